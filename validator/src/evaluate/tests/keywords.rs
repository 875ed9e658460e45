//! Keywords, where the official suites do not cover them.

use super::*;
use crate::evaluate::Formats;

#[test]
fn integers_of_draft_4_are_written_without_a_fraction() {
    let draft_4 = r#"{"$schema":"http://json-schema.org/draft-04/schema#","type":"integer"}"#;
    check(draft_4, &[("1", true), ("1.0", false), ("1e2", false), ("1.5", false)]);
    let newer = r#"{"type":"integer"}"#;
    check(newer, &[("1", true), ("1.0", true), ("1e2", true), ("1.5", false), ("1e-1", false)]);
}

#[test]
fn numbers_are_compared_exactly() {
    check(
        r#"{"maximum":9007199254740992}"#,
        &[("9007199254740992", true), ("9007199254740993", false), ("9007199254740992.1", false)],
    );
    check(r#"{"multipleOf":0.01}"#, &[("19.99", true), ("19.995", false), ("1e999999999", true)]);
    check(
        r#"{"enum":[1,2,3,4,5,100000000000000000001]}"#,
        &[("1.0", true), ("100000000000000000001", true), ("100000000000000000000", false)],
    );
}

#[test]
fn items_are_unique_by_what_they_are_worth() {
    let schema = r#"{"uniqueItems":true}"#;
    check(
        schema,
        &[
            ("[1,1.0]", false),
            ("[1,true,\"1\",[1],null]", true),
            ("[0,-0]", false),
            (r#"[{"a":1,"b":2},{"b":2,"a":1e0}]"#, false),
            (r#"[{"a":1,"b":2},{"b":1,"a":2}]"#, true),
            ("[1,2,3,4,5,6,7,8,9,10,1e1]", false),
            ("[1,2,3,4,5,6,7,8,9,10,1e2]", true),
            ("[[],[[]],[[[]]],{},[{}]]", true),
        ],
    );
}

#[test]
fn many_required_names_are_each_required() {
    let names: Vec<String> = (0..70).map(|index| format!("\"n{index}\"")).collect();
    let schema = format!(r#"{{"required":[{}],"properties":{{"n0":{{}}}}}}"#, names.join(","));
    let members: Vec<String> = names.iter().map(|name| format!("{name}:1")).collect();
    let without = |index: usize| {
        let mut members = members.clone();
        members.remove(index);
        format!("{{{}}}", members.join(","))
    };
    let all = format!("{{{}}}", members.join(","));
    check(&schema, &[(&all, true), (&without(0), false), (&without(69), false), ("{}", false)]);
}

#[test]
fn ages_are_judged_by_the_clock_of_the_call() {
    let plan = plan(r#"{"maxAge":"PT1H"}"#);
    let payload = r#""2026-11-21T15:00:00Z""#;
    let at = |now: &str| Settings { now: Some(now.parse().unwrap()), ..Settings::default() };
    assert_eq!(verdict_with(&plan, payload, &at("2026-11-21T16:00:00Z")), Verdict::Valid);
    assert_eq!(verdict_with(&plan, payload, &at("2026-11-21T16:00:01Z")), Verdict::Invalid);
    assert_eq!(verdict_with(&plan, payload, &Settings::default()), Verdict::Valid);
}

#[test]
fn formats_are_asserted_unless_they_annotate() {
    let plan = plan(r#"{"format":"date"}"#);
    let annotation = Settings { formats: Formats::Annotation, ..Settings::default() };
    assert_eq!(verdict_with(&plan, r#""no""#, &Settings::default()), Verdict::Invalid);
    assert_eq!(verdict_with(&plan, r#""no""#, &annotation), Verdict::Valid);
}

#[test]
fn content_is_asserted_in_draft_7_where_that_is_asked() {
    let asserted = Settings { asserts_content: true, ..Settings::default() };
    for (draft, expected) in [("draft-07", Verdict::Invalid), ("draft/2019-09", Verdict::Valid)] {
        let schema = format!(
            r#"{{"$schema":"http://json-schema.org/{draft}/schema#","contentEncoding":"base64","contentMediaType":"application/json"}}"#
        );
        let plan = plan(&schema);
        assert_eq!(verdict_with(&plan, r#""{}""#, &asserted), expected, "{draft}");
        assert_eq!(verdict_with(&plan, r#""e30=""#, &asserted), Verdict::Valid, "{draft}");
        assert_eq!(verdict_with(&plan, r#""{}""#, &Settings::default()), Verdict::Valid, "{draft}");
    }
}
