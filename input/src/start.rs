//! The beginning of a table: what its format opens it from.

use std::{fs::File, sync::Arc};

use super::{
    compression::Compression, error::InputError, framing::FramingOptions, meter::Meter,
    table_format::TableFormat, window::Window,
};

/// An input whose first bytes were read.
#[cfg_attr(
    not(all(feature = "arrow", feature = "avro", feature = "parquet")),
    allow(dead_code, reason = "it is for formats that are left out")
)]
pub(crate) struct Start<'o> {
    pub(crate) window: Window,
    /// The same file once more, if it is a regular one, and its size.
    pub(crate) file: Option<(File, u64)>,
    pub(crate) options: &'o FramingOptions,
    pub(crate) meter: &'o Arc<Meter>,
    /// What the meter had counted before the file.
    pub(crate) before: u64,
}

#[cfg_attr(
    not(all(feature = "arrow", feature = "avro", feature = "parquet")),
    allow(dead_code, reason = "it is for formats that are left out")
)]
impl Start<'_> {
    /// Returns the size of the file; 0 if it has none that is known.
    pub(crate) fn size(&self) -> u64 {
        self.file.as_ref().map_or(0, |(_, size)| *size)
    }

    /// Returns the file and its size, for a format that is read from its end.
    pub(crate) fn into_file(self, format: TableFormat) -> Result<(File, u64), InputError> {
        let is_plain = self.window.compression() == Compression::None;
        self.file.filter(|_| is_plain).ok_or_else(|| {
            let message =
                "it is read from its end, so that it can be neither packed nor come from a pipe";
            InputError::Table(format, message.to_owned())
        })
    }
}
