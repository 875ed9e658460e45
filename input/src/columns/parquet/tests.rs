use std::io::Write;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, GzipLevel, ZstdLevel},
    data_type::{FixedLenByteArray, FixedLenByteArrayType, Int64Type, Int96, Int96Type},
    file::{
        properties::{EnabledStatistics, WriterProperties},
        writer::SerializedFileWriter,
    },
    schema::parser::parse_message_type,
};
use tablature_files::UnpackLimits;
use tablature_schema::ir::Wanted;

use super::*;
use crate::columns::{RowText, Rows};

fn written(batch: &RecordBatch, properties: WriterProperties) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
    bytes
}

fn open(bytes: &[u8]) -> Result<ParquetTable, InputError> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    let meter = Arc::new(Meter::default());
    let size = bytes.len() as u64;
    let unpacked = Unpacked::new(FORMAT, UnpackLimits::DEFAULT, &meter, 0, size);
    ParquetTable::open(file, size, &meter, unpacked)
}

/// Reads a file; each row as `group: record`.
fn read(bytes: &[u8]) -> Result<Vec<String>, InputError> {
    let mut table = open(bytes)?;
    let plan = table.header().plan(&Wanted::default());
    let mut rows = Rows::new(1 << 20);
    let mut found = Vec::new();
    while let Some(batch) = table.next_batch()? {
        for row in 0..batch.n_rows() {
            rows.clear();
            batch.write_row(row, &plan, &mut rows);
            let (place, text) = &rows.rows()[0];
            assert_eq!(place.number, found.len() as u64 + 1);
            let RowText::Record(range) = text else { panic!("{text:?}") };
            let text = String::from_utf8(rows.text()[range.clone()].to_vec()).unwrap();
            found.push(format!("{}: {text}", place.group.unwrap()));
        }
    }
    Ok(found)
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let columns = columns.into_iter().map(|(name, array)| (name, array, true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

/// A file of timestamps of 96 bits, from nanoseconds of the day and Julian days, and of others beside them.
fn int96(moments: &[(u64, u32)]) -> Vec<u8> {
    let message = "message m {
        required group g { required int96 t; } required int64 n (TIMESTAMP(NANOS, true));
        required fixed_len_byte_array(16) u (UUID);
    }";
    let schema = Arc::new(parse_message_type(message).unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let moments: Vec<Int96> = moments
        .iter()
        .map(|(nanoseconds, day)| {
            let mut moment = Int96::new();
            let half = |bits: u64| u32::try_from(bits & 0xFFFF_FFFF).unwrap();
            let (low, high) = (half(*nanoseconds), half(nanoseconds >> 32));
            moment.set_data(low, high, *day);
            moment
        })
        .collect();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int96Type>().write_batch(&moments, None, None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int64Type>().write_batch(&vec![1; moments.len()], None, None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let uuids = vec![FixedLenByteArray::from(vec![5; 16]); moments.len()];
    column.typed::<FixedLenByteArrayType>().write_batch(&uuids, None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn timestamps_of_96_bits_have_all_years_and_uuids_are_texts() {
    let noon = 43_200_000_000_000;
    let found = read(&int96(&[(noon, 2_816_788), (0, 2_305_448), (1_500, 1_721_426)])).unwrap();
    let others =
        r#""n":"1970-01-01T00:00:00.000000001Z","u":"05050505-0505-0505-0505-050505050505"}"#;
    let moments = ["3000-01-01T12:00:00Z", "1600-01-01T00:00:00Z", "0001-01-01T00:00:00.000001Z"];
    let expected = moments.map(|moment| format!(r#"1: {{"g":{{"t":"{moment}"}},{others}"#));
    assert_eq!(found, expected);
}

#[test]
fn row_groups_are_counted_and_types_are_those_of_the_file() {
    let batch = batch(vec![
        ("n", Arc::new(Int64Array::from(vec![Some(1), None, Some(3)]))),
        ("t.x", Arc::new(TimestampMicrosecondArray::from(vec![0, 1, 2]))),
        ("s", Arc::new(StringArray::from(vec!["a", "b", "c"]))),
    ]);
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(2)).build();
    let found = read(&written(&batch, properties)).unwrap();
    assert_eq!(
        found,
        [
            r#"1: {"n":1,"t":{"x":"1970-01-01T00:00:00Z"},"s":"a"}"#,
            r#"1: {"t":{"x":"1970-01-01T00:00:00.000001Z"},"s":"b"}"#,
            r#"2: {"n":3,"t":{"x":"1970-01-01T00:00:00.000002Z"},"s":"c"}"#,
        ]
    );
}

#[test]
fn truncated_files_and_others_are_errors() {
    let batch = batch(vec![("n", Arc::new(Int64Array::from_iter_values(0..1000)))]);
    let whole = written(&batch, WriterProperties::default());
    for length in [0, 4, 8, 12, whole.len() / 2, whole.len() - 1] {
        let error = read(&whole[..length]).unwrap_err().to_string();
        assert!(error.contains("truncated") || error.contains("footer"), "{length}: {error}");
    }
    let mut far = whole.clone();
    let at = far.len() - 8;
    far[at..at + 4].fill(0xFF);
    assert!(read(&far).unwrap_err().to_string().contains("footer"));
    let encrypted = [&whole[..whole.len() - 4], b"PARE"].concat();
    assert!(read(&encrypted).unwrap_err().to_string().contains("encrypted"));
    let empty = RecordBatch::new_empty(Arc::new(Schema::empty()));
    let error = read(&written(&empty, WriterProperties::default())).unwrap_err();
    assert!(error.to_string().contains("no columns"), "{error}");
}

/// A page of more than the limit, of which a file has a millionth.
#[test]
fn pages_that_unpack_to_too_much_are_not_read() {
    let zeros = "0".repeat(1 << 20);
    let rows = StringArray::from_iter_values((0..6).map(|_| &zeros));
    let batch = batch(vec![("s", Arc::new(rows))]);
    for codec in [Compression::ZSTD(ZstdLevel::default()), Compression::GZIP(GzipLevel::default())]
    {
        let properties = WriterProperties::builder()
            .set_compression(codec)
            .set_dictionary_enabled(false)
            .set_statistics_enabled(EnabledStatistics::None)
            .set_data_page_size_limit(1 << 30)
            .set_write_batch_size(1000)
            .build();
        let mut bytes = written(&batch, properties);
        let error = read(&bytes).unwrap_err().to_string();
        assert!(error.contains("write smaller pages"), "{error}");
        // The head of the page lies.
        let unpacked = check::Page::parse(&bytes[4..]).unwrap().unpacked;
        assert!(unpacked > 6 << 20);
        let mut varint = Vec::new();
        let mut left = unpacked << 1;
        while left >= 0x80 {
            varint.push(left.to_le_bytes()[0] | 0x80);
            left >>= 7;
        }
        varint.push(left.to_le_bytes()[0]);
        let at = bytes[..64].windows(varint.len()).position(|window| window == varint);
        let at = at.expect("the head says how long the page is");
        bytes[at..at + varint.len()].copy_from_slice(&[0x80, 0x80, 0x80, 0x01]);
        let error = read(&bytes).unwrap_err().to_string();
        assert!(error.contains("a page has more than"), "{error}");
    }
}

#[test]
fn a_value_of_a_dictionary_is_not_copied_for_each_row() {
    let long = "x".repeat(1 << 20);
    let rows = StringArray::from_iter_values((0..20).map(|_| &long));
    let batch = batch(vec![("s", Arc::new(rows))]);
    let mut table = open(&written(&batch, WriterProperties::default())).unwrap();
    assert_eq!(table.metadata.schema().field(0).data_type(), &DataType::Utf8View);
    assert!(table.next_batch().unwrap().unwrap().n_rows() > 0);
}
