//! Patterns of JSON Schema (ECMA 262), taken apart and as automata.

use regex_automata::{
    MatchKind,
    dfa::{StartKind, dense},
    nfa::thompson,
};
use regex_syntax::hir::Hir;

/// More than this an automaton may not weigh, in bytes.
const MOST_BYTES: usize = 1 << 20;

/// An automaton over bytes.
pub(crate) type Dfa = dense::DFA<Vec<u32>>;

/// A pattern, taken apart; `None` where it holds what cannot be written as a plain expression (look-around, back
/// references) or is too large.
pub(crate) fn parse(pattern: &str) -> Option<Hir> {
    let translated = jsonschema_regex::to_rust_regex(pattern).ok()?;
    regex_syntax::ParserBuilder::new().nest_limit(100).build().parse(&translated).ok()
}

/// A pattern as an automaton that finds it anywhere in a text; `None` as for [`parse`].
pub(crate) fn compile(pattern: &str) -> Option<Dfa> {
    let expression = parse(pattern)?;
    let graph = thompson::Compiler::new()
        .configure(thompson::Config::new().nfa_size_limit(Some(MOST_BYTES)))
        .build_from_hir(&expression)
        .ok()?;
    let config = dense::Config::new()
        .start_kind(StartKind::Unanchored)
        .match_kind(MatchKind::All)
        .unicode_word_boundary(true)
        .dfa_size_limit(Some(MOST_BYTES))
        .determinize_size_limit(Some(MOST_BYTES));
    dense::Builder::new().configure(config).build_from_nfa(&graph).ok()
}
