use super::Contract;
use crate::source::Source;

fn yaml(schema: &str) -> Result<String, String> {
    let source = Source::file("s.json", &mut |_| Ok(schema.to_owned())).expect("it is a schema");
    Contract::draft("id", "orders", "1").to_yaml(source.ir())
}

#[test]
fn a_contract_lists_properties_with_their_limits() {
    let schema = r##"{
        "description": "Orders.", "required": ["id", "at"],
        "properties": {
            "id": {"type": "string", "format": "uuid", "description": "Says \"which\": no.\n"},
            "at": {"type": "string", "format": "date-time"},
            "total": {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 1e2, "examples": [1.5]},
            "kind": {"enum": ["a", "no"], "deprecated": true},
            "tags": {"type": "array", "maxItems": 3, "items": {"type": "string"}},
            "user": {"$ref": "#/$defs/user"},
            "any": {}
        },
        "$defs": {"user": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "maxLength": 5}}}}
    }"##;
    let text = yaml(schema).expect("it describes objects");
    let expected = r#"apiVersion: "v3.1.0"
kind: "DataContract"
id: "id"
name: "orders"
version: "1"
status: "draft"
schema:
  - name: "orders"
    physicalType: "table"
    description: "Orders."
    properties:
      - name: "id"
        logicalType: "string"
        logicalTypeOptions:
          format: "uuid"
        required: true
        description: "Says \"which\": no.\n"
      - name: "at"
        logicalType: "timestamp"
        logicalTypeOptions:
          timezone: true
        required: true
      - name: "total"
        logicalType: "number"
        logicalTypeOptions:
          exclusiveMinimum: 0
          maximum: 100.0
        examples:
          - 1.5
      - name: "kind"
        logicalType: "string"
        tags:
          - "deprecated"
        quality:
          - metric: "invalidValues"
            arguments:
              validValues:
                - "a"
                - "no"
            mustBe: 0
      - name: "tags"
        logicalType: "array"
        logicalTypeOptions:
          maxItems: 3
        items:
          logicalType: "string"
      - name: "user"
        logicalType: "object"
        properties:
          - name: "name"
            logicalType: "string"
            logicalTypeOptions:
              maxLength: 5
            required: true
      - name: "any"
        physicalType: "JSON"
"#;
    assert_eq!(text, expected);
}

#[test]
fn what_is_no_record_has_no_contract() {
    for schema in ["{}", r#"{"type": "string"}"#, r#"{"additionalProperties": {"type": "string"}}"#]
    {
        assert!(
            yaml(schema).expect_err("it describes no records").contains("no objects"),
            "{schema}"
        );
    }
}

#[test]
fn what_yaml_does_not_print_is_escaped() {
    let schema = "{\"properties\": {\"a\u{FFFE}\u{FFFF}b\": {\"description\": \"\u{200B}\u{E0041}😀\u{7F}\"}}}";
    let text = yaml(schema).expect("it describes objects");
    assert!(text.contains(r#"- name: "a\ufffe\uffffb""#), "{text}");
    assert!(text.contains(r#"description: "\u200b\U000e0041😀\u007f""#), "{text}");
}

#[test]
fn rules_of_one_branch_are_not_those_of_all() {
    let text = yaml(
        r#"{"required": ["k"], "oneOf": [
            {"type": "object", "properties": {"k": {"const": "a"}, "v": {"type": "integer", "maximum": 5, "deprecated": true, "description": "Of a."}}},
            {"type": "object", "properties": {"k": {"const": "b"}, "v": {"type": "integer", "maximum": 10, "description": "Of b."}}}
        ]}"#,
    )
    .expect("it describes objects");
    let properties = &text[text.find("    properties:").expect("it has some")..];
    let expected = r#"    properties:
      - name: "k"
        logicalType: "string"
        required: true
      - name: "v"
        logicalType: "integer"
        logicalTypeOptions:
          format: "i64"
"#;
    assert_eq!(properties, expected);
}
