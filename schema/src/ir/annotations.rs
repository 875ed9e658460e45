//! The keywords of our vocabulary, and the standard annotations that findings need.

use std::fmt;

use super::Keyword;
use crate::{json::Value, pattern::Pattern};

/// The annotations of a subschema.
#[expect(clippy::struct_excessive_bools, reason = "one for each keyword that is a flag")]
#[derive(Debug, Default)]
#[non_exhaustive]
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
    /// `payloadAt`: where the payload is in the messages that the schema describes.
    pub payload_at: Option<String>,
    /// `rustName`.
    pub rust_name: Option<String>,
    /// `rustNames`: names of variants by their values.
    pub rust_names: Vec<(String, String)>,
    /// Every annotation as it is in the schema, in the order of the text, including ours, except `should` and
    /// `contentSchema`.
    pub written: Vec<(Keyword, Value)>,
}

/// The code and the help for violations.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The code, such as `bad-event-name`.
    pub code: String,
    /// How to fix it.
    pub help: String,
    /// The keywords that it is for; `None` for all except `type`.
    pub on: Option<Vec<String>>,
}

impl Fault {
    /// Returns whether a violation of `keyword` gets this code.
    pub fn covers(&self, keyword: &str) -> bool {
        match &self.on {
            Some(keywords) => keywords.iter().any(|on| on == keyword),
            None => keyword != "type",
        }
    }
}

/// Two strings that should agree.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Agreement {
    /// JSON Pointer, from the object, to the string that should agree.
    pub field: String,
    /// JSON Pointer, from the object, to the string that it is compared with.
    pub from: String,
    /// The pattern with the captures.
    pub pattern: Pattern,
    /// The expected value of `field`, with `$1`, `$2` … for the captures.
    pub expect: String,
    /// The code of a disagreement.
    pub code: String,
    /// How to fix it.
    pub help: String,
    /// Documentation of the rule.
    pub source: Option<Source>,
}

/// The documentation of a rule: a row of a table, or another document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The table's file, or the document's title.
    pub document: String,
    /// The line in the file, from 1.
    pub line: Option<u64>,
    /// The name of the row in the table.
    pub row: Option<String>,
    /// The version of the documentation.
    pub version: Option<String>,
    /// The keywords that it documents; `None` for all that no other source names.
    pub keywords: Option<Vec<String>>,
}

impl fmt::Display for Source {
    /// Writes `tables/WebEvent.md:11 event_name (249.0.0)`.
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
    /// Returns the source of the rule `keyword`.
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
