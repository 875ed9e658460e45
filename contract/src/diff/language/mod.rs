//! Languages of strings: what patterns, formats and lengths accept together, compared as automata.
//!
//! A walk through the product of all automata of two languages, character by character and with the number of
//! characters, shortest strings first: it ends with a proof that one language includes the other, with the shortest
//! string that shows the contrary, or undecided where an automaton cannot be built or the product is too large.

mod utf8;

use std::collections::{BTreeSet, VecDeque};

use regex_automata::{
    Anchored,
    dfa::Automaton as _,
    util::{primitives::StateID, start},
};

use self::utf8::Character;
use super::facets::{self, Facets};
use crate::pattern::{Dfa, compile, compile_texts, look_aheads};

/// The maximum number of states of a product that are visited.
const MAX_STATES: usize = 60_000;

/// The result of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inclusion {
    /// Proved: the wide language has every string of the narrow one.
    Included,
    /// The shortest string that was found in the narrow language, but not in the wide one. A guess, if a facet of the
    /// narrow language has no automaton.
    Lacks(String),
    /// Neither.
    Undecided,
}

/// Compares two languages.
pub(super) fn compare(narrow: &Facets, wide: &Facets) -> Inclusion {
    let wide = wide.without(narrow);
    if narrow.max.is_some_and(|max| max < narrow.min) || wide.is_everything() {
        return Inclusion::Included;
    }
    if wide.patterns.is_empty()
        && wide.formats.is_empty()
        && narrow.patterns.is_empty()
        && narrow.formats.is_empty()
    {
        return by_length((narrow.min, narrow.max), (wide.min, wide.max));
    }
    // What a facet without an automaton accepts is not known: it narrows nothing here.
    let inner = Language::widened(narrow);
    Language::exactly(&wide)
        .map_or(Inclusion::Undecided, |outer| Product::new(&inner, &outer).walk())
}

/// Compares strings of any characters by their lengths.
fn by_length(narrow: (u64, Option<u64>), wide: (u64, Option<u64>)) -> Inclusion {
    let is_too_short = narrow.0 < wide.0;
    let is_too_long = wide.1.is_some_and(|max| narrow.1.is_none_or(|own| own > max));
    let length = match (is_too_short, wide.1) {
        (true, _) => narrow.0,
        (false, Some(max)) if is_too_long => narrow.0.max(max + 1),
        _ => return Inclusion::Included,
    };
    match usize::try_from(length) {
        Ok(length) if length <= MAX_STATES => Inclusion::Lacks("a".repeat(length)),
        _ => Inclusion::Undecided,
    }
}

/// Returns whether it is proved that `wide` matches every string that `narrow` matches; `false` if undecided:
/// look-around, back references, or too large.
pub(super) fn is_included(narrow: &str, wide: &str) -> bool {
    compare(&Facets::of_pattern(narrow), &Facets::of_pattern(wide)) == Inclusion::Included
}

/// Returns whether it is proved that no string matches both patterns.
pub(super) fn are_disjoint(one: &str, other: &str) -> bool {
    let mut both = Language::widened(&Facets::of_pattern(one));
    both.wanted.extend(compile(other));
    Product::new(&both, &Language::nothing()).walk() == Inclusion::Included
}

/// What a string does not have.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rejected {
    pub(super) patterns: BTreeSet<String>,
    pub(super) formats: BTreeSet<String>,
    pub(super) texts: BTreeSet<String>,
}

/// Returns whether it is proved that no string meets the facets and has nothing of what is rejected.
pub(super) fn is_empty(wanted: &Facets, rejected: &Rejected) -> bool {
    let mut inner = Language::widened(wanted);
    inner.rejected.extend(rejected.patterns.iter().filter_map(|pattern| compile(pattern)));
    let exact = |format: &String| facets::pattern_of(format).filter(|(_, is_exact)| *is_exact);
    let formats = rejected.formats.iter().filter_map(exact);
    inner.rejected.extend(formats.filter_map(|(pattern, _)| compile(pattern)));
    if !rejected.texts.is_empty() {
        inner.rejected.extend(compile_texts(rejected.texts.iter().map(String::as_str)));
    }
    // Without lengths, the product is smaller.
    let lengths = (std::mem::take(&mut inner.min), inner.max.take());
    let nothing = Language::nothing();
    if Product::new(&inner, &nothing).walk() == Inclusion::Included {
        return true;
    }
    (inner.min, inner.max) = lengths;
    lengths != (0, None) && Product::new(&inner, &nothing).walk() == Inclusion::Included
}

