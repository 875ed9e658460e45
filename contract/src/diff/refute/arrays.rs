//! What is known of an array.

use std::collections::BTreeMap;

use serde_json::Value;
use tablature_schema::ir::Keyword;

use super::{
    Refuter,
    condition::{Condition, Schema},
    violate::Way,
};

/// Items that are looked at one by one.
const MAX_ITEMS: usize = 64;

/// What is known of an array.
#[derive(Debug, Clone, Default)]
pub(super) struct Items<'a> {
    /// Conditions on items that it has.
    at: BTreeMap<usize, Way<'a>>,
    /// From these on, there is an item like this.
    some: Vec<(usize, Condition<'a>)>,
    /// Schemas whose rules for items all meet.
    rules: Vec<Schema<'a>>,
    /// Conditions on all items.
    each: Way<'a>,
    min: u64,
    max: Option<u64>,
    is_unique: bool,
    repeats: bool,
}

impl<'a> Items<'a> {
    pub(super) fn size(&self) -> usize {
        self.at.len() + self.some.len() + self.rules.len() + self.each.len()
    }

    pub(super) fn equals(&mut self, items: &'a [Value]) {
        self.at_least(items.len() as u64);
        self.at_most(items.len() as u64);
        for (at, item) in items.iter().enumerate() {
            self.at.entry(at).or_default().push(Condition::Equals(item));
        }
    }

    fn at_least(&mut self, count: u64) {
        self.min = self.min.max(count);
    }

    fn at_most(&mut self, count: u64) {
        self.max = Some(self.max.map_or(count, |own| own.min(count)));
    }

    /// Adds a condition on items, and returns whether it can be met.
    pub(super) fn add(&mut self, condition: Condition<'a>) -> bool {
        match condition {
            Condition::ItemInvalid(at, schema) => {
                self.at_least(at as u64 + 1);
                self.at.entry(at).or_default().push(Condition::IsNot(schema));
            }
            Condition::SomeItemInvalid(from, schema) => {
                self.at_least(from as u64 + 1);
                self.some.push((from, Condition::IsNot(schema)));
            }
            Condition::ItemsInvalid(schema) => self.each.push(Condition::IsNot(schema)),
            Condition::Repeats => {
                self.repeats = true;
                self.at_least(2);
            }
            _ => {}
        }
        !(self.repeats && self.is_unique)
    }

    /// Adds what a schema asks of it.
    pub(super) fn meet(&mut self, schema: Schema<'a>) {
        self.at_least(schema.count(Keyword::MinItems).unwrap_or(0));
        if let Some(count) = schema.count(Keyword::MaxItems) {
            self.at_most(count);
        }
        self.is_unique |= schema.get(Keyword::UniqueItems) == Some(&Value::Bool(true));
        let fewest = schema.count(Keyword::MinContains).unwrap_or(1);
        if let Some(contained) = schema.child(Keyword::Contains).filter(|_| fewest > 0) {
            self.at_least(fewest);
            self.some.push((0, Condition::Is(contained)));
        }
        if schema.further().is_some() || schema.get(Keyword::PrefixItems).is_some() {
            self.rules.push(schema);
        }
    }

    /// Adds that it violates a keyword, and returns whether it can.
    pub(super) fn violate(&mut self, schema: Schema<'a>, keyword: Keyword) -> bool {
        let Some(count) = schema.count(keyword) else { return true };
        match keyword {
            Keyword::MinItems => {
                let Some(most) = count.checked_sub(1) else { return false };
                self.at_most(most);
            }
            Keyword::MaxItems => self.at_least(count.saturating_add(1)),
            _ => {}
        }
        true
    }

    /// Returns the conditions on an item.
    fn on(&self, at: usize) -> Way<'a> {
        let mut conditions = self.at.get(&at).cloned().unwrap_or_default();
        conditions.extend(&self.each);
        for rule in &self.rules {
            let mut first = rule.list(Keyword::PrefixItems);
            let own = first.nth(at).or_else(|| rule.further());
            conditions.extend(own.map(Condition::Is));
        }
        conditions
    }

    /// Returns from which item on all are alike.
    fn first_alike(&self) -> usize {
        let prefixes = self.rules.iter().map(|rule| rule.list(Keyword::PrefixItems).count());
        let known = self.at.keys().map(|at| at + 1);
        prefixes.chain(known).max().unwrap_or(0)
    }
}

impl<'a> Refuter<'a> {
    /// Returns whether there is no such array.
    pub(super) fn items_contradict(&mut self, items: &Items<'a>) -> bool {
        if items.max.is_some_and(|max| max < items.min) || (items.repeats && items.is_unique) {
            return true;
        }
        let alike = items.first_alike();
        let present = usize::try_from(items.min).unwrap_or(usize::MAX);
        if alike > MAX_ITEMS {
            return false;
        }
        (0..present.min(alike + 1)).any(|at| self.has_no_item(items, at, None))
            || items.some.iter().any(|(from, condition)| {
                let last = alike.max(*from);
                (*from..=last).all(|at| self.has_no_item(items, at, Some(*condition)))
            })
    }

    /// Returns whether there is no such item.
    fn has_no_item(
        &mut self,
        items: &Items<'a>,
        at: usize,
        further: Option<Condition<'a>>,
    ) -> bool {
        if !self.spend(1) {
            return false;
        }
        if items.max.is_some_and(|max| at as u64 >= max) {
            return true;
        }
        let mut conditions = items.on(at);
        conditions.extend(further);
        !conditions.is_empty() && self.is_impossible(&conditions)
    }
}
