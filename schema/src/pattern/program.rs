//! [`Syntax`] → the instructions of the matcher that goes back.
//!
//! Their number grows with the text of the pattern only: counts are counted when the program runs. Within a
//! look-behind everything runs from right to left, as ECMA-262 has it.

use std::sync::Arc;

use super::{
    class::Class,
    syntax::{Assertion, Look, Node, Repeat, Syntax},
};

/// An index into the registers: the two ends of each group first, then what loops remember.
pub(super) type Register = u32;

/// Instructions, and how much memory they need.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) n_registers: usize,
    /// Is set where it can match at the start of the text only.
    pub(super) is_anchored: bool,
}

/// An address of an instruction.
pub(super) type Address = u32;

/// An instruction. Without more said, the next one follows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Op {
    /// Takes a character.
    One {
        set: Set,
        is_back: bool,
    },
    /// Takes characters, between the counts, as many or as few as can be.
    Run {
        set: Set,
        min: u32,
        max: u32,
        is_greedy: bool,
        is_back: bool,
    },
    Assert(Assertion),
    /// Takes what a group took.
    Refer {
        reference: usize,
        is_back: bool,
    },
    /// Goes on here, and later there.
    Split(Address),
    /// Goes on there, and later here.
    SplitAway(Address),
    Jump(Address),
    /// Remembers the place.
    Mark(Register),
    /// Fails where the place is still the remembered one; with a counter, only where it is beyond the least
    /// count.
    Progress {
        mark: Register,
        counter: Option<(Register, u32)>,
    },
    /// Forgets the registers from the first to before the second.
    Clear(Register, Register),
    Zero(Register),
    Increment(Register),
    /// Enters the next iteration (which follows), leaves the loop for `exit`, or tries both.
    Count {
        counter: Register,
        min: u32,
        max: u32,
        is_greedy: bool,
        exit: Address,
    },
    /// Begins a look-around; one that refuses goes on at `end` when it found nothing.
    Look {
        look: Look,
        end: Address,
    },
    LookEnd,
    Match,
}

/// Which characters an instruction takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Set {
    Char(char),
    Class(usize),
}

impl Set {
    #[inline]
    pub(super) fn has(self, classes: &[Arc<Class>], character: char) -> bool {
        match self {
            Self::Char(wanted) => wanted == character,
            Self::Class(class) => classes[class].has(character),
        }
    }
}

impl Program {
    pub(super) fn new(syntax: &Syntax) -> Self {
        let mut compiler = Compiler { ops: Vec::new(), n_registers: 2 * (syntax.n_groups + 1) };
        compiler.node(&syntax.root, false);
        compiler.ops.push(Op::Match);
        Self {
            ops: compiler.ops,
            n_registers: compiler.n_registers as usize,
            is_anchored: syntax.root.is_anchored(),
        }
    }
}

struct Compiler {
    ops: Vec<Op>,
    n_registers: u32,
}

impl Compiler {
    /// Returns the address of the next instruction. [`super::MAX_LENGTH`] keeps it small.
    fn here(&self) -> Address {
        u32::try_from(self.ops.len()).unwrap_or(u32::MAX)
    }

    fn register(&mut self) -> Register {
        self.n_registers += 1;
        self.n_registers - 1
    }

    /// Adds an instruction whose address to go to is not known yet.
    fn hole(&mut self) -> usize {
        self.ops.push(Op::Jump(0));
        self.ops.len() - 1
    }

