//! The rows of a table as records: each is made by what its schema wants, and checked then.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use tablature_input::{Batch, Header, InputError, Plan, RowText, Rows, Table};
use tablature_schema::{
    ir::{Ir, Wanted as WantedTypes},
    json::Row,
};
use tablature_validator::{Chosen, Finding, Origin, Router, Unreported, Wanted};

use super::judging::{FaultyRow, Gone, Judge};

/// The batches of a table.
pub(super) struct Sheets {
    table: Table,
    /// The batch that was read to find out what rows are checked by, and its first row that was not checked.
    first: Option<(Batch, usize)>,
    sheet: Arc<Sheet>,
}

/// Rows that are kept, to be written.
#[derive(Default)]
pub(super) struct Kept {
    text: Vec<u8>,
    /// The number of each row, and where it is in the text; `None` if it was not read whole.
    rows: Vec<(u64, Option<Range<usize>>)>,
}

impl Kept {
    /// Returns the rows in order, each with its number; `None` for one that was not read whole.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u64, Option<&[u8]>)> {
        let text = |range: &Option<Range<usize>>| Some(&self.text[range.clone()?]);
        self.rows.iter().map(move |(number, range)| (*number, text(range)))
    }

    fn push(&mut self, number: u64, bytes: Option<&[u8]>) {
        let start = self.text.len();
        self.text.extend_from_slice(bytes.unwrap_or_default());
        self.rows.push((number, bytes.map(|_| start..self.text.len())));
    }
}

/// Returns what is written of a row: its own bytes in a table that is a text, else the record that was made of it.
pub(super) fn written<'r>(
    batch: &'r Batch,
    row: usize,
    text: &RowText,
    made: &'r [u8],
) -> Option<&'r [u8]> {
    match (text, batch.bytes(row)) {
        (RowText::TooLong, _) => None,
        (_, Some(bytes)) => Some(bytes),
        // With its line feed.
        (RowText::Record(range), None) => Some(&made[range.start..=range.end]),
        (_, None) => Some(b""),
    }
}

/// How rows become records.
pub(super) struct Sheet {
    plans: Plans,
    limit: usize,
}

enum Plans {
    /// All rows are for one schema.
    One(Arc<Plan>),
    /// Each row shows its schema.
    Routed(Box<Routed>),
}

struct Routed {
    router: Arc<Router>,
    header: Header,
    /// For rows whose schema is not known, and to find out.
    untyped: Arc<Plan>,
    /// By the index of the schema.
    known: Mutex<BTreeMap<usize, Arc<Plan>>>,
}

impl Sheets {
    pub(super) fn new(table: Table, first: Option<(Batch, usize)>, sheet: Sheet) -> Self {
        Self { table, first, sheet: Arc::new(sheet) }
    }

    pub(super) fn sheet(&self) -> &Arc<Sheet> {
        &self.sheet
    }

    /// Returns the next rows; `None` at the end.
    pub(super) fn claim(&mut self) -> Option<Result<(Batch, usize), InputError>> {
        if let Some(first) = self.first.take() {
            return Some(Ok(first));
        }
        let batch = self.table.next_batch().transpose()?;
        Some(batch.map(|batch| (batch, 0)))
    }
}

impl Sheet {
    /// Returns how rows are made for what checks them.
    pub(super) fn new(header: &Header, judge: &Judge, limit: usize) -> Self {
        let plans = match judge {
            Judge::Checker(checker) => Plans::One(plan(header, checker.ir(), &[])),
            Judge::Router(router) => Plans::Routed(Box::new(Routed {
                router: Arc::clone(router),
                header: header.clone(),
                untyped: untyped(header),
                known: Mutex::default(),
            })),
        };
        Self { plans, limit }
    }

