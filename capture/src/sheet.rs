//! Tables of a page.

pub(super) use super::{blocks::Example, rows::Row};
use super::{columns::Columns, statement::Statement, title::Title};

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
    /// The name of the page: its first heading, the title in its front matter, or a first line that reads like one.
    pub(super) title: Option<String>,
    /// JSON in code blocks.
    pub(super) examples: Vec<Example>,
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
    /// Values of a property, in this column.
    Values(usize),
    /// Anything else: methods, parameters of calls, indexes.
    Other,
}

/// The reason why a table with a column for types is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Skip {
    /// It documents the parameters of a call.
    Parameters,
    /// Its rows are calls.
    Calls,
    /// It has a column for types, but none for names, or types of something else.
    Columns(String),
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) kind: Kind,
    /// The columns, if they are those of properties.
    pub(super) columns: Option<Columns>,
    /// The reason why a table with a column for types is not a property table.
    pub(super) skipped: Option<Skip>,
    /// The heading, or the line of text, above the table.
    pub(super) title: Title,
    /// The line of text directly above the table.
    pub(super) lead: String,
    /// What a paragraph above the table says of all of its rows.
    pub(super) statement: Option<Statement>,
    /// From 1.
    pub(super) line: usize,
    /// Is `true` if a header names types.
    pub(super) has_types: bool,
    /// Is `true` if the header row begins with `Method`.
    pub(super) lists_methods: bool,
    /// Is `true` if the header row has a space after its first pipe.
    pub(super) spaced: bool,
    /// The words of the header row.
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Row>,
}

impl Sheet {
    /// Returns the folder of the page: pages in one folder may refer to each other.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the first folder of the page, which stands for the vendor.
    pub(super) fn vendor(&self) -> &str {
        self.path.split_once('/').map_or("", |(vendor, _)| vendor)
    }

    /// Returns the file name without extension.
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
