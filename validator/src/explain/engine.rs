//! Schema → compiled validators.

use std::{collections::HashMap, fmt::Write};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use tablature_schema::model::{Model, SchemaId};

use super::{keywords, schema_faults};
use crate::{checker::Options, json::Payload};

/// The URI that a schema without `$id` goes by inside the engine.
const UNNAMED: &str = "urn:tablature:unnamed";

/// The URI of the schema that only refers to a part.
const PART: &str = "urn:tablature:part";

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
        options: &Options,
    ) -> Result<Self, Vec<SchemaProblem>> {
        let own_dialect = schema.get("$schema").and_then(Value::as_str);
        let is_given = own_dialect.is_some_and(|uri| options.documents.contains_key(uri));
        if !is_given {
            schema_faults::check(schema, model)?;
        }
        let problem = |error: &dyn std::fmt::Display, pointer: &str| {
            vec![SchemaProblem { pointer: pointer.to_owned(), message: error.to_string() }]
        };
        let given = options.base.as_deref().unwrap_or(UNNAMED);
        let own = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
        let base = own.filter(|id| id.contains(':')).unwrap_or(given).trim_end_matches('#');
        let others = options.documents.iter().map(|(uri, document)| (uri, document.clone()));
        let registry = Registry::new()
            .retriever(NothingIsFetched)
            .extend(others)
            .and_then(|registry| registry.add(base, schema.clone()))
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| problem(&error, ""))?;
        if is_given {
            jsonschema::meta::options()
                .with_registry(&registry)
                .validate(schema)
                .map_err(|error| problem(&error, error.instance_path().as_str()))?;
        }
        let has_validation = asserts_validation(schema, options);
        let compile = |schema: &Value, base: &str| {
            let engine = jsonschema::options_for::<Payload>()
                .offline()
                .with_base_uri(base)
                .with_registry(&registry)
                .should_validate_formats(true);
            keywords::register(engine, options.now, has_validation).build(schema).map_err(|error| {
                problem(&schema_faults::describe(&error), error.schema_path().as_str())
            })
        };
        let whole = compile(schema, base)?;
        let mut parts = HashMap::new();
        for id in parts_asked(model) {
            let reference = format!("{base}#{}", fragment(&model.node(id).pointer));
            parts.insert(id, compile(&json!({"$ref": reference}), PART)?);
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

/// Whether the dialect of the schema has the validation vocabulary: a meta-schema of one's own may leave it
/// out (JSON Schema Core 8.1.2).
fn asserts_validation(schema: &Value, options: &Options) -> bool {
    let dialect = schema.get("$schema").and_then(Value::as_str);
    let meta_schema = dialect.and_then(|uri| options.documents.get(uri));
    let vocabularies =
        meta_schema.and_then(|meta| meta.get("$vocabulary")).and_then(Value::as_object);
    vocabularies.is_none_or(|vocabularies| {
        vocabularies.keys().any(|uri| uri.ends_with("/vocab/validation"))
    })
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
