//! The documentation of types: what the schema says of the type, not of one of its places.

use serde_json::json;
use tablature_codegen::Options;

use crate::{text, types_with};

/// Returns the lines of documentation above a type.
#[track_caller]
fn docs_of<'t>(text: &'t str, item: &str) -> Vec<&'t str> {
    let lines: Vec<&str> = text.lines().collect();
    let is_item = |line: &&str| line.starts_with(item);
    let at = lines.iter().position(is_item).unwrap_or_else(|| panic!("no {item} in\n{text}"));
    let above = lines[..at].iter().rev().skip_while(|line| !line.starts_with("///"));
    let mut docs: Vec<&str> = above.take_while(|line| line.starts_with("///")).copied().collect();
    docs.reverse();
    docs
}

#[test]
fn words_of_a_place_are_not_those_of_the_definition_it_refers_to() {
    let reference =
        |description: &str| json!({ "description": description, "$ref": "#/$defs/Ref" });
    let mut schema = json!({
        "type": "object",
        "properties": { "segment": reference("Segment that was assigned."), "target": reference("Target of the action.") },
        "$defs": { "Ref": {
            "source": { "table": "Ref.md", "line": 7 },
            "type": "object",
            "properties": { "id": { "type": "string" } },
        } },
    });
    let code = |schema: &serde_json::Value| {
        let generated = types_with(schema, "event", &Options::default()).expect("it can be typed");
        text(&generated, "event", schema)
    };
    assert_eq!(
        docs_of(&code(&schema), "pub struct Ref "),
        ["/// The definition `Ref`, from `Ref.md`, line 7."]
    );

    // What all places say is said of the definition, too.
    schema["properties"]["target"] = reference("Segment that was assigned.");
    let expected = ["/// Segment that was assigned.", "///", "/// From `Ref.md`, line 7."];
    assert_eq!(docs_of(&code(&schema), "pub struct Ref "), expected);

    // Its title is nearer than the words of a place.
    schema["$defs"]["Ref"]["title"] = "A reference".into();
    let expected = ["/// A reference", "///", "/// From `Ref.md`, line 7."];
    assert_eq!(docs_of(&code(&schema), "pub struct Ref "), expected);
}

#[test]
fn a_type_of_several_places_has_the_words_that_all_have() {
    let labels = |extra: serde_json::Value| {
        let mut labels = json!({ "type": "array", "minItems": 1, "items": { "type": "string" } });
        labels.as_object_mut().expect("an object").extend(extra.as_object().expect("one").clone());
        json!({ "type": "object", "properties": { "labels": labels }, "required": ["labels"] })
    };
    let schema = json!({
        "type": "object",
        "properties": {
            "update": labels(json!({ "description": "Of an update.", "default": ["dependencies"] })),
            "group": labels(json!({ "description": "Of a group." })),
        },
    });
    let generated = types_with(&schema, "config", &Options::default()).expect("it can be typed");
    let text = text(&generated, "config", &schema);
    let docs = docs_of(&text, "pub struct Labels(");
    assert!(docs.iter().all(|line| !line.contains("Of ") && !line.contains("Default")), "{docs:?}");
    assert!(text.contains("/// Of an update.") && text.contains("/// Of a group."), "{text}");
}

#[test]
fn a_branch_has_not_the_words_of_its_union() {
    let schema = json!({
        "description": "A list or a dictionary.",
        "oneOf": [
            { "type": "object", "properties": { "a": { "type": "string" } } },
            { "type": "array", "minItems": 1, "items": { "type": "string" } },
        ],
    });
    let generated = types_with(&schema, "config", &Options::default()).expect("it can be typed");
    let text = text(&generated, "config", &schema);
    assert_eq!(docs_of(&text, "pub enum Config "), ["/// A list or a dictionary."]);
    let count = text.matches("/// A list or a dictionary.").count();
    assert_eq!(count, 1, "{text}");
}

#[test]
fn words_beside_a_reference_of_an_old_draft_are_words() {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "array",
        "items": [{ "description": "The key.", "$ref": "#/definitions/key" }],
        "minItems": 1,
        "definitions": { "key": { "title": "A key", "type": "string" } },
    });
    let generated = types_with(&schema, "pair", &Options::default()).expect("it can be typed");
    let text = text(&generated, "pair", &schema);
    assert!(text.contains("/// The key.\n    pub first: String,"), "{text}");
}
