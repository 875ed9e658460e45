//! Hints that were noted while a payload was proved: the same findings, without a document.
//!
//! The same hints come again and again in the records of an export, so what is said of them is kept.

use std::cell::Cell;

use tablature_schema::{
    ir::Keyword,
    json::{Origin, Places, pointer::push_segment},
};

use super::{null_for_absent, unknown_field};
use crate::{
    context::{MAX_COMPARISONS, Rule, Subject, about},
    explain::nearest_field,
    finding::Finding,
    prove::{Note, Notes, Plan, Step, What},
    spelling::Spelling,
};

/// Findings that were made lately.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    all: Vec<(What, Vec<KeptStep>, Finding)>,
    next: usize,
}

/// A step to a note that was met lately.
#[derive(Debug)]
enum KeptStep {
    Key(Box<[u8]>),
    Item(usize),
}

/// The number of findings that are kept.
const MAX_KEPT: usize = 32;

/// The record that notes are about.
#[derive(Clone, Copy)]
pub(crate) struct Record<'b> {
    /// The bytes that the places in notes count from.
    pub(crate) block: &'b [u8],
    pub(crate) start: usize,
    pub(crate) length: usize,
    pub(crate) origin: Origin,
}

/// Returns the findings of the notes about a record; `None` if they are not all.
pub(crate) fn findings(
    subject: &Subject,
    (notes, kept, plan, spelling): (&Notes, &mut Kept, &Plan, Spelling),
    record: Record<'_>,
) -> Option<Vec<Finding>> {
    let Record { block, start, length, origin } = record;
    let bytes = block.get(start..start + length)?;
    let places = Places::new(bytes, origin);
    let comparisons = Cell::new(MAX_COMPARISONS);
    let place = |note: &Note| {
        let span = note.start - start..note.end - start;
        places.place_within_line(&span).unwrap_or_else(|| places.place(&span))
    };
    let all = notes.complete()?.iter().enumerate();
    let findings = all.map(|(index, note)| {
        let place = place(note);
        if let Some(known) = kept.find(notes, index, note, block) {
            return Some(Finding { place, record: origin.record, ..known.clone() });
        }
        let new =
            finding(subject, (notes, index), (plan, spelling), block, (&comparisons, &places))?;
        kept.keep(notes, index, note, block, &new);
        Some(Finding { place, ..new })
    });
    findings.collect()
}

fn finding(
    subject: &Subject,
    (notes, index): (&Notes, usize),
    (plan, spelling): (&Plan, Spelling),
    block: &[u8],
    (comparisons, places): (&Cell<usize>, &Places<'_>),
) -> Option<Finding> {
    let Note { what, start, end } = notes.complete()?.get(index)?;
    let text = |start: usize, end: usize| std::str::from_utf8(block.get(start..end)?).ok();
    let mut pointer = String::new();
    let mut last = None;
    for step in notes.steps_to(index) {
        match step {
            Step::Key(start, end) => {
                let key = subject.show_key(text(start, end)?);
                push_segment(&mut pointer, key);
                last = Some(key);
            }
            Step::Item(index) => {
                push_segment(&mut pointer, &index.to_string());
                last = None;
            }
        }
    }
    // The place is not known here.
    let nowhere = 0..0;
    Some(match what {
        What::Null(owner) => {
            let rule = Rule::Keyword(*owner, Keyword::NullMeansAbsent);
            let statement = null_for_absent::statement(last.unwrap_or("*"));
            let value = (!subject.is_masked).then(|| "null".to_owned());
            Finding { value, ..about(subject, places, nowhere, pointer, rule, statement) }
        }
        What::Unknown { owner, seen, .. } => {
            let name = text(start + 1, end - 1)?;
            let (object, seen) = (*seen)?;
            let node = &subject.ir[*owner];
            let absent = node.properties().map(|(declared, _)| {
                let spelled = spelling.spell(&subject.ir, node, declared);
                (!plan.has_seen(object, seen, spelled)).then_some(spelled)
            });
            let help = nearest_field(subject, comparisons, name, absent);
            let statement = unknown_field::statement(subject.show_key(name), help);
            let rule = Rule::Keyword(*owner, Keyword::Properties);
            let finding = about(subject, places, nowhere, pointer, rule, statement);
            Finding { field: Some(subject.show_key(name).to_owned()), ..finding }
        }
    })
}

impl Kept {
    fn find(&self, notes: &Notes, index: usize, note: &Note, block: &[u8]) -> Option<&Finding> {
        let is_same = |(what, steps, _): &&(What, Vec<KeptStep>, Finding)| {
            let mut own = steps.iter();
            what.is_like(&note.what)
                && notes.steps_to(index).all(|step| own.next().is_some_and(|it| it.is(step, block)))
                && own.next().is_none()
        };
        self.all.iter().find(is_same).map(|(_, _, finding)| finding)
    }

    #[cold]
    fn keep(&mut self, notes: &Notes, index: usize, note: &Note, block: &[u8], made: &Finding) {
        let steps = notes.steps_to(index).map(|step| match step {
            Step::Key(start, end) => KeptStep::Key(block[start..end].into()),
            Step::Item(index) => KeptStep::Item(index),
        });
        let entry = (note.what.clone(), steps.collect(), made.clone());
        if self.all.len() < MAX_KEPT {
            self.all.push(entry);
        } else {
            self.all[self.next] = entry;
        }
        self.next = (self.next + 1) % MAX_KEPT;
    }
}

impl KeptStep {
    fn is(&self, step: Step, block: &[u8]) -> bool {
        match (self, step) {
            (Self::Key(key), Step::Key(start, end)) => block.get(start..end) == Some(&**key),
            (Self::Item(own), Step::Item(index)) => *own == index,
            _ => false,
        }
    }
}
