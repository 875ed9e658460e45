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
    /// The last long record, by its place and length, and its hash.
    last: Option<(RecordKey, u128)>,
    /// Number of records that were hashed whole.
    #[cfg(test)]
    n_hashed: usize,
}

/// A record of a file: its number, the offset of its text, and its length. The texts of rows all have the offset 0.
type RecordKey = (Option<u64>, u64, usize);

/// Longer records are hashed once, and their hash stands for them: a record can have a thousand findings.
const MAX_RECORD: usize = 4096;

impl Identities {
    /// Returns the fingerprint of the next finding. `record` is the text that it is about, if that may be part of a
    /// fingerprint.
    pub fn next(
        &mut self,
        subject: &Subject,
        finding: &Finding,
        record: Option<Excerpted<'_>>,
    ) -> String {
        let base = self.base(subject, finding, record);
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

    /// Returns the fingerprint that equal findings share.
    fn base(
        &mut self,
        subject: &Subject,
        finding: &Finding,
        record: Option<Excerpted<'_>>,
    ) -> Fingerprint {
        let schema = finding.schema.split('@').next().unwrap_or_default();
        let base = Fingerprint::of("finding")
            .with(&subject.identity())
            .with(schema.as_bytes())
            .with(finding.code.as_bytes())
            .with(finding.keyword.as_bytes())
            .with(finding.pointer.as_bytes())
            .with(finding.field.as_deref().unwrap_or_default().as_bytes());
        match record {
            Some(record) if finding.keyword.is_empty() && record.bytes.len() > MAX_RECORD => {
                base.with(&self.hash(record).to_le_bytes())
            }
            _ => base.with(record.and_then(|record| value(record, finding)).unwrap_or_default()),
        }
    }

    /// Returns the hash of a record.
    fn hash(&mut self, record: Excerpted<'_>) -> u128 {
        let key = (record.origin.record, record.origin.byte, record.bytes.len());
        match self.last {
            Some((last, hash)) if last == key => hash,
            _ => {
                let hash = Fingerprint::of("record").with(record.bytes).bits();
                self.last = Some((key, hash));
                #[cfg(test)]
                {
                    self.n_hashed += 1;
                }
                hash
            }
        }
    }
}

/// Returns the text of the value; for an object or array nothing, because it changes with everything in it. If the
/// record is not valid JSON, returns all of it, because nothing in it was checked.
fn value<'r>(record: Excerpted<'r>, finding: &Finding) -> Option<&'r [u8]> {
    if finding.keyword.is_empty() {
        return Some(record.bytes);
    }
    let text = record.bytes.get(finding.place.span_in_record(record.origin.byte)?)?;
    (!matches!(text.first(), Some(b'{' | b'['))).then_some(text)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tablature_schema::json::Beside;
    use tablature_validator::{Origin, Position};

    use super::*;

    #[test]
    fn a_long_record_is_hashed_once() {
        let mut identities = Identities::default();
        let subject = Subject::file(Path::new("a.jsonl"));
        let text = "x".repeat(MAX_RECORD + 1);
        let mut fingerprints = Vec::new();
        for byte in [0, 10_000] {
            let origin = Origin::new(Some(1), Position { line: 1, column: 1 }, byte);
            let record = Excerpted { bytes: text.as_bytes(), origin, beside: Beside::default() };
            for _ in 0..100 {
                let finding = Finding::between_records("duplicate-key", String::new(), origin, 1);
                fingerprints.push(identities.next(&subject, &finding, Some(record)));
            }
        }
        assert_eq!(identities.n_hashed, 2);
        fingerprints.sort();
        fingerprints.dedup();
        assert_eq!(fingerprints.len(), 200);
    }

    #[test]
    fn a_long_record_counts_with_its_text() {
        let fingerprint = |text: &str| {
            let record = Excerpted {
                bytes: text.as_bytes(),
                origin: Origin::FILE,
                beside: Beside::default(),
            };
            let finding = Finding::between_records("invalid-json", String::new(), Origin::FILE, 1);
            let subject = Subject::file(Path::new("a.json"));
            Identities::default().next(&subject, &finding, Some(record))
        };
        let long = "x".repeat(MAX_RECORD);
        assert_ne!(fingerprint(&format!("{long}a")), fingerprint(&format!("{long}b")));
        assert_eq!(fingerprint(&format!("{long}a")), fingerprint(&format!("{long}a")));
    }
}
