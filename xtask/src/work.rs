//! How much of its budget the validator used.

use std::fmt;

/// The payload that came nearest to the end of its budget of steps.
#[derive(Debug, Default)]
pub(crate) struct Work {
    steps: u64,
    limit: u64,
}

impl Work {
    /// Takes in what the verdict about one payload took, and what it might have taken.
    pub(crate) fn add(&mut self, steps: u64, limit: u64) {
        if u128::from(steps) * u128::from(self.limit.max(1))
            > u128::from(self.steps) * u128::from(limit)
        {
            (self.steps, self.limit) = (steps, limit);
        }
    }
}

impl fmt::Display for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at most {} of {} steps were used", self.steps, self.limit)
    }
}
