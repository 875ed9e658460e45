//! A budget for the work of a check.

/// A number of steps that are left.
///
/// A step is about as much work as reading one byte. Code whose work is not bounded by the length of a value or a
/// schema spends steps from the budget first, and gives up when they are spent. The verdict is then undecided, never
/// valid or invalid.
///
/// # Example
///
/// ```
/// use tablature_schema::budget::Budget;
///
/// let mut budget = Budget::new(10);
/// assert!(budget.spend(7));
/// assert!(!budget.spend(4));
/// assert!(budget.is_spent());
/// assert!(!budget.spend(1), "it stays exhausted");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    left: u64,
    is_spent: bool,
}

impl Budget {
    /// Creates a budget of a number of steps.
    pub const fn new(steps: u64) -> Self {
        Self { left: steps, is_spent: false }
    }

    /// Spends steps. Returns `false` if there are not enough, from then on always.
    #[inline]
    pub const fn spend(&mut self, steps: u64) -> bool {
        if self.is_spent || steps > self.left {
            self.left = 0;
            self.is_spent = true;
            return false;
        }
        self.left -= steps;
        true
    }

    /// Returns whether more steps were requested than there were.
    pub const fn is_spent(&self) -> bool {
        self.is_spent
    }

    /// Returns the number of steps that are left.
    pub const fn left(&self) -> u64 {
        self.left
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn the_last_step_can_be_spent() {
        let mut budget = Budget::new(2);
        assert!(budget.spend(2) && !budget.is_spent() && budget.left() == 0);
        assert!(budget.spend(0));
        assert!(!budget.spend(1) && budget.is_spent());
        assert!(!budget.spend(0));
    }
}
