//! The keywords of our vocabulary, and the standard annotations that findings need.

use std::fmt;

use super::Keyword;
use crate::{json::Value, pattern::Pattern};

/// What a subschema says and does not assert.
#[expect(clippy::struct_excessive_bools, reason = "one for each keyword that is a flag")]
#[derive(Debug, Default)]
pub struct Annotations {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `default`.
    pub default: Option<Value>,
    /// `examples`.
    pub examples: Vec<Value>,
    /// `deprecated`.
    pub is_deprecated: bool,
    /// `readOnly`.
    pub is_read_only: bool,
    /// `writeOnly`.
    pub is_write_only: bool,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
    /// `documentedAs`.
    pub documented_as: Option<String>,
    /// `knownValues`; empty where there are none.
    pub known_values: Vec<String>,
    /// `nullMeansAbsent`.
    pub is_null_absent: bool,
    /// `recommendedPattern`.
    pub recommended_pattern: Option<Pattern>,
    /// `fault`.
    pub fault: Option<Fault>,
    /// `agreement`.
    pub agreements: Vec<Agreement>,
    /// `source`.
    pub sources: Vec<Source>,
    /// `rustName`.
    pub rust_name: Option<String>,
    /// `rustNames`: names of variants by their values.
    pub rust_names: Vec<(String, String)>,
    /// Every annotation as it stands in the schema, in the order of the text, ours included, `should` and
    /// `contentSchema` not.
    pub written: Vec<(Keyword, Value)>,
}

/// The code and the remedy that a violation gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The code, such as `bad-event-name`.
    pub code: String,
    /// What to do about it.
    pub help: String,
    /// The keywords it is for; `None` for all but `type`.
    pub on: Option<Vec<String>>,
}

impl Fault {
    /// Whether a violation of `keyword` gets this code.
    pub fn covers(&self, keyword: &str) -> bool {
        match &self.on {
            Some(keywords) => keywords.iter().any(|on| on == keyword),
            None => keyword != "type",
        }
    }
}

/// Two strings that should agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// JSON Pointer, from the object, to the string that should agree.
    pub field: String,
    /// JSON Pointer, from the object, to the string that is taken for right.
    pub from: String,
    /// What is taken from it.
    pub pattern: Pattern,
    /// What `field` should be, with `$1`, `$2` … for the captures.
    pub expect: String,
    /// The code of a disagreement.
    pub code: String,
    /// What to do about it.
    pub help: String,
    /// The documentation that the rule comes from.
    pub source: Option<Source>,
}

/// The documentation that a rule comes from: a row of a table, or another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The table's file, or the document's title.
    pub document: String,
    /// The line in the file, from 1.
    pub line: Option<u64>,
    /// The name of the row, as the table prints it.
    pub row: Option<String>,
    /// The version of the documentation.
    pub version: Option<String>,
    /// The keywords that come from here; `None` for all that no other source names.
    pub keywords: Option<Vec<String>>,
}

impl fmt::Display for Source {
    /// `tables/WebEvent.md:11 event_name (249.0.0)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.document)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(row) = &self.row {
            write!(f, " {row}")?;
        }
        if let Some(version) = &self.version {
            write!(f, " ({version})")?;
        }
        Ok(())
    }
}

impl Annotations {
    /// Where the rule `keyword` comes from.
    pub fn source_of(&self, keyword: &str) -> Option<&Source> {
        let names = |source: &&Source| {
            source
                .keywords
                .as_ref()
                .is_some_and(|keywords| keywords.iter().any(|own| own == keyword))
        };
        let is_general = |source: &&Source| source.keywords.is_none();
        self.sources.iter().find(names).or_else(|| self.sources.iter().find(is_general))
    }
}
