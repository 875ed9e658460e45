//! Reaches the verdicts about each change and about the whole.

use std::{
    collections::BTreeMap,
    sync::{Mutex, OnceLock},
};

use serde_json::Value;
use tablature_validator::Timestamp;

use super::{
    Budget, Change, Direction, Reading, Readings, Reason, Rule, Verdict, Verdicts, Witness,
    closing::Closing,
    constrain::Step,
    emit::{Mode, document},
    engine::{Answer, Prover, Why},
    fingerprint::fingerprint,
    graph::{Classes, Edit, Graph, NodeId, View},
    oracle::{Oracle, Terms},
    reduce,
    search::{self, Around, Both, Least, Question, Source, Spot},
    together,
    walk::{Alone, Found, Frame},
    work::Ledger,
};

/// A comparison in progress.
pub(super) struct Case<'a> {
    pub(super) graph: &'a Graph,
    pub(super) classes: &'a Classes,
    pub(super) old: NodeId,
    pub(super) new: NodeId,
    pub(super) old_oracle: Oracle,
    pub(super) new_oracle: Oracle,
    pub(super) asserts_format: bool,
    pub(super) now: Timestamp,
    pub(super) budget: Budget,
    pub(super) ledger: &'a Ledger,
    pub(super) prover: &'a (dyn Prover + Sync),
    /// Set if the engine's proofs are valid for the drafts of these schemas.
    pub(super) proves: bool,
    /// Payloads that both schemas accept, by direction and reading; generated on first use.
    pub(super) common: [OnceLock<Vec<Value>>; 4],
    /// The subschemas of the old schema at which changes are decided, with their numbers.
    pub(super) crowds: BTreeMap<NodeId, usize>,
    /// The smallest payloads of the writers that have the place of two subschemas, by the index of `common`.
    pub(super) least: Mutex<BTreeMap<(usize, NodeId, NodeId), Least>>,
    /// For subschemas of the writer and the reader: is it proved that nothing breaks?
    pub(super) held: Mutex<BTreeMap<(NodeId, NodeId, Reading), bool>>,
}

/// A subschema in a view of the graph.
pub(super) type At<'a> = (View<'a>, NodeId);

/// Where two schemas are compared: as a whole, or at the smallest subschema that decides.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) writer: At<'a>,
    pub(super) reader: At<'a>,
    pub(super) steps: &'a [Step],
    pub(super) direction: Direction,
}

