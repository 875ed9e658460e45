//! Simple patterns without an engine: sequences of literals, classes and groups, each with a count.
//!
//! Matching follows all possibilities at once, so time never explodes; but it may grow with the square of the
//! length of the text, so texts beyond a limit are left to the engine.

/// A part of a pattern.
#[derive(Debug, Clone, Copy)]
pub enum Piece {
    /// This text.
    Literal(&'static str),
    /// From so many to so many characters of a class: ranges, both ends included.
    Repeat(&'static [(char, char)], u32, u32),
    /// One of these sequences, from so many to so many times.
    Group(&'static [&'static [Piece]], u32, u32),
}

/// The characters of a text that a pattern other than one class says anything about.
const LONG: usize = 1_000;

impl Piece {
    /// No upper limit.
    pub const ANY: u32 = u32::MAX;
}

/// One of several sequences of pieces.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    alternatives: &'static [&'static [Piece]],
    is_open_at_start: bool,
    is_open_at_end: bool,
}

impl Pattern {
    /// Anchored at both ends.
    pub const fn new(alternatives: &'static [&'static [Piece]]) -> Self {
        Self { alternatives, is_open_at_start: false, is_open_at_end: false }
    }

    /// May begin anywhere in the text.
    #[must_use]
    pub const fn open_start(self) -> Self {
        Self { is_open_at_start: true, ..self }
    }

    /// May end anywhere in the text.
    #[must_use]
    pub const fn open_end(self) -> Self {
        Self { is_open_at_end: true, ..self }
    }

    /// Whether the text matches; `None` if it is too long to say.
    pub fn matches(&self, text: &str) -> Option<bool> {
        // By far the most patterns are one class from end to end.
        if let ([[Piece::Repeat(ranges, min, max)]], false, false) =
            (self.alternatives, self.is_open_at_start, self.is_open_at_end)
        {
            let mut count = 0usize;
            let is_of_class = text.chars().all(|character| {
                count += 1;
                contains(ranges, character)
            });
            return Some(is_of_class && count >= *min as usize && within(count, *max));
        }
        let text: Vec<char> = text.chars().take(LONG + 1).collect();
        if text.len() > LONG {
            return None;
        }
        let mut starts = vec![self.is_open_at_start; text.len() + 1];
        starts[0] = true;
        let ends = either(self.alternatives, &text, &starts);
        Some(if self.is_open_at_end { ends.contains(&true) } else { ends[text.len()] })
    }
}

/// Where sequences can end that begin at one of the `starts`. A place is the number of characters before it.
fn either(alternatives: &[&[Piece]], text: &[char], starts: &[bool]) -> Vec<bool> {
    let mut all = vec![false; starts.len()];
    for pieces in alternatives {
        let ends = pieces.iter().fold(starts.to_vec(), |starts, piece| step(piece, text, &starts));
        unite(&mut all, &ends);
    }
    all
}

fn step(piece: &Piece, text: &[char], starts: &[bool]) -> Vec<bool> {
    match piece {
        Piece::Literal(literal) => {
            let literal: Vec<char> = literal.chars().collect();
            let mut ends = vec![false; starts.len()];
            for start in places(starts) {
                if text[start..].starts_with(&literal) {
                    ends[start + literal.len()] = true;
                }
            }
            ends
        }
        Piece::Repeat(ranges, min, max) => repeat(ranges, *min as usize, *max, text, starts),
        Piece::Group(alternatives, min, max) => {
            let mut at = starts.to_vec();
            for _ in 0..*min {
                let next = either(alternatives, text, &at);
                if next == at {
                    break;
                }
                at = next;
            }
            let mut all = at.clone();
            // Each turn adds a place, or is the last; so there are no more turns than places.
            for _ in *min..*max {
                at = either(alternatives, text, &at);
                if !unite(&mut all, &at) {
                    break;
                }
            }
            all
        }
    }
}

