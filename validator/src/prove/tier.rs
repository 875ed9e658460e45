//! Which plan to ask about a record, and when it is worth building one.

use std::{
    cell::RefCell,
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use tablature_schema::ir::{Ir, SchemaId};

use super::{
    bytes::PAD,
    machine::{Clock, Machine, State},
    notes::Notes,
    plan::{Aim, Plan, compile},
};
use crate::{
    evaluate::{self, Settings},
    format::{Span, Timestamp},
    hints::{Marks, noted::Kept},
    spelling::Spelling,
};

/// The result of a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is valid, and there are no hints.
    Silent,
    /// It is valid, and all hints were noted.
    Noted,
    /// It is valid; there may be hints.
    Valid,
    /// Nothing.
    Open,
}

/// A plan is built once this many bytes were read without one: building takes as long as reading some of them.
const MIN_BYTES: u64 = 128 << 10;

/// The plans of one checker, each built when it is first of use.
#[derive(Debug, Default)]
pub(crate) struct Tier {
    bytes: AtomicU64,
    /// Is `true` if the last record had the documented names.
    is_documented: AtomicBool,
    plans: [OnceLock<Option<Compiled>>; 4],
}

/// A plan, with what machines remember between records.
#[derive(Debug)]
struct Compiled {
    plan: Plan,
    states: Mutex<Vec<State>>,
}

/// The parts of a checker that a tier needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup<'s> {
    pub(crate) ir: &'s Ir,
    pub(crate) marks: &'s Marks,
    pub(crate) evaluator: &'s evaluate::Plan,
    pub(crate) settings: &'s Settings,
    pub(crate) root: SchemaId,
    /// Is `true` if the schema has documented names.
    pub(crate) has_spellings: bool,
    pub(crate) tolerance: Span,
    pub(crate) max_depth: usize,
}

/// A machine for each spelling, kept for the records of a block.
pub(crate) struct Prover<'s> {
    tier: &'s Tier,
    setup: Setup<'s>,
    aim: Aim,
    /// The spelling of the last record.
    last: Spelling,
    lanes: [Option<Lane<'s>>; 2],
}

/// A machine whose state goes back to its plan.
struct Lane<'s> {
    compiled: &'s Compiled,
    machine: Machine<'s>,
}

impl Drop for Lane<'_> {
    fn drop(&mut self) {
        let state = std::mem::take(&mut self.machine.state);
        self.compiled.states.lock().unwrap_or_else(PoisonError::into_inner).push(state);
    }
}

impl Tier {
    /// Builds plans from now on, however little was read.
    pub(crate) fn warm_up(&self) {
        self.bytes.store(MIN_BYTES, Ordering::Relaxed);
    }

    /// Returns what proves records; `None` as long as too little was read for a plan to pay.
    pub(crate) fn prover<'s>(
        &'s self,
        setup: impl FnOnce() -> Setup<'s>,
        aim: Aim,
        bytes: usize,
    ) -> Option<Prover<'s>> {
        let is_worth_it = self.is_worth_it(bytes);
        is_worth_it.then(|| Prover {
            tier: self,
            setup: setup(),
            aim,
            last: Spelling::Wire,
            lanes: [None, None],
        })
    }

    /// Describes the plan that proves records silent, or valid only; `None` if the schema is too large for one.
    pub(crate) fn describe(&self, setup: Setup<'_>, aim: Aim) -> Option<String> {
        Some(self.compiled(setup, aim, Spelling::Wire)?.plan.describe(setup.ir))
    }

    /// Counts what was read without a plan.
    pub(crate) fn count(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    fn is_worth_it(&self, bytes: usize) -> bool {
        let before = self.bytes.load(Ordering::Relaxed);
        if before < MIN_BYTES {
            self.count(bytes);
        }
        before >= MIN_BYTES
    }

    fn lane<'s>(&'s self, setup: Setup<'s>, aim: Aim, spelled: Spelling) -> Option<Lane<'s>> {
        let compiled = self.compiled(setup, aim, spelled)?;
        let known = compiled.states.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let machine = Machine {
            plan: &compiled.plan,
            evaluator: setup.evaluator,
            settings: setup.settings,
            clock: clock(setup),
            state: known.unwrap_or_else(|| State::new(&compiled.plan)),
            max_depth: u32::try_from(setup.max_depth).unwrap_or(u32::MAX),
            has_lines: false,
            is_ascii: true,
            is_foreign: false,
            is_telling: false,
            answer: 0,
        };
        Some(Lane { compiled, machine })
    }

    fn compiled(&self, setup: Setup<'_>, aim: Aim, spelled: Spelling) -> Option<&Compiled> {
        if spelled == Spelling::Documented && !setup.has_spellings {
            return None;
        }
        let place = match (aim, spelled) {
            (Aim::Silent, Spelling::Wire) => 0,
            (Aim::Silent, Spelling::Documented) => 1,
            (_, Spelling::Wire) => 2,
            (_, Spelling::Documented) => 3,
        };
        let build = || {
            let plan = compile(setup.ir, setup.marks, setup.settings, setup.root, aim, spelled)?;
            Some(Compiled { plan, states: Mutex::new(Vec::new()) })
        };
        self.plans[place].get_or_init(build).as_ref()
    }
}

