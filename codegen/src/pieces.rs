//! Simple patterns as pieces that the runtime matches by loops, without an engine.
//!
//! A pattern is simple where it is a sequence of literals, classes and groups, each with a count, and anchors only at
//! its ends. Everything else (look-around, back references, word boundaries, counts inside counts, very long ones) is
//! left to the engine that judges the same pattern in the validator.

use regex_syntax::{
    ParserBuilder,
    hir::{Class, Hir, HirKind, Look, Repetition},
};

/// How many literals, ranges and groups a pattern may have in all: code that nobody wants to read is no gain.
const MOST_PARTS: usize = 60;

/// How often a group may be asked for, at least or at most, where there is a limit: each turn takes time.
const MOST_TURNS: u32 = 100;

/// A part of a pattern. Counts are at least and at most, `None` for no limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// This text.
    Literal(String),
    /// Characters of these ranges, both ends included.
    Repeat(Vec<(char, char)>, u32, Option<u32>),
    /// One of these sequences.
    Group(Vec<Vec<Piece>>, u32, Option<u32>),
}

/// A pattern: one of several sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub(crate) alternatives: Vec<Vec<Piece>>,
    pub(crate) is_open_at_start: bool,
    pub(crate) is_open_at_end: bool,
}

impl Pieces {
    /// The pieces of a pattern of JSON Schema (ECMA 262, with `u`); `None` where it is not simple.
    pub(crate) fn of(pattern: &str) -> Option<Self> {
        let translated = jsonschema_regex::to_rust_regex(pattern).ok()?;
        let expression = ParserBuilder::new().nest_limit(20).build().parse(&translated).ok()?;
        let mut pieces = None;
        let mut n_left = MOST_PARTS;
        for branch in branches(&expression) {
            let (parts, is_open_at_start, is_open_at_end) = without_anchors(&branch);
            let pieces = pieces.get_or_insert_with(|| Self {
                alternatives: Vec::new(),
                is_open_at_start,
                is_open_at_end,
            });
            if (pieces.is_open_at_start, pieces.is_open_at_end)
                != (is_open_at_start, is_open_at_end)
            {
                return None;
            }
            pieces.alternatives.push(sequence(parts.iter().copied(), false, &mut n_left)?);
        }
        pieces
    }
}

/// The alternatives. The parser takes a `^` out that all of them begin with.
fn branches(expression: &Hir) -> Vec<Vec<&Hir>> {
    match (expression.kind(), parts(expression)) {
        (HirKind::Alternation(alternatives), _) => alternatives.iter().flat_map(branches).collect(),
        (_, [start, rest])
            if is(start, Look::Start) && matches!(rest.kind(), HirKind::Alternation(_)) =>
        {
            let mut branches = branches(rest);
            for parts in &mut branches {
                parts.insert(0, start);
            }
            branches
        }
        (_, parts) => vec![parts.iter().collect()],
    }
}

fn is(part: &Hir, look: Look) -> bool {
    matches!(part.kind(), HirKind::Look(found) if *found == look)
}

fn parts(expression: &Hir) -> &[Hir] {
    match expression.kind() {
        HirKind::Concat(parts) => parts,
        _ => std::slice::from_ref(expression),
    }
}

/// A sequence without `^` and `$`, and whether it is open at its start and its end.
fn without_anchors<'p, 'h>(mut parts: &'p [&'h Hir]) -> (&'p [&'h Hir], bool, bool) {
    let mut is_open = [true; 2];
    if let [first, rest @ ..] = parts
        && is(first, Look::Start)
    {
        (parts, is_open[0]) = (rest, false);
    }
    if let [rest @ .., last] = parts
        && is(last, Look::End)
    {
        (parts, is_open[1]) = (rest, false);
    }
    (parts, is_open[0], is_open[1])
}

/// The pieces of a sequence. `is_repeated`: it stands in a group that may come more than once.
fn sequence<'h>(
    parts: impl IntoIterator<Item = &'h Hir>,
    is_repeated: bool,
    n_left: &mut usize,
) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    for part in parts {
        piece(part, is_repeated, n_left, &mut pieces)?;
    }
    Some(pieces)
}

