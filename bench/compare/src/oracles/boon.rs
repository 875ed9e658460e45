//! The crate `boon`.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

use super::{Answer, BASE, Compiled, caught};
use crate::{draft::Draft, json::Json, ours::Mode};

/// A schema, compiled by `boon`.
pub struct Boon {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl fmt::Debug for Boon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Boon").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Boon {
    pub(super) fn compile(
        schema: Value,
        draft: Draft,
        documents: &BTreeMap<String, Value>,
        mode: Mode,
    ) -> Compiled<Self> {
        Compiled::of(caught(|| compile(schema, draft, documents, mode)))
    }

    pub(super) fn is_valid(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }

    /// Returns how many violations it finds in a payload. What the branches of a union find counts as one with it.
    pub fn violations(&self, value: &Value) -> usize {
        self.schemas.validate(value, self.index).map_or_else(|error| violations(&error), |()| 0)
    }
}

fn violations(error: &boon::ValidationError<'_, '_>) -> usize {
    use boon::ErrorKind::{AllOf, Group, Reference, Schema};
    match error.kind {
        Schema { .. } | Group | Reference { .. } | AllOf if !error.causes.is_empty() => {
            error.causes.iter().map(violations).sum()
        }
        _ => 1,
    }
}

fn compile(
    schema: Value,
    draft: Draft,
    documents: &BTreeMap<String, Value>,
    mode: Mode,
) -> Result<Boon, String> {
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(match draft {
        Draft::Four => boon::Draft::V4,
        Draft::Six => boon::Draft::V6,
        Draft::Seven => boon::Draft::V7,
        Draft::September2019 => boon::Draft::V2019_09,
        Draft::December2020 => boon::Draft::V2020_12,
    });
    if mode.formats {
        compiler.enable_format_assertions();
    }
    if mode.content {
        compiler.enable_content_assertions();
    }
    for (uri, document) in documents {
        compiler.add_resource(uri, document.clone()).map_err(|error| error.to_string())?;
    }
    compiler.add_resource(BASE, schema).map_err(|error| error.to_string())?;
    let mut schemas = boon::Schemas::new();
    // The alternate form names what is wrong in the schema.
    let index = compiler.compile(BASE, &mut schemas).map_err(|error| format!("{error:#}"))?;
    Ok(Boon { schemas, index })
}

/// The standard meta-schemas as both oracles have them: whether a schema is one.
pub struct MetaSchemas {
    schemas: boon::Schemas,
    indexes: Vec<(Draft, boon::SchemaIndex)>,
}

impl MetaSchemas {
    /// Compiles them.
    ///
    /// # Panics
    ///
    /// If `boon` lacks one.
    pub fn new() -> Self {
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        let mut compile = |draft: Draft| {
            let index = compiler.compile(draft.uri(), &mut schemas);
            (draft, index.expect("a standard meta-schema"))
        };
        let indexes = Draft::ALL.into_iter().map(&mut compile).collect();
        Self { schemas, indexes }
    }

    /// Returns what the two say of a schema.
    ///
    /// # Panics
    ///
    /// Never: every draft was compiled.
    pub fn judge(&self, schema: &Json, draft: Draft) -> [Answer; 2] {
        let Some(value) = schema.to_value() else {
            return [Answer::NotAsked, Answer::NotAsked];
        };
        let answer = |judge: &dyn Fn() -> bool| caught(judge).map_or(Answer::Panicked, Answer::of);
        let known = self.indexes.iter().find(|(known, _)| *known == draft);
        let (_, index) = known.expect("every draft has a meta-schema");
        [
            answer(&|| jsonschema::meta::is_valid(&value)),
            answer(&|| self.schemas.validate(&value, *index).is_ok()),
        ]
    }
}

impl Default for MetaSchemas {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for MetaSchemas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MetaSchemas").finish_non_exhaustive()
    }
}