impl Prover<'_> {
    /// Returns what was noted of the last record, what was said of notes before, and the plan and the spelling that proved
    /// it.
    pub(crate) fn notes(&mut self) -> Option<(&Notes, &mut Kept, &Plan, Spelling)> {
        let is_documented = self.last == Spelling::Documented;
        let lane = self.lanes[usize::from(is_documented)].as_mut()?;
        let Machine { state, plan, .. } = &mut lane.machine;
        Some((&state.notes, &mut state.said, plan, self.last))
    }

    /// Proves one record. It is copied, because machines look beyond the end of what they read.
    pub(crate) fn prove(&mut self, record: &[u8]) -> Answer {
        thread_local! {
            static COPY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
        }
        COPY.with_borrow_mut(|copy| {
            copy.clear();
            copy.extend_from_slice(record);
            copy.resize(record.len() + PAD, 0);
            let (answer, end) = self.prove_at(copy, 0, true);
            if end == Some(record.len()) { answer } else { Answer::Open }
        })
    }

    /// Proves the record that begins at a place of a block, in which line feeds are white space or not. Returns the place
    /// after the white space behind it, too. Records that end within [`PAD`] bytes of the block's end may stay open.
    #[inline]
    pub(crate) fn prove_at(
        &mut self,
        block: &[u8],
        start: usize,
        has_lines: bool,
    ) -> (Answer, Option<usize>) {
        let is_documented = self.tier.is_documented.load(Ordering::Relaxed);
        let first = if is_documented { Spelling::Documented } else { Spelling::Wire };
        let (answer, end, is_foreign) = self.run(first, block, start, has_lines);
        if !is_foreign || answer != Answer::Open {
            return (answer, end);
        }
        let other = if is_documented { Spelling::Wire } else { Spelling::Documented };
        let (answer, end, _) = self.run(other, block, start, has_lines);
        if answer != Answer::Open {
            self.tier.is_documented.store(!is_documented, Ordering::Relaxed);
        }
        (answer, end)
    }

    #[inline]
    fn run(
        &mut self,
        spelled: Spelling,
        block: &[u8],
        start: usize,
        has_lines: bool,
    ) -> (Answer, Option<usize>, bool) {
        #[cfg(test)]
        crate::wall::mistake::come(
            block[start..].split(|byte| *byte == b'\n').next().unwrap_or_default(),
        );
        self.last = spelled;
        let lane = &mut self.lanes[usize::from(spelled == Spelling::Documented)];
        if lane.is_none() {
            *lane = self.tier.lane(self.setup, self.aim, spelled);
        }
        let Some(Lane { machine, .. }) = lane else { return (Answer::Open, None, false) };
        machine.has_lines = has_lines;
        let end = machine.record(block, start).map(|end| match block.get(end) {
            Some(b'\n') if !has_lines => end,
            _ => machine.space(block, end),
        });
        let answer = match end {
            None => Answer::Open,
            Some(_) if self.aim != Aim::Silent => Answer::Valid,
            Some(_) if machine.state.notes.is_empty() => Answer::Silent,
            // What is near to an unknown field depends on the spelling, which nothing shows here.
            Some(_)
                if spelled == Spelling::Documented
                    && !machine.is_telling
                    && machine.state.notes.have_unknown() =>
            {
                Answer::Valid
            }
            Some(_) if machine.state.notes.complete().is_some() => Answer::Noted,
            Some(_) => Answer::Valid,
        };
        (answer, end, machine.is_foreign)
    }
}

fn clock(setup: Setup<'_>) -> Clock {
    let now: Option<Timestamp> = setup.settings.now;
    let seconds = now.map_or(0, |now| now.as_nanoseconds().div_euclid(1_000_000_000));
    Clock {
        now: now.filter(|_| i64::try_from(seconds).is_ok()),
        seconds: i64::try_from(seconds).unwrap_or(0),
        tolerance: setup.tolerance,
    }
}
