use std::fmt::Debug;

use proptest::prelude::*;

use super::{
    super::{Number, Typed, Value, by_value},
    *,
};
use crate::types::{Date, DateTime, Empty, Integer, Map, MaybeObject, Null, Nullable};

/// Fills a type from a text that is valid JSON, and reads it through a value: both must be the same, if it is filled.
#[track_caller]
fn check<T: Json + PartialEq + Debug>(text: &str, is_filled: bool) {
    let value = filled::<T>(text.as_bytes());
    assert_eq!(value.is_some(), is_filled, "{text}: {value:?}");
    if let Some(value) = value {
        assert_eq!(by_value(text.as_bytes()), Ok(value), "{text}");
    }
}

#[test]
fn basic_types_are_filled_as_they_are_read() {
    check::<bool>("true", true);
    check::<bool>(" false\r\n\t", true);
    check::<bool>("null", false);
    check::<String>(r#""""#, true);
    check::<String>(r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀""#, true);
    check::<String>("5", false);
    for integer in ["0", "-0", "1.0", "1e2", "-7", "127", "128", "1.5", "1e400"] {
        let is_i8 = !["128", "1.5", "1e400"].contains(&integer);
        check::<i8>(integer, is_i8);
        check::<Number>(integer, true);
        check::<f64>(integer, integer != "1e400");
    }
    check::<u8>("-0", true);
    check::<u64>("18446744073709551615", true);
    check::<i128>("170141183460469231731687303715884105727", true);
    check::<Integer>("123456789012345678901234567890123456789012345", true);
    check::<Empty>(r#""""#, true);
    check::<Empty>(r#""a""#, false);
    check::<Null>("null", true);
    check::<Null>("0", false);
    check::<Nullable<bool>>("null", true);
    check::<Nullable<bool>>("true", true);
    check::<MaybeObject<Map<bool>>>(r#"{"a": true}"#, true);
    check::<MaybeObject<Map<bool>>>(r#"{"a": 1}"#, false);
    check::<MaybeObject<Map<bool>>>(r#"[{"a": 1}]"#, true);
    check::<MaybeObject<Map<bool>>>("null", true);
    check::<Box<Vec<bool>>>("[ true , false ]", true);
    check::<Vec<bool>>("[]", true);
    check::<Vec<bool>>("[1]", false);
    check::<Map<u8>>(r#"{ "b" : 1 , "a":2}"#, true);
    check::<Date>(r#""2028-02-29""#, true);
    check::<Date>(r#""2026-02-29""#, false);
    check::<DateTime>(r#""2016-12-31T23:59:60.123456789012Z""#, true);
    check::<DateTime>(r#""2016-12-31""#, false);
}

#[test]
fn maps_keep_the_order_of_the_text() {
    let text = r#"{"z":1,"a":{"y":[],"x":{}},"m":null}"#;
    assert_eq!(
        filled::<Value>(text.as_bytes()).map(|value| value.to_json()).as_deref(),
        Some(text)
    );
}

/// Any JSON, with spaces and escapes.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,9})?([eE][-+]?[0-9]{1,3})?",
        r#""(a|é|😀| |\\\\|\\"|\\/|\\n|\\u00[0-9a-fA-F]{2}|\\ud83d\\ude00){0,40}""#,
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let members = prop::collection::btree_map("[a-zé ]{0,40}", inner.clone(), 0..6);
        let separator = prop_oneof![Just(","), Just(", "), Just(" ,\n")];
        let list = |items: Vec<String>, separator: &str| items.join(separator);
        prop_oneof![
            (prop::collection::vec(inner, 0..6), separator.clone())
                .prop_map(move |(items, separator)| format!("[{}]", list(items, separator))),
            (members, separator).prop_map(move |(members, separator)| {
                let members = members.into_iter().map(|(key, value)| format!("\"{key}\": {value}"));
                format!("{{ {} }}", list(members.collect(), separator))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_filled_as_it_is_read(text in json()) {
        let value = filled::<Value>(text.as_bytes());
        prop_assert_eq!(value.as_ref().map(Typed::to_json), Value::from_json(text.as_bytes()).ok().map(|value| value.to_json()));
    }

    #[test]
    fn what_is_cut_off_is_not_filled(text in json(), length: prop::sample::Index) {
        let bytes = text.as_bytes();
        let cut = &bytes[..length.index(bytes.len())];
        // A number may be one without its last digits, too.
        if by_value::<Value>(cut).is_err() && !text.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
            prop_assert_eq!(filled::<Value>(cut), None);
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes: Vec<u8>) {
        let _ = filled::<Value>(&bytes);
        let _ = filled::<Map<String>>(&[b"{\"", bytes.as_slice()].concat());
    }

    #[test]
    fn any_text_of_json_characters_is_survived(text in r#"[\[\]{}",:\\udD8e0truefalsn .+-]{0,60}"#) {
        let _ = filled::<Value>(text.as_bytes());
    }
}

#[test]
fn hostile_bytes_are_not_filled() {
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(filled::<Value>(deep(128).as_bytes()).is_some());
    assert_eq!(filled::<Value>(deep(129).as_bytes()), None);
    assert_eq!(filled::<Value>("[".repeat(1_000_000).as_bytes()), None);
    assert_eq!(filled::<Value>("{\"a\":".repeat(1_000_000).as_bytes()), None);
    let hostile: [&[u8]; 12] = [
        b"",
        b"\xEF\xBB\xBF1",
        b"\"\xFF\"",
        b"\"\xC3\"",
        br#""\ud800""#,
        br#""\udc00\ud800""#,
        br#""\x""#,
        br#""\u12""#,
        b"\"a",
        b"\"a\\",
        b"\"\n\"",
        b"1 2",
    ];
    for bytes in hostile {
        assert_eq!(filled::<Value>(bytes), None, "{}", bytes.escape_ascii());
        assert!(by_value::<Value>(bytes).is_err(), "{}", bytes.escape_ascii());
    }
}

/// A field whose name has a quotation mark, which JSON escapes.
#[derive(Debug, Clone, Default, PartialEq)]
struct Quoted {
    odd: Option<u8>,
    plain: Option<u8>,
    other: Map<Value>,
}
crate::__tablature_object! { Quoted, keep other, { odd: optional @escaped "c\":0,\"d", plain: optional "e" } }

#[test]
fn names_that_are_escaped_are_not_found_in_the_text_of_others() {
    check::<Quoted>(r#"{"c":0,"d":1,"e":2}"#, true);
    let text = r#"{"c\":0,\"d":1,"e":2}"#;
    check::<Quoted>(text, false);
    let read = by_value(text.as_bytes());
    assert_eq!(read, Ok(Quoted { odd: Some(1), plain: Some(2), other: Map::new() }));
}
