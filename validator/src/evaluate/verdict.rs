//! The three verdicts, and how they combine (Kleene's strong logic).

use std::ops;

/// The result of checking a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// The payload violates the schema.
    Invalid,
    /// The step budget was spent before there was an answer.
    Undecided,
    /// The payload is valid.
    Valid,
}

impl Verdict {
    /// Returns `Valid` for `true`, `Invalid` for `false`.
    pub(crate) fn of(is_valid: bool) -> Self {
        if is_valid { Self::Valid } else { Self::Invalid }
    }

    /// Returns whether the verdict is `Valid`.
    pub fn is_valid(self) -> bool {
        self == Self::Valid
    }

    /// Returns `Invalid` if one of the two is, `Valid` if both are.
    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }
}

impl ops::Not for Verdict {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Invalid => Self::Valid,
            Self::Undecided => Self::Undecided,
            Self::Valid => Self::Invalid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Invalid, Undecided, Valid};

    #[test]
    fn undecided_never_becomes_valid() {
        assert_eq!(!Undecided, Undecided);
        assert_eq!(Undecided.and(Valid), Undecided);
        assert_eq!(Undecided.and(Invalid), Invalid);
        assert_eq!(Valid.and(Valid), Valid);
        assert_eq!((!Valid, !Invalid), (Invalid, Valid));
    }
}
