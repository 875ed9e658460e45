//! A schema with many event types, such as an event hub has.

use serde_json::{Map, Value, json};

/// Words that event types and their fields are called by.
const WORDS: [&str; 20] = [
    "order", "cart", "page", "search", "form", "video", "survey", "login", "invite", "plan",
    "invoice", "ticket", "report", "team", "filter", "export", "import", "alert", "session",
    "device",
];

/// `oneOf` of `n` event types by reference, each with a tag, the common fields and five to twelve of its own.
pub(crate) fn schema(n: usize) -> Value {
    let mut definitions = Map::new();
    let mut branches = Vec::new();
    for index in 0..n {
        let name = format!("{}_{}", WORDS[index % 20], index);
        branches.push(json!({ "$ref": format!("#/$defs/{name}") }));
        definitions.insert(name.clone(), event(index, &name));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Event",
        "oneOf": branches,
        "$defs": definitions,
    })
}

fn event(index: usize, name: &str) -> Value {
    let mut fields = Map::new();
    fields.insert("type".to_owned(), json!({ "const": name }));
    fields.insert("id".to_owned(), json!({ "type": "string", "format": "uuid" }));
    fields.insert("sentAt".to_owned(), json!({ "type": "string", "format": "date-time" }));
    let n_own = 5 + index % 8;
    for at in 0..n_own {
        let word = WORDS[(index * 7 + at * 3) % 20];
        fields.insert(format!("{word}{at}"), field(index + at, word));
    }
    let required: Vec<String> = fields.keys().take(5).cloned().collect();
    json!({
        "description": format!("Sent after the {name} was done."),
        "type": "object",
        "properties": fields,
        "required": required,
    })
}

/// A field, of one of ten kinds.
fn field(kind: usize, word: &str) -> Value {
    match kind % 10 {
        0 => json!({ "type": "string", "description": format!("The {word}'s name.") }),
        1 => json!({ "type": "string", "minLength": 1, "maxLength": 100 }),
        2 => json!({ "type": "integer", "minimum": 0 }),
        3 => json!({ "type": "boolean" }),
        4 => json!({ "type": "string", "enum": ["small", "medium", "large"] }),
        5 => json!({ "type": ["string", "null"] }),
        6 => json!({ "type": "array", "items": { "type": "string" } }),
        7 => json!({
            "type": "object",
            "properties": { "key": { "type": "string" }, "count": { "type": "integer" } },
            "required": ["key"],
        }),
        8 => json!({ "type": "string", "pattern": "^[a-z]{2}-[0-9]+$" }),
        _ => json!({ "type": "number" }),
    }
}
