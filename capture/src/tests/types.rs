//! Types as API descriptions, databases and prose write them.

use serde_json::json;

use super::check;

#[test]
fn limits_stand_behind_types() {
    let lengths = json!({ "type": "string", "minLength": 1, "maxLength": 50 });
    let percent = json!({ "type": "integer", "minimum": 1, "maximum": 100 });
    check(&[
        ("number >= 0", "", json!({ "type": "number", "minimum": 0 })),
        ("number > 0", "", json!({ "type": "number", "exclusiveMinimum": 0 })),
        ("integer ≥ 1", "", json!({ "type": "integer", "minimum": 1 })),
        ("number >= 0 and <= 1.5", "", json!({ "type": "number", "minimum": 0, "maximum": 1.5 })),
        ("integer (>= 0)", "", json!({ "type": "integer", "minimum": 0 })),
        ("string [1..50] characters", "", lengths.clone()),
        ("string [ 1 .. 50 ] characters", "", lengths),
        ("string <= 50 characters", "", json!({ "type": "string", "maxLength": 50 })),
        ("string non-empty", "", json!({ "type": "string", "minLength": 1 })),
        ("integer [ 1 .. 100 ]", "", percent.clone()),
        ("integer [1..100]", "", percent),
        ("number ( 0 .. 1 ]", "", json!({ "type": "number", "exclusiveMinimum": 0, "maximum": 1 })),
        (
            "Array of strings [ 1 .. 10 ] items",
            "",
            json!({ "type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": 10 }),
        ),
        ("number or null", "", json!({ "type": ["number", "null"] })),
        ("Array<string>", "", json!({ "type": "array", "items": { "type": "string" } })),
    ]);
}

#[test]
fn words_before_numbers_are_limits() {
    let natural = json!({ "type": "integer", "minimum": 0 });
    check(&[
        ("nonnegative integer", "", natural.clone()),
        ("non-negative integer", "", natural.clone()),
        ("positive integer or zero", "", natural.clone()),
        ("positive integer or 0", "", natural),
        ("positive integer", "", json!({ "type": "integer", "exclusiveMinimum": 0 })),
        ("negative number", "", json!({ "type": "number", "exclusiveMaximum": 0 })),
    ]);
}

#[test]
fn a_constant_is_its_value() {
    check(&[
        ("const \"x\"", "", json!({ "type": "string", "enum": ["x"] })),
        ("literal `foo`", "", json!({ "type": "string", "enum": ["foo"] })),
        ("string, value is \"event\"", "", json!({ "type": "string", "enum": ["event"] })),
        ("string (always \"event\")", "", json!({ "type": "string", "enum": ["event"] })),
        ("const string", "", json!({ "type": "string" })),
    ]);
}

#[test]
fn what_is_sent_in_a_string_is_one() {
    check(&[
        ("decimal string", "", json!({ "type": "string" })),
        ("integer string", "", json!({ "type": "string" })),
        ("int64 string", "", json!({ "type": "string" })),
        (
            "boolean string",
            "`\"true\"` or `\"false\"`",
            json!({ "type": "string", "enum": ["true", "false"] }),
        ),
        ("uuid string", "", json!({ "type": "string", "format": "uuid" })),
        ("number (string)", "", json!({ "type": ["number", "string"] })),
    ]);
}

#[test]
fn databases_have_types_of_their_own() {
    let object = json!({ "type": "object" });
    let objects = json!({ "type": "array", "items": { "type": "object" } });
    let strings = json!({ "type": "array", "items": { "type": "string" } });
    check(&[
        ("RECORD (REPEATED)", "", objects.clone()),
        ("RECORD REPEATED", "", objects.clone()),
        ("STRING REPEATED", "", strings.clone()),
        ("STRING, REPEATED", "", strings.clone()),
        ("repeated string", "", strings),
        ("STRUCT<a INT64, b STRING>", "", object.clone()),
        ("STRUCT<a: int, b: string>", "", object.clone()),
        ("ARRAY<STRUCT<a INT64, b STRING>>", "", objects),
        ("ROW(a INT, b VARCHAR)", "", object),
        ("SUPER", "", json!({})),
        (
            "Record<string, number>",
            "",
            json!({ "type": "object", "additionalProperties": { "type": "number" } }),
        ),
    ]);
}

#[test]
fn formats_stand_in_angle_brackets() {
    check(&[
        ("string <date-time>", "", json!({ "type": "string", "format": "date-time" })),
        ("string <uri>", "", json!({ "type": "string", "format": "uri" })),
        ("string <uuid>", "", json!({ "type": "string", "format": "uuid" })),
        ("string <password>", "", json!({ "type": "string" })),
        ("integer <int64>", "", json!({ "type": "integer", "format": "int64" })),
        ("number <double>", "", json!({ "type": "number", "format": "double" })),
    ]);
}

#[test]
fn descriptions_say_how_times_are_sent() {
    let integer = json!({ "type": "integer" });
    let time = json!({ "type": "string", "format": "date-time" });
    let date =
        json!({ "type": "string", "anyOf": [{ "format": "date" }, { "format": "date-time" }] });
    let text = json!({ "type": "string" });
    check(&[
        (
            "timestamp",
            "Time at which the object was created. Measured in seconds since the Unix epoch.",
            integer.clone(),
        ),
        ("Timestamp", "Unix timestamp in milliseconds.", integer.clone()),
        ("DateTime", "Epoch milliseconds.", integer.clone()),
        ("date", "Seconds since 1970.", integer.clone()),
        ("nullable timestamp", "In milliseconds.", json!({ "type": ["integer", "null"] })),
        ("timestamp", "Unix time, fractional seconds.", json!({ "type": "number" })),
        ("timestamp", "When it was made, with milliseconds.", time.clone()),
        ("timestamp", "ISO 8601, not a Unix timestamp.", time.clone()),
        ("timestamp", "Unix time or ISO 8601.", json!({ "type": ["string", "integer"] })),
        ("string", "Unix timestamp.", text.clone()),
        ("date", "Birthday in the format DD/MM/YYYY", text.clone()),
        ("date", "As `MM-DD-YYYY`.", text.clone()),
        ("date", "Like 31.12.2000.", text.clone()),
        ("datetime", "`YYYY-MM-DD HH:mm:ss`", text.clone()),
        ("datetime", "Format: `%d.%m.%Y %H:%M`", text.clone()),
        ("datetime", "RFC 2822 date.", text),
        ("datetime", "As `YYYY-MM-DDTHH:mm:ssZ`.", time),
        ("date", "As YYYY-MM-DD.", date),
    ]);
}

#[test]
fn unions_and_bytes_come_in_several_forms() {
    let nullable = json!({ "type": ["string", "null"] });
    check(&[
        ("[\"null\", \"string\"]", "", nullable),
        ("Array of [string, number]", "", json!({ "type": "array", "items": {} })),
        ("byte[]", "", json!({ "type": "string" })),
        ("[]byte", "", json!({ "type": "string" })),
        ("JSONB", "", json!({})),
        ("yes/no", "", json!({ "type": ["boolean", "string"] })),
        ("(optional) string", "", json!({ "type": "string" })),
        ("string [optional]", "", json!({ "type": "string" })),
        ("required, string", "", json!({ "type": "string" })),
        (
            "[String: Int]",
            "",
            json!({ "type": "object", "additionalProperties": { "type": "integer" } }),
        ),
    ]);
}
