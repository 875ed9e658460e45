//! The backtracking matcher: for patterns with look-around or back references, and for captures.
//!
//! It follows the matching semantics of ECMA-262. Nothing recurses: alternatives and undo records are on a stack of
//! bounded size. Each instruction, character and frame is a step of the budget.

use regex_automata::util::pool::Pool;

use super::{
    Match,
    program::Program,
    run::{Exhausted, Frame, Run, UNSET, capture},
    syntax::Syntax,
};
use crate::budget::Budget;

/// Capacity for this many frames is kept between searches.
const KEPT_FRAMES: usize = 1 << 10;

/// A program with buffers for its runs.
pub(super) struct Backtracker {
    program: Program,
    memory: Pool<Memory, fn() -> Memory>,
}

impl Backtracker {
    pub(super) fn new(syntax: &Syntax) -> Self {
        Self { program: Program::new(syntax), memory: Pool::new(Memory::default) }
    }

    /// Returns whether the pattern matches anywhere.
    pub(super) fn is_match(&self, syntax: &Syntax, text: &str, budget: &mut Budget) -> Match {
        self.search(syntax, text, budget, |_, _| ()).0
    }

    /// Returns the byte ranges of the groups of the first match, the whole match first. `None` if there is no match
    /// within the budget.
    pub(super) fn captures(
        &self,
        syntax: &Syntax,
        text: &str,
        budget: &mut Budget,
    ) -> Option<Vec<Option<(usize, usize)>>> {
        let n_groups = syntax.n_groups as usize + 1;
        let (_, captures) = self.search(syntax, text, budget, |registers, whole| {
            let mut captures = vec![Some(whole)];
            captures.extend((1..n_groups).map(|group| capture(registers, group)));
            captures
        });
        captures
    }

    fn search<T>(
        &self,
        syntax: &Syntax,
        text: &str,
        budget: &mut Budget,
        found: impl FnOnce(&[usize], (usize, usize)) -> T,
    ) -> (Match, Option<T>) {
        let mut memory = self.memory.get();
        memory.registers.clear();
        memory.registers.resize(self.program.n_registers, UNSET);
        let Memory { registers, frames } = &mut *memory;
        let mut run = Run {
            program: &self.program,
            syntax,
            text,
            registers,
            frames,
            steps: 0,
            limit: budget.left(),
        };
        let mut start = 0;
        let outcome = loop {
            match run.from(start) {
                Ok(Some(end)) => break Ok(Some((start, end))),
                Err(Exhausted) => break Err(Exhausted),
                Ok(None) if self.program.is_anchored => break Ok(None),
                Ok(None) => match run.next(start) {
                    Some((_, after)) => start = after,
                    None => break Ok(None),
                },
            }
        };
        let steps = run.steps;
        frames.clear();
        frames.shrink_to(KEPT_FRAMES);
        match outcome {
            Ok(_) if !budget.spend(steps) => (Match::Undecided, None),
            Ok(Some(whole)) => (Match::Yes, Some(found(registers, whole))),
            Ok(None) => (Match::No, None),
            Err(Exhausted) => {
                // Steps are charged even if the stack was full first.
                budget.spend(steps);
                (Match::Undecided, None)
            }
        }
    }
}

#[derive(Default)]
struct Memory {
    registers: Vec<usize>,
    frames: Vec<Frame>,
}