/// Returns the shortest string that matches a pattern and none of the others; `None` if there is none, or it was not
/// found.
pub(super) fn shortest<'p>(
    wanted: &str,
    rejected: impl IntoIterator<Item = &'p str>,
) -> Option<String> {
    let mut inner = Language::widened(&Facets::of_pattern(wanted));
    inner.rejected.extend(rejected.into_iter().filter_map(compile));
    match Product::new(&inner, &Language::nothing()).walk() {
        Inclusion::Lacks(text) => Some(text),
        _ => None,
    }
}

/// The automata of a language.
#[derive(Default)]
struct Language {
    /// All of these match.
    wanted: Vec<Dfa>,
    /// None of these matches.
    rejected: Vec<Dfa>,
    min: u64,
    max: Option<u64>,
}

impl Language {
    /// Returns the language without strings.
    fn nothing() -> Self {
        Self { min: 1, max: Some(0), ..Self::default() }
    }

    /// Returns the language of some facets; those without an automaton are left out.
    fn widened(facets: &Facets) -> Self {
        let mut language = Self { min: facets.min, max: facets.max, ..Self::default() };
        for pattern in facets.patterns.iter().map(String::as_str) {
            language.add(pattern);
        }
        for format in &facets.formats {
            if let Some((pattern, _)) = facets::pattern_of(format) {
                language.add(pattern);
            }
        }
        language
    }

    /// Returns the language of some facets; `None` if one has no automaton.
    fn exactly(facets: &Facets) -> Option<Self> {
        let mut language = Self { min: facets.min, max: facets.max, ..Self::default() };
        for pattern in &facets.patterns {
            language.add(pattern)?;
        }
        for format in &facets.formats {
            match facets::pattern_of(format)? {
                (pattern, true) => language.add(pattern)?,
                _ => return None,
            }
        }
        Some(language)
    }

    fn add(&mut self, pattern: &str) -> Option<()> {
        if let Some(automaton) = compile(pattern) {
            self.wanted.push(automaton);
            return Some(());
        }
        let parts = look_aheads(pattern)?;
        let compiled = |patterns: &[String]| -> Option<Vec<Dfa>> {
            patterns.iter().map(|pattern| compile(pattern)).collect()
        };
        let (wanted, rejected) = (compiled(&parts.wanted)?, compiled(&parts.rejected)?);
        self.wanted.extend(wanted);
        self.rejected.extend(rejected);
        Some(())
    }

    fn has_length(&self, length: u64) -> bool {
        length >= self.min && self.max.is_none_or(|max| length <= max)
    }
}

/// The state of an automaton, and whether it has already found a match.
type At = (StateID, bool);

/// The states of all automata, within which character the text ends, and the number of characters.
type State = (Box<[At]>, Character, u64);

/// A state of the walk, with the one before and the byte that is between them.
struct Visit {
    state: State,
    before: usize,
    byte: u8,
}

struct Product<'a> {
    narrow: &'a Language,
    wide: &'a Language,
    automata: Vec<&'a Dfa>,
    /// One byte of each class of bytes that all automata treat alike.
    bytes: Vec<u8>,
    /// More characters than this make no difference.
    longest: u64,
}

impl<'a> Product<'a> {
    fn new(narrow: &'a Language, wide: &'a Language) -> Self {
        let of = |language: &'a Language| language.wanted.iter().chain(&language.rejected);
        let automata: Vec<&Dfa> = of(narrow).chain(of(wide)).collect();
        let limits = [narrow, wide].map(|one| one.min.max(one.max.map_or(0, |max| max + 1)));
        let longest = limits[0].max(limits[1]);
        Self { narrow, wide, bytes: representatives(&automata), automata, longest }
    }

    fn walk(&self) -> Inclusion {
        self.search().unwrap_or(Inclusion::Undecided)
    }

