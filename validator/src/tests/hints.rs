//! Warnings and advice.

use super::{check, check_message};

#[test]
fn unknown_fields_are_reported_with_the_nearest_name() {
    let schema = r#"{"properties": {"referrer": {}, "session": {"properties": {"id": {}}}}}"#;
    check(
        schema,
        r#"{"referer": 1, "session": {"idd": 2}}"#,
        &["1:2 warning unknown-field /referer", "1:28 warning unknown-field /session/idd"],
    );
    check_message(
        schema,
        r#"{"referer": 1}"#,
        "unknown field `referer`",
        "did you mean `referrer`?",
    );
}

#[test]
fn fields_that_some_part_of_the_schema_knows_are_not_unknown() {
    let schema = r##"{
        "properties": {"kind": {}},
        "allOf": [{"properties": {"a": {}}}, {"$ref": "#/$defs/B"}],
        "if": {"properties": {"kind": {"const": "x"}}, "required": ["kind"]},
        "then": {"properties": {"c": {}}},
        "anyOf": [{"properties": {"d": {}}}, {"properties": {"e": {}}, "required": ["e"]}],
        "$defs": {"B": {"properties": {"b": {}}, "patternProperties": {"^x-": {}}}}
    }"##;
    check(schema, r#"{"kind": "x", "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "x-y": 1}"#, &[]);
    check(schema, r#"{"kind": "y", "c": 1, "e": 1}"#, &["1:15 warning unknown-field /c"]);
}

#[test]
fn maps_and_undescribed_objects_have_no_unknown_fields() {
    check(r#"{"additionalProperties": {"type": "integer"}}"#, r#"{"any": 1}"#, &[]);
    check(r#"{"type": "object"}"#, r#"{"any": 1}"#, &[]);
    check(r#"{"properties": {"a": {}}, "additionalProperties": true}"#, r#"{"any": 1}"#, &[]);
    check(
        r##"{"properties": {"a": {}}, "$dynamicRef": "#x", "$defs": {"x": {"$dynamicAnchor": "x"}}}"##,
        r#"{"any": 1}"#,
        &[],
    );
}

#[test]
fn fields_that_the_schema_names_are_not_unknown() {
    check(
        r#"{"dependentSchemas": {"card": {"properties": {"zip": {"type": "string"}}, "required": ["zip"]}}}"#,
        r#"{"card": "1", "zip": "4"}"#,
        &[],
    );
    let schema = r#"{
        "properties": {"a": {}}, "required": ["b"], "dependentRequired": {"c": ["d"]},
        "if": {"properties": {"e": {"const": 1}}, "required": ["f"]}
    }"#;
    check(
        schema,
        r#"{"b": 1, "c": 1, "d": 1, "e": 2, "f": 1, "g": 1}"#,
        &["1:42 warning unknown-field /g"],
    );
}

#[test]
fn unknown_values_are_warnings() {
    let schema = r#"{"knownValues": ["web-client", "backend-http"]}"#;
    check(schema, "\"web-client\"", &[]);
    check(schema, "3", &[]);
    check_message(
        schema,
        "\"web-cleint\"",
        "`\"web-cleint\"` is not among the documented values",
        "did you mean `\"web-client\"`? the documented values are `\"web-client\"` and `\"backend-http\"`",
    );
}

#[test]
fn long_lists_of_values_are_known_as_well() {
    let known: Vec<String> = (0..100).map(|n| format!("\"v{n}\"")).collect();
    let schema = format!(r#"{{"items": {{"knownValues": [{}]}}}}"#, known.join(", "));
    check(&schema, &format!("[{}]", known.join(", ")), &[]);
    check(&schema, r#"["v99", "w"]"#, &["1:9 warning unknown-value /1"]);
}

#[test]
fn null_may_stand_for_absence() {
    let schema = r#"{"properties": {"a": {"type": ["string", "null"], "nullMeansAbsent": true}}}"#;
    check(schema, r#"{"a": null}"#, &["1:7 warning null-for-absent /a"]);
    check(schema, r#"{"a": "x"}"#, &[]);
    check_message(
        schema,
        r#"{"a": 5}"#,
        "expected a string, found integer `5`",
        "put the value in quotes",
    );
}

#[test]
fn style_is_advice() {
    let schema = r#"{"recommendedPattern": "^[a-z]+_[a-z]+ed$"}"#;
    check(schema, "\"addToCart\"", &["1:1 advice unrecommended-style ."]);
    check(schema, "\"cart_viewed\"", &[]);
}

#[test]
fn deprecated_fields_are_reported_at_their_key() {
    let schema = r#"{"properties": {"a": {"deprecated": true}}}"#;
    check(schema, r#"{"a": 1}"#, &["1:2 warning deprecated-field /a"]);
}

#[test]
fn should_warns_and_never_fails() {
    let schema = r#"{
        "properties": {"kind": {}, "a": {}, "b": {}},
        "should": {
            "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            "then": {"properties": {"b": {"not": {}, "fault": {"code": "misfit", "help": "remove it"}}}}
        }
    }"#;
    check(schema, r#"{"kind": "a", "b": 1}"#, &["1:20 warning misfit /b"]);
    check(schema, r#"{"kind": "b", "b": 1}"#, &[]);
    check(
        r#"{"properties": {"a": {"should": {"maxLength": 1}}}}"#,
        r#"{"a": "bc"}"#,
        &["1:7 warning wrong-length /a"],
    );
}

#[test]
fn a_misspelling_of_what_should_be_there_is_one_mistake() {
    let schema = r#"{"properties": {"userId": {}}, "should": {"required": ["userId"]}}"#;
    check(schema, r#"{"usrId": 1}"#, &["1:2 warning misspelt-field /usrId [userId]"]);
}

#[test]
fn strings_that_should_agree_are_compared() {
    let schema = r#"{"agreement": [{
        "field": "/metadata/id", "from": "/name", "pattern": "^(\\w+):(\\d+)$", "expect": "$1_$2",
        "code": "id-mismatch", "help": "derive it from the name", "source": {"document": "page"}
    }]}"#;
    check(schema, r#"{"name": "nps:1", "metadata": {"id": "nps_1"}}"#, &[]);
    check(schema, r#"{"name": "nps:1", "metadata": {}}"#, &[]);
    check(schema, r#"{"name": "other", "metadata": {"id": "x"}}"#, &[]);
    check(
        schema,
        r#"{"name": "nps:1", "metadata": {"id": "nps_2"}}"#,
        &["1:38 warning id-mismatch /metadata/id"],
    );
}

#[test]
fn an_invalid_value_gets_no_hint() {
    check(
        r#"{"type": "string", "maxLength": 2, "knownValues": ["a"]}"#,
        "\"abc\"",
        &["1:1 error wrong-length ."],
    );
}
