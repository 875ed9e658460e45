//! Every code that a finding can have: the validator's own, and those that schemas bring with the
//! keywords `fault` and `agreement`.

mod place;

use std::collections::BTreeMap;

use serde_json::Value;
use tablature_schema::{catalogue, vocabulary};
use tablature_validator::{Severity, codes};

use crate::{config::Level, near::did_you_mean};
use place::Place;

/// A code that a schema gives to the violation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What to do about it.
    pub(crate) help: String,
    /// How bad it is, unless the user chose another severity.
    pub(crate) severity: Severity,
    /// The id of the schema.
    pub(crate) schema: String,
    /// JSON Pointer into the schema.
    pub(crate) pointer: String,
    /// The fields of the payload that the rule is about, as people read them.
    pub(crate) fields: Vec<String>,
    /// The documentation that the rule comes from.
    pub(crate) sources: Vec<String>,
}

/// Codes that stand for what could not be read. Nothing was checked there, so nothing can be right.
const NEVER_RIGHT: [&str; 6] = [
    "empty-input",
    "invalid-json",
    "invalid-utf8",
    "nested-too-deep",
    "record-too-long",
    "truncated-json",
];

/// Codes by name.
#[derive(Debug, Default)]
pub(crate) struct CodeBook {
    by_name: BTreeMap<String, Vec<Fault>>,
}

impl CodeBook {
    /// The codes of the validator, which findings about any schema can have.
    pub(crate) fn of_validator() -> Self {
        let names = codes::CODES.iter().map(|code| (code.name.to_owned(), Vec::new()));
        Self { by_name: names.collect() }
    }

    /// The codes of the validator and of all schemas of the catalogue.
    pub(crate) fn of_catalogue() -> Self {
        let mut book = Self::of_validator();
        for entry in catalogue::entries() {
            book.add(&entry.id(), &entry.json());
        }
        book
    }

    /// Adds the codes that a schema brings.
    pub(crate) fn add(&mut self, id: &str, schema: &Value) {
        self.visit(id, schema, &Place::default());
    }

    /// All names, in alphabetical order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The rules of schemas that give this code.
    pub(crate) fn faults(&self, name: &str) -> &[Fault] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// Why findings with this code cannot have this level, if they cannot.
    pub(crate) fn refuse(&self, name: &str, level: Level) -> Option<String> {
        if !self.by_name.contains_key(name) {
            return Some(self.unknown(name));
        }
        let is_lowered = level != Level::Severity(Severity::Error);
        (is_lowered && NEVER_RIGHT.contains(&name)).then(|| {
            format!("`{name}` cannot be allowed or lowered: what could not be read is not right")
        })
    }

    /// That there is no such code, and which one was meant.
    pub(crate) fn unknown(&self, name: &str) -> String {
        match &*did_you_mean(name, self.names()) {
            "" => format!("no finding has the code `{name}`; `tablature explain` lists all"),
            near => format!("no finding has the code `{name}`{near}"),
        }
    }

