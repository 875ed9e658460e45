//! Arrays.

use super::{
    machine::{MAX_DEPTH, Machine},
    notes::Step,
    plan::{ArrayPlan, Id, NONE},
};

/// Longer arrays whose items must be unique are left to the evaluator.
const MAX_COMPARED: usize = 32;

impl Machine<'_> {
    /// Returns the place after an array.
    #[inline(never)]
    pub(super) fn array(
        &mut self,
        bytes: &[u8],
        start: usize,
        id: Id,
        depth: u32,
    ) -> Option<usize> {
        if depth >= self.max_depth.min(MAX_DEPTH) {
            return None;
        }
        if id == NONE {
            return self.items(bytes, start, |machine, at, _| machine.skip(bytes, at, depth + 1));
        }
        let plan = self.plan.arrays.get(id as usize)?;
        let mut count = 0;
        let end = self.items(bytes, start, |machine, at, index| {
            count = index + 1;
            match plan.prefix.get(index).copied().unwrap_or(plan.items) {
                NONE => machine.skip(bytes, at, depth + 1),
                item => machine.value(bytes, at, item, depth + 1),
            }
        })?;
        let is_counted = (plan.count.0..=plan.count.1).contains(&(count as u64));
        if !is_counted || (!plan.contains.is_empty() && !self.contains(bytes, start, plan, depth)) {
            return None;
        }
        if let Some(owner) = plan.unique
            && count > 1
            && !self.is_unique(bytes, start)
        {
            self.ask(bytes.get(start..end)?, &[owner])?;
        }
        Some(end)
    }

    #[inline(always)]
    fn items(
        &mut self,
        bytes: &[u8],
        start: usize,
        mut item: impl FnMut(&mut Self, usize, usize) -> Option<usize>,
    ) -> Option<usize> {
        let mut at = self.space(bytes, start + 1);
        if bytes.get(at) == Some(&b']') {
            return Some(at + 1);
        }
        for index in 0.. {
            let first_note = self.state.notes.len();
            at = item(self, at, index)?;
            if self.state.notes.len() > first_note {
                self.state.notes.step(first_note, Step::Item(index));
            }
            at = self.space(bytes, at);
            match *bytes.get(at)? {
                b',' => at = self.space(bytes, at + 1),
                b']' => return Some(at + 1),
                _ => return None,
            }
        }
        None
    }

    /// Returns whether enough items are proved under each `contains`. Those that are not may be valid all the same, so
    /// they are not counted.
    fn contains(&mut self, bytes: &[u8], start: usize, plan: &ArrayPlan, depth: u32) -> bool {
        plan.contains.iter().all(|(value, min)| {
            let mut found = 0;
            let others = self.state.others.len();
            let starts = self.state.starts.len();
            let n_notes = self.state.notes.len();
            let walked = self.items(bytes, start, |machine, at, _| {
                if found < *min && machine.value(bytes, at, *value, depth + 1).is_some() {
                    found += 1;
                }
                machine.state.others.truncate(others);
                machine.state.starts.truncate(starts);
                machine.skip(bytes, at, depth + 1)
            });
            if self.state.notes.len() > n_notes {
                self.state.notes.give_up();
            }
            walked.is_some() && found >= *min
        })
    }

    /// Returns whether all items are strings without escapes, and no two are the same.
    fn is_unique(&mut self, bytes: &[u8], start: usize) -> bool {
        let mut seen: [(usize, usize); MAX_COMPARED] = [(0, 0); MAX_COMPARED];
        let walked = self.items(bytes, start, |machine, at, index| {
            if *bytes.get(at)? != b'"' {
                return None;
            }
            let (end, is_escaped) = machine.string(bytes, at + 1)?;
            let own = bytes.get(at..end)?;
            let is_new =
                seen.get(..index)?.iter().all(|(start, end)| bytes.get(*start..*end) != Some(own));
            *seen.get_mut(index)? = (at, end);
            (!is_escaped && is_new).then_some(end + 1)
        });
        walked.is_some()
    }
}
