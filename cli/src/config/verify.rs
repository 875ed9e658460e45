//! Checks that the schemas and codes that a configuration names exist.

use tablature_validator::codes::CodeIndex;

use super::{Config, Fault, Placed};
use crate::schemas;

/// Looks up every name; returns every one that leads nowhere, and every level that a code cannot have, with its place.
/// `index` is asked for only if the file names codes.
pub(crate) fn verify<'b>(config: &Config, index: impl Fn() -> &'b CodeIndex) -> Vec<Fault> {
    let mut faults = Vec::new();
    for rule in &config.rules {
        let Placed { value: name, at } = &rule.schema;
        if rule.is_directory && schemas::folder(name, &config.root).is_none() {
            let message = format!("`{name}` is not a directory of schemas");
            faults.push(Fault { at: *at, message });
        } else if let Err(error) = schemas::look_up(name, &config.root) {
            faults.push(Fault { at: *at, message: format!("{error:#}") });
        }
    }
    for (code, level) in &config.severity {
        if let Some(message) = index().reject(code, level.value.severity()) {
            faults.push(Fault { at: level.at, message });
        }
    }
    for own in &config.overrides {
        let Some(code) = &own.code else { continue };
        if let Some(message) = index().reject(&code.value, own.severity.severity()) {
            faults.push(Fault { at: code.at, message });
        }
    }
    faults
}
