//! Decides whether one pattern matches every string that another one matches: a walk through the product of their
//! automata.

use std::collections::BTreeSet;

use regex_automata::{
    Anchored,
    dfa::Automaton as _,
    util::{primitives::StateID, start},
};

use crate::pattern::{Dfa, compile};

/// The maximum number of pairs of states that are visited.
const MAX_STATES: usize = 20_000;

/// Returns whether it is proved that `wide` matches every string that `narrow` matches; `false` if undecided:
/// look-around, back references, or too large.
pub(super) fn is_included(narrow: &str, wide: &str) -> bool {
    match (compile(narrow), compile(wide)) {
        (Some(narrow), Some(wide)) => walk(&narrow, &wide).unwrap_or(false),
        _ => false,
    }
}

/// The state of an automaton, and whether it has already found a match.
type At = (StateID, bool);

fn walk(narrow: &Dfa, wide: &Dfa) -> Option<bool> {
    let start = start::Config::new().anchored(Anchored::No);
    let begin = |dfa: &Dfa| {
        let state = dfa.start_state(&start).ok()?;
        Some((state, dfa.is_match_state(state)))
    };
    let first = (begin(narrow)?, begin(wide)?);
    let mut seen = BTreeSet::from([first]);
    let mut open = vec![first];
    while let Some((n, w)) = open.pop() {
        if w.1 {
            // It has matched, whatever follows.
            continue;
        }
        if accepts(narrow, n)? && !accepts(wide, w)? {
            return Some(false);
        }
        for byte in 0..=u8::MAX {
            let next = (step(narrow, n, byte)?, step(wide, w, byte)?);
            if seen.insert(next) {
                if seen.len() > MAX_STATES {
                    return None;
                }
                open.push(next);
            }
        }
    }
    Some(true)
}

/// Advances an automaton; `None` if it gives up.
fn step(dfa: &Dfa, (state, has_matched): At, byte: u8) -> Option<At> {
    if has_matched {
        return Some((state, true));
    }
    let next = dfa.next_state(state, byte);
    (!dfa.is_quit_state(next)).then(|| (next, dfa.is_match_state(next)))
}

fn accepts(dfa: &Dfa, (state, has_matched): At) -> Option<bool> {
    let end = dfa.next_eoi_state(state);
    (!dfa.is_quit_state(end)).then(|| has_matched || dfa.is_match_state(end))
}

#[cfg(test)]
mod tests {
    use super::is_included;

    #[test]
    fn a_narrower_pattern_is_included() {
        for (narrow, wide) in [
            ("^[a-f]+$", "^[a-z]+$"),
            ("^ab", "^a"),
            ("abc", "b"),
            ("^a$", "^(a|b)$"),
            ("^\\d{3}$", "^\\d+$"),
            ("a", ""),
            ("^[Zz]$", "[Zz]$"),
        ] {
            assert!(is_included(narrow, wide), "{narrow} {wide}");
            assert!(!is_included(wide, narrow), "{wide} {narrow}");
        }
        assert!(is_included("^(a|b)$", "^[ab]$") && is_included("^[ab]$", "^(a|b)$"));
    }

    #[test]
    fn what_cannot_be_told_is_not_included() {
        for (narrow, wide) in
            [("(?=a)b", "b"), ("^(a{1,1000}){1,1000}$", "a"), ("(", "("), ("b", "(a)\\1")]
        {
            assert!(!is_included(narrow, wide), "{narrow} {wide}");
        }
    }
}