fn piece(part: &Hir, is_repeated: bool, n_left: &mut usize, pieces: &mut Vec<Piece>) -> Option<()> {
    let mut spend = |count: usize| {
        *n_left = n_left.checked_sub(count)?;
        Some(())
    };
    match part.kind() {
        HirKind::Empty => {}
        HirKind::Literal(literal) => {
            spend(1)?;
            let literal = str::from_utf8(&literal.0).ok()?;
            if let Some(Piece::Literal(before)) = pieces.last_mut() {
                before.push_str(literal);
            } else {
                pieces.push(Piece::Literal(literal.to_owned()));
            }
        }
        HirKind::Class(class) => {
            let ranges = ranges(class)?;
            spend(ranges.len())?;
            pieces.push(Piece::Repeat(ranges, 1, Some(1)));
        }
        HirKind::Capture(capture) => {
            for part in parts(&capture.sub) {
                piece(part, is_repeated, n_left, pieces)?;
            }
        }
        HirKind::Concat(parts) => pieces.extend(sequence(parts, is_repeated, n_left)?),
        HirKind::Alternation(alternatives) => {
            spend(1)?;
            let each = |part| sequence(parts(part), is_repeated, n_left);
            let alternatives = alternatives.iter().map(each).collect::<Option<_>>()?;
            pieces.push(Piece::Group(alternatives, 1, Some(1)));
        }
        HirKind::Repetition(repetition) => {
            spend(1)?;
            pieces.push(repeated(repetition, is_repeated, n_left)?);
        }
        // Anchors and word boundaries inside.
        HirKind::Look(_) => return None,
    }
    Some(())
}

fn repeated(repetition: &Repetition, is_repeated: bool, n_left: &mut usize) -> Option<Piece> {
    let Repetition { min, max, sub, .. } = repetition;
    let is_many = max.is_none_or(|max| max > 1);
    let inner = sequence(parts(sub), is_repeated || is_many, n_left)?;
    // One character, whether as a class or as a literal, is counted by a loop.
    match inner.as_slice() {
        [Piece::Repeat(ranges, 1, Some(1))] => {
            return Some(Piece::Repeat(ranges.clone(), *min, *max));
        }
        [Piece::Literal(literal)] => {
            let mut letters = literal.chars();
            if let (Some(letter), None) = (letters.next(), letters.next()) {
                return Some(Piece::Repeat(vec![(letter, letter)], *min, *max));
            }
        }
        _ => {}
    }
    let alternatives = match <[Piece; 1]>::try_from(inner) {
        Ok([Piece::Group(alternatives, 1, Some(1))]) => alternatives,
        Ok(other) => vec![other.into()],
        Err(inner) => vec![inner],
    };
    let is_quick = !(is_repeated && is_many) && (*min).max(max.unwrap_or(0)) <= MOST_TURNS;
    is_quick.then_some(Piece::Group(alternatives, *min, *max))
}

