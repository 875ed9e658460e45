//! Schema → compiled validators.

use std::collections::HashMap;

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use tablature_schema::model::{Model, SchemaId, encode_fragment};

use super::{keywords, schema_faults};
use crate::{Timestamp, checker::Options, json::Payload};

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

/// A schema that was found to be one, with everything that its references lead to.
#[derive(Debug)]
pub(crate) struct Prepared {
    schema: Value,
    base: String,
    registry: Registry<'static>,
    has_validation: bool,
    now: Option<Timestamp>,
}

impl Prepared {
    /// Judges a schema as such. Nothing is fetched: a reference to another document is a problem.
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
        let given = options.base.as_deref().unwrap_or(UNNAMED);
        let own = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
        let base =
            own.filter(|id| id.contains(':')).unwrap_or(given).trim_end_matches('#').to_owned();
        let others =
            options.documents.iter().map(|(uri, document)| (uri.clone(), document.clone()));
        let registry = Registry::new()
            .retriever(NothingIsFetched)
            .extend(others)
            .and_then(|registry| registry.add(&base, schema.clone()))
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| problem(&error, ""))?;
        if is_given {
            jsonschema::meta::options()
                .with_registry(&registry)
                .validate(schema)
                .map_err(|error| problem(&error, error.instance_path().as_str()))?;
        }
        let has_validation = asserts_validation(schema, options);
        let now = options.judges_freshness.then_some(options.now);
        Ok(Self { schema: schema.clone(), base, registry, has_validation, now })
    }

    fn compile(
        &self,
        schema: &Value,
        base: &str,
    ) -> Result<Validator<Payload>, Vec<SchemaProblem>> {
        let engine = jsonschema::options_for::<Payload>()
            .offline()
            .with_base_uri(base)
            .with_registry(&self.registry)
            .should_validate_formats(true);
        keywords::register(engine, self.now, self.has_validation).build(schema).map_err(|error| {
            problem(&schema_faults::describe(&error), error.schema_path().as_str())
        })
    }

    fn compile_part(&self, pointer: &str) -> Result<Validator<Payload>, Vec<SchemaProblem>> {
        let reference = format!("{}#{}", self.base, encode_fragment(pointer));
        self.compile(&json!({"$ref": reference}), PART)
    }
}

fn problem(error: &dyn std::fmt::Display, pointer: &str) -> Vec<SchemaProblem> {
    vec![SchemaProblem { pointer: pointer.to_owned(), message: error.to_string() }]
}

/// The compiled schema: the whole of it, and the parts that are asked on their own.
#[derive(Debug)]
pub(crate) struct Engine {
    whole: Validator<Payload>,
    parts: HashMap<SchemaId, Validator<Payload>>,
}

impl Engine {
    /// Compiles a schema.
    pub(crate) fn new(prepared: &Prepared, model: &Model) -> Result<Self, Vec<SchemaProblem>> {
        let whole = prepared.compile(&prepared.schema, &prepared.base)?;
        let mut parts = HashMap::new();
        for id in parts_asked(model) {
            parts.insert(id, prepared.compile_part(&model.node(id).pointer)?);
        }
        Ok(Self { whole, parts })
    }

    /// Compiles the subschema at `pointer` for verdicts only: nothing else is asked on its own.
    pub(crate) fn for_part(prepared: &Prepared, pointer: &str) -> Result<Self, Vec<SchemaProblem>> {
        Ok(Self { whole: prepared.compile_part(pointer)?, parts: HashMap::new() })
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
