//! The generator from outside.

mod defaults;
mod docs;
mod documents;
mod exact;
mod golden;
mod hostile;
mod keywords;
mod names;
mod rejected;
mod sentences;
mod words;

use serde_json::Value;
use tablature_codegen::{Fault, Generated, Header, Options, source::Source};
use tablature_schema::load::{LoadOptions, NoSource};

/// The types of a schema.
fn types_with(schema: &Value, name: &str, options: &Options) -> Result<Generated, Vec<Fault>> {
    types_of(&schema.to_string(), name, options)
}

/// The types of a text.
fn types_of(text: &str, name: &str, options: &Options) -> Result<Generated, Vec<Fault>> {
    let source = Source::load(name, text.as_bytes(), LoadOptions::default(), &mut NoSource)?;
    source.generate(options)
}

/// The text of the types.
fn text(generated: &Generated, name: &str, schema: &Value) -> String {
    generated.to_text(&Header::new(name, schema.to_string(), ""))
}
