use arrow_array::{ArrayRef, Int64Array, RecordBatchIterator};
use arrow_schema::ArrowError;

use super::*;
use crate::{FramingOptions, Opened, Source, open};

fn batch(n_rows: i64) -> RecordBatch {
    let numbers: ArrayRef = Arc::new(Int64Array::from_iter_values(0..n_rows));
    RecordBatch::try_from_iter([("n", numbers)]).unwrap()
}

fn source(batches: Vec<Result<RecordBatch, ArrowError>>) -> Source {
    let schema = batch(0).schema();
    let batches = RecordBatchIterator::new(batches, schema);
    Source::Table("<table>".into(), MemoryTable::new(Box::new(batches)))
}

/// Reads a table; returns the numbers of the rows of each batch.
fn read(source: &Source) -> Result<Vec<usize>, InputError> {
    let options = FramingOptions::new(1000);
    let Opened::Table(mut table) = open(source, &options, &Arc::default())? else {
        panic!("it is a table");
    };
    let mut found = Vec::new();
    while let Some(batch) = table.next_batch()? {
        found.push(batch.n_rows());
    }
    Ok(found)
}

#[test]
fn batches_are_handed_on_in_parts() {
    let table = source(vec![Ok(batch(5)), Ok(batch(0)), Ok(batch(9000))]);
    assert_eq!(read(&table).unwrap(), [5, 4096, 4096, 808]);
    assert_eq!(table.name(), "<table>");
}

#[test]
fn a_table_is_read_once() {
    let table = source(vec![Ok(batch(1))]);
    assert_eq!(read(&table).unwrap(), [1]);
    let again = read(&table).unwrap_err().to_string();
    assert_eq!(again, "the table cannot be read: it was read before");
}

#[test]
fn an_error_of_the_other_program_ends_the_table() {
    let table = source(vec![Ok(batch(2)), Err(ArrowError::ComputeError("no more".to_owned()))]);
    let error = read(&table).unwrap_err().to_string();
    assert_eq!(error, "the table cannot be read: Compute error: no more");
}
