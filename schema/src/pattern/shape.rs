//! Patterns that are simple enough for a loop over the string.

use std::sync::Arc;

use memchr::memmem;

use super::{
    class::Class,
    syntax::{Assertion, Node, Syntax},
};

/// Maximum length of a sequence; longer ones are left to the other matchers.
const MAX_NODES: usize = 256;

/// A pattern that is matched by a loop over the string.
#[derive(Debug)]
pub(super) enum Shape {
    /// The string contains this.
    Contains(Box<memmem::Finder<'static>>),
    /// The string ends with this.
    EndsWith(String),
    /// The string begins with the pieces, and ends with the last if `is_whole`.
    Pieces { pieces: Box<[Piece]>, is_whole: bool },
}

#[derive(Debug)]
pub(super) enum Piece {
    Literal(String),
    /// As many characters of the set as possible.
    Run {
        class: Arc<Class>,
        min: usize,
        max: usize,
    },
}

impl Shape {
    /// Returns the shape of a simple pattern, in which no choice depends on what follows.
    pub(super) fn new(syntax: &Syntax) -> Option<Self> {
        if syntax.root.is_optional() {
            return Some(Self::EndsWith(String::new()));
        }
        let mut nodes = Vec::new();
        flatten(&syntax.root, &mut nodes);
        let is_open = !matches!(nodes.first(), Some(Node::Assert(Assertion::Start)));
        if !is_open {
            nodes.remove(0);
        }
        let is_whole = matches!(nodes.last(), Some(Node::Assert(Assertion::End)));
        if is_whole {
            nodes.pop();
        }
        if nodes.len() > MAX_NODES {
            return None;
        }
        let mut pieces = Vec::new();
        for node in nodes {
            push_piece(node, syntax, &mut pieces)?;
        }
        if is_open {
            return match (pieces.pop(), pieces.is_empty()) {
                // It matches at any place.
                (None, _) => Some(Self::EndsWith(String::new())),
                (Some(Piece::Literal(text)), true) if is_whole => Some(Self::EndsWith(text)),
                (Some(Piece::Literal(text)), true) => {
                    let finder = memmem::Finder::new(text.as_bytes()).into_owned();
                    Some(Self::Contains(Box::new(finder)))
                }
                _ => None,
            };
        }
        are_plain(&pieces, is_whole)
            .then(|| Self::Pieces { pieces: pieces.into_boxed_slice(), is_whole })
    }

    /// Returns whether the string matches, and how many of its bytes were read.
    pub(super) fn is_match(&self, text: &str) -> (bool, usize) {
        match self {
            Self::Contains(finder) => (finder.find(text.as_bytes()).is_some(), text.len()),
            Self::EndsWith(end) => (text.ends_with(end.as_str()), end.len()),
            Self::Pieces { pieces, is_whole } => {
                let mut at = 0;
                for piece in pieces {
                    match piece.take(text, at) {
                        Ok(after) => at = after,
                        Err(seen) => return (false, seen),
                    }
                }
                (!is_whole || at == text.len(), at)
            }
        }
    }
}

impl Piece {
    /// Returns the position after the piece that begins here; as an error, the position up to which the string was
    /// read.
    #[inline]
    fn take(&self, text: &str, at: usize) -> Result<usize, usize> {
        let bytes = text.as_bytes();
        match self {
            Self::Literal(literal) => {
                let after = at + literal.len();
                if bytes[at..].starts_with(literal.as_bytes()) { Ok(after) } else { Err(at) }
            }
            Self::Run { class, min, max } => {
                let (mut after, mut n_taken) = (at, 0);
                while n_taken < *max
                    && let Some(&byte) = bytes.get(after)
                {
                    if byte.is_ascii() {
                        if class.ascii >> byte & 1 == 0 {
                            break;
                        }
                        after += 1;
                    } else {
                        match text[after..].chars().next() {
                            Some(character) if class.has(character) => {
                                after += character.len_utf8();
                            }
                            _ => break,
                        }
                    }
                    n_taken += 1;
                }
                if n_taken < *min { Err(after) } else { Ok(after) }
            }
        }
    }

    /// Returns whether no match of this piece begins with a character of the set.
    fn begins_apart_from(&self, set: &Class) -> bool {
        match self {
            Self::Literal(literal) => !literal.chars().next().is_some_and(|first| set.has(first)),
            Self::Run { class, .. } => class.is_apart_from(set),
        }
    }
}

/// Returns whether each repetition can be possessive: what follows it begins with none of its characters.
fn are_plain(pieces: &[Piece], is_whole: bool) -> bool {
    (0..pieces.len()).all(|index| {
        let Piece::Run { class, min, max } = &pieces[index] else {
            return true;
        };
        if min == max {
            return true;
        }
        let mut rest = pieces[index + 1..].iter();
        while let Some(next) = rest.next() {
            if !next.begins_apart_from(class) {
                // At an open end, it does not matter that this repetition takes what others could have.
                return !is_whole && is_idle(next) && rest.all(is_idle);
            }
            if !is_idle(next) {
                break;
            }
        }
        true
    })
}

/// Returns whether a piece can match the empty string.
fn is_idle(piece: &Piece) -> bool {
    matches!(piece, Piece::Run { min: 0, .. })
}

fn flatten<'n>(node: &'n Node, nodes: &mut Vec<&'n Node>) {
    match node {
        Node::Capture(_, node) => flatten(node, nodes),
        Node::Concat(parts) => parts.iter().for_each(|part| flatten(part, nodes)),
        Node::Empty => {}
        node => nodes.push(node),
    }
}

fn push_piece(node: &Node, syntax: &Syntax, pieces: &mut Vec<Piece>) -> Option<()> {
    match node {
        Node::Char(character) => {
            if let Some(Piece::Literal(literal)) = pieces.last_mut() {
                literal.push(*character);
            } else {
                pieces.push(Piece::Literal(character.to_string()));
            }
        }
        Node::Class(class) => {
            let class = Arc::clone(&syntax.classes[*class]);
            pieces.push(Piece::Run { class, min: 1, max: 1 });
        }
        Node::Repeat(repeat) => {
            let class = match &repeat.node {
                Node::Class(class) => Arc::clone(&syntax.classes[*class]),
                Node::Char(character) => Arc::new(Class::of(*character)),
                _ => return None,
            };
            pieces.push(Piece::Run {
                class,
                min: repeat.min as usize,
                max: repeat.max.map_or(usize::MAX, |max| max as usize),
            });
        }
        _ => return None,
    }
    Some(())
}
