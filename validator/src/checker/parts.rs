//! Checkers for the parts of one schema.

use std::sync::Arc;

use serde_json::Value;
use tablature_schema::model::Model;

use super::{Checker, Options, SchemaError, SchemaFault, Shared};
use crate::{
    context::Subject,
    explain::{Engine, Prepared, SchemaProblem, schema_warnings},
    patterns::Patterns,
    spelling::Names,
};

/// A schema that is read once, for checkers of its parts.
///
/// # Example
///
/// ```
/// use tablature_validator::{Options, Parts};
///
/// let schema = serde_json::json!({"properties": {"id": {"type": "string"}, "age": {"minimum": 0}}});
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
/// let parts = Parts::new("order.json", &schema, options)?;
/// assert!(!parts.part("/properties/id")?.check(b"5").is_right());
/// assert!(!parts.part("/properties/age")?.check(b"-1").is_right());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Parts {
    shared: Arc<Shared>,
}

impl Parts {
    /// Reads a schema, as [`Checker::for_schema`] does.
    ///
    /// # Errors
    ///
    /// [`SchemaError`]: not a valid schema, or a reference to a document that is not among the options'.
    pub fn new(id: &str, schema: &Value, options: Options) -> Result<Self, SchemaError> {
        let model = Model::new(schema);
        let prepared = Prepared::new(schema, &model, &options)?;
        let names = Names::new(&model);
        let patterns = Patterns::new(&model);
        let subject = Subject::new(id, schema.clone(), model, options.mask)
            .with_documents(&options.documents);
        let shared = Shared { subject, prepared, patterns, names, options };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The checker for the whole schema.
    ///
    /// # Errors
    ///
    /// [`SchemaError`]: a pattern that does not compile, a `maxAge` that is no duration.
    pub fn whole(&self) -> Result<Checker, SchemaError> {
        let shared = Arc::clone(&self.shared);
        let engine = Engine::new(&shared.prepared, &shared.subject.model)?;
        let root = shared.subject.model.root_id();
        let warnings = schema_warnings(&shared.subject.schema, &shared.subject.model);
        let warnings = warnings.into_iter().map(SchemaFault::from).collect();
        Ok(Checker { shared, engine, root, warnings })
    }

    /// The checker for the subschema at `pointer`; the empty pointer is the whole schema. See
    /// [`Checker::for_part`].
    ///
    /// # Errors
    ///
    /// As for [`Parts::whole`], and where `pointer` leads to no subschema.
    pub fn part(&self, pointer: &str) -> Result<Checker, SchemaError> {
        if pointer.is_empty() {
            return self.whole();
        }
        let shared = Arc::clone(&self.shared);
        let mut nodes = shared.subject.model.nodes();
        let root = nodes.find(|(_, node)| node.pointer == pointer).map(|(id, _)| id);
        drop(nodes);
        let Some(root) = root else {
            let message = "there is no subschema here".to_owned();
            let problem = SchemaProblem { pointer: pointer.to_owned(), message };
            return Err(vec![problem].into());
        };
        let engine = Engine::for_part(&shared.prepared, pointer)?;
        Ok(Checker { shared, engine, root, warnings: Vec::new() })
    }
}
