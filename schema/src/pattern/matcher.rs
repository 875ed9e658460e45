//! [`Pattern`]: a compiled pattern, and the choice of its engine.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    sync::{Arc, OnceLock},
};

use super::{
    Match, automaton::Automaton, backtrack::Backtracker, error::PatternError, parse, rust,
    shape::Shape, syntax::Syntax,
};
use crate::budget::Budget;

/// A regular expression of JSON Schema: ECMA-262 with the flag `u`, unanchored.
///
/// Patterns are equal if their texts are. Clones share the engines.
///
/// # Example
///
/// ```
/// use tablature_schema::{
///     budget::Budget,
///     pattern::{Match, Pattern},
/// };
///
/// let mut budget = Budget::new(10_000);
/// let pattern = Pattern::new(r"^(?!-)[a-z\-]+$")?;
/// assert_eq!(pattern.is_match("page-view", &mut budget), Match::Yes);
/// assert_eq!(pattern.is_match("-page", &mut budget), Match::No);
///
/// let error = Pattern::new("(?i)page").unwrap_err();
/// assert_eq!(error.to_string(), "`(?` does not begin a group of ECMA-262 at character 1");
/// # Ok::<(), tablature_schema::pattern::PatternError>(())
/// ```
#[derive(Clone)]
pub struct Pattern {
    inner: Arc<Inner>,
}

struct Inner {
    text: String,
    syntax: Syntax,
    /// What every match begins with, at the start of the string.
    prefix: Box<str>,
    engine: OnceLock<Engine>,
    /// The engine for captures, where it is not the engine for matches.
    captures: OnceLock<Backtracker>,
}

/// The captures of a match.
#[derive(Debug, Clone)]
pub struct Captures<'t> {
    text: &'t str,
    /// Start and end of each group, by its number.
    groups: Vec<Option<(usize, usize)>>,
}

enum Engine {
    Shape(Shape),
    Automaton(Box<Automaton>),
    Backtracker(Box<Backtracker>),
}

impl Pattern {
    /// Parses a pattern. Its engine is built at the first match.
    ///
    /// # Errors
    ///
    /// The text is not a regular expression, or exceeds a limit ([`PatternError::is_too_large`]).
    pub fn new(text: &str) -> Result<Self, PatternError> {
        let syntax = parse::parse(text)?;
        let inner = Inner {
            text: text.to_owned(),
            prefix: syntax.root.prefix().into(),
            syntax,
            engine: OnceLock::new(),
            captures: OnceLock::new(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Returns the pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.inner.text
    }

    /// Returns whether any part of the string matches.
    ///
    /// Without look-around and back references, this takes one step for each byte of the string, unless the pattern is
    /// too large for an automaton.
    pub fn is_match(&self, text: &str, budget: &mut Budget) -> Match {
        if budget.is_spent() {
            return Match::Undecided;
        }
        let Inner { syntax, prefix, engine, .. } = &*self.inner;
        // A name may be matched against thousands of patterns, of which most begin otherwise: that needs no engine.
        if !text.starts_with(&**prefix) {
            return if budget.spend(1) { Match::No } else { Match::Undecided };
        }
        match engine.get_or_init(|| Engine::new(syntax)) {
            Engine::Shape(shape) => {
                let (is_match, n_seen) = shape.is_match(text);
                match (budget.spend(n_seen as u64 + 1), is_match) {
                    (false, _) => Match::Undecided,
                    (true, true) => Match::Yes,
                    (true, false) => Match::No,
                }
            }
            Engine::Automaton(automaton) => automaton.is_match(text, budget),
            Engine::Backtracker(backtracker) => backtracker.is_match(syntax, text, budget),
        }
    }

    /// Returns the captures of the first match; `None` if the string does not match, or that is undecided.
    pub fn captures<'t>(&self, text: &'t str, budget: &mut Budget) -> Option<Captures<'t>> {
        // Strings that do not match are ruled out in linear time, where possible.
        if self.is_regular() && self.is_match(text, budget) != Match::Yes {
            return None;
        }
        let Inner { syntax, captures, .. } = &*self.inner;
        let backtracker = captures.get_or_init(|| Backtracker::new(syntax));
        let groups = backtracker.captures(syntax, text, budget)?;
        Some(Captures { text, groups })
    }

    /// Returns whether it has neither look-around nor back references.
    pub fn is_regular(&self) -> bool {
        self.inner.syntax.is_regular
    }

    /// Returns an equivalent pattern in the syntax of the crate `regex`, with the same group numbers; `None` if it is
    /// not regular.
    ///
    /// `\B` becomes `(?-u:\B)`, which a byte-based automaton can also match within a character.
    pub fn to_rust(&self) -> Option<String> {
        self.is_regular().then(|| rust::write(&self.inner.syntax))
    }
}

impl Captures<'_> {
    /// Returns the template with `$1`, `$2` … replaced by the captures. References to groups that did not participate,
    /// or do not exist, are kept.
    pub fn expand(&self, template: &str) -> String {
        self.pieces(template).collect()
    }

    /// Returns whether a text is what [`expand`](Self::expand) returns, which is not built: a template can repeat a long
    /// capture any number of times.
    pub fn expands_to(&self, template: &str, text: &str) -> bool {
        let mut rest = text;
        let all = self.pieces(template).all(|piece| match rest.strip_prefix(piece) {
            Some(left) => {
                rest = left;
                true
            }
            None => false,
        });
        all && rest.is_empty()
    }

    /// Returns at most the first `max` bytes of what [`expand`](Self::expand) returns.
    pub fn expand_up_to(&self, template: &str, max: usize) -> String {
        let mut expanded = String::new();
        for piece in self.pieces(template) {
            let end = piece.floor_char_boundary(max - expanded.len());
            expanded.push_str(&piece[..end]);
            if end < piece.len() {
                break;
            }
        }
        expanded
    }

    fn pieces<'p>(&'p self, template: &'p str) -> impl Iterator<Item = &'p str> {
        let (first, rest) =
            template.split_once('$').map_or((template, None), |(first, rest)| (first, Some(rest)));
        let rest = rest.into_iter().flat_map(|rest| rest.split('$')).flat_map(|part| {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let group = part[..digits].parse().ok();
            let capture =
                match group.and_then(|group: usize| self.groups.get(group).copied().flatten()) {
                    Some((start, end)) => &self.text[start..end],
                    None => &part[..digits],
                };
            [capture, &part[digits..]]
        });
        std::iter::once(first).chain(rest)
    }
}

impl Engine {
    fn new(syntax: &Syntax) -> Self {
        if syntax.is_regular {
            if let Some(shape) = Shape::new(syntax) {
                return Self::Shape(shape);
            }
            if let Some(automaton) = Automaton::new(syntax) {
                return Self::Automaton(Box::new(automaton));
            }
        }
        Self::Backtracker(Box::new(Backtracker::new(syntax)))
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.as_str()).finish()
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Pattern {}

impl Hash for Pattern {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialOrd for Pattern {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pattern {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}
