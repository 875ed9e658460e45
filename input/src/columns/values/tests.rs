use std::{collections::HashMap, sync::Arc};

use arrow_array::{
    DictionaryArray, DurationSecondArray,
    builder::{Int32Builder, MapBuilder, StringBuilder},
    types::{Int8Type, Int32Type},
};
use arrow_schema::UnionFields;
use tablature_schema::ir::TypeSet;

use super::*;

/// Checks the values of a column, `-` for those that are absent.
#[track_caller]
fn check_by(array: impl Array + 'static, want: &Want, expected: &[&str]) {
    let array: ArrayRef = Arc::new(array);
    let shape = shape(array.data_type(), 0);
    assert!(shape.is_ok(), "{shape:?}");
    let values = values(&array);
    let found: Vec<String> = (0..array.len())
        .map(|row| {
            let mut out = Vec::new();
            let is_there = values.write(row, want, usize::MAX, &mut out);
            if is_there { String::from_utf8(out).unwrap() } else { "-".to_owned() }
        })
        .collect();
    assert_eq!(found, expected);
}

/// A column of a field without more than a type.
fn values(array: &ArrayRef) -> Values {
    let field = Field::new("c", array.data_type().clone(), true);
    Values::new(array, &field).unwrap()
}

#[track_caller]
fn check(array: impl Array + 'static, expected: &[&str]) {
    check_by(array, &Want::default(), expected);
}

#[test]
fn numbers_are_exact() {
    check(Int8Array::from(vec![Some(-128), None]), &["-128", "-"]);
    check(UInt64Array::from(vec![u64::MAX]), &["18446744073709551615"]);
    check(Int64Array::from(vec![i64::MIN]), &["-9223372036854775808"]);
    check(Float32Array::from(vec![0.1, 5.0, f32::NAN]), &["0.1", "5", "\"NaN\""]);
    check(Float64Array::from(vec![0.1, -0.5, 1e300]), &["0.1", "-0.5", "1e300"]);
    let decimal = Decimal128Array::from(vec![150, -1]).with_precision_and_scale(10, 2).unwrap();
    check(decimal, &["1.5", "-0.01"]);
    check(DurationSecondArray::from(vec![5]), &["5"]);
    check(BooleanArray::from(vec![Some(true), None, Some(false)]), &["true", "-", "false"]);
}

