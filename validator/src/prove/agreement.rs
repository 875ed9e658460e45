//! Strings of an object that should agree.

use regex_automata::{Anchored, Input, util::primitives::NonMaxUsize};

use super::{
    machine::Machine,
    plan::{ObjectPlan, Path, Piece},
};

/// More captures than this are left to the evaluator.
const MAX_SLOTS: usize = 32;

impl Machine<'_> {
    /// Returns `Some` if no two strings of an object disagree. `starts` are the places of the values of its properties.
    #[inline(never)]
    pub(super) fn agree(
        &mut self,
        bytes: &[u8],
        object: &ObjectPlan,
        starts: usize,
        is_seen: impl Fn(usize) -> bool,
    ) -> Option<()> {
        for agree in &object.agreements {
            let Some(from) = self.find(bytes, starts, &is_seen, &agree.from)? else { continue };
            let origin = bytes.get(from.0..from.1)?;
            let mut slots: [Option<NonMaxUsize>; MAX_SLOTS] = [None; MAX_SLOTS];
            let captures = self.plan.captures.get(agree.captures as usize)?;
            let cache = self.state.captures.get_mut(agree.captures as usize)?;
            let slots = slots.get_mut(..captures.get_nfa().group_info().slot_len())?;
            let input = Input::new(origin).anchored(Anchored::Yes);
            if captures.try_search_slots(cache, &input, slots).ok()?.is_none() {
                // A string that does not match expects nothing.
                continue;
            }
            for (path, expect) in &agree.fields {
                if let Some(field) = self.find(bytes, starts, &is_seen, path)? {
                    compare(bytes.get(field.0..field.1)?, expect, origin, slots)?;
                }
            }
        }
        Some(())
    }

    /// Returns the string at a path; `Some(None)` if there is none.
    fn find(
        &mut self,
        bytes: &[u8],
        starts: usize,
        is_seen: impl Fn(usize) -> bool,
        path: &Path,
    ) -> Option<Option<(usize, usize)>> {
        let property = path.property as usize;
        if !is_seen(property) {
            return Some(None);
        }
        let mut at = *self.state.starts.get(starts + property)?;
        for key in &path.rest {
            let Some(next) = self.member(bytes, at, key)? else { return Some(None) };
            at = next;
        }
        if *bytes.get(at)? != b'"' {
            return Some(None);
        }
        let (end, is_escaped) = self.string(bytes, at + 1)?;
        (!is_escaped).then_some(Some((at + 1, end)))
    }

    /// Returns where the value of a key begins in the object at a place that was read before.
    fn member(&mut self, bytes: &[u8], at: usize, wanted: &str) -> Option<Option<usize>> {
        if *bytes.get(at)? != b'{' {
            // Items of arrays are left to the evaluator.
            return (*bytes.get(at)? != b'[').then_some(None);
        }
        let mut at = self.space(bytes, at + 1);
        if *bytes.get(at)? == b'}' {
            return Some(None);
        }
        loop {
            let ((start, end), value) = self.key(bytes, at)?;
            if bytes.get(start..end)? == wanted.as_bytes() {
                return Some(Some(value));
            }
            at = self.skip(bytes, value, 1)?;
            at = self.space(bytes, at);
            match *bytes.get(at)? {
                b',' => at += 1,
                _ => return Some(None),
            }
        }
    }
}

/// Compares a string with what the captures of another one make.
fn compare(
    found: &[u8],
    expect: &[Piece],
    origin: &[u8],
    slots: &[Option<NonMaxUsize>],
) -> Option<()> {
    let mut rest = found;
    for piece in expect {
        let own = match piece {
            Piece::Literal(literal) => literal,
            Piece::Capture(group) => {
                let bound = |at: usize| slots.get(at).copied().flatten().map(NonMaxUsize::get);
                origin.get(bound(2 * group)?..bound(2 * group + 1)?)?
            }
        };
        rest = rest.strip_prefix(own)?;
    }
    rest.is_empty().then_some(())
}