impl Case<'_> {
    /// Returns the verdicts about a change, if they cost nothing that grows with the schemas.
    pub(super) fn cheap_readings(&self, found: &Found) -> Option<Readings> {
        match (&found.alone, &found.spelled) {
            (Some(alone), _) => self.in_crowd(alone),
            (None, Some(_)) => None,
            (None, None) => Some(Readings::all(&Verdict::Compatible)),
        }
    }

    /// Returns the verdicts about a change.
    pub(super) fn readings(&self, found: &Found) -> Readings {
        match (&found.alone, &found.spelled) {
            (Some(alone), _) => self.alone(alone),
            (None, Some(steps)) => self.spelled(found, steps),
            (None, None) => Readings::all(&Verdict::Compatible),
        }
    }

    /// Compares the old schema with an edit of it that makes this change alone. What the change does breaks only where
    /// a payload of the whole schemas shows it: other changes may make up for it.
    fn alone(&self, alone: &Alone) -> Readings {
        let mut edit = Edit::new(self.graph, alone.at, alone.node(self.graph.node(alone.at)));
        let plain = View::new(self.graph);
        if self.graph.has_mates() {
            let edited = View { graph: self.graph, edit: Some(&edit) };
            let mates = together::mates(edited, self.old);
            edit.set_mates(mates);
        }
        let edited = View { graph: self.graph, edit: Some(&edit) };
        let closing = Closing { prover: self.prover, budget: &self.budget, terms: self.terms() };
        if let Some(frame) = edited.resolve(alone.frame.old)
            && closing.is_emptied(edited, frame)
        {
            edit.keep_open(frame);
        }
        let edited = View { graph: self.graph, edit: Some(&edit) };
        let Frame { old, new, steps } = &alone.frame;
        let (before, alone, after) = ((plain, *old), (edited, *old), (plain, *new));
        let verdict = |direction: Direction| {
            let of_change = direction.writer_and_reader(before, alone);
            let of_all = direction.writer_and_reader(before, after);
            let site = |(writer, reader)| Site { writer, reader, steps, direction };
            in_both_readings(|reading| self.judge(site(of_change), site(of_all), reading))
        };
        by_reading(verdict(Direction::Backward), verdict(Direction::Forward))
    }

    /// Compares the old schema with the new one. `is_cut` says that changes were too many to judge each: then nothing but a
    /// payload of one of them, or a proof about the whole, shows anything.
    pub(super) fn overall(&self, changes: &[Change], is_cut: bool) -> Readings {
        let plain = View::new(self.graph);
        let verdict = |direction: Direction| {
            let (writer, reader) =
                direction.writer_and_reader((plain, self.old), (plain, self.new));
            let site = Site { writer, reader, steps: &[], direction };
            in_both_readings(|reading| {
                // A breaking change already has a payload.
                self.known(site, reading, changes).unwrap_or_else(|| {
                    if is_cut {
                        return if self.holds(site, reading) {
                            Verdict::Compatible
                        } else {
                            Verdict::Unknown(Reason::TooLarge)
                        };
                    }
                    let verdict = self.judge(site, site, reading);
                    // The engine knows nothing about documented names.
                    let spelled =
                        changes.iter().filter(|change| change.rule == Rule::DocumentedNameChanged);
                    let mut others = spelled.map(|change| change.readings.of(reading, direction));
                    match others.find(|other| **other != Verdict::Compatible) {
                        Some(other) if verdict == Verdict::Compatible => other.clone(),
                        _ => verdict,
                    }
                })
            })
        };
        by_reading(verdict(Direction::Backward), verdict(Direction::Forward))
    }

    /// Returns the shortest witness of a change that also shows a break of the whole.
    fn known(&self, site: Site<'_>, reading: Reading, changes: &[Change]) -> Option<Verdict> {
        let question = self.question(site.direction, reading);
        let witnesses = changes.iter().filter_map(|change| {
            change.readings.of(reading, site.direction).witness().map(|witness| &witness.payload)
        });
        let payload = witnesses
            .filter(|payload| question.shows(payload))
            .min_by_key(|payload| payload.to_string().len())?;
        Some(self.breaking(question.reader, payload.clone()))
    }

    /// Judges a change at the subschemas without and with it, given those that have all changes.
    fn judge(&self, site: Site<'_>, of_all: Site<'_>, reading: Reading) -> Verdict {
        if self.budget.is_spent() {
            return Verdict::Unknown(Reason::Budget);
        }
        let mode = mode(reading);
        let small =
            reduce::reduced(self.classes, site.writer, site.reader, mode, self.asserts_format);
        // Most proofs need nothing of the whole schemas: their payloads are generated for those that fail.
        let local = || document(site.writer.0, site.writer.1, mode, self.asserts_format);
        let common = || {
            let question = self.question(site.direction, reading);
            search::values_at(question.bases(), site.steps)
        };
        let (view, reader) = of_all.reader;
        let full = || document(view, reader, Mode::AS_WRITTEN, self.asserts_format);
        let around = Around { local: &local, common: &common, full: &full };
        let spot = Spot::new(&small, site.steps, around, self.terms());
        let mut answer = self.proof(&small, site, mode);
        if answer == Answer::Covers {
            return self.unless_objected(&spot);
        }
        if self.has_rivals(&site) && self.holds(of_all, reading) {
            return Verdict::Compatible;
        }
        let question = self.question(site.direction, reading);
        for source in Source::ALL {
            let guesses = search::guesses(self.prover, source, &spot, &self.budget);
            if let Some(payload) = search::witness(&question, &spot, &guesses, &self.budget) {
                return self.breaking(question.reader, payload);
            }
        }
        // The common parts may be decisive after all.
        let whole = reduce::whole(site.writer, site.reader, mode, self.asserts_format);
        if whole.writer != small.writer || whole.reader != small.reader {
            answer = self.decide(&whole);
        }
        Verdict::Unknown(match answer {
            Answer::Covers => {
                let spot = Spot::new(&whole, site.steps, around, self.terms());
                return self.unless_objected(&spot);
            }
            _ if self.holds(of_all, reading) => return Verdict::Compatible,
            _ if self.budget.is_spent() => Reason::Budget,
            Answer::Undecided(Why::Budget) => Reason::Budget,
            Answer::Undecided(Why::Inexact) => Reason::Inexact,
            Answer::Undecided(Why::TooLarge) => Reason::TooLarge,
            Answer::Differs => Reason::NoWitness,
            Answer::Undecided(_) => Reason::Undecided,
        })
    }

    /// Returns whether several changes are decided at this place.
    fn has_rivals(&self, site: &Site<'_>) -> bool {
        let at = match site.direction {
            Direction::Backward => site.writer.1,
            Direction::Forward => site.reader.1,
        };
        self.crowds.get(&at).is_some_and(|count| *count > 1)
    }

    /// Returns compatible, unless a payload contradicts the proof.
    fn unless_objected(&self, spot: &Spot<'_>) -> Verdict {
        match search::objection(spot, &self.budget) {
            Some(payload) => Verdict::Unknown(Reason::Contradiction(payload)),
            None => Verdict::Compatible,
        }
    }

    /// Returns the index of what is kept by direction and reading.
    pub(super) fn at(direction: Direction, reading: Reading) -> usize {
        usize::from(direction == Direction::Forward) * 2
            + usize::from(reading == Reading::DeclaredOnly)
    }

    pub(super) fn question(&self, direction: Direction, reading: Reading) -> Question<'_> {
        let (writer, reader) = direction.writer_and_reader(&self.old_oracle, &self.new_oracle);
        let both = Both { writer: writer.schema(reading), reader: &reader.written };
        let kept = &self.common[Self::at(direction, reading)];
        Question { writer, reader, reading, both, kept, terms: self.terms() }
    }

    pub(super) fn terms(&self) -> Terms<'_> {
        Terms { asserts_format: self.asserts_format, now: self.now, ledger: self.ledger }
    }

    pub(super) fn breaking(&self, reader: &Oracle, payload: Value) -> Verdict {
        let rejections = reader.rejections(&payload);
        Verdict::Breaking(Box::new(Witness { payload, now: self.now, rejections }))
    }
}

