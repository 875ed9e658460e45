//! Arrays: lists of one type, and tuples.

use std::rc::Rc;

use tablature_schema::ir::{Keyword, Rule, SchemaId, TypeSet};

use super::{
    Kind, Place, Planner, Type,
    conjunction::{Conjunct, Conjunction},
};

/// Longer tuples are lists with rules.
const MAX_TUPLE: usize = 32;

impl Planner<'_, '_> {
    pub(super) fn array(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> Type {
        let view = &self.view;
        let min_items = conjunction
            .rules(view, |rule| match rule {
                Rule::MinItems(min_items) => Some(*min_items),
                _ => None,
            })
            .max()
            .filter(|min_items| *min_items > 0);
        let max_items = conjunction
            .rules(view, |rule| match rule {
                Rule::MaxItems(max_items) => Some(*max_items),
                _ => None,
            })
            .min();
        let is_unique = conjunction.with(view, Keyword::UniqueItems).next().is_some();
        let positional: Vec<SchemaId> = conjunction.with(view, Keyword::PrefixItems).collect();
        if let [id] = positional.as_slice()
            && let Some(kind) = self.tuple(conjunction, *id, (min_items, max_items), place)
        {
            let n_positions = self.view.node(*id).prefix_items().len() as u64;
            let mut handled = vec![Keyword::Type, Keyword::PrefixItems, Keyword::Items];
            if min_items.is_none_or(|min_items| min_items <= n_positions) {
                handled.push(Keyword::MinItems);
            }
            if max_items == Some(n_positions) {
                handled.push(Keyword::MaxItems);
            }
            let rules = self.inexact(conjunction, TypeSet::ARRAY, &handled);
            return self.add(conjunction, place, kind, rules);
        }
        if !positional.is_empty() {
            let rules = self.inexact(conjunction, TypeSet::ARRAY, &[Keyword::Type]);
            return self.checked_if(conjunction, place, Type::List(Box::new(Type::Value)), rules);
        }
        let items: Vec<Conjunct> = conjunction
            .with(&self.view, Keyword::Items)
            .filter_map(|id| self.view.node(id).items())
            .map(Conjunct::at)
            .collect();
        let container = self.container(conjunction, place);
        let item = self.plan(&items, &Rc::new(Place::ListItem(container)));
        let handled = [
            Keyword::Type,
            Keyword::Items,
            Keyword::MinItems,
            Keyword::MaxItems,
            Keyword::UniqueItems,
        ];
        let rules = self.inexact(conjunction, TypeSet::ARRAY, &handled);
        if min_items.is_none() && max_items.is_none() && !is_unique && rules.is_empty() {
            return Type::List(Box::new(item));
        }
        self.add(conjunction, place, Kind::List { item, min_items, max_items, is_unique }, rules)
    }

    /// Returns a tuple, whose last positions may be missing.
    fn tuple(
        &mut self,
        conjunction: &Conjunction,
        id: SchemaId,
        (min_items, max_items): (Option<u64>, Option<u64>),
        place: &Rc<Place>,
    ) -> Option<Kind> {
        let node = self.view.node(id);
        let n_positions = node.prefix_items().len();
        let n_required = usize::try_from(min_items.unwrap_or_default())
            .map_or(n_positions, |min_items| min_items.min(n_positions));
        if n_positions > MAX_TUPLE {
            return None;
        }
        let others: Vec<Conjunct> = conjunction
            .with(&self.view, Keyword::Items)
            .filter(|other| *other != id)
            .filter_map(|other| self.view.node(other).items())
            .map(Conjunct::at)
            .collect();
        let about = node.prefix_items().to_vec();
        let mut items = Vec::new();
        for (index, id) in node.prefix_items().iter().enumerate() {
            let mut conjuncts = vec![Conjunct::at(*id)];
            conjuncts.extend(others.iter().cloned());
            let container = self.container(conjunction, place);
            items.push(self.plan(&conjuncts, &Rc::new(Place::TupleItem(container, index))));
        }
        if max_items == Some(n_positions as u64) {
            return Some(Kind::Tuple { items, about, n_required, rest: None });
        }
        let mut rest_conjuncts = others;
        if let Some(own) = node.items() {
            if self.view.node(own).boolean == Some(false) {
                return Some(Kind::Tuple { items, about, n_required, rest: None });
            }
            rest_conjuncts.push(Conjunct::at(own));
        }
        let container = self.container(conjunction, place);
        let rest = self.plan(&rest_conjuncts, &Rc::new(Place::TupleRest(container)));
        Some(Kind::Tuple { items, about, n_required, rest: Some(rest) })
    }
}
