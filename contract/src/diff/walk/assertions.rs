//! Keywords that assert something about a value by themselves.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tablature_schema::{
    format::Span,
    ir::{Applicator, Keyword, TypeSet},
    json::Value as Exact,
};

use super::{Here, Walk, short};
use crate::diff::Rule;
use crate::diff::graph::{Node, NodeId, equality_key, set, shown};

/// Keywords that are compared together, with the rule for their change.
const GROUPS: &[(Rule, &[Keyword])] = &[
    (Rule::MinimumChanged, &[Keyword::Minimum, Keyword::ExclusiveMinimum]),
    (Rule::MaximumChanged, &[Keyword::Maximum, Keyword::ExclusiveMaximum]),
    (Rule::MultipleChanged, &[Keyword::MultipleOf]),
    (Rule::LengthChanged, &[Keyword::MinLength]),
    (Rule::LengthChanged, &[Keyword::MaxLength]),
    (Rule::PatternChanged, &[Keyword::Pattern]),
    (Rule::FormatChanged, &[Keyword::Format]),
    (Rule::ItemCountChanged, &[Keyword::MinItems]),
    (Rule::ItemCountChanged, &[Keyword::MaxItems]),
    (Rule::UniqueItemsChanged, &[Keyword::UniqueItems]),
    (Rule::FieldCountChanged, &[Keyword::MinProperties]),
    (Rule::FieldCountChanged, &[Keyword::MaxProperties]),
    (Rule::DependencyChanged, &[Keyword::DependentRequired]),
];

