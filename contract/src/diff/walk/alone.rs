//! A change alone, as what it adds to a node of the old schema and removes from it. Thousands of changes may be in one
//! object with thousands of fields, so nothing of the object that stays is held.

use std::collections::{BTreeMap, BTreeSet};

use tablature_schema::{
    ir::{Applicator, Keyword},
    json::Value,
};

use super::super::{
    constrain::Step,
    graph::{CONTAINS_LIMITS, Node, NodeId},
};

/// A change applied alone to the old schema.
#[derive(Debug)]
pub(in crate::diff) struct Alone {
    /// The node of the old schema.
    pub(in crate::diff) at: NodeId,
    /// Its replacement, all but what follows.
    rest: Node,
    /// Set if it keeps the annotations and unknown keywords of the old node.
    keeps_annotations: bool,
    assertions: Edits<Keyword, Value>,
    /// The fields that either the old node or its replacement requires, and not both.
    required: Vec<String>,
    children: Edits<Applicator, NodeId>,
    /// Where it is decided.
    pub(in crate::diff) frame: Frame,
}

/// The smallest subschemas that decide a change.
#[derive(Debug, Clone)]
pub(in crate::diff) struct Frame {
    pub(in crate::diff) old: NodeId,
    pub(in crate::diff) new: NodeId,
    /// Their place in a payload.
    pub(in crate::diff) steps: Vec<Step>,
}

/// A change of the members of an object, which leaves the rest of it as it is.
#[derive(Debug, Default)]
pub(super) struct MembersEdit {
    /// Subschemas that are put at these slots, or removed from them.
    pub(super) children: Vec<(Applicator, Option<NodeId>)>,
    /// Fields that become required, or no longer are.
    pub(super) required: Vec<String>,
}

impl MembersEdit {
    /// Puts a subschema at a slot, or removes the one that is there.
    pub(super) fn of(slot: Applicator, child: Option<NodeId>) -> Self {
        Self { children: vec![(slot, child)], required: Vec::new() }
    }
}

impl Alone {
    /// Makes a change of the members of an object, at a cost that does not depend on the other members.
    pub(super) fn of_members(at: NodeId, old: &Node, edit: MembersEdit, frame: Frame) -> Self {
        let mut children = edit.children;
        children.retain(|(slot, child)| old.child(slot) != *child);
        Self {
            at,
            rest: old.bare(),
            keeps_annotations: true,
            assertions: Edits(Vec::new()),
            required: edit.required,
            children: Edits(children),
            frame,
        }
    }

    pub(super) fn new(at: NodeId, old: &Node, mut rest: Node, frame: Frame) -> Self {
        let (was, is) = (old.required(), rest.required());
        let required = was.symmetric_difference(&is).map(|name| (*name).to_owned()).collect();
        let mut assertions = std::mem::take(&mut rest.assertions);
        if let Some(names) = old.assertions.get(&Keyword::Required) {
            assertions.insert(Keyword::Required, names.clone());
        } else {
            assertions.remove(&Keyword::Required);
        }
        let keeps_annotations = rest.annotations == old.annotations && rest.unknown == old.unknown;
        if keeps_annotations {
            rest.annotations.clear();
            rest.unknown.clear();
        }
        let children = std::mem::take(&mut rest.children);
        Self {
            at,
            rest,
            keeps_annotations,
            assertions: Edits::new(&old.assertions, assertions),
            required,
            children: Edits::new(&old.children, children),
            frame,
        }
    }

    /// Returns the assertions that the change removes and those that it adds, if it changes nothing else of `old`, and
    /// these mean the same whatever is beside them.
    pub(in crate::diff) fn assertions(&self, old: &Node) -> Option<[BTreeMap<Keyword, Value>; 2]> {
        let depends = |keyword: &Keyword| CONTAINS_LIMITS.contains(keyword);
        if !self.is_plain(old)
            || !self.children.0.is_empty()
            || self.assertions.0.iter().any(|(keyword, _)| depends(keyword))
        {
            return None;
        }
        let mut removed = BTreeMap::new();
        let mut added = BTreeMap::new();
        for (keyword, value) in &self.assertions.0 {
            removed.extend(old.assertions.get(keyword).map(|value| (*keyword, value.clone())));
            added.extend(value.iter().map(|value| (*keyword, value.clone())));
        }
        for (side, names) in [&mut removed, &mut added].into_iter().zip(self.required(old)) {
            let names: Vec<Value> = names.map(|name| Value::String(name.into())).collect();
            if !names.is_empty() {
                side.insert(Keyword::Required, Value::Array(names));
            }
        }
        Some([removed, added])
    }

    /// Returns the fields that only the old node requires, and those that only its replacement does.
    pub(in crate::diff) fn required(&self, old: &Node) -> [impl Iterator<Item = &str>; 2] {
        let is_old: Vec<bool> = self.required.iter().map(|name| old.requires(name)).collect();
        [true, false].map(|side| {
            let marked = self.required.iter().zip(is_old.clone());
            marked.filter(move |(_, is_old)| *is_old == side).map(|(name, _)| name.as_str())
        })
    }

