//! Arrays: lists of one type, and tuples.

use tablature_schema::ir::{Draft, Keyword, Rule, SchemaId, TypeSet};

use super::{
    Hint, Kind, Planner, Type,
    conjunction::{Conjunct, Conjunction},
};
use crate::rust::names::Scope;

/// Longer tuples are lists judged by rules.
const MAX_TUPLE: usize = 32;

impl Planner<'_, '_> {
    pub(super) fn array(&mut self, conjunction: &Conjunction, hint: &Hint) -> Type {
        let view = &self.view;
        let least = conjunction
            .rules(view, |rule| match rule {
                Rule::MinItems(least) => Some(*least),
                _ => None,
            })
            .max()
            .filter(|least| *least > 0);
        let most = conjunction
            .rules(view, |rule| match rule {
                Rule::MaxItems(most) => Some(*most),
                _ => None,
            })
            .min();
        let is_unique = conjunction.with(view, Keyword::UniqueItems).next().is_some();
        let positional: Vec<SchemaId> = conjunction.with(view, Keyword::PrefixItems).collect();
        let parent = self.name_for_parent(conjunction, hint);
        if let [id] = positional.as_slice()
            && let Some(kind) = self.tuple(conjunction, *id, least, &parent)
        {
            let mut handled =
                vec![Keyword::Type, Keyword::PrefixItems, Keyword::Items, Keyword::MinItems];
            if most.is_none() {
                handled.push(Keyword::MaxItems);
            }
            let rules = self.inexact(conjunction, TypeSet::ARRAY, &handled);
            return self.add(conjunction, hint, kind, rules);
        }
        if !positional.is_empty() {
            let rules = self.inexact(conjunction, TypeSet::ARRAY, &[Keyword::Type]);
            return self.checked_if(conjunction, hint, Type::List(Box::new(Type::Value)), rules);
        }
        let items: Vec<Conjunct> = conjunction
            .with(&self.view, Keyword::Items)
            .filter_map(|id| self.view.node(id).items())
            .map(Conjunct::at)
            .collect();
        let item_hint = Hint::new(&parent, &item_name(&hint.name));
        let item = self.plan(&items, &item_hint);
        let handled = [
            Keyword::Type,
            Keyword::Items,
            Keyword::MinItems,
            Keyword::MaxItems,
            Keyword::UniqueItems,
        ];
        let rules = self.inexact(conjunction, TypeSet::ARRAY, &handled);
        if least.is_none() && most.is_none() && !is_unique && rules.is_empty() {
            return Type::List(Box::new(item));
        }
        self.add(conjunction, hint, Kind::List { item, least, most, is_unique }, rules)
    }

    /// A tuple, where every position is always there.
    fn tuple(
        &mut self,
        conjunction: &Conjunction,
        id: SchemaId,
        least: Option<u64>,
        parent: &str,
    ) -> Option<Kind> {
        const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
        let node = self.view.node(id);
        if node.draft != Draft::Draft2020 {
            return None;
        }
        let n_positions = node.prefix_items().len();
        let is_fixed = least.is_some_and(|least| least == n_positions as u64);
        if !is_fixed || n_positions > MAX_TUPLE {
            return None;
        }
        let others: Vec<Conjunct> = conjunction
            .with(&self.view, Keyword::Items)
            .filter(|other| *other != id)
            .filter_map(|other| self.view.node(other).items())
            .map(Conjunct::at)
            .collect();
        let mut scope = Scope::default();
        let mut items = Vec::new();
        for (index, id) in node.prefix_items().iter().enumerate() {
            let mut conjuncts = vec![Conjunct::at(*id)];
            conjuncts.extend(others.iter().cloned());
            let name = ORDINALS
                .get(index)
                .map_or_else(|| format!("item_{}", index + 1), |&ordinal| ordinal.to_owned());
            let ty = self.plan(&conjuncts, &Hint::new(parent, &name));
            items.push((scope.claim(&name), ty));
        }
        let mut rest_parts = others;
        if let Some(own) = node.items() {
            if self.view.node(own).boolean == Some(false) {
                return Some(Kind::Tuple { items, rest: None });
            }
            rest_parts.push(Conjunct::at(own));
        }
        let rest = self.plan(&rest_parts, &Hint::new(parent, "rest"));
        Some(Kind::Tuple { items, rest: Some((scope.claim("rest"), rest)) })
    }
}

/// What one of several is called.
fn item_name(many: &str) -> String {
    match many.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ => match many.strip_suffix('s') {
            Some(one) if one.len() > 2 && !one.ends_with('s') => one.to_owned(),
            _ => format!("{many}Item"),
        },
    }
}