    fn search(&self) -> Option<Inclusion> {
        let start = start::Config::new().anchored(Anchored::No);
        let begin = |dfa: &&Dfa| {
            let state = dfa.start_state(&start).ok()?;
            Some((state, dfa.is_match_state(state)))
        };
        let first: Box<[At]> = self.automata.iter().map(begin).collect::<Option<_>>()?;
        let first = (first, Character::Whole, 0);
        let mut seen = BTreeSet::from([first.clone()]);
        let mut visits = vec![Visit { state: first, before: 0, byte: 0 }];
        let mut open = VecDeque::from([0]);
        while let Some(at) = open.pop_front() {
            let (states, character, length) = visits[at].state.clone();
            if character == Character::Whole
                && self.accepts(self.narrow, 0, &states, length)?
                && !self.accepts(self.wide, self.n_narrow(), &states, length)?
            {
                return Some(Inclusion::Lacks(text(&visits, at)));
            }
            for byte in &self.bytes {
                let Some(character) = character.then(*byte) else { continue };
                let is_whole = character == Character::Whole;
                let length = (length + u64::from(is_whole)).min(self.longest);
                if self.narrow.max.is_some_and(|max| length > max) {
                    continue;
                }
                let next = self.step(&states, *byte)?;
                if self.is_hopeless(&next) {
                    continue;
                }
                let state = (next, character, length);
                if seen.insert(state.clone()) {
                    if seen.len() > MAX_STATES {
                        return None;
                    }
                    open.push_back(visits.len());
                    visits.push(Visit { state, before: at, byte: *byte });
                }
            }
        }
        Some(Inclusion::Included)
    }

    /// The number of automata of the narrow language, which are the first.
    fn n_narrow(&self) -> usize {
        self.narrow.wanted.len() + self.narrow.rejected.len()
    }

    /// Advances all automata; `None` if one gives up.
    fn step(&self, states: &[At], byte: u8) -> Option<Box<[At]>> {
        let each = self.automata.iter().zip(states);
        each.map(|(dfa, (state, has_matched))| {
            if *has_matched {
                return Some((*state, true));
            }
            let next = dfa.next_state(*state, byte);
            (!dfa.is_quit_state(next)).then(|| (next, dfa.is_match_state(next)))
        })
        .collect()
    }

    /// Returns whether no string of the narrow language, or only strings of the wide one, can follow.
    fn is_hopeless(&self, states: &[At]) -> bool {
        let n_wanted = self.narrow.wanted.len();
        let mut wanted = self.automata.iter().zip(states).take(n_wanted);
        if wanted.any(|(dfa, (state, has_matched))| !has_matched && dfa.is_dead_state(*state)) {
            return true;
        }
        let rejected = &states[n_wanted..self.n_narrow()];
        if rejected.iter().any(|(_, has_matched)| *has_matched) {
            return true;
        }
        let wide = &states[self.n_narrow()..];
        self.wide.rejected.is_empty()
            && (self.wide.min, self.wide.max) == (0, None)
            && wide.iter().all(|(_, has_matched)| *has_matched)
    }

    fn accepts(&self, of: &Language, first: usize, states: &[At], length: u64) -> Option<bool> {
        if !of.has_length(length) {
            return Some(false);
        }
        let count = of.wanted.len() + of.rejected.len();
        for at in 0..count {
            let (dfa, (state, has_matched)) = (self.automata[first + at], states[first + at]);
            let end = dfa.next_eoi_state(state);
            if dfa.is_quit_state(end) {
                return None;
            }
            let matches = has_matched || dfa.is_match_state(end);
            if matches != (at < of.wanted.len()) {
                return Some(false);
            }
        }
        Some(true)
    }
}

/// Returns the text that leads to a visit.
fn text(visits: &[Visit], mut at: usize) -> String {
    let mut bytes = Vec::new();
    while at != 0 {
        bytes.push(visits[at].byte);
        at = visits[at].before;
    }
    bytes.reverse();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns one byte of each class of bytes that all automata treat alike, those that people like to read first.
fn representatives(automata: &[&Dfa]) -> Vec<u8> {
    let mut all: Vec<u8> = (0..=u8::MAX).collect();
    all.sort_by_key(|byte| match byte {
        b'a'..=b'z' => 0,
        b'0'..=b'9' => 1,
        b'A'..=b'Z' => 2,
        b'!'..=b'~' => 3,
        b' ' => 4,
        _ => 5,
    });
    let mut seen = BTreeSet::new();
    let class =
        |byte: u8| -> Vec<u8> { automata.iter().map(|dfa| dfa.byte_classes().get(byte)).collect() };
    all.retain(|byte| seen.insert((Character::class(*byte), class(*byte))));
    all
}

#[cfg(test)]
mod tests;
