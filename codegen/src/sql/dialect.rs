//! What dialects of SQL have different.

use tablature_schema::escape::is_hostile;

use crate::{columns::ColumnType, visible::visible};

/// A dialect of SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dialect {
    /// `DuckDB`.
    DuckDb,
    /// `PostgreSQL`.
    Postgres,
    /// `BigQuery`.
    BigQuery,
    /// Snowflake.
    Snowflake,
    /// Spark SQL.
    Spark,
}

/// Bytes that are kept free in a name that is cut, for a number of a column: no schema has more than 10,000.
const NUMBER: usize = "_10000".len();

/// How names of columns may not begin in `BigQuery`, in any case.
const RESERVED: [&str; 6] =
    ["_TABLE_", "_FILE_", "_PARTITION", "_ROW_TIMESTAMP", "__ROOT__", "_COLIDENTIFIER"];

/// Characters of a comment. Some catalogues take no more.
const MAX_COMMENT: usize = 1_000;

impl Dialect {
    /// Returns the type of values without parts of their own. Objects and lists that are not nested are JSON.
    pub(super) fn scalar(self, kind: &ColumnType<'_>) -> &'static str {
        let [duckdb, postgres, bigquery, snowflake, spark] = match kind {
            ColumnType::Boolean => ["BOOLEAN", "boolean", "BOOL", "BOOLEAN", "BOOLEAN"],
            ColumnType::Integer => ["BIGINT", "bigint", "INT64", "NUMBER(38, 0)", "BIGINT"],
            ColumnType::LargeInteger => {
                ["HUGEINT", "numeric", "BIGNUMERIC", "NUMBER(38, 0)", "DECIMAL(38, 0)"]
            }
            ColumnType::HugeInteger => ["DOUBLE", "numeric", "FLOAT64", "FLOAT", "DOUBLE"],
            ColumnType::Number => ["DOUBLE", "double precision", "FLOAT64", "FLOAT", "DOUBLE"],
            ColumnType::Text => ["VARCHAR", "text", "STRING", "VARCHAR", "STRING"],
            ColumnType::Timestamp => {
                ["TIMESTAMPTZ", "timestamptz", "TIMESTAMP", "TIMESTAMP_TZ", "TIMESTAMP"]
            }
            ColumnType::Date => ["DATE", "date", "DATE", "DATE", "DATE"],
            // A time of RFC 3339 has an offset.
            ColumnType::Time => ["TIMETZ", "timetz", "STRING", "VARCHAR", "STRING"],
            ColumnType::Uuid => ["UUID", "uuid", "STRING", "VARCHAR", "STRING"],
            ColumnType::List(_) => ["JSON", "jsonb", "JSON", "ARRAY", "STRING"],
            ColumnType::Struct(_) => ["JSON", "jsonb", "JSON", "OBJECT", "STRING"],
            ColumnType::Json => ["JSON", "jsonb", "JSON", "VARIANT", "STRING"],
        };
        match self {
            Self::DuckDb => duckdb,
            Self::Postgres => postgres,
            Self::BigQuery => bigquery,
            Self::Snowflake => snowflake,
            Self::Spark => spark,
        }
    }

    /// Returns whether a column of a type can be null: arrays of `BigQuery` are empty instead, and take no `NOT NULL`.
    pub(super) fn has_null(self, kind: &ColumnType<'_>) -> bool {
        self != Self::BigQuery || !matches!(kind, ColumnType::List(_))
    }

    /// Returns whether a column may have columns.
    pub(super) fn has_structs(self) -> bool {
        matches!(self, Self::DuckDb | Self::BigQuery | Self::Spark)
    }

    pub(super) fn structure<'f>(self, fields: impl Iterator<Item = (&'f str, &'f str)>) -> String {
        let (open, colon, close) = match self {
            Self::DuckDb => ("STRUCT(", " ", ")"),
            Self::Spark => ("STRUCT<", ": ", ">"),
            _ => ("STRUCT<", " ", ">"),
        };
        let fields: Vec<String> =
            fields.map(|(name, kind)| format!("{name}{colon}{kind}")).collect();
        format!("{open}{}{close}", fields.join(", "))
    }

