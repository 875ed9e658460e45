//! Opens an input: a text with records, or a table.

use std::sync::Arc;

use super::{
    FramingOptions, InputError, Meter, Reader, Source, Table, TableFormat, columns::recognise,
    encoding,
};

/// An open input.
#[non_exhaustive]
pub enum Opened {
    /// Records of a text.
    Records(Reader),
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
    options: FramingOptions,
    meter: &Arc<Meter>,
) -> Result<Opened, InputError> {
    let (window, file) = Reader::window(source, options, meter)?;
    let format = match options.table {
        Some(format) => Some(format),
        None if options.forced.is_some() || options.is_json => None,
        None => recognise(source.path(), window.bytes()),
    };
    match format {
        None => Reader::of_window(window, file, source, options, meter).map(Opened::Records),
        Some(format @ (TableFormat::Csv | TableFormat::Tsv)) => {
            if let Some(kind) = encoding::refuse(window.bytes()) {
                return Err(InputError::NotText(kind));
            }
            Table::of_text(window, format, options.limit).map(Opened::Table)
        }
        Some(format) => {
            let message = "this program was built without support for it";
            Err(InputError::Table(format, message.to_owned()))
        }
    }
}
