//! Runs a program over a string.

use super::{
    program::{Op, Program, Register, Set},
    syntax::{Assertion, Syntax},
};

/// Maximum number of frames of a run, 24 bytes each.
const MAX_FRAMES: usize = 1 << 20;

/// The value of a register that was not set.
pub(super) const UNSET: usize = usize::MAX;

/// Returns the bounds of a group that participated.
pub(super) fn capture(registers: &[usize], group: usize) -> Option<(usize, usize)> {
    match (registers[2 * group], registers[2 * group + 1]) {
        (UNSET, _) | (_, UNSET) => None,
        ends => Some(ends),
    }
}

/// A frame of the backtracking stack.
#[derive(Clone, Copy)]
pub(super) enum Frame {
    /// Continues at an instruction.
    Branch { op: u32, at: usize },
    /// Restores a register.
    Restore { register: Register, value: usize },
    /// Gives back a character of a greedy repetition, or takes one more in a lazy one, up to a number of times.
    Run { op: u32, left: u32, at: usize },
    /// Marks an open look-around.
    Look { op: u32, at: usize },
}

/// The budget or the stack is exhausted.
pub(super) struct Exhausted;

pub(super) struct Run<'r> {
    pub(super) program: &'r Program,
    pub(super) syntax: &'r Syntax,
    pub(super) text: &'r str,
    pub(super) registers: &'r mut Vec<usize>,
    pub(super) frames: &'r mut Vec<Frame>,
    pub(super) steps: u64,
    pub(super) limit: u64,
}

