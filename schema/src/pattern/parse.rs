//! Parses patterns into [`Syntax`], by the grammar of ECMA-262 with the flag `u`.
//!
//! It is one pass without backtracking. Groups recurse, limited by [`MAX_NESTING`]. Unambiguous parts of Annex B are
//! accepted too, because real schemas use them: any character that is neither a letter nor a digit may be escaped, `]`,
//! `{` and `}` are literals where they close or count nothing, and in a class `-` beside an escape for a set is a
//! literal.

use std::{collections::HashMap, sync::Arc};

use super::{
    MAX_LENGTH, MAX_NESTING, MAX_RANGES,
    class::{Class, ClassBuilder, Named},
    error::{Kind, PatternError},
    names::Names,
    property::Property,
    syntax::{Assertion, Look, Node, Syntax},
};

/// Parses a pattern.
pub(super) fn parse(text: &str) -> Result<Syntax, PatternError> {
    if text.len() > MAX_LENGTH {
        return Err(PatternError::new(Kind::TooLong, 0));
    }
    let mut parser = Parser {
        characters: text.chars().collect(),
        at: 0,
        n_ranges: 0,
        classes: Vec::new(),
        class_by_text: HashMap::new(),
        properties: HashMap::new(),
        references: Vec::new(),
        n_groups: 0,
        names: Names::default(),
        looks_around: false,
    };
    let root = parser.alternatives(0)?;
    if parser.at < parser.characters.len() {
        return Err(parser.error_here(Kind::UnopenedGroup));
    }
    parser.finish(root)
}

pub(super) struct Parser {
    pub(super) characters: Vec<char>,
    pub(super) at: usize,
    n_ranges: usize,
    classes: Vec<Arc<Class>>,
    /// Classes with the same text are stored once.
    class_by_text: HashMap<String, usize>,
    pub(super) properties: HashMap<String, Property>,
    references: Vec<(usize, Target)>,
    pub(super) n_groups: u32,
    names: Names,
    looks_around: bool,
}

/// The target of a back reference.
pub(super) enum Target {
    Number(u32),
    Name(String),
}

impl Parser {
    pub(super) fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    pub(super) fn eat(&mut self, character: char) -> bool {
        let is_there = self.peek() == Some(character);
        self.at += usize::from(is_there);
        is_there
    }

    fn eat_all(&mut self, characters: &str) -> bool {
        let rest = &self.characters[self.at..];
        let mut n_eaten = 0;
        for character in characters.chars() {
            if rest.get(n_eaten) != Some(&character) {
                return false;
            }
            n_eaten += 1;
        }
        self.at += n_eaten;
        true
    }

    pub(super) fn error_here(&self, kind: Kind) -> PatternError {
        PatternError::new(kind, self.at)
    }

    fn finish(self, root: Node) -> Result<Syntax, PatternError> {
        let is_regular = !self.looks_around && self.references.is_empty();
        let mut references = Vec::with_capacity(self.references.len());
        for (at, target) in self.references {
            let groups = match &target {
                Target::Number(number) if *number <= self.n_groups => vec![*number],
                Target::Number(number) => {
                    return Err(PatternError::new(Kind::NoSuchGroup(number.to_string()), at));
                }
                Target::Name(name) => match self.names.groups(name) {
                    [] => return Err(PatternError::new(Kind::NoSuchGroup(name.clone()), at)),
                    groups => groups.to_vec(),
                },
            };
            references.push(groups);
        }
        let classes = self.classes;
        Ok(Syntax { root, classes, references, n_groups: self.n_groups, is_regular })
    }

    /// Parses `a|b|c`, up to a `)` or the end.
    fn alternatives(&mut self, depth: usize) -> Result<Node, PatternError> {
        let mut alternatives = Vec::new();
        let mut scope = self.names.open();
        loop {
            alternatives.push(self.sequence(depth)?);
            self.names.next_alternative(&mut scope);
            if !self.eat('|') {
                break;
            }
        }
        self.names.close(scope);
        Ok(match alternatives.len() {
            1 => alternatives.swap_remove(0),
            _ => Node::Alternate(alternatives),
        })
    }

