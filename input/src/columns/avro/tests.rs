//! Files are written here byte by byte, as the specification has them.

use std::{io::Cursor, sync::Arc};

use tablature_files::UnpackLimits;
use tablature_schema::ir::{LoadOptions, NoSource, Wanted};

use super::*;
use crate::{Meter, columns::RowText, decompress::Plain, window::Window};

/// Returns a number as its bytes.
fn long(value: i64) -> Vec<u8> {
    let mut bits = ((value << 1) ^ (value >> 63)).cast_unsigned();
    let mut bytes = Vec::new();
    while bits >= 0x80 {
        bytes.push(bits.to_le_bytes()[0] | 0x80);
        bits >>= 7;
    }
    bytes.push(bits.to_le_bytes()[0]);
    bytes
}

fn text(text: impl AsRef<[u8]>) -> Vec<u8> {
    let text = text.as_ref();
    [&long(i64::try_from(text.len()).unwrap())[..], text].concat()
}

const SYNC: [u8; 16] = [7; 16];

fn head(schema: &str, codec: &str) -> Vec<u8> {
    let metadata =
        [long(2), text("avro.schema"), text(schema), text("avro.codec"), text(codec), long(0)];
    [&b"Obj\x01"[..], &metadata.concat(), &SYNC].concat()
}

fn block(count: i64, bytes: &[u8]) -> Vec<u8> {
    [&long(count)[..], &text(bytes), &SYNC].concat()
}

fn file(schema: &str, rows: &[Vec<u8>]) -> Vec<u8> {
    let count = i64::try_from(rows.len()).unwrap();
    [head(schema, "null"), block(count, &rows.concat())].concat()
}

/// Reads a file; each row as its record.
fn read_by(bytes: Vec<u8>, wanted: &Wanted, limit: usize) -> Result<Vec<String>, InputError> {
    let size = bytes.len() as u64;
    let meter = Arc::new(Meter::default());
    let raw = Plain::new(Box::new(Cursor::new(bytes)), UnpackLimits::DEFAULT, &meter)?;
    let unpacked = Unpacked::new(FORMAT, UnpackLimits::DEFAULT, &meter, 0, size);
    let mut table = AvroTable::open(Stream::new(Window::new(raw, 1 << 16), FORMAT), unpacked)?;
    let plan = table.header().plan(wanted);
    let mut found = Vec::new();
    let mut rows = Rows::new(limit);
    while let Some(batch) = table.next_batch()? {
        for row in 0..batch.n_rows() {
            rows.clear();
            batch.write_row(row, &plan, &mut rows);
            let (place, text) = &rows.rows()[0];
            assert_eq!(place.number, found.len() as u64 + 1);
            found.push(match text {
                RowText::Record(range) => {
                    String::from_utf8(rows.text()[range.clone()].to_vec()).unwrap()
                }
                other => format!("{other:?}"),
            });
        }
    }
    Ok(found)
}

fn read(bytes: Vec<u8>) -> Result<Vec<String>, InputError> {
    read_by(bytes, &Wanted::default(), 1 << 20)
}

/// Checks one value of a type, in the field `v`.
#[track_caller]
fn check(type_: &str, value: Vec<u8>, expected: &str) {
    let schema = format!(
        r#"{{"type": "record", "name": "R", "fields": [{{"name": "v", "type": {type_}}}]}}"#
    );
    assert_eq!(read(file(&schema, &[value])).unwrap(), [format!("{{{expected}}}")]);
}

