//! How much the rows of a table come to as text, by what the file has: a small file may have any number of rows.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use tablature_files::UnpackLimits;

use crate::{InputError, Meter, TableFormat};

/// Counts the text of the rows of a table, in any thread.
#[derive(Debug, Clone)]
pub(super) struct Unpacked {
    format: TableFormat,
    limits: UnpackLimits,
    written: Arc<AtomicU64>,
    meter: Arc<Meter>,
    /// What the meter had counted before the file.
    before: u64,
    /// Size of the file, if it is known.
    size: u64,
}

impl Unpacked {
    pub(super) fn new(
        format: TableFormat,
        limits: UnpackLimits,
        meter: &Arc<Meter>,
        before: u64,
        size: u64,
    ) -> Self {
        Self { format, limits, written: Arc::default(), meter: Arc::clone(meter), before, size }
    }

    /// Counts text that was made.
    pub(super) fn count(&self, bytes: usize) {
        self.written.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Returns an error if it is too much.
    pub(super) fn judge(&self) -> Result<(), InputError> {
        let packed = (self.meter.read() - self.before).max(self.size);
        let judged = self.limits.judge(packed, self.written.load(Ordering::Relaxed));
        judged.map_err(|error| InputError::TooManyRows(self.format, error))
    }
}
