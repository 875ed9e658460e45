//! Schema → compiled validators.

use std::{collections::HashMap, fmt::Write};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use tablature_schema::model::{Model, SchemaId};

use super::keywords;
use crate::{Timestamp, json::Payload};

/// The URI that a schema without `$id` goes by inside the engine.
const UNNAMED: &str = "urn:tablature:unnamed";

/// One reason why a schema cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SchemaProblem {
    pub(crate) pointer: String,
    pub(crate) message: String,
}

/// The compiled schema: the whole of it, and the parts that are asked on their own.
#[derive(Debug)]
pub(crate) struct Engine {
    whole: Validator<Payload>,
    parts: HashMap<SchemaId, Validator<Payload>>,
}

impl Engine {
    /// Compiles a schema. Nothing is fetched: a reference to another document is a problem.
    pub(crate) fn new(
        schema: &Value,
        model: &Model,
        now: Timestamp,
    ) -> Result<Self, Vec<SchemaProblem>> {
        check_against_meta_schema(schema)?;
        let problem = |error: &dyn std::fmt::Display, pointer: &str| {
            vec![SchemaProblem { pointer: pointer.to_owned(), message: error.to_string() }]
        };
        let base = schema.get("$id").and_then(Value::as_str).unwrap_or(UNNAMED);
        let registry = Registry::new()
            .retriever(NothingIsFetched)
            .add(base, schema.clone())
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| problem(&error, ""))?;
        let compile = |schema: &Value| {
            let options = jsonschema::options_for::<Payload>()
                .offline()
                .with_registry(&registry)
                .should_validate_formats(true);
            keywords::register(options, now)
                .build(schema)
                .map_err(|error| problem(&error, error.schema_path().as_str()))
        };
        let whole = compile(schema)?;
        let mut parts = HashMap::new();
        for id in parts_asked(model) {
            let reference = format!("{base}#{}", fragment(&model.node(id).pointer));
            parts.insert(id, compile(&json!({"$ref": reference}))?);
        }
        Ok(Self { whole, parts })
    }

    pub(crate) fn whole(&self) -> &Validator<Payload> {
        &self.whole
    }

    /// A subschema that [`parts_asked`] names.
    pub(crate) fn part(&self, id: SchemaId) -> Option<&Validator<Payload>> {
        self.parts.get(&id)
    }
}

/// The subschemas whose answer decides what else applies, and those that only warn.
fn parts_asked(model: &Model) -> impl Iterator<Item = SchemaId> {
    model.nodes().flat_map(|(_, node)| {
        let condition = node.condition.map(|condition| condition.if_);
        let branches = node.any_of.iter().chain(&node.one_of).copied();
        condition.into_iter().chain(node.annotations.should).chain(branches)
    })
}

/// A JSON Pointer as the fragment of a URI (RFC 6901 section 6).
fn fragment(pointer: &str) -> String {
    pointer.bytes().fold(String::new(), |mut fragment, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte) {
            fragment.push(byte.into());
        } else {
            write!(fragment, "%{byte:02X}").expect("a string takes every text");
        }
        fragment
    })
}

/// Every fault of the schema itself, not only the first.
fn check_against_meta_schema(schema: &Value) -> Result<(), Vec<SchemaProblem>> {
    let validator = jsonschema::meta::validator_for(schema).map_err(|error| {
        vec![SchemaProblem { pointer: "/$schema".to_owned(), message: error.to_string() }]
    })?;
    let problems: Vec<_> = validator
        .iter_errors(schema)
        .map(|error| SchemaProblem {
            pointer: error.instance_path().as_str().to_owned(),
            message: error.to_string(),
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

struct NothingIsFetched;

impl jsonschema::Retrieve for NothingIsFetched {
    fn retrieve(
        &self,
        uri: &jsonschema::Uri<String>,
    ) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Err(format!(
            "`{uri}` is another document: references are never fetched, bundle it into the schema"
        )
        .into())
    }
}
