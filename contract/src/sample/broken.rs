//! What of a subschema a payload breaks.

use tablature_schema::ir::Keyword;

/// A rule of a subschema, as it can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Broken {
    /// A keyword.
    Keyword(Keyword),
    /// `oneOf`, by a value that a second branch accepts too.
    SecondBranch,
    /// The schema `false`, by any value.
    False,
}

impl Broken {
    /// Whether it is this keyword.
    pub(super) fn is(self, keyword: Keyword) -> bool {
        self == Self::Keyword(keyword)
    }

    /// The keyword that a finding names; for the schema `false`, `false`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Keyword(keyword) => keyword.name(),
            Self::SecondBranch => Keyword::OneOf.name(),
            Self::False => "false",
        }
    }
}