impl Walk<'_> {
    /// Reports that null was added or removed: of an `anyOf` or `oneOf` of null and one other subschema, with which it
    /// continues, or of the types and values. Returns whether the pair is done.
    pub(super) fn null_branch(&mut self, here: &Here) -> bool {
        if self.null_value(here) {
            return true;
        }
        let (old, new) = (self.nullable(here.old), self.nullable(here.new));
        match (old, new) {
            (Some(inner), None) if !admits_null(&here.n) => {
                let node = Node { reference: Some(inner), ..Node::default() };
                self.null(here, Rule::NullRefused, node);
                let (old, new) = (inner, here.new);
                self.descend(here, &Applicator::AnyOf(0), old, new, None);
                true
            }
            (None, Some(inner)) if !admits_null(&here.o) => {
                let mut node = self.graph.node(here.new).clone();
                let kept = self.graph.push(here.o.clone());
                for child in node.children.values_mut().filter(|child| **child == inner) {
                    *child = kept;
                }
                self.null(here, Rule::NullAccepted, node);
                let (old, new) = (here.old, inner);
                self.descend(here, &Applicator::AnyOf(0), old, new, None);
                true
            }
            _ => false,
        }
    }

    fn null(&mut self, here: &Here, rule: Rule, node: Node) {
        let what = if rule == Rule::NullAccepted {
            "null is now accepted"
        } else {
            "null is no longer accepted"
        };
        let null = || json!(TypeSet::NULL.to_string());
        let old = (rule == Rule::NullRefused).then(null);
        let new = (rule == Rule::NullAccepted).then(null);
        self.change(here, rule, what.to_owned(), node, (old, new));
    }

    /// Reports that null was added to or removed from the types and the allowed values alike, and continues without it.
    fn null_value(&mut self, here: &Here) -> bool {
        let (old, new) = (null_of(&here.o), null_of(&here.n));
        let (rule, whole) = match (old, new) {
            (None, Some(rest)) if allowed(&here.o).is_some() && !admits_null(&here.o) => {
                (Rule::NullAccepted, rest)
            }
            (Some(rest), None) if allowed(&here.n).is_some() && !admits_null(&here.n) => {
                (Rule::NullRefused, rest)
            }
            _ => return false,
        };
        let rest = self.graph.push(whole);
        let (old, new) = if rule == Rule::NullAccepted {
            let mut node = here.o.clone();
            add_null(&mut node);
            self.null(here, rule, node);
            (here.old, rest)
        } else {
            let without = self.graph.node(rest).clone();
            self.null(here, rule, without);
            (rest, here.new)
        };
        self.descend(here, &Applicator::AnyOf(0), old, new, None);
        true
    }

    /// Returns the other subschema of a node that is only an `anyOf` of one subschema and null, or such a `oneOf` of which
    /// the other one does not accept null.
    fn nullable(&self, id: NodeId) -> Option<NodeId> {
        let node = self.graph.node(id);
        if !node.assertions.is_empty() || node.children.len() != 2 {
            return None;
        }
        let of = |slot: fn(u32) -> Applicator| Some((node.child(&slot(0))?, node.child(&slot(1))?));
        let one = of(Applicator::OneOf);
        let (first, second) = of(Applicator::AnyOf).or(one)?;
        let is_disjoint = |other: NodeId| {
            let resolved = self.graph.resolve(other);
            one.is_none() || resolved.is_some_and(|id| !admits_null(self.graph.node(id)))
        };
        let is_null = |id: NodeId| {
            let node = self.graph.node(id);
            node.children.is_empty()
                && node.assertions.len() == 1
                && node.types().is_some_and(|types| types == TypeSet::NULL)
        };
        match (is_null(first), is_null(second)) {
            (false, true) => Some(first),
            (true, false) => Some(second),
            _ => None,
        }
        .filter(|other| is_disjoint(*other))
    }

    /// Compares `type`. Returns whether nothing of the old node was kept.
    pub(super) fn types(&mut self, here: &Here) -> bool {
        let (old, new) = (here.o.types(), here.n.types());
        if old == new {
            self.integers(here);
            return false;
        }
        let types = |node: &Node| node.assertions.get(&Keyword::Type).cloned();
        let values = (types(&here.o), types(&here.n));
        let mut node = here.o.clone();
        match &values.1 {
            Some(types) => node.assertions.insert(Keyword::Type, types.clone()),
            None => node.assertions.remove(&Keyword::Type),
        };
        let named = |types: Option<TypeSet>| {
            types.map_or_else(|| "any type".to_owned(), |types| types.to_string())
        };
        let what = format!("the type changed from {} to {}", named(old), named(new));
        let values = (values.0.as_ref().map(shown), values.1.as_ref().map(shown));
        let (Some(old), Some(new)) = (old, new) else {
            let rule = if values.0.is_none() { Rule::TypeNarrowed } else { Rule::TypeWidened };
            self.change(here, rule, what, node, values);
            return false;
        };
        let rule = if new == old | TypeSet::NULL {
            Rule::NullAccepted
        } else if new == old & !TypeSet::NULL {
            Rule::NullRefused
        } else if new.contains(old) {
            Rule::TypeWidened
        } else if old.contains(new) {
            Rule::TypeNarrowed
        } else {
            self.replaced(here, Rule::TypeChanged, what);
            return true;
        };
        self.change(here, rule, what, node, values);
        false
    }

    /// Reports integers that are those of draft 4 on one side only.
    fn integers(&mut self, here: &Here) {
        let (old, new) = (here.o.has_written_integers(), here.n.has_written_integers());
        let (rule, what) = match (old, new) {
            (true, false) => (Rule::TypeWidened, "numbers such as 1.0 are now integers"),
            (false, true) => (Rule::TypeNarrowed, "numbers such as 1.0 are no longer integers"),
            _ => return,
        };
        let node = Node { draft: here.n.draft, ..here.o.clone() };
        self.change(here, rule, what.to_owned(), node, (None, None));
    }

    pub(super) fn assertions(&mut self, here: &Here) {
        self.allowed_values(here);
        for (rule, keywords) in GROUPS {
            self.group(here, *rule, keywords);
        }
        self.max_age(here);
    }

    /// Replaces keywords that are evaluated together by their new values.
    fn group(&mut self, here: &Here, rule: Rule, keywords: &[Keyword]) {
        let pick = |node: &Node| -> Vec<(Keyword, Exact)> {
            let held = node.written().into_iter();
            let held = held.filter(|(keyword, _)| keywords.contains(keyword));
            held.map(|(keyword, value)| (keyword, value.clone())).collect()
        };
        let (old, new) = (pick(&here.o), pick(&here.n));
        let is_of_format = keywords.contains(&Keyword::Format);
        // A format may be asserted in one draft and not in another.
        let is_asserted_alike = !is_of_format
            || here.o.unasserted_format.is_some() == here.n.unasserted_format.is_some();
        if old == new && is_asserted_alike {
            return;
        }
        let mut node = here.o.clone();
        node.assertions.retain(|keyword, _| !keywords.contains(keyword));
        let asserted = here.n.assertions.iter().filter(|(keyword, _)| keywords.contains(keyword));
        node.assertions.extend(asserted.map(|(keyword, value)| (*keyword, value.clone())));
        if is_of_format {
            node.unasserted_format.clone_from(&here.n.unasserted_format);
        }
        let described = |held: &[(Keyword, Exact)]| {
            let parts: Vec<String> = held
                .iter()
                .map(|(keyword, value)| format!("`{}` {}", keyword.name(), short(value)))
                .collect();
            parts.join(", ")
        };
        let what = match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("{} was added", described(&new)),
            (_, true) => format!("{} was removed", described(&old)),
            _ => format!("{} was changed to {}", described(&old), described(&new)),
        };
        let value = |held: &[(Keyword, Exact)]| {
            let members = held.iter();
            let members = members.map(|(keyword, value)| (keyword.name().to_owned(), shown(value)));
            (!held.is_empty()).then(|| Value::Object(members.collect()))
        };
        self.change(here, rule, what, node, (value(&old), value(&new)));
    }

    /// Compares `enum` and `const`: added and removed values.
    fn allowed_values(&mut self, here: &Here) {
        let with = |values: Option<Vec<Exact>>| {
            let mut node = here.o.clone();
            node.assertions.remove(&Keyword::Const);
            node.assertions.remove(&Keyword::Enum);
            node.assertions.extend(values.map(|values| (Keyword::Enum, Exact::Array(values))));
            node
        };
        let list = |values: &[Exact]| Some(Value::Array(values.iter().map(shown).collect()));
        let described = |values: &[Exact]| values.iter().map(short).collect::<Vec<_>>().join(", ");
        match (allowed(&here.o), allowed(&here.n)) {
            (None, Some(new)) => {
                let what = format!("values are now limited to {}", described(&new));
                self.change(
                    here,
                    Rule::EnumAdded,
                    what,
                    with(Some(new.clone())),
                    (None, list(&new)),
                );
            }
            (Some(old), None) => {
                let what = format!("values are no longer limited to {}", described(&old));
                self.change(here, Rule::EnumRemoved, what, with(None), (list(&old), None));
            }
            (Some(old), Some(new)) => {
                let (added, removed) = (lacking(&new, &old), lacking(&old, &new));
                if !added.is_empty() {
                    let all = old.iter().chain(&added).cloned().collect();
                    let what = format!("{} {} now allowed", described(&added), are(&added));
                    let values = (None, list(&added));
                    self.change(here, Rule::EnumValueAdded, what, with(Some(all)), values);
                }
                if !removed.is_empty() {
                    let rest = lacking(&old, &removed);
                    let what =
                        format!("{} {} no longer allowed", described(&removed), are(&removed));
                    let values = (list(&removed), None);
                    self.change(here, Rule::EnumValueRemoved, what, with(Some(rest)), values);
                }
            }
            (None, None) => {}
        }
    }

    fn max_age(&mut self, here: &Here) {
        let age = |node: &Node| node.assertions.get(&Keyword::MaxAge).cloned();
        let (old, new) = (age(&here.o), age(&here.n));
        if old == new {
            return;
        }
        let span = |value: &Option<Exact>| {
            value.as_ref().and_then(Exact::as_str).and_then(|text| text.parse::<Span>().ok())
        };
        let rule = match (span(&old), span(&new)) {
            (Some(old), Some(new)) if old == new => return,
            (None, _) => Rule::MaxAgeShortened,
            (Some(old), Some(new)) if new < old => Rule::MaxAgeShortened,
            _ => Rule::MaxAgeLengthened,
        };
        self.group(here, rule, &[Keyword::MaxAge]);
    }
}

