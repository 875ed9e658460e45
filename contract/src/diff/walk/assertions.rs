//! Keywords that judge a value on their own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use tablature_validator::Span;

use super::{Here, Walk, shown};
use crate::diff::graph::{Node, NodeId, Slot, canonical};

/// Keywords that are compared as one, with the rule of their change.
const GROUPS: &[(&str, &[&str])] = &[
    ("minimum-changed", &["minimum", "exclusiveMinimum"]),
    ("maximum-changed", &["maximum", "exclusiveMaximum"]),
    ("multiple-changed", &["multipleOf"]),
    ("length-changed", &["minLength"]),
    ("length-changed", &["maxLength"]),
    ("pattern-changed", &["pattern"]),
    ("format-changed", &["format"]),
    ("item-count-changed", &["minItems"]),
    ("item-count-changed", &["maxItems"]),
    ("unique-items-changed", &["uniqueItems"]),
    ("field-count-changed", &["minProperties"]),
    ("field-count-changed", &["maxProperties"]),
    ("dependency-changed", &["dependentRequired"]),
];

impl Walk<'_> {
    /// `anyOf` of something and null, against the same something without: says so and goes on inside. True if
    /// the pair is dealt with.
    pub(super) fn null_branch(&mut self, here: &Here) -> bool {
        let (old, new) = (self.nullable(here.old), self.nullable(here.new));
        match (old, new) {
            (Some(inner), None) if !admits_null(&here.n) => {
                let node = Node { reference: Some(inner), ..Node::default() };
                self.null(here, "null-refused", node);
                let (old, new) = (inner, here.new);
                self.descend(here, &Slot::AnyOf(0), old, new, None);
                true
            }
            (None, Some(inner)) if !admits_null(&here.o) => {
                let mut node = self.graph.node(here.new).clone();
                let kept = self.graph.push(here.o.clone());
                for child in node.children.values_mut().filter(|child| **child == inner) {
                    *child = kept;
                }
                self.null(here, "null-accepted", node);
                let (old, new) = (here.old, inner);
                self.descend(here, &Slot::AnyOf(0), old, new, None);
                true
            }
            _ => false,
        }
    }

    fn null(&mut self, here: &Here, rule: &'static str, node: Node) {
        let what = if rule == "null-accepted" {
            "null is accepted"
        } else {
            "null is not accepted any more"
        };
        let pair = (rule == "null-refused").then(|| json!("null"));
        let new = (rule == "null-accepted").then(|| json!("null"));
        self.change(here, rule, what.to_owned(), node, (pair, new));
    }

    /// What is not null, of a node that is only `anyOf` of one subschema and null.
    fn nullable(&self, id: NodeId) -> Option<NodeId> {
        let node = self.graph.node(id);
        if !node.asserts.is_empty() || node.children.len() != 2 {
            return None;
        }
        let first = node.child(&Slot::AnyOf(0))?;
        let second = node.child(&Slot::AnyOf(1))?;
        let is_null = |id: NodeId| {
            let node = self.graph.node(id);
            node.children.is_empty()
                && node.asserts.len() == 1
                && node.types().is_some_and(|types| types == BTreeSet::from(["null"]))
        };
        match (is_null(first), is_null(second)) {
            (false, true) => Some(first),
            (true, false) => Some(second),
            _ => None,
        }
    }

    /// `type`. True if nothing of the old node was kept.
    pub(super) fn types(&mut self, here: &Here) -> bool {
        let (old, new) = (here.o.types(), here.n.types());
        if old == new {
            return false;
        }
        let values = (here.o.asserts.get("type").cloned(), here.n.asserts.get("type").cloned());
        let mut node = here.o.clone();
        match &values.1 {
            Some(types) => node.asserts.insert("type".to_owned(), types.clone()),
            None => node.asserts.remove("type"),
        };
        let named = |value: &Option<Value>| value.as_ref().map_or("any".to_owned(), shown);
        let what = format!("the type went from {} to {}", named(&values.0), named(&values.1));
        let (Some(old), Some(new)) = (old, new) else {
            let rule = if values.0.is_none() { "type-narrowed" } else { "type-widened" };
            self.change(here, rule, what, node, values);
            return false;
        };
        let with_null: BTreeSet<&str> = old.iter().copied().chain(["null"]).collect();
        let without_null: BTreeSet<&str> = old.iter().copied().filter(|ty| *ty != "null").collect();
        let covers = |wide: &BTreeSet<&str>, narrow: &BTreeSet<&str>| {
            narrow
                .iter()
                .all(|ty| wide.contains(ty) || (*ty == "integer" && wide.contains("number")))
        };
        let rule = if new == with_null {
            "null-accepted"
        } else if new == without_null {
            "null-refused"
        } else if covers(&new, &old) {
            "type-widened"
        } else if covers(&old, &new) {
            "type-narrowed"
        } else {
            self.replaced(here, "type-changed", what);
            return true;
        };
        self.change(here, rule, what, node, values);
        false
    }

    pub(super) fn assertions(&mut self, here: &Here) {
        self.allowed_values(here);
        for (rule, keywords) in GROUPS {
            self.group(here, rule, keywords);
        }
        self.max_age(here);
    }

    /// Keywords that are read together, put to their new values.
    fn group(&mut self, here: &Here, rule: &'static str, keywords: &[&str]) {
        let pick = |node: &Node| -> BTreeMap<String, Value> {
            let held = keywords
                .iter()
                .filter_map(|key| Some(((*key).to_owned(), node.asserts.get(*key)?)));
            held.map(|(key, value)| (key, canonical(value))).collect()
        };
        let (old, new) = (pick(&here.o), pick(&here.n));
        if old == new {
            return;
        }
        let mut node = here.o.clone();
        node.asserts.retain(|key, _| !keywords.contains(&key.as_str()));
        node.asserts.extend(new.clone());
        let told = |held: &BTreeMap<String, Value>| {
            let parts: Vec<String> =
                held.iter().map(|(key, value)| format!("`{key}` {}", shown(value))).collect();
            if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
        };
        let what = match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("{} was added", told(&new)),
            (_, true) => format!("{} was removed", told(&old)),
            _ => format!("{} became {}", told(&old), told(&new)),
        };
        let value = |held: BTreeMap<String, Value>| {
            (!held.is_empty()).then(|| Value::Object(held.into_iter().collect()))
        };
        self.change(here, rule, what, node, (value(old), value(new)));
    }

    /// `enum` and `const`: values that came, and values that went.
    fn allowed_values(&mut self, here: &Here) {
        let allowed = |node: &Node| match (node.asserts.get("const"), node.asserts.get("enum")) {
            (Some(one), None) => Some(vec![canonical(one)]),
            (None, Some(many)) => {
                Some(many.as_array().into_iter().flatten().map(canonical).collect())
            }
            (Some(one), Some(many)) => {
                let is_in = many.as_array().is_some_and(|many| many.contains(one));
                Some(if is_in { vec![canonical(one)] } else { Vec::new() })
            }
            (None, None) => None,
        };
        let with = |values: Option<Vec<Value>>| {
            let mut node = here.o.clone();
            node.asserts.remove("const");
            node.asserts.remove("enum");
            if let Some(values) = values {
                node.asserts.insert("enum".to_owned(), Value::Array(values));
            }
            node
        };
        let (old, new): (Option<Vec<Value>>, Option<Vec<Value>>) =
            (allowed(&here.o), allowed(&here.n));
        let list = |values: &[Value]| Some(Value::Array(values.to_vec()));
        let told = |values: &[Value]| values.iter().map(shown).collect::<Vec<_>>().join(", ");
        match (old, new) {
            (None, Some(new)) => {
                let what = format!("only {} is allowed", told(&new));
                self.change(here, "enum-added", what, with(Some(new.clone())), (None, list(&new)));
            }
            (Some(old), None) => {
                let what = format!("no longer only {} is allowed", told(&old));
                self.change(here, "enum-removed", what, with(None), (list(&old), None));
            }
            (Some(old), Some(new)) => {
                let came: Vec<Value> =
                    new.iter().filter(|value| !old.contains(value)).cloned().collect();
                let went: Vec<Value> =
                    old.iter().filter(|value| !new.contains(value)).cloned().collect();
                if !came.is_empty() {
                    let all = old.iter().chain(&came).cloned().collect();
                    let what = format!("{} is allowed", told(&came));
                    self.change(
                        here,
                        "enum-value-added",
                        what,
                        with(Some(all)),
                        (None, list(&came)),
                    );
                }
                if !went.is_empty() {
                    let rest = old.iter().filter(|value| !went.contains(value)).cloned().collect();
                    let what = format!("{} is not allowed any more", told(&went));
                    self.change(
                        here,
                        "enum-value-removed",
                        what,
                        with(Some(rest)),
                        (list(&went), None),
                    );
                }
            }
            (None, None) => {}
        }
    }

    fn max_age(&mut self, here: &Here) {
        let age = |node: &Node| node.asserts.get("maxAge").cloned();
        let (old, new) = (age(&here.o), age(&here.n));
        if old == new {
            return;
        }
        let span = |value: &Option<Value>| {
            value.as_ref().and_then(Value::as_str).and_then(|text| text.parse::<Span>().ok())
        };
        let rule = match (span(&old), span(&new)) {
            (Some(old), Some(new)) if old == new => return,
            (None, _) => "max-age-shortened",
            (Some(old), Some(new)) if new < old => "max-age-shortened",
            _ => "max-age-lengthened",
        };
        self.group(here, rule, &["maxAge"]);
    }
}

fn admits_null(node: &Node) -> bool {
    node.types().is_none_or(|types| types.contains("null"))
}
