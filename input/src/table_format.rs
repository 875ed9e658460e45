//! The formats of tables, and how one is recognised.

use std::{fmt, path::Path};

use super::compression::{Compression, has_extension};

/// A format of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableFormat {
    /// Cells with commas between them, the first row holds the names of the columns.
    Csv,
    /// The same with tabs.
    Tsv,
    /// Apache Parquet.
    Parquet,
    /// Apache Avro, object container files.
    Avro,
    /// Arrow IPC, the file format (Feather 2).
    ArrowFile,
    /// Arrow IPC, the streaming format.
    ArrowStream,
    /// Arrow in memory, as other programs hand it over.
    Memory,
}

impl fmt::Display for TableFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Parquet => "Parquet",
            Self::Avro => "Avro",
            Self::ArrowFile | Self::ArrowStream => "Arrow IPC",
            Self::Memory => "Arrow",
        })
    }
}

/// First bytes of the binary formats.
const MAGIC: &[(&[u8], TableFormat)] = &[
    (b"PAR1", TableFormat::Parquet),
    (b"Obj\x01", TableFormat::Avro),
    (b"ARROW1", TableFormat::ArrowFile),
    // A message begins with it, and the schema is the first one.
    (b"\xFF\xFF\xFF\xFF", TableFormat::ArrowStream),
];

/// Extensions of the formats that are text.
const EXTENSIONS: &[(&str, TableFormat)] = &[("csv", TableFormat::Csv), ("tsv", TableFormat::Tsv)];

/// Returns the format by the first bytes, or by the name for those that are text.
pub(crate) fn recognise(path: Option<&Path>, head: &[u8]) -> Option<TableFormat> {
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    if let Some((_, format)) = known {
        return Some(*format);
    }
    let path = path?;
    let inner = match Compression::of_name(path) {
        Some(_) => &path.with_extension(""),
        None => path,
    };
    let named = EXTENSIONS.iter().find(|(extension, _)| has_extension(inner, &[extension]));
    named.map(|(_, format)| *format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, head: &[u8], expected: &str) {
        let found = recognise(Some(name.as_ref()), head).map(|format| format.to_string());
        assert_eq!(found.as_deref().unwrap_or("-"), expected, "{name}");
    }

    #[test]
    fn binary_formats_are_recognised_by_their_bytes() {
        check("a.json", b"PAR1\x15", "Parquet");
        check("a", b"Obj\x01\x04", "Avro");
        check("a.csv", b"ARROW1\0\0", "Arrow IPC");
        check("a", b"\xFF\xFF\xFF\xFF\x10", "Arrow IPC");
        check("a", b"\xFF\xFE\0\0", "-");
    }

    #[test]
    fn text_is_recognised_by_its_name() {
        check("a.csv", b"id\n", "CSV");
        check("A.CSV.gz", b"id\n", "CSV");
        check("a.tsv.zst", b"id\n", "TSV");
        check("a.csv.json", b"id\n", "-");
        check("csv", b"id\n", "-");
    }
}
