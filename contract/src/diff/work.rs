//! Counts how many schemas a comparison reads and compiles.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The number of schemas that were read and compiled for a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Work {
    /// How often the two schemas were read, as written and with declared fields only.
    pub side_readings: usize,
    /// How often they were compiled.
    pub side_compilations: usize,
    /// The number of schemas made for single questions or for generating payloads, each of which is read and compiled
    /// once.
    pub reduced: usize,
}

/// Counts work while it is done, across threads.
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
