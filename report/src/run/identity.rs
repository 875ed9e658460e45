//! What a finding is, so that it is known again in a later run.
//!
//! Two things must hold. A finding keeps its identity when lines move, when another finding is mended,
//! when messages are reworded and when the schema gets another version: so none of these is part of
//! it. And two findings of one file are never the same, even if two records have the same fault: so
//! equal ones are numbered in the order in which they come.

use std::collections::HashMap;

use tablature_validator::Finding;

use crate::{Excerpted, fingerprint::Fingerprint, notice::Subject};

/// How many different findings of one file are told apart by what they are. From there on they are
/// told apart by their number alone, so that memory does not grow with a file.
const MAX_DISTINCT: usize = 1 << 20;

/// The findings of one file as they come.
#[derive(Debug, Default)]
pub struct Identities {
    /// How often each was met.
    met: HashMap<u128, u64>,
    beyond: u64,
}

impl Identities {
    /// The fingerprint of the next finding. `record` is the text that it is about, if that may be part
    /// of a fingerprint.
    pub fn next(
        &mut self,
        subject: &Subject,
        finding: &Finding,
        record: Option<Excerpted<'_>>,
    ) -> String {
        let base = base(subject, finding, record);
        let has_room = self.met.len() < MAX_DISTINCT;
        let number = match self.met.get_mut(&base.bits()) {
            Some(met) => {
                *met += 1;
                *met
            }
            None if has_room => {
                self.met.insert(base.bits(), 0);
                0
            }
            None => {
                self.beyond += 1;
                return base.with(b"beyond").with(&self.beyond.to_le_bytes()).text();
            }
        };
        base.with(&number.to_le_bytes()).text()
    }
}

/// What equal findings share.
fn base(subject: &Subject, finding: &Finding, record: Option<Excerpted<'_>>) -> Fingerprint {
    let schema = finding.schema.split('@').next().unwrap_or_default();
    Fingerprint::of("finding")
        .with(&subject.identity())
        .with(schema.as_bytes())
        .with(finding.code.as_bytes())
        .with(finding.keyword.as_bytes())
        .with(finding.pointer.as_bytes())
        .with(finding.field.as_deref().unwrap_or_default().as_bytes())
        .with(record.and_then(|record| value(record, finding)).unwrap_or_default())
}

/// The text of the value. That of an object or array changes with everything in it, and says nothing.
/// Of a text that is no JSON it is all there is: nothing in it was judged.
fn value<'r>(record: Excerpted<'r>, finding: &Finding) -> Option<&'r [u8]> {
    if finding.keyword.is_empty() {
        return Some(record.bytes);
    }
    let offset = |byte: u64| usize::try_from(byte.checked_sub(record.origin.byte)?).ok();
    let span = finding.place.span()?;
    let text = record.bytes.get(offset(span.start)?..offset(span.end)?)?;
    (!matches!(text.first(), Some(b'{' | b'['))).then_some(text)
}
