//! Columns of JSON texts: each row holds a payload, or null for none.

use std::sync::atomic::{AtomicBool, Ordering};

use arrow_array::{Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray, cast::AsArray};
use arrow_schema::DataType;
use pyo3::{exceptions::PyTypeError, prelude::*};
use tablature_cli::embed::Prepared;
use tablature_validator::{Finding, Origin, Place, Wanted};

use crate::{
    checker::{Checker, Count},
    found::Keep,
    supervise::supervise,
    taken,
};

/// Bytes that are checked at once.
const BLOCK: usize = 1 << 18;

/// Bytes that are checked before anybody would interrupt it.
const SMALL: usize = 1 << 20;

/// Checks the payloads of a column.
pub(crate) fn check<K: Keep + Send>(
    py: Python<'_>,
    checker: &Checker,
    column: &Bound<'_, PyAny>,
    kept: K,
) -> PyResult<Count<K>> {
    let arrays = taken::arrays(column)?;
    let texts: Vec<Texts> = arrays.iter().map(Texts::of).collect::<PyResult<_>>()?;
    let rows = || texts.iter().flat_map(|texts| (0..texts.len()).map(|row| texts.get(row)));
    let size: usize = rows().flatten().map(<[u8]>::len).sum();
    let work = |stop: &AtomicBool| {
        let mut lines = Lines::new(checker, kept)?;
        for (number, text) in (1..).zip(rows()) {
            if let Some(text) = text {
                lines.push(number, text)?;
            }
            if number % 1024 == 0 && stop.load(Ordering::Relaxed) {
                return Ok(lines.count);
            }
        }
        lines.check()?;
        Ok(lines.count)
    };
    // What ends soon is not worth a thread.
    if size < SMALL {
        return py.detach(|| work(&AtomicBool::new(false)));
    }
    supervise(py, |stop| work(&stop))?
}

/// The texts of an array.
pub(crate) enum Texts {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    /// Texts by their keys, which may be null.
    Dictionary(Vec<Option<usize>>, Box<Texts>),
    /// Rows that are all null.
    Null(usize),
}

impl Texts {
    /// Reads the texts of an array of strings or of binary.
    ///
    /// # Errors
    ///
    /// It is of something else.
    pub(crate) fn of(array: &ArrayRef) -> PyResult<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Small(array.as_string::<i32>().clone().into()),
            DataType::LargeUtf8 => Self::Large(array.as_string::<i64>().clone().into()),
            DataType::Utf8View => Self::View(array.as_string_view().clone().to_binary_view()),
            DataType::Binary => Self::Small(array.as_binary::<i32>().clone()),
            DataType::LargeBinary => Self::Large(array.as_binary::<i64>().clone()),
            DataType::BinaryView => Self::View(array.as_binary_view().clone()),
            DataType::Null => Self::Null(array.len()),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                // Of no values there are no keys.
                let keys = if dictionary.values().is_empty() {
                    vec![None; array.len()]
                } else {
                    let keys = dictionary.normalized_keys().into_iter().enumerate();
                    let is_valid = |row| dictionary.keys().is_valid(row);
                    keys.map(|(row, key)| is_valid(row).then_some(key)).collect()
                };
                Self::Dictionary(keys, Box::new(Self::of(dictionary.values())?))
            }
            other => {
                return Err(PyTypeError::new_err(format!(
                    "the column holds {other}, not JSON texts: it must be of strings or of binary; `check_batch` checks \
                     tables, whose rows are records"
                )));
            }
        })
    }

    fn len(&self) -> usize {
        match self {
            Self::Small(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
            Self::Dictionary(keys, _) => keys.len(),
            Self::Null(length) => *length,
        }
    }

    /// Returns the text of a row; `None` for null.
    pub(crate) fn get(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Small(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Large(array) => array.is_valid(row).then(|| array.value(row)),
            Self::View(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Dictionary(keys, values) => values.get(keys[row]?),
            Self::Null(_) => None,
        }
    }
}

/// Texts that are checked together, as lines.
struct Lines<'c, K> {
    prepared: &'c Prepared,
    count: Count<K>,
    text: Vec<u8>,
    /// The number of each row, and where its line begins.
    rows: Vec<(u64, usize)>,
}

impl<'c, K: Keep> Lines<'c, K> {
    fn new(checker: &'c Checker, kept: K) -> PyResult<Self> {
        let count = checker.count("<column>", kept)?;
        Ok(Self { prepared: checker.prepared(), count, text: Vec::new(), rows: Vec::new() })
    }

    fn push(&mut self, number: u64, text: &[u8]) -> PyResult<()> {
        self.count.tally.count_records(1);
        // What is no line of its own is checked by itself.
        let is_line = text.len() <= self.prepared.max_record_bytes
            && !text.trim_ascii().is_empty()
            && !text.contains(&b'\n')
            && !text.ends_with(b"\r");
        if !is_line {
            self.check()?;
            let origin = of_row(number);
            let report = self.prepared.check(text, origin);
            return self.count.record(report.into_parts(), text, origin);
        }
        self.rows.push((number, self.text.len()));
        self.text.extend_from_slice(text);
        self.text.push(b'\n');
        if self.text.len() >= BLOCK { self.check() } else { Ok(()) }
    }

    /// Checks the lines so far.
    fn check(&mut self) -> PyResult<()> {
        let Self { prepared, count, text, rows } = self;
        let mut counted = Ok(());
        prepared.checker.check_lines(text, Origin::FILE, Wanted::All, |line, report| {
            if counted.is_err() {
                return;
            }
            let row = rows.partition_point(|(_, start)| *start <= line.start) - 1;
            let (number, start) = rows[row];
            let findings = report.findings().iter().map(|finding| within(finding, number, start));
            let found = (findings.collect(), report.unreported().to_vec());
            counted = count.record(found, &text[line], of_row(number));
        });
        counted?;
        text.clear();
        rows.clear();
        Ok(())
    }
}

/// The place of a payload that is the whole text of a row.
fn of_row(number: u64) -> Origin {
    Origin::new(Some(number), Origin::FILE.position, 0)
}

/// Returns a finding about a line with its place within the text of its row, which began at `start`.
fn within(finding: &Finding, number: u64, start: usize) -> Finding {
    let mut finding = finding.clone();
    finding.record = Some(number);
    if let Place::Text { position, span } = &mut finding.place {
        position.line = 1;
        *span = span.start - start as u64..span.end - start as u64;
    }
    finding
}
