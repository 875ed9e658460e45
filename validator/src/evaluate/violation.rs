//! A violation, before it is explained.

use tablature_schema::ir::{Keyword, Rule, SchemaId};

use super::Scope;
use crate::json::{Member, NodeRef};

/// One keyword that a value violates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Violation<'a> {
    /// The subschema that holds the keyword; for [`ViolationKind::FalseSchema`] the subschema `false` itself.
    pub(crate) schema: SchemaId,
    /// The keyword; for [`ViolationKind::FalseSchema`] the one that holds the subschema, `None` where that is the root
    /// of the evaluation.
    pub(crate) keyword: Option<Keyword>,
    /// The value; for names and unknown properties, the object.
    pub(crate) value: NodeRef<'a>,
    /// The kind of violation.
    pub(crate) kind: ViolationKind<'a>,
    /// The dynamic scope in which subschemas of `schema` are entered.
    pub(crate) scope: Scope,
}

/// The kind of a violation.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ViolationKind<'a> {
    /// A keyword without subschemas that is not one of the kinds below.
    Assertion(&'a Rule),
    /// `contains`: too few items are valid, or too many.
    Contains {
        /// Minimum number of valid items.
        min: u64,
        /// Maximum number of valid items.
        max: Option<u64>,
        /// Number of valid items.
        found: u64,
    },
    /// A required property is missing.
    Missing {
        /// Its name.
        name: &'a str,
        /// The property that requires it, for `dependentRequired`.
        because: Option<&'a str>,
    },
    /// A property that `additionalProperties: false` or `unevaluatedProperties: false` rejects.
    UnknownProperty(&'a Member<'a>),
    /// The subschema `false` applies to it.
    FalseSchema,
    /// The name of a property is invalid.
    BadName {
        /// The property.
        member: &'a Member<'a>,
        /// The subschema whose keyword the name violates first.
        schema: SchemaId,
        /// That keyword.
        keyword: Option<Keyword>,
    },
    /// The items from this index on are rejected by `false`.
    ExtraItems(usize),
    /// No branch of a union is valid.
    NoBranch,
    /// More than one branch of `oneOf` is valid; these are the first two.
    SeveralBranches(SchemaId, SchemaId),
    /// It is valid under `not`.
    Not,
    /// It is not encoded in `contentEncoding`, or not of `contentMediaType`.
    Content,
    /// There is no verdict.
    Undecided(Reason),
}

/// The reason why there is no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reason {
    /// The steps of the payload were spent.
    Steps,
    /// A pattern took more steps than one pattern may.
    Pattern,
    /// Values and subschemas together are nested too deep.
    Depth,
    /// References form a cycle in the dynamic scope.
    Cycle,
    /// A reference is unresolved. Happens only in parts that the schema itself does not reach.
    Unresolved,
}