pub(super) fn mode(reading: Reading) -> Mode {
    match reading {
        Reading::AsWritten => Mode::AS_WRITTEN,
        Reading::DeclaredOnly => Mode::DECLARED_ONLY,
    }
}

/// Returns the subschemas of the old schema at which changes are decided, with their numbers.
pub(super) fn crowds(found: &[Found]) -> BTreeMap<NodeId, usize> {
    let mut crowds = BTreeMap::new();
    for alone in found.iter().filter_map(|found| found.alone.as_ref()) {
        *crowds.entry(alone.frame.old).or_default() += 1;
    }
    crowds
}

/// Returns a change with its initial verdict.
pub(super) fn unjudged(graph: &Graph, labels: (&str, &str), found: &Found) -> Change {
    let verdict = match (&found.alone, &found.spelled) {
        (None, None) => Verdict::Compatible,
        _ => Verdict::Unknown(Reason::Budget),
    };
    Change {
        rule: found.rule,
        fingerprint: fingerprint(View::new(graph), found),
        what: found.what.clone(),
        path: found.path.clone(),
        place: found.place.clone(),
        old_pointer: found.old_pointer.clone(),
        new_pointer: found.new_pointer.clone(),
        old: found.old.clone(),
        new: found.new.clone(),
        readings: Readings::all(&verdict),
        labels: (labels.0.to_owned(), labels.1.to_owned()),
    }
}

/// Returns the verdicts as written and with declared fields only. What breaks with declared fields only also breaks as
/// written, and what is compatible as written is also compatible with declared fields only.
pub(super) fn in_both_readings(judge: impl Fn(Reading) -> Verdict) -> (Verdict, Verdict) {
    let declared = judge(Reading::DeclaredOnly);
    if matches!(declared, Verdict::Breaking(_)) {
        return (declared.clone(), declared);
    }
    let written = judge(Reading::AsWritten);
    if written == Verdict::Compatible {
        return (written.clone(), written);
    }
    (written, declared)
}

pub(super) fn by_reading(backward: (Verdict, Verdict), forward: (Verdict, Verdict)) -> Readings {
    Readings {
        as_written: Verdicts { backward: backward.0, forward: forward.0 },
        declared_only: Verdicts { backward: backward.1, forward: forward.1 },
    }
}
