//! Runs a plan over the bytes of a record.

use tablature_schema::ir::SchemaId;
use wide::u8x16;

use super::{
    bytes::{halves, look, space, stops},
    escape,
    notes::{Notes, What},
    plan::{Id, NONE, Plan, ValuePlan, kind},
};
use crate::{
    evaluate::{self, Settings},
    format::{Span, Timestamp},
    hints::noted,
};

/// Deeper values are left to the evaluator, whatever its limit.
pub(super) const MAX_DEPTH: u32 = 128;

/// The number of strings whose answers are kept.
pub(super) const KEPT: usize = 256;

/// Keys and strings that a machine has met lately, so that it guesses the next record right.
#[derive(Debug, Default)]
pub(super) struct State {
    /// For each place in the objects of a plan, the property that came next.
    pub(super) next: Vec<u16>,
    pub(super) kept: Box<[Kept]>,
    /// For each automaton, the number of strings that were not kept lately.
    pub(super) news: Box<[u8]>,
    /// Keys of open objects that are no property.
    pub(super) others: Vec<Other>,
    /// Where the values of open objects begin.
    pub(super) starts: Vec<usize>,
    pub(super) notes: Notes,
    /// Findings that were made of notes lately.
    pub(super) said: noted::Kept,
    /// Strings without their escapes.
    pub(super) scratch: Vec<u8>,
    pub(super) captures: Vec<regex_automata::dfa::onepass::Cache>,
    /// The number of keys that were not guessed lately.
    pub(super) misses: u32,
    /// The number of spaces after commas and colons.
    pub(super) gap: usize,
}

/// A string of up to 32 bytes, with the answer of an automaton.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub(super) low: u128,
    pub(super) high: u128,
    pub(super) table: Id,
    pub(super) answer: u32,
}

/// A key that is no property.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) hash: u64,
}

impl State {
    pub(super) fn new(plan: &Plan) -> Self {
        let none = Kept { low: 0, high: 0, table: NONE, answer: 0 };
        Self {
            next: vec![0; plan.slots],
            kept: vec![none; KEPT].into(),
            news: vec![0; plan.tables.len()].into(),
            others: Vec::with_capacity(64),
            starts: Vec::with_capacity(256),
            notes: Notes::default(),
            said: noted::Kept::default(),
            scratch: Vec::with_capacity(256),
            captures: plan
                .captures
                .iter()
                .map(regex_automata::dfa::onepass::DFA::create_cache)
                .collect(),
            misses: 0,
            gap: 0,
        }
    }
}

/// The time as records are judged by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    /// `None` where freshness is not judged.
    pub(super) now: Option<Timestamp>,
    /// The time in whole seconds since 1970.
    pub(super) seconds: i64,
    pub(super) tolerance: Span,
}

/// A plan at work.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the record that the others do not depend on"
)]
pub(super) struct Machine<'p> {
    pub(super) plan: &'p Plan,
    pub(super) evaluator: &'p evaluate::Plan,
    pub(super) settings: &'p Settings,
    pub(super) clock: Clock,
    pub(super) state: State,
    pub(super) max_depth: u32,
    /// Is `true` if line feeds are white space.
    pub(super) has_lines: bool,
    pub(super) is_ascii: bool,
    /// Is `true` if a key of another spelling was met.
    pub(super) is_foreign: bool,
    /// Is `true` if an object with notes, or one around it, has a key that shows the spelling.
    pub(super) is_telling: bool,
    /// The last answer of an automaton about a property that decides.
    pub(super) answer: u32,
}

