//! The other validator.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;
use tablature::catalogue::Entry;

/// A schema of the catalogue, compiled there as plain JSON Schema 2020-12 with formats asserted.
pub(crate) struct Rival {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Rival {
    pub(crate) fn compile(entry: &Entry) -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.enable_format_assertions();
        let place = format!("urn:test:{}", entry.path());
        compiler.add_resource(&place, entry.json()).expect("the schema is a resource");
        let index = compiler
            .compile(&place, &mut schemas)
            .unwrap_or_else(|error| panic!("{}: {error:#}", entry.id()));
        Self { schemas, index }
    }

    /// Nothing, or why the payload is wrong.
    pub(crate) fn refusal(&self, payload: &Value) -> Option<String> {
        self.schemas.validate(payload, self.index).err().map(|error| format!("{error:#}"))
    }
}
