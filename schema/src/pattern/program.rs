//! Compiles [`Syntax`] into the instructions of the backtracking matcher.
//!
//! The number of instructions depends on the length of the pattern only: repetitions are counted at run time. A
//! look-behind runs from right to left, as in ECMA-262.

use std::sync::Arc;

use super::{
    class::Class,
    syntax::{Assertion, Look, Node, Repeat, Syntax},
};

/// An index into the registers: first the bounds of each group, then the registers of loops.
pub(super) type Register = u32;

/// Instructions, and the number of registers that they need.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) n_registers: usize,
    /// Is `true` if it can match only at the start of the string.
    pub(super) is_anchored: bool,
}

/// The address of an instruction.
pub(super) type Address = u32;

/// An instruction. Unless stated otherwise, the next one follows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Op {
    /// Takes a character.
    One {
        set: Set,
        is_back: bool,
    },
    /// Takes a number of characters within the counts, greedily or lazily.
    Run {
        set: Set,
        min: u32,
        max: u32,
        is_greedy: bool,
        is_back: bool,
    },
    Assert(Assertion),
    /// Takes the text of a group.
    Refer {
        reference: usize,
        is_back: bool,
    },
    /// Continues with the next instruction, and backtracks to the target.
    Split(Address),
    /// Continues at the target, and backtracks to the next instruction.
    SplitAway(Address),
    Jump(Address),
    /// Stores the position.
    Mark(Register),
    /// Fails if the position is still the stored one; with a counter, only beyond the minimum.
    Progress {
        mark: Register,
        counter: Option<(Register, u32)>,
    },
    /// Resets the registers from the first up to the second.
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
    /// Begins a look-around; a negative one continues at `end` if it found nothing.
    Look {
        look: Look,
        end: Address,
    },
    LookEnd,
    Match,
}

/// The characters that an instruction takes.
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

    /// Adds an instruction whose target is not known yet.
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

    /// Compiles one iteration of a repetition.
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

/// Returns the branch between the next instruction and the exit, by preference.
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
