//! The names of types, variants and fields.

use serde_json::{Value, json};
use tablature_codegen::Options;

use crate::types_with;

/// The code of a schema's types, without spaces.
fn code(schema: &Value) -> String {
    let generated = types_with(schema, "order.json", &Options::default());
    generated.expect("it can be typed").tokens.to_string().replace(' ', "")
}

/// Asserts that the types of a schema have all these pieces of code, without spaces.
#[track_caller]
fn check(schema: &Value, pieces: &[&str]) {
    let code = code(schema);
    for piece in pieces {
        assert!(code.contains(piece), "{piece}\n{code}");
    }
}

#[test]
fn items_have_the_name_of_one() {
    let item = json!({"type": "array", "items": {"type": "string", "maxLength": 9}});
    let names = ["branches", "addresses", "statuses", "indices", "news", "ids"];
    let properties: serde_json::Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), item.clone())).collect();
    check(
        &json!({"type": "object", "properties": properties}),
        &[
            "branches:::std::option::Option<::std::vec::Vec<Branch>>",
            "<Address>",
            "<Status>",
            "<Index>",
            "<NewsItem>",
            "<Id>",
        ],
    );
}
