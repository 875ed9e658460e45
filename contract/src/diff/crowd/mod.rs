//! Objects in which very many changes are decided: each is decided by the keywords or the members that it changes,
//! without writing the whole object again for each.

mod members;

use std::{
    cell::Cell,
    collections::BTreeMap,
    sync::{Arc, PoisonError},
};

use serde_json::{Map, Value};
use tablature_schema::{ir::Keyword, json::Value as Exact};
use tablature_validator::{Checker, Options};

use super::{
    Budget, Direction, Reading, Verdict, Witness,
    constrain::{Step, replaced},
    emit::Emitter,
    graph::{Node, View},
    judge::{Case, Site, by_reading, in_both_readings},
    oracle::{accepts, checker, rejections},
    payloads::payloads,
    reduce::Pair,
    refute,
    search::{Least, value_at},
    shrink::shrink,
    verdict::Readings,
    walk::{Alone, Frame},
};

/// With more changes than this at one place, each is decided like this first.
pub(super) const MIN_CROWD: usize = 64;

/// A writer's and a reader's schema of what a change is about, and of nothing else: the writer's rejects nothing that
/// the whole one sends, and what both of them accept, the whole reader accepts as far as this change goes.
struct Question {
    pair: Pair,
    direction: Direction,
    reading: Reading,
}

impl Case<'_> {
    /// Returns the verdicts about one of very many changes in an object, if what it changes decides it alone.
    pub(super) fn in_crowd(&self, alone: &Alone) -> Option<Readings> {
        let is_crowd = self.crowds.get(&alone.frame.old).is_some_and(|count| *count > MIN_CROWD);
        if !is_crowd || alone.at != alone.frame.old {
            return None;
        }
        let node = self.graph.node(alone.at);
        let assertions = alone.assertions(node);
        let pair = |direction: Direction, reading| match &assertions {
            Some([removed, added]) => {
                let (old, new) = (self.keywords(node, removed)?, self.keywords(node, added)?);
                let (writer, reader) = direction.writer_and_reader(old, new);
                Some(Pair { writer, reader, is_exact: true })
            }
            None => self.of_members(alone, direction, reading),
        };
        let verdict = |direction: Direction| {
            let is_shown = Cell::new(true);
            let verdicts = in_both_readings(|reading| {
                let question =
                    pair(direction, reading).map(|pair| Question { pair, direction, reading });
                let asked = question.as_ref();
                let verdict = asked
                    .and_then(|question| self.proved(question))
                    .or_else(|| self.made_up_for(&alone.frame, direction, reading))
                    .or_else(|| self.shown_by_least(asked?, &alone.frame));
                verdict.unwrap_or_else(|| {
                    is_shown.set(false);
                    Verdict::Compatible
                })
            });
            is_shown.get().then_some(verdicts)
        };
        Some(by_reading(verdict(Direction::Backward)?, verdict(Direction::Forward)?))
    }

    fn proved(&self, question: &Question) -> Option<Verdict> {
        (self.proves && refute::covers(&question.pair)).then_some(Verdict::Compatible)
    }

    /// Returns compatible if all changes of the object together break nothing.
    fn made_up_for(
        &self,
        frame: &Frame,
        direction: Direction,
        reading: Reading,
    ) -> Option<Verdict> {
        let view = View::new(self.graph);
        let (writer, reader) = direction.writer_and_reader((view, frame.old), (view, frame.new));
        let site = Site { writer, reader, steps: &frame.steps, direction };
        self.holds(site, reading).then_some(Verdict::Compatible)
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

    /// Returns the break that the smallest payload of the writer shows, or one that differs from it by one member, if the
    /// reader's schema of what has changed rejects it.
    fn shown_by_least(&self, question: &Question, frame: &Frame) -> Option<Verdict> {
        let least = self.least(question, frame);
        let payload = least.get()?.as_ref()?;
        let value = value_at(payload, &frame.steps)?;
        let compiled = |schema: &Value| -> Option<Checker> {
            self.ledger.reduced_was_compiled();
            checker(schema, Options::at(self.now)).ok()
        };
        let (writer, reader) = (compiled(&question.pair.writer)?, compiled(&question.pair.reader)?);
        let whole = self.question(question.direction, question.reading);
        let is_shown = |value: &Value| {
            let is_broken =
                accepts(&reader, value) == Some(false) && accepts(&writer, value) == Some(true);
            let payload = is_broken.then(|| replaced(payload, &frame.steps, value)).flatten();
            payload.filter(|payload| whole.shows(payload))
        };
        let mut near = std::iter::once(value.clone()).chain(members::near(value, &question.pair));
        let (value, payload) =
            near.find_map(|value| is_shown(&value).map(|payload| (value, payload)))?;
        let mut rejections = rejections(&reader, &value);
        let place = Step::pointer(&frame.steps);
        for rejection in &mut rejections {
            rejection.pointer.insert_str(0, &place);
        }
        Some(Verdict::Breaking(Box::new(Witness { payload, now: self.now, rejections })))
    }

    /// Returns the smallest payload of the writer that has the place of a frame.
    fn least(&self, asked: &Question, frame: &Frame) -> Least {
        let key = (Self::at(asked.direction, asked.reading), frame.old, frame.new);
        let known = Arc::clone(
            self.least.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default(),
        );
        known.get_or_init(|| {
            let question = self.question(asked.direction, asked.reading);
            let fits = |payload: &Value| {
                value_at(payload, &frame.steps).is_some()
                    && question.writer.sends(payload, asked.reading) == Some(true)
            };
            let made = || payloads(&question.both.with_place(&frame.steps), self.terms(), 1);
            let base = question.bases().iter().find(|base| fits(base)).cloned();
            let base = base.or_else(|| made().into_iter().find(&fits));
            // Not bounded by time: the same payload is found on every machine.
            base.map(|base| shrink(base, None, &fits, &Budget::default()))
        });
        known
    }
}