impl Run<'_> {
    /// Returns the end of the match that begins here.
    pub(super) fn from(&mut self, start: usize) -> Result<Option<usize>, Exhausted> {
        let mut next = Some((0, start));
        while let Some((op, at)) = next {
            self.step(1)?;
            if matches!(self.program.ops[op], Op::Match) {
                return Ok(Some(at));
            }
            next = match self.execute(op, at)? {
                Some(next) => Some(next),
                None => self.go_back()?,
            };
        }
        Ok(None)
    }

    #[inline]
    fn step(&mut self, steps: u64) -> Result<(), Exhausted> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > self.limit { Err(Exhausted) } else { Ok(()) }
    }

    #[inline]
    fn push(&mut self, frame: Frame) -> Result<(), Exhausted> {
        if self.frames.len() == MAX_FRAMES {
            return Err(Exhausted);
        }
        self.frames.push(frame);
        Ok(())
    }

    fn set(&mut self, register: Register, value: usize) -> Result<(), Exhausted> {
        let old = std::mem::replace(&mut self.registers[register as usize], value);
        if old == value {
            return Ok(());
        }
        self.push(Frame::Restore { register, value: old })
    }

    /// Returns the character after a position, and the position after it.
    #[inline]
    pub(super) fn next(&self, at: usize) -> Option<(char, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some((char::from(byte), at + 1));
        }
        let character = self.text[at..].chars().next()?;
        Some((character, at + character.len_utf8()))
    }

    /// Returns the character before a position, and the position before it.
    #[inline]
    fn previous(&self, at: usize) -> Option<(char, usize)> {
        let byte = *self.text.as_bytes().get(at.checked_sub(1)?)?;
        if byte.is_ascii() {
            return Some((char::from(byte), at - 1));
        }
        let character = self.text[..at].chars().next_back()?;
        Some((character, at - character.len_utf8()))
    }

    /// Returns the position after a character of the set, in the direction of the run.
    #[inline]
    fn take(&self, set: Set, is_back: bool, at: usize) -> Option<usize> {
        let (character, after) = if is_back { self.previous(at)? } else { self.next(at)? };
        set.has(&self.syntax.classes, character).then_some(after)
    }

    /// Executes an instruction; `None` where it fails.
    fn execute(&mut self, op: usize, at: usize) -> Result<Option<(usize, usize)>, Exhausted> {
        let here = |op: usize| u32::try_from(op).unwrap_or(u32::MAX);
        let next = op + 1;
        Ok(match self.program.ops[op] {
            Op::One { set, is_back } => self.take(set, is_back, at).map(|after| (next, after)),
            Op::Run { set, min, max, is_greedy, is_back } => {
                let wanted = if is_greedy { max } else { min };
                let (n_taken, after) = self.take_many(set, is_back, wanted, at)?;
                if n_taken < min {
                    return Ok(None);
                }
                let left = if is_greedy { n_taken - min } else { max - min };
                if left > 0 {
                    self.push(Frame::Run { op: here(op), left, at: after })?;
                }
                Some((next, after))
            }
            Op::Assert(assertion) => self.holds(assertion, at).then_some((next, at)),
            Op::Refer { reference, is_back } => {
                self.take_again(reference, is_back, at)?.map(|after| (next, after))
            }
            Op::Split(later) => {
                self.push(Frame::Branch { op: later, at })?;
                Some((next, at))
            }
            Op::SplitAway(first) => {
                self.push(Frame::Branch { op: here(next), at })?;
                Some((first as usize, at))
            }
            Op::Jump(target) => Some((target as usize, at)),
            Op::Mark(register) => {
                self.set(register, at)?;
                Some((next, at))
            }
            Op::Progress { mark, counter } => {
                let is_optional = counter
                    .is_none_or(|(counter, min)| self.registers[counter as usize] > min as usize);
                let is_stuck = is_optional && self.registers[mark as usize] == at;
                (!is_stuck).then_some((next, at))
            }
            Op::Clear(first, after) => {
                self.step((after - first).into())?;
                for register in first..after {
                    self.set(register, UNSET)?;
                }
                Some((next, at))
            }
            Op::Zero(register) => {
                self.set(register, 0)?;
                Some((next, at))
            }
            Op::Increment(register) => {
                let count = self.registers[register as usize];
                self.set(register, count.saturating_add(1))?;
                Some((next, at))
            }
            Op::Count { counter, min, max, is_greedy, exit } => {
                let count = self.registers[counter as usize];
                if count < min as usize {
                    Some((next, at))
                } else if max != u32::MAX && count >= max as usize {
                    Some((exit as usize, at))
                } else if is_greedy {
                    self.push(Frame::Branch { op: exit, at })?;
                    Some((next, at))
                } else {
                    self.push(Frame::Branch { op: here(next), at })?;
                    Some((exit as usize, at))
                }
            }
            Op::Look { .. } => {
                self.push(Frame::Look { op: here(op), at })?;
                Some((next, at))
            }
            Op::LookEnd => self.end_look(next)?,
            Op::Match => Some((op, at)),
        })
    }

    /// Takes up to a number of characters; returns how many, and the position after them.
    fn take_many(
        &mut self,
        set: Set,
        is_back: bool,
        wanted: u32,
        mut at: usize,
    ) -> Result<(u32, usize), Exhausted> {
        let mut n_taken = 0;
        while n_taken < wanted
            && let Some(after) = self.take(set, is_back, at)
        {
            at = after;
            n_taken += 1;
        }
        self.step(n_taken.into())?;
        Ok((n_taken, at))
    }

    /// Takes the text of the referenced group; nothing if the group did not participate.
    fn take_again(
        &mut self,
        reference: usize,
        is_back: bool,
        at: usize,
    ) -> Result<Option<usize>, Exhausted> {
        let groups = &self.syntax.references[reference];
        let Some((start, end)) =
            groups.iter().find_map(|group| capture(self.registers, *group as usize))
        else {
            return self.step(groups.len() as u64).map(|()| Some(at));
        };
        self.step((groups.len() + end - start) as u64)?;
        let (text, wanted) = (self.text.as_bytes(), &self.text.as_bytes()[start..end]);
        Ok(if is_back {
            text[..at].ends_with(wanted).then(|| at - wanted.len())
        } else {
            text[at..].starts_with(wanted).then(|| at + wanted.len())
        })
    }

    fn holds(&self, assertion: Assertion, at: usize) -> bool {
        let text = self.text.as_bytes();
        let is_word = |at: Option<usize>| {
            at.and_then(|at| text.get(at))
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        };
        let is_boundary = || is_word(at.checked_sub(1)) != is_word(Some(at));
        match assertion {
            Assertion::Start => at == 0,
            Assertion::End => at == text.len(),
            Assertion::WordBoundary => is_boundary(),
            Assertion::NotWordBoundary => !is_boundary(),
        }
    }

    /// Ends a look-around that succeeded: its alternatives are dropped.
    fn end_look(&mut self, next: usize) -> Result<Option<(usize, usize)>, Exhausted> {
        let is_look = |frame: &Frame| matches!(frame, Frame::Look { .. });
        let start = self.frames.iter().rposition(is_look).unwrap_or(0);
        self.step((self.frames.len() - start) as u64)?;
        let Some(Frame::Look { op, at }) = self.frames.get(start).copied() else {
            return Ok(None);
        };
        if self.is_negative(op) {
            for frame in self.frames.drain(start..).rev() {
                if let Frame::Restore { register, value } = frame {
                    self.registers[register as usize] = value;
                }
            }
            return Ok(None);
        }
        // Its captures are kept, and undone when the matcher backtracks past this point.
        let mut kept = start;
        for index in start + 1..self.frames.len() {
            if matches!(self.frames[index], Frame::Restore { .. }) {
                self.frames[kept] = self.frames[index];
                kept += 1;
            }
        }
        self.frames.truncate(kept);
        Ok(Some((next, at)))
    }

    fn is_negative(&self, op: u32) -> bool {
        matches!(self.program.ops[op as usize], Op::Look { look, .. } if look.is_negative)
    }

    /// Backtracks to the last alternative.
    fn go_back(&mut self) -> Result<Option<(usize, usize)>, Exhausted> {
        while let Some(frame) = self.frames.pop() {
            self.step(1)?;
            match frame {
                Frame::Branch { op, at } => return Ok(Some((op as usize, at))),
                Frame::Restore { register, value } => self.registers[register as usize] = value,
                Frame::Run { op, left, at } => {
                    if let Some(after) = self.step_of_run(op, at) {
                        if left > 1 {
                            let left = if left == u32::MAX { left } else { left - 1 };
                            self.frames.push(Frame::Run { op, left, at: after });
                        }
                        return Ok(Some((op as usize + 1, after)));
                    }
                }
                Frame::Look { op, at } => {
                    if let Op::Look { look, end } = self.program.ops[op as usize]
                        && look.is_negative
                    {
                        return Ok(Some((end as usize, at)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Takes one character less of a greedy repetition, or one more of a lazy one.
    fn step_of_run(&self, op: u32, at: usize) -> Option<usize> {
        match self.program.ops[op as usize] {
            Op::Run { is_greedy: true, is_back: true, .. } => self.next(at).map(|(_, after)| after),
            Op::Run { is_greedy: true, .. } => self.previous(at).map(|(_, before)| before),
            Op::Run { set, is_back, .. } => self.take(set, is_back, at),
            _ => None,
        }
    }
}