    /// Returns whether the change replaces the node by a reference, or a reference by another one.
    pub(in crate::diff) fn replaces(&self, old: &Node) -> bool {
        self.rest.reference != old.reference
    }

    /// Returns the assertions that the change replaces, each with the new value, without the fields that are required.
    pub(in crate::diff) fn changed_assertions(&self) -> &[(Keyword, Option<Value>)] {
        &self.assertions.0
    }

    /// Returns whether nothing of `old` changes but its children, and which fields it requires.
    pub(in crate::diff) fn changes_members_only(&self, old: &Node) -> bool {
        self.is_plain(old) && self.assertions.0.is_empty() && self.keeps_annotations
    }

    fn is_plain(&self, old: &Node) -> bool {
        let Node { draft, boolean, reference, unasserted_format, .. } = &self.rest;
        *draft == old.draft
            && boolean.is_none()
            && reference.is_none()
            && *unasserted_format == old.unasserted_format
    }

    /// Returns the children that the change replaces, each with the new one.
    pub(in crate::diff) fn children(&self) -> impl Iterator<Item = &(Applicator, Option<NodeId>)> {
        self.children.0.iter()
    }

    /// Returns the format that is not asserted of the replacement.
    pub(in crate::diff) fn unasserted_format(&self) -> Option<&Value> {
        self.rest.unasserted_format.as_ref()
    }

    /// Returns the replacement of `old`, which is the node that the change is in.
    pub(in crate::diff) fn node(&self, old: &Node) -> Node {
        let mut node = self.rest.clone();
        if self.keeps_annotations {
            node.annotations.clone_from(&old.annotations);
            node.unknown.clone_from(&old.unknown);
        }
        node.assertions = self.assertions.applied_to(&old.assertions);
        if !self.required.is_empty() {
            let changed: BTreeSet<&str> = self.required.iter().map(String::as_str).collect();
            node.require(&old.required() ^ &changed);
        }
        node.children = self.children.applied_to(&old.children);
        node
    }
}

/// The entries that a map does not have, or with another value, and those that it loses, as `None`.
#[derive(Debug)]
struct Edits<K, V>(Vec<(K, Option<V>)>);

impl<K: Ord + Clone, V: PartialEq + Clone> Edits<K, V> {
    fn new(old: &BTreeMap<K, V>, new: BTreeMap<K, V>) -> Self {
        let lost = old.keys().filter(|key| !new.contains_key(*key));
        let mut edits: Vec<_> = lost.map(|key| (key.clone(), None)).collect();
        let own = new.into_iter().filter(|(key, value)| old.get(key) != Some(value));
        edits.extend(own.map(|(key, value)| (key, Some(value))));
        Self(edits)
    }

    fn applied_to(&self, old: &BTreeMap<K, V>) -> BTreeMap<K, V> {
        let mut map = old.clone();
        for (key, value) in &self.0 {
            match value {
                Some(value) => map.insert(key.clone(), value.clone()),
                None => map.remove(key),
            };
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::String(text.into())
    }

    fn object(required: &[&str]) -> Node {
        let mut node = Node { pointer: "/o".to_owned(), ..Node::default() };
        node.require(required.iter().copied());
        node.assertions.insert(Keyword::Pattern, text("a"));
        node.annotations.insert(Keyword::Title, text("t"));
        node.children.insert(Applicator::Property("a".into()), NodeId(1));
        node.children.insert(Applicator::Property("b".into()), NodeId(2));
        node
    }

    #[track_caller]
    fn check(old: &Node, new: &Node) -> Alone {
        let frame = Frame { old: NodeId(0), new: NodeId(0), steps: Vec::new() };
        let alone = Alone::new(NodeId(0), old, new.clone(), frame);
        assert_eq!(format!("{:?}", alone.node(old)), format!("{new:?}"));
        alone
    }

    #[test]
    fn what_changes_is_put_back() {
        let old = object(&["a", "b"]);
        check(&old, &old);
        check(&old, &Node { reference: Some(NodeId(7)), ..Node::default() });
        check(&Node::default(), &old);
        for required in [&["b"][..], &["a", "b", "c"], &[]] {
            check(&old, &object(required));
        }
        let mut new = old.clone();
        new.assertions.remove(&Keyword::Pattern);
        new.assertions.insert(Keyword::Format, text("date"));
        new.unasserted_format = Some(text("x"));
        new.children.insert(Applicator::Property("b".into()), NodeId(3));
        new.children.remove(&Applicator::Property("a".into()));
        check(&old, &new);
        new.annotations.clear();
        check(&old, &new);
    }

    #[test]
    fn what_stays_is_not_held() {
        let names: Vec<String> = (0..100).map(|n| format!("f{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let alone = check(&object(&names), &object(&names[1..]));
        assert_eq!(alone.required, ["f0"]);
        assert!(alone.assertions.0.is_empty() && alone.children.0.is_empty());
        assert!(alone.rest.assertions.is_empty() && alone.rest.annotations.is_empty());
    }
}
