//! Every code that a finding can have: the validator's own, and those that schemas define with the keywords `fault` and
//! `agreement`.

mod place;

use std::collections::BTreeMap;

use super::{CODES, SCHEMA_CODES};
use crate::Severity;
use place::Place;
use tablature_schema::{
    catalogue,
    ir::{self, DocumentId, Ir, Keyword, Node, Rule},
    json::Value,
    suggest::did_you_mean,
};

/// A code that a schema defines for the violation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// Remedy: what to do about it.
    pub help: String,
    /// Severity, unless the user chose another.
    pub severity: Severity,
    /// The id of the schema.
    pub schema: String,
    /// The fields of the payload that the rule is about, as shown to people.
    pub fields: Vec<String>,
    /// The documentation that the rule comes from.
    pub sources: Vec<String>,
}

/// Codes for payloads that could not be read or decided, which are not known to be valid.
const NEVER_VALID: [&str; 14] = [
    "ambiguous-event",
    "bad-quoting",
    "empty-input",
    "internal-error",
    "invalid-json",
    "invalid-utf8",
    "nested-too-deep",
    "pattern-undecided",
    "record-too-long",
    "too-many-findings",
    "truncated-json",
    "undecided",
    "unusable-schema",
    "wrong-cell-count",
];

/// Codes by name.
#[derive(Debug, Default)]
pub struct CodeIndex {
    by_name: BTreeMap<String, Vec<Fault>>,
}

impl CodeIndex {
    /// The codes of the validator, which findings about any schema can have.
    pub fn of_validator() -> Self {
        let names = CODES.iter().chain(SCHEMA_CODES);
        let names = names.map(|code| (code.name.to_owned(), Vec::new()));
        Self { by_name: names.collect() }
    }

    /// The codes of the validator and of all schemas of the catalogue.
    pub fn of_catalogue() -> Self {
        let mut index = Self::of_validator();
        for entry in catalogue::entries() {
            index.add(&entry.id(), &entry.ir());
        }
        index
    }

    /// Adds the codes that a schema defines.
    pub fn add(&mut self, id: &str, ir: &Ir) {
        place::each(ir, &mut |node, place| {
            // Documents that the schema refers to have their own names.
            let document = node.location.document;
            let schema =
                if document == DocumentId::ROOT { id } else { &ir.document(document).name };
            self.note_fault(schema, node, place);
            self.note_agreements(schema, node, place);
        });
    }

    /// Returns all names, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Returns the rules of schemas that have this code.
    pub fn faults(&self, name: &str) -> &[Fault] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the reason why findings with this code cannot have another severity, if they cannot. `severity` is the
    /// wanted one; `None` to leave the findings out.
    pub fn reject(&self, name: &str, severity: Option<Severity>) -> Option<String> {
        if !self.by_name.contains_key(name) {
            return Some(self.unknown(name));
        }
        let is_lowered = severity != Some(Severity::Error);
        let is_of_invalid_schema = || {
            SCHEMA_CODES.iter().any(|code| code.name == name && code.severity == Severity::Error)
        };
        if is_lowered && is_of_invalid_schema() {
            return Some(format!(
                "`{name}` cannot be allowed or lowered: such a schema is invalid"
            ));
        }
        (is_lowered && NEVER_VALID.contains(&name)).then(|| {
            format!("`{name}` cannot be allowed or lowered: what could not be checked is not valid")
        })
    }

    /// Returns the message about an unknown code, with the code that was probably meant.
    pub fn unknown(&self, name: &str) -> String {
        match &*did_you_mean(name, self.names()) {
            "" => format!("no finding has the code `{name}`; `tablature explain` lists all"),
            near => format!("no finding has the code `{name}`{near}"),
        }
    }

    fn note_fault(&mut self, schema: &str, node: &Node, place: &Place) {
        let Some(ir::Fault { code, help, on, .. }) = &node.annotations.fault else { return };
        let is_on = |keyword: Keyword| {
            on.as_ref().is_none_or(|on| on.iter().any(|name| name == keyword.name()))
        };
        let required = node.assertions.iter().find_map(|assertion| match &assertion.rule {
            Rule::Required(names) if is_on(assertion.keyword) => Some(names),
            _ => None,
        });
        let mut fields: Vec<String> =
            required.into_iter().flatten().map(|name| place.field_named(name)).collect();
        if required.is_none() || on.as_ref().is_none_or(|on| on.len() > 1) {
            fields.insert(0, place.field());
        }
        let is_advice = on
            .as_ref()
            .is_some_and(|on| on.iter().all(|name| name == Keyword::RecommendedPattern.name()));
        let severity = match (is_advice, place.is_recommended) {
            (true, _) => Severity::Advice,
            (false, true) => Severity::Warning,
            (false, false) => Severity::Error,
        };
        self.note(
            code,
            Fault {
                help: help.clone(),
                severity,
                schema: schema.to_owned(),
                fields,
                sources: place.sources.clone(),
            },
        );
    }

