//! The matcher that goes back: for patterns that look around or refer back, and for what a pattern captures.
//!
//! It does what ECMA-262 says its matchers do. Nothing recurses: what is to be tried later, and what is to be
//! undone then, stands on a stack of bounded size; each instruction, each character and each frame is a step of
//! the budget.

use regex_automata::util::pool::Pool;

use super::{
    Match,
    program::Program,
    run::{Exhausted, Frame, Run, UNSET, capture},
    syntax::Syntax,
};
use crate::budget::Budget;

/// Room for this many frames is kept from one search to the next.
const KEPT_FRAMES: usize = 1 << 10;

/// A program with the memory of its runs.
pub(super) struct Backtracker {
    program: Program,
    memory: Pool<Memory, fn() -> Memory>,
}

impl Backtracker {
    pub(super) fn new(syntax: &Syntax) -> Self {
        Self { program: Program::new(syntax), memory: Pool::new(Memory::default) }
    }

    /// Returns whether the pattern matches somewhere.
    pub(super) fn is_match(&self, syntax: &Syntax, text: &str, budget: &mut Budget) -> Match {
        self.search(syntax, text, budget, |_, _| ()).0
    }

    /// Returns what the groups of the first match took, as byte ranges: the whole match first. `None` where
    /// there is no match, or none was found within the budget.
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
                // Also where the stack was full before the budget was spent: the steps were made.
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
