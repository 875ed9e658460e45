//! Assertions of a subschema, in one form for all drafts.

use super::{Keyword, TypeSet};
use crate::{
    format::{Format, Span},
    json::{Number, Value},
    pattern::Pattern,
};

/// An assertion that has no subschema.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Assertion {
    /// The keyword in the schema, under which violations are reported.
    pub keyword: Keyword,
    /// The rule.
    pub rule: Rule,
}

/// The rule of an [`Assertion`]. It accepts values of types that it does not apply to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// `type`.
    Types(TypeSet),
    /// `enum`.
    Enum(Vec<Value>),
    /// `const`.
    Const(Value),
    /// A limit of a number: `minimum`, `exclusiveMaximum` … In draft 4, a limit and its flag are one bound.
    Bound(Bound),
    /// `multipleOf`: greater than zero.
    MultipleOf(Number),
    /// `minLength`, in characters (Unicode scalar values).
    MinLength(u64),
    /// `maxLength`.
    MaxLength(u64),
    /// `pattern`.
    Pattern(Pattern),
    /// `format`, if the format is known. Others are in the schema's warnings.
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
    /// `dependentRequired`, and the lists of names in `dependencies`: where the first is present, the others must be.
    DependentRequired(Vec<(Box<str>, Vec<Box<str>>)>),
    /// `contains` with `minContains` and `maxContains`: the number of items that must be valid under the subschema
    /// [`Applicator::Contains`](super::Applicator::Contains). Without either, at least one.
    Contains {
        /// The minimum.
        min: u64,
        /// The maximum.
        max: Option<u64>,
    },
    /// `maxAge`.
    MaxAge(Span),
}

/// A limit of a number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Bound {
    /// The side that it limits.
    pub side: Side,
    /// The exact limit.
    pub limit: Number,
    /// Is `true` if the limit itself is excluded.
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
