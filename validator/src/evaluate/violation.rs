//! What a payload violates, before it is put into words.

use tablature_schema::ir::{Keyword, Rule, SchemaId};

use super::Scope;
use crate::json::{Member, NodeRef};

/// One keyword that a value violates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Violation<'a> {
    /// The subschema that holds the keyword; for [`ViolationKind::FalseSchema`] the subschema `false` itself.
    pub(crate) schema: SchemaId,
    /// The keyword; for [`ViolationKind::FalseSchema`] the one that holds the subschema, `None` where that is the
    /// one that was asked about.
    pub(crate) keyword: Option<Keyword>,
    /// The value: of names and unknown properties, the object.
    pub(crate) value: NodeRef<'a>,
    /// What is wrong.
    pub(crate) kind: ViolationKind<'a>,
    /// The dynamic scope in which subschemas of `schema` are entered.
    pub(crate) scope: Scope,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ViolationKind<'a> {
    /// It does not meet a rule that needs no other subschema, nor one of the kinds below.
    Assertion(&'a Rule),
    /// `contains`: too few items are valid, or too many.
    Contains {
        /// At least as many should be.
        min: u64,
        /// At most as many should be.
        max: Option<u64>,
        /// As many are.
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
    /// There are items from this index on that `false` rejects.
    ExtraItems(usize),
    /// No branch of a union is valid.
    NoBranch,
    /// More than one branch of `oneOf` is valid: the first two.
    SeveralBranches(SchemaId, SchemaId),
    /// It is valid under `not`.
    Not,
    /// It is not encoded in `contentEncoding`, or not of `contentMediaType`.
    Content,
    /// There is no verdict.
    Undecided(Reason),
}

/// Why there is no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reason {
    /// The steps that the payload has were spent.
    Steps,
    /// A pattern took more work than one pattern may.
    Pattern,
    /// Values and subschemas are nested too deep together.
    Depth,
    /// References that only the dynamic scope closes to a cycle.
    Cycle,
    /// A reference resolves to nothing that was given: only below a part that the schema itself does not reach.
    Unresolved,
}
