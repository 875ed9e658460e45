//! Names of types for which the schema has no name of their own.

use serde_json::{Value, json};
use tablature_codegen::Options;

use crate::{text, types_with};

/// Checks that the types of a schema have these lines.
#[track_caller]
fn check(schema: &Value, lines: &[&str]) {
    let generated = types_with(schema, "order", &Options::default()).expect("it can be typed");
    let text = text(&generated, "order", schema);
    for line in lines {
        assert!(text.lines().any(|own| own.trim() == *line), "{line} is not in\n{text}");
    }
}

#[test]
fn a_reference_alone_has_the_name_of_its_definition() {
    let schema = json!({
        "type": "object",
        "properties": {
            "services": { "additionalProperties": { "$ref": "#/$defs/service" }, "type": "object" },
            "main": { "description": "The main one.", "allOf": [{ "$ref": "#/$defs/service" }] },
        },
        "$defs": {
            "container": { "type": "object", "properties": { "image": { "type": "string" } } },
            "service": {
                "allOf": [{ "$ref": "#/$defs/container" }],
                "properties": { "ports": { "type": "integer" } },
                "type": "object",
            },
        },
    });
    check(
        &schema,
        &[
            "pub services: Option<::tablature::types::Map<Service>>,",
            "pub main: Option<Service>,",
            "pub struct Service {",
        ],
    );
}

#[test]
fn a_type_hides_nothing_of_the_prelude() {
    let values = json!({ "enum": ["a", "b"] });
    let schema = json!({
        "type": "object",
        "properties": {
            "option": values,
            "result": { "type": "object", "properties": { "from": { "type": "string", "maxLength": 3 } } },
            "vec": { "$ref": "#/$defs/Vec" },
            "kind": { "type": "integer", "minimum": 0, "maximum": 3, "rustName": "Box" },
        },
        "$defs": { "Vec": { "type": "array", "items": { "type": "integer" }, "maxItems": 2 } },
    });
    check(
        &schema,
        &[
            "pub option: Option<OrderOption>,",
            "pub result: Option<OrderResult>,",
            "pub from: Option<OrderResultFrom>,",
            "pub vec: Option<OrderVec>,",
            // A name that the schema chooses is kept.
            "pub struct Box(u8);",
        ],
    );
}

#[test]
fn a_value_of_a_map_is_one_of_many() {
    let map = |name: &str| {
        let value = json!({ "type": "object", "properties": { name: { "type": "string" } } });
        json!({ "type": "object", "additionalProperties": value })
    };
    let schema = json!({
        "type": "object",
        "properties": {
            "inputs": map("a"), "addresses": map("b"), "entries": map("c"),
            "status": map("d"), "env": map("e"), "with": { "$ref": "#/$defs/dict" },
        },
        "$defs": { "dict": { "type": ["string", "object"], "additionalProperties": { "type": ["number", "string"] } } },
    });
    check(
        &schema,
        &[
            "pub struct Input {",
            "pub struct Address {",
            "pub struct Entry {",
            "pub struct StatusValue {",
            "pub struct EnvValue {",
            "Object(::tablature::types::Map<DictValue>),",
        ],
    );
}

#[test]
fn a_definition_with_a_uri_is_called_by_its_end() {
    let object =
        |name: &str| json!({ "type": "object", "properties": { name: { "type": "null" } } });
    let base = "http://example.com/bindings";
    let schema = json!({
        "type": "object",
        "properties": {
            "server": { "$ref": "#/definitions/http:~1~1example.com~1definitions~13.0.0~1server.json" },
            "kafka": { "$ref": "#/definitions/http:~1~1example.com~1bindings~1kafka~10.4.0~1server.json" },
            "nats": { "$ref": "#/definitions/http:~1~1example.com~1bindings~1nats~10.1.0~1server.json" },
            "plain": { "$ref": "#/definitions/tag" },
            "tag": { "$ref": "#/definitions/http:~1~1example.com~1definitions~13.0.0~1tag.json" },
        },
        "definitions": {
            "http://example.com/definitions/3.0.0/server.json": object("a"),
            format!("{base}/kafka/0.4.0/server.json"): object("b"),
            format!("{base}/nats/0.1.0/server.json"): object("c"),
            "http://example.com/definitions/3.0.0/tag.json": object("d"),
            "tag": object("e"),
        },
    });
    check(
        &schema,
        &[
            "pub server: Option<Server>,",
            "pub kafka: Option<KafkaServer>,",
            "pub nats: Option<NatsServer>,",
            "pub plain: Option<Tag>,",
            "pub tag: Option<DefinitionsTag>,",
        ],
    );
}

#[test]
fn a_branch_is_called_by_what_only_it_has() {
    let with = |name: &str| json!({ "required": [name], "properties": { name: true } });
    let list = |items: Value| json!({ "type": "array", "items": items });
    let date = json!({ "$ref": "#/$defs/day" });
    let schema = json!({
        "type": "object",
        "properties": {
            "step": {
                "type": "object",
                "properties": { "uses": { "type": "string" }, "run": { "type": "string" } },
                "oneOf": [with("uses"), with("run")],
            },
            "any": { "anyOf": [
                list(json!({ "type": "string" })), list(json!({ "type": "number" })), list(date),
                { "type": "boolean" }, { "type": "object", "maxProperties": 3 },
            ] },
        },
        "$defs": { "day": { "type": "object", "properties": { "day": { "type": "integer" } } } },
    });
    check(
        &schema,
        &[
            "/// An object with `uses`.",
            "Uses(StepUses),",
            "Run(StepRun),",
            "/// A list of strings.",
            "Strings(Vec<String>),",
            "Numbers(Vec<::tablature::types::Number>),",
            "DayList(Vec<Day>),",
            "Boolean(bool),",
            "Object(AnyObject),",
        ],
    );
}

#[test]
fn a_condition_that_chooses_between_types_is_a_union_of_them() {
    let schema = json!({
        "type": "object",
        "properties": { "parameter": { "$ref": "#/$defs/parameter-or-reference" } },
        "$defs": {
            "parameter-or-reference": {
                "if": { "type": "object", "required": ["$ref"] },
                "then": { "$ref": "#/$defs/reference" },
                "else": { "$ref": "#/$defs/parameter" },
            },
            "reference": { "type": "object", "properties": { "$ref": { "type": "string" } } },
            "parameter": { "type": "object", "properties": { "name": { "type": "string" } } },
        },
    });
    check(
        &schema,
        &["pub enum ParameterOrReference {", "Parameter(Parameter),", "pub dollar_ref: String,"],
    );
}

#[test]
fn a_list_of_values_that_is_tried_first_leaves_the_others_their_names() {
    let with =
        |name: &str| json!({ "type": "object", "required": [name], "properties": { name: true } });
    let schema = json!({
        "type": "object",
        "properties": { "step": { "anyOf": [
            with("uses"), with("run"), { "enum": [{ "skip": true }, { "skip": false }] },
        ] } },
    });
    check(
        &schema,
        &[
            "/// An object with `uses`.",
            "Uses(StepUses),",
            "/// An object with `run`.",
            "Run(StepRun),",
            "pub struct StepUses {",
            "pub enum KnownStep {",
        ],
    );
}
