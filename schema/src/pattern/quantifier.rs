//! Parses quantifiers.

use super::{
    error::{Kind, PatternError},
    parse::Parser,
    syntax::{Node, Repeat},
};

/// A minimum above this is dropped where each iteration may match the empty string: the same strings match without it.
/// A smaller minimum is kept, because the preferred match may depend on it.
const MAX_IDLE: u32 = 1000;

impl Parser {
    /// Parses the quantifier after a node, if there is one.
    pub(super) fn quantified(
        &mut self,
        node: Node,
        first_group: u32,
        start: usize,
    ) -> Result<Node, PatternError> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.count() {
                Some((length, min, max)) => {
                    if max.is_some_and(|max| max < min) {
                        return Err(self.error_here(Kind::ReversedCount));
                    }
                    self.at += length - 1;
                    (min, max)
                }
                None => return Ok(node),
            },
            _ => return Ok(node),
        };
        // An assertion in a group may be repeated, but a group has no node of its own.
        let is_in_group = self.characters[start] == '(' && !self.is_look(start);
        if matches!(node, Node::Assert(_) | Node::Look(..)) && !is_in_group {
            return Err(self.error_here(Kind::RepeatedAssertion));
        }
        self.at += 1;
        let is_greedy = !self.eat('?');
        let groups = (first_group, self.n_groups + 1);
        let forgets_nothing = groups.0 == groups.1;
        let (min, max) = if forgets_nothing && !node.can_consume() {
            // Matching the empty string several times is the same as once.
            (min.min(1), Some(max.map_or(1, |max| max.min(1))))
        } else if forgets_nothing && min > MAX_IDLE && node.is_optional() {
            (0, max)
        } else {
            (min, max)
        };
        Ok(match (min, max) {
            (1, Some(1)) => node,
            _ => Node::Repeat(Box::new(Repeat { node, min, max, is_greedy, groups })),
        })
    }

    /// Returns whether a look-around begins at an index.
    fn is_look(&self, start: usize) -> bool {
        let rest = &self.characters[start..];
        ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|opening| {
            rest.len() >= opening.len()
                && opening.chars().zip(rest).all(|(wanted, there)| wanted == *there)
        })
    }

    /// Parses `{2}`, `{2,}` or `{2,5}`, and returns its length and numbers. Numbers that are too large saturate.
    pub(super) fn count(&self) -> Option<(usize, u32, Option<u32>)> {
        let rest = &self.characters[self.at + 1..];
        let number = |from: usize| {
            let mut value: Option<u32> = None;
            let mut at = from;
            while let Some(digit) = rest.get(at).and_then(|digit| digit.to_digit(10)) {
                value = Some(value.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                at += 1;
            }
            (value, at)
        };
        let (min, at) = number(0);
        let min = min?;
        match rest.get(at)? {
            '}' => Some((at + 2, min, Some(min))),
            ',' => {
                let (max, at) = number(at + 1);
                (rest.get(at) == Some(&'}')).then_some((at + 2, min, max))
            }
            _ => None,
        }
    }
}
