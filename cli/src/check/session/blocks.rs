//! Checks lines by blocks, in several threads.

use tablature_input::Reader;
use tablature_report::Excerpted;
use tablature_schema::json::{Beside, Position};
use tablature_validator::{Origin, Wanted};

use super::{
    super::{
        bulk::{Bulk, Extent, Faulty, Feed, Found, Text},
        judging::Judge,
        split::Checked,
    },
    BLOCK, Broken, Next, Session, go_on,
};

impl Session<'_, '_> {
    /// Checks what is left of an input by blocks, in several threads.
    pub(super) fn blocks(&mut self, reader: Reader, judge: Judge) -> Result<Next, Broken> {
        let naming = judge.clone();
        let (blocks, lines, _) = reader.into_blocks(BLOCK);
        // A line may hold several records.
        let records = self.records();
        let mut read = Extent { lines, records };
        let mut bulk = self.bulk(Feed::Blocks(blocks), judge);
        // Where in the text records are that have errors, or were not checked.
        let mut invalid = Vec::new();
        // Records of the block that were counted.
        let mut counted = 0;
        while let Some(found) = bulk.next() {
            go_on()?;
            self.reporter.progress.draw(self.reporter.tally.summary().records);
            match found {
                Found::Nothing | Found::Rows(_) => {}
                Found::Batch(mut batch) => {
                    for (record, text) in batch.records() {
                        let number = record.origin.record.unwrap_or(counted);
                        self.reporter.tally.count_records(number - counted);
                        counted = number;
                        let byte = record.origin.byte;
                        let is_checked = record.findings.is_some();
                        self.has_error = false;
                        if self.faulty(record, text, read)? == Next::End {
                            return Ok(Next::End);
                        }
                        self.look_at(text);
                        if self.has_error && self.split.is_wanted() {
                            let checked = if is_checked { Checked::Invalid } else { Checked::No };
                            invalid.push((byte, checked));
                        }
                    }
                }
                Found::End(block, chosen, text) => {
                    if let Some(Text { lines, byte }) = text {
                        let places = invalid.drain(..);
                        let places = places
                            .map(|(at, checked): (u64, _)| (at.saturating_sub(byte), checked));
                        self.split(|split| split.lines(&lines, places))?;
                    }
                    self.reporter.tally.count_records(block.records - counted);
                    counted = 0;
                    self.count_chosen(naming.named(&chosen));
                    read.lines += block.lines;
                    read.records += block.records;
                }
                Found::Failed(error) => return self.broken(&error),
            }
        }
        Ok(Next::Input)
    }

    /// Begins to check in several threads.
    pub(super) fn bulk(&self, feed: Feed, judge: Judge) -> Bulk {
        let only_errors = self.reporter.tally.needs_errors_only();
        let wanted = if only_errors { Wanted::Errors } else { Wanted::All };
        Bulk::new(feed, judge, wanted, self.split.is_wanted(), self.settings.jobs.get())
    }

    /// Reports what was found in a record of a block, with what was read before the block.
    pub(super) fn faulty(
        &mut self,
        record: Faulty,
        text: &[u8],
        read: Extent,
    ) -> Result<Next, Broken> {
        let Faulty { origin, findings, .. } = record;
        let line = origin.position.line + read.lines;
        let number = origin.record.map(|number| number + read.records);
        let origin = Origin::new(number, Position { line, ..origin.position }, origin.byte);
        let Some((findings, unreported)) = findings else {
            let finding = self.too_long(origin);
            return self.finding(finding, None);
        };
        let excerpt = Excerpted { bytes: text, origin, beside: Beside::default() };
        let findings =
            findings.into_iter().map(|finding| finding.moved_down(read.lines, read.records));
        self.findings(findings, &unreported, Some(excerpt))
    }
}
