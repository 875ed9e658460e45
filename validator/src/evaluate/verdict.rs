//! The three answers, and how they combine (Kleene's strong logic).

use std::ops;

/// Whether a payload is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It violates the schema.
    Invalid,
    /// The budget of work was spent before there was an answer.
    Undecided,
    /// It is valid.
    Valid,
}

impl Verdict {
    /// Returns valid for `true`, invalid for `false`.
    pub(crate) fn of(is_valid: bool) -> Self {
        if is_valid { Self::Valid } else { Self::Invalid }
    }

    /// Returns whether it is valid.
    pub fn is_valid(self) -> bool {
        self == Self::Valid
    }

    /// Returns the verdict of both: invalid if one is, valid only if both are.
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
