//! How many schemas a comparison reads and compiles: what it costs, counted.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many schemas were read and compiled for a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Work {
    /// Readings of the two schemas, as they are written and with declared fields only.
    pub side_readings: usize,
    /// Compilations of them.
    pub side_compilations: usize,
    /// Pairs of schemas that were made for one question, and what payloads were generated from: each is read and
    /// compiled once.
    pub reduced: usize,
}

/// Counts work while it is done, on several threads.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    side_readings: AtomicUsize,
    side_compilations: AtomicUsize,
    reduced: AtomicUsize,
}

impl Ledger {
    pub(super) fn side_was_read(&self) {
        self.side_readings.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn side_was_compiled(&self) {
        self.side_compilations.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn reduced_was_compiled(&self) {
        self.reduced.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn work(&self) -> Work {
        Work {
            side_readings: self.side_readings.load(Ordering::Relaxed),
            side_compilations: self.side_compilations.load(Ordering::Relaxed),
            reduced: self.reduced.load(Ordering::Relaxed),
        }
    }
}
