//! Properties of every text: the reader agrees with another one, and nothing panics.

use proptest::prelude::*;
use serde_json::Value;
use tablature_schema::catalogue;

use super::{checker, options};
use crate::{Checker, Report};

/// Texts that are JSON, or nearly.
fn nearly_json() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(","),
        Just(":"),
        Just(" "),
        Just("\n"),
        Just("\"a\""),
        Just("\"\\u0062\""),
        Just("\"\\ud83d\\ude00\""),
        Just("\"\\x\""),
        Just("\"\t\""),
        Just("\"é\""),
        Just("\""),
        Just("\\"),
        Just("0"),
        Just("-0"),
        Just("01"),
        Just("1.5e-3"),
        Just("1."),
        Just("-"),
        Just("true"),
        Just("fals"),
        Just("null"),
        Just("NaN"),
        Just("\u{0}"),
        Just("/"),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat().into_bytes())
}

/// JSON values as a payload has them: shallow, with names and numbers of every kind.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".{0,4}", inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn is_read(report: &Report) -> bool {
    report.findings().iter().all(|finding| finding.code == "duplicate-key")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_is_what_another_reader_reads(text in nearly_json()) {
        let expected = serde_json::from_slice::<Value>(&text).is_ok();
        prop_assert_eq!(is_read(&checker("{}", options()).check(&text)), expected);
    }

    #[test]
    fn no_value_is_changed_on_the_way_to_the_verdict(value in json()) {
        let schema = serde_json::json!({"const": value});
        let text = value.to_string();
        let checker = Checker::from_value("test", &schema, options()).expect("a schema");
        prop_assert!(checker.check(text.as_bytes()).is_valid());
        let other = format!("[{text}]");
        prop_assert!(!checker.check(other.as_bytes()).is_valid());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..64), text in nearly_json()) {
        let checker = checker("{\"type\": \"object\"}", options());
        checker.check(&bytes);
        checker.check(&text);
    }
}

#[test]
fn no_broken_event_makes_it_panic() {
    for entry in catalogue::entries() {
        let checker = Checker::from_catalogue(entry, options());
        let schema = entry.json();
        let names: Vec<&String> =
            schema["properties"].as_object().expect("fields").keys().collect();
        for wrong in
            ["null", "3", "\"\"", "[]", "{}", "[{\"\":null}]", "{\"id\":{\"id\":[]}}", "1e999"]
        {
            let members: Vec<String> =
                names.iter().map(|name| format!("{name:?}:{wrong}")).collect();
            let report = checker.check(format!("{{{}}}", members.join(",")).as_bytes());
            assert!(!report.is_valid(), "{} {wrong}", entry.id());
            let places: Vec<u64> =
                report.findings().iter().map(|it| it.place.span().unwrap().start).collect();
            assert!(places.is_sorted(), "{} {wrong}", entry.id());
        }
    }
}
