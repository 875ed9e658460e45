//! Every code that a finding can have: the validator's own, and those that schemas bring with the
//! keywords `fault` and `agreement`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tablature_schema::{catalogue, vocabulary};
use tablature_validator::codes;

/// A code that a schema gives to the violation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What to do about it.
    pub(crate) help: String,
    /// The id of the schema.
    pub(crate) schema: String,
    /// JSON Pointer into the schema.
    pub(crate) pointer: String,
    /// The documentation that the rule comes from.
    pub(crate) source: Option<String>,
}

impl Fault {
    /// Whether another fault says the same, perhaps for another version of the schema.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.help == other.help
    }
}

/// Codes by name.
#[derive(Debug, Default)]
pub(crate) struct CodeBook {
    by_name: BTreeMap<String, Vec<Fault>>,
}

impl CodeBook {
    /// The codes of the validator and of all schemas of the catalogue.
    pub(crate) fn of_catalogue() -> Self {
        let mut book = Self::default();
        for code in codes::CODES {
            book.by_name.entry(code.name.to_owned()).or_default();
        }
        for entry in catalogue::entries() {
            book.add(&entry.id(), &entry.json());
        }
        book
    }

    /// Adds the codes that a schema brings.
    pub(crate) fn add(&mut self, id: &str, schema: &Value) {
        self.visit(id, schema, "");
    }

    /// All names, in alphabetical order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Whether a finding can have this code.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The rules of schemas that give this code.
    pub(crate) fn faults(&self, name: &str) -> &[Fault] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    fn visit(&mut self, id: &str, schema: &Value, pointer: &str) {
        match schema {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.visit(id, item, &format!("{pointer}/{index}"));
                }
            }
            Value::Object(keywords) => {
                let source = keywords.get(vocabulary::SOURCE);
                for (keyword, value) in keywords {
                    let pointer = format!("{pointer}/{}", token(keyword));
                    match &**keyword {
                        vocabulary::FAULT => self.note(id, &pointer, value, source),
                        vocabulary::AGREEMENT => {
                            for (index, rule) in value.as_array().into_iter().flatten().enumerate()
                            {
                                let pointer = format!("{pointer}/{index}");
                                self.note(id, &pointer, rule, rule.get(vocabulary::SOURCE));
                            }
                        }
                        _ if holds_data(keyword) => {}
                        _ if holds_named_schemas(keyword) => {
                            for (name, schema) in value.as_object().into_iter().flatten() {
                                self.visit(id, schema, &format!("{pointer}/{}", token(name)));
                            }
                        }
                        _ => self.visit(id, value, &pointer),
                    }
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, id: &str, pointer: &str, rule: &Value, source: Option<&Value>) {
        if let Some(code) = rule.get("code").and_then(Value::as_str) {
            let help = rule.get("help").and_then(Value::as_str).unwrap_or_default();
            self.by_name.entry(code.to_owned()).or_default().push(Fault {
                help: help.to_owned(),
                schema: id.to_owned(),
                pointer: pointer.to_owned(),
                source: source.map(sources),
            });
        }
    }
}

fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Keywords whose values look like schemas and are none.
fn holds_data(keyword: &str) -> bool {
    matches!(
        keyword,
        "enum" | "const" | "default" | "examples" | vocabulary::SOURCE | vocabulary::KNOWN_VALUES
    )
}

/// Keywords whose members are named by the schema's author.
fn holds_named_schemas(keyword: &str) -> bool {
    matches!(
        keyword,
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas"
    )
}

/// The documentation that a `source` names for a fault: what speaks for it by name, else what speaks
/// for no keyword by name.
fn sources(source: &Value) -> String {
    let one = std::slice::from_ref(source);
    let all = source.as_array().map_or(one, Vec::as_slice);
    let keywords = |source: &Value| source.get("keywords").and_then(Value::as_array).cloned();
    let names_fault = |source: &&Value| {
        keywords(source).is_some_and(|names| names.iter().any(|name| name == vocabulary::FAULT))
    };
    let mut texts: BTreeSet<String> = all.iter().filter(names_fault).map(source_text).collect();
    if texts.is_empty() {
        let is_general = |source: &&Value| keywords(source).is_none();
        texts = all.iter().filter(is_general).map(source_text).collect();
    }
    texts.into_iter().collect::<Vec<_>>().join("; ")
}

fn source_text(source: &Value) -> String {
    let text = |name: &str| source.get(name).and_then(Value::as_str);
    let document = text("table").or(text("document")).unwrap_or("?");
    let line = source.get("line").and_then(Value::as_u64);
    [
        Some(document.to_owned()),
        line.map(|line| format!(":{line}")),
        text("row").map(|row| format!(" {row}")),
        text("version").map(|version| format!(" ({version})")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tablature_schema::catalogue;
    use tablature_validator::{Checker, Options, Timestamp};

    use super::CodeBook;

    /// The validator finds the codes in its compiled form, the book in the text.
    #[test]
    fn the_book_and_the_validator_know_the_same_codes() {
        let options = Options::at(Timestamp::from_nanoseconds(0));
        for entry in catalogue::entries() {
            let mut book = CodeBook::default();
            book.add(&entry.id(), &entry.json());
            let checker = Checker::for_entry(entry, options.clone());
            let codes = checker.schema_codes();
            let known: Vec<&str> = codes.keys().copied().collect();
            assert_eq!(book.names().collect::<Vec<_>>(), known, "{}", entry.id());
        }
    }

    #[test]
    fn codes_are_found_wherever_schemas_stand() {
        let mut book = CodeBook::default();
        let schema = json!({
            "properties": {
                "fault": {"fault": {"code": "one", "help": "h"}, "source": [{"table": "t.md", "line": 3, "row": "r", "version": "1"}, {"document": "other", "keywords": ["enum"]}]},
                "a/b": {"items": {"anyOf": [{"should": {"fault": {"code": "two", "help": "h"}}}]}}
            },
            "agreement": [{"field": "/a", "code": "three", "help": "h", "source": {"document": "d"}}],
            "examples": [{"fault": {"code": "not-one"}}],
            "enum": [{"fault": {"code": "not-one"}}]
        });
        book.add("x", &schema);
        assert_eq!(book.names().collect::<Vec<_>>(), ["one", "three", "two"]);
        assert_eq!(book.faults("two")[0].pointer, "/properties/a~1b/items/anyOf/0/should/fault");
        assert_eq!(book.faults("one")[0].source.as_deref(), Some("t.md:3 r (1)"));
        assert_eq!(book.faults("three")[0].source.as_deref(), Some("d"));
    }
}
