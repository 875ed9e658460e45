//! Payloads that tell a proof from one with a small mistake.

use super::{Answer::*, check, checker, prove};

#[test]
fn truths_and_items_that_are_counted_are_proved() {
    check(
        r#"{"properties": {"a": {"type": "boolean"}}}"#,
        &[(r#"{"a":true}"#, Silent), (r#"{"a":false}"#, Silent), (r#"{"a":tru}"#, Open)],
    );
    check(r#"{"contains": {"type": "string"}}"#, &[(r#"["a"]"#, Silent), ("[1]", Open)]);
}

#[test]
fn timestamps_ahead_of_the_clock_are_not_proved_silent() {
    let schema =
        r#"{"properties": {"at": {"type": "string", "format": "date-time", "maxAge": "PT1H"}}}"#;
    check(
        schema,
        &[
            (r#"{"at": "2026-11-21T15:59:00Z"}"#, Silent),
            (r#"{"at": "2026-11-21T16:00:00Z"}"#, Silent),
            (r#"{"at": "2026-11-21T16:30:00Z"}"#, Valid),
            (r#"{"at": "2026-11-22T16:00:00.5Z"}"#, Valid),
            (r#"{"at": "2026-11-21T15:00:00Z"}"#, Silent),
            (r#"{"at": "2026-11-21T14:59:59Z"}"#, Open),
        ],
    );
}

/// The answers about strings are kept by what the string and the table are.
#[test]
fn an_answer_about_one_property_is_not_taken_for_another() {
    const MANY: usize = 600;
    let end = |index: usize| if index.is_multiple_of(2) { 'h' } else { 'z' };
    let pattern =
        |index| format!(r#""p{index}": {{"pattern": "^(abcdefg{}|x{index}y)$"}}"#, end(index));
    let patterns: Vec<String> = (0..MANY).map(pattern).collect();
    let checker = checker(&format!(r#"{{"properties": {{{}}}}}"#, patterns.join(",")));
    let right: Vec<String> =
        (0..MANY).step_by(2).map(|index| format!(r#""p{index}":"abcdefgh""#)).collect();
    let payload = |more: &str| format!("{{{}{more}}}", right.join(","));
    assert_eq!(prove(&checker, payload("").as_bytes()).0, Silent);
    for index in (1..MANY).step_by(2) {
        let wrong = payload(&format!(r#","p{index}":"abcdefgh""#));
        assert_eq!(prove(&checker, wrong.as_bytes()).0, Open, "p{index}");
    }
}

#[test]
fn strings_of_all_lengths_are_told_apart() {
    for length in 1..40 {
        let text = "a".repeat(length);
        let schema = format!(r#"{{"properties": {{"a": {{"enum": ["{text}"]}}}}}}"#);
        let payload = |text: &str| format!(r#"{{"a":"{text}"}}"#);
        let others = [format!("{text}a"), format!("{}b", &text[1..]), format!("b{}", &text[1..])];
        let mut payloads = vec![(payload(&text), Silent), (payload(&text), Silent)];
        payloads.extend(others.iter().map(|other| (payload(other), Open)));
        let payloads: Vec<_> = payloads.iter().map(|(text, it)| (text.as_str(), *it)).collect();
        check(&schema, &payloads);
    }
}

/// Keys that came before the property that decides were read by the plan before it.
#[test]
fn keys_before_the_property_that_decides_are_judged_by_its_case() {
    check(
        r#"{"oneOf": [
            {"properties": {"kind": {"const": "a"}}, "required": ["kind"], "additionalProperties": {"type": "string"}},
            {"properties": {"kind": {"const": "b"}}, "required": ["kind"], "additionalProperties": {"type": "integer"}}
        ]}"#,
        &[
            (r#"{"kind":"a","x":"s"}"#, Silent),
            (r#"{"kind":"b","x":1}"#, Silent),
            (r#"{"kind":"a","x":1}"#, Open),
            (r#"{"x":1,"kind":"a"}"#, Open),
            (r#"{"x":"s","kind":"b"}"#, Open),
        ],
    );
}
