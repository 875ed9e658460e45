//! Objects in which very many changes are decided: each is decided by the keywords that it changes, without writing the
//! whole object again for each.

use std::{cell::Cell, collections::BTreeMap};

use serde_json::{Map, Value};
use tablature_schema::{ir::Keyword, json::Value as Exact};
use tablature_validator::Options;

use super::{
    Budget, Direction, Reading, Verdict, Witness,
    emit::Emitter,
    graph::{Node, View},
    judge::{Case, by_reading, in_both_readings},
    oracle::{accepts, checker, rejections},
    reduce::Pair,
    refute,
    shrink::shrink,
    verdict::Readings,
    walk::Alone,
};

/// With more changes than this at one place, each is decided like this first.
pub(super) const MIN_CROWD: usize = 64;

impl Case<'_> {
    /// Returns the verdicts about a change of assertions at the root of payloads, if its keywords alone decide it.
    pub(super) fn in_crowd(&self, alone: &Alone) -> Option<Readings> {
        if self.crowds.get(&alone.frame.old).is_none_or(|count| *count <= MIN_CROWD)
            || alone.at != alone.frame.old
            || !alone.frame.steps.is_empty()
        {
            return None;
        }
        let node = self.graph.node(alone.at);
        let [removed, added] = alone.assertions(node)?;
        let (old, new) = (self.keywords(node, &removed)?, self.keywords(node, &added)?);
        let verdict = |direction: Direction| {
            let (writer, reader) = match direction {
                Direction::Backward => (&old, &new),
                Direction::Forward => (&new, &old),
            };
            let pair = Pair { writer: writer.clone(), reader: reader.clone(), is_exact: true };
            if self.proves && refute::covers(&pair) {
                return Some((Verdict::Compatible, Verdict::Compatible));
            }
            let is_shown = Cell::new(true);
            let verdicts = in_both_readings(|reading| {
                self.shown_by_least(direction, reading, reader).unwrap_or_else(|| {
                    is_shown.set(false);
                    Verdict::Compatible
                })
            });
            is_shown.get().then_some(verdicts)
        };
        Some(by_reading(verdict(Direction::Backward)?, verdict(Direction::Forward)?))
    }

    /// Returns a schema of some assertions of a node, with its types; `None` if a number would be rounded.
    fn keywords(&self, node: &Node, assertions: &BTreeMap<Keyword, Exact>) -> Option<Value> {
        let mut out = Map::new();
        let mut emitter = Emitter::new(View::new(self.graph), self.asserts_format);
        let types = node.assertions.get_key_value(&Keyword::Type);
        for (keyword, value) in types.into_iter().chain(assertions) {
            emitter.assert(&mut out, *keyword, value);
        }
        let document = emitter.finish(Value::Object(out));
        document.is_exact.then_some(document.schema)
    }

    /// Returns the break that the smallest payload of the writer shows, if these keywords of the reader reject it.
    fn shown_by_least(
        &self,
        direction: Direction,
        reading: Reading,
        reader: &Value,
    ) -> Option<Verdict> {
        let question = self.question(direction, reading);
        let least = self.least[Self::at(direction, reading)].get_or_init(|| {
            let sends = |payload: &Value| question.writer.sends(payload, reading) == Some(true);
            let base = question.bases().first().filter(|base| sends(base))?;
            // Not bounded by time: the same payload is found on every machine.
            Some(shrink(base.clone(), &sends, &Budget::default()))
        });
        let payload = least.as_ref()?;
        let options = Options::at(self.now);
        self.ledger.reduced_was_compiled();
        let reader = checker(reader, options).ok()?;
        if accepts(&reader, payload) != Some(false) || !question.shows(payload) {
            return None;
        }
        let rejections = rejections(&reader, payload);
        let payload = payload.clone();
        Some(Verdict::Breaking(Box::new(Witness { payload, now: self.now, rejections })))
    }
}
