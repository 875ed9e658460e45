use std::{io::Cursor, sync::Arc};

use arrow_array::{
    ArrayRef, DictionaryArray, Int64Array, NullArray, StringArray, types::Int32Type,
};
use arrow_ipc::{
    CompressionType,
    writer::{FileWriter, IpcWriteOptions, StreamWriter},
};
use tablature_files::UnpackLimits;

use super::*;
use crate::{Meter, decompress::Plain, window::Window};

fn batch() -> RecordBatch {
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["a".repeat(10_000); 6]));
    let numbers: ArrayRef = Arc::new(Int64Array::from_iter_values(0..6));
    RecordBatch::try_from_iter([("s", texts), ("n", numbers)]).unwrap()
}

fn options(codec: Option<CompressionType>) -> IpcWriteOptions {
    IpcWriteOptions::default().try_with_compression(codec).unwrap()
}

fn stream(codec: Option<CompressionType>) -> Vec<u8> {
    let batch = batch();
    let mut writer =
        StreamWriter::try_new_with_options(Vec::new(), &batch.schema(), options(codec)).unwrap();
    writer.write(&batch).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

/// Reads a table; returns the numbers of the rows of each batch.
fn read(bytes: Vec<u8>, format: TableFormat) -> Result<Vec<usize>, InputError> {
    let size = bytes.len() as u64;
    let meter = Arc::new(Meter::default());
    let raw = Plain::new(Box::new(Cursor::new(bytes)), UnpackLimits::DEFAULT, &meter)?;
    let unpacked = Unpacked::new(format, UnpackLimits::DEFAULT, &meter, 0, size);
    let window = Window::new(raw, 1 << 16);
    let mut table = ArrowTable::open(Stream::new(window, format), format, unpacked)?;
    let mut found = Vec::new();
    while let Some(batch) = table.next_batch()? {
        found.push(batch.n_rows());
    }
    Ok(found)
}

fn fail(bytes: Vec<u8>) -> String {
    read(bytes, TableFormat::ArrowStream).unwrap_err().to_string()
}

#[test]
fn streams_and_files_are_read_in_every_packing() {
    for codec in [None, Some(CompressionType::LZ4_FRAME), Some(CompressionType::ZSTD)] {
        assert_eq!(read(stream(codec), TableFormat::ArrowStream).unwrap(), [6, 6]);
        let batch = batch();
        let mut writer =
            FileWriter::try_new_with_options(Vec::new(), &batch.schema(), options(codec)).unwrap();
        writer.write(&batch).unwrap();
        let bytes = writer.into_inner().unwrap();
        assert_eq!(read(bytes, TableFormat::ArrowFile).unwrap(), [6]);
    }
}

/// A stream of batches of one column.
fn batches(columns: &[ArrayRef]) -> Vec<u8> {
    let batch = |column: &ArrayRef| RecordBatch::try_from_iter([("c", column.clone())]).unwrap();
    let mut writer = StreamWriter::try_new(Vec::new(), &batch(&columns[0]).schema()).unwrap();
    for column in columns {
        writer.write(&batch(column)).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn batches_without_bytes_lose_nothing() {
    let numbers = |n: i64| -> ArrayRef { Arc::new(Int64Array::from_iter_values(0..n)) };
    let sizes = [3, 0, 2, 0, 0, 3, 0];
    let bytes = batches(&sizes.map(numbers));
    assert_eq!(read(bytes, TableFormat::ArrowStream).unwrap(), [3, 2, 3]);
    let nulls: ArrayRef = Arc::new(NullArray::new(5));
    assert_eq!(read(batches(&[nulls.clone(), nulls]), TableFormat::ArrowStream).unwrap(), [5, 5]);
    let texts = |texts: &[Option<&str>]| -> ArrayRef {
        Arc::new(texts.iter().copied().collect::<DictionaryArray<Int32Type>>())
    };
    let bytes = batches(&[texts(&[None, None]), texts(&[Some("a")])]);
    assert_eq!(read(bytes, TableFormat::ArrowStream).unwrap(), [2, 1]);
}

#[test]
fn a_table_without_batches_has_no_rows() {
    let schema = batch().schema();
    let bytes = StreamWriter::try_new(Vec::new(), &schema).unwrap().into_inner().unwrap();
    assert!(read(bytes, TableFormat::ArrowStream).unwrap().is_empty());
    let bytes = FileWriter::try_new(Vec::new(), &schema).unwrap().into_inner().unwrap();
    assert!(read(bytes, TableFormat::ArrowFile).unwrap().is_empty());
}

#[test]
fn a_stream_may_end_without_its_mark() {
    let mut bytes = stream(None);
    bytes.truncate(bytes.len() - 8);
    assert_eq!(read(bytes, TableFormat::ArrowStream).unwrap(), [6, 6]);
}

#[test]
fn truncated_streams_are_errors() {
    let whole = stream(None);
    for length in [4, 7, 100, 1000, whole.len() / 2, whole.len() - 100] {
        let error = fail(whole[..length].to_vec());
        assert!(error.contains("it is truncated"), "{length}: {error}");
    }
    assert!(fail([&CONTINUATION[..], &[0xFF, 0xFF, 0xFF, 0x7F]].concat()).contains("too long"));
    assert!(fail([&CONTINUATION[..], &[0; 4]].concat()).contains("no schema"));
}

#[test]
fn what_a_buffer_says_is_not_believed() {
    let mut bytes = stream(Some(CompressionType::LZ4_FRAME));
    // Six texts of 10,000 bytes, and the mark of a frame.
    let head = [&60_000_i64.to_le_bytes()[..], &[0x04, 0x22, 0x4D, 0x18]].concat();
    let at = bytes.windows(head.len()).position(|window| window == head);
    let at = at.expect("a buffer says what it unpacks to");
    bytes[at..at + 8].copy_from_slice(&(1_i64 << 40).to_le_bytes());
    assert!(fail(bytes.clone()).contains("unpacks to more than"));
    bytes[at..at + 8].copy_from_slice(&70_000_i64.to_le_bytes());
    assert!(fail(bytes).contains("Arrow IPC file cannot be read"));
}

#[test]
fn a_file_that_is_cut_anywhere_is_truncated() {
    let batch = batch();
    let mut writer = FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    let bytes = writer.into_inner().unwrap();
    for cut in [1, 5, 10, 100, 300, 1_000] {
        let error = read(bytes[..bytes.len() - cut].to_vec(), TableFormat::ArrowFile).unwrap_err();
        assert!(error.to_string().contains("it is truncated"), "{cut}: {error}");
    }
}
