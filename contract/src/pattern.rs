//! Patterns of JSON Schema (ECMA-262), parsed and compiled to automata.

use regex_automata::{
    MatchKind,
    dfa::{StartKind, dense},
    nfa::thompson,
};
use regex_syntax::hir::Hir;
use tablature_schema::pattern::Pattern;

/// The maximum size of an automaton in bytes.
const MAX_BYTES: usize = 1 << 20;

/// An automaton over bytes.
pub(crate) type Dfa = dense::DFA<Vec<u32>>;

/// Parses a pattern; `None` if it cannot be written as a plain regular expression (look-around, back references) or is
/// too large.
pub(crate) fn parse(pattern: &str) -> Option<Hir> {
    let translated = Pattern::new(pattern).ok()?.to_rust()?;
    regex_syntax::ParserBuilder::new().nest_limit(100).build().parse(&translated).ok()
}

/// Compiles a pattern to an automaton that finds it anywhere in a string; `None` as for [`parse`].
pub(crate) fn compile(pattern: &str) -> Option<Dfa> {
    automaton(&parse(pattern)?)
}

/// Compiles strings to an automaton that matches these and no others.
pub(crate) fn compile_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Dfa> {
    let texts: Vec<String> = texts.into_iter().map(regex_syntax::escape).collect();
    automaton(&regex_syntax::parse(&format!(r"\A(?:{})\z", texts.join("|"))).ok()?)
}

fn automaton(expression: &Hir) -> Option<Dfa> {
    let graph = thompson::Compiler::new()
        .configure(thompson::Config::new().nfa_size_limit(Some(MAX_BYTES)))
        .build_from_hir(expression)
        .ok()?;
    let config = dense::Config::new()
        .start_kind(StartKind::Unanchored)
        .match_kind(MatchKind::All)
        .unicode_word_boundary(true)
        .dfa_size_limit(Some(MAX_BYTES))
        .determinize_size_limit(Some(MAX_BYTES));
    dense::Builder::new().configure(config).build_from_nfa(&graph).ok()
}

/// Patterns that together are equivalent to one with look-aheads at its start: all of `wanted` match, and none of
/// `rejected`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) wanted: Vec<String>,
    pub(crate) rejected: Vec<String>,
}

/// Splits `^(?=a)(?!b)rest` into the wanted `^rest` and `^(?:a)` and the rejected `^(?:b)`; `None` for a pattern
/// without look-ahead at its start, or with alternatives after it.
pub(crate) fn look_aheads(pattern: &str) -> Option<Parts> {
    let mut rest = pattern.strip_prefix('^')?;
    let mut parts = Parts { wanted: Vec::new(), rejected: Vec::new() };
    loop {
        let list = match rest.get(..3) {
            Some("(?=") => &mut parts.wanted,
            Some("(?!") => &mut parts.rejected,
            _ => break,
        };
        let end = group_end(rest)?;
        list.push(format!("^(?:{})", &rest[3..end]));
        rest = &rest[end + 1..];
    }
    if (parts.wanted.is_empty() && parts.rejected.is_empty()) || has_alternatives(rest) {
        return None;
    }
    parts.wanted.push(format!("^{rest}"));
    Some(parts)
}

/// Returns the position of the `)` that closes the group at the start of the pattern.
pub(crate) fn group_end(pattern: &str) -> Option<usize> {
    let mut depth = 0;
    each_character(pattern, |at, character| {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

fn has_alternatives(pattern: &str) -> bool {
    let mut depth = 0;
    let found = each_character(pattern, |at, character| {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0 && character == '|').then_some(at)
    });
    found.is_some()
}

/// Calls `found` for each character that is neither escaped nor in a class, and returns the first position that it
/// returns.
fn each_character(
    pattern: &str,
    mut found: impl FnMut(usize, char) -> Option<usize>,
) -> Option<usize> {
    let (mut is_escaped, mut is_in_class) = (false, false);
    for (at, character) in pattern.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            _ if is_in_class => {}
            character => {
                if let Some(at) = found(at, character) {
                    return Some(at);
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Parts, look_aheads};

    #[test]
    fn look_ahead_at_the_start_is_taken_apart() {
        let parts = |pattern: &str| {
            look_aheads(pattern)
                .map(|Parts { wanted, rejected }| [wanted.join(" "), rejected.join(" ")])
        };
        let two = |wanted: &str, rejected: &str| Some([wanted.to_owned(), rejected.to_owned()]);
        assert_eq!(parts("^(?!admin)[a-z]+$"), two("^[a-z]+$", "^(?:admin)"));
        assert_eq!(
            parts(r"^(?=.*[)\]])(?=(a|b)).{8,}$"),
            two(r"^(?:.*[)\]]) ^(?:(a|b)) ^.{8,}$", "")
        );
        for other in ["^a(?=b)", "(?=a)b", "^(?=a)b|c", "^(?=a", "^[a-z]+$", r"^\(?=a"] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
