//! Proofs of our own: that no value is valid under a writer's schema and invalid under a reader's.
//!
//! A value that would break must meet some conditions ([`condition`]). Those with a single consequence are followed until
//! they say what the value is like ([`State`]), in its own type; those with several are tried one by one (`solve`). Where
//! every way contradicts itself, there is no such value. The values inside are asked about in the same way, and a
//! question that comes up again within itself is granted: values are finite, so the innermost one would have to break
//! without an inner one that does. Conditions that these rules do not know are left out, which leaves more values, and
//! the work is bounded by steps: then nothing is proved.

mod arrays;
mod condition;
mod numbers;
mod objects;
mod solve;
mod state;
mod strings;
mod violate;

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use serde_json::Value;
use tablature_schema::{ir::TypeSet, json::Value as Exact};

use self::condition::{Condition, Key, Schema};
use super::{graph::equality_key, reduce::Pair};

/// What one proof may cost. Those of real events take some hundreds; this many, some tens of milliseconds.
const MAX_STEPS: usize = 20_000;

/// Values within values that are asked about.
const MAX_DEPTH: usize = 40;

/// The types of values, one by one.
const TYPES: [TypeSet; 6] = [
    TypeSet::NULL,
    TypeSet::BOOLEAN,
    TypeSet::NUMBER,
    TypeSet::STRING,
    TypeSet::ARRAY,
    TypeSet::OBJECT,
];

/// Returns whether it is proved that the reader accepts everything that the writer accepts; `false` if undecided.
pub(super) fn covers(pair: &Pair) -> bool {
    // What was left out of an inexact schema may be what is broken.
    if !pair.is_exact {
        return false;
    }
    let mut refuter = Refuter { steps: MAX_STEPS, ..Refuter::default() };
    refuter.is_impossible(&[
        Condition::Is(Schema::document(&pair.writer)),
        Condition::IsNot(Schema::document(&pair.reader)),
    ])
}

/// A proof in progress.
#[derive(Default)]
struct Refuter<'a> {
    /// The steps that are left.
    steps: usize,
    known: BTreeMap<Vec<Key>, bool>,
    /// The questions about values that are being answered, the outermost first.
    asked: Vec<Vec<Key>>,
    /// The outermost of these that an answer has been granted for, since the innermost was asked.
    granted: Option<usize>,
    languages: BTreeMap<strings::Question, bool>,
    listed: BTreeMap<usize, Rc<BTreeMap<String, &'a Value>>>,
}

impl<'a> Refuter<'a> {
    /// Returns whether there is more to spend.
    fn spend(&mut self, steps: usize) -> bool {
        self.steps = self.steps.saturating_sub(steps);
        self.steps > 0
    }

    /// Returns whether it is proved that no value, which is inside the one that is being looked at, meets all conditions.
    fn is_impossible(&mut self, conditions: &[Condition<'a>]) -> bool {
        let keys: BTreeSet<Key> = conditions.iter().map(Condition::key).collect();
        let question: Vec<Key> = keys.into_iter().collect();
        if let Some(known) = self.known.get(&question) {
            return *known;
        }
        if let Some(at) = self.asked.iter().position(|asked| *asked == question) {
            self.granted = Some(self.granted.map_or(at, |outer| outer.min(at)));
            return true;
        }
        if self.asked.len() >= MAX_DEPTH {
            return false;
        }
        let depth = self.asked.len();
        let granted_before = self.granted.take();
        self.asked.push(question.clone());
        let is_impossible = TYPES.into_iter().all(|ty| self.is_impossible_in(ty, conditions));
        self.asked.pop();
        let granted = self.granted.take().filter(|at| is_impossible && *at < depth);
        // What rests on an outer question holds only with it.
        if granted.is_none() {
            self.known.insert(question, is_impossible);
        }
        self.granted = match (granted_before, granted) {
            (Some(before), Some(own)) => Some(before.min(own)),
            (before, own) => before.or(own),
        };
        is_impossible
    }

    /// Returns the values of a list by what equal ones share.
    fn listed(&mut self, list: &'a Value) -> Rc<BTreeMap<String, &'a Value>> {
        let values = || list.as_array().into_iter().flatten();
        let listed = self.listed.entry(std::ptr::from_ref(list) as usize);
        Rc::clone(
            listed.or_insert_with(|| {
                Rc::new(values().map(|value| (identity(value), value)).collect())
            }),
        )
    }
}

/// Returns what a value shares with all that are equal to it.
fn identity(value: &Value) -> String {
    let text = value.to_string();
    Exact::parse(text.as_bytes()).map_or(text, |exact| equality_key(&exact))
}

/// Returns the one of [`TYPES`] that a value has.
fn type_of(value: &Value) -> TypeSet {
    match value {
        Value::Null => TypeSet::NULL,
        Value::Bool(_) => TypeSet::BOOLEAN,
        Value::Number(_) => TypeSet::NUMBER,
        Value::String(_) => TypeSet::STRING,
        Value::Array(_) => TypeSet::ARRAY,
        Value::Object(_) => TypeSet::OBJECT,
    }
}