impl Machine<'_> {
    /// Returns the place after the record that begins at `start`, if it is proved.
    #[inline]
    pub(super) fn record(&mut self, bytes: &[u8], start: usize) -> Option<usize> {
        self.is_ascii = true;
        self.state.notes.clear();
        self.is_foreign = false;
        self.is_telling = false;
        self.state.others.clear();
        self.state.starts.clear();
        let at = if bytes.get(start) == Some(&b'{') { start } else { self.space(bytes, start) };
        let end = self.value(bytes, at, self.plan.root, 0)?;
        let is_text = self.is_ascii || simdutf8::basic::from_utf8(bytes.get(start..end)?).is_ok();
        is_text.then_some(end)
    }

    #[inline(always)]
    pub(super) fn space(&self, bytes: &[u8], at: usize) -> usize {
        space(bytes, at, self.has_lines)
    }

    /// Returns the place after a value.
    #[inline(always)]
    pub(super) fn value(&mut self, bytes: &[u8], at: usize, id: Id, depth: u32) -> Option<usize> {
        let plan = self.plan;
        let value = plan.values.get(id as usize)?;
        let (end, kind) = match *bytes.get(at)? {
            b'{' if value.kinds & kind::OBJECT != 0 => {
                (self.object(bytes, at, value.object, depth)?, kind::OBJECT)
            }
            b'"' if value.kinds & kind::STRING != 0 => {
                let (end, is_escaped) = self.string(bytes, at + 1)?;
                if value.text != NONE {
                    self.text(bytes, (at + 1, end), is_escaped, value.text)?;
                }
                (end + 1, kind::STRING)
            }
            b'-' | b'0'..=b'9' if value.kinds & kind::NUMBER != 0 => {
                (self.number(bytes, at, value.number)?, kind::NUMBER)
            }
            b't' if value.kinds & kind::TRUE != 0 => (literal(bytes, at, b"true")?, kind::TRUE),
            b'f' if value.kinds & kind::FALSE != 0 => (literal(bytes, at, b"false")?, kind::FALSE),
            b'n' if value.kinds & kind::NULL != 0 => {
                let end = literal(bytes, at, b"null")?;
                if let Some(owner) = value.absent {
                    self.state.notes.add(What::Null(owner), at, end);
                }
                (end, kind::NULL)
            }
            b'[' if value.kinds & kind::ARRAY != 0 => {
                (self.array(bytes, at, value.array, depth)?, kind::ARRAY)
            }
            _ => return None,
        };
        if !value.asked.is_empty() {
            self.ask_about(bytes.get(at..end)?, value, kind)?;
        }
        Some(end)
    }

    /// Asks the evaluator about a value where the plan leaves something to it.
    #[cold]
    pub(super) fn ask_about(&mut self, bytes: &[u8], value: &ValuePlan, kind: u8) -> Option<()> {
        let asked = value.asked.iter().filter(|(own, _)| own & kind != 0).map(|(_, id)| *id);
        let asked: Vec<SchemaId> = asked.collect();
        self.ask(bytes, &asked)
    }

    /// Returns the end of the string that begins after its quote, and whether it has escapes.
    #[inline(always)]
    pub(super) fn string(&mut self, bytes: &[u8], at: usize) -> Option<(usize, bool)> {
        let [first, second] = halves(look(bytes, at)?);
        if (first | second).to_bitmask() != 0 {
            self.is_ascii = false;
        }
        let stops = stops(first) | stops(second) << 16;
        let end = at + stops.trailing_zeros() as usize;
        if stops != 0 && *bytes.get(end)? == b'"' {
            return Some((end, false));
        }
        self.long_string(bytes, if stops == 0 { at + 32 } else { end })
    }

    #[inline(never)]
    fn long_string(&mut self, bytes: &[u8], mut at: usize) -> Option<(usize, bool)> {
        let (mut is_escaped, mut high) = (false, u8x16::ZERO);
        loop {
            let [first, second] = halves(look(bytes, at)?);
            let mut stops = stops(first) | stops(second) << 16;
            high |= first | second;
            let mut next = at + 32;
            while stops != 0 {
                let stop = at + stops.trailing_zeros() as usize;
                match *bytes.get(stop)? {
                    b'"' => {
                        // What was looked at may reach beyond the quote, which does no harm.
                        if high.to_bitmask() != 0 {
                            self.is_ascii = false;
                        }
                        return Some((stop, is_escaped));
                    }
                    b'\\' => is_escaped = true,
                    _ => return None,
                }
                let end = escape::skip(bytes, stop)?;
                if end >= next {
                    next = end;
                    break;
                }
                stops &= u32::MAX << (end - at);
            }
            at = next;
        }
    }
}

#[inline(always)]
pub(super) fn literal(bytes: &[u8], at: usize, text: &[u8]) -> Option<usize> {
    let end = at + text.len();
    (bytes.get(at..end)? == text).then_some(end)
}
