//! Findings as a table of Arrow, which others take through the `PyCapsule` interface.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Int64Array, RecordBatch, RecordBatchIterator, StringArray,
    ffi_stream::FFI_ArrowArrayStream,
};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::{exceptions::PyRuntimeError, prelude::*, types::PyCapsule};
use tablature_report::json::FindingLine;

use crate::found::Found;

/// Findings of a batch.
const BATCH: usize = 16_384;

/// A table, for everything that reads Arrow: `pyarrow.table(frame)`, `polars.DataFrame(frame)`.
#[pyclass(frozen, module = "tablature")]
pub(crate) struct Frame {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

/// A column of strings, by what a finding has for it.
type Text = for<'l> fn(&'l Found, &FindingLine<'l>) -> Option<&'l str>;

/// A column of numbers.
type Number = fn(&FindingLine<'_>) -> Option<u64>;

enum Column {
    Text(Text),
    Number(Number),
}

/// The columns: the keys of `tablature check --format json`, then the value and the place.
const COLUMNS: [(&str, Column, bool); 22] = [
    ("path", Column::Text(|_, line| Some(line.path)), false),
    ("record", Column::Number(|line| line.record), true),
    ("line", Column::Number(|line| line.line), true),
    ("column", Column::Number(|line| line.column), true),
    ("start", Column::Number(|line| line.start), true),
    ("end", Column::Number(|line| line.end), true),
    ("pointer", Column::Text(|_, line| Some(line.pointer)), false),
    ("field", Column::Text(|_, line| line.field), true),
    ("code", Column::Text(|_, line| Some(line.code)), false),
    ("severity", Column::Text(|found, _| Some(found.finding.severity.as_str())), false),
    ("message", Column::Text(|_, line| Some(line.message)), false),
    ("help", Column::Text(|_, line| line.help), true),
    ("schema", Column::Text(|_, line| line.schema), true),
    ("keyword", Column::Text(|_, line| line.keyword), true),
    ("schema_pointer", Column::Text(|_, line| line.schema_pointer), true),
    ("source", Column::Text(|_, line| line.source), true),
    ("fingerprint", Column::Text(|_, line| Some(line.fingerprint)), false),
    ("row_group", Column::Number(|line| line.row_group), true),
    ("row", Column::Number(|line| line.row), true),
    ("column_name", Column::Text(|_, line| line.column_name), true),
    ("value", Column::Text(|found, _| found.finding.value.as_deref()), true),
    ("place", Column::Text(|found, _| Some(&found.place)), false),
];

impl Frame {
    /// Returns the table of some findings, with the columns that are wanted. Numbers have signs: not all readers know others.
    pub(crate) fn new(found: &[Found], is_wanted: impl Fn(&str) -> bool) -> PyResult<Self> {
        let columns: Vec<_> = COLUMNS.iter().filter(|(name, ..)| is_wanted(name)).collect();
        let field = |(name, column, is_nullable): &&(&str, Column, bool)| {
            let data_type = match column {
                Column::Text(_) => DataType::Utf8,
                Column::Number(_) => DataType::Int64,
            };
            Field::new(*name, data_type, *is_nullable)
        };
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let batches = found.chunks(BATCH).map(|found| batch(&schema, &columns, found));
        Ok(Self { batches: batches.collect::<PyResult<_>>()?, schema })
    }
}

fn batch(
    schema: &SchemaRef,
    columns: &[&(&str, Column, bool)],
    found: &[Found],
) -> PyResult<RecordBatch> {
    let lines: Vec<FindingLine<'_>> = found.iter().map(Found::line).collect();
    let rows = || found.iter().zip(&lines);
    let columns = columns.iter().map(|(_, column, _)| -> ArrayRef {
        match column {
            Column::Text(get) => {
                let texts = rows().map(|(found, line)| get(found, line));
                Arc::new(texts.collect::<StringArray>())
            }
            Column::Number(get) => {
                let number =
                    |line| get(line).map(|number| i64::try_from(number).unwrap_or(i64::MAX));
                Arc::new(lines.iter().map(number).collect::<Int64Array>())
            }
        }
    });
    RecordBatch::try_new(Arc::clone(schema), columns.collect())
        .map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

#[pymethods]
impl Frame {
    /// Exports the table as a stream of batches.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // Readers may ask for another schema, and take what they get.
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let batches = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }
}
