//! The identity of a finding across runs.
//!
//! A finding keeps its identity when lines move, when another finding is fixed, when messages are reworded and when the
//! schema gets a new version, so none of these is part of it. Two findings in one file have different identities, even
//! for the same mistake in two records, so equal ones are numbered in order.

use std::collections::HashMap;

use tablature_validator::Finding;

use crate::{Excerpted, fingerprint::Fingerprint, notice::Subject};

/// Maximum number of different findings of one file that are counted separately. Beyond it, findings are distinguished
/// by their number only, so that memory does not grow with a file.
const MAX_DISTINCT: usize = 1 << 20;

/// Assigns fingerprints to the findings of one file, in order.
#[derive(Debug, Default)]
pub struct Identities {
    /// Number of occurrences of each.
    met: HashMap<u128, u64>,
    beyond: u64,
}

impl Identities {
    /// Returns the fingerprint of the next finding. `record` is the text that it is about, if that may be part of a
    /// fingerprint.
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

/// Returns the fingerprint that equal findings share.
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

/// Returns the text of the value; for an object or array nothing, because it changes with everything in it. If the
/// record is not valid JSON, returns all of it, because nothing in it was checked.
fn value<'r>(record: Excerpted<'r>, finding: &Finding) -> Option<&'r [u8]> {
    if finding.keyword.is_empty() {
        return Some(record.bytes);
    }
    let offset = |byte: u64| usize::try_from(byte.checked_sub(record.origin.byte)?).ok();
    let span = finding.place.span()?;
    let text = record.bytes.get(offset(span.start)?..offset(span.end)?)?;
    (!matches!(text.first(), Some(b'{' | b'['))).then_some(text)
}