#[test]
fn texts_and_bytes_are_strings() {
    check(StringArray::from(vec!["a\n\"", ""]), &[r#""a\n\"""#, r#""""#]);
    check(LargeStringArray::from(vec!["a"]), &[r#""a""#]);
    check(StringViewArray::from(vec![Some("a"), None]), &[r#""a""#, "-"]);
    check(BinaryArray::from(vec![&b"foo"[..]]), &[r#""Zm9v""#]);
    let json = || BinaryArray::from(vec![&br#"{"a": 1}"#[..], b"[1]", b"{"]);
    check(json(), &[r#""eyJhIjogMX0=""#, r#""WzFd""#, r#""ew==""#]);
    let object = Want { types: Some(TypeSet::OBJECT), ..Want::default() };
    check_by(json(), &object, &[r#"{"a": 1}"#, r#""WzFd""#, r#""ew==""#]);
    check(FixedSizeBinaryArray::try_from_iter([[1_u8, 2]].iter()).unwrap(), &[r#""AQI=""#]);
    let object = Want { types: Some(TypeSet::OBJECT), ..Want::default() };
    check_by(StringArray::from(vec!["{\"a\":1}", "{"]), &object, &["{\"a\":1}", "\"{\""]);
}

#[test]
fn moments_are_strings_unless_numbers_are_wanted() {
    let moments = TimestampMillisecondArray::from(vec![1_500]);
    check(moments.clone(), &[r#""1970-01-01T00:00:01.500Z""#]);
    check(moments.clone().with_timezone("+02:00"), &[r#""1970-01-01T00:00:01.500Z""#]);
    let number = Want { types: Some(TypeSet::INTEGER | TypeSet::NULL), ..Want::default() };
    check_by(moments, &number, &["1500"]);
    check(Date32Array::from(vec![1]), &[r#""1970-01-02""#]);
    check(Date64Array::from(vec![86_400_000]), &[r#""1970-01-02""#]);
    check(Time64MicrosecondArray::from(vec![1]), &[r#""00:00:00.000001Z""#]);
}

#[test]
fn lists_keep_nulls_and_structs_do_not() {
    let list = ListArray::from_iter_primitive::<Int32Type, _, _>(vec![
        Some(vec![Some(1), None]),
        None,
        Some(vec![]),
    ]);
    check(list, &["[1,null]", "-", "[]"]);
    let fixed = FixedSizeListArray::from_iter_primitive::<Int32Type, _, _>(
        vec![Some(vec![Some(1), Some(2)]), Some(vec![Some(3), Some(4)])],
        2,
    );
    check(fixed.slice(1, 1), &["[3,4]"]);
    let member = |name| Arc::new(Field::new(name, DataType::Int64, true));
    let column = |values: Vec<Option<i64>>| Arc::new(Int64Array::from(values)) as ArrayRef;
    let structs = StructArray::from(vec![
        (member("a"), column(vec![Some(1), None, None])),
        (member("b"), column(vec![Some(2), Some(3), None])),
    ]);
    check(structs, &[r#"{"a":1,"b":2}"#, r#"{"b":3}"#, "{}"]);
}

#[test]
fn maps_are_objects() {
    let mut texts = MapBuilder::new(None, StringBuilder::new(), Int32Builder::new());
    texts.keys().append_value("k\"");
    texts.values().append_value(5);
    texts.keys().append_value("n");
    texts.values().append_null();
    texts.append(true).unwrap();
    texts.append(true).unwrap();
    check(texts.finish(), &[r#"{"k\"":5,"n":null}"#, "{}"]);
    let mut numbers = MapBuilder::new(None, Int32Builder::new(), Int32Builder::new());
    numbers.keys().append_value(7);
    numbers.values().append_value(8);
    numbers.append(true).unwrap();
    check(numbers.finish(), &[r#"{"7":8}"#]);
}

#[test]
fn dictionaries_and_unions_are_their_values() {
    let dictionary: DictionaryArray<Int8Type> =
        vec![Some("a"), None, Some("b"), Some("a")].into_iter().collect();
    check(dictionary, &[r#""a""#, "-", r#""b""#, r#""a""#]);
    let fields = UnionFields::try_new(
        vec![3, 5],
        vec![Field::new("n", DataType::Int32, true), Field::new("s", DataType::Utf8, true)],
    )
    .unwrap();
    let children: Vec<ArrayRef> =
        vec![Arc::new(Int32Array::from(vec![7])), Arc::new(StringArray::from(vec!["x"]))];
    let offsets = Some(vec![0, 0].into());
    let union = UnionArray::try_new(fields, vec![5, 3].into(), offsets, children).unwrap();
    check(union, &[r#""x""#, "7"]);
}

#[test]
fn types_without_a_counterpart_are_named() {
    let fields: Fields = vec![
        Field::new("x", DataType::Duration(TimeUnit::Second), true),
        Field::new("i", DataType::Interval(arrow_schema::IntervalUnit::DayTime), true),
    ]
    .into();
    let error = header(&fields).unwrap_err();
    assert!(error.starts_with("the column `i` has the type Interval"), "{error}");
    let mut nested = DataType::Int8;
    for _ in 0..200 {
        nested = DataType::List(Arc::new(
            Field::new("item", nested, true).with_metadata(HashMap::new()),
        ));
    }
    assert_eq!(shape(&nested, 0).unwrap_err(), "nested too deeply");
}

#[test]
fn uuids_are_told_from_other_bytes_wherever_they_are() {
    let bytes = FixedSizeBinaryArray::try_from_iter(vec![[0xAB; 16]].into_iter()).unwrap();
    check(bytes.clone(), &["\"q6urq6urq6urq6urq6urqw==\""]);
    let uuid = |name: &str| {
        let kind = [("ARROW:extension:name".to_owned(), "arrow.uuid".to_owned())];
        let field = Field::new(name, DataType::FixedSizeBinary(16), true);
        Arc::new(field.with_metadata(HashMap::from(kind)))
    };
    let bytes: ArrayRef = Arc::new(bytes);
    let inner: ArrayRef =
        Arc::new(StructArray::new(vec![uuid("u")].into(), vec![bytes.clone()], None));
    let items = ListArray::new(
        uuid("item"),
        arrow_buffer::OffsetBuffer::from_lengths([1]),
        bytes.clone(),
        None,
    );
    for (array, field, expected) in [
        (bytes, uuid("c"), "\"abababab-abab-abab-abab-abababababab\""),
        (
            inner.clone(),
            Arc::new(Field::new("c", inner.data_type().clone(), true)),
            "{\"u\":\"abababab-abab-abab-abab-abababababab\"}",
        ),
        (
            Arc::new(items.clone()),
            Arc::new(Field::new("c", items.data_type().clone(), true)),
            "[\"abababab-abab-abab-abab-abababababab\"]",
        ),
    ] {
        let mut out = Vec::new();
        let values = Values::new(&array, &field).unwrap();
        assert!(values.write(0, &Want::default(), 100, &mut out));
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}

#[test]
fn a_value_is_cut_once_it_is_too_long() {
    let list =
        ListArray::from_iter_primitive::<Int32Type, _, _>(vec![Some(vec![Some(1); 100_000])]);
    let list: ArrayRef = Arc::new(list);
    let mut out = Vec::new();
    assert!(values(&list).write(0, &Want::default(), 100, &mut out));
    assert!((101..110).contains(&out.len()), "{}", out.len());
}
