//! Other subschemas of the same value: `allOf`, `anyOf`, `oneOf`, `not`, `if`.

use tablature_schema::ir::Applicator;

use super::{
    super::{
        emit::{Mode, put},
        graph::NodeId,
    },
    Both, Left, Reducer,
};

impl Reducer<'_> {
    pub(super) fn all_of(&mut self, both: Both, left: &mut Left) {
        let slot = Applicator::AllOf(0);
        let (w, r) = self.members(both, |slot| matches!(slot, Applicator::AllOf(_)));
        let (only_w, only_r) = self.unequal(&w, &r);
        let below = both.mode.below(&slot);
        if only_w.len() == only_r.len() {
            for (at_w, at_r) in only_w.into_iter().zip(only_r) {
                self.put_reduced(&slot, (w[at_w], r[at_r]), below, left);
            }
            return;
        }
        for at in only_w {
            self.put_whole(&slot, (Some(w[at]), None), below, left);
        }
        for at in only_r {
            self.put_whole(&slot, (None, Some(r[at])), below, left);
        }
    }

    /// Reduces at most one branch: a value that leaves its branch on the writer's side would otherwise have to be valid
    /// under a whole branch of the reader.
    pub(super) fn any_of(&mut self, both: Both, left: &mut Left) {
        let slot = Applicator::AnyOf(0);
        let (w, r) = self.members(both, |slot| matches!(slot, Applicator::AnyOf(_)));
        let (only_w, only_r) = self.unequal(&w, &r);
        if only_w.is_empty() && only_r.is_empty() {
            return;
        }
        let below = both.mode.below(&slot);
        let single = match (only_w.as_slice(), only_r.as_slice()) {
            ([w], [r]) => Some((*w, *r)),
            _ => None,
        };
        for (at, id) in w.iter().enumerate() {
            match single {
                Some((only_w, only_r)) if only_w == at => {
                    self.put_reduced(&slot, (*id, r[only_r]), below, left);
                }
                _ => self.put_whole(&slot, (Some(*id), None), below, left),
            }
        }
        for (at, id) in r.iter().enumerate() {
            if single.is_none_or(|(_, only_r)| only_r != at) {
                self.put_whole(&slot, (None, Some(*id)), below, left);
            }
        }
    }

    pub(super) fn one_of(&mut self, both: Both, left: &mut Left) {
        let slot = Applicator::OneOf(0);
        let (w, r) = self.members(both, |slot| matches!(slot, Applicator::OneOf(_)));
        let (only_w, only_r) = self.unequal(&w, &r);
        if only_w.is_empty() && only_r.is_empty() {
            return;
        }
        let plain = Mode { closes: false, in_place: true };
        for id in w {
            put(&mut left.writer, &slot, self.writer.schema(id, plain));
        }
        for id in r {
            put(&mut left.reader, &slot, self.reader.schema(id, plain));
        }
        if both.mode.closes {
            self.writer.narrow_alternatives(both.writer, both.mode, &mut left.writer);
        }
    }

    pub(super) fn negation(&mut self, both: Both, left: &mut Left) {
        self.put_unequal(&Applicator::Not, both, Mode { closes: false, in_place: true }, left);
    }

    pub(super) fn condition(&mut self, both: Both, left: &mut Left) {
        let (w, r) = self.nodes(both);
        let slots = [Applicator::If, Applicator::Then, Applicator::Else];
        let is_same = |slot| self.is_same(w.child(slot), r.child(slot));
        if slots.iter().all(is_same) {
            return;
        }
        let shares_question = is_same(&Applicator::If);
        for slot in &slots {
            let below = both.mode.below(slot);
            match (w.child(slot), r.child(slot)) {
                (Some(w), Some(r)) if shares_question && *slot != Applicator::If => {
                    self.put_reduced(slot, (w, r), below, left);
                }
                two => self.put_whole(slot, two, below, left),
            }
        }
    }

    /// Returns the members that only one side has, after pairing equal ones.
    fn unequal(&self, writer: &[NodeId], reader: &[NodeId]) -> (Vec<usize>, Vec<usize>) {
        let mut left: Vec<usize> = (0..reader.len()).collect();
        let mut only = Vec::new();
        for (at, w) in writer.iter().enumerate() {
            match left.iter().position(|r| self.is_equal(*w, reader[*r])) {
                Some(found) => {
                    left.remove(found);
                }
                None => only.push(at),
            }
        }
        (only, left)
    }

    fn members(
        &self,
        both: Both,
        is_member: impl Fn(&Applicator) -> bool,
    ) -> (Vec<NodeId>, Vec<NodeId>) {
        let (w, r) = self.nodes(both);
        let pick = |slot: &Applicator| is_member(slot).then_some(());
        (
            w.children_in(pick).map(|((), id)| id).collect(),
            r.children_in(pick).map(|((), id)| id).collect(),
        )
    }
}
