//! The fields of structs, in whatever order their keys are.

use super::super::{
    super::{Field, Map, Nullable, Value},
    FieldSpec, Json,
};
use super::Cursor;

/// Fills the fields of a struct from the members of an object, one after the other as they stand in the text.
pub struct ObjectFiller<'c, 't> {
    cursor: &'c mut Cursor<'t>,
    specs: &'static [FieldSpec],
    /// Documented names of fields of sibling variants, each after its name on the wire.
    also: &'static [(&'static str, &'static str)],
    /// The field that is expected next: keys mostly stand in the order of the schema.
    expected: usize,
    is_open: bool,
    /// The key of the member that is no field.
    key: &'t str,
}

impl<'c, 't> ObjectFiller<'c, 't> {
    /// Enters an object.
    #[inline]
    pub fn new(
        cursor: &'c mut Cursor<'t>,
        specs: &'static [FieldSpec],
        also: &'static [(&'static str, &'static str)],
    ) -> Option<Self> {
        let is_open = cursor.open(b'{', b'}')?;
        Some(Self { cursor, specs, also, expected: 0, is_open, key: "" })
    }

    /// Reads the next key, and returns the place of its field in the table, or the table's length if there is none;
    /// `None` after the last member.
    #[inline]
    pub fn next_field(&mut self) -> Option<Option<usize>> {
        if !self.is_open {
            return Some(None);
        }
        let place = match self.guess() {
            Some(place) => place,
            None => self.find()?,
        };
        Some(Some(place))
    }

    /// Returns the field of the next key, if it is one of those that are likely.
    #[inline]
    fn guess(&mut self) -> Option<usize> {
        /// Fields that may be absent before the next one.
        const MAX_GUESSES: usize = 3;
        let mut likely = self.specs.iter().enumerate().skip(self.expected).take(MAX_GUESSES);
        let (place, spec) =
            likely.find(|(_, spec)| spec.is_plain && self.cursor.key_is(spec.wire))?;
        self.expected = place + 1;
        if spec.documented.is_some() {
            self.cursor.saw_wire_name();
        }
        Some(place)
    }

    /// Returns the field of the next key, or the length of the table.
    #[inline(never)]
    fn find(&mut self) -> Option<usize> {
        let key = self.cursor.key()?;
        let Some(place) = self.place(key) else {
            self.key = key;
            return Some(self.specs.len());
        };
        self.expected = place + 1;
        Some(place)
    }

    /// Returns the field of a key. As where a value is read, a name on the wire takes precedence over the documented name
    /// of another field.
    fn place(&mut self, key: &str) -> Option<usize> {
        let (before, after) = self.specs.split_at_checked(self.expected)?;
        let is_named = |spec: &FieldSpec| spec.wire == key;
        let found = after.iter().position(is_named).map(|place| place + before.len());
        let Some(place) = found.or_else(|| before.iter().position(is_named)) else {
            let place = self.specs.iter().position(|spec| spec.documented == Some(key))?;
            self.cursor.saw_documented_name();
            return Some(place);
        };
        if self.specs[place].documented.is_some() {
            self.cursor.saw_wire_name();
        }
        Some(place)
    }

    /// Goes on to the next member.
    #[inline]
    pub fn end(&mut self) -> Option<()> {
        self.is_open = self.cursor.goes_on(b'}')?;
        Some(())
    }

    /// Steps over the value of a field that has only one.
    pub fn constant(&mut self) -> Option<()> {
        self.cursor.skip().map(drop)
    }

    /// Reads a field that is required.
    #[inline]
    pub fn required<T: Json>(&mut self, slot: &mut Option<T>) -> Option<()> {
        let is_first = slot.is_none();
        *slot = T::fill(self.cursor);
        (is_first && slot.is_some()).then_some(())
    }

    /// Reads a field that may be absent.
    #[inline]
    pub fn optional<T: Json>(&mut self, slot: &mut Option<Option<T>>) -> Option<()> {
        put(slot, Some(T::fill(self.cursor)?))
    }

    /// Reads a field that may be absent, and for which null means the same.
    #[inline]
    pub fn absent_null<T: Json>(&mut self, slot: &mut Option<Option<T>>) -> Option<()> {
        let value = if self.cursor.is_null() { None } else { Some(T::fill(self.cursor)?) };
        put(slot, value)
    }

    /// Reads a field that may be absent or null.
    #[inline]
    pub fn nullable<T: Json>(&mut self, slot: &mut Option<Field<T>>) -> Option<()> {
        let is_null = self.cursor.is_null();
        put(slot, if is_null { Field::Null } else { Field::Value(T::fill(self.cursor)?) })
    }

    /// Reads a field that is required and may be null.
    #[inline]
    pub fn required_nullable<T: Json>(&mut self, slot: &mut Option<Nullable<T>>) -> Option<()> {
        put(slot, Nullable::fill(self.cursor)?)
    }

    /// Keeps a member that is no field, under the name on the wire if it is a field of a sibling variant.
    pub fn keep<T: Json>(&mut self, rest: &mut Map<T>) -> Option<()> {
        let key = self.key;
        let value = T::fill(self.cursor)?;
        match self.also.iter().find(|(_, documented)| *documented == key) {
            Some((wire, _)) => rest.insert(*wire, value),
            None => rest.insert(key, value),
        };
        Some(())
    }

    /// Forgets a member that is no field.
    pub fn drop(&mut self, _: &mut Map<Value>) -> Option<()> {
        self.cursor.skip().map(drop)
    }

    /// Leaves it to others to report a member that is no field.
    pub fn refuse(&mut self, _: &mut Map<Value>) -> Option<()> {
        None
    }
}

/// Puts a value into the slot of its field; a second one, under the other spelling, is left to others to report.
#[inline]
fn put<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value);
    Some(())
}
