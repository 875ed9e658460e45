//! The whole way: schema → plan → tokens.

use proc_macro2::TokenStream;
use serde_json::Value;

use crate::{
    lock::Names,
    options::Options,
    plan::{self, Schema},
    problem::{Lossy, Problem},
    text::{self, Header},
    tokens::{Embedded, Writer},
};

/// A schema to make types of.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// The schema. All that it refers to is in it: [`Source`](crate::source::Source) folds files into one.
    pub schema: Value,
    /// What it is called: an id of the catalogue, or a file name. The root's type is named after it where the
    /// schema has no `title`.
    pub name: String,
    /// The schema's own text, to embed.
    pub text: String,
}

/// The types of a schema.
#[derive(Debug, Clone)]
pub struct Generated {
    /// All items, to stand in a module.
    pub tokens: TokenStream,
    /// What no type expresses and rules judge.
    pub report: Vec<Lossy>,
    /// The name of the root's type.
    pub root: String,
    /// What everything is called.
    pub names: Names,
}

impl Generated {
    /// The items as the formatted text of a file.
    pub fn to_text(&self, header: &Header) -> String {
        text::render(&self.tokens, header)
    }
}

/// Makes the types of a schema.
///
/// The same input gives the same tokens. A schema that cannot be handled is refused; nothing panics.
///
/// # Errors
///
/// Every [`Problem`]: a malformed keyword, a reference that leads nowhere, an option that is no Rust.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_codegen::{Input, Options, generate};
///
/// let schema = json!({
///     "title": "Order",
///     "type": "object",
///     "required": ["id"],
///     "properties": {"id": {"type": "string", "minLength": 1}},
/// });
/// let input = Input {
///     text: schema.to_string(),
///     schema,
///     name: "order.json".to_owned(),
/// };
/// let generated = generate(&input, &Options::default()).expect("the schema is in order");
/// assert_eq!(generated.root, "Order");
/// assert!(generated.tokens.to_string().contains("pub id : Id"));
/// ```
pub fn generate(input: &Input, options: &Options) -> Result<Generated, Vec<Problem>> {
    let schema = Schema::new(&input.schema)?;
    let title = input.schema.get("title").and_then(Value::as_str);
    let name = title.filter(|title| !title.trim().is_empty()).unwrap_or(stem(&input.name));
    let plan = plan::plan(schema, name, options)?;
    let embedded = Embedded { id: &input.name, text: &input.text };
    let tokens = Writer::new(&plan, options)?.write(&embedded);
    text::judge(&tokens).map_err(|problem| vec![problem])?;
    let root = plan.items[plan.root].name.clone();
    Ok(Generated { tokens, report: plan.lossy, root, names: plan.names })
}

/// `event` of `vendor/event@3` and of `schemas/event.json`.
fn stem(name: &str) -> &str {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let last = last.split('@').next().unwrap_or(last);
    last.split('.').find(|part| !part.is_empty()).unwrap_or("schema")
}
