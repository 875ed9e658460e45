//! The syntax tree of a pattern.

use std::sync::Arc;

use super::class::Class;

/// A parsed pattern.
#[derive(Debug)]
pub(super) struct Syntax {
    pub(super) root: Node,
    /// Classes, indexed by [`Node::Class`].
    pub(super) classes: Vec<Arc<Class>>,
    /// Back references, indexed by [`Node::Refer`]: the groups with the referenced name, of which one participates.
    pub(super) references: Vec<Vec<u32>>,
    /// The number of capture groups, without the whole match.
    pub(super) n_groups: u32,
    /// Is `true` if there is neither look-around nor a back reference.
    pub(super) is_regular: bool,
}

/// A node of the syntax tree.
#[derive(Debug)]
pub(super) enum Node {
    Empty,
    Char(char),
    Class(usize),
    Assert(Assertion),
    Capture(u32, Box<Node>),
    Look(Look, Box<Node>),
    Refer(usize),
    Repeat(Box<Repeat>),
    Concat(Vec<Node>),
    Alternate(Vec<Node>),
}

/// A zero-width assertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Assertion {
    Start,
    End,
    WordBoundary,
    NotWordBoundary,
}

/// The direction of a look-around, and whether it is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) is_behind: bool,
    pub(super) is_negative: bool,
}

/// A repetition.
#[derive(Debug)]
pub(super) struct Repeat {
    pub(super) node: Node,
    pub(super) min: u32,
    /// `None` if there is no maximum.
    pub(super) max: Option<u32>,
    pub(super) is_greedy: bool,
    /// The groups within, which each iteration resets: the first, and the one after the last.
    pub(super) groups: (u32, u32),
}

impl Syntax {
    /// Returns the number of ranges of all classes, each counted as often as it occurs.
    pub(super) fn n_ranges(&self) -> usize {
        self.root.sum_ranges(&self.classes)
    }
}

impl Node {
    fn sum_ranges(&self, classes: &[Arc<Class>]) -> usize {
        match self {
            Self::Char(_) => 1,
            Self::Class(class) => classes[*class].ranges.len(),
            Self::Empty | Self::Assert(_) | Self::Refer(_) => 0,
            Self::Capture(_, node) | Self::Look(_, node) => node.sum_ranges(classes),
            Self::Repeat(repeat) => repeat.node.sum_ranges(classes),
            Self::Concat(nodes) | Self::Alternate(nodes) => {
                nodes.iter().map(|node| node.sum_ranges(classes)).sum()
            }
        }
    }

    /// Returns whether it can match the empty string.
    pub(super) fn can_be_empty(&self) -> bool {
        match self {
            Self::Char(_) | Self::Class(_) => false,
            Self::Empty | Self::Assert(_) | Self::Look(..) | Self::Refer(_) => true,
            Self::Capture(_, node) => node.can_be_empty(),
            Self::Repeat(repeat) => repeat.min == 0 || repeat.node.can_be_empty(),
            Self::Concat(nodes) => nodes.iter().all(Self::can_be_empty),
            Self::Alternate(nodes) => nodes.iter().any(Self::can_be_empty),
        }
    }

    /// Returns whether it matches the empty string at any position.
    pub(super) fn is_optional(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Capture(_, node) => node.is_optional(),
            Self::Repeat(repeat) => repeat.min == 0 || repeat.node.is_optional(),
            Self::Concat(nodes) => nodes.iter().all(Self::is_optional),
            Self::Alternate(nodes) => nodes.iter().any(Self::is_optional),
            _ => false,
        }
    }

    /// Returns the characters that a string must begin with to match: those after a leading `^`.
    pub(super) fn prefix(&self) -> String {
        let Self::Concat(nodes) = self else { return String::new() };
        let Some((Self::Assert(Assertion::Start), rest)) = nodes.split_first() else {
            return String::new();
        };
        let characters = rest.iter().map_while(|node| match node {
            Self::Char(character) => Some(*character),
            _ => None,
        });
        characters.collect()
    }

    /// Returns whether it matches only at the start of a string.
    pub(super) fn is_anchored(&self) -> bool {
        match self {
            Self::Assert(Assertion::Start) => true,
            Self::Capture(_, node) => node.is_anchored(),
            Self::Repeat(repeat) => repeat.min > 0 && repeat.node.is_anchored(),
            Self::Concat(nodes) => nodes.first().is_some_and(Self::is_anchored),
            Self::Alternate(nodes) => nodes.iter().all(Self::is_anchored),
            _ => false,
        }
    }

    /// Returns whether it can consume a character.
    pub(super) fn can_consume(&self) -> bool {
        match self {
            Self::Char(_) | Self::Class(_) | Self::Refer(_) => true,
            Self::Empty | Self::Assert(_) | Self::Look(..) => false,
            Self::Capture(_, node) => node.can_consume(),
            Self::Repeat(repeat) => repeat.max != Some(0) && repeat.node.can_consume(),
            Self::Concat(nodes) | Self::Alternate(nodes) => nodes.iter().any(Self::can_consume),
        }
    }
}
