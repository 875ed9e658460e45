//! Walks both schemas in parallel and finds every change, each as an edit of the old schema that makes this change
//! alone.

mod alone;
mod assertions;
mod branches;
mod fields;
mod items;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tablature_schema::{
    ir::{Applicator, Keyword},
    json::Value as Exact,
};

use super::{
    Rule,
    constrain::Step,
    graph::{Classes, Graph, Node, NodeId, is_monotone, shown},
    vocabulary_rules,
};

use alone::MembersEdit;
pub(super) use alone::{Alone, Frame};

/// The maximum number of changes that are reported: nobody reads more.
pub(super) const MAX_CHANGES: usize = 2000;

/// The keyword in which schemas of Iglu describe themselves.
pub(super) const SELF: &str = "self";

/// A change as it was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) rule: Rule,
    /// A description for people.
    pub(super) what: String,
    /// The pointers into both schemas.
    pub(super) old_pointer: Option<String>,
    pub(super) new_pointer: Option<String>,
    /// The place in a payload, for people, and as a JSON Pointer.
    pub(super) path: String,
    pub(super) place: String,
    /// The old and the new value.
    pub(super) old: Option<Value>,
    pub(super) new: Option<Value>,
    /// The change alone; `None` if no assertion has changed.
    pub(super) alone: Option<Alone>,
    /// The place of the field in a payload, if only its documented name has changed.
    pub(super) spelled: Option<Vec<Step>>,
}

/// The position of the walk.
#[derive(Debug, Clone)]
struct Place {
    /// Steps from the root of a payload to the current value.
    steps: Vec<Step>,
    /// The subschemas that decide; `None` until the next value.
    frame: Option<Frame>,
    /// Set if accepting more here never makes the whole accept less.
    is_monotone: bool,
}

impl Place {
    fn root() -> Self {
        Self { steps: Vec::new(), frame: None, is_monotone: true }
    }

    /// Returns the position of a child of the current node.
    fn below(&self, at: &Applicator, step: Option<Step>) -> Self {
        let mut place = self.clone();
        place.is_monotone &= is_monotone(at);
        if place.is_monotone && !at.is_in_place() {
            place.frame = None;
        }
        place.steps.extend(step);
        place
    }
}

/// Returns all changes from `old` to `new`.
pub(super) fn changes(
    graph: &mut Graph,
    classes: &Classes,
    old: NodeId,
    new: NodeId,
) -> Vec<Found> {
    let mut walk =
        Walk { graph, classes, seen: BTreeSet::new(), found: Vec::new(), open: Vec::new() };
    walk.open.push((old, new, Place::root()));
    while let Some((old, new, place)) = walk.open.pop() {
        if walk.is_full() {
            break;
        }
        walk.pair(old, new, place);
    }
    walk.found
}

struct Walk<'a> {
    graph: &'a mut Graph,
    classes: &'a Classes,
    seen: BTreeSet<(NodeId, NodeId)>,
    found: Vec<Found>,
    /// Pairs that are still to be visited, the next one last.
    open: Vec<(NodeId, NodeId, Place)>,
}

/// A pair of subschemas, with references resolved.
struct Here {
    old: NodeId,
    new: NodeId,
    o: Node,
    n: Node,
    place: Place,
}

impl Here {
    /// Returns where a change is decided.
    fn frame(&self) -> Frame {
        let own = || Frame { old: self.old, new: self.new, steps: self.place.steps.clone() };
        self.place.frame.clone().unwrap_or_else(own)
    }
}