    /// Returns the type of lists. `is_list` says that the items are lists, too.
    pub(super) fn list(self, item: &str, is_list: bool) -> String {
        let json = self.scalar(&ColumnType::Json);
        match self {
            // Elements of other lists are queried like JSON anyway.
            Self::Postgres if item == json || is_list => json.to_owned(),
            Self::DuckDb | Self::Postgres => format!("{item}[]"),
            Self::BigQuery if is_list => json.to_owned(),
            Self::BigQuery | Self::Spark => format!("ARRAY<{item}>"),
            Self::Snowflake => "ARRAY".to_owned(),
        }
    }

    /// Returns the name of a column for a property. `BigQuery` takes letters, digits and underscores, and has some names for
    /// itself.
    pub(super) fn name(self, property: &str) -> String {
        let is_plain = self != Self::BigQuery;
        let mut name: String = property
            .chars()
            .map(|char| match char {
                char if is_hostile(char) => '_',
                char if is_plain || char.is_ascii_alphanumeric() => char,
                _ => '_',
            })
            .collect();
        if name.is_empty() || !is_plain && name.starts_with(|first: char| first.is_ascii_digit()) {
            name.insert(0, '_');
        }
        let is_reserved = |prefix: &&str| {
            name.get(..prefix.len()).is_some_and(|own| own.eq_ignore_ascii_case(prefix))
        };
        if !is_plain && RESERVED.iter().any(is_reserved) {
            name.insert(0, 'x');
        }
        name.truncate(self.length(&name, 0));
        name
    }

    /// Returns a name that may have a number behind it.
    pub(super) fn stem(self, name: &str) -> &str {
        &name[..self.length(name, NUMBER)]
    }

    /// Returns how many bytes of a name the dialect keeps, with room for others behind it.
    fn length(self, name: &str, room: usize) -> usize {
        let of_characters =
            |most: usize| name.char_indices().nth(most - room).map_or(name.len(), |(at, _)| at);
        match self {
            // The rest is cut off silently.
            Self::Postgres => name.floor_char_boundary(63 - room),
            Self::BigQuery => of_characters(300),
            Self::Snowflake => of_characters(255),
            Self::DuckDb | Self::Spark => name.len(),
        }
    }

    /// Returns a name as it is written. It may hold any character, but for those that [`name`](Self::name) replaces.
    pub(super) fn quote(self, name: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres | Self::Snowflake => {
                format!("\"{}\"", name.replace('"', "\"\""))
            }
            Self::BigQuery | Self::Spark => format!("`{}`", name.replace('`', "``")),
        }
    }

    /// Returns the comment on a column within its definition, where the dialect has it there.
    pub(super) fn comment_in_column(self, text: &str) -> Option<String> {
        let literal = self.literal(text);
        match self {
            Self::DuckDb | Self::Postgres => None,
            Self::BigQuery => Some(format!(" OPTIONS (description = {literal})")),
            Self::Snowflake | Self::Spark => Some(format!(" COMMENT {literal}")),
        }
    }

    /// Returns the literal of a comment on a column that has a statement of its own.
    pub(super) fn comment_after(self, text: &str) -> Option<String> {
        matches!(self, Self::DuckDb | Self::Postgres).then(|| self.literal(text))
    }

    /// Returns a text as a literal on one line, cut if it is long.
    fn literal(self, text: &str) -> String {
        let spaced: String =
            text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        let words = visible(&spaced).split_whitespace().collect::<Vec<_>>().join(" ");
        let cut = match words.char_indices().nth(MAX_COMMENT) {
            Some((at, _)) => format!("{}…", &words[..at]),
            None => words,
        };
        match self {
            Self::DuckDb | Self::Postgres => format!("'{}'", cut.replace('\'', "''")),
            Self::Snowflake => format!("'{}'", cut.replace('\\', "\\\\").replace('\'', "''")),
            Self::BigQuery | Self::Spark => {
                format!("'{}'", cut.replace('\\', "\\\\").replace('\'', "\\'"))
            }
        }
    }
}
