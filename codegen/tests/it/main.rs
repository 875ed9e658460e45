//! The generator from outside.

mod golden;
mod hostile;

use serde_json::Value;
use tablature_codegen::{Generated, Header, Input, Options, Problem, generate};

/// The types of a schema.
fn types_with(schema: &Value, name: &str, options: &Options) -> Result<Generated, Vec<Problem>> {
    let input = Input { text: schema.to_string(), schema: schema.clone(), name: name.to_owned() };
    generate(&input, options)
}

/// The text of the types.
fn text(generated: &Generated, name: &str, schema: &Value) -> String {
    generated.to_text(&Header {
        schema: name.to_owned(),
        text: schema.to_string(),
        command: String::new(),
    })
}
