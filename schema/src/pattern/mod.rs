//! Patterns of JSON Schema: regular expressions of ECMA-262 with the flag `u`, judged within a budget.
//!
//! - `parse`, `quantifier`, `escape`, `names`: text → `syntax`, by the grammar of ECMA-262 and the
//!   harmless part of its Annex B.
//! - `class`, `property`, `scripts`: sets of characters, and the names of Unicode's.
//! - `matcher`: the pattern itself, and which engine suits it.
//! - `shape`: an engine for the simplest, such as `^[a-z]+$`: one loop without memory.
//! - `automaton`: for all without look-around and back references: linear time.
//! - `program`, `run`, `backtrack`: for the rest, and for captures: it goes back, by steps that are counted.
//! - `rust`: a pattern in the language of the crate `regex`, for those who build automata of their own.
//!
//! No text of a pattern can make parsing, building or matching run without a bound: parsing is linear in the
//! text, which [`MAX_LENGTH`] limits; counts such as `{1000}` are unrolled within the size limit of an
//! automaton only; matching spends a [`Budget`](crate::budget::Budget), and what is not known when it is spent
//! is [`Match::Undecided`].

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

/// Reports whether a text matches a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The budget was spent, or the memory of a search full, before that was known.
    Undecided,
}

/// A pattern of more bytes is too large.
pub const MAX_LENGTH: usize = 256 << 10;

/// A pattern whose groups are nested deeper is too large.
pub const MAX_NESTING: usize = 100;

/// A pattern whose character classes have more ranges is too large; `\p{L}` alone has several hundred.
pub const MAX_RANGES: usize = 256 << 10;
