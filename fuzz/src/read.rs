//! The strict reader of JSON beside `serde_json`.
//!
//! Three differences are documented, and left out here: a byte order mark is skipped (whoever reads reports it), nesting
//! is limited, and of equal keys the last is kept and the others are reported. Numbers are kept as they are written on both sides, and equal numbers are those that an arithmetic of big
//! integers calls equal.

use std::collections::HashSet;

use tablature::json::{self, Document, FaultKind, Kind, NodeRef, Value};
use tablature_compare::{exact, json::Json};

/// Levels of nesting; the oracle recurses.
const MAX_DEPTH: usize = 200;

/// Reads the bytes both ways.
///
/// # Panics
///
/// If they differ.
pub fn run(data: &[u8]) {
    let ours = json::parse(data, MAX_DEPTH);
    if ours.as_ref().is_err_and(|fault| fault.kind == FaultKind::TooDeep) {
        return;
    }
    let text = std::str::from_utf8(&data[json::byte_order_mark(data)..]);
    let theirs = text.ok().and_then(|text| Json::parse(text).ok());
    match (ours, theirs) {
        (Ok((document, duplicates)), Some(mut expected)) => {
            assert_eq!(duplicates.len(), drop_duplicates(&mut expected), "duplicate keys");
            same(document.root(), &expected, data);
            numbers(&expected);
            written(data, &document, duplicates.is_empty(), &expected);
        }
        (Err(fault), None) => {
            assert!(fault.span.end <= data.len(), "a fault at {:?}", fault.span);
            assert!(fault.span.start <= fault.span.end, "a fault at {:?}", fault.span);
        }
        (Ok(_), None) => panic!("accepted, and by `serde_json` rejected"),
        (Err(fault), Some(_)) => panic!("rejected: {}", fault.message),
    }
}

fn same(node: NodeRef<'_>, expected: &Json, data: &[u8]) {
    let span = node.span();
    match (node.kind(), expected) {
        (Kind::Null, Json::Null) => assert_eq!(&data[span], b"null"),
        (Kind::Bool(value), Json::Bool(expected)) => assert_eq!(value, *expected),
        (Kind::Number(literal), Json::Number(expected)) => {
            assert_eq!(literal, expected);
            assert_eq!(&data[span], expected.as_bytes());
        }
        (Kind::String(text), Json::String(expected)) => {
            assert_eq!(text, expected);
            assert!(data[span.start] == b'"' && data[span.end - 1] == b'"');
        }
        (Kind::Array, Json::Array(expected)) => {
            assert_eq!(node.elements().count(), expected.len());
            node.elements().zip(expected).for_each(|(node, value)| same(node, value, data));
        }
        (Kind::Object, Json::Object(expected)) => {
            assert_eq!(node.members().len(), expected.len());
            for (member, (key, value)) in node.members().iter().zip(expected) {
                assert_eq!(member.key(), key.as_str());
                same(node.at(member.value), value, data);
            }
        }
        (kind, expected) => panic!("{kind:?} was read for {expected}"),
    }
}

/// Keeps the last of equal keys in every object, and counts the others.
fn drop_duplicates(value: &mut Json) -> usize {
    let mut count = value.children_mut().into_iter().map(drop_duplicates).sum();
    if let Json::Object(members) = value {
        let mut seen = HashSet::new();
        let before = members.len();
        members.reverse();
        members.retain(|(key, _)| seen.insert(key.clone()));
        members.reverse();
        count += before - members.len();
    }
    count
}

/// Compares neighbouring numbers.
fn numbers(value: &Json) {
    let mut texts = Vec::new();
    value.walk(&mut |value| {
        if let Json::Number(text) = value {
            texts.push(text.as_str());
        }
    });
    for pair in texts.windows(2) {
        let [Some(one), Some(other)] = [pair[0], pair[1]].map(exact::Decimal::parse) else {
            continue;
        };
        let ours = [pair[0], pair[1]].map(|text| {
            let value = Value::parse(text.as_bytes()).expect("a number was read before");
            value.as_number().expect("a number is one").clone()
        });
        assert_eq!(ours[0] == ours[1], one == other, "whether {} is {}", pair[0], pair[1]);
        for (text, ours, exact) in [(pair[0], &ours[0], &one), (pair[1], &ours[1], &other)] {
            assert_eq!(ours.decimal().is_integer(), exact.is_whole(), "whether {text} is whole");
        }
        if !other.is_zero() {
            let is_multiple = ours[0].decimal().is_multiple_of(ours[1].decimal());
            let expected = one.is_multiple_of(&other);
            assert_eq!(is_multiple, expected, "whether {} divides {}", pair[1], pair[0]);
        }
        let order = ours[0].decimal().cmp(ours[1].decimal());
        assert_eq!(order, one.cmp(&other), "the order of {} and {}", pair[0], pair[1]);
    }
}

/// What is written of a value reads as the same value.
fn written(data: &[u8], document: &Document<'_>, is_unique: bool, expected: &Json) {
    let Ok(value) = Value::parse(data) else {
        let depth = json::parse(data, json::MAX_VALUE_DEPTH);
        assert!(!is_unique || depth.is_err(), "an owned value is not read");
        return;
    };
    assert_eq!(value, Value::from_node(document.root()));
    let text = value.to_string();
    let again = Json::parse(&text).expect("what is written is JSON");
    assert!(again == *expected, "{text} was written for {expected}");
}
