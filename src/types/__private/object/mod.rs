//! Objects: shared code for all structs, driven by a table of their fields.
//!
//! A struct hands over where its fields go, as [`FieldSlot`]s, and what they hold, as [`Written`]; everything else is done here,
//! once for all structs.
//!
//! - `read`: from a value. `write`: as a value. `slot`: single fields. From the text of a payload: `fill::object`.

mod read;
mod slot;
mod write;

pub use slot::{FieldSlot, Rest, Written};

use tablature_schema::ir::Keyword;

use super::{super::Value, At, Errors, Json, Rules, Source, closed, closed_value, parse_value};

/// A struct's field in JSON: its kind, its name on the wire, and its documented name, or the empty string. A table of strings
/// and nothing else, for this is what the compiler is done with soonest.
///
/// The word `escaped` after the kind says that the name on the wire has characters that are escaped in JSON.
pub type FieldSpec = [&'static str; 3];

/// Returns the name on the wire.
pub(super) fn wire([_, wire, _]: &FieldSpec) -> &'static str {
    wire
}

/// Returns the documented name, if the field has two.
pub(super) fn documented([_, _, documented]: &FieldSpec) -> Option<&'static str> {
    (!documented.is_empty()).then_some(*documented)
}

/// Returns whether the name on the wire is written in JSON as it is.
pub(super) fn is_plain([kind, ..]: &FieldSpec) -> bool {
    !kind.ends_with("escaped")
}

/// Returns whether the field may not be absent.
fn is_required([kind, ..]: &FieldSpec) -> bool {
    kind.starts_with(Keyword::Required.name())
}

/// Returns whether null means that the field is absent.
pub(super) fn is_null_absent([kind, ..]: &FieldSpec) -> bool {
    kind.starts_with("absent_null")
}

/// The only value that a field has.
#[derive(Debug, Clone, Copy)]
pub enum Constant {
    /// A string.
    String(&'static str),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
    /// Any other value, as JSON.
    Json(&'static str),
}

impl Constant {
    fn value(self) -> Value {
        match self {
            Self::String(text) => text.into(),
            Self::Integer(integer) => integer.into(),
            Self::Boolean(boolean) => boolean.into(),
            Self::Json(json) => parse_value(json),
        }
    }

    fn check(self, value: &Value, at: &At<'_>, errors: &mut Errors) {
        match self {
            Self::String(text) => closed(value, &[text], at, errors),
            Self::Integer(integer) => closed_value(value, &[&integer.to_string()], at, errors),
            Self::Boolean(boolean) => closed_value(value, &[&boolean.to_string()], at, errors),
            Self::Json(json) => closed_value(value, &[json], at, errors),
        };
    }
}

/// What a struct has of an object: its fields, and what becomes of all other members.
#[derive(Debug)]
pub struct ObjectSpec {
    /// The fields that have only one value, and then the others in the order of the struct.
    pub(super) fields: &'static [FieldSpec],
    /// The values of the first fields.
    pub(super) constants: &'static [Constant],
    /// Documented names of fields of sibling variants, each after its name on the wire.
    pub(super) also: &'static [(&'static str, &'static str)],
    /// Is `true` if other members are errors.
    pub(super) is_closed: bool,
    rules: Option<&'static Rules>,
}

impl ObjectSpec {
    /// Names the fields.
    pub const fn new(fields: &'static [FieldSpec]) -> Self {
        Self { fields, constants: &[], also: &[], is_closed: false, rules: None }
    }

    /// Gives the values of the first fields, which have only one.
    #[must_use]
    pub const fn constants(self, constants: &'static [Constant]) -> Self {
        Self { constants, ..self }
    }

    /// Gives other members that have one of these documented names the wire's, so that what is written again is
    /// all in one spelling.
    #[must_use]
    pub const fn also(self, also: &'static [(&'static str, &'static str)]) -> Self {
        Self { also, ..self }
    }

    /// Adds rules that the validator checks.
    #[must_use]
    pub const fn rules(self, rules: &'static Rules) -> Self {
        Self { rules: Some(rules), ..self }
    }

    /// Keeps other members.
    #[must_use]
    pub const fn keep(self) -> Self {
        self
    }

    /// Forgets other members.
    #[must_use]
    pub const fn drop(self) -> Self {
        self
    }

    /// Makes an error of each other member.
    #[must_use]
    pub const fn refuse(self) -> Self {
        Self { is_closed: true, ..self }
    }

    /// Returns the name on the wire of another member.
    pub(super) fn wire_name(&self, key: &str) -> Option<&'static str> {
        self.also.iter().find(|(_, documented)| *documented == key).map(|(wire, _)| *wire)
    }
}

impl Source<'_, '_, '_> {
    /// Puts the members of an object into the slots of a struct, and returns whether all are valid.
    pub fn object(
        self,
        spec: &'static ObjectSpec,
        slots: &mut [&mut dyn FieldSlot],
        rest: Option<&mut dyn Rest>,
    ) -> bool {
        match self {
            Source::Value(value, at, errors) => spec.read(value, slots, rest, at, errors).is_some(),
            Source::Text(cursor) => cursor.object(spec, slots, rest).is_some(),
        }
    }
}
