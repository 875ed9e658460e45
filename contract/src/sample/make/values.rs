//! Values of a schema as payloads hold them.

use serde_json::Value;

/// Converts values to the form that payloads hold; those with a number that would be rounded are left out.
pub(super) fn payload_values<'v>(
    values: impl IntoIterator<Item = &'v tablature_schema::json::Value>,
) -> Vec<Value> {
    values.into_iter().filter_map(tablature_schema::json::Value::to_serde).collect()
}