    fn node(&mut self, node: &Node, is_back: bool) {
        match node {
            Node::Empty => {}
            Node::Char(_) | Node::Class(_) => {
                if let Some(set) = set(node) {
                    self.ops.push(Op::One { set, is_back });
                }
            }
            Node::Assert(assertion) => self.ops.push(Op::Assert(*assertion)),
            Node::Refer(reference) => {
                self.ops.push(Op::Refer { reference: *reference, is_back });
            }
            Node::Capture(group, node) => {
                let (first, last) = if is_back { (1, 0) } else { (0, 1) };
                self.ops.push(Op::Mark(2 * group + first));
                self.node(node, is_back);
                self.ops.push(Op::Mark(2 * group + last));
            }
            Node::Look(look, node) => {
                let start = self.hole();
                self.node(node, look.is_behind);
                self.ops.push(Op::LookEnd);
                self.ops[start] = Op::Look { look: *look, end: self.here() };
            }
            Node::Concat(nodes) if is_back => {
                nodes.iter().rev().for_each(|node| self.node(node, is_back));
            }
            Node::Concat(nodes) => nodes.iter().for_each(|node| self.node(node, is_back)),
            Node::Alternate(nodes) => self.alternatives(nodes, is_back),
            Node::Repeat(repeat) => self.repeat(repeat, is_back),
        }
    }

    fn alternatives(&mut self, nodes: &[Node], is_back: bool) {
        let mut ends = Vec::new();
        for (n, node) in nodes.iter().enumerate() {
            if n + 1 == nodes.len() {
                self.node(node, is_back);
                break;
            }
            let split = self.hole();
            self.node(node, is_back);
            ends.push(self.hole());
            self.ops[split] = Op::Split(self.here());
        }
        for end in ends {
            self.ops[end] = Op::Jump(self.here());
        }
    }

    fn repeat(&mut self, repeat: &Repeat, is_back: bool) {
        let Repeat { min, max, is_greedy, .. } = *repeat;
        if max == Some(0) {
            return;
        }
        if let Some(set) = set(&repeat.node) {
            let max = max.unwrap_or(u32::MAX);
            self.ops.push(Op::Run { set, min, max, is_greedy, is_back });
            return;
        }
        let can_be_empty = repeat.node.can_be_empty();
        match (min, max) {
            (0, None) => {
                let start = self.here();
                let split = self.hole();
                self.iteration(repeat, is_back, None);
                self.ops.push(Op::Jump(start));
                self.ops[split] = enter_or(is_greedy, self.here());
            }
            (0, Some(1)) => {
                let split = self.hole();
                self.iteration(repeat, is_back, None);
                self.ops[split] = enter_or(is_greedy, self.here());
            }
            (1, None) if !can_be_empty => {
                let start = self.here();
                self.iteration(repeat, is_back, None);
                self.ops.push(if is_greedy { Op::SplitAway(start) } else { Op::Split(start) });
            }
            _ => {
                let counter = self.register();
                self.ops.push(Op::Zero(counter));
                let start = self.hole();
                self.ops.push(Op::Increment(counter));
                self.iteration(repeat, is_back, Some((counter, min)));
                self.ops.push(Op::Jump(u32::try_from(start).unwrap_or(u32::MAX)));
                let (max, exit) = (max.unwrap_or(u32::MAX), self.here());
                self.ops[start] = Op::Count { counter, min, max, is_greedy, exit };
            }
        }
    }

    /// Compiles one pass through what is repeated.
    fn iteration(&mut self, repeat: &Repeat, is_back: bool, counter: Option<(Register, u32)>) {
        let mark = repeat.node.can_be_empty().then(|| self.register());
        if let Some(mark) = mark {
            self.ops.push(Op::Mark(mark));
        }
        let (first, after) = repeat.groups;
        if first < after {
            self.ops.push(Op::Clear(2 * first, 2 * after));
        }
        self.node(&repeat.node, is_back);
        if let Some(mark) = mark {
            self.ops.push(Op::Progress { mark, counter });
        }
    }
}

/// Returns the choice between going on here and at the exit, whichever is preferred.
fn enter_or(is_greedy: bool, exit: Address) -> Op {
    if is_greedy { Op::Split(exit) } else { Op::SplitAway(exit) }
}

fn set(node: &Node) -> Option<Set> {
    match node {
        Node::Char(character) => Some(Set::Char(*character)),
        Node::Class(class) => Some(Set::Class(*class)),
        _ => None,
    }
}
