//! Arrays.

use serde_json::Value;
use tablature_schema::ir::{Applicator, SchemaId};

use super::{
    super::graph::Edge,
    Made, Maker, STUCK,
    kinds::is_equal,
    shape::{Count, Layer, Shape},
    term::{Term, past},
};

/// Items beyond this show nothing more.
const MOST: u64 = 4000;

impl Maker<'_> {
    /// An array that meets the shape.
    pub(super) fn array(&mut self, shape: &Shape) -> Made<Value> {
        let length = self.item_count(shape)?;
        let mut items: Vec<Value> = Vec::with_capacity(length);
        for (index, wanted) in self.finds(shape, length)?.into_iter().enumerate() {
            if shape.is_repeated && index + 1 == length && index > 0 {
                items.push(items[0].clone());
                continue;
            }
            let mut terms = self.item_terms(shape, index);
            terms.extend(wanted);
            let mut item = self.below(&index.to_string(), terms.clone())?;
            let is_known =
                |item: &Value, items: &[Value]| items.iter().any(|other| is_equal(other, item));
            let mut attempts = 0;
            while shape.is_unique && is_known(&item, &items) {
                attempts += 1;
                if attempts > 20 {
                    return Err(STUCK);
                }
                item = self.below(&index.to_string(), terms.clone())?;
            }
            items.push(item);
        }
        if shape.excluded.iter().any(|value| value.as_array() == Some(&items)) {
            return Err(STUCK);
        }
        Ok(Value::Array(items))
    }

    fn item_count(&mut self, shape: &Shape) -> Made<usize> {
        let mut count = shape.items;
        if shape.is_repeated {
            count.at_least(2);
        }
        for (index, _) in &shape.item_terms {
            count.at_least(*index as u64 + 1);
        }
        for (_, found) in &shape.contains {
            count.at_least(found.least);
        }
        for layer in &shape.layers {
            let prefix = self.graph.node(layer.node).prefix_items().len() as u64;
            match layer.way.as_ref().and_then(|way| way.next()) {
                Some(Edge::Child(Applicator::PrefixItem(index))) => {
                    count.at_least(u64::from(*index) + 1);
                }
                Some(Edge::Child(Applicator::Items | Applicator::UnevaluatedItems)) => {
                    count.at_least(self.described_items(shape).max(prefix) + 1);
                }
                _ => {
                    if self.refuses_further(layer) {
                        count.at_most(prefix);
                    }
                }
            }
        }
        if count.is_empty() || count.least > MOST {
            return Err(STUCK);
        }
        let is_deep = self.depth >= super::DEEP;
        let usual =
            if is_deep || self.mood.density == 0 { 0 } else { self.described_items(shape).max(3) };
        let most = count.most.min(count.least.max(usual));
        let least = if is_deep {
            count.least
        } else {
            count.least.max(most.min(u64::from(self.mood.density > 0)))
        };
        let length = self.random.between(least.into(), most.into());
        usize::try_from(length).map_err(|_| STUCK)
    }

    /// How many first items have schemas of their own.
    fn described_items(&self, shape: &Shape) -> u64 {
        let lengths =
            shape.layers.iter().map(|layer| self.graph.node(layer.node).prefix_items().len());
        lengths.max().unwrap_or(0) as u64
    }

    /// Whether no item may follow those that have schemas of their own.
    fn refuses_further(&self, layer: &Layer) -> bool {
        let node = self.graph.node(layer.node);
        let rest = node.items().or(node.unevaluated_items());
        rest.is_some_and(|rest| self.graph.node(rest).boolean == Some(false))
    }

    fn item_terms(&self, shape: &Shape, index: usize) -> Vec<Term> {
        let mut terms = shape.each_item.clone();
        let own = shape.item_terms.iter().filter(|(own, _)| *own == index);
        terms.extend(own.map(|(_, term)| term.clone()));
        let mut is_evaluated = false;
        for layer in &shape.layers {
            let node = self.graph.node(layer.node);
            let own = node.prefix_items().get(index).copied();
            let applicator = match own {
                Some(_) => Applicator::PrefixItem(u32::try_from(index).unwrap_or(u32::MAX)),
                None => Applicator::Items,
            };
            if let Some(child) = own.or(node.items()) {
                is_evaluated = true;
                // Every further item meets the same, but one walks the way.
                let is_walker = own.is_some() || index == node.prefix_items().len();
                let edge = Edge::Child(applicator);
                let way = past(layer.way.as_ref(), &edge).filter(|_| is_walker);
                terms.push(Term::on(child, way));
            }
        }
        for layer in &shape.layers {
            let edge = Edge::Child(Applicator::UnevaluatedItems);
            let child = self.graph.node(layer.node).unevaluated_items();
            if let Some(child) = child.filter(|_| !is_evaluated) {
                terms.push(Term::on(child, past(layer.way.as_ref(), &edge)));
            }
        }
        terms
    }

    /// For each item, what `contains` wants to find there.
    fn finds(&mut self, shape: &Shape, length: usize) -> Made<Vec<Vec<Term>>> {
        let mut finds: Vec<Vec<Term>> = vec![Vec::new(); length];
        for (wanted, count) in &shape.contains {
            let Count { least, most } = *count;
            let least = usize::try_from(least).map_err(|_| STUCK)?;
            if least > length {
                return Err(STUCK);
            }
            let mut places: Vec<usize> = (0..length).collect();
            self.random.shuffle(&mut places);
            for (rank, place) in places.into_iter().enumerate() {
                if rank < least {
                    finds[place].push(Term::on(*wanted, self.way_into(shape, *wanted, rank)));
                } else if rank as u64 >= most {
                    finds[place].push(Term::breaks(*wanted));
                }
            }
        }
        Ok(finds)
    }

    fn way_into(&self, shape: &Shape, wanted: SchemaId, rank: usize) -> Option<super::Way> {
        let layers = shape.layers.iter().filter(|_| rank == 0);
        let mut ways = layers
            .filter(|layer| self.graph.node(layer.node).contains() == Some(wanted))
            .filter_map(|layer| past(layer.way.as_ref(), &Edge::Child(Applicator::Contains)));
        ways.next()
    }
}
