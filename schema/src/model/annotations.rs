//! The keywords of our vocabulary, and the standard annotations that findings need.

use std::fmt;

use serde_json::{Map, Value};

use crate::vocabulary;

/// What a subschema says beyond right and wrong.
#[derive(Debug, Default)]
pub struct Annotations {
    /// `deprecated`.
    pub is_deprecated: bool,
    /// `description`.
    pub description: Option<String>,
    /// [`vocabulary::DOCUMENTED_AS`].
    pub documented_as: Option<String>,
    /// [`vocabulary::MAX_AGE`], as written.
    pub max_age: Option<String>,
    /// [`vocabulary::KNOWN_VALUES`]; empty where there are none.
    pub known_values: Vec<String>,
    /// [`vocabulary::NULL_MEANS_ABSENT`].
    pub is_null_absent: bool,
    /// [`vocabulary::RECOMMENDED_PATTERN`].
    pub recommended_pattern: Option<String>,
    /// [`vocabulary::FAULT`].
    pub fault: Option<Fault>,
    /// [`vocabulary::AGREEMENT`].
    pub agreements: Vec<Agreement>,
    /// [`vocabulary::SHOULD`].
    pub should: Option<super::SchemaId>,
    /// [`vocabulary::SOURCE`].
    pub sources: Vec<Source>,
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
    pub pattern: String,
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
    /// Reads the annotations of a subschema, all but `should`, which is a subschema itself.
    pub(super) fn read(schema: &Map<String, Value>) -> Self {
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str).map(str::to_owned);
        let flag = |keyword: &str| schema.get(keyword) == Some(&Value::Bool(true));
        Self {
            is_deprecated: flag("deprecated"),
            description: text("description"),
            documented_as: text(vocabulary::DOCUMENTED_AS),
            max_age: text(vocabulary::MAX_AGE),
            known_values: schema.get(vocabulary::KNOWN_VALUES).map(strings).unwrap_or_default(),
            is_null_absent: flag(vocabulary::NULL_MEANS_ABSENT),
            recommended_pattern: text(vocabulary::RECOMMENDED_PATTERN),
            fault: schema.get(vocabulary::FAULT).and_then(read_fault),
            agreements: list(schema.get(vocabulary::AGREEMENT))
                .iter()
                .filter_map(read_agreement)
                .collect(),
            should: None,
            sources: match schema.get(vocabulary::SOURCE) {
                Some(Value::Array(sources)) => sources.iter().filter_map(read_source).collect(),
                Some(source) => read_source(source).into_iter().collect(),
                None => Vec::new(),
            },
        }
    }

    /// Where the rule `keyword` comes from.
    pub fn source_of(&self, keyword: &str) -> Option<&Source> {
        let names = |source: &&Source| {
            source
                .keywords
                .as_ref()
                .is_some_and(|keywords| keywords.iter().any(|own| own == keyword))
        };
        let speaks_for_all = |source: &&Source| source.keywords.is_none();
        self.sources.iter().find(names).or_else(|| self.sources.iter().find(speaks_for_all))
    }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn strings(value: &Value) -> Vec<String> {
    list(Some(value)).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn read_fault(value: &Value) -> Option<Fault> {
    Some(Fault {
        code: text(value, "code")?,
        help: text(value, "help")?,
        on: value.get("on").map(strings),
    })
}

fn read_agreement(value: &Value) -> Option<Agreement> {
    Some(Agreement {
        field: text(value, "field")?,
        from: text(value, "from")?,
        pattern: text(value, "pattern")?,
        expect: text(value, "expect")?,
        code: text(value, "code")?,
        help: text(value, "help")?,
        source: value.get(vocabulary::SOURCE).and_then(read_source),
    })
}

fn read_source(value: &Value) -> Option<Source> {
    Some(Source {
        document: text(value, "table").or_else(|| text(value, "document"))?,
        line: value.get("line").and_then(Value::as_u64),
        row: text(value, "row"),
        version: text(value, "version"),
        keywords: value.get("keywords").map(strings),
    })
}
