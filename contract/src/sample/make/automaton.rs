//! Strings that match several patterns at once, or that do not match a pattern: a walk through the product of the
//! patterns' automata.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use regex_automata::{
    Anchored,
    dfa::Automaton as _,
    util::{primitives::StateID, start},
};
use regex_syntax::hir::Hir;

use super::{super::random::Random, near};
use crate::pattern::{Dfa, compile, look_aheads, parse};

/// The first of the characters used in generated strings: printable ASCII.
const FIRST: u8 = b' ';
const N_CHARACTERS: usize = 95;

/// Products with more states than this are cut off.
const MAX_STATES: usize = 4000;

/// The target of a missing transition.
const NOWHERE: u32 = u32::MAX;

/// Patterns that a string must match, and patterns that it must not match.
type Question = (Vec<String>, Vec<String>);

/// A cache of parsed patterns, and of products of automata.
#[derive(Default)]
pub(in crate::sample) struct Automata {
    made: Mutex<BTreeMap<Question, Option<Arc<Product>>>>,
    parsed: Mutex<BTreeMap<String, Option<Arc<Hir>>>>,
}

impl fmt::Debug for Automata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Automata")
    }
}

impl Automata {
    /// Parses a pattern; `None` if it has no plain regular expression.
    pub(super) fn parsed(&self, pattern: &str) -> Option<Arc<Hir>> {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = parsed.get(pattern) {
            return known.clone();
        }
        let expression = parse(pattern).map(Arc::new);
        parsed.insert(pattern.to_owned(), expression.clone());
        expression
    }

    /// Returns regular expressions whose strings match a pattern, or may match it if it is not regular.
    pub(super) fn expressions(&self, pattern: &str) -> Vec<Arc<Hir>> {
        match self.parsed(pattern) {
            Some(expression) => vec![expression],
            None => near::regular(pattern).iter().filter_map(|near| self.parsed(near)).collect(),
        }
    }

    /// Returns whether a pattern has no plain regular expression: look-around or back references that stay.
    pub(in crate::sample) fn is_irregular(&self, pattern: &str) -> bool {
        let parts = look_aheads(pattern);
        let all = parts.map_or_else(
            || vec![pattern.to_owned()],
            |parts| [parts.wanted, parts.rejected].concat(),
        );
        all.iter().any(|part| self.parsed(part).is_none())
    }

    /// Returns the strings that match all of `wanted` and none of `rejected`; `None` if no automaton can be built.
    pub(super) fn of(&self, wanted: &[String], rejected: &[String]) -> Option<Arc<Product>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let question = (wanted.to_vec(), rejected.to_vec());
        made.entry(question)
            .or_insert_with_key(|(wanted, rejected)| build(wanted, rejected).map(Arc::new))
            .clone()
    }
}

/// The strings of a combination of patterns, as a graph.
pub(in crate::sample) struct Product {
    /// For each state and character, the next state.
    moves: Vec<[u32; N_CHARACTERS]>,
    /// For each state, the minimum number of characters to an accepting state; [`NOWHERE`] if there is none.
    distances: Vec<u32>,
}

impl Product {
    /// Generates a string with at least `least` and at most `most` characters.
    pub(super) fn string(&self, random: &mut Random, least: u64, most: u64) -> Option<String> {
        let mut string = String::new();
        let mut state = 0usize;
        loop {
            let length = string.len() as u64;
            let distance = self.distances[state];
            if distance == NOWHERE || length + u64::from(distance) > most {
                return None;
            }
            let is_long = length >= least.saturating_add(12);
            if distance == 0 && length >= least && (is_long || length == most || random.chance(35))
            {
                return Some(string);
            }
            let room = most.saturating_sub(length + 1);
            let (mut near, mut open) = (Vec::new(), Vec::new());
            for (offset, next) in (FIRST..).zip(&self.moves[state]) {
                let left = self.distances[*next as usize];
                if left != NOWHERE && u64::from(left) <= room {
                    open.push((offset, *next));
                    if left < distance {
                        near.push((offset, *next));
                    }
                }
            }
            // Once the string is long enough, move towards an accepting state.
            let moves = if is_long && !near.is_empty() { near } else { open };
            let alphanumeric: Vec<(u8, u32)> = moves
                .iter()
                .copied()
                .filter(|(character, _)| character.is_ascii_alphanumeric())
                .collect();
            let moves =
                if alphanumeric.is_empty() || random.chance(8) { moves } else { alphanumeric };
            let Some((character, next)) = random.pick(&moves).copied() else {
                // No further character reaches an accepting state.
                return (distance == 0 && length >= least).then_some(string);
            };
            string.push(char::from(character));
            state = next as usize;
        }
    }
}

struct Part {
    automaton: Dfa,
    is_wanted: bool,
}

/// The state of each automaton, and whether it has already matched.
type State = Vec<(StateID, bool)>;

