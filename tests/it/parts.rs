//! A macro that names a part of a schema.

/// The part refers to another one of the same file.
mod row {
    tablature::types!(path = "tests/ui/schemas/part.json#/$defs/Row");
}

#[test]
fn a_part_has_types_of_its_own_named_after_it() {
    let row = row::Row::from_json(br#"{"id": "a"}"#).expect("it is valid");
    assert_eq!(tablature::types::Typed::to_json(&row), r#"{"id":"a"}"#);
    let report = row::Row::from_json(br#"{"id": ""}"#).expect_err("`id` is empty");
    assert_eq!(report.findings()[0].pointer, "/id");
}