impl Walk<'_> {
    /// Returns whether no more changes are reported.
    fn is_full(&self) -> bool {
        self.found.len() >= MAX_CHANGES
    }

    fn pair(&mut self, old: NodeId, new: NodeId, mut place: Place) {
        self.annotations(old, new, &place);
        let (Some(o), Some(n)) = (self.graph.resolve(old), self.graph.resolve(new)) else { return };
        if !self.seen.insert((o, n)) {
            return;
        }
        let begun = self.open.len();
        if place.frame.is_none() {
            place.frame = Some(Frame { old: o, new: n, steps: place.steps.clone() });
        }
        let here = Here {
            old: o,
            new: n,
            o: self.graph.node(o).clone(),
            n: self.graph.node(n).clone(),
            place,
        };
        if here.o.boolean.is_some() || here.n.boolean.is_some() {
            if !self.is_equal(o, n) {
                self.replaced(&here, Rule::SchemaChanged, "the subschema was replaced".to_owned());
            }
            return;
        }
        if self.null_branch(&here) || self.types(&here) {
            return;
        }
        self.assertions(&here);
        self.fields(&here);
        self.items(&here);
        self.branches(&here);
        // In schema order, as the last pair is visited first.
        self.open[begun..].reverse();
    }

    fn is_equal(&self, old: NodeId, new: NodeId) -> bool {
        self.classes.are_equal(old, new)
    }

    fn descend(
        &mut self,
        here: &Here,
        at: &Applicator,
        old: NodeId,
        new: NodeId,
        step: Option<Step>,
    ) {
        self.open.push((old, new, here.place.below(at, step)));
    }

    /// Reports a change that replaces the node by another one.
    fn change(
        &mut self,
        here: &Here,
        rule: Rule,
        what: String,
        node: Node,
        values: (Option<Value>, Option<Value>),
    ) {
        let alone = Alone::new(here.old, &here.o, node, here.frame());
        self.record(here, rule, what, alone, values);
    }

    /// Reports a change of the members of an object.
    fn edit(
        &mut self,
        here: &Here,
        rule: Rule,
        what: String,
        edit: MembersEdit,
        values: (Option<Value>, Option<Value>),
    ) {
        let alone = Alone::of_members(here.old, &here.o, edit, here.frame());
        self.record(here, rule, what, alone, values);
    }

    fn record(
        &mut self,
        here: &Here,
        rule: Rule,
        what: String,
        alone: Alone,
        values: (Option<Value>, Option<Value>),
    ) {
        self.found.push(Found {
            rule,
            what,
            old_pointer: Some(here.o.pointer.clone()),
            new_pointer: Some(here.n.pointer.clone()),
            path: Step::path(&here.place.steps),
            place: Step::pointer(&here.place.steps),
            old: values.0,
            new: values.1,
            alone: Some(alone),
            spelled: None,
        });
    }

    /// Reports that the node was replaced as a whole.
    fn replaced(&mut self, here: &Here, rule: Rule, what: String) {
        let values = (Some(outline(&here.o)), Some(outline(&here.n)));
        let node = Node { reference: Some(here.new), ..Node::default() };
        self.change(here, rule, what, node, values);
    }

    /// Compares annotations, including those along references.
    fn annotations(&mut self, old: NodeId, new: NodeId, place: &Place) {
        let (o, n) = (self.annotations_of(old), self.annotations_of(new));
        if o.is_empty() && n.is_empty() {
            return;
        }
        let (resolved_old, resolved_new) = (self.graph.resolve(old), self.graph.resolve(new));
        let is_seen = resolved_old.zip(resolved_new).is_some_and(|pair| self.seen.contains(&pair));
        if is_seen && self.graph.node(old).reference.is_none() {
            return;
        }
        let mut by_rule: BTreeMap<Rule, Vec<&str>> = BTreeMap::new();
        let names: BTreeSet<&str> = o.keys().chain(n.keys()).map(String::as_str).collect();
        for name in names {
            let (before, after) = (o.get(name), n.get(name));
            if before.map(|annotation| &annotation.value)
                == after.map(|annotation| &annotation.value)
            {
                continue;
            }
            let keyword = before.or(after).and_then(|annotation| annotation.keyword);
            // Where a rule comes from says nothing about payloads, and differs in every capture.
            if keyword == Some(Keyword::Source) {
                continue;
            }
            let rule = match keyword {
                None if is_self_description(name, before.or(after)) => Rule::AnnotationChanged,
                None => Rule::CustomKeywordChanged,
                // Names behind a reference do not belong to a field.
                Some(Keyword::DocumentedAs) if self.own_name(old) == self.own_name(new) => {
                    Rule::AnnotationChanged
                }
                Some(keyword) => vocabulary_rules::rule_of(keyword),
            };
            by_rule.entry(rule).or_default().push(name);
        }
        for (rule, names) in by_rule {
            let pick = |from: &BTreeMap<String, Annotation>| {
                let fields: Map<String, Value> = names
                    .iter()
                    .filter_map(|name| Some(((*name).to_owned(), shown(&from.get(*name)?.value))))
                    .collect();
                (!fields.is_empty()).then_some(Value::Object(fields))
            };
            let listed: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            self.found.push(Found {
                rule,
                what: format!("{} changed", listed.join(", ")),
                old_pointer: Some(self.graph.node(old).pointer.clone()),
                new_pointer: Some(self.graph.node(new).pointer.clone()),
                path: Step::path(&place.steps),
                place: Step::pointer(&place.steps),
                old: pick(&o),
                new: pick(&n),
                alone: None,
                spelled: (rule == Rule::DocumentedNameChanged).then(|| place.steps.clone()),
            });
        }
    }

    fn own_name(&self, id: NodeId) -> Option<&Exact> {
        self.graph.node(id).annotations.get(&Keyword::DocumentedAs)
    }

    /// Returns the annotations and unknown keywords of a node and of the references that it resolves through, the
    /// outermost first.
    fn annotations_of(&self, id: NodeId) -> BTreeMap<String, Annotation> {
        let mut annotations = BTreeMap::new();
        let mut at = Some(id);
        let mut steps = 0;
        while let Some(id) = at.filter(|_| steps < 1000) {
            let node = self.graph.node(id);
            let known = node.annotations.iter();
            let known = known.map(|(keyword, value)| (keyword.name(), Some(*keyword), value));
            let unknown = node.unknown.iter().map(|(name, value)| (name.as_str(), None, value));
            for (name, keyword, value) in known.chain(unknown) {
                let value = || Annotation { value: value.clone(), keyword };
                annotations.entry(name.to_owned()).or_insert_with(value);
            }
            at = node.reference;
            steps += 1;
        }
        annotations
    }
}

