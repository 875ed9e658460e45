//! The rules of a schema: each keyword at each place that applies to payloads.

mod attempts;
mod expect;
mod unions;

use tablature_schema::ir::{Draft, Keyword, Node, Rule, SchemaId};

use super::{
    broken::Broken,
    graph::{Graph, Route},
    make::{Target, contains_limits, is_rule, joined},
};

pub(super) use attempts::Attempts;
pub(super) use expect::expected;

/// One rule, and the routes to it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) node: SchemaId,
    pub(super) rule: Broken,
    /// For `required`, the field; for `dependentRequired`, both fields.
    pub(super) detail: String,
    pub(super) routes: Vec<Route>,
}

impl Place {
    pub(super) fn target(&self) -> Target {
        Target::Break { rule: self.rule, detail: self.detail.clone() }
    }
}

/// The optional assertions of the validator that are enabled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asserted {
    pub(super) formats: bool,
    pub(super) content: bool,
}

/// Returns whether every validator checks a rule: formats and content are optional, and some keywords are our own.
pub(super) fn is_known_to_all(node: &Node, place: &Place) -> bool {
    let Broken::Keyword(keyword) = place.rule else { return true };
    let is_optional = matches!(node.rule(keyword), Some(Rule::Format(_) | Rule::MaxAge(_)));
    !is_optional && !matches!(keyword, Keyword::ContentEncoding | Keyword::ContentMediaType)
}

/// Returns every rule, from the outermost subschema inwards.
pub(super) fn rules(graph: &Graph, routes: &[Vec<Route>], asserted: Asserted) -> Vec<Place> {
    let mut rules = Vec::new();
    for (id, node) in graph.nodes() {
        let own = &routes[id.index()];
        if own.is_empty() {
            continue;
        }
        let mut add = |rule: Broken, detail: String| {
            rules.push(Place { node: id, rule, detail, routes: own.clone() });
        };
        if node.boolean == Some(false) {
            add(Broken::False, String::new());
        }
        for assertion in &node.assertions {
            let keyword = Broken::Keyword(assertion.keyword);
            match &assertion.rule {
                Rule::Required(names) => {
                    for name in names {
                        add(keyword, name.to_string());
                    }
                }
                Rule::DependentRequired(rules) => {
                    for (field, wanted) in rules {
                        for wanted in wanted.iter().filter(|wanted| *wanted != field) {
                            add(keyword, joined(field, wanted));
                        }
                    }
                }
                Rule::Format(_) if !asserted.formats => {}
                rule if is_rule(rule) => add(keyword, String::new()),
                _ => {}
            }
        }
        // Content is asserted in draft 7 only; in later drafts it is an annotation.
        if asserted.content && node.draft == Draft::Draft7 {
            let annotations = &node.annotations;
            if annotations.content_encoding.is_some() {
                add(Broken::Keyword(Keyword::ContentEncoding), String::new());
            }
            if annotations.content_media_type.is_some() {
                add(Broken::Keyword(Keyword::ContentMediaType), String::new());
            }
        }
        for rule in of_subschemas(node) {
            add(rule, String::new());
        }
    }
    rules
}

/// Returns the rules that are made up of several subschemas of a node.
fn of_subschemas(node: &Node) -> Vec<Broken> {
    let mut rules = Vec::new();
    if node.not().is_some() {
        rules.push(Broken::Keyword(Keyword::Not));
    }
    if !node.any_of().is_empty() {
        rules.push(Broken::Keyword(Keyword::AnyOf));
    }
    if !node.one_of().is_empty() {
        rules.push(Broken::Keyword(Keyword::OneOf));
    }
    if node.one_of().len() > 1 {
        rules.push(Broken::SecondBranch);
    }
    if let Some((least, most)) = contains_limits(node) {
        match least {
            0 => {}
            1 => rules.push(Broken::Keyword(Keyword::Contains)),
            _ => rules.push(Broken::Keyword(Keyword::MinContains)),
        }
        if most.is_some() {
            rules.push(Broken::Keyword(Keyword::MaxContains));
        }
    }
    rules
}
