//! Structs from values.

use tablature_schema::ir::Keyword;

use super::{
    super::super::{Object, ReadError, Value},
    At, Errors, FieldSlot, ObjectSpec, Rest, documented, is_null_absent, is_required, wire,
};

/// A value that was found for a field, and under which key.
struct Found {
    value: Value,
    key: &'static str,
}

impl ObjectSpec {
    /// Reads an object in the order of the table; `None` after errors.
    pub(super) fn read(
        &self,
        value: Value,
        slots: &mut [&mut dyn FieldSlot],
        rest: Option<&mut dyn Rest>,
        at: &At<'_>,
        errors: &mut Errors,
    ) -> Option<()> {
        if !self.rules.is_none_or(|rules| rules.check(&value, at, errors)) {
            return None;
        }
        let members = match value {
            Value::Object(members) => members,
            other => return errors.push(at, Keyword::Type, "an object", &other),
        };
        if !errors.allow_depth(at) {
            return None;
        }
        let errors_before = errors.len();
        let (found, others) = self.sort(members, at, errors);
        let are_valid = self.read_fields(found, slots, at, errors);
        let others = self.renamed(others);
        let is_rest_valid = if let Some(rest) = rest {
            rest.read(others, at, errors)
        } else {
            self.refuse_others(&others, at, errors);
            true
        };
        (are_valid && is_rest_valid && errors.len() == errors_before).then_some(())
    }

    /// Sorts members into those of the fields, in their order, and all others.
    fn sort(
        &self,
        members: Object,
        at: &At<'_>,
        errors: &mut Errors,
    ) -> (Vec<Option<Found>>, Object) {
        let fields = self.fields;
        let mut found: Vec<Option<Found>> = fields.iter().map(|_| None).collect();
        let mut others = Object::new();
        for (key, value) in members {
            // A name on the wire takes precedence over the documented name of another field.
            let on_wire = fields.iter().position(|field| wire(field) == key);
            let place = on_wire.or_else(|| {
                fields.iter().position(|field| documented(field) == Some(key.as_str()))
            });
            let Some(place) = place else {
                others.insert(key, value);
                continue;
            };
            let (wire, documented) = (wire(&fields[place]), documented(&fields[place]));
            let name = if on_wire.is_some() { wire } else { documented.unwrap_or(wire) };
            if found[place].is_some() {
                let expected = "one of the two spellings of a field";
                errors.push::<()>(&at.key(name), Keyword::DocumentedAs, expected, "both");
                continue;
            }
            if on_wire.is_none() {
                errors.saw_documented_name(at, name, wire);
            } else if documented.is_some() {
                errors.saw_wire_name();
            }
            found[place] = Some(Found { value, key: name });
        }
        (found, others)
    }

    /// Reads the fields, and returns whether each is valid, or absent and not required.
    fn read_fields(
        &self,
        found: Vec<Option<Found>>,
        slots: &mut [&mut dyn FieldSlot],
        at: &At<'_>,
        errors: &mut Errors,
    ) -> bool {
        let mut slots = slots.iter_mut();
        let mut are_valid = true;
        for (place, (field, found)) in self.fields.iter().zip(found).enumerate() {
            let only = self.constants.get(place);
            let slot = if only.is_none() { slots.next() } else { None };
            let Some(Found { value, key }) = found else {
                if is_required(field) {
                    let expected = format!("field `{}`", wire(field));
                    errors.push::<()>(at, Keyword::Required, expected, ReadError::NOTHING);
                    are_valid = false;
                }
                continue;
            };
            if is_null_absent(field) && value == Value::Null {
                continue;
            }
            match (only, slot) {
                (Some(only), _) => only.check(&value, &at.key(key), errors),
                (None, Some(slot)) => are_valid &= slot.read(value, &at.key(key), errors),
                (None, None) => are_valid = false,
            }
        }
        are_valid
    }

    /// Gives other members the names on the wire of sibling variants' fields.
    fn renamed(&self, others: Object) -> Object {
        if self.also.is_empty() {
            return others;
        }
        let wire = |key: String| self.wire_name(&key).map_or(key, ToOwned::to_owned);
        others.into_iter().map(|(key, value)| (wire(key), value)).collect()
    }

    /// Reports each other member, if there may be none.
    fn refuse_others(&self, others: &Object, at: &At<'_>, errors: &mut Errors) {
        for (key, value) in others.iter().filter(|_| self.is_closed) {
            let expected = "no field of this name";
            errors.push::<()>(&at.key(key), Keyword::AdditionalProperties, expected, value);
        }
    }
}
