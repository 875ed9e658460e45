//! Random numbers that are the same on every machine.

/// A sequence of pseudorandom numbers determined by a seed (`SplitMix64`).
///
/// It is implemented here so that a seed always names the same payloads, whatever happens to dependencies.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// Creates the sequence of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Creates the sequence for sample number `index` of a seed, so that samples do not depend on earlier ones.
    pub(crate) fn for_sample(seed: u64, index: u64) -> Self {
        let mut outer = Self::new(seed);
        let base = outer.next();
        Self::new(base ^ index.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    /// Returns the next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `limit`; 0 if `limit` is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.next()) * (limit as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Returns a number from `low` to `high`, inclusive; `low` if they are out of order.
    pub(crate) fn between(&mut self, low: i128, high: i128) -> i128 {
        let width = high.saturating_sub(low).saturating_add(1);
        match u128::try_from(width) {
            Ok(width @ 1..) => {
                let offset = (u128::from(self.next()) << 64 | u128::from(self.next())) % width;
                low.saturating_add(i128::try_from(offset).unwrap_or(0))
            }
            _ => low,
        }
    }

    /// Returns `true` with a probability of `percent`.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Chooses one of the items.
    pub(crate) fn pick<'t, T>(&mut self, choices: &'t [T]) -> Option<&'t T> {
        choices.get(self.below(choices.len()))
    }

    /// Shuffles the items.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_names_one_sequence() {
        let mut random = Random::new(0);
        assert_eq!(random.next(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(random.next(), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn numbers_stay_within_their_limits() {
        let mut random = Random::new(7);
        for _ in 0..1000 {
            assert!(random.below(3) < 3);
            assert!((-2..=2).contains(&random.between(-2, 2)));
        }
        assert_eq!((random.below(0), random.between(5, 1)), (0, 5));
        assert_eq!(random.between(i128::MIN, i128::MIN), i128::MIN);
    }
}
