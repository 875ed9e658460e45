//! Automata that answer all questions about a string in one pass over its bytes.

use std::collections::HashMap;

use regex_automata::{
    Anchored, MatchKind,
    dfa::{Automaton as _, StartKind, dense, onepass},
    nfa::thompson,
    util::{primitives::StateID, start, syntax},
};

/// Maximum size of an automaton while it is built, in bytes.
pub(super) const MAX_BYTES: usize = 4 << 20;

/// Maximum number of its states.
const MAX_STATES: usize = 20_000;

/// An automaton as a table of rows: `state = rows[state + class[byte]]`, and `answers[state >> shift]` at the end.
#[derive(Debug)]
pub(in crate::prove) struct Table {
    class: Box<[u8; 256]>,
    rows: Box<[u32]>,
    answers: Box<[u32]>,
    shift: u32,
}

/// The patterns that match where an automaton ends.
#[derive(Debug, Default)]
pub(super) struct Matches(Vec<u64>);

impl Matches {
    /// Returns whether the pattern is among them.
    pub(super) fn has(&self, pattern: usize) -> bool {
        self.0.get(pattern / 64).is_some_and(|word| word >> (pattern % 64) & 1 == 1)
    }

    fn add(&mut self, pattern: usize) {
        let word = pattern / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (pattern % 64);
    }
}

impl Table {
    /// Builds the table of an automaton. `answer` is called for each state with the patterns that match there. Returns `None`
    /// if it is too large.
    pub(super) fn new(dfa: &Automaton, mut answer: impl FnMut(&Matches) -> u32) -> Option<Self> {
        let classes = dfa.byte_classes();
        let mut class = Box::new([0u8; 256]);
        let mut samples: Vec<u8> = Vec::new();
        for byte in 0..=255u8 {
            class[usize::from(byte)] = classes.get(byte);
            if samples.len() == usize::from(classes.get(byte)) {
                samples.push(byte);
            }
        }
        let shift = samples.len().next_power_of_two().trailing_zeros();
        let first = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).ok()?;
        let mut numbers: HashMap<StateID, usize> = HashMap::from([(first, 0)]);
        let mut states = vec![first];
        let (mut rows, mut answers) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(state) = states.get(at).copied() {
            rows.resize((at + 1) << shift, 0);
            for (column, byte) in samples.iter().enumerate() {
                let next = dfa.next_state(state, *byte);
                let number = *numbers.entry(next).or_insert_with(|| {
                    states.push(next);
                    states.len() - 1
                });
                rows[(at << shift) + column] = u32::try_from(number << shift).ok()?;
            }
            if states.len() > MAX_STATES {
                return None;
            }
            let end = dfa.next_eoi_state(state);
            let mut matches = Matches::default();
            if dfa.is_match_state(end) {
                for index in 0..dfa.match_len(end) {
                    matches.add(dfa.match_pattern(end, index).as_usize());
                }
            }
            answers.push(answer(&matches));
            at += 1;
        }
        Some(Self { class, rows: rows.into(), answers: answers.into(), shift })
    }

    /// Returns the answer about a string.
    #[inline]
    pub(in crate::prove) fn ask(&self, text: &[u8]) -> u32 {
        let mut state = 0usize;
        for byte in text {
            state = self.rows[state + usize::from(self.class[usize::from(*byte)])] as usize;
        }
        self.answers[state >> self.shift]
    }

    /// Returns the number of its states.
    pub(super) fn states(&self) -> usize {
        self.answers.len()
    }

    /// Returns its size in bytes.
    pub(super) fn size(&self) -> usize {
        256 + 4 * (self.rows.len() + self.answers.len())
    }
}

/// An automaton of patterns, before it is a table.
pub(super) type Automaton = dense::DFA<Vec<u32>>;

/// Builds the automaton of some patterns in the syntax of `regex`, each of which may match anywhere. Returns `None` if it is too
/// large.
pub(super) fn determinize(patterns: &[String]) -> Option<Automaton> {
    let anywhere = |pattern: &String| format!(r"\A(?s-u:.)*(?:{pattern})(?s-u:.)*\z");
    let patterns: Vec<String> = patterns.iter().map(anywhere).collect();
    dense::Builder::new()
        .configure(
            dense::Config::new()
                .match_kind(MatchKind::All)
                .start_kind(StartKind::Anchored)
                .dfa_size_limit(Some(MAX_BYTES))
                .determinize_size_limit(Some(2 * MAX_BYTES)),
        )
        .syntax(syntax::Config::new().utf8(false))
        .thompson(thompson::Config::new().nfa_size_limit(Some(MAX_BYTES)))
        .build_many(&patterns)
        .ok()
}

/// Builds what finds the captures of a pattern in the syntax of `regex`, if one pass over the string does.
pub(super) fn captures(pattern: &str) -> Option<onepass::DFA> {
    onepass::DFA::builder()
        .configure(onepass::Config::new().size_limit(Some(MAX_BYTES)))
        .thompson(thompson::Config::new().nfa_size_limit(Some(MAX_BYTES)))
        .build(pattern)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pass_answers_for_all_patterns() {
        let patterns = ["^a", "b$", "c", r"^\p{L}+$"].map(str::to_owned);
        let answer = |matches: &Matches| {
            (0..patterns.len()).map(|index| u32::from(matches.has(index)) << index).sum()
        };
        let automaton = determinize(&patterns).expect("these are small");
        let table = Table::new(&automaton, answer).expect("these are small");
        for (text, expected) in [("", 0), ("a", 9), ("acb", 15), ("c ", 4), ("é", 8), ("b a", 0)] {
            assert_eq!(table.ask(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let automaton = determinize(&["[ab]*a[ab]{20}$".to_owned()]);
        assert!(automaton.and_then(|automaton| Table::new(&automaton, |_| 0)).is_none());
    }
}
