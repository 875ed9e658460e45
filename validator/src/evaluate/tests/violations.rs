//! The violations of an invalid payload, and their order.

use super::*;

#[track_caller]
fn check(schema: &str, payload: &str, expected: &[&str]) {
    assert_eq!(violations(&plan(schema), payload), expected, "{payload} under {schema}");
}

#[test]
fn every_violation_is_reported_in_the_order_of_schema_and_payload() {
    check(
        r##"{
            "$defs": {"short": {"maxLength": 1}},
            "required": ["x", "y"],
            "properties": {"a": {"$ref": "#/$defs/short", "type": "string", "pattern": "^b"}, "n": false},
            "additionalProperties": false
        }"##,
        r#"{"z":1,"n":2,"a":"cc"}"#,
        &[
            r#" required {"z":1,"n":2,"a":"cc"} misses x"#,
            r#" required {"z":1,"n":2,"a":"cc"} misses y"#,
            r#" additionalProperties {"z":1,"n":2,"a":"cc"} knows no z"#,
            "/properties/n properties 2 is false",
            r#"/$defs/short maxLength "cc""#,
            r#"/properties/a pattern "cc""#,
        ],
    );
}

#[test]
fn unions_and_not_are_one_violation_each() {
    check(
        r#"{"anyOf":[{"type":"string"},{"required":["a"]}]}"#,
        "{}",
        &[" anyOf {} has no branch"],
    );
    check(r#"{"oneOf":[{"type":"string"},{"minimum":3}]}"#, "1", &[" oneOf 1 has no branch"]);
    check(r#"{"oneOf":[{},{"type":"string"},{}]}"#, "1", &[" oneOf 1 has several branches"]);
    check(r#"{"not":{"type":"integer"}}"#, "1", &[" not 1 is not"]);
}

#[test]
fn only_the_branch_that_applies_is_reported() {
    let schema = r#"{
        "if": {"properties": {"k": {"const": 1}}},
        "then": {"required": ["t"]},
        "else": {"required": ["e"]},
        "dependentSchemas": {"d": {"required": ["f"]}, "g": {"required": ["h"]}}
    }"#;
    check(schema, r#"{"k":1}"#, &[r#"/then required {"k":1} misses t"#]);
    check(
        schema,
        r#"{"k":2,"d":3}"#,
        &[
            r#"/else required {"k":2,"d":3} misses e"#,
            r#"/dependentSchemas/d required {"k":2,"d":3} misses f"#,
        ],
    );
}

#[test]
fn names_are_reported_at_their_object() {
    check(
        r#"{"propertyNames":{"maxLength":1},"dependentRequired":{"a":["b"]}}"#,
        r#"{"a":1,"long":2}"#,
        &[
            r#" dependentRequired {"a":1,"long":2} misses b because of a"#,
            r#" propertyNames {"a":1,"long":2} rejects long by maxLength"#,
        ],
    );
}

#[test]
fn items_are_reported_by_index_and_counted() {
    check(
        r#"{"prefixItems":[{"type":"string"}],"items":false,"uniqueItems":true}"#,
        "[1,2,2]",
        &[" uniqueItems [1,2,2]", "/prefixItems/0 type 1", " items [1,2,2] ends at 1"],
    );
    check(
        r#"{"contains":{"type":"string"},"minContains":2}"#,
        r#"["a",1]"#,
        &[r#" minContains ["a",1] found 1"#],
    );
    check(
        r#"{"contains":{"type":"string"},"maxContains":1}"#,
        r#"["a","b"]"#,
        &[r#" maxContains ["a","b"] found 2"#],
    );
    check(
        r#"{"$schema":"http://json-schema.org/draft-07/schema#","items":[true],"additionalItems":false}"#,
        "[1,2]",
        &[" additionalItems [1,2] ends at 1"],
    );
}

#[test]
fn schemas_of_the_unevaluated_are_entered() {
    check(
        r#"{"properties":{"a":{}},"unevaluatedProperties":{"type":"string"}}"#,
        r#"{"a":1,"b":2}"#,
        &["/unevaluatedProperties type 2"],
    );
    check(
        r#"{"allOf":[{"properties":{"a":{}}}],"unevaluatedProperties":false}"#,
        r#"{"a":1,"b":2}"#,
        &[r#" unevaluatedProperties {"a":1,"b":2} knows no b"#],
    );
    check(
        r#"{"prefixItems":[{}],"unevaluatedItems":false}"#,
        "[1,2,3]",
        &[" unevaluatedItems [1,2,3] ends at 1"],
    );
}

#[test]
fn one_mistake_does_not_make_its_neighbours_unknown() {
    check(
        r#"{"allOf":[{"properties":{"a":{"type":"string"},"b":{}}}],"unevaluatedProperties":false}"#,
        r#"{"a":1,"b":2,"c":3}"#,
        &[
            "/allOf/0/properties/a type 1",
            r#" unevaluatedProperties {"a":1,"b":2,"c":3} knows no c"#,
        ],
    );
    check(
        r#"{"anyOf":[{"properties":{"a":{"type":"string"}}},{"required":["z"]}],"unevaluatedProperties":false}"#,
        r#"{"a":1}"#,
        &[r#" anyOf {"a":1} has no branch"#],
    );
}

#[test]
fn the_schema_false_is_reported_where_it_stands() {
    check("false", "1", &["  1 is false"]);
    check(r#"{"allOf":[false]}"#, "1", &["/allOf/0 allOf 1 is false"]);
    check(r##"{"$defs":{"n":false},"$ref":"#/$defs/n"}"##, "1", &["/$defs/n $ref 1 is false"]);
    check(r#"{"if":true,"then":false}"#, "1", &["/then then 1 is false"]);
}

#[test]
fn who_breaks_off_hears_no_more() {
    let plan = plan(r#"{"items":{"type":"string"}}"#);
    let payload = "[1,2,3]";
    let document = document(payload);
    let settings = Settings::default();
    let mut evaluator = Evaluator::new(&plan, &document, &settings, payload.len());
    let mut heard = 0;
    evaluator.violations(plan.ir().root(), document.root(), Scope::root(), &mut |_| {
        heard += 1;
        if heard == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(heard, 2);
}