/// Returns the values that `enum` and `const` allow together, in an order that does not depend on how they were
/// written; `None` if there is neither.
fn allowed(node: &Node) -> Option<Vec<Exact>> {
    let one = node.assertions.get(&Keyword::Const);
    let many = node.assertions.get(&Keyword::Enum).and_then(Exact::as_array);
    match (one, many) {
        (Some(one), None) => Some(vec![one.clone()]),
        (None, Some(many)) => Some(many.to_vec()),
        (Some(one), Some(many)) if many.contains(one) => Some(vec![one.clone()]),
        (Some(_), Some(_)) => Some(Vec::new()),
        (None, None) => None,
    }
}

/// Returns the values of one list that are not in the other. Both may hold thousands.
fn lacking(values: &[Exact], other: &[Exact]) -> Vec<Exact> {
    let other: BTreeSet<String> = other.iter().map(equality_key).collect();
    values.iter().filter(|value| !other.contains(&equality_key(value))).cloned().collect()
}

/// Returns the verb for so many values.
fn are(values: &[Exact]) -> &'static str {
    if values.len() == 1 { "is" } else { "are" }
}

/// Returns a node without null; `None` unless its types and its values both name it.
fn null_of(node: &Node) -> Option<Node> {
    let types = node.types().filter(|types| types.contains(TypeSet::NULL))?;
    let values = node.assertions.get(&Keyword::Enum)?.as_array()?;
    let others: Vec<Exact> =
        values.iter().filter(|value| !matches!(value, Exact::Null)).cloned().collect();
    if others.len() == values.len() {
        return None;
    }
    let mut rest = node.clone();
    let names = (types & !TypeSet::NULL).names().map(|name| Exact::String(name.into()));
    rest.assertions.insert(Keyword::Type, set(names));
    rest.assertions.insert(Keyword::Enum, Exact::Array(others));
    Some(rest)
}

/// Adds null to the types and the values of a node.
fn add_null(node: &mut Node) {
    let types = node.types().unwrap_or(TypeSet::EMPTY) | TypeSet::NULL;
    let names = types.names().map(|name| Exact::String(name.into()));
    node.assertions.insert(Keyword::Type, set(names));
    let values = allowed(node).unwrap_or_default();
    node.assertions.remove(&Keyword::Const);
    node.assertions.insert(Keyword::Enum, set(values.into_iter().chain([Exact::Null])));
}

fn admits_null(node: &Node) -> bool {
    node.types().is_none_or(|types| types.contains(TypeSet::NULL))
}
