//! Objects: fields that were added, removed or renamed, or became required or optional.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use tablature_schema::ir::Applicator;

use super::{Here, MembersEdit, Walk, outline};
use crate::diff::{
    Rule,
    constrain::Step,
    graph::{NodeId, slots},
    walk::Found,
};

/// A field's name and subschema.
type Field<'a> = (&'a str, NodeId);

/// The fields that the old and the new object require.
struct Required<'a> {
    was: BTreeSet<&'a str>,
    is: BTreeSet<&'a str>,
}

impl Walk<'_> {
    pub(super) fn fields(&mut self, here: &Here) {
        let old: BTreeMap<&str, NodeId> = here.o.properties().collect();
        let new: BTreeMap<&str, NodeId> = here.n.properties().collect();
        let mut removed: Vec<(&str, NodeId)> = old
            .iter()
            .filter(|(name, _)| !new.contains_key(*name))
            .map(|(name, id)| (*name, *id))
            .collect();
        let mut added: Vec<(&str, NodeId)> = new
            .iter()
            .filter(|(name, _)| !old.contains_key(*name))
            .map(|(name, id)| (*name, *id))
            .collect();
        let required = Required { was: here.o.required(), is: here.n.required() };
        let renames = self.renames(&required, &removed, &added);
        for (from, to) in &renames {
            self.renamed(here, &required, (from, old[from]), (to, new[to]));
        }
        let (from, to): (BTreeSet<&str>, BTreeSet<&str>) = renames.into_iter().unzip();
        removed.retain(|(name, _)| !from.contains(name));
        added.retain(|(name, _)| !to.contains(name));
        for (name, id) in removed {
            if self.is_full() {
                return;
            }
            self.removed(here, &required, name, id);
        }
        for (name, id) in added {
            if self.is_full() {
                return;
            }
            self.added(here, &required, name, id);
        }
        self.required(here, &required, &old, &new);
        for (name, id) in &old {
            if let Some(new) = new.get(name) {
                let slot = Applicator::Property((*name).into());
                self.descend(here, &slot, *id, *new, Some(Step::Field((*name).to_owned())));
            }
        }
        self.patterns(here);
        self.undeclared(here);
        self.names(here);
    }

    /// Pairs each removed field with the only added field that has the same schema.
    fn renames<'a>(
        &self,
        required: &Required<'_>,
        removed: &[(&'a str, NodeId)],
        added: &[(&'a str, NodeId)],
    ) -> Vec<(&'a str, &'a str)> {
        let Required { was, is } = required;
        let mut renames = Vec::new();
        for (from, old) in removed {
            let fits = |(to, new): &&(&'a str, NodeId)| {
                self.is_equal(*old, *new) && was.contains(from) == is.contains(to)
            };
            let mut to = added.iter().filter(fits);
            let rivals = removed.iter().filter(|(_, other)| self.is_equal(*old, *other)).count();
            if let (Some((to, _)), None, 1) = (to.next(), to.next(), rivals) {
                renames.push((*from, *to));
            }
        }
        renames
    }

    fn renamed(
        &mut self,
        here: &Here,
        required: &Required<'_>,
        from: (&str, NodeId),
        to: (&str, NodeId),
    ) {
        let mut edit = MembersEdit::of(Applicator::Property(from.0.into()), None);
        edit.children.push((Applicator::Property(to.0.into()), Some(to.1)));
        if required.was.contains(from.0) {
            edit.required.push(from.0.to_owned());
            edit.required.extend((!required.was.contains(to.0)).then(|| to.0.to_owned()));
        }
        let what = format!("`{}` was renamed to `{}`", from.0, to.0);
        let values = (Some(json!(from.0)), Some(json!(to.0)));
        self.field(here, Rule::FieldRenamed, what, edit, values, (Some(from), Some(to)));
    }

    fn removed(&mut self, here: &Here, required: &Required<'_>, name: &str, id: NodeId) {
        let mut edit = MembersEdit::of(Applicator::Property(name.into()), None);
        let mut prefix = "";
        if required.was.contains(name) && !required.is.contains(name) {
            edit.required.push(name.to_owned());
            prefix = "the required field ";
        }
        let what = format!("{prefix}`{name}` was removed");
        let values = (Some(self.outline_of(id)), None);
        self.field(here, Rule::FieldRemoved, what, edit, values, (Some((name, id)), None));
    }

    fn added(&mut self, here: &Here, required: &Required<'_>, name: &str, id: NodeId) {
        let mut edit = MembersEdit::of(Applicator::Property(name.into()), Some(id));
        let is_required = required.is.contains(name) && !required.was.contains(name);
        let (rule, what) = if is_required {
            edit.required.push(name.to_owned());
            (Rule::RequiredFieldAdded, format!("`{name}` was added and is required"))
        } else {
            (Rule::FieldAdded, format!("`{name}` was added"))
        };
        let values = (None, Some(self.outline_of(id)));
        self.field(here, rule, what, edit, values, (None, Some((name, id))));
    }

    /// Compares which fields are required, for those that both sides declare or neither does.
    fn required(
        &mut self,
        here: &Here,
        required: &Required<'_>,
        old: &BTreeMap<&str, NodeId>,
        new: &BTreeMap<&str, NodeId>,
    ) {
        let Required { was, is } = required;
        let is_alike = |name: &&str| old.contains_key(*name) == new.contains_key(*name);
        let became = is.difference(was).map(|name| (Rule::FieldBecameRequired, name));
        let no_longer = was.difference(is).map(|name| (Rule::FieldBecameOptional, name));
        for (rule, name) in became.chain(no_longer).filter(|(_, name)| is_alike(name)) {
            if self.is_full() {
                return;
            }
            self.presence(here, rule, name, (old, new));
        }
    }

    fn presence(
        &mut self,
        here: &Here,
        rule: Rule,
        name: &str,
        fields: (&BTreeMap<&str, NodeId>, &BTreeMap<&str, NodeId>),
    ) {
        let edit = MembersEdit { required: vec![name.to_owned()], ..MembersEdit::default() };
        let (what, old, new) = if rule == Rule::FieldBecameRequired {
            (format!("`{name}` became required"), None, Some(json!(name)))
        } else {
            (format!("`{name}` became optional"), Some(json!(name)), None)
        };
        let at = |fields: &BTreeMap<&str, NodeId>| fields.get(name).map(|id| (name, *id));
        self.field(here, rule, what, edit, (old, new), (at(fields.0), at(fields.1)));
    }

    /// Reports a change of a field: its place is the field, not the object.
    fn field(
        &mut self,
        here: &Here,
        rule: Rule,
        what: String,
        edit: MembersEdit,
        values: (Option<Value>, Option<Value>),
        fields: (Option<Field<'_>>, Option<Field<'_>>),
    ) {
        self.edit(here, rule, what, edit, values);
        let pointer = |field: Option<(&str, NodeId)>| {
            field.map(|(_, id)| self.graph.node(id).pointer.clone())
        };
        let (old_pointer, new_pointer) = (pointer(fields.0), pointer(fields.1));
        let Some(found) = self.found.last_mut() else { return };
        if let Some((name, _)) = fields.0.or(fields.1) {
            let mut steps = here.place.steps.clone();
            steps.push(Step::Field(name.to_owned()));
            found.path = Step::path(&steps);
            found.place = Step::pointer(&steps);
        }
        let has_place = old_pointer.is_some() || new_pointer.is_some();
        if has_place {
            let found: &mut Found = found;
            found.old_pointer = old_pointer;
            found.new_pointer = new_pointer;
        }
    }

    fn outline_of(&self, id: NodeId) -> Value {
        self.graph.resolve(id).map_or(Value::Bool(true), |id| outline(self.graph.node(id)))
    }

    fn patterns(&mut self, here: &Here) {
        let is_pattern = |slot: &Applicator| matches!(slot, Applicator::PatternProperty(_));
        for slot in slots(&here.o, &here.n, is_pattern) {
            let Applicator::PatternProperty(pattern) = slot else { continue };
            match (here.o.child(slot), here.n.child(slot)) {
                (Some(old), Some(new)) => {
                    self.descend(
                        here,
                        slot,
                        old,
                        new,
                        Some(Step::Matching(pattern.as_str().to_owned())),
                    );
                }
                (old, new) => {
                    let text = pattern.as_str();
                    let what = match new {
                        Some(_) => format!("a schema for fields that match `{text}` was added"),
                        None => format!("the schema for fields that match `{text}` was removed"),
                    };
                    self.slot(here, Rule::PatternFieldsChanged, what, slot.clone(), old, new);
                }
            }
        }
    }

    /// Compares `additionalProperties` and `unevaluatedProperties`.
    fn undeclared(&mut self, here: &Here) {
        for slot in [Applicator::AdditionalProperties, Applicator::UnevaluatedProperties] {
            let (old, new) = (here.o.child(&slot), here.n.child(&slot));
            let is_open = |id: Option<NodeId>| {
                id.and_then(|id| self.graph.resolve(id))
                    .is_none_or(|id| self.graph.node(id).is_true())
            };
            let is_closed = |id: Option<NodeId>| {
                let resolved = id.and_then(|id| self.graph.resolve(id));
                resolved.is_some_and(|id| self.graph.node(id).boolean == Some(false))
            };
            match (old, new) {
                (None, None) => {}
                (Some(o), Some(n)) if !is_closed(old) && !is_closed(new) => {
                    self.descend(here, &slot, o, n, Some(Step::Other));
                }
                _ if is_closed(old) && is_closed(new) => {}
                _ if is_open(old) && is_open(new) => {
                    // Equivalent as written, but producers that send declared fields only may now send more or fewer
                    // fields.
                    let what = if new.is_some() {
                        "undeclared fields are now explicitly allowed".to_owned()
                    } else {
                        "undeclared fields are no longer explicitly allowed".to_owned()
                    };
                    self.slot(here, Rule::AdditionalFieldsChanged, what, slot, old, new);
                }
                _ if is_closed(new) => {
                    let what = "undeclared fields are no longer allowed".to_owned();
                    self.slot(here, Rule::FieldsClosed, what, slot, old, new);
                }
                _ if is_closed(old) => {
                    let what = "undeclared fields are now allowed".to_owned();
                    self.slot(here, Rule::FieldsOpened, what, slot, old, new);
                }
                _ => {
                    let what = "the schema for undeclared fields has changed".to_owned();
                    self.slot(here, Rule::AdditionalFieldsChanged, what, slot, old, new);
                }
            }
        }
    }

    fn names(&mut self, here: &Here) {
        let slot = Applicator::PropertyNames;
        let (old, new) = (here.o.child(&slot), here.n.child(&slot));
        if !self.equal(old, new) {
            let what = "the schema for field names has changed".to_owned();
            self.slot(here, Rule::FieldNamesChanged, what, slot, old, new);
        }
    }

    /// Replaces or removes the subschema of a slot.
    pub(super) fn slot(
        &mut self,
        here: &Here,
        rule: Rule,
        what: String,
        slot: Applicator,
        old: Option<NodeId>,
        new: Option<NodeId>,
    ) {
        let values = (old.map(|id| self.outline_of(id)), new.map(|id| self.outline_of(id)));
        self.edit(here, rule, what, MembersEdit::of(slot, new), values);
    }
}