    fn sequence(&mut self, depth: usize) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        while let Some(character) = self.peek()
            && !matches!(character, '|' | ')')
        {
            let first_group = self.n_groups + 1;
            let start = self.at;
            let node = self.atom(character, depth)?;
            let node = self.quantified(node, first_group, start)?;
            if !matches!(node, Node::Empty) {
                nodes.push(node);
            }
        }
        Ok(match nodes.len() {
            0 => Node::Empty,
            1 => nodes.swap_remove(0),
            _ => Node::Concat(nodes),
        })
    }

    fn atom(&mut self, character: char, depth: usize) -> Result<Node, PatternError> {
        match character {
            '(' => return self.group(depth),
            '[' => return self.class(),
            '\\' => return self.escape(),
            '*' | '+' | '?' => return Err(self.error_here(Kind::NothingToRepeat)),
            '{' if self.count().is_some() => return Err(self.error_here(Kind::NothingToRepeat)),
            _ => {}
        }
        self.at += 1;
        Ok(match character {
            '^' => Node::Assert(Assertion::Start),
            '$' => Node::Assert(Assertion::End),
            '.' => self.named(Named::Dot, false)?,
            _ => Node::Char(character),
        })
    }

    fn group(&mut self, depth: usize) -> Result<Node, PatternError> {
        let start = self.at;
        if depth == MAX_NESTING {
            return Err(self.error_here(Kind::TooDeep));
        }
        let look = |is_behind, is_negative| Some(Look { is_behind, is_negative });
        let (look, captures) = if self.eat_all("(?:") {
            (None, false)
        } else if self.eat_all("(?=") {
            (look(false, false), false)
        } else if self.eat_all("(?!") {
            (look(false, true), false)
        } else if self.eat_all("(?<=") {
            (look(true, false), false)
        } else if self.eat_all("(?<!") {
            (look(true, true), false)
        } else if self.eat_all("(?<") {
            let name = self.group_name()?;
            if !self.names.declare(&name, self.n_groups + 1) {
                return Err(PatternError::new(Kind::RepeatedName(name), start));
            }
            (None, true)
        } else if self.eat_all("(?") {
            return Err(PatternError::new(Kind::UnknownGroup, start));
        } else {
            self.at += 1;
            (None, true)
        };
        let number = self.n_groups + 1;
        self.n_groups += u32::from(captures);
        self.looks_around |= look.is_some();
        let node = self.alternatives(depth + 1)?;
        if !self.eat(')') {
            return Err(PatternError::new(Kind::UnclosedGroup, start));
        }
        Ok(match look {
            Some(look) => Node::Look(look, Box::new(node)),
            None if captures => Node::Capture(number, Box::new(node)),
            None => node,
        })
    }

    pub(super) fn refer(&mut self, at: usize, target: Target) -> Node {
        self.references.push((at, target));
        Node::Refer(self.references.len() - 1)
    }

    pub(super) fn named(&mut self, named: Named, is_negated: bool) -> Result<Node, PatternError> {
        let key = format!("{named:?}{is_negated}");
        self.intern(key, |_| {
            let mut builder = ClassBuilder::default();
            builder.add_named(named, false);
            Ok((builder, is_negated))
        })
    }

    /// Returns the class for this key, and builds it if it is new.
    pub(super) fn intern(
        &mut self,
        key: String,
        build: impl FnOnce(&mut Self) -> Result<(ClassBuilder, bool), PatternError>,
    ) -> Result<Node, PatternError> {
        if let Some(class) = self.class_by_text.get(&key) {
            return Ok(Node::Class(*class));
        }
        let (builder, is_negated) = build(self)?;
        self.n_ranges += builder.len();
        self.check_ranges(0)?;
        self.classes.push(Arc::new(builder.build(is_negated)));
        self.class_by_text.insert(key, self.classes.len() - 1);
        Ok(Node::Class(self.classes.len() - 1))
    }

    /// Checks that this many more ranges are within the limit.
    pub(super) fn check_ranges(&self, n_more: usize) -> Result<(), PatternError> {
        if self.n_ranges + n_more > MAX_RANGES {
            return Err(self.error_here(Kind::TooManyRanges));
        }
        Ok(())
    }
}
