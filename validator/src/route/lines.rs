//! Checks documents, and the lines of a block, each record by the schema that is for it.

use std::ops::Range;

use tablature_schema::json::{Origin, Position};

use super::{
    chosen::Chosen,
    router::{Part, Routed, Router},
    skim::{Skim, Start},
};
use crate::{
    checker::{Lines, Wanted, end_of_line, is_blank, without_return},
    finding::Report,
    prove::PAD,
    wall,
};

impl Router {
    /// Checks one document.
    pub fn check(&self, bytes: &[u8]) -> Routed {
        self.check_at(bytes, Origin::FILE)
    }

    /// Checks one document within a file. Records of a document that holds several are numbered.
    pub fn check_at(&self, bytes: &[u8], origin: Origin) -> Routed {
        self.check_wanted(bytes, origin, Wanted::All)
    }

    /// Checks one document within a file as [`check_at`](Self::check_at) does, and returns its records in their order, if it
    /// holds several, for callers that take it apart.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_validator::{Checker, Layout, Names, Options, Origin, Router};
    ///
    /// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
    /// let layout = Layout::new("/entities".parse()?, None, "".parse()?);
    /// let own = options.clone();
    /// let compile = move |_| {
    ///     Checker::from_slice("event.json", br#"{"type": "string"}"#, own.clone()).map_err(|error| error.to_string())
    /// };
    /// let router = Router::new(layout, Names::new([vec!["event"]]), options, Box::new(compile));
    /// let page = br#"{"entities": ["a", 2]}"#;
    /// let (routed, parts) = router.check_parts(page, Origin::FILE);
    /// assert_eq!(routed.report.findings().len(), 1);
    /// assert_eq!(page[parts.expect("it holds several")[0].span.clone()], *br#""a""#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check_parts(&self, bytes: &[u8], origin: Origin) -> (Routed, Option<Vec<Part>>) {
        let check = || self.read_parts(bytes, origin, Wanted::All);
        wall::guard(check).unwrap_or_else(|panic| (self.failed(origin, bytes.len(), &*panic), None))
    }

    fn check_wanted(&self, bytes: &[u8], origin: Origin, wanted: Wanted) -> Routed {
        let check =
            || self.skim(bytes, origin, wanted).unwrap_or_else(|| self.read(bytes, origin, wanted));
        wall::guard(check).unwrap_or_else(|panic| self.failed(origin, bytes.len(), &*panic))
    }

    /// Checks a document without parsing it. It is copied, because provers look beyond the end of what they read.
    fn skim(&self, bytes: &[u8], origin: Origin, wanted: Wanted) -> Option<Routed> {
        let mut copy = Vec::with_capacity(bytes.len() + PAD);
        copy.extend_from_slice(bytes);
        copy.resize(bytes.len() + PAD, 0);
        let mut skim = Skim::new(self, wanted, true);
        let end = skim.document(&copy, Start { at: 0, origin })?;
        (end == bytes.len()).then(|| Routed {
            report: skim.report(origin),
            records: skim.records,
            chosen: skim.chosen(),
        })
    }

    /// Checks each line of a block, as [`Checker::check_lines`](crate::Checker::check_lines) does: calls `report` with the
    /// bytes of each line that has findings, in order. The records that a line holds are counted, not the lines, and so are the
    /// schemas that are chosen for them.
    pub fn check_lines(
        &self,
        block: &[u8],
        origin: Origin,
        wanted: Wanted,
        chosen: &mut Chosen,
        mut report: impl FnMut(Range<usize>, &Report),
    ) -> Lines {
        let mut read = Lines::default();
        let mut skim = Skim::new(self, wanted, false);
        let mut at = 0;
        while at < block.len() {
            if block[at] == b'\n' {
                read.lines += 1;
                at += 1;
                continue;
            }
            let column = if read.lines == 0 { origin.position.column } else { 1 };
            let own = Origin::new(
                origin.record.map(|record| record + read.records),
                Position { line: origin.position.line + read.lines, column },
                origin.byte + at as u64,
            );
            let start = Start { at, origin: own };
            let is_end = |end: &usize| block.get(*end).is_none_or(|byte| *byte == b'\n');
            let skimmed = wall::guard(|| skim.document(block, start).filter(is_end));
            let skimmed = skimmed.unwrap_or_else(|_| {
                // Its provers are of no account any more. What went wrong comes again where it is reported.
                skim = Skim::new(self, wanted, false);
                None
            });
            read.lines += 1;
            let Some(end) = skimmed else {
                let end = end_of_line(block, at);
                at = self.line(block, at..end, own, wanted, (&mut read, chosen), &mut report);
                continue;
            };
            read.records += skim.records;
            skim.schemas.iter().for_each(|schema| chosen.count(*schema));
            if !skim.reports.is_empty() {
                let found = skim.report(own);
                report(without_return(block, at..end), &found);
            }
            at = end + 1;
        }
        read
    }

    /// Reads a line as a document; returns where the next one begins.
    fn line(
        &self,
        block: &[u8],
        line: Range<usize>,
        origin: Origin,
        wanted: Wanted,
        (read, chosen): (&mut Lines, &mut Chosen),
        report: &mut impl FnMut(Range<usize>, &Report),
    ) -> usize {
        let next = line.end + 1;
        if is_blank(&block[line.clone()]) {
            return next;
        }
        let line = without_return(block, line);
        let text = &block[line.clone()];
        let routed = wall::guard(|| self.read(text, origin, wanted));
        let Routed { report: found, records, chosen: own } =
            routed.unwrap_or_else(|panic| self.failed(origin, text.len(), &*panic));
        read.records += records;
        chosen.add(&own);
        if !found.findings().is_empty() {
            report(line, &found);
        }
        next
    }
}