    /// Checks rows of a batch from the row `first` on, as many as make up some text, and calls `report` with each that has
    /// findings. Keeps the rows in `kept`. Returns the first row that was not checked.
    pub(super) fn check(
        &self,
        batch: &Batch,
        first: usize,
        (judge, wanted, chosen): (&Judge, Wanted, &mut Chosen),
        mut kept: Option<&mut Kept>,
        report: &mut dyn FnMut(FaultyRow<'_>) -> Result<(), Gone>,
    ) -> Result<usize, Gone> {
        let mut rows = Rows::new(self.limit);
        let mut one = Rows::new(self.limit);
        let mut plans = Vec::new();
        let mut next = first;
        while next < batch.n_rows() && !rows.is_full() {
            match &self.plans {
                Plans::One(plan) => batch.write_row(next, plan, &mut rows),
                Plans::Routed(routed) => {
                    let plan = routed.plan(batch, next, &mut one);
                    batch.write_row(next, &plan, &mut rows);
                    plans.push(plan);
                }
            }
            next += 1;
        }
        // By where their lines begin.
        let mut reports: BTreeMap<usize, (Vec<Finding>, Vec<Unreported>)> = BTreeMap::new();
        judge.check_lines(rows.text(), FIRST, wanted, chosen, |line, found| {
            let found = (found.findings().to_vec(), found.unreported().to_vec());
            reports.insert(line.start, found);
        });
        for (index, (row, text)) in rows.rows().iter().enumerate() {
            if let Some(kept) = &mut kept {
                kept.push(row.number, written(batch, first + index, text, rows.text()));
            }
            let plan = match &self.plans {
                Plans::One(plan) => plan,
                Plans::Routed(_) => &plans[index],
            };
            let (start, text, found) = match text {
                RowText::Record(range) => {
                    (range.start, &rows.text()[range.clone()], reports.remove(&range.start))
                }
                other => {
                    let bytes = batch.bytes(first + index).unwrap_or_default();
                    let bytes = bytes.trim_ascii_end();
                    (0, bytes, Some((vec![fault(other, self.limit)], Vec::new())))
                }
            };
            let Some((findings, unreported)) = found.filter(|(found, _)| !found.is_empty()) else {
                continue;
            };
            let place = |finding| at_row(finding, *row, start, plan);
            let findings = findings.into_iter().map(place).collect();
            report(FaultyRow { text, number: row.number, findings, unreported })?;
        }
        Ok(next)
    }
}

impl Routed {
    /// Returns how a row is made by the schema that it shows.
    fn plan(&self, batch: &Batch, row: usize, one: &mut Rows) -> Arc<Plan> {
        one.clear();
        batch.write_row(row, &self.untyped, one);
        let text = one.text().trim_ascii_end();
        let Some((index, checker, place)) = self.router.schema_of(text) else {
            return Arc::clone(&self.untyped);
        };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let payload: Vec<&str> = place.keys().collect();
        let new = || plan(&self.header, checker.ir(), &payload);
        Arc::clone(known.entry(index).or_insert_with(new))
    }
}

/// The place of the first line of a text.
const FIRST: Origin = Origin::FILE;

fn plan(header: &Header, ir: &Arc<Ir>, payload: &[&str]) -> Arc<Plan> {
    header.plan(&WantedTypes::new(Arc::clone(ir), payload))
}

/// Returns how rows are made as long as no schema is known.
pub(super) fn untyped(header: &Header) -> Arc<Plan> {
    header.plan(&WantedTypes::default())
}

/// Returns the finding about a row that makes no record.
pub(super) fn fault(text: &RowText, limit: usize) -> Finding {
    match text {
        RowText::Fault(fault) => {
            let mut finding =
                Finding::between_records(fault.code, fault.message.clone(), Origin::FILE, 0);
            finding.help = Some(fault.help.to_owned());
            finding
        }
        _ => too_long(limit, Origin::FILE),
    }
}

/// Returns the finding about a record over the limit.
pub(crate) fn too_long(limit: usize, origin: Origin) -> Finding {
    let message = format!("the record is longer than {limit} bytes and was not checked");
    let mut finding = Finding::between_records("record-too-long", message, origin, 0);
    finding.help = Some("raise the limit with `--max-record-bytes`".to_owned());
    finding
}

/// Places a finding about a record that was checked as a text, which began at `start`, in its table.
pub(super) fn at_row(finding: Finding, row: Row, start: usize, plan: &Plan) -> Finding {
    let column = plan.column(&finding.pointer, finding.field.as_deref());
    finding.at_row(row, start as u64, column)
}
