//! Where a rule stands: in the schema, in payloads, and in the documentation.

use std::collections::BTreeSet;

use serde_json::Value;
use tablature_schema::vocabulary;

/// The place of a subschema.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// JSON Pointer into the schema.
    pub(super) pointer: String,
    /// Whether violations are warnings here.
    pub(super) is_recommended: bool,
    /// The documentation that speaks for it, or for what is around it.
    pub(super) sources: Vec<String>,
    /// Pointer into the payload, or into what the definition describes.
    field: String,
    /// The definition that it belongs to.
    definition: Option<String>,
}

impl Place {
    /// A member or an element of it, in the schema.
    pub(super) fn below(&self, name: &str) -> Self {
        Self { pointer: format!("{}/{}", self.pointer, token(name)), ..self.clone() }
    }

    /// What a keyword holds.
    pub(super) fn under_keyword(&self, keyword: &str) -> Self {
        let mut place = self.below(keyword);
        match keyword {
            "items"
            | "prefixItems"
            | "additionalItems"
            | "contains"
            | "unevaluatedItems"
            | "additionalProperties"
            | "patternProperties"
            | "unevaluatedProperties" => {
                place.field.push_str("/*");
            }
            vocabulary::SHOULD => place.is_recommended = true,
            _ => {}
        }
        place
    }

    /// The schema with this name under a keyword that holds schemas by name.
    pub(super) fn named(&self, keyword: &str, name: &str) -> Self {
        let mut place = self.below(name);
        match keyword {
            "properties" => place.field = format!("{}/{}", self.field, token(name)),
            "$defs" | "definitions" => {
                place.field.clear();
                place.definition = Some(name.to_owned());
            }
            _ => {}
        }
        place
    }

    /// The same with what a `source` there says. One that says nothing about faults leaves the word to
    /// what is around it.
    pub(super) fn documented(&self, source: Option<&Value>) -> Self {
        let own = source.map(sources).unwrap_or_default();
        let sources = if own.is_empty() { self.sources.clone() } else { own };
        Self { sources, ..self.clone() }
    }

    /// The field, as people read it.
    pub(super) fn field(&self) -> String {
        self.field_at("")
    }

    /// A member of the field.
    pub(super) fn field_named(&self, name: &str) -> String {
        self.field_at(&format!("/{}", token(name)))
    }

    /// What a JSON Pointer from the field leads to.
    pub(super) fn field_at(&self, pointer: &str) -> String {
        let field = format!("{}{pointer}", self.field);
        match (&*field, &self.definition) {
            ("", None) => "the whole payload".to_owned(),
            ("", Some(definition)) => format!("the whole of `{definition}`"),
            (field, None) => field.to_owned(),
            (field, Some(definition)) => format!("{field} of `{definition}`"),
        }
    }
}

fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The documentation that a `source` names for a fault: what speaks for it by name, else what speaks
/// for no keyword by name.
fn sources(source: &Value) -> Vec<String> {
    let one = std::slice::from_ref(source);
    let all = source.as_array().map_or(one, Vec::as_slice);
    let keywords = |source: &Value| source.get("keywords").and_then(Value::as_array).cloned();
    let names_fault = |source: &&Value| {
        keywords(source).is_some_and(|names| names.iter().any(|name| name == vocabulary::FAULT))
    };
    let mut texts: BTreeSet<String> = all.iter().filter(names_fault).map(text).collect();
    if texts.is_empty() {
        let is_general = |source: &&Value| keywords(source).is_none();
        texts = all.iter().filter(is_general).map(text).collect();
    }
    texts.into_iter().collect()
}

fn text(source: &Value) -> String {
    let text = |name: &str| source.get(name).and_then(Value::as_str);
    let document = text("table").or(text("document")).unwrap_or("?");
    let line = source.get("line").and_then(Value::as_u64);
    [
        Some(document.to_owned()),
        line.map(|line| format!(":{line}")),
        text("section").map(|section| format!(", {section}")),
        text("row").map(|row| format!(" {row}")),
        text("version").map(|version| format!(" ({version})")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
