//! How much was read, and whether to go on.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the raw bytes that are read of all inputs of a run, in any thread, and says whether the run is to stop.
#[derive(Debug)]
pub struct Meter {
    read: AtomicU64,
    is_stopped: fn() -> bool,
}

impl Default for Meter {
    /// Creates a meter of a run that nothing stops.
    fn default() -> Self {
        Self::new(|| false)
    }
}

impl Meter {
    /// Creates a meter that has counted nothing. Reading from a pipe ends with an error soon after `is_stopped` says so,
    /// even if nothing comes from the pipe.
    pub fn new(is_stopped: fn() -> bool) -> Self {
        Self { read: AtomicU64::new(0), is_stopped }
    }

    /// Returns the number of bytes that were read.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Returns whether the run is to stop.
    pub fn is_stopped(&self) -> bool {
        (self.is_stopped)()
    }

    pub(super) fn count(&self, bytes: usize) {
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}
