//! The rule of a subschema that a payload breaks.

use tablature_schema::ir::Keyword;

/// A rule of a subschema that can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Broken {
    /// A keyword.
    Keyword(Keyword),
    /// `oneOf`, broken by a value that is valid under a second branch.
    SecondBranch,
    /// The schema `false`, broken by any value.
    False,
}

impl Broken {
    /// Returns whether this is the given keyword.
    pub(super) fn is(self, keyword: Keyword) -> bool {
        self == Self::Keyword(keyword)
    }

    /// Returns the keyword that a finding names; `false` for the schema `false`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Keyword(keyword) => keyword.name(),
            Self::SecondBranch => Keyword::OneOf.name(),
            Self::False => "false",
        }
    }
}