/// The places after `min` to `max` characters of a class: those at most `max` and at least `min` behind a start
/// from which all characters are of the class.
fn repeat(
    ranges: &[(char, char)],
    min: usize,
    max: u32,
    text: &[char],
    starts: &[bool],
) -> Vec<bool> {
    let mut ends = vec![false; starts.len()];
    // The starts from which the current place can be reached, the earliest first.
    let mut waiting = std::collections::VecDeque::new();
    for place in 0..starts.len() {
        if place > 0 && !contains(ranges, text[place - 1]) {
            waiting.clear();
        }
        if starts[place] {
            waiting.push_back(place);
        }
        while waiting.front().is_some_and(|start| !within(place - start, max)) {
            waiting.pop_front();
        }
        ends[place] = waiting.front().is_some_and(|start| place - start >= min);
    }
    ends
}

fn within(count: usize, max: u32) -> bool {
    max == Piece::ANY || count <= max as usize
}

fn contains(ranges: &[(char, char)], character: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

fn places(set: &[bool]) -> impl Iterator<Item = usize> {
    set.iter().enumerate().filter_map(|(place, is_in)| is_in.then_some(place))
}

/// Says whether anything was added.
fn unite(all: &mut [bool], more: &[bool]) -> bool {
    let mut is_new = false;
    for (all, more) in all.iter_mut().zip(more) {
        is_new |= *more && !*all;
        *all |= more;
    }
    is_new
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tablature_validator::reading;

    use super::{Pattern, Piece};

    const LOWER: Piece = Piece::Repeat(&[('a', 'b')], 1, Piece::ANY);
    const SOME: Piece = Piece::Repeat(&[('a', 'b'), ('é', 'é')], 1, 3);
    const TWO: Piece = Piece::Repeat(&[('b', 'b')], 2, 2);

    /// The same patterns as ECMA 262 writes them, and as codegen does.
    const PATTERNS: &[(&str, Pattern)] = &[
        ("^[a-b]+$", Pattern::new(&[&[LOWER]])),
        ("^[abé]{1,3}$", Pattern::new(&[&[SOME]])),
        ("^[abé]{1,3}b{2}$", Pattern::new(&[&[SOME, TWO]])),
        ("[abé]{1,3}b{2}", Pattern::new(&[&[SOME, TWO]]).open_start().open_end()),
        ("^a:", Pattern::new(&[&[Piece::Literal("a:")]]).open_end()),
        ("b:é$", Pattern::new(&[&[Piece::Literal("b:é")]]).open_start()),
        (
            "^(a|ab)(b:)?é*$",
            Pattern::new(&[&[
                Piece::Group(&[&[Piece::Literal("a")], &[Piece::Literal("ab")]], 1, 1),
                Piece::Group(&[&[Piece::Literal("b:")]], 0, 1),
                Piece::Repeat(&[('é', 'é')], 0, Piece::ANY),
            ]]),
        ),
        (
            "^[ab]+(:[ab]+)*$",
            Pattern::new(&[&[
                LOWER,
                Piece::Group(&[&[Piece::Literal(":"), LOWER]], 0, Piece::ANY),
            ]]),
        ),
        (
            "^(?:a*b?){2,3}$",
            Pattern::new(&[&[Piece::Group(
                &[&[
                    Piece::Repeat(&[('a', 'a')], 0, Piece::ANY),
                    Piece::Repeat(&[('b', 'b')], 0, 1),
                ]],
                2,
                3,
            )]]),
        ),
        (
            "^(?:a|b:)$|^é$",
            Pattern::new(&[
                &[Piece::Literal("a")],
                &[Piece::Literal("b:")],
                &[Piece::Literal("é")],
            ]),
        ),
    ];

    proptest! {
        #[test]
        fn pieces_match_what_the_engine_matches(text in "[abé:]{0,9}\n?") {
            for (pattern, pieces) in PATTERNS {
                let expected = Some(reading::matches(pattern, &text));
                prop_assert_eq!(pieces.matches(&text), expected, "{}", pattern);
            }
        }
    }

    #[test]
    fn no_text_takes_long() {
        static NESTED: Pattern = Pattern::new(&[&[Piece::Group(&[&[SOME, LOWER]], 0, Piece::ANY)]]);
        let long = "a".repeat(999) + "!";
        assert_eq!(NESTED.matches(&long), Some(false));
        let hostile = "a".repeat(1_000_000) + "!";
        assert_eq!(NESTED.matches(&hostile), None);
        for (pattern, pieces) in PATTERNS {
            assert_ne!(pieces.matches(&hostile), Some(true), "{pattern}");
        }
    }
}
