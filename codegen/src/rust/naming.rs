//! The names of items, fields and variants.
//!
//! A name comes from the options, else from the schema's `rustName`, else from a definition, else from the place that
//! needed the type first. A lock file keeps names that were given before; what is taken gets a number.

use std::collections::BTreeSet;

use tablature_schema::ir::SchemaId;

use super::{
    items::{Item, Kind},
    lock::Names,
    names::{self, Scope},
    prelude::is_of_prelude,
    singular::singular,
};
use crate::{
    options::Options,
    plan::{self, BranchWords, Container, Mark, Origin, Place, Role, TypeGraph, View},
};

/// The variant for a list of values.
pub(super) const KNOWN: &str = "Known";
/// The variant for all values that are not in such a list.
pub(super) const OTHER: &str = "Other";

/// Name for a type to which the schema gives none.
#[derive(Debug, Clone)]
pub(super) struct Hint {
    /// The type it belongs to.
    parent: String,
    /// The field or variant.
    pub(super) name: String,
    /// The name as the schema spells it: two fields of one object may have one name, `userId` and `user_id`.
    spelled: String,
    /// Is `true` if it may take the name of a definition.
    is_strong: bool,
    /// Is `true` if the options or the schema choose the name.
    is_chosen: bool,
}

impl Hint {
    pub(super) fn new(parent: &str, name: &str) -> Self {
        Self {
            parent: parent.to_owned(),
            name: names::upper(name),
            spelled: name.to_owned(),
            is_strong: false,
            is_chosen: false,
        }
    }
}

/// Names types, fields and variants, in the order of the graph.
pub(super) struct Naming<'g, 's> {
    pub(super) graph: &'g TypeGraph<'s>,
    pub(super) options: &'g Options,
    /// The name of the root.
    root: String,
    pub(super) types: Scope,
    /// The names that were taken so far.
    pub(super) chosen: Names,
    /// The names of definitions: no other type takes such a name.
    reserved: BTreeSet<String>,
}

impl<'g, 's> Naming<'g, 's> {
    /// Creates the naming of a graph; `root` is the root's name in words.
    pub(super) fn new(graph: &'g TypeGraph<'s>, root: &str, options: &'g Options) -> Self {
        Self {
            graph,
            options,
            root: names::upper(options.renames.get("").map_or(root, String::as_str)),
            types: Scope::holding(options.names.types()),
            chosen: Names::default(),
            reserved: graph.view.definitions().map(|name| names::upper(&name)).collect(),
        }
    }

    pub(super) fn view(&self) -> &'g View<'s> {
        &self.graph.view
    }

    /// Returns what a place suggests as a name. `items` are those of the graph's types before it.
    pub(super) fn hint(&self, place: &Place, items: &[Item]) -> Hint {
        match place {
            Place::Root => Hint { is_strong: true, ..Hint::new(&self.root, &self.root) },
            Place::Definition(id) => {
                let name = self.view().definition(*id).unwrap_or_default();
                Hint { is_strong: true, ..Hint::new(&self.root, &name) }
            }
            Place::Field { of, name } => Hint::new(&items[*of].name, name),
            Place::AdditionalField { of } => {
                let parent = &items[*of].name;
                Hint::new(parent, &format!("{parent}Other"))
            }
            Place::Branch { of, index } => self.branch_hint(&items[*of], *of, *index),
            Place::MapValue(map) => {
                let (parent, own) = self.container(map, items);
                Hint::new(&parent, &one_of(&own, &parent, "Value"))
            }
            Place::ListItem(list) => {
                let (parent, own) = self.container(list, items);
                Hint::new(&parent, &one_of(&own, &parent, "Item"))
            }
            Place::TupleItem(tuple, index) => {
                Hint::new(&self.container(tuple, items).0, &item_at(*index))
            }
            Place::TupleRest(tuple) => Hint::new(&self.container(tuple, items).0, "rest"),
        }
    }

    /// Returns the name of a container, and the one that its place suggests.
    fn container(&self, container: &Container, items: &[Item]) -> (String, String) {
        let own = self.hint(&container.place, items).name;
        let definition = container.definition.and_then(|id| self.definition(id));
        (definition.unwrap_or_else(|| own.clone()), own)
    }

