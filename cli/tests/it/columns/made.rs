//! The same events in binary formats, as the libraries for these formats write them; Avro byte by byte, as its specification has
//! it.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray, StructArray,
    builder::{ListBuilder, StringBuilder},
};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use arrow_schema::{DataType, Field};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};
use serde_json::Value;

/// How `metadata` is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Metadata {
    /// A column with a part for each property of any event, and one that no event has.
    Struct,
    /// JSON text.
    Json,
}

fn strings(values: impl Iterator<Item = Option<String>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The events as columns.
pub(super) fn batch(events: &[Value], metadata: Metadata) -> RecordBatch {
    let all = |name: &'static str| events.iter().map(move |event| &event[name]);
    let inner = |name: &'static str| all("metadata").map(move |metadata| &metadata[name]);
    let mut tags = ListBuilder::new(StringBuilder::new());
    for list in all("tags") {
        tags.append_value(list.as_array().expect("it is made here").iter().map(Value::as_str));
    }
    let metadata: ArrayRef = match metadata {
        Metadata::Json => strings(all("metadata").map(|metadata| Some(metadata.to_string()))),
        Metadata::Struct => {
            let text = |name| Arc::new(Field::new(name, DataType::Utf8, true));
            let seats: Int64Array = inner("seats").map(Value::as_i64).collect();
            Arc::new(StructArray::from(vec![
                (text("other"), strings(events.iter().map(|_| None))),
                (text("plan"), strings(inner("plan").map(string))),
                (Arc::new(Field::new("seats", DataType::Int64, true)), Arc::new(seats) as ArrayRef),
            ]))
        }
    };
    let columns: [(&str, ArrayRef); 7] = [
        ("id", Arc::new(all("id").map(Value::as_i64).collect::<Int64Array>())),
        ("event", strings(all("event").map(string))),
        ("at", strings(all("at").map(string))),
        ("price", Arc::new(all("price").map(Value::as_f64).collect::<Float64Array>())),
        ("paid", Arc::new(all("paid").map(Value::as_bool).collect::<BooleanArray>())),
        ("tags", Arc::new(tags.finish())),
        ("metadata", metadata),
    ];
    let columns = columns.into_iter().map(|(name, array)| (name, array, true));
    RecordBatch::try_from_iter_with_nullable(columns).expect("it is made here")
}

/// The codecs that are supported.
pub(super) fn codecs() -> Vec<Compression> {
    let zstd = Compression::ZSTD(ZstdLevel::default());
    let gzip = Compression::GZIP(parquet::basic::GzipLevel::default());
    vec![Compression::UNCOMPRESSED, Compression::SNAPPY, gzip, zstd, Compression::LZ4_RAW]
}

/// Row groups of 7 rows.
pub(super) fn parquet(batch: &RecordBatch, codec: Compression) -> Vec<u8> {
    let properties = WriterProperties::builder()
        .set_compression(codec)
        .set_max_row_group_row_count(Some(7))
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties))
        .expect("it is made here");
    writer.write(batch).expect("it is made here");
    writer.close().expect("it is made here");
    bytes
}

pub(super) fn arrow_file(batch: &RecordBatch) -> Vec<u8> {
    let mut writer = FileWriter::try_new(Vec::new(), &batch.schema()).expect("it is made here");
    writer.write(&batch.slice(0, 10)).expect("it is made here");
    writer.write(&batch.slice(10, batch.num_rows() - 10)).expect("it is made here");
    writer.into_inner().expect("it is made here")
}

pub(super) fn arrow_stream(batch: &RecordBatch) -> Vec<u8> {
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).expect("it is made here");
    writer.write(batch).expect("it is made here");
    writer.into_inner().expect("it is made here")
}

const AVRO: &str = r#"{"type": "record", "name": "Event", "fields": [
    {"name": "id", "type": "long"}, {"name": "event", "type": ["null", "string"]}, {"name": "at", "type": "string"},
    {"name": "price", "type": ["null", "double"]}, {"name": "paid", "type": "boolean"},
    {"name": "tags", "type": {"type": "array", "items": "string"}},
    {"name": "metadata", "type": {"type": "record", "name": "Metadata", "fields": [
        {"name": "plan", "type": ["null", "string"]}, {"name": "seats", "type": "long"}]}}]}"#;

/// A file of two blocks.
pub(super) fn avro(events: &[Value]) -> Vec<u8> {
    let long = |value: i64| {
        let mut bits = ((value << 1) ^ (value >> 63)).cast_unsigned();
        let mut bytes = Vec::new();
        while bits >= 0x80 {
            bytes.push(bits.to_le_bytes()[0] | 0x80);
            bits >>= 7;
        }
        bytes.push(bits.to_le_bytes()[0]);
        bytes
    };
    let text = |text: &[u8]| {
        [&long(i64::try_from(text.len()).expect("it is made here"))[..], text].concat()
    };
    let optional = |value: &Value| match value {
        Value::String(value) => [long(1), text(value.as_bytes())].concat(),
        Value::Number(value) => {
            [&long(1)[..], &value.as_f64().expect("it is made here").to_le_bytes()].concat()
        }
        _ => long(0),
    };
    let sync = [9; 16];
    let mut bytes = b"Obj\x01".to_vec();
    bytes.extend([long(1), text(b"avro.schema"), text(AVRO.as_bytes()), long(0)].concat());
    bytes.extend(sync);
    for rows in events.chunks(30) {
        let mut block = Vec::new();
        for event in rows {
            block.extend(long(event["id"].as_i64().expect("it is made here")));
            block.extend(optional(&event["event"]));
            block.extend(text(event["at"].as_str().expect("it is made here").as_bytes()));
            block.extend(optional(&event["price"]));
            block.push(u8::from(event["paid"] == true));
            let tags = event["tags"].as_array().expect("it is made here");
            block.extend(long(i64::try_from(tags.len()).expect("it is made here")));
            block.extend(
                tags.iter().flat_map(|tag| text(tag.as_str().expect("it is made here").as_bytes())),
            );
            block.extend(long(0));
            block.extend(optional(&event["metadata"]["plan"]));
            block.extend(long(event["metadata"]["seats"].as_i64().expect("it is made here")));
        }
        bytes.extend(
            [long(i64::try_from(rows.len()).expect("it is made here")), text(&block)].concat(),
        );
        bytes.extend(sync);
    }
    bytes
}
