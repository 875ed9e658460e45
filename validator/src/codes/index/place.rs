//! The place of a rule in the schema, in payloads, and in the documentation.

use std::collections::BTreeSet;

use tablature_schema::{
    ir::{Applicator, Ir, Keyword, Node, SchemaId},
    json::{Value, pointer},
};

/// The place of a subschema.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// Is `true` if violations are warnings here.
    pub(super) is_recommended: bool,
    /// The documentation of its codes: its own, or that of the nearest enclosing subschema that has some.
    pub(super) sources: Vec<String>,
    /// JSON Pointer into the payload, or into the value that the definition describes.
    field: String,
    /// The definition that it belongs to.
    definition: Option<String>,
}

impl Place {
    /// Returns the place of a subschema under `applicator`.
    pub(super) fn under(&self, applicator: &Applicator) -> Self {
        let mut place = self.clone();
        match applicator {
            Applicator::Property(name) => pointer::push_segment(&mut place.field, name),
            Applicator::PatternProperty(_)
            | Applicator::AdditionalProperties
            | Applicator::UnevaluatedProperties
            | Applicator::PrefixItem(_)
            | Applicator::Items
            | Applicator::UnevaluatedItems
            | Applicator::Contains => place.field.push_str("/*"),
            Applicator::Definition(name) => {
                place.field.clear();
                place.definition = Some(name.to_string());
            }
            Applicator::Should => place.is_recommended = true,
            _ => {}
        }
        place
    }

    /// Returns the place with the documentation of a node. A node without documentation for codes inherits it.
    pub(super) fn documented_by(&self, node: &Node) -> Self {
        self.documented(written(node, Keyword::Source))
    }

    /// Returns the place with the documentation of a `source`.
    pub(super) fn documented(&self, source: Option<&Value>) -> Self {
        let own = source.map(sources).unwrap_or_default();
        let sources = if own.is_empty() { self.sources.clone() } else { own };
        Self { sources, ..self.clone() }
    }

    /// Returns the field, as shown to people.
    pub(super) fn field(&self) -> String {
        self.field_at("")
    }

    /// Returns a member of the field.
    pub(super) fn field_named(&self, name: &str) -> String {
        self.field_at(&format!("/{}", pointer::escape(name)))
    }

    /// Returns what a JSON Pointer from the field resolves to.
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

/// Calls `visit` for each subschema with its place, in the order of the documents.
pub(super) fn each(ir: &Ir, visit: &mut dyn FnMut(&Node, &Place)) {
    let whole = ir.nodes().filter(|(_, node)| node.parent.is_none());
    for (root, _) in whole {
        let mut waiting: Vec<(SchemaId, Place)> = vec![(root, Place::default())];
        while let Some((id, place)) = waiting.pop() {
            let node = ir.node(id);
            let place = place.documented_by(node);
            visit(node, &place);
            let children = node.children.iter().rev();
            waiting.extend(children.map(|(applicator, child)| (*child, place.under(applicator))));
        }
    }
}

/// Returns an annotation as it is written.
pub(super) fn written(node: &Node, keyword: Keyword) -> Option<&Value> {
    node.annotations.written.iter().find(|(own, _)| *own == keyword).map(|(_, value)| value)
}

/// Returns the documentation that a `source` has for codes: the entries for `fault`, else those without keywords.
fn sources(source: &Value) -> Vec<String> {
    let one = std::slice::from_ref(source);
    let all = source.as_array().unwrap_or(one);
    let keywords = |source: &Value| Some(source.get("keywords")?.as_array()?.to_vec());
    let names_fault = |source: &&Value| {
        keywords(source).is_some_and(|names| {
            names.iter().any(|name| name.as_str() == Some(Keyword::Fault.name()))
        })
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
    let line = source.get("line").and_then(Value::as_number);
    [
        Some(document.to_owned()),
        line.map(|line| format!(":{}", line.literal())),
        text("section").map(|section| format!(", {section}")),
        text("row").map(|row| format!(" {row}")),
        text("version").map(|version| format!(" ({version})")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
