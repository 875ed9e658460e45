//! Takes documents that hold several records apart, for the files that records are split into.

use std::ops::Range;

use tablature_report::run::Tally;
use tablature_schema::json::Place;
use tablature_validator::Part;

/// The records of a document, and which of them have errors.
#[derive(Debug)]
pub(super) struct Apart {
    /// Offset of the document in the file.
    from: u64,
    /// Records by their bytes in the document, in their order.
    records: Vec<(Range<usize>, bool)>,
    /// The document has an error around its records.
    has_own_error: bool,
}

impl Apart {
    /// Takes a document apart that begins at an offset of the file. Errors that are not reported make a record invalid, too.
    pub(super) fn new(parts: Vec<Part>, from: u64, tally: &Tally) -> Self {
        let records = parts.into_iter().map(|part| {
            let has_error = tally.has_error(&part.unreported);
            (part.span, has_error)
        });
        Self { from, records: records.collect(), has_own_error: false }
    }

    /// Notes that there is an error at a place.
    pub(super) fn reject(&mut self, place: &Place) {
        let Place::Text { span, .. } = place else { return };
        let at = usize::try_from(span.start.saturating_sub(self.from)).unwrap_or(usize::MAX);
        let next = self.records.partition_point(|(record, _)| record.start <= at);
        match self.records[..next].last_mut().filter(|(record, _)| at < record.end) {
            Some((_, has_error)) => *has_error = true,
            None => self.has_own_error = true,
        }
    }

    /// Returns the records, each with whether it is valid; `None` if what is around them is not.
    pub(super) fn records(&self) -> Option<impl Iterator<Item = (Range<usize>, bool)>> {
        let records =
            || self.records.iter().map(|(record, has_error)| (record.clone(), !has_error));
        (!self.has_own_error).then(records)
    }
}
