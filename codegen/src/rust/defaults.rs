//! The defaults that a schema documents, as values of the fields that have them.
//!
//! A default that the type of its field cannot hold is not used, which is a warning. Where rules at run time decide, it is
//! used as far as these allow it, and never for a field that must have a value.

use tablature_schema::{
    ir::{Keyword, SchemaId},
    json::Value,
};

use super::{
    items::{Field, Items, Kind},
    judge::Verdict,
};
use crate::{plan::View, problem::Problem};

/// Longer defaults are cut in messages.
const MAX_SHOWN: usize = 80;

/// Returns the default of a field that subschemas describe, and the subschema that has it.
pub(crate) fn of_field(view: &View<'_>, about: &[SchemaId]) -> Option<(SchemaId, Value)> {
    of(view, &view.with_targets(about))
}

/// Returns the nearest default among subschemas, and the one that has it.
pub(crate) fn of(view: &View<'_>, about: &[SchemaId]) -> Option<(SchemaId, Value)> {
    let own = |id: &SchemaId| Some((*id, view.node(*id).annotations.default.clone()?));
    let beside = |id: &SchemaId| Some((*id, view.beside_reference(*id, Keyword::Default)?));
    about.iter().find_map(own).or_else(|| about.iter().find_map(beside))
}

impl Items<'_> {
    /// Returns the default of a field as JSON, and whether it is certain that the field can hold it.
    pub(super) fn default_of<'f>(&self, field: &'f Field) -> Option<(&'f str, bool)> {
        let default = field.default.as_deref()?;
        match self.judge_field(field, &Value::parse(default.as_bytes()).ok()?) {
            Verdict::Valid => Some((default, true)),
            Verdict::Unknown => Some((default, false)),
            Verdict::Invalid => None,
        }
    }

    /// Returns a problem for each default that is not used, because its field cannot hold it.
    pub(crate) fn lost_defaults(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for item in &self.all {
            let Kind::Struct { fields, .. } = &item.kind else { continue };
            let lost =
                fields.iter().filter(|own| own.default.is_some() && self.default_of(own).is_none());
            for (id, value) in lost.filter_map(|own| of_field(&self.view, &own.about)) {
                let pointer = format!("{}/{}", self.view.address(id), Keyword::Default.name());
                let shown: String = value.to_string().chars().take(MAX_SHOWN).collect();
                let message = format!(
                    "the default `{shown}` at `{pointer}` is not valid under its own schema, and not used"
                );
                let help = "correct the default, or the schema that it belongs to";
                problems.push(Problem::new(pointer, message, help));
            }
        }
        problems.sort();
        problems.dedup();
        problems
    }
}
