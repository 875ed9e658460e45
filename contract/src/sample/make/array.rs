//! Generates arrays.

use serde_json::Value;
use tablature_schema::ir::{Applicator, SchemaId};

use super::{
    super::graph::Link,
    MAX_COMPARISONS, Made, Maker, Unsatisfied,
    constraints::{Constraints, Count, Layer},
    goal::{Goal, past},
    types::is_equal,
};

/// Arrays with more items than this show nothing new.
const MAX_ITEMS: u64 = 4000;

impl Maker<'_> {
    /// Generates an array that satisfies the constraints.
    pub(super) fn array(&mut self, constraints: &Constraints) -> Made<Value> {
        let length = self.item_count(constraints)?;
        let mut choices = self.choices(constraints, length)?;
        let mut items: Vec<Value> = Vec::with_capacity(length);
        for (index, wanted) in self.finds(constraints, length)?.into_iter().enumerate() {
            if constraints.is_repeated && index + 1 == length && index > 0 {
                items.push(items[0].clone());
                continue;
            }
            let mut goals = self.item_goals(constraints, index);
            goals.extend(wanted);
            let mut item = self.below(&index.to_string(), goals.clone())?;
            let mut attempts = 0;
            while constraints.is_unique && self.is_known(&item, &items)? {
                attempts += 1;
                if attempts > 20 {
                    return Err(Unsatisfied);
                }
                item = match choices.as_mut() {
                    // The first choices are used up soonest, so each is looked at once.
                    Some(choices) if index >= self.first_alike(constraints) => {
                        attempts = 0;
                        choices.pop().ok_or(Unsatisfied)?
                    }
                    _ => self.below(&index.to_string(), goals.clone())?,
                };
            }
            items.push(item);
        }
        if constraints.excluded.iter().any(|value| value.as_array() == Some(&items)) {
            return Err(Unsatisfied);
        }
        Ok(Value::Array(items))
    }

    /// Returns whether there is an equal item.
    fn is_known(&mut self, item: &Value, items: &[Value]) -> Made<bool> {
        self.compared += items.len();
        if self.compared > MAX_COMPARISONS {
            return Err(Unsatisfied);
        }
        Ok(items.iter().any(|other| is_equal(other, item)))
    }

    /// Returns the values, in any order, of which the items that have no schema of their own must be, if they must differ and
    /// there is a list of them. There are enough.
    fn choices(&mut self, constraints: &Constraints, length: usize) -> Made<Option<Vec<Value>>> {
        let first = self.first_alike(constraints);
        if !constraints.is_unique || constraints.is_repeated || first >= length {
            return Ok(None);
        }
        // Only the first of them follows a path; here, none does.
        let goals = self.item_goals(constraints, first).into_iter();
        let goals: Vec<Goal> = goals.map(|goal| Goal { path: None, ..goal }).collect();
        let rules = self.expand(&goals, &mut Vec::new())?;
        let Some(fitting) = self.fitting(&rules) else { return Ok(None) };
        let mut choices: Vec<Value> = fitting.into_iter().cloned().collect();
        // One that follows a path may be there to be none of them.
        let n_walkers = usize::from(constraints.layers.iter().any(|layer| layer.path.is_some()));
        if choices.len() < (length - first).saturating_sub(n_walkers) {
            return Err(Unsatisfied);
        }
        self.random.shuffle(&mut choices);
        Ok(Some(choices))
    }

    /// Returns the index from which on items have the same goals, apart from those of `contains`.
    fn first_alike(&self, constraints: &Constraints) -> usize {
        let own = constraints.item_goals.iter().map(|(index, _)| index + 1).max().unwrap_or(0);
        usize::try_from(self.described_items(constraints)).unwrap_or(usize::MAX).max(own)
    }

    fn item_count(&mut self, constraints: &Constraints) -> Made<usize> {
        let mut count = constraints.items;
        if constraints.is_repeated {
            count.at_least(2);
        }
        for (index, _) in &constraints.item_goals {
            count.at_least(*index as u64 + 1);
        }
        for (_, found) in &constraints.contains {
            count.at_least(found.least);
        }
        for layer in &constraints.layers {
            let prefix = self.graph.node(layer.node).prefix_items().len() as u64;
            match layer.path.as_ref().and_then(|path| path.next()) {
                Some(Link::Child(Applicator::PrefixItem(index))) => {
                    count.at_least(u64::from(*index) + 1);
                }
                Some(Link::Child(Applicator::Items | Applicator::UnevaluatedItems)) => {
                    count.at_least(self.described_items(constraints).max(prefix) + 1);
                }
                _ => {
                    if self.rejects_further(layer) {
                        count.at_most(prefix);
                    }
                }
            }
        }
        if count.is_empty() || count.least > MAX_ITEMS {
            return Err(Unsatisfied);
        }
        let is_deep = self.depth >= super::MAX_OPTIONAL_DEPTH;
        let usual = if is_deep || self.profile.density == 0 {
            0
        } else {
            self.described_items(constraints).max(3)
        };
        let most = count.most.min(count.least.max(usual));
        let least = if is_deep {
            count.least
        } else {
            count.least.max(most.min(u64::from(self.profile.density > 0)))
        };
        let length = self.random.between(least.into(), most.into());
        usize::try_from(length).map_err(|_| Unsatisfied)
    }

    /// Returns the number of leading items that have a schema of their own.
    fn described_items(&self, constraints: &Constraints) -> u64 {
        let lengths =
            constraints.layers.iter().map(|layer| self.graph.node(layer.node).prefix_items().len());
        lengths.max().unwrap_or(0) as u64
    }

    /// Returns whether no item may follow those that have a schema of their own.
    fn rejects_further(&self, layer: &Layer) -> bool {
        let node = self.graph.node(layer.node);
        let rest = node.items().or(node.unevaluated_items());
        rest.is_some_and(|rest| self.graph.node(rest).boolean == Some(false))
    }

    fn item_goals(&self, constraints: &Constraints, index: usize) -> Vec<Goal> {
        let mut goals = constraints.each_item.clone();
        let own = constraints.item_goals.iter().filter(|(own, _)| *own == index);
        goals.extend(own.map(|(_, goal)| goal.clone()));
        let mut is_evaluated = false;
        for layer in &constraints.layers {
            let node = self.graph.node(layer.node);
            let own = node.prefix_items().get(index).copied();
            let applicator = match own {
                Some(_) => Applicator::PrefixItem(u32::try_from(index).unwrap_or(u32::MAX)),
                None => Applicator::Items,
            };
            if let Some(child) = own.or(node.items()) {
                is_evaluated = true;
                // All further items have the same goal, but only one of them follows the path.
                let is_walker = own.is_some() || index == node.prefix_items().len();
                let link = Link::Child(applicator);
                let path = past(layer.path.as_ref(), &link).filter(|_| is_walker);
                goals.push(Goal::on(child, path));
            }
        }
        for layer in &constraints.layers {
            let link = Link::Child(Applicator::UnevaluatedItems);
            let child = self.graph.node(layer.node).unevaluated_items();
            if let Some(child) = child.filter(|_| !is_evaluated) {
                goals.push(Goal::on(child, past(layer.path.as_ref(), &link)));
            }
        }
        goals
    }

    /// Distributes the goals of `contains` over the items.
    fn finds(&mut self, constraints: &Constraints, length: usize) -> Made<Vec<Vec<Goal>>> {
        let mut finds: Vec<Vec<Goal>> = vec![Vec::new(); length];
        for (wanted, count) in &constraints.contains {
            let Count { least, most } = *count;
            let least = usize::try_from(least).map_err(|_| Unsatisfied)?;
            if least > length {
                return Err(Unsatisfied);
            }
            let mut places: Vec<usize> = (0..length).collect();
            self.random.shuffle(&mut places);
            for (rank, place) in places.into_iter().enumerate() {
                if rank < least {
                    finds[place]
                        .push(Goal::on(*wanted, self.path_into(constraints, *wanted, rank)));
                } else if rank as u64 >= most {
                    finds[place].push(Goal::breaks(*wanted));
                }
            }
        }
        Ok(finds)
    }

    fn path_into(
        &self,
        constraints: &Constraints,
        wanted: SchemaId,
        rank: usize,
    ) -> Option<super::Path> {
        let layers = constraints.layers.iter().filter(|_| rank == 0);
        let mut paths = layers
            .filter(|layer| self.graph.node(layer.node).contains() == Some(wanted))
            .filter_map(|layer| past(layer.path.as_ref(), &Link::Child(Applicator::Contains)));
        paths.next()
    }
}
