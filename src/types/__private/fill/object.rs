//! The fields of structs, in whatever order their keys are.

use super::super::{
    FieldSlot, FieldSpec, ObjectSpec, Rest,
    object::{documented, is_null_absent, is_plain, wire},
};
use super::Cursor;

impl Cursor<'_> {
    /// Fills the fields of a struct from the members of an object, one after the other as they stand in the text.
    pub(in super::super) fn object(
        &mut self,
        spec: &'static ObjectSpec,
        slots: &mut [&mut dyn FieldSlot],
        mut rest: Option<&mut dyn Rest>,
    ) -> Option<()> {
        let n_constants = spec.constants.len();
        let mut members = Members::new(self, spec.fields)?;
        while members.is_open {
            let place = members.next_field()?;
            match spec.fields.get(place) {
                Some(_) if place < n_constants => drop(members.cursor.skip()?),
                Some(field) if is_null_absent(field) && members.cursor.is_null() => {}
                Some(_) => slots.get_mut(place - n_constants)?.fill(members.cursor)?,
                None => match &mut rest {
                    // A field of a sibling variant has its name on the wire.
                    Some(rest) => {
                        let key = spec.wire_name(members.key).unwrap_or(members.key);
                        rest.fill(key, members.cursor)?;
                    }
                    // It is left to others to report it.
                    None if spec.is_closed => return None,
                    None => drop(members.cursor.skip()?),
                },
            }
            members.end()?;
        }
        Some(())
    }
}

/// The members of an object, as they stand in the text.
struct Members<'c, 't> {
    cursor: &'c mut Cursor<'t>,
    specs: &'static [FieldSpec],
    /// The field that is expected next: keys mostly stand in the order of the schema.
    expected: usize,
    is_open: bool,
    /// The key of the member that is no field.
    key: &'t str,
}

impl<'c, 't> Members<'c, 't> {
    /// Enters an object.
    #[inline]
    fn new(cursor: &'c mut Cursor<'t>, specs: &'static [FieldSpec]) -> Option<Self> {
        let is_open = cursor.open(b'{', b'}')?;
        Some(Self { cursor, specs, expected: 0, is_open, key: "" })
    }

    /// Reads the next key, and returns the place of its field in the table, or the table's length if there is none.
    #[inline]
    fn next_field(&mut self) -> Option<usize> {
        self.guess().or_else(|| self.find())
    }

    /// Returns the field of the next key, if it is one of those that are likely.
    #[inline]
    fn guess(&mut self) -> Option<usize> {
        /// Fields that may be absent before the next one.
        const MAX_GUESSES: usize = 3;
        let mut likely = self.specs.iter().enumerate().skip(self.expected).take(MAX_GUESSES);
        let (place, spec) =
            likely.find(|(_, spec)| is_plain(spec) && self.cursor.key_is(wire(spec)))?;
        self.expected = place + 1;
        if documented(spec).is_some() {
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
        let is_named = |spec: &FieldSpec| wire(spec) == key;
        let found = after.iter().position(is_named).map(|place| place + before.len());
        let Some(place) = found.or_else(|| before.iter().position(is_named)) else {
            let place = self.specs.iter().position(|spec| documented(spec) == Some(key))?;
            self.cursor.saw_documented_name();
            return Some(place);
        };
        if documented(&self.specs[place]).is_some() {
            self.cursor.saw_wire_name();
        }
        Some(place)
    }

    /// Goes on to the next member.
    #[inline]
    fn end(&mut self) -> Option<()> {
        self.is_open = self.cursor.goes_on(b'}')?;
        Some(())
    }
}
