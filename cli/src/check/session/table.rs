//! Checks the rows of a table.

use std::{collections::HashSet, sync::Arc};

use tablature_input::{Batch, Header, Plan, RowText, Rows, Table};
use tablature_report::{Excerpted, Reason};
use tablature_schema::json::Beside;
use tablature_validator::Origin;

use super::{
    super::{
        bulk::{Faulty, Feed, Found},
        sheet::{self, Sheet, Sheets},
    },
    Broken, Choice, Next, Session, go_on,
};

impl Session<'_, '_> {
    /// Checks a table: the first rows one by one, as long as it is not known by what, and then all by batches.
    pub(super) fn table(
        &mut self,
        name: &str,
        mut table: Table,
        mut choice: Choice,
    ) -> Result<Next, Broken> {
        if let Some(why) = self.split.table(table.format(), table.delimiter(), table.head()) {
            self.reporter.failure(Reason::Input, &why)?;
            return Ok(Next::Input);
        }
        if let Some(odd) = table.odd_name() {
            let odd = if self.schemas.options().mask { "a value".to_owned() } else { odd };
            self.reporter.warning(&format!(
                "{name}: the first row names the columns, and has {odd}; if it is data, name the columns with `--columns NAME,…`"
            ));
        }
        let header = table.header();
        let untyped = sheet::untyped(&header);
        let next = self.first_rows(name, &mut table, &mut choice, &untyped);
        self.row = None;
        let first = match next? {
            First::Rows(batch, row) => Some((batch, row)),
            First::End => {
                if self.records() == 0 {
                    self.reporter.note(&format!("{name}: the file contains no records"));
                }
                return Ok(Next::Input);
            }
            First::Done(next) => return Ok(next),
        };
        self.all_rows(table, &header, first, &choice)
    }

    /// Checks rows until one shows what all are checked by.
    fn first_rows(
        &mut self,
        name: &str,
        table: &mut Table,
        choice: &mut Choice,
        untyped: &Arc<Plan>,
    ) -> Result<First, Broken> {
        let mut rows = Rows::new(self.settings.max_record_bytes);
        loop {
            let batch = match table.next_batch() {
                Ok(Some(batch)) => batch,
                Ok(None) => return Ok(First::End),
                Err(error) => return self.broken(&error).map(First::Done),
            };
            for at in 0..batch.n_rows() {
                go_on()?;
                if choice.judge().is_some() {
                    return Ok(First::Rows(batch, at));
                }
                rows.clear();
                batch.write_row(at, untyped, &mut rows);
                let (row, text) = &rows.rows()[0];
                self.has_error = false;
                self.row = Some((*row, Arc::clone(untyped)));
                let next = if let RowText::Record(range) = text {
                    let bytes = &rows.text()[range.clone()];
                    self.decide(name, choice, excerpted(bytes, row.number))?
                } else {
                    self.reporter.tally.count_records(1);
                    let finding = sheet::fault(text, self.settings.max_record_bytes);
                    let bytes = batch.bytes(at).unwrap_or_default().trim_ascii_end();
                    let excerpt = excerpted(bytes, row.number);
                    Some(self.finding(finding, Some(excerpt).filter(|it| !it.bytes.is_empty()))?)
                };
                match next {
                    // It has decided, and is made anew by what its schema wants.
                    None => return Ok(First::Rows(batch, at)),
                    Some(Next::Record) => {
                        let written = sheet::written(&batch, at, text, rows.text());
                        self.split_row(written, !self.has_error)?;
                    }
                    Some(next) => return Ok(First::Done(next)),
                }
            }
        }
    }

    fn all_rows(
        &mut self,
        table: Table,
        header: &Header,
        first: Option<(Batch, usize)>,
        choice: &Choice,
    ) -> Result<Next, Broken> {
        let Some(judge) = choice.judge() else { unreachable!("a row has decided") };
        if self.split.is_wanted() && judge.has_records_within() {
            let name = self.reporter.tally.name();
            let note =
                format!("{name}: rows are split whole, each with all the records that it holds");
            self.reporter.note(&note);
        }
        let sheet = Sheet::new(header, &judge, self.settings.max_record_bytes);
        let sheets = Sheets::new(table, first, sheet);
        let naming = judge.clone();
        // Numbers of rows with errors that were not written yet.
        let mut invalid = HashSet::new();
        let mut bulk = self.bulk(Feed::Table(Box::new(sheets)), judge);
        let next = loop {
            let Some(found) = bulk.next() else { break Next::Input };
            go_on()?;
            self.reporter.progress.draw(self.reporter.tally.summary().records);
            match found {
                Found::Nothing => {}
                Found::Batch(mut batch) => {
                    for (row, text) in batch.records() {
                        let number = row.origin.record;
                        self.has_error = false;
                        if self.row(row, text)? == Next::End {
                            return Ok(Next::End);
                        }
                        self.look_at(text);
                        if self.has_error && self.split.is_wanted() {
                            invalid.extend(number);
                        }
                    }
                }
                Found::Rows(kept) => {
                    for (number, bytes) in kept.rows() {
                        self.split_row(bytes, !invalid.remove(&number))?;
                    }
                }
                Found::End(extent, chosen, _) => {
                    self.reporter.tally.count_records(extent.records);
                    self.count_chosen(naming.named(&chosen));
                }
                Found::Failed(error) => break self.broken(&error)?,
            }
        };
        self.warnings();
        Ok(next)
    }

    /// Writes a row to the file for rows without or with errors.
    fn split_row(&mut self, bytes: Option<&[u8]>, is_valid: bool) -> Result<(), Broken> {
        let Some(bytes) = bytes else {
            self.split.skip();
            return Ok(());
        };
        self.split(|split| split.record(bytes, b"", is_valid))
    }

    /// Reports what was found in a row.
    fn row(&mut self, row: Faulty, text: &[u8]) -> Result<Next, Broken> {
        let Some((findings, unreported)) = row.findings else { return Ok(Next::Record) };
        let excerpt = excerpted(text, row.origin.record.unwrap_or(1));
        let excerpt = Some(excerpt).filter(|excerpt| !excerpt.bytes.is_empty());
        self.findings(findings, &unreported, excerpt)
    }
}

/// How the first rows end.
enum First {
    /// From this row on, all are checked by the same.
    Rows(Batch, usize),
    /// There are no more.
    End,
    Done(Next),
}

/// Returns the text of a row for excerpts. It begins at 0, wherever the row is.
fn excerpted(bytes: &[u8], number: u64) -> Excerpted<'_> {
    let origin = Origin::new(Some(number), Origin::FILE.position, 0);
    Excerpted { bytes, origin, beside: Beside::default() }
}