/// Ranges of characters; `None` for a class of bytes that are none.
fn ranges(class: &Class) -> Option<Vec<(char, char)>> {
    let class = match class {
        Class::Unicode(class) => class.clone(),
        Class::Bytes(class) => class.to_unicode_class()?,
    };
    Some(class.iter().map(|range| (range.start(), range.end())).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use tablature_schema::{
        budget::Budget,
        pattern::{Match, Pattern},
    };

    use super::{Piece, Pieces};

    fn letters(min: u32, max: Option<u32>) -> Piece {
        Piece::Repeat(vec![('a', 'z')], min, max)
    }

    fn literal(text: &str) -> Piece {
        Piece::Literal(text.to_owned())
    }

    #[test]
    fn simple_patterns_are_pieces() {
        let pieces = Pieces::of("^[a-z]+(_[a-z]+)*$").expect("it is simple");
        assert!(!pieces.is_open_at_start && !pieces.is_open_at_end);
        let more = Piece::Group(vec![vec![literal("_"), letters(1, None)]], 0, None);
        assert_eq!(pieces.alternatives, [vec![letters(1, None), more]]);

        let pieces = Pieces::of("(?:ab|[a-z]{2,3}c)$").expect("it is simple");
        assert!(pieces.is_open_at_start && !pieces.is_open_at_end);
        let either = vec![vec![literal("ab")], vec![letters(2, Some(3)), literal("c")]];
        assert_eq!(pieces.alternatives, [vec![Piece::Group(either, 1, Some(1))]]);
    }

    #[test]
    fn anchors_of_branches_agree_or_there_are_no_pieces() {
        let pieces = Pieces::of("^ab$|^c.$").expect("all are anchored at both ends");
        assert_eq!(pieces.alternatives.len(), 2);
        assert_eq!(Pieces::of("^ab|cd$"), None);
        assert_eq!(Pieces::of("a|b").map(|pieces| pieces.is_open_at_end), Some(true));
    }

    /// Where the sequences can end that begin at `start`.
    fn ends(sequences: &[Vec<Piece>], text: &[char], start: usize) -> BTreeSet<usize> {
        let after = |starts: BTreeSet<usize>, piece: &Piece| -> BTreeSet<usize> {
            let (once, min, max): (&dyn Fn(usize) -> BTreeSet<usize>, _, _) = match piece {
                Piece::Literal(literal) => (
                    &|at| {
                        let letters: Vec<char> = literal.chars().collect();
                        let is_there = text[at..].starts_with(&letters);
                        is_there.then_some(at + letters.len()).into_iter().collect()
                    },
                    1,
                    Some(1),
                ),
                Piece::Repeat(ranges, min, max) => (
                    &|at| {
                        let is_in = |letter: &&char| {
                            ranges.iter().any(|(first, last)| (first..=last).contains(letter))
                        };
                        text.get(at).filter(is_in).map(|_| at + 1).into_iter().collect()
                    },
                    *min,
                    *max,
                ),
                Piece::Group(sequences, min, max) => (&|at| ends(sequences, text, at), *min, *max),
            };
            let turn = |starts: &BTreeSet<usize>| starts.iter().flat_map(|at| once(*at)).collect();
            let mut at = starts;
            for _ in 0..min {
                at = turn(&at);
            }
            let mut all = at.clone();
            for _ in min..max.unwrap_or(min + 9) {
                at = turn(&at);
                all.extend(&at);
            }
            all
        };
        let start = BTreeSet::from([start]);
        sequences.iter().flat_map(|pieces| pieces.iter().fold(start.clone(), after)).collect()
    }

    fn matches(pieces: &Pieces, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let last_start = if pieces.is_open_at_start { text.len() } else { 0 };
        (0..=last_start).any(|start| {
            let ends = ends(&pieces.alternatives, &text, start);
            if pieces.is_open_at_end { !ends.is_empty() } else { ends.contains(&text.len()) }
        })
    }

    /// Patterns of everything that pieces can say, and of some that they cannot.
    fn patterns() -> impl Strategy<Value = String> {
        let atom = prop_oneof![
            "[abé:1]{1,2}",
            Just(r"\d".to_owned()),
            Just(r"\w".to_owned()),
            Just(r"\s".to_owned()),
            Just(".".to_owned()),
            Just("[a-bé]".to_owned()),
            Just("[^a1]".to_owned()),
            Just(r"[\d:-]".to_owned()),
            Just(r"\b".to_owned()),
        ];
        let count = prop_oneof![
            4 => Just(""), 1 => Just("?"), 1 => Just("*"), 1 => Just("+"), 1 => Just("{2}"),
            1 => Just("{1,3}"), 1 => Just("{0,1}?"), 1 => Just("{2,}")
        ];
        let sequence = atom.prop_recursive(3, 12, 3, move |inner| {
            let item =
                (inner, count.clone()).prop_map(|(atom, count)| format!("(?:{atom}){count}"));
            let items = prop::collection::vec(item, 1..4).prop_map(|items| items.concat());
            (items.clone(), items, 0..4_u8).prop_map(|(one, other, form)| match form {
                0 => format!("({one}|{other})"),
                1 => format!("{one}|"),
                _ => one + &other,
            })
        });
        (sequence, 0..6_u8).prop_map(|(sequence, ends)| match ends {
            0 => sequence,
            1 => format!("^(?:{sequence})"),
            2 => format!("(?:{sequence})$"),
            3 => format!("^{sequence}$"),
            _ => format!("^(?:{sequence})$"),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn pieces_say_what_the_engine_says(
            pattern in patterns(),
            texts in prop::collection::vec("[abé:1 ]{0,7}\n?", 12),
        ) {
            let Some(pieces) = Pieces::of(&pattern) else { return Ok(()) };
            let engine = Pattern::new(&pattern).expect("it has pieces");
            for text in texts {
                let expected = engine.is_match(&text, &mut Budget::new(1_000_000)) == Match::Yes;
                prop_assert_eq!(matches(&pieces, &text), expected, "{} and {:?}", pattern, text);
            }
        }
    }

    #[test]
    fn most_patterns_of_the_kind_have_pieces() {
        use proptest::{strategy::ValueTree, test_runner::TestRunner};
        let mut runner = TestRunner::deterministic();
        let mut pattern = || patterns().new_tree(&mut runner).expect("a pattern").current();
        let n_simple = (0..500).filter(|_| Pieces::of(&pattern()).is_some()).count();
        assert!(n_simple > 150, "{n_simple} of 500");
    }

    #[test]
    fn other_patterns_have_none() {
        let long = "(ab|cd){2}".repeat(40);
        let others = [
            r"^(?!x)a",
            r"(a)\1",
            r"\bword",
            "a^b",
            "(a$)b",
            "((ab)*c)*",
            "(ab){1000}",
            r"^\p{L}+$",
            &long,
            "(",
        ];
        for pattern in others {
            assert_eq!(Pieces::of(pattern), None, "{pattern}");
        }
    }
}
