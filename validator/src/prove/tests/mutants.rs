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

/// Answers are kept in few places, which strings share.
#[test]
fn an_answer_about_one_string_is_not_taken_for_another() {
    let checker = checker(r#"{"items": {"pattern": "[02468]$"}}"#);
    for number in 0..600 {
        let expected = if number % 2 == 0 { Silent } else { Open };
        assert_eq!(prove(&checker, format!(r#"["n{number}"]"#).as_bytes()).0, expected, "{number}");
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

/// The evaluator is asked about the strings of a property where the plan of strings cannot judge them.
#[test]
fn strings_of_properties_that_the_automaton_cannot_judge_are_asked_about() {
    check(
        r#"{"properties": {"a": {"anyOf": [{"minLength": 5}, {"pattern": "^x"}]}}}"#,
        &[(r#"{"a":"abcde"}"#, Silent), (r#"{"a":"x"}"#, Silent), (r#"{"a":"abc"}"#, Open)],
    );
}

#[test]
fn what_a_branch_recommends_of_strings_counts_where_the_branch_accepts_them() {
    check(
        r#"{"anyOf": [{"pattern": "^a", "should": {"pattern": "z$"}}, {"pattern": "^b"}]}"#,
        &[(r#""az""#, Silent), (r#""ay""#, Valid), (r#""by""#, Silent), (r#""cz""#, Open)],
    );
}

/// A value before the property that decides is judged twice, and what is noted of it comes again.
#[test]
fn hints_that_a_case_makes_of_an_earlier_value_are_not_lost() {
    let schema = |before: &str| {
        format!(
            r#"{{"properties": {{"kind": {{"type": "string"}}, "x": {{"type": ["string", "null"]{before}}}}},
                "if": {{"properties": {{"kind": {{"const": "a"}}}}, "required": ["kind"]}},
                "then": {{"properties": {{"x": {{"pattern": "^a", "nullMeansAbsent": true}}}}}},
                "else": {{"properties": {{"x": {{"pattern": "^b"}}}}}}}}"#
        )
    };
    check(
        &schema(""),
        &[
            (r#"{"x":null,"kind":"b"}"#, Silent),
            (r#"{"kind":"a","x":null}"#, Noted),
            (r#"{"x":null,"kind":"a"}"#, Valid),
        ],
    );
    check(&schema(r#", "nullMeansAbsent": true"#), &[(r#"{"x":null,"kind":"b"}"#, Noted)]);
}

/// Findings about unknown fields are kept, and each names the branch that declares the fields.
#[test]
fn an_unknown_field_of_another_branch_has_its_own_finding() {
    check(
        r#"{"oneOf": [
            {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            {"properties": {"kind": {"const": "b"}}, "required": ["kind"]}
        ]}"#,
        &[
            (r#"{"kind":"a","unlike":1}"#, Noted),
            (r#"{"kind":"b","unlike":1}"#, Noted),
            (r#"{"kind":"a","unlike":1}"#, Noted),
        ],
    );
}

#[test]
fn strings_that_should_agree_are_compared_whole() {
    check(
        r#"{"properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "agreement": [
            {"field": "/b", "from": "/a", "pattern": "^([a-z]*)_", "expect": "$1", "code": "apart", "help": "h"}]}"#,
        &[
            (r#"{"a":"x_y","b":"x"}"#, Silent),
            (r#"{"a":"x_y","b":"z"}"#, Valid),
            (r#"{"a":"_y","b":""}"#, Silent),
            (r#"{"a":"_y","b":"x"}"#, Valid),
            // One with escapes is left to the evaluator.
            (r#"{"a":"\u0078_y","b":"z"}"#, Valid),
        ],
    );
}

#[test]
fn items_with_escapes_are_not_unique_by_how_they_are_written() {
    check(
        r#"{"uniqueItems": true}"#,
        &[
            (r#"["a","b",""]"#, Silent),
            (r#"["\n","\u000b"]"#, Silent),
            (r#"["\n","\u000a"]"#, Open),
        ],
    );
}

/// A property that decides after one that comes later is judged again.
#[test]
fn what_is_judged_again_may_be_as_deep_as_what_is_judged_once() {
    let deep = format!("{}{}", "[".repeat(127), "]".repeat(127));
    check(
        r#"{"properties": {"a": {"type": "string"}, "b": {"type": ["array", "string"]}}, "allOf": [
            {"if": {"properties": {"a": {"const": "x"}}, "required": ["a"]}, "then": {"required": ["b"]}},
            {"if": {"properties": {"b": {"const": "y"}}, "required": ["b"]}, "then": {"required": ["c"]}}]}"#,
        &[
            (&format!(r#"{{"a":"x","b":{deep}}}"#), Silent),
            (&format!(r#"{{"b":{deep},"a":"x"}}"#), Silent),
            (&format!(r#"{{"b":{deep}}}"#), Silent),
            (r#"{"b":"y","a":"x"}"#, Open),
        ],
    );
}

#[test]
fn keys_that_a_pattern_describes_are_not_unevaluated() {
    check(
        r#"{"patternProperties": {"^x": {"type": "string"}}, "unevaluatedProperties": false}"#,
        &[(r#"{"x1":"a"}"#, Silent), (r#"{"x1":1}"#, Open), (r#"{"y":"a"}"#, Open)],
    );
}
