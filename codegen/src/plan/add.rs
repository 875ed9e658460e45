//! How a type gets its name and its place in the plan.

use tablature_schema::ir::SchemaId;

use super::{
    Hint, Kind, Memo, Planner, Slot, Type, TypeDef,
    conjunction::{Conjunct, Conjunction, Skip},
};
use crate::rust::names::{self, Scope};

impl Planner<'_, '_> {
    /// The name that the schema gives the value, or the hint's, which is not one of a definition.
    pub(super) fn name_for(&self, conjunction: &Conjunction, hint: &Hint) -> String {
        let is_for_type = |name: &&String| name.starts_with(char::is_uppercase);
        let root = self.view.ir.root();
        let parts = conjunction.named.iter().filter(|id| **id != root);
        let chosen = parts.filter_map(|id| self.rename(*id)).find(is_for_type);
        let own = || {
            let names = conjunction.named.iter().filter_map(|id| self.rust_name(*id));
            names.into_iter().find(is_for_type)
        };
        if let Some(name) = chosen.or_else(own) {
            return names::upper(name);
        }
        // A variant and a narrowed struct are not what they are made from.
        let is_whole = conjunction
            .extra
            .iter()
            .all(|part| matches!(part, Conjunct::Types(_) | Conjunct::Spelled(_)))
            && conjunction.members.iter().all(|member| member.skip == Skip::NONE);
        let of_reference = || self.view.definition(*conjunction.named.first()?);
        let of_only_node = || match conjunction.members.as_slice() {
            [member] => self.view.definition(member.id),
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

    /// The name that the options give what stands there.
    pub(super) fn rename(&self, id: SchemaId) -> Option<&String> {
        self.options.renames.get(self.view.own_pointer(id)?)
    }

    /// The name that the schema itself chooses for a type or a field.
    pub(super) fn rust_name(&self, id: SchemaId) -> Option<&String> {
        self.view.node(id).annotations.rust_name.as_ref()
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

    fn reserved_id(&self, conjunction: &Conjunction) -> Option<usize> {
        match self.memo.get(&conjunction.key()) {
            Some(Memo::Busy(id)) => *id,
            _ => None,
        }
    }

    /// An id for a type that is being planned, so that what is inside can refer to it.
    pub(super) fn reserve(&mut self, conjunction: &Conjunction, hint: &Hint) -> usize {
        if let Some(id) = self.reserved_id(conjunction) {
            return id;
        }
        let wanted = self.name_for(conjunction, hint);
        let name = self.claim(&wanted, hint);
        let id = self.items.len();
        self.items.push(Slot { name, item: None });
        self.memo.insert(conjunction.key(), Memo::Busy(Some(id)));
        id
    }

    /// What a reserved type is.
    pub(super) fn finish(
        &mut self,
        id: usize,
        conjunction: &Conjunction,
        kind: Kind,
        rules: Vec<SchemaId>,
    ) {
        let slot = &mut self.items[id];
        let item =
            TypeDef { name: slot.name.clone(), about: conjunction.named.clone(), kind, rules };
        slot.item = Some(item);
    }

    /// A type of its own, or an equal one that there is.
    pub(super) fn add(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        kind: Kind,
        rules: Vec<SchemaId>,
    ) -> Type {
        if !rules.is_empty() && !kind.takes_rules() {
            let value = |name: &str| format!("{name}Value");
            let inner =
                Hint { name: value(&hint.name), spelled: value(&hint.spelled), ..hint.clone() };
            let inner = self.add_shared(conjunction, &inner, inner.name.clone(), kind, Vec::new());
            return self.add(conjunction, hint, Kind::Checked(inner), rules);
        }
        if let Some(id) = self.reserved_id(conjunction) {
            self.finish(id, conjunction, kind, rules);
            return Type::Item(id);
        }
        let wanted = self.name_for(conjunction, hint);
        self.add_shared(conjunction, hint, wanted, kind, rules)
    }

    /// The same under a wanted name.
    pub(super) fn add_shared(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        wanted: String,
        kind: Kind,
        rules: Vec<SchemaId>,
    ) -> Type {
        let shape = (wanted, kind, rules);
        if let Some(id) = self.shared.get(&shape) {
            return Type::Item(*id);
        }
        let name = self.claim(&shape.0, hint);
        let id = self.items.len();
        let (kind, rules) = (shape.1.clone(), shape.2.clone());
        let item = TypeDef { name: name.clone(), about: conjunction.named.clone(), kind, rules };
        self.items.push(Slot { name, item: Some(item) });
        self.shared.insert(shape, id);
        Type::Item(id)
    }

    /// A type whose values the subschemas at `rules` judge.
    pub(super) fn checked(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        ty: Type,
        rules: Vec<SchemaId>,
    ) -> Type {
        self.add(conjunction, hint, Kind::Checked(ty), rules)
    }

    /// The type itself where there is nothing to judge.
    pub(super) fn checked_if(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        ty: Type,
        rules: Vec<SchemaId>,
    ) -> Type {
        if rules.is_empty() { ty } else { self.checked(conjunction, hint, ty, rules) }
    }
}

impl Kind {
    /// Whether the type can ask rules itself.
    pub(super) fn takes_rules(&self) -> bool {
        !matches!(self, Self::Strings { .. } | Self::Values { .. } | Self::Number(_))
    }
}
