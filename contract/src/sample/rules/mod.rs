//! The rules of a schema, one by one: each keyword at each place that payloads are held against.

mod expect;
mod obstacle;
mod unions;

use serde_json::Value;

use super::{
    make::{Aim, is_rule, joined},
    plan::{Edge, Node, NodeId, Plan, Route},
};

pub(super) use expect::expected;
pub(super) use obstacle::Obstacle;

/// One rule and the ways to it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) node: NodeId,
    pub(super) keyword: String,
    /// For `required`, the field; for `dependentRequired`, two.
    pub(super) detail: String,
    pub(super) routes: Vec<Route>,
}

impl Place {
    pub(super) fn aim(&self) -> Aim {
        Aim::Break { keyword: self.keyword.clone(), detail: self.detail.clone() }
    }
}

/// Every rule, in the order in which subschemas are met from the outermost inwards. `asserts` tells whether a
/// format is checked.
pub(super) fn rules(
    plan: &Plan,
    routes: &[Vec<Route>],
    asserts: impl Fn(&str) -> bool,
) -> Vec<Place> {
    let mut rules = Vec::new();
    for (id, node) in plan.nodes() {
        let own = &routes[id.index()];
        if own.is_empty() {
            continue;
        }
        let mut add = |keyword: &str, detail: String| {
            rules.push(Place {
                node: id,
                keyword: keyword.to_owned(),
                detail,
                routes: own.clone(),
            });
        };
        if node.verdict == Some(false) {
            add("false", String::new());
        }
        for (keyword, operand) in &node.keywords {
            match (keyword.as_str(), operand) {
                ("required", Value::Array(names)) => {
                    let mut names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
                    names.dedup();
                    for name in names {
                        add(keyword, name.to_owned());
                    }
                }
                ("dependentRequired" | "dependencies", Value::Object(map)) => {
                    for (field, wanted) in map {
                        let wanted =
                            wanted.as_array().into_iter().flatten().filter_map(Value::as_str);
                        for wanted in wanted.filter(|wanted| wanted != field) {
                            add(keyword, joined(field, wanted));
                        }
                    }
                }
                // Said, but no rule; in draft 4 the last two are flags of their neighbours.
                ("uniqueItems", Value::Bool(false))
                | ("exclusiveMinimum" | "exclusiveMaximum", Value::Bool(_)) => {}
                ("contentEncoding" | "contentMediaType", _) if plan.draft.asserts_content => {
                    add(keyword, String::new());
                }
                ("format", Value::String(format)) if !asserts(format) => {}
                _ if is_rule(keyword) => add(keyword, String::new()),
                _ => {}
            }
        }
        for keyword in of_edges(node) {
            add(keyword, String::new());
        }
    }
    rules
}

/// The rules that subschemas of a subschema make with each other.
fn of_edges(node: &Node) -> Vec<&'static str> {
    let has = |edge: Edge| node.child(&edge).is_some();
    let count = |keyword: &str| node.get(keyword).and_then(Value::as_u64);
    let mut keywords = Vec::new();
    if has(Edge::Not) {
        keywords.push("not");
    }
    if has(Edge::AnyOf(0)) {
        keywords.push("anyOf");
    }
    if has(Edge::OneOf(0)) {
        keywords.push("oneOf");
    }
    if has(Edge::OneOf(1)) {
        keywords.push("oneOf+");
    }
    if has(Edge::Contains) {
        match count("minContains") {
            None => keywords.push("contains"),
            Some(0) => {}
            Some(_) => keywords.push("minContains"),
        }
        if count("maxContains").is_some() {
            keywords.push("maxContains");
        }
    }
    keywords
}