    fn branch_hint(&self, union: &Item, id: plan::TypeId, index: usize) -> Hint {
        let parent = &union.name;
        let branches = match &union.kind {
            Kind::Tagged { branches, .. } | Kind::Any { branches } => branches.as_slice(),
            _ => unreachable!("only unions have branches"),
        };
        let Some(branch) = branches.get(index) else {
            return Hint::new(parent, &format!("Other{parent}"));
        };
        match &self.graph.types[id].kind {
            plan::Kind::Tagged { is_conditional: false, .. } => {
                Hint { is_strong: true, ..Hint::new(parent, &branch.name) }
            }
            plan::Kind::Tagged { .. } if self.reserved.contains(&branch.name) => {
                Hint::new(parent, &format!("{}{parent}", branch.name))
            }
            plan::Kind::Tagged { .. } => Hint::new(parent, &branch.name),
            plan::Kind::AnyOf(own) => {
                let is_list = matches!(
                    own[index].words,
                    BranchWords::Schema { mark: Some(Mark::Values), .. }
                );
                let longer = format!("{parent}{}", branch.name);
                let name = match branch.name.as_str() {
                    KNOWN | OTHER => format!("{}{parent}", branch.name),
                    _ if is_list && self.reserved.contains(&longer) => format!("{KNOWN}{parent}"),
                    _ => longer,
                };
                Hint::new(parent, &name)
            }
            _ => unreachable!("only unions have branches"),
        }
    }

    /// Returns the name of the definition that a subschema is.
    pub(super) fn definition(&self, id: SchemaId) -> Option<String> {
        self.view().definition(id).map(|name| names::upper(&name))
    }

    /// Returns the name that the options or the schema choose for a type.
    fn chosen(&self, origin: &Origin) -> Option<String> {
        let is_for_type = |name: &&String| name.starts_with(char::is_uppercase);
        let root = self.view().ir.root();
        let named = origin.named.iter();
        let chosen = named.clone().filter(|id| **id != root).filter_map(|id| self.rename(*id));
        let own = named.filter_map(|id| self.rust_name(*id));
        let name =
            chosen.into_iter().find(is_for_type).or_else(|| own.into_iter().find(is_for_type));
        name.map(|name| names::upper(name))
    }

    /// Returns the name that was chosen for a type, that of its definition, or the hint's, which is not one of a definition.
    pub(super) fn wanted(&self, origin: &Origin, hint: &Hint) -> String {
        self.chosen(origin).unwrap_or_else(|| self.given(origin, hint))
    }

    /// Returns the name of a type that nobody chose.
    fn given(&self, origin: &Origin, hint: &Hint) -> String {
        let definition = origin.definition.filter(|id| !self.is_of_union(*id, &origin.place));
        definition.and_then(|id| self.definition(id)).unwrap_or_else(|| {
            if self.reserved.contains(&hint.name) && !hint.is_strong {
                format!("{}{}", hint.parent, hint.name)
            } else {
                hint.name.clone()
            }
        })
    }

    /// Returns whether a place is the branch of a union, and the definition applies to the union rather than to the
    /// branch.
    fn is_of_union(&self, definition: SchemaId, place: &Place) -> bool {
        let Place::Branch { of, index } = place else { return false };
        let union = &self.graph.types[*of];
        let is_of_others = match &union.kind {
            plan::Kind::AnyOf(branches) => match &branches[*index].words {
                BranchWords::Schema { named, .. } | BranchWords::Undeclared { named, .. } => {
                    !named.contains(&definition)
                }
                BranchWords::Types(_) | BranchWords::Other => false,
            },
            _ => false,
        };
        is_of_others || union.origin.definition == Some(definition)
    }

