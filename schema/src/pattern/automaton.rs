//! The matcher for regular patterns: a lazily built automaton, in linear time.
//!
//! When its cache of states is full, it is cleared. Each time costs the steps that filling it may have taken, so a
//! string that keeps it building states spends the budget.

use regex_automata::{
    Input, MatchKind,
    hybrid::{
        LazyStateID,
        dfa::{Cache, Config, DFA},
    },
    nfa::thompson,
    util::pool::Pool,
};
use regex_syntax::ParserBuilder;

use super::{MAX_NESTING, Match, rust, syntax::Syntax};
use crate::budget::Budget;

/// Maximum size of an automaton, in bytes. Larger patterns are left to another matcher.
const MAX_NFA_BYTES: usize = 2 << 20;

/// Maximum number of character ranges. The automaton would be too large, and building it slow.
const MAX_RANGES: usize = 64 << 10;

/// Maximum size of the cached states, in bytes, for each thread.
const MAX_CACHE_BYTES: usize = 1 << 20;

/// Steps for filling the cache.
const STEPS_PER_FILL: u64 = 4 << 20;

/// Levels of regex-syntax for one group: alternatives, a sequence, a repetition, the group.
const LEVELS_PER_GROUP: u32 = 5;

type NewCache =
    Box<dyn Fn() -> Cache + Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe>;

pub(super) struct Automaton {
    dfa: DFA,
    caches: Pool<Cache, NewCache>,
}

impl Automaton {
    /// Returns the automaton of a regular pattern; `None` if it is too large.
    pub(super) fn new(syntax: &Syntax) -> Option<Self> {
        if syntax.n_ranges() > MAX_RANGES {
            return None;
        }
        let expression = ParserBuilder::new()
            .nest_limit(LEVELS_PER_GROUP * (u32::try_from(MAX_NESTING).ok()? + 1))
            .build()
            .parse(&rust::write(syntax))
            .ok()?;
        let nfa = thompson::Compiler::new()
            .configure(
                thompson::Config::new()
                    .nfa_size_limit(Some(MAX_NFA_BYTES))
                    .which_captures(thompson::WhichCaptures::None),
            )
            .build_from_hir(&expression)
            .ok()?;
        // All matches, so that the search continues after one that is not at a character boundary.
        let config = Config::new()
            .match_kind(MatchKind::All)
            .cache_capacity(MAX_CACHE_BYTES)
            .skip_cache_capacity_check(true);
        let dfa = DFA::builder().configure(config).build_from_nfa(nfa).ok()?;
        let new_cache: NewCache = {
            let dfa = dfa.clone();
            Box::new(move || dfa.create_cache())
        };
        Some(Self { dfa, caches: Pool::new(new_cache) })
    }

    /// Returns whether the pattern matches anywhere.
    pub(super) fn is_match(&self, text: &str, budget: &mut Budget) -> Match {
        let mut cache = self.caches.get();
        let mut search = Search { dfa: &self.dfa, cache: &mut cache, n_clears: 0, budget };
        search.n_clears = search.cache.clear_count();
        search.run(text).unwrap_or(Match::Undecided)
    }
}

struct Search<'s> {
    dfa: &'s DFA,
    cache: &'s mut Cache,
    n_clears: usize,
    budget: &'s mut Budget,
}

impl Search<'_> {
    fn run(&mut self, text: &str) -> Option<Match> {
        let input = Input::new(text);
        // There are no quit bytes, and every cache has room for a state, so this cannot fail.
        let allowed = usize::try_from(self.budget.left()).unwrap_or(usize::MAX);
        let mut state = self.dfa.start_state_forward(self.cache, &input).ok()?;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            if at == allowed {
                self.spend(at + 1);
                return None;
            }
            state = self.dfa.next_state(self.cache, state, byte).ok()?;
            if state.is_tagged()
                && let Some(found) = special(state, text, at)
            {
                return self.spend(at + 1).then_some(found);
            }
            if self.cache.clear_count() != self.n_clears {
                self.n_clears = self.cache.clear_count();
                if !self.budget.spend(STEPS_PER_FILL) {
                    return None;
                }
            }
        }
        state = self.dfa.next_eoi_state(self.cache, state).ok()?;
        let found = if state.is_match() { Match::Yes } else { Match::No };
        self.spend(text.len() + 1).then_some(found)
    }

    fn spend(&mut self, steps: usize) -> bool {
        self.budget.spend(steps as u64)
    }
}

/// Returns the result at a special state. A match is seen one byte late.
fn special(state: LazyStateID, text: &str, at: usize) -> Option<Match> {
    if state.is_match() && text.is_char_boundary(at) {
        return Some(Match::Yes);
    }
    state.is_dead().then_some(Match::No)
}