#[test]
fn every_type_has_its_json() {
    check(r#""null""#, vec![], "");
    check(r#""boolean""#, vec![1], r#""v":true"#);
    check(r#""int""#, long(-5), r#""v":-5"#);
    check(r#""long""#, long(i64::MIN), r#""v":-9223372036854775808"#);
    check(r#""float""#, 0.1_f32.to_le_bytes().to_vec(), r#""v":0.1"#);
    check(r#""double""#, 5.0_f64.to_le_bytes().to_vec(), r#""v":5"#);
    check(r#""double""#, f64::NAN.to_le_bytes().to_vec(), r#""v":"NaN""#);
    check(r#""bytes""#, text("foo"), r#""v":"Zm9v""#);
    check(r#""string""#, text("a\"b"), r#""v":"a\"b""#);
    check(r#"["null", "string"]"#, long(0), "");
    check(r#"["null", "string"]"#, [long(1), text("a")].concat(), r#""v":"a""#);
    check(r#"{"type": "fixed", "name": "F", "size": 3}"#, b"foo".to_vec(), r#""v":"Zm9v""#);
    check(r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#, long(1), r#""v":"B""#);
    let items = [long(2), long(1), long(2), long(-1), long(1), long(3), long(0)].concat();
    check(r#"{"type": "array", "items": "int"}"#, items, r#""v":[1,2,3]"#);
    let entries = [long(1), text("k"), long(0), long(0)].concat();
    check(r#"{"type": "map", "values": ["null", "int"]}"#, entries, r#""v":{"k":null}"#);
    let record = r#"{"type": "record", "name": "S", "fields": [{"name": "a", "type": ["null", "int"]}, {"name": "b", "type": "int"}]}"#;
    check(record, [long(0), long(5)].concat(), r#""v":{"b":5}"#);
}

#[test]
fn logical_types_have_theirs() {
    let logical =
        |type_: &str, name: &str| format!(r#"{{"type": "{type_}", "logicalType": "{name}"}}"#);
    check(&logical("int", "date"), long(1), r#""v":"1970-01-02""#);
    check(&logical("int", "time-millis"), long(1_500), r#""v":"00:00:01.500Z""#);
    check(&logical("long", "timestamp-millis"), long(1_500), r#""v":"1970-01-01T00:00:01.500Z""#);
    check(&logical("long", "timestamp-micros"), long(1), r#""v":"1970-01-01T00:00:00.000001Z""#);
    check(&logical("string", "uuid"), text("x"), r#""v":"x""#);
    let uuid = r#"{"type": "fixed", "name": "U", "size": 16, "logicalType": "uuid"}"#;
    check(uuid, (0..16).collect(), r#""v":"00010203-0405-0607-0809-0a0b0c0d0e0f""#);
    let decimal = r#"{"type": "bytes", "logicalType": "decimal", "precision": 60, "scale": 2}"#;
    check(decimal, text([0x04, 0xD2]), r#""v":12.34"#);
    check(decimal, text([0xFF, 0xFF]), r#""v":-0.01"#);
    check(decimal, text([]), r#""v":0"#);
    let big = [&[1][..], &[0; 16]].concat();
    check(decimal, text(big), r#""v":3402823669209384634633746074317682114.56"#);
    check(decimal, text([0x80]), r#""v":-1.28"#);
}

#[test]
fn types_may_contain_themselves() {
    let schema = r#"{"type": "record", "name": "a.R", "fields": [
        {"name": "n", "type": "int"}, {"name": "next", "type": ["null", "R"]}, {"name": "other", "type": ["null", "a.R"]}]}"#;
    let row = [long(1), long(1), long(2), long(0), long(0), long(0)].concat();
    assert_eq!(read(file(schema, &[row])).unwrap(), [r#"{"n":1,"next":{"n":2}}"#]);
}

#[test]
fn strings_hold_json_where_the_schema_wants_it() {
    let schema = r#"{"type": "record", "name": "R", "fields": [{"name": "m", "type": ["null", "string"]},
        {"name": "t", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}"#;
    let own = r#"{"properties": {"m": {"type": "object"}, "t": {"type": "integer"}}}"#;
    let options = LoadOptions::default();
    let ir = tablature_schema::load::load("s", own.as_bytes(), &options, &mut NoSource).unwrap();
    let row = [long(1), text("{\"a\": 1}"), long(5)].concat();
    let wanted = Wanted::new(Arc::new(ir), &[]);
    let found = read_by(file(schema, &[row]), &wanted, 1000).unwrap();
    assert_eq!(found, [r#"{"m":{"a": 1},"t":5}"#]);
}

const NUMBERS: &str =
    r#"{"type": "record", "name": "R", "fields": [{"name": "n", "type": "int"}]}"#;

#[test]
fn many_blocks_are_read_in_order() {
    let mut bytes = head(NUMBERS, "null");
    for n in 0..300 {
        let rows: Vec<u8> = (0..500).flat_map(|row| long(n * 500 + row)).collect();
        bytes.extend(block(500, &rows));
    }
    let found = read(bytes).unwrap();
    assert_eq!(found.len(), 150_000);
    assert!(found.iter().enumerate().all(|(at, text)| *text == format!("{{\"n\":{at}}}")));
}

#[test]
fn damaged_files_are_errors() {
    let whole = file(NUMBERS, &[long(1), long(2)]);
    let fail = |bytes: Vec<u8>| read(bytes).unwrap_err().to_string();
    for length in 0..whole.len() {
        if length == head(NUMBERS, "null").len() {
            continue;
        }
        assert!(fail(whole[..length].to_vec()).contains("it is truncated"), "{length}");
    }
    let mut marked = whole.clone();
    *marked.last_mut().unwrap() = 0;
    assert!(fail(marked).contains("does not end with its mark"));
    let head = head(NUMBERS, "null");
    assert!(fail([&head[..], &block(3, &long(1))].concat()).contains("do not fit the schema"));
    assert!(fail([&head[..], &block(1, &[2, 4])].concat()).contains("more bytes than its rows"));
    assert!(fail([&head[..], &long(1), &long(i64::MAX)].concat()).contains("write smaller blocks"));
    assert!(fail([&head[..], &long(-1), &long(1)].concat()).contains("a block is damaged"));
    assert!(fail(file("{", &[])).contains("its schema is invalid"));
    assert!(fail(file(r#""int""#, &[])).contains("its rows are not records"));
    assert!(
        fail(file(
            r#"{"type": "record", "name": "R", "fields": [{"name": "a", "type": "X"}]}"#,
            &[]
        ))
        .contains("there is no type `X`")
    );
    let twice = r#"{"type": "record", "name": "R", "fields": [{"name": "a", "type": {"type": "enum", "name": "R", "symbols": []}}]}"#;
    assert!(fail(file(twice, &[])).contains("declared twice"));
    assert!(
        fail([&b"Obj\x01"[..], &long(1), &long(i64::MAX)].concat())
            .contains("metadata is too long")
    );
}

#[test]
fn rows_before_the_damage_are_read() {
    let bytes = [head(NUMBERS, "null"), block(2, &[long(1), long(2)].concat()), block(9, &long(3))]
        .concat();
    let meter = Arc::new(Meter::default());
    let raw = Plain::new(Box::new(Cursor::new(bytes)), UnpackLimits::DEFAULT, &meter).unwrap();
    let unpacked = Unpacked::new(FORMAT, UnpackLimits::DEFAULT, &meter, 0, 100);
    let mut table = AvroTable::open(Stream::new(Window::new(raw, 100), FORMAT), unpacked).unwrap();
    assert_eq!(table.next_batch().unwrap().unwrap().n_rows(), 3);
    assert!(table.next_batch().is_err());
}

#[test]
fn bombs_of_nothing_end() {
    let nothing = r#"{"type": "record", "name": "R", "fields": [{"name": "v", "type": "null"}]}"#;
    let bytes = [head(nothing, "null"), block(i64::MAX, &[])].concat();
    let meter = Arc::new(Meter::default());
    let raw = Plain::new(Box::new(Cursor::new(bytes)), UnpackLimits::DEFAULT, &meter).unwrap();
    let unpacked = Unpacked::new(FORMAT, UnpackLimits::new(1 << 20, 1000), &meter, 0, 100);
    let mut table = AvroTable::open(Stream::new(Window::new(raw, 100), FORMAT), unpacked).unwrap();
    let plan = table.header().plan(&Wanted::default());
    let mut rows = Rows::new(100);
    let error = loop {
        match table.next_batch() {
            Ok(batch) => {
                let batch = batch.unwrap();
                for row in 0..batch.n_rows() {
                    rows.clear();
                    batch.write_row(row, &plan, &mut rows);
                }
            }
            Err(error) => break error.to_string(),
        }
    };
    assert!(error.contains("--max-unpacked-bytes"), "{error}");

    let nulls = r#"{"type": "record", "name": "R", "fields": [{"name": "v", "type": {"type": "array", "items": "null"}}]}"#;
    let error = read(file(nulls, &[[long(i64::MAX), long(0)].concat()])).unwrap_err();
    assert!(error.to_string().contains("do not fit"), "{error}");

    let mut inner =
        r#"{"type": "record", "name": "R0", "fields": [{"name": "v", "type": "null"}]}"#.to_owned();
    for n in 1..60 {
        let before = format!("R{}", n - 1);
        inner = format!(
            r#"{{"type": "record", "name": "R{n}", "fields": [{{"name": "a", "type": {inner}}}, {{"name": "b", "type": "{before}"}}]}}"#
        );
    }
    let error = read(file(&inner, &[vec![]])).unwrap_err();
    assert!(error.to_string().contains("Avro file cannot be read"), "{error}");
}

#[test]
fn a_long_row_is_told() {
    let schema = r#"{"type": "record", "name": "R", "fields": [{"name": "v", "type": {"type": "array", "items": "int"}}, {"name": "n", "type": "int"}]}"#;
    let items: Vec<u8> =
        [long(1000), (0..1000).flat_map(long).collect(), long(0), long(5)].concat();
    let short = [long(0), long(5)].concat();
    let found = read_by(file(schema, &[items, short]), &Wanted::default(), 50).unwrap();
    assert_eq!(found, ["TooLong", r#"{"v":[],"n":5}"#]);
}
