//! Seeded choices: the same seed gives the same schemas, payloads and events on every machine.

use std::collections::VecDeque;

/// A source of choices.
#[derive(Debug, Clone)]
pub struct Dice {
    /// Choices that were brought: they come first.
    brought: VecDeque<u8>,
    random: fastrand::Rng,
}

impl Dice {
    /// Returns the source of `seed`.
    pub fn new(seed: u64) -> Self {
        Self { brought: VecDeque::new(), random: fastrand::Rng::with_seed(seed) }
    }

    /// Returns the source whose first choices are `bytes`, one for each choice among up to 256 and more for others. What
    /// changes a byte changes one choice, as fuzzers need. Later choices depend on the number of bytes alone.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let random = fastrand::Rng::with_seed(bytes.len() as u64);
        Self { brought: bytes.iter().copied().collect(), random }
    }

    /// Returns a number below `limit`, which is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        let brought = self.number_below(limit as u64).and_then(|number| number.try_into().ok());
        brought.unwrap_or_else(|| self.random.usize(..limit))
    }

    /// Returns a number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low);
        let brought = if span < u64::MAX { self.number_below(span + 1) } else { None };
        match brought {
            Some(number) => low.wrapping_add_unsigned(number),
            None => self.random.i64(low..=high),
        }
    }

    /// Returns true `percent` times in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        match self.number_below(100) {
            Some(number) => number < u64::from(percent),
            None => self.random.u32(..100) < percent,
        }
    }

    /// Returns true `share` times in a thousand.
    pub fn per_mille(&mut self, share: u32) -> bool {
        match self.number_below(1_000) {
            Some(number) => number < u64::from(share),
            None => self.random.u32(..1_000) < share,
        }
    }

    /// Returns one of `options`, of which there is at least one.
    pub fn pick<'a, T>(&mut self, options: &'a [T]) -> &'a T {
        &options[self.below(options.len())]
    }

    /// Puts `items` in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        if self.brought.is_empty() {
            return self.random.shuffle(items);
        }
        for end in (1..items.len()).rev() {
            let other = self.below(end + 1);
            items.swap(end, other);
        }
    }

    /// Returns `count` hexadecimal digits.
    pub fn hex(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b"0123456789abcdef"[self.below(16)])).collect()
    }

    /// Returns a choice that was brought.
    fn number_below(&mut self, limit: u64) -> Option<u64> {
        let mut number = u64::from(self.brought.pop_front()?);
        let mut reach = 256;
        while reach < limit {
            number = number << 8 | u64::from(self.brought.pop_front()?);
            reach = reach.saturating_mul(256);
        }
        Some(number % limit)
    }
}
