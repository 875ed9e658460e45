//! A schema as a table of SQL.

mod dialect;

use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
};

use tablature_schema::{escape::escape, ir::Ir};

use crate::columns::{Column, ColumnType, columns};
pub use dialect::Dialect;

/// A statement that creates a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// The statements, each with a semicolon and a line feed.
    pub text: String,
    /// What differs from the schema, for people: columns with other names than the properties.
    pub notes: Vec<String>,
}

/// Returns the statements that create a table for the records of a schema, a column for each declared property.
///
/// Objects and arrays are nested types where the dialect has some, else JSON. A property that is always there and never null
/// is `NOT NULL`. Rules on values are left to the validator.
///
/// # Errors
///
/// The schema describes no objects with declared properties.
///
/// # Example
///
/// ```
/// use tablature_codegen::{source::Source, sql::{self, Dialect}};
///
/// let source = Source::catalogue("genesys/web-event-response")?;
/// let table = sql::table(source.ir(), "web_event", Dialect::DuckDb)?;
/// assert!(table.text.starts_with("CREATE TABLE \"web_event\" (\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn table(ir: &Ir, name: &str, dialect: Dialect) -> Result<Table, String> {
    let columns = columns(ir).ok_or(
        "the schema describes no objects with declared properties, which a table needs for its columns",
    )?;
    let mut writer = Writer { dialect, notes: Vec::new() };
    let table = writer.dialect.quote(&dialect.name(name));
    let fields = writer.fields(&columns, "");
    let lines: Vec<String> = fields
        .iter()
        .zip(&columns)
        .map(|(Field { name, kind }, column)| {
            let is_not_null = column.is_required && dialect.has_null(&column.kind);
            let null = if is_not_null { " NOT NULL" } else { "" };
            let comment = column.description().and_then(|text| dialect.comment_in_column(text));
            format!("    {name} {kind}{null}{}", comment.unwrap_or_default())
        })
        .collect();
    let mut text = format!("CREATE TABLE {table} (\n{}\n);\n", lines.join(",\n"));
    for (field, column) in fields.iter().zip(&columns) {
        let comment = column.description().and_then(|text| dialect.comment_after(text));
        if let Some(comment) = comment {
            let _ = writeln!(text, "COMMENT ON COLUMN {table}.{} IS {comment};", field.name);
        }
    }
    Ok(Table { text, notes: writer.notes })
}

struct Writer {
    dialect: Dialect,
    notes: Vec<String>,
}

/// A column as it is written.
struct Field {
    name: String,
    kind: String,
}

impl Writer {
    /// Returns columns with names that differ, as the dialect compares them.
    fn fields(&mut self, columns: &[Column<'_>], at: &str) -> Vec<Field> {
        let mut taken = HashSet::new();
        // The number to try next behind a name that is taken.
        let mut next: HashMap<String, usize> = HashMap::new();
        let field = |column: &Column<'_>| {
            let mut name = self.dialect.name(column.name);
            if !taken.insert(name.to_lowercase()) {
                let stem = self.dialect.stem(&name).to_owned();
                let number = next.entry(stem.to_lowercase()).or_insert(2);
                loop {
                    name = format!("{stem}_{number}");
                    *number += 1;
                    if taken.insert(name.to_lowercase()) {
                        break;
                    }
                }
            }
            let at = format!("{at}/{}", tablature_schema::json::pointer::escape(column.name));
            if name != column.name {
                let at = escape(&at);
                self.notes.push(format!("the column of `{at}` is called `{name}`"));
            }
            let kind = self.kind(&column.kind, &at);
            Field { name: self.dialect.quote(&name), kind }
        };
        columns.iter().map(field).collect()
    }

    fn kind(&mut self, kind: &ColumnType<'_>, at: &str) -> String {
        let dialect = self.dialect;
        match kind {
            ColumnType::List(item) => {
                let is_list = matches!(**item, ColumnType::List(_));
                let of_item = self.kind(item, at);
                dialect.list(&of_item, is_list)
            }
            ColumnType::Struct(columns) if dialect.has_structs() => {
                let fields = self.fields(columns, at);
                let fields = fields.iter().map(|it| (it.name.as_str(), it.kind.as_str()));
                dialect.structure(fields)
            }
            other => dialect.scalar(other).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