    fn visit(&mut self, id: &str, schema: &Value, place: &Place) {
        match schema {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.visit(id, item, &place.below(&index.to_string()));
                }
            }
            Value::Object(keywords) => {
                let place = &place.documented(keywords.get(vocabulary::SOURCE));
                for (keyword, value) in keywords {
                    let below = place.under_keyword(keyword);
                    match &**keyword {
                        vocabulary::FAULT => self.note_fault(id, value, schema, &below),
                        vocabulary::AGREEMENT => self.note_agreements(id, value, &below),
                        _ if holds_data(keyword) => {}
                        _ if holds_named_schemas(keyword) => {
                            for (name, schema) in value.as_object().into_iter().flatten() {
                                self.visit(id, schema, &below.named(keyword, name));
                            }
                        }
                        _ => self.visit(id, value, &below),
                    }
                }
            }
            _ => {}
        }
    }

    fn note_fault(&mut self, id: &str, fault: &Value, schema: &Value, place: &Place) {
        let on = fault.get("on").and_then(Value::as_array);
        let is_on = |keyword: &str| on.is_none_or(|on| on.iter().any(|name| name == keyword));
        let required =
            schema.get("required").and_then(Value::as_array).filter(|_| is_on("required"));
        let mut fields: Vec<String> = required
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|name| place.field_named(name))
            .collect();
        if required.is_none() || on.is_none_or(|on| on.len() > 1) {
            fields.insert(0, place.field());
        }
        let is_advice =
            on.is_some_and(|on| on.iter().all(|name| name == vocabulary::RECOMMENDED_PATTERN));
        let severity = match (is_advice, place.is_recommended) {
            (true, _) => Severity::Advice,
            (false, true) => Severity::Warning,
            (false, false) => Severity::Error,
        };
        self.note(id, fault, severity, fields, place);
    }

    fn note_agreements(&mut self, id: &str, rules: &Value, place: &Place) {
        for (index, rule) in rules.as_array().into_iter().flatten().enumerate() {
            let place = place.below(&index.to_string()).documented(rule.get(vocabulary::SOURCE));
            let field = rule.get("field").and_then(Value::as_str).unwrap_or_default();
            self.note(id, rule, Severity::Warning, vec![place.field_at(field)], &place);
        }
    }

    fn note(
        &mut self,
        id: &str,
        rule: &Value,
        severity: Severity,
        fields: Vec<String>,
        place: &Place,
    ) {
        let text = |name: &str| rule.get(name).and_then(Value::as_str);
        if let Some(code) = text("code") {
            self.by_name.entry(code.to_owned()).or_default().push(Fault {
                help: text("help").unwrap_or_default().to_owned(),
                severity,
                schema: id.to_owned(),
                pointer: place.pointer.clone(),
                fields,
                sources: place.sources.clone(),
            });
        }
    }
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
        assert_eq!(book.faults("one")[0].sources, ["t.md:3 r (1)"]);
        assert_eq!(book.faults("three")[0].sources, ["d"]);
    }

    /// The fields and the severity of the one fault in a schema.
    #[track_caller]
    fn check(schema: &serde_json::Value, expected: &str) {
        let mut book = CodeBook::default();
        book.add("x", schema);
        let fault = &book.faults("c")[0];
        assert_eq!(format!("{} {}", fault.severity, fault.fields.join(", ")), expected);
    }

    #[test]
    fn fields_are_named_as_in_payloads() {
        let fault = json!({"code": "c", "help": "h"});
        let required = json!({"code": "c", "on": ["required"]});
        let schema = json!({"fault": fault});
        check(&schema, "error the whole payload");
        check(&json!({"required": ["a", "b/c"], "fault": required}), "error /a, /b~1c");
        check(&json!({"items": schema}), "error /*");
        check(&json!({"properties": {"a": {"prefixItems": [schema]}}}), "error /a/*");
        check(&json!({"properties": {"a": {"additionalProperties": schema}}}), "error /a/*");
        check(&json!({"properties": {"a": {"patternProperties": {"^x": schema}}}}), "error /a/*");
        check(&json!({"properties": {"properties": schema}}), "error /properties");
        check(&json!({"allOf": [{"if": true, "then": {"properties": {"a": schema}}}]}), "error /a");
        check(&json!({"$defs": {"D": {"properties": {"a": schema}}}}), "error /a of `D`");
        check(&json!({"$defs": {"D": schema}}), "error the whole of `D`");
        check(&json!({"properties": {"a": {"should": schema}}}), "warning /a");
        check(
            &json!({"properties": {"a": {"agreement": [{"field": "/b", "code": "c"}]}}}),
            "warning /a/b",
        );
        let advice = json!({"code": "c", "on": ["recommendedPattern"]});
        check(&json!({"properties": {"a": {"fault": advice}}}), "advice /a");
    }

    #[test]
    fn the_nearest_source_counts() {
        let fault = json!({"fault": {"code": "c"}});
        let mut book = CodeBook::default();
        book.add("x", &json!({
            "source": {"document": "root", "version": "1"},
            "allOf": [{"source": {"document": "near", "section": "S", "version": "2"}, "then": fault}]
        }));
        assert_eq!(book.faults("c")[0].sources, ["near, S (2)"]);
    }
}
