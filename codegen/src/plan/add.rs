//! How a type gets its name and its place in the plan.

use std::collections::BTreeSet;

use super::{
    Hint, Item, Kind, Memo, Planner, Schema, Slot, Type,
    flat::{Flat, Part},
};
use crate::names::{self, Scope};

/// What the definitions of a schema call their types.
pub(super) fn definitions(schema: &Schema<'_>) -> BTreeSet<String> {
    ["/$defs", "/definitions"]
        .iter()
        .filter_map(|pointer| schema.at(pointer)?.as_object())
        .flat_map(|members| members.keys())
        .map(|name| names::upper(name))
        .collect()
}

/// The name that a pointer into the definitions gives.
pub(super) fn definition(pointer: &str) -> Option<String> {
    let (parent, name) = pointer.rsplit_once('/')?;
    let is_definition = parent.ends_with("/$defs") || parent.ends_with("/definitions");
    is_definition.then(|| names::upper(&name.replace("~1", "/").replace("~0", "~")))
}

impl<'s> Planner<'s, '_> {
    /// The name that the schema gives the value, or the hint's, which is not one of a definition.
    pub(super) fn name_for(&self, flat: &Flat<'s>, hint: &Hint) -> String {
        let is_for_type = |name: &&String| name.starts_with(char::is_uppercase);
        let renames = &self.options.renames;
        let chosen = flat
            .named
            .iter()
            .filter(|pointer| !pointer.is_empty())
            .find_map(|pointer| renames.get(pointer).filter(is_for_type));
        let own = || {
            let names = flat.named.iter().filter_map(|pointer| self.schema.rust_name(pointer));
            names.into_iter().find(|name| name.starts_with(char::is_uppercase))
        };
        if let Some(name) = chosen.map(String::as_str).or_else(own) {
            return names::upper(name);
        }
        // A variant and a narrowed struct are not what they are made from.
        let is_whole =
            flat.extra.iter().all(|part| matches!(part, Part::Kinds(_) | Part::Spelled(_)))
                && flat.nodes.iter().all(|node| node.skip == 0);
        let of_reference = || definition(flat.named.first()?);
        let of_only_node = || match flat.nodes.as_slice() {
            [node] => definition(&node.pointer),
            _ => None,
        };
        let own = if is_whole { of_only_node().or_else(of_reference) } else { None };
        own.unwrap_or_else(|| {
            if self.reserved.contains(&hint.name) && !hint.is_strong {
                format!("{}{}", hint.parent, hint.name)
            } else {
                hint.name.clone()
            }
        })
    }

    /// What a type is called in a lock file: by its field, if that gave it the name.
    pub(super) fn key_of(&self, wanted: &str, hint: &Hint) -> String {
        if self.reserved.contains(wanted) {
            return format!("/{wanted}");
        }
        let own = if wanted == hint.name { &hint.spelled } else { wanted };
        // Behind a colon stands a variant.
        let own = own.replace('%', "%25").replace(':', "%3A");
        format!("{}/{own}", hint.parent)
    }

    /// A name for a type.
    pub(super) fn claim(&mut self, wanted: &str, hint: &Hint) -> String {
        let mut key = self.key_of(wanted, hint);
        // What is told apart by nothing but its place among others keeps that.
        while self.chosen.get(&key).is_some() {
            key.push('+');
        }
        let parent = &hint.parent;
        let locked = self.options.names.get(&key).and_then(|name| self.names.claim_held(name));
        let name = locked.unwrap_or_else(|| self.claim_new(wanted, parent));
        self.chosen.insert(key, name.clone());
        name
    }

    /// A name for a field or variant with this key.
    pub(super) fn claim_in(&mut self, scope: &mut Scope, key: String, wanted: &str) -> String {
        let locked = self.options.names.get(&key).and_then(|name| scope.claim_held(name));
        let name = locked.unwrap_or_else(|| scope.claim(wanted));
        self.chosen.insert(key, name.clone());
        name
    }

    fn claim_new(&mut self, wanted: &str, parent: &str) -> String {
        let longer = format!("{parent}{wanted}");
        if !self.names.is_free(wanted) && self.names.is_free(&longer) && longer.len() <= 96 {
            self.names.claim(&longer)
        } else {
            self.names.claim(wanted)
        }
    }

    fn reserved_id(&self, flat: &Flat<'s>) -> Option<usize> {
        match self.memo.get(&flat.key()) {
            Some(Memo::Busy(id)) => *id,
            _ => None,
        }
    }

    /// An id for a type that is being planned, so that what is inside can refer to it.
    pub(super) fn reserve(&mut self, flat: &Flat<'s>, hint: &Hint) -> usize {
        if let Some(id) = self.reserved_id(flat) {
            return id;
        }
        let wanted = self.name_for(flat, hint);
        let name = self.claim(&wanted, hint);
        let id = self.items.len();
        self.items.push(Slot { name, item: None });
        self.memo.insert(flat.key(), Memo::Busy(Some(id)));
        id
    }

    /// What a reserved type is.
    pub(super) fn finish(&mut self, id: usize, flat: &Flat<'s>, kind: Kind, rules: Vec<String>) {
        let slot = &mut self.items[id];
        let item = Item { name: slot.name.clone(), about: flat.named.clone(), kind, rules };
        slot.item = Some(item);
    }

    /// A type of its own, or an equal one that there is.
    pub(super) fn add(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        kind: Kind,
        rules: Vec<String>,
    ) -> Type {
        if !rules.is_empty() && !kind.takes_rules() {
            let value = |name: &str| format!("{name}Value");
            let inner =
                Hint { name: value(&hint.name), spelled: value(&hint.spelled), ..hint.clone() };
            let inner = self.add_shared(flat, &inner, inner.name.clone(), kind, Vec::new());
            return self.add(flat, hint, Kind::Checked(inner), rules);
        }
        if let Some(id) = self.reserved_id(flat) {
            self.finish(id, flat, kind, rules);
            return Type::Item(id);
        }
        let wanted = self.name_for(flat, hint);
        self.add_shared(flat, hint, wanted, kind, rules)
    }

    /// The same under a wanted name.
    pub(super) fn add_shared(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        wanted: String,
        kind: Kind,
        rules: Vec<String>,
    ) -> Type {
        let shape = (wanted, kind, rules);
        if let Some(id) = self.shared.get(&shape) {
            return Type::Item(*id);
        }
        let name = self.claim(&shape.0, hint);
        let id = self.items.len();
        let (kind, rules) = (shape.1.clone(), shape.2.clone());
        let item = Item { name: name.clone(), about: flat.named.clone(), kind, rules };
        self.items.push(Slot { name, item: Some(item) });
        self.shared.insert(shape, id);
        Type::Item(id)
    }

    /// A type whose values the subschemas at `rules` judge.
    pub(super) fn checked(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        ty: Type,
        rules: Vec<String>,
    ) -> Type {
        self.add(flat, hint, Kind::Checked(ty), rules)
    }

    /// The type itself where there is nothing to judge.
    pub(super) fn checked_if(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        ty: Type,
        rules: Vec<String>,
    ) -> Type {
        if rules.is_empty() { ty } else { self.checked(flat, hint, ty, rules) }
    }
}

impl Kind {
    /// Whether the type can ask rules itself.
    pub(super) fn takes_rules(&self) -> bool {
        !matches!(self, Self::Strings { .. } | Self::Values { .. } | Self::Number(_))
    }
}
