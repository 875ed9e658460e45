//! Writes the events in a format, with the library for it.

use std::{collections::BTreeSet, fs::File, io::Write as _, path::Path, sync::Arc};

use apache_avro::{Codec, Schema, Writer, types::Value as AvroValue};
use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray, StructArray};
use arrow_ipc::writer::FileWriter;
use arrow_schema::Field;
use parquet::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties};
use serde_json::{Value, json};

use crate::{
    Failure,
    shared::events::{Kind, Vendor, records},
};

/// Rows of a batch.
const BATCH: usize = 8_192;

/// Returns events of which one in a hundred breaks a rule, in a way that a column of one type can hold.
fn events(count: usize) -> Vec<Value> {
    let records = records(Vendor::Userpilot, count, Kind::Valid.style());
    let event = |(index, record): (usize, String)| {
        let mut event: Value = serde_json::from_str(&record).expect("it is written here");
        let members = event.as_object_mut().expect("an event is an object");
        match index % 400 {
            7 => drop(members.shift_remove("app_token")),
            107 => members["country_code"] = "usa".into(),
            207 => members["inserted_at"] = "yesterday".into(),
            307 => members["event_type"] = "pageview".into(),
            _ => {}
        }
        event
    };
    records.into_iter().enumerate().map(event).collect()
}

/// The type of a column.
#[derive(Debug, Clone, Copy)]
enum Type {
    Text,
    Integer,
    Boolean,
    /// Metadata.
    Object,
}

/// Returns the columns of events, or of their metadata, in the order in which they appear.
fn columns<'e>(objects: impl Iterator<Item = &'e Value>) -> Vec<(String, Type)> {
    let mut columns: Vec<(String, Type)> = Vec::new();
    let mut known = BTreeSet::new();
    for (key, value) in objects.filter_map(Value::as_object).flatten() {
        let kind = match value {
            Value::Number(_) => Type::Integer,
            Value::Bool(_) => Type::Boolean,
            Value::Object(_) => Type::Object,
            _ => Type::Text,
        };
        if known.insert(key.as_str()) {
            columns.push((key.clone(), kind));
        }
    }
    columns
}

pub(crate) fn make(format: &str, count: usize, file: &Path) -> Result<(), Failure> {
    let events = events(count);
    let mut out = std::io::BufWriter::new(File::create(file)?);
    match format {
        "json-lines" => events.iter().try_for_each(|event| writeln!(out, "{event}"))?,
        "csv" => csv(&events, &mut out)?,
        "parquet-struct" | "parquet-json" => {
            let properties =
                WriterProperties::builder().set_compression(Compression::SNAPPY).build();
            let batches = batches(&events, format == "parquet-struct")?;
            let mut writer = ArrowWriter::try_new(&mut out, batches[0].schema(), Some(properties))?;
            batches.iter().try_for_each(|batch| writer.write(batch))?;
            writer.close()?;
        }
        "arrow" => {
            let batches = batches(&events, true)?;
            let mut writer = FileWriter::try_new(&mut out, &batches[0].schema())?;
            batches.iter().try_for_each(|batch| writer.write(batch))?;
            writer.finish()?;
        }
        "avro" => avro(&events, &mut out)?,
        _ => return Err(format!("no format {format}").into()),
    }
    Ok(out.flush()?)
}

fn csv(events: &[Value], out: &mut impl std::io::Write) -> Result<(), Failure> {
    let columns = columns(events.iter());
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(columns.iter().map(|(name, _)| name))?;
    for event in events {
        let cell = |(name, _): &(String, Type)| match &event[name] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        writer.write_record(columns.iter().map(cell))?;
    }
    Ok(writer.flush()?)
}

fn batches(events: &[Value], is_struct: bool) -> Result<Vec<RecordBatch>, Failure> {
    let outer = columns(events.iter());
    let inner = columns(events.iter().map(|event| &event["metadata"]));
    let mut batches = Vec::new();
    for rows in events.chunks(BATCH) {
        let rows: Vec<&Value> = rows.iter().collect();
        let column = |(name, kind): &(String, Type)| {
            let values: Vec<&Value> = rows.iter().map(|event| &event[name]).collect();
            let array = match kind {
                Type::Object if is_struct => {
                    let parts = inner.iter().map(|(name, kind)| {
                        let values: Vec<&Value> = values.iter().map(|event| &event[name]).collect();
                        let array = array(&values, *kind);
                        (Arc::new(Field::new(name, array.data_type().clone(), true)), array)
                    });
                    Arc::new(StructArray::from(parts.collect::<Vec<_>>())) as ArrayRef
                }
                _ => array(&values, *kind),
            };
            (name.clone(), array, true)
        };
        batches.push(RecordBatch::try_from_iter_with_nullable(outer.iter().map(column))?);
    }
    Ok(batches)
}

fn array(values: &[&Value], kind: Type) -> ArrayRef {
    let values = values.iter();
    match kind {
        Type::Integer => Arc::new(values.map(|value| value.as_i64()).collect::<Int64Array>()),
        Type::Boolean => Arc::new(values.map(|value| value.as_bool()).collect::<BooleanArray>()),
        Type::Text => Arc::new(values.map(|value| value.as_str()).collect::<StringArray>()),
        Type::Object => {
            Arc::new(values.map(|value| Some(value.to_string())).collect::<StringArray>())
        }
    }
}

fn avro(events: &[Value], out: &mut impl std::io::Write) -> Result<(), Failure> {
    let outer = columns(events.iter());
    let inner = columns(events.iter().map(|event| &event["metadata"]));
    let field = |(name, kind): &(String, Type), inner: Option<&Value>| {
        let kind = match kind {
            Type::Integer => json!("long"),
            Type::Boolean => json!("boolean"),
            Type::Object => inner.cloned().unwrap_or_default(),
            Type::Text => json!("string"),
        };
        json!({"name": name, "type": ["null", kind]})
    };
    let parts: Vec<Value> = inner.iter().map(|column| field(column, None)).collect();
    let metadata = json!({"type": "record", "name": "Metadata", "fields": parts});
    let fields: Vec<Value> = outer.iter().map(|column| field(column, Some(&metadata))).collect();
    let schema = Schema::parse(&json!({"type": "record", "name": "Event", "fields": fields}))?;
    let mut writer = Writer::with_codec(&schema, out, Codec::Snappy)?;
    for event in events {
        writer.append_value(record(event, &outer, &inner))?;
    }
    writer.flush()?;
    Ok(())
}

fn record(object: &Value, columns: &[(String, Type)], inner: &[(String, Type)]) -> AvroValue {
    let field = |(name, _): &(String, Type)| {
        let (index, value) = match &object[name] {
            Value::Null | Value::Array(_) => (0, AvroValue::Null),
            Value::Bool(value) => (1, AvroValue::Boolean(*value)),
            Value::Number(value) => (1, AvroValue::Long(value.as_i64().unwrap_or_default())),
            Value::String(value) => (1, AvroValue::String(value.clone())),
            value @ Value::Object(_) => (1, record(value, inner, &[])),
        };
        (name.clone(), AvroValue::Union(index, Box::new(value)))
    };
    AvroValue::Record(columns.iter().map(field).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_event_in_a_hundred_breaks_a_rule() {
        let events = events(400);
        assert!(events[7].get("app_token").is_none() && events[6].get("app_token").is_some());
        assert_eq!(events[107]["country_code"], "usa");
        assert_eq!(events[207]["inserted_at"], "yesterday");
        assert_eq!(events[307]["event_type"], "pageview");
    }
}
