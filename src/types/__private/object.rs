//! Objects: shared code for all structs, driven by a table of their fields.

use super::{
    super::{Field, Map, Nullable, Object, ReadError, Value},
    At, Errors, Json, closed, closed_value, parse_value,
};
use tablature_schema::ir::Keyword;

/// The names of a struct's field in JSON.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    pub(super) wire: &'static str,
    pub(super) documented: Option<&'static str>,
    /// Is `true` if the name on the wire is written in JSON as it is.
    pub(super) is_plain: bool,
}

impl FieldSpec {
    /// Names a field by its name on the wire.
    pub const fn new(wire: &'static str) -> Self {
        Self { wire, documented: None, is_plain: is_plain(wire.as_bytes()) }
    }

    /// Adds the documented spelling.
    #[must_use]
    pub const fn or(self, documented: &'static str) -> Self {
        Self { documented: Some(documented), ..self }
    }
}

/// Returns whether no character of a string needs an escape in JSON.
const fn is_plain(mut text: &[u8]) -> bool {
    while let [first, rest @ ..] = text {
        if matches!(first, b'"' | b'\\' | ..=0x1F) {
            return false;
        }
        text = rest;
    }
    true
}

/// The only value that a field has.
#[derive(Debug, Clone, Copy)]
pub enum Constant {
    /// A string.
    String(&'static str),
    /// Any value, as JSON.
    Json(&'static str),
}

impl Constant {
    fn value(self) -> Value {
        match self {
            Self::String(text) => text.into(),
            Self::Json(json) => parse_value(json),
        }
    }

    fn check(self, value: &Value, at: &At<'_>, errors: &mut Errors) {
        match self {
            Self::String(text) => closed(value, &[text], at, errors),
            Self::Json(json) => closed_value(value, &[json], at, errors),
        };
    }
}

/// A value that was found for a field, and under which key.
struct Slot {
    value: Value,
    key: &'static str,
}

/// Reads the members of an object in the order of the table.
pub struct ObjectReader<'r, 'a> {
    specs: &'static [FieldSpec],
    slots: std::vec::IntoIter<Option<Slot>>,
    next: usize,
    rest: Object,
    at: &'r At<'a>,
    errors: &'r mut Errors,
    errors_before: usize,
}

impl<'r, 'a> ObjectReader<'r, 'a> {
    /// Starts to read an object; `None` where the value is not one.
    pub fn new(
        value: Value,
        specs: &'static [FieldSpec],
        at: &'r At<'a>,
        errors: &'r mut Errors,
    ) -> Option<Self> {
        let members = match value {
            Value::Object(members) => members,
            other => return errors.push(at, Keyword::Type, "an object", &other),
        };
        if !errors.allow_depth(at) {
            return None;
        }
        let errors_before = errors.len();
        let mut slots: Vec<Option<Slot>> = specs.iter().map(|_| None).collect();
        let mut rest = Object::new();
        for (key, value) in members {
            // A name on the wire takes precedence over the documented name of another field.
            let on_wire = specs.iter().position(|spec| spec.wire == key);
            let place = on_wire
                .or_else(|| specs.iter().position(|spec| spec.documented == Some(key.as_str())));
            let Some(place) = place else {
                rest.insert(key, value);
                continue;
            };
            let FieldSpec { wire, documented, .. } = specs[place];
            let name = if on_wire.is_some() { wire } else { documented.unwrap_or(wire) };
            if slots[place].is_some() {
                let expected = "one of the two spellings of a field";
                errors.push::<()>(&at.key(name), Keyword::DocumentedAs, expected, "both");
                continue;
            }
            if on_wire.is_none() {
                errors.saw_documented_name(at, name, wire);
            } else if documented.is_some() {
                errors.saw_wire_name();
            }
            slots[place] = Some(Slot { value, key: name });
        }
        Some(Self { specs, slots: slots.into_iter(), next: 0, rest, at, errors, errors_before })
    }

    fn next_slot(&mut self) -> Option<Slot> {
        self.next += 1;
        self.slots.next().flatten()
    }

    fn missing<T>(&mut self) -> Option<T> {
        let wire = self.specs[self.next - 1].wire;
        self.errors.push(self.at, Keyword::Required, format!("field `{wire}`"), ReadError::NOTHING)
    }

    fn read<T: Json>(&mut self, slot: Slot) -> Option<T> {
        T::read(slot.value, &self.at.key(slot.key), self.errors)
    }

    /// Reads the next field, which is required and has this value.
    pub fn constant(&mut self, only: Constant) {
        match self.next_slot() {
            Some(slot) => only.check(&slot.value, &self.at.key(slot.key), self.errors),
            None => {
                self.missing::<()>();
            }
        }
    }

    /// Reads the next field, which is required.
    pub fn required<T: Json>(&mut self) -> Option<T> {
        match self.next_slot() {
            Some(slot) => self.read(slot),
            None => self.missing(),
        }
    }

    /// Reads the next field, which may be absent.
    pub fn optional<T: Json>(&mut self) -> Option<Option<T>> {
        match self.next_slot() {
            Some(slot) => self.read(slot).map(Some),
            None => Some(None),
        }
    }

    /// Reads the next field, which may be absent, and for which null means the same.
    pub fn absent_null<T: Json>(&mut self) -> Option<Option<T>> {
        match self.next_slot() {
            Some(Slot { value: Value::Null, .. }) | None => Some(None),
            Some(slot) => self.read(slot).map(Some),
        }
    }

    /// Reads the next field, which may be absent or null.
    pub fn nullable<T: Json>(&mut self) -> Option<Field<T>> {
        match self.next_slot() {
            None => Some(Field::Absent),
            Some(Slot { value: Value::Null, .. }) => Some(Field::Null),
            Some(slot) => self.read(slot).map(Field::Value),
        }
    }

    /// Reads the next field, which is required and may be null.
    pub fn required_nullable<T: Json>(&mut self) -> Option<Nullable<T>> {
        match self.next_slot() {
            Some(slot) => self.read(slot),
            None => self.missing(),
        }
    }

    /// Gives other members that have one of these documented names the wire's, so that what is written again is
    /// all in one spelling.
    pub fn also(&mut self, names: &[(&'static str, &'static str)]) {
        let wire = |key: String| match names.iter().find(|(_, documented)| *documented == key) {
            Some((wire, _)) => (*wire).to_owned(),
            None => key,
        };
        let rest = std::mem::take(&mut self.rest);
        self.rest.extend(rest.into_iter().map(|(key, value)| (wire(key), value)));
    }

    /// Reads all other members.
    pub fn keep<T: Json>(&mut self) -> Option<Map<T>> {
        T::read_map(std::mem::take(&mut self.rest), self.at, self.errors)
    }

    /// Forgets all other members.
    pub fn drop(&mut self) -> Option<Map<Value>> {
        None
    }

    /// Reports an error for each other member.
    pub fn refuse(&mut self) -> Option<Map<Value>> {
        for (key, value) in &self.rest {
            let expected = "no field of this name";
            self.errors.push::<()>(
                &self.at.key(key),
                Keyword::AdditionalProperties,
                expected,
                value,
            );
        }
        None
    }

    /// Returns the struct, if there were no errors.
    pub fn finish<T>(self, value: T) -> Option<T> {
        (self.errors.len() == self.errors_before).then_some(value)
    }
}

/// Writes the fields of a struct in the order of the table.
pub struct ObjectWriter {
    specs: &'static [FieldSpec],
    next: usize,
    object: Object,
}

impl ObjectWriter {
    /// Creates an object without members.
    pub fn new(specs: &'static [FieldSpec]) -> Self {
        Self { specs, next: 0, object: Object::with_capacity(specs.len()) }
    }

    fn put(&mut self, value: Option<Value>) {
        let wire = self.specs[self.next].wire;
        self.next += 1;
        if let Some(value) = value {
            self.object.insert(wire, value);
        }
    }

    /// Writes the next field, which always has this value.
    pub fn constant(&mut self, only: Constant) {
        self.put(Some(only.value()));
    }

    /// Writes the next field.
    pub fn required<T: Json>(&mut self, value: &T) {
        self.put(Some(value.write()));
    }

    /// Writes the next field, if it is there.
    pub fn optional<T: Json>(&mut self, value: &Option<T>) {
        self.put(value.as_ref().map(Json::write));
    }

    /// Writes the next field, if it is there; never as null.
    pub fn absent_null<T: Json>(&mut self, value: &Option<T>) {
        self.put(value.as_ref().map(Json::write));
    }

    /// Writes the next field, if it is there.
    pub fn nullable<T: Json>(&mut self, value: &Field<T>) {
        self.put(match value {
            Field::Absent => None,
            Field::Null => Some(Value::Null),
            Field::Value(value) => Some(value.write()),
        });
    }

    /// Writes the next field.
    pub fn required_nullable<T: Json>(&mut self, value: &Nullable<T>) {
        self.put(Some(value.write()));
    }

    /// Writes the undeclared members. One that has the name of a field that is there is not written; one that has the
    /// name of an absent field is, and every reader of the object sees that field.
    pub fn keep<T: Json>(&mut self, rest: &Map<T>) {
        for (key, value) in rest.iter() {
            if !self.object.contains_key(key) {
                self.object.insert(key, value.write());
            }
        }
    }

    /// Returns the object.
    pub fn finish(self) -> Value {
        Value::Object(self.object)
    }
}
