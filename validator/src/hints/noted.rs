//! Hints that were noted while a payload was proved: the same findings, without a document.
//!
//! Hints come again and again in the records of an export, so their findings are kept.

use std::{borrow::Cow, cell::Cell};

use tablature_schema::{
    ir::Keyword,
    json::{Origin, Places},
};

use super::{null_for_absent, unknown_field};
use crate::{
    context::{Rule, Statement, Subject, about, comparisons, field},
    explain::{Message, nearest_field},
    finding::{Finding, Report, Severity},
    prove::{Note, Notes, Plan, Step, What},
    shorten::{self, MAX_KEY, shorten},
    spelling::Spelling,
};

/// Findings that were made lately. They are lent for one record at a time, with its places.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    all: Vec<Entry>,
    next: usize,
}

/// A finding that was made lately.
#[derive(Debug)]
struct Entry {
    what: What,
    steps: Vec<KeptStep>,
    /// `None` while it is lent.
    finding: Option<Finding>,
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

/// Calls `report` with the findings of the notes about a record; returns `None` if they are not all.
pub(crate) fn report<T>(
    subject: &Subject,
    (notes, kept, plan, spelling): (&Notes, &mut Kept, &Plan, Spelling),
    record: Record<'_>,
    report: impl FnOnce(&Report) -> T,
) -> Option<T> {
    let Record { block, start, length, origin } = record;
    let bytes = block.get(start..start + length)?;
    let places = Places::new(bytes, origin);
    let comparisons = comparisons(length);
    let mut lent: Vec<(Finding, Option<usize>)> = Vec::with_capacity(notes.complete()?.len());
    for (index, note) in notes.complete()?.iter().enumerate() {
        let span = note.start - start..note.end - start;
        let place = places.place_within_line(&span).unwrap_or_else(|| places.place(&span));
        let known = kept.find(notes, index, note, block);
        let made = known.and_then(|entry| Some((kept.all[entry].finding.take()?, Some(entry))));
        let (mut finding, entry) = if let Some(made) = made {
            made
        } else {
            let (plan, about) = ((plan, spelling), (&comparisons, &places));
            let new = finding(subject, (notes, index), plan, block, about)?;
            let what = generalise(subject, spelling, &note.what, &new);
            (new, known.is_none().then(|| kept.add((notes, index), what, block)))
        };
        finding.place = place;
        finding.record = origin.record;
        lent.push((finding, entry));
    }
    lent.sort_by(|(left, _), (right, _)| left.cmp_place(right));
    let (findings, entries): (Vec<Finding>, Vec<Option<usize>>) = lent.into_iter().unzip();
    let made = Report::of_sorted(findings);
    let answer = report(&made);
    for (finding, entry) in made.into_findings().into_iter().zip(entries) {
        if let Some(entry) = entry {
            kept.all[entry].finding = Some(finding);
        }
    }
    Some(answer)
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
    let mut segments: Vec<Cow<'_, str>> = Vec::new();
    let mut last = None;
    for step in notes.steps_to(index) {
        match step {
            Step::Key(start, end) => {
                let key = subject.show_key(text(start, end)?);
                segments.push(Cow::Borrowed(key));
                last = Some(key);
            }
            Step::Item(index) => {
                segments.push(Cow::Owned(index.to_string()));
                last = None;
            }
        }
    }
    let pointer = shorten::pointer(segments.into_iter());
    // The place is not known here.
    let nowhere = 0..0;
    Some(match what {
        What::Null(owner) => {
            let rule = Rule::Keyword(*owner, Keyword::NullMeansAbsent);
            let words = null_for_absent::words(&shorten(last.unwrap_or("*"), MAX_KEY));
            let statement = statement(null_for_absent::CODE, words);
            let value = (!subject.is_masked).then(|| "null".to_owned());
            Finding { value, ..about(subject, places, nowhere, pointer, rule, statement) }
        }
        What::Unknown { owner, seen, .. } => {
            let name = text(start + 1, end - 1)?;
            let (object, seen) = (*seen)?;
            let node = &subject.ir[*owner];
            let fields = subject.fields(*owner, spelling);
            let is_absent = |place: usize| {
                let spelled = spelling.spell(&subject.ir, node, &fields.declared[place]);
                !plan.has_seen(object, seen, spelled)
            };
            let help = nearest_field(subject, comparisons, name, &fields, is_absent);
            let shown = shorten(subject.show_key(name), MAX_KEY);
            let statement = statement(unknown_field::CODE, unknown_field::words(&shown, help));
            let rule = Rule::Keyword(*owner, Keyword::Properties);
            let finding = about(subject, places, nowhere, pointer, rule, statement);
            Finding { field: Some(field(subject.show_key(name))), ..finding }
        }
    })
}

fn statement((severity, code): (Severity, &str), words: Message) -> Statement {
    Statement { code: code.to_owned(), severity, message: words.text, help: words.help }
}

/// Forgets which properties were there, where that does not matter: if no declared field is near to an unknown one, none of
/// those that are absent is.
fn generalise(subject: &Subject, spelling: Spelling, what: &What, made: &Finding) -> What {
    let mut what = what.clone();
    if let (What::Unknown { owner, seen, .. }, Some(name)) = (&mut what, &made.field) {
        let fields = subject.fields(*owner, spelling);
        if fields.candidates.nearest(name, |_| true, &Cell::new(usize::MAX)).is_none() {
            *seen = None;
        }
    }
    what
}

impl Kept {
    fn find(&self, notes: &Notes, index: usize, note: &Note, block: &[u8]) -> Option<usize> {
        self.all.iter().position(|Entry { what, steps, .. }| {
            let mut own = steps.iter();
            what.is_like(&note.what)
                && notes.steps_to(index).all(|step| own.next().is_some_and(|it| it.is(step, block)))
                && own.next().is_none()
        })
    }

    /// Adds an entry whose finding is lent, and returns its index.
    #[cold]
    fn add(&mut self, (notes, index): (&Notes, usize), what: What, block: &[u8]) -> usize {
        let steps = notes.steps_to(index).map(|step| match step {
            Step::Key(start, end) => KeptStep::Key(block[start..end].into()),
            Step::Item(index) => KeptStep::Item(index),
        });
        let entry = Entry { what, steps: steps.collect(), finding: None };
        // One that is lent comes back to its place.
        let is_lent = |place: &usize| self.all.get(*place).is_some_and(|it| it.finding.is_none());
        let places = (0..MAX_KEPT).map(|step| (self.next + step) % MAX_KEPT);
        let place = places.filter(|place| *place <= self.all.len()).find(|it| !is_lent(it));
        let place = place.unwrap_or(self.next);
        self.next = (place + 1) % MAX_KEPT;
        if self.all.len() <= place {
            self.all.push(entry);
        } else {
            self.all[place] = entry;
        }
        place
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