fn build(wanted: &[String], rejected: &[String]) -> Option<Product> {
    let all = wanted
        .iter()
        .map(|pattern| (pattern, true))
        .chain(rejected.iter().map(|pattern| (pattern, false)));
    let parts = all
        .map(|(pattern, is_wanted)| compile(pattern).map(|automaton| Part { automaton, is_wanted }))
        .collect::<Option<Vec<_>>>()?;
    let start = start::Config::new().anchored(Anchored::No);
    let first = parts
        .iter()
        .map(|part| {
            let state = part.automaton.start_state(&start).ok()?;
            Some((state, part.automaton.is_match_state(state)))
        })
        .collect::<Option<State>>()?;
    let mut known = BTreeMap::from([(first.clone(), 0u32)]);
    let mut states = vec![first];
    let mut moves: Vec<[u32; N_CHARACTERS]> = Vec::new();
    // Transitions to states that were cut off go to a sink.
    while let Some(state) = states.get(moves.len()).cloned() {
        let mut row = [NOWHERE; N_CHARACTERS];
        for (character, slot) in (FIRST..).zip(&mut row) {
            let next = step(&parts, &state, character);
            let n_states = states.len();
            if let Some(index) = known.get(&next) {
                *slot = *index;
            } else if n_states < MAX_STATES {
                let index = u32::try_from(n_states).unwrap_or(NOWHERE);
                known.insert(next.clone(), index);
                states.push(next);
                *slot = index;
            }
        }
        moves.push(row);
    }
    let sink = u32::try_from(moves.len()).unwrap_or(NOWHERE);
    for row in &mut moves {
        row.iter_mut().filter(|slot| **slot == NOWHERE).for_each(|slot| *slot = sink);
    }
    moves.push([sink; N_CHARACTERS]);
    let mut distances = distances(&moves, |index| {
        states.get(index).is_some_and(|state| is_accepted(&parts, state))
    });
    distances[sink as usize] = NOWHERE;
    Some(Product { moves, distances })
}

fn step(parts: &[Part], state: &State, character: u8) -> State {
    let each = parts.iter().zip(state).map(|(part, (id, has_matched))| {
        if *has_matched {
            return (*id, true);
        }
        let next = part.automaton.next_state(*id, character);
        (next, part.automaton.is_match_state(next))
    });
    each.collect()
}

fn is_accepted(parts: &[Part], state: &State) -> bool {
    parts.iter().zip(state).all(|(part, (id, has_matched))| {
        let matches =
            *has_matched || part.automaton.is_match_state(part.automaton.next_eoi_state(*id));
        matches == part.is_wanted
    })
}

/// Returns the distance from each state to the nearest accepting one.
fn distances(moves: &[[u32; N_CHARACTERS]], is_accepted: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut before: Vec<Vec<u32>> = vec![Vec::new(); moves.len()];
    for (from, row) in (0u32..).zip(moves) {
        let mut ends = row.to_vec();
        ends.sort_unstable();
        ends.dedup();
        for end in ends {
            before[end as usize].push(from);
        }
    }
    let mut distances = vec![NOWHERE; moves.len()];
    let mut waiting = VecDeque::new();
    for (index, distance) in distances.iter_mut().enumerate() {
        if is_accepted(index) {
            *distance = 0;
            waiting.push_back(index);
        }
    }
    while let Some(index) = waiting.pop_front() {
        for from in &before[index] {
            let from = *from as usize;
            if distances[from] == NOWHERE {
                distances[from] = distances[index] + 1;
                waiting.push_back(from);
            }
        }
    }
    distances
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &[&str], rejected: &[&str], least: u64, most: u64) -> Option<String> {
        let owned =
            |list: &[&str]| list.iter().map(|string| (*string).to_owned()).collect::<Vec<_>>();
        let product = Automata::default().of(&owned(wanted), &owned(rejected))?;
        let string = product.string(&mut Random::new(3), least, most)?;
        for pattern in wanted {
            assert!(regex::Regex::new(pattern).unwrap().is_match(&string), "{string} {pattern}");
        }
        for pattern in rejected {
            assert!(!regex::Regex::new(pattern).unwrap().is_match(&string), "{string} {pattern}");
        }
        Some(string)
    }

    #[test]
    fn strings_match_several_patterns_at_once() {
        assert!(
            check(&["^([a-z][a-z0-9_]*):([^:]+):([A-Z]+)$", "^nps:"], &[], 0, u64::MAX).is_some()
        );
        assert!(check(&["a", "b", "c"], &[], 0, 3).is_some());
        assert_eq!(check(&["^a", "^b"], &[], 0, u64::MAX), None);
    }

    #[test]
    fn strings_do_not_match_rejected_patterns() {
        assert!(check(&["^[a-z:]+$"], &["^nps:", "^survey:"], 8, 9).is_some());
        assert_eq!(check(&[], &[""], 0, u64::MAX), None);
        assert_eq!(check(&["^a{3}$"], &[], 4, u64::MAX), None);
    }

    #[test]
    fn what_is_too_large_has_no_automaton() {
        assert_eq!(check(&["^(a{1,1000}){1,1000}$"], &[], 0, u64::MAX), None);
        assert_eq!(check(&["(?=a)b"], &[], 0, u64::MAX), None);
    }
}
