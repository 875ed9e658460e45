//! Arrow that other packages hand over through the `PyCapsule` interface.

use arrow_array::{
    ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader,
    ffi_stream::RecordBatchStreamReader, make_array,
};
use arrow_data::ArrayData;
use arrow_pyarrow::{FromPyArrow, PyArrowType};
use pyo3::{exceptions::PyTypeError, prelude::*};

/// Returns the batches of a table or a record batch.
///
/// # Errors
///
/// It is neither.
pub(crate) fn batches(table: &Bound<'_, PyAny>) -> PyResult<Box<dyn RecordBatchReader + Send>> {
    if table.hasattr("__arrow_c_stream__")? {
        return Ok(Box::new(RecordBatchStreamReader::from_pyarrow_bound(table)?));
    }
    if table.hasattr("__arrow_c_array__")? {
        let batch = RecordBatch::from_pyarrow_bound(table)?;
        let schema = batch.schema();
        return Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    }
    Err(no_arrow(table, "a table or a record batch"))
}

/// Returns the arrays of a column: an array, a chunked array or a series.
///
/// # Errors
///
/// It is none of these, or breaks the promises of the format.
pub(crate) fn arrays(column: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    if column.hasattr("__arrow_c_array__")? {
        return Ok(vec![make_array(ArrayData::from_pyarrow_bound(column)?)]);
    }
    // Chunks are arrays, where there are several.
    if let Ok(chunks) = column.getattr("chunks")
        && let Ok(chunks) = chunks.extract::<PyArrowType<Vec<ArrayData>>>()
    {
        return Ok(chunks.0.into_iter().map(make_array).collect());
    }
    // A series of polars or pandas is the one column of a table.
    if column.hasattr("to_frame")? && !column.hasattr("columns")? {
        let table = column.call_method0("to_frame")?;
        let batches = batches(&table)?.map(|batch| {
            let batch = batch.map_err(|error| PyTypeError::new_err(error.to_string()))?;
            let column = ArrayRef::clone(batch.column(0));
            let judged = column.to_data().validate_full();
            judged.map_err(|error| PyTypeError::new_err(error.to_string()))?;
            Ok(column)
        });
        return batches.collect();
    }
    Err(no_arrow(column, "an array, a chunked array or a series"))
}

fn no_arrow(value: &Bound<'_, PyAny>, wanted: &str) -> PyErr {
    let name = value.get_type().fully_qualified_name();
    let name = name.map_or_else(|_| "it".to_owned(), |name| format!("`{name}`"));
    PyTypeError::new_err(format!(
        "{name} is not {wanted} of Arrow: it needs the method `__arrow_c_stream__` or `__arrow_c_array__`, as in pyarrow and \
         polars"
    ))
}
