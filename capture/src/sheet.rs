//! What is read of a page: its tables.

use super::columns::Columns;

/// A page as tables.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) path: String,
    pub(super) tables: Vec<Table>,
    /// The version that the page's last line names.
    pub(super) version: Option<String>,
    /// Whether the last line writes the version as `name@1.2.3`.
    pub(super) version_after_at: bool,
    /// The texts of the headings.
    pub(super) headings: Vec<String>,
}

/// What a table is, by its header and heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Name, type, description and notes below a heading "Properties".
    Properties,
    /// Other headers that name the columns of properties, with the type's name above.
    Attributes,
    /// Name and value below a heading "Enum: X".
    Enumeration(String),
    /// Anything else: methods, parameters of calls, indexes.
    Other,
}

/// Why a table of names and types is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Skip {
    /// It documents what a call takes.
    Parameters,
    /// Its header is not understood; how.
    Header(String),
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) kind: Kind,
    /// What the header calls its columns, where they are those of properties.
    pub(super) columns: Option<Columns>,
    /// Why a table of names and types is no property table.
    pub(super) skipped: Option<Skip>,
    /// The heading, or the line of text, that stands above.
    pub(super) title: String,
    /// Line of the header row, from 1.
    pub(super) line: usize,
    /// Whether the header row begins with `Method`.
    pub(super) lists_methods: bool,
    /// Whether the header row has a space after its first pipe.
    pub(super) spaced: bool,
    pub(super) rows: Vec<Row>,
}

#[derive(Debug)]
pub(super) struct Row {
    /// From 1.
    pub(super) line: usize,
    /// Trimmed, markup untouched.
    pub(super) cells: Vec<String>,
}

impl Sheet {
    /// The folder of the page: pages in one folder may refer to each other.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file name without extension. References name types so, whatever the heading says.
    pub(super) fn stem(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }

    pub(super) fn property_tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| matches!(table.kind, Kind::Properties | Kind::Attributes))
    }

    /// Whether the page is of an SDK: one type, named by the page, whose properties have their heading.
    pub(super) fn is_sdk(&self) -> bool {
        self.tables.iter().any(|table| table.kind == Kind::Properties)
    }
}