    fn note_agreements(&mut self, schema: &str, node: &Node, place: &Place) {
        let written = place::written(node, Keyword::Agreement).and_then(Value::as_array);
        for (index, rule) in node.annotations.agreements.iter().enumerate() {
            let written = written.and_then(|rules| rules.get(index));
            let source = written.and_then(|rule| rule.get(Keyword::Source.name()));
            let place = place.documented(source);
            self.note(
                &rule.code,
                Fault {
                    help: rule.help.clone(),
                    severity: Severity::Warning,
                    schema: schema.to_owned(),
                    fields: vec![place.field_at(&rule.field)],
                    sources: place.sources,
                },
            );
        }
    }

    fn note(&mut self, code: &str, fault: Fault) {
        self.by_name.entry(code.to_owned()).or_default().push(fault);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tablature_schema::{
        catalogue,
        ir::Ir,
        load::{LoadOptions, NoSource, load},
    };

    use super::CodeIndex;

    fn ir(schema: &Value) -> Ir {
        let text = schema.to_string();
        load("x", text.as_bytes(), &LoadOptions::default(), &mut NoSource).expect("it is valid")
    }

    /// The index walks from the roots of the documents; the IR lists its nodes.
    #[test]
    fn the_index_and_the_ir_know_the_same_codes() {
        for entry in catalogue::entries() {
            let mut index = CodeIndex::default();
            let ir = entry.ir();
            index.add(&entry.id(), &ir);
            let codes = ir.codes();
            let known: Vec<&str> = codes.keys().copied().collect();
            assert_eq!(index.names().collect::<Vec<_>>(), known, "{}", entry.id());
        }
    }

    #[test]
    fn codes_are_found_wherever_schemas_stand() {
        let mut index = CodeIndex::default();
        let schema = json!({
            "properties": {
                "fault": {"fault": {"code": "one", "help": "h"}, "source": [{"table": "t.md", "line": 3, "row": "r", "version": "1"}, {"document": "other", "keywords": ["enum"]}]},
                "a/b": {"items": {"anyOf": [{"should": {"fault": {"code": "two", "help": "h"}}}]}}
            },
            "agreement": [{"field": "/a", "from": "/b", "pattern": "^(.)", "expect": "$1", "code": "three", "help": "h", "source": {"document": "d"}}],
            "examples": [{"fault": {"code": "not-one"}}],
            "enum": [{"fault": {"code": "not-one"}}]
        });
        index.add("x", &ir(&schema));
        assert_eq!(index.names().collect::<Vec<_>>(), ["one", "three", "two"]);
        assert_eq!(index.faults("two")[0].fields, ["/a~1b/*"]);
        assert_eq!(index.faults("one")[0].sources, ["t.md:3 r (1)"]);
        assert_eq!(index.faults("three")[0].sources, ["d"]);
    }

    /// Checks the fields and the severity of the only fault in a schema.
    #[track_caller]
    fn check(schema: &Value, expected: &str) {
        let mut index = CodeIndex::default();
        index.add("x", &ir(schema));
        let fault = &index.faults("c")[0];
        assert_eq!(format!("{} {}", fault.severity, fault.fields.join(", ")), expected);
    }

    #[test]
    fn fields_are_named_as_in_payloads() {
        let fault = json!({"code": "c", "help": "h"});
        let required = json!({"code": "c", "help": "h", "on": ["required"]});
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
            &json!({"properties": {"a": {"agreement": [{"field": "/b", "from": "/a", "pattern": "^(.)", "expect": "$1", "code": "c", "help": "h"}]}}}),
            "warning /a/b",
        );
        let advice = json!({"code": "c", "help": "h", "on": ["recommendedPattern"]});
        check(&json!({"properties": {"a": {"fault": advice}}}), "advice /a");
    }

    #[test]
    fn the_nearest_source_counts() {
        let fault = json!({"fault": {"code": "c", "help": "h"}});
        let mut index = CodeIndex::default();
        index.add("x", &ir(&json!({
            "source": {"document": "root", "version": "1"},
            "allOf": [{"source": {"document": "near", "section": "S", "version": "2"}, "not": fault}]
        })));
        assert_eq!(index.faults("c")[0].sources, ["near, S (2)"]);
    }
}
