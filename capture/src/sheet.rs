//! Tables of a page.

use super::columns::Columns;

/// The tables of a page.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) path: String,
    pub(super) tables: Vec<Table>,
    /// The version in the page's last line.
    pub(super) version: Option<String>,
    /// Is `true` if the last line writes the version as `name@1.2.3`.
    pub(super) version_after_at: bool,
    /// The texts of the headings.
    pub(super) headings: Vec<String>,
}

/// The kind of a table, by its header and heading.
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

/// The reason why a table of names and types is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Skip {
    /// It documents the parameters of a call.
    Parameters,
    /// Its header is not understood, for this reason.
    Header(String),
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) kind: Kind,
    /// The columns, if they are those of properties.
    pub(super) columns: Option<Columns>,
    /// The reason why a table of names and types is not a property table.
    pub(super) skipped: Option<Skip>,
    /// The heading, or the line of text, above the table.
    pub(super) title: String,
    /// From 1.
    pub(super) line: usize,
    /// Is `true` if the header row begins with `Method`.
    pub(super) lists_methods: bool,
    /// Is `true` if the header row has a space after its first pipe.
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
    /// Returns the folder of the page: pages in one folder may refer to each other.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the file name without extension, which references use, whatever the heading is.
    pub(super) fn stem(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }

    pub(super) fn property_tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| matches!(table.kind, Kind::Properties | Kind::Attributes))
    }

    /// Returns whether the page is from an SDK: one type, named by the page, with a heading for its properties.
    pub(super) fn is_sdk(&self) -> bool {
        self.tables.iter().any(|table| table.kind == Kind::Properties)
    }
}
