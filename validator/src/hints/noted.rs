//! Hints that were noted while a payload was proved: the same findings, without a document.

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

/// Returns the findings of the notes about the record at a place of a block; `None` if they are not all.
pub(crate) fn findings(
    subject: &Subject,
    (notes, plan, spelling): (&Notes, &Plan, Spelling),
    (block, start): (&[u8], usize),
    length: usize,
    origin: Origin,
) -> Option<Vec<Finding>> {
    let bytes = block.get(start..start + length)?;
    let places = Places::new(bytes, origin);
    let offset = start;
    let comparisons = Cell::new(MAX_COMPARISONS);
    let text = |start: usize, end: usize| std::str::from_utf8(block.get(start..end)?).ok();
    let all = notes.complete()?.iter().enumerate();
    let findings = all.map(|(index, Note { what, start, end })| {
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
        let span = start - offset..end - offset;
        Some(match what {
            What::Null(owner) => {
                let rule = Rule::Keyword(*owner, Keyword::NullMeansAbsent);
                let statement = null_for_absent::statement(last.unwrap_or("*"));
                let value = (!subject.is_masked).then(|| "null".to_owned());
                Finding { value, ..about(subject, &places, span, pointer, rule, statement) }
            }
            What::Unknown { owner, seen, .. } => {
                let name = text(start + 1, end - 1)?;
                let (object, seen) = (*seen)?;
                let is_present = |field: &str| plan.has_seen(object, seen, field);
                let node = &subject.ir[*owner];
                let absent = node.properties().map(|(declared, _)| {
                    let spelled = spelling.spell(&subject.ir, node, declared);
                    (!is_present(spelled)).then_some(spelled)
                });
                let help = nearest_field(subject, &comparisons, name, absent);
                let statement = unknown_field::statement(subject.show_key(name), help);
                let rule = Rule::Keyword(*owner, Keyword::Properties);
                let finding = about(subject, &places, span, pointer, rule, statement);
                Finding { field: Some(subject.show_key(name).to_owned()), ..finding }
            }
        })
    });
    findings.collect()
}