    /// Returns the name that the options give a subschema.
    pub(super) fn rename(&self, id: SchemaId) -> Option<&'g String> {
        self.options.renames.get(self.view().own_pointer(id)?)
    }

    /// Returns the name that the schema itself chooses for a type or a field.
    pub(super) fn rust_name(&self, id: SchemaId) -> Option<&'g String> {
        self.view().node(id).annotations.rust_name.as_ref()
    }

    /// Returns what a type is called in a lock file: by its field, if that gave it the name.
    pub(super) fn key_of(&self, wanted: &str, hint: &Hint) -> String {
        if self.reserved.contains(wanted) {
            return format!("/{wanted}");
        }
        let own = if wanted == hint.name { &hint.spelled } else { wanted };
        // A variant comes after a colon.
        let own = own.replace('%', "%25").replace(':', "%3A");
        format!("{}/{own}", hint.parent)
    }

    /// Returns the hint and the wanted name of a type.
    pub(super) fn wanted_of(&self, origin: &Origin, items: &[Item]) -> (Hint, String) {
        let hint = self.hint(&origin.place, items);
        if origin.role != Role::Content {
            let chosen = self.chosen(origin);
            let is_chosen = chosen.is_some();
            let wanted = chosen.unwrap_or_else(|| self.given(origin, &hint));
            return (Hint { is_chosen, ..hint }, wanted);
        }
        let value = |name: &str| format!("{name}Value");
        let hint = Hint { name: value(&hint.name), spelled: value(&hint.spelled), ..hint };
        let wanted = hint.name.clone();
        (hint, wanted)
    }

    /// Takes a name for a type.
    pub(super) fn claim(&mut self, wanted: &str, hint: &Hint) -> String {
        let mut key = self.key_of(wanted, hint);
        // Types that differ only in their order keep that order.
        while self.chosen.get(&key).is_some() {
            key.push('+');
        }
        let locked = self.options.names.get(&key).and_then(|name| self.types.claim_held(name));
        let name = locked.unwrap_or_else(|| self.claim_new(wanted, hint));
        self.chosen.insert(key, name.clone());
        name
    }

    fn claim_new(&mut self, wanted: &str, hint: &Hint) -> String {
        let longer = format!("{}{wanted}", hint.parent);
        let is_usable = self.types.is_free(wanted) && (hint.is_chosen || !is_of_prelude(wanted));
        if !is_usable && self.types.is_free(&longer) && longer.len() <= 96 {
            self.types.claim(&longer)
        } else {
            self.types.claim(wanted)
        }
    }

    /// Takes a name for a field or variant with this key.
    pub(super) fn claim_in(&mut self, scope: &mut Scope, key: String, wanted: &str) -> String {
        let locked = self.options.names.get(&key).and_then(|name| scope.claim_held(name));
        let name = locked.unwrap_or_else(|| scope.claim(wanted));
        self.chosen.insert(key, name.clone());
        name
    }

    /// Takes the name of a field; `wanted` is what it is called unless the options or the schema choose another name.
    pub(super) fn claim_field(
        &mut self,
        scope: &mut Scope,
        parent: &str,
        field: &plan::Field,
        wanted: &str,
    ) -> String {
        let is_for_field = |name: &&str| !name.starts_with(char::is_uppercase);
        let about = &field.about;
        let renamed = about.iter().filter_map(|id| self.rename(*id)).map(String::as_str);
        let own = about.iter().find_map(|id| self.rust_name(*id)).map(String::as_str);
        if let Some(chosen) = renamed.into_iter().find(is_for_field).or(own.filter(is_for_field)) {
            return scope.claim(&names::snake(chosen));
        }
        let key = format!("{parent}.{}", field.name);
        self.claim_in(scope, key, wanted)
    }

    /// Takes the root's name for an item that was made last, and gives what has it another one: the root is the one
    /// that users name. `kind` is that of the root.
    pub(super) fn claim_root(&mut self, items: &mut [Item], kind: &plan::Kind) -> String {
        let name = names::upper(&self.root);
        let is_maybe_object = matches!(kind, plan::Kind::Checked(plan::Type::MaybeObject(_)));
        let noun = if is_maybe_object { "Object" } else { "Value" };
        let other = self.types.claim(&format!("{name}{noun}"));
        if let Some(taken) = items.iter_mut().find(|item| item.name == name) {
            taken.name = other;
        }
        name
    }
}

/// Returns the name of an item of a tuple.
pub(super) fn item_at(index: usize) -> String {
    const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
    ORDINALS.get(index).map_or_else(|| format!("item_{}", index + 1), |&name| name.to_owned())
}

/// Returns what one of several is called, by the place of all or by what they are: with the noun, where neither is a plural.
fn one_of(many: &str, parent: &str, noun: &str) -> String {
    let one = singular(many).or_else(|| singular(parent));
    one.unwrap_or_else(|| format!("{parent}{noun}"))
}
