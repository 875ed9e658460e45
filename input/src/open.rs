//! Opens an input: a text with records, or a table.

use std::sync::Arc;

use super::{
    FramingOptions, InputError, Meter, Reader, Source, Table, encoding,
    start::Start,
    table_format::{TableFormat, recognise},
};

/// An open input.
#[non_exhaustive]
pub enum Opened {
    /// Records of a text.
    Records(Box<Reader>),
    /// Rows of a table.
    Table(Table),
}

/// Opens an input, and detects its compression and its format. `meter` counts raw bytes as they are read.
///
/// # Errors
///
/// [`InputError`], if the system reports an error, or the bytes are neither text nor a table.
pub fn open(
    source: &Source,
    options: &FramingOptions,
    meter: &Arc<Meter>,
) -> Result<Opened, InputError> {
    #[cfg(feature = "arrow")]
    if let Source::Table(_, table) = source {
        return Table::of_memory(table, meter).map(Opened::Table);
    }
    let before = meter.read();
    let (window, file) = Reader::window(source, options, meter)?;
    let format = match options.table {
        // There are two formats of Arrow, each with its own first bytes.
        Some(TableFormat::ArrowFile) => {
            Some(recognise(None, window.bytes()).unwrap_or(TableFormat::ArrowFile))
        }
        Some(format) => Some(format),
        None if options.forced.is_some() || options.is_json => None,
        None => recognise(source.path(), window.bytes()),
    };
    let Some(format) = format else {
        let reader = Reader::of_window(window, file, source, options, meter)?;
        return Ok(Opened::Records(Box::new(reader)));
    };
    if matches!(format, TableFormat::Csv | TableFormat::Tsv)
        && let Some(kind) = encoding::refuse(window.bytes())
    {
        return Err(InputError::NotText(kind));
    }
    Table::open(Start { window, file, options, meter, before }, format).map(Opened::Table)
}
