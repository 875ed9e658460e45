//! Errors from reading inputs.

use std::{fmt, io};

use tablature_files::UnpackError;

use super::{compression::Compression, table_format::TableFormat};

/// An error from reading an input. The message does not name the input: callers do.
#[derive(Debug)]
#[non_exhaustive]
pub enum InputError {
    /// An error of the system.
    Io(io::Error),
    /// A truncated compressed stream.
    Truncated(Compression),
    /// A damaged compressed stream.
    Corrupt(Compression, io::Error),
    /// A compressed stream that unpacks to more than a limit allows.
    TooMuch(Compression, UnpackError),
    /// A text in another format; its name.
    Foreign(&'static str),
    /// A table whose first row, with the names of the columns, cannot be read; what it is.
    Header(&'static str),
    /// A table in which a quote is not closed, within the limits on a record; the line of the row.
    UnclosedQuote(u64),
    /// A table whose rows come to more text than a limit allows.
    TooManyRows(TableFormat, UnpackError),
    /// A table that is truncated or damaged, or has something that is not supported.
    Table(TableFormat, String),
    /// Bytes that are not UTF-8 text, with the name of the format.
    NotText(&'static str),
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) if error.kind() == io::ErrorKind::NotFound => {
                write!(f, "{error}; name a file or a directory that exists")
            }
            Self::Io(error) => write!(f, "{error}"),
            Self::Truncated(compression) => {
                write!(f, "the {compression} stream ends too early: the file is truncated")
            }
            Self::Corrupt(compression, error) => {
                write!(f, "the {compression} stream is damaged: {error}")
            }
            Self::TooMuch(compression, error) => {
                let option = option(error);
                write!(f, "the {compression} stream {error}; raise the limit with `{option}`")
            }
            Self::TooManyRows(format, error) => {
                let option = option(error);
                write!(f, "the {format} file {error} as JSON; raise the limit with `{option}`")
            }
            Self::Foreign(format @ ("CSV" | "TSV")) => {
                let name = format.to_lowercase();
                write!(f, "this is {format}; say so with `--input {name}`")
            }
            // What begins like one is read as a table.
            Self::Foreign(format @ ("Avro" | "Parquet")) => write!(
                f,
                "it is named like a file of {format}, and does not begin like one: it is damaged, or something else"
            ),
            Self::Foreign(format) => {
                write!(f, "this is {format}, which is not supported; convert it to JSON")
            }
            Self::Header(what) => write!(f, "the first row, which names the columns, {what}"),
            Self::UnclosedQuote(line) => write!(
                f,
                "a quote in the row that begins in line {line} is not closed: the rest of the file belongs to one cell"
            ),
            Self::Table(TableFormat::Memory, message) => {
                write!(f, "the table cannot be read: {message}")
            }
            Self::Table(format, message) => {
                write!(f, "the {format} file cannot be read: {message}")
            }
            Self::NotText(kind @ ("UTF-16" | "UTF-32")) => write!(
                f,
                "the text is {kind}, but only UTF-8 is read; convert it, for example with \
                 `iconv -f {kind} -t UTF-8`"
            ),
            Self::NotText(kind) => write!(
                f,
                "this is {kind}, not JSON text; supported are JSON and JSON Lines, CSV and TSV, plain or compressed with gzip or zstd, and \
                 Parquet, Avro and Arrow IPC"
            ),
        }
    }
}

/// Returns the option that raises a limit.
fn option(error: &UnpackError) -> &'static str {
    match error {
        UnpackError::Bytes(_) => "--max-unpacked-bytes",
        UnpackError::Ratio(_) => "--max-unpack-ratio",
    }
}
