//! Generates arrays.

use serde_json::Value;
use tablature_schema::ir::{Applicator, SchemaId};

use super::{
    super::graph::Link,
    Made, Maker, Unsatisfied,
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
        let mut items: Vec<Value> = Vec::with_capacity(length);
        for (index, wanted) in self.finds(constraints, length)?.into_iter().enumerate() {
            if constraints.is_repeated && index + 1 == length && index > 0 {
                items.push(items[0].clone());
                continue;
            }
            let mut goals = self.item_goals(constraints, index);
            goals.extend(wanted);
            let mut item = self.below(&index.to_string(), goals.clone())?;
            let is_known =
                |item: &Value, items: &[Value]| items.iter().any(|other| is_equal(other, item));
            let mut attempts = 0;
            while constraints.is_unique && is_known(&item, &items) {
                attempts += 1;
                if attempts > 20 {
                    return Err(Unsatisfied);
                }
                item = self.below(&index.to_string(), goals.clone())?;
            }
            items.push(item);
        }
        if constraints.excluded.iter().any(|value| value.as_array() == Some(&items)) {
            return Err(Unsatisfied);
        }
        Ok(Value::Array(items))
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
