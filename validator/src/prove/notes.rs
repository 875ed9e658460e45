//! Hints that a machine notes on its way, so that payloads with common ones are read only once.

use tablature_schema::ir::SchemaId;

use super::plan::Id;

/// Payloads with more are left to the evaluator.
const MAX_NOTES: usize = 16;

/// The notes about one record.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(super) all: Vec<Note>,
    /// The steps from the outside to each note, the innermost first.
    steps: Vec<(usize, Step)>,
    /// Is `true` if something else was met that is a hint.
    pub(super) is_incomplete: bool,
}

/// A hint.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) what: What,
    /// The bytes of the value, or of the key in its quotes.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The kind of a hint.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// `null` for an absent field, by this subschema.
    Null(SchemaId),
    /// A key that is not declared.
    Unknown {
        /// The subschema that declares the fields of the object.
        owner: SchemaId,
        /// Where the object begins.
        object: usize,
        /// The plan of the object, and which of its properties were there: they are not what a key was meant to be.
        seen: Option<(Id, u64)>,
    },
}

impl What {
    /// Returns whether what is said of this one is said of another at the same place of a record, too. Where it is not
    /// known which properties were there, they do not matter.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null(own), Self::Null(other)) => own == other,
            (Self::Unknown { owner, seen, .. }, Self::Unknown { owner: other, seen: also, .. }) => {
                owner == other && also.is_some() && (seen.is_none() || seen == also)
            }
            _ => false,
        }
    }
}

/// A step from an array or object to a part of it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    /// The bytes of the key, without its quotes.
    Key(usize, usize),
    Item(usize),
}

impl Notes {
    pub(super) fn clear(&mut self) {
        if !self.all.is_empty() {
            self.all.clear();
            self.steps.clear();
        }
        self.is_incomplete = false;
    }

    /// Returns whether there is nothing to report.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty() && !self.is_incomplete
    }

    /// Returns whether there is one about a key that is not declared.
    pub(super) fn have_unknown(&self) -> bool {
        self.all.iter().any(|note| matches!(note.what, What::Unknown { .. }))
    }

    /// Returns the notes if they are all that there is to report.
    pub(crate) fn complete(&self) -> Option<&[Note]> {
        (!self.is_incomplete).then_some(&self.all)
    }

    /// Returns the steps to a note, the outermost first.
    pub(crate) fn steps_to(&self, index: usize) -> impl Iterator<Item = Step> + '_ {
        self.steps.iter().rev().filter(move |(note, _)| *note == index).map(|(_, step)| *step)
    }

    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Notes that something was met that is a hint, and that is not noted.
    pub(super) fn give_up(&mut self) {
        self.is_incomplete = true;
    }

    #[cold]
    pub(super) fn add(&mut self, what: What, start: usize, end: usize) {
        if self.all.len() < MAX_NOTES {
            self.all.push(Note { what, start, end });
        } else {
            self.is_incomplete = true;
        }
    }

    /// Adds the step to the notes from `first` on.
    #[cold]
    pub(super) fn step(&mut self, first: usize, step: Step) {
        self.steps.extend((first..self.all.len()).map(|note| (note, step)));
    }

    /// Removes the notes from `first` on, which are about a value that was judged before. One that is new has no steps,
    /// so that the notes are no longer complete.
    #[cold]
    pub(super) fn forget_repeated(&mut self, first: usize) {
        let (before, after) = self.all.split_at(first);
        let is_known = |note: &Note| before.iter().any(|own| own.start == note.start);
        self.is_incomplete |= !after.iter().all(is_known);
        self.all.truncate(first);
        self.steps.retain(|(note, _)| *note < first);
    }
}
