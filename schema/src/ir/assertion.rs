//! What a subschema accepts by itself, typed: the spellings of older drafts end here.

use super::{Keyword, TypeSet};
use crate::{
    format::{Format, Span},
    json::{Number, Value},
    pattern::Pattern,
};

/// A rule about a value that needs no other subschema.
#[derive(Debug, Clone, PartialEq)]
pub struct Assertion {
    /// The keyword as the schema writes it; what a violation is reported under.
    pub keyword: Keyword,
    /// What it asserts.
    pub rule: Rule,
}

/// What an [`Assertion`] accepts. Values of other types than the rule's pass.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// `type`.
    Types(TypeSet),
    /// `enum`.
    Enum(Vec<Value>),
    /// `const`.
    Const(Value),
    /// A limit of a number: `minimum`, `exclusiveMaximum` … A limit of draft 4 with its flag is one bound.
    Bound(Bound),
    /// `multipleOf`: greater than zero.
    MultipleOf(Number),
    /// `minLength`, in characters (Unicode scalar values).
    MinLength(u64),
    /// `maxLength`.
    MaxLength(u64),
    /// `pattern`.
    Pattern(Pattern),
    /// `format`, of a format that the draft or we know. Others are in the schema's warnings.
    Format(Format),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `required`.
    Required(Vec<Box<str>>),
    /// `dependentRequired`, and the lists of names in `dependencies`: where the first is there, the others must be.
    DependentRequired(Vec<(Box<str>, Vec<Box<str>>)>),
    /// `contains` with `minContains` and `maxContains`: how many items must be valid under the schema at
    /// [`Applicator::Contains`](super::Applicator::Contains). Without either, at least one.
    Contains {
        /// At least as many.
        min: u64,
        /// At most as many.
        max: Option<u64>,
    },
    /// `maxAge`.
    MaxAge(Span),
}

/// A limit of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Which side it limits.
    pub side: Side,
    /// The limit, exactly.
    pub limit: Number,
    /// Whether the limit itself is rejected.
    pub is_exclusive: bool,
}

/// The side that a [`Bound`] limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Values must not be below the limit.
    Lower,
    /// Values must not be above the limit.
    Upper,
}