/// Returns whether a keyword is that of Iglu in which a schema says its vendor, name and version.
fn is_self_description(name: &str, annotation: Option<&Annotation>) -> bool {
    let value = annotation.map(|annotation| &annotation.value);
    let has = |key: &&str| value.and_then(|value| value.get(key)?.as_str()).is_some();
    name == SELF && ["vendor", "name", "version"].iter().all(has)
}

/// The value of a keyword that asserts nothing; the keyword is `None` if it is unknown.
struct Annotation {
    value: Exact,
    keyword: Option<Keyword>,
}

/// Returns a summary of a node: its assertions, and the names of its fields.
fn outline(node: &Node) -> Value {
    if let Some(boolean) = node.boolean {
        return Value::Bool(boolean);
    }
    let assertions = node.written().into_iter();
    let mut out: Map<String, Value> =
        assertions.map(|(keyword, value)| (keyword.name().to_owned(), shown(value))).collect();
    let fields: Vec<Value> = node.properties().map(|(name, _)| Value::from(name)).collect();
    if !fields.is_empty() {
        out.insert("fields".to_owned(), Value::Array(fields));
    }
    Value::Object(out)
}

/// Returns a value as shown in messages, abbreviated if long.
fn short(value: &Exact) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 {
        return text;
    }
    let start: String = text.chars().take(57).collect();
    format!("{start}...")
}
