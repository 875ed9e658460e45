//! Patterns of JSON Schema: ECMA-262 regular expressions with the flag `u`, matched within a budget.
//!
//! - `parse`, `quantifier`, `escape`, `names`: parse text into `syntax`, by the grammar of ECMA-262 and the unambiguous
//!   part of its Annex B.
//! - `class`, `property`, `scripts`: sets of characters, and Unicode properties.
//! - `matcher`: the compiled pattern, and the choice of its engine.
//! - `shape`: an engine for the simplest patterns, such as `^[a-z]+$`: one loop without memory.
//! - `automaton`: for all patterns without look-around and back references: linear time.
//! - `program`, `run`, `backtrack`: for the other patterns, and for captures: backtracking with counted steps.
//! - `rust`: patterns in the syntax of the crate `regex`, for callers that build automata.
//!
//! Parsing, building and matching are bounded for every pattern. Parsing is linear in the text, which [`MAX_LENGTH`]
//! limits. Counts such as `{1000}` are unrolled only within the size limit of an automaton. Matching spends a
//! [`Budget`](crate::budget::Budget), and is [`Match::Undecided`] once it is spent.

mod automaton;
mod backtrack;
mod class;
mod error;
mod escape;
mod matcher;
mod names;
mod parse;
mod program;
mod property;
mod quantifier;
mod run;
mod rust;
mod scripts;
mod shape;
mod syntax;
#[cfg(test)]
mod tests;

pub use error::PatternError;
pub use matcher::{Captures, Pattern};
pub(crate) use property::CharacterSet;

/// The result of matching a string against a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The string matches.
    Yes,
    /// The string does not match.
    No,
    /// The budget or the memory of the search was exhausted before there was a result.
    Undecided,
}

/// A pattern of more bytes is too large.
pub const MAX_LENGTH: usize = 256 << 10;

/// Maximum nesting of groups.
pub const MAX_NESTING: usize = 100;

/// Maximum number of ranges in the character classes of a pattern; `\p{L}` alone has several hundred.
pub const MAX_RANGES: usize = 256 << 10;
