//! Places in files, as editors show them.

use std::{cmp::Ordering, fmt, ops::Range};

/// A place in a file, as editors show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u64,
    /// Column, from 1, in characters (Unicode scalar values).
    pub column: u64,
}

impl fmt::Display for Position {
    /// Writes `line:column`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The place of a finding in an input.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A range of a text.
    Text {
        /// Position of the first byte.
        position: Position,
        /// Offsets in the file.
        span: Range<u64>,
    },
    /// A cell or a row of a table.
    Table {
        /// The row.
        row: Row,
        /// Name of the column; `None` for the whole row.
        column: Option<Box<str>>,
        /// Offsets in the JSON text of the record that the row became.
        span: Range<u64>,
    },
}

/// The place of a row in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row {
    /// Number of the row in the file, from 1, without the header.
    pub number: u64,
    /// Number of the row group that contains it, from 1, where the format has row groups.
    pub group: Option<u64>,
    /// Line where it begins, from 1, where the file is a text.
    pub line: Option<u64>,
}

impl Place {
    /// Returns line and column, where the input is a text other than a table.
    pub fn position(&self) -> Option<Position> {
        match self {
            Self::Text { position, .. } => Some(*position),
            Self::Table { .. } => None,
        }
    }

    /// Returns the line, where the input is a text: of a row, that where it begins.
    pub fn line(&self) -> Option<u64> {
        match self {
            Self::Text { position, .. } => Some(position.line),
            Self::Table { row, .. } => row.line,
        }
    }

    /// Returns the range of bytes in the file, where the input is a text other than a table.
    pub fn span(&self) -> Option<Range<u64>> {
        match self {
            Self::Text { span, .. } => Some(span.clone()),
            Self::Table { .. } => None,
        }
    }

    /// Returns the range of bytes in the text of the record, which starts at this offset in the file; the text of a row starts
    /// at 0 wherever it is.
    pub fn span_in_record(&self, start: u64) -> Option<Range<usize>> {
        let (span, start) = match self {
            Self::Text { span, .. } => (span, start),
            Self::Table { span, .. } => (span, 0),
        };
        let offset = |byte: u64| usize::try_from(byte.checked_sub(start)?).ok();
        Some(offset(span.start)?..offset(span.end)?)
    }

    /// Returns the row, where the input is a table.
    pub fn row(&self) -> Option<Row> {
        match self {
            Self::Text { .. } => None,
            Self::Table { row, .. } => Some(*row),
        }
    }

    /// Returns the name of the column, where the input is a table and the place is in one column.
    pub fn column_name(&self) -> Option<&str> {
        match self {
            Self::Text { .. } => None,
            Self::Table { column, .. } => column.as_deref(),
        }
    }
}

impl Ord for Place {
    /// Orders places by their start in the input, then the shorter first.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |place: &Self| match place {
            Self::Text { position, span } => (0, span.start, span.end, Some(*position)),
            Self::Table { row, span, .. } => (row.number, span.start, span.end, None),
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Place {
    /// Writes `line:column`, or `row 12, column name`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { position, .. } => position.fmt(f),
            Self::Table { row, column, .. } => {
                if let Some(group) = row.group {
                    write!(f, "row group {group}, ")?;
                }
                write!(f, "row {}", row.number)?;
                match column {
                    Some(column) => write!(f, ", column {column}"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// The start of the checked bytes within a file.
///
/// A whole file starts at [`Origin::FILE`], a record of a stream further down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// Number of the record in the stream, from 1; `None` where the file is one document.
    pub record: Option<u64>,
    /// Position of the first byte.
    pub position: Position,
    /// Offset of the first byte in the file.
    pub byte: u64,
}

impl Origin {
    /// The start of a file that contains one document.
    pub const FILE: Self =
        Self { record: None, position: Position { line: 1, column: 1 }, byte: 0 };

    /// Creates the origin of bytes that start further down in a file.
    pub fn new(record: Option<u64>, position: Position, byte: u64) -> Self {
        Self { record, position, byte }
    }
}

/// Says whether a record shares lines with other text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside {
    /// There is text before it on its first line.
    pub before: bool,
    /// There is text after it on its last line.
    pub after: bool,
}
