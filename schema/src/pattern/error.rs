//! Errors in patterns.

use std::fmt;

use super::{MAX_LENGTH, MAX_NESTING, MAX_RANGES};

/// The reason why a text is not an ECMA-262 regular expression, or is too large.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PatternError {
    kind: Kind,
    /// Position of the invalid character, in characters from 1.
    character: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    NothingToRepeat,
    RepeatedAssertion,
    UnclosedGroup,
    UnopenedGroup,
    UnknownGroup,
    UnclosedClass,
    ReversedRange,
    ReversedCount,
    LoneBackslash,
    InvalidEscape(String),
    InvalidCodePoint,
    UnknownProperty(String),
    UnsupportedProperty(String),
    InvalidName,
    RepeatedName(String),
    NoSuchGroup(String),
    TooLong,
    TooDeep,
    TooManyRanges,
}

impl PatternError {
    /// Creates an error at the character with this index.
    pub(super) fn new(kind: Kind, index: usize) -> Self {
        Self { kind, character: index + 1 }
    }

    /// Returns whether the text may be a regular expression, but exceeds a limit: [`MAX_LENGTH`], [`MAX_NESTING`], or
    /// [`MAX_RANGES`].
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLong | Kind::TooDeep | Kind::TooManyRanges)
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::NothingToRepeat => f.write_str("there is nothing to repeat")?,
            Kind::RepeatedAssertion => f.write_str("an assertion cannot be repeated")?,
            Kind::UnclosedGroup => f.write_str("the group is not closed")?,
            Kind::UnopenedGroup => f.write_str("`)` does not close a group")?,
            Kind::UnknownGroup => f.write_str("`(?` does not begin a group of ECMA-262")?,
            Kind::UnclosedClass => f.write_str("the character class is not closed")?,
            Kind::ReversedRange => f.write_str("the range is reversed")?,
            Kind::ReversedCount => f.write_str("the maximum count is less than the minimum")?,
            Kind::LoneBackslash => f.write_str("`\\` at the end escapes nothing")?,
            Kind::InvalidEscape(escape) => {
                write!(f, "`{escape}` is not an escape of ECMA-262")?;
            }
            Kind::InvalidCodePoint => f.write_str("there is no such code point")?,
            Kind::UnknownProperty(name) => write!(f, "`{name}` is not a Unicode property")?,
            Kind::UnsupportedProperty(name) => {
                write!(f, "the Unicode property `{name}` is not supported")?;
            }
            Kind::InvalidName => f.write_str("the name of a group is not valid")?,
            Kind::RepeatedName(name) => write!(f, "there is already a group `{name}`")?,
            Kind::NoSuchGroup(name) => write!(f, "there is no group `{name}`")?,
            Kind::TooLong => return write!(f, "the pattern is longer than {MAX_LENGTH} bytes"),
            Kind::TooDeep => write!(f, "groups are nested deeper than {MAX_NESTING}")?,
            Kind::TooManyRanges => {
                write!(f, "the character classes have more than {MAX_RANGES} ranges")?;
            }
        }
        write!(f, " at character {}", self.character)
    }
}

impl std::error::Error for PatternError {}
