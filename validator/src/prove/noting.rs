//! Notes hints while values are judged.

use tablature_schema::ir::SchemaId;

use super::{
    machine::Machine,
    notes::What,
    plan::{Id, ObjectPlan},
};

impl Machine<'_> {
    /// Judges a value again.
    pub(super) fn judge_again(
        &mut self,
        bytes: &[u8],
        at: usize,
        value: Id,
        depth: u32,
    ) -> Option<()> {
        let first = self.state.notes.len();
        self.value(bytes, at, value, depth)?;
        if self.state.notes.len() > first {
            self.state.notes.forget_repeated(first);
        }
        Some(())
    }

    /// Notes a key that is not declared.
    #[cold]
    pub(super) fn note_unknown(
        &mut self,
        owner: Option<SchemaId>,
        object: usize,
        key: (usize, usize),
    ) {
        let Some(owner) = owner else { return self.state.notes.give_up() };
        let what = What::Unknown { owner, object, seen: None };
        self.state.notes.add(what, key.0 - 1, key.1 + 1);
    }

    /// Completes the notes about the keys of an object that ends: what is near to an unknown key depends on the others, and
    /// what was decided since may know more fields.
    #[cold]
    pub(super) fn complete_notes(
        &mut self,
        start: usize,
        first: usize,
        plan: &ObjectPlan,
        words: &[u64],
    ) {
        let id = self.plan.objects.iter().position(|own| std::ptr::eq(own, plan));
        let id = id.and_then(|id| Id::try_from(id).ok());
        let seen = id.zip(words.first().copied()).filter(|_| words.len() == 1);
        self.is_telling |=
            words.iter().zip(&plan.telling).any(|(seen, telling)| seen & telling != 0);
        let notes = &mut self.state.notes;
        for note in &mut notes.all[first..] {
            if let What::Unknown { owner, object, seen: own } = &mut note.what
                && *object == start
            {
                *own = seen;
                notes.is_incomplete |= seen.is_none() || plan.others.owner != Some(*owner);
            }
        }
    }
}
