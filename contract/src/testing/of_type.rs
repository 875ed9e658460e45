//! Assertions about types that are written by hand, and derive the schema of their JSON.

use std::any::type_name;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::{Schema, compatible::compared};
use crate::diff::{Promise, Side};

/// Asserts that a type which derives `schemars::JsonSchema` agrees with a schema, assuming that producers send declared
/// fields only: it accepts every payload of the schema, and its payloads are valid under the schema.
///
/// The schema is an id of the catalogue, a `&serde_json::Value`, or `file` and the path of a file in your crate. A third
/// argument asserts one direction only: [`Promise::Backward`] for types that read payloads, [`Promise::Forward`] for
/// types that send them.
///
/// # Panics
///
/// If they do not agree, with a payload that shows it; or if nothing was proved, with the reason.
///
/// # Example
///
/// ```
/// use schemars::JsonSchema;
/// use serde_json::json;
/// use tablature_contract::{assert_schema_of, diff::Promise};
///
/// #[derive(JsonSchema)]
/// #[allow(dead_code)]
/// struct Order {
///     id: i64,
///     note: Option<String>,
/// }
///
/// let schema = json!({
///     "type": "object",
///     "required": ["id"],
///     "properties": {"id": {"type": "integer"}, "note": {"type": "string"}},
/// });
/// // The type accepts null for a note, too, but sends it only if it is told to.
/// assert_schema_of!(Order, &schema, Promise::Backward);
/// ```
#[macro_export]
macro_rules! assert_schema_of {
    ($type:ty, file $path:literal $(, $promise:expr)? $(,)?) => {
        match $crate::testing::schema_file($path, ::core::include_str!(::core::concat!(
            ::core::env!("CARGO_MANIFEST_DIR"), "/", $path
        ))) {
            ::core::result::Result::Ok(schema) => {
                $crate::assert_schema_of!($type, &schema $(, $promise)?)
            }
            ::core::result::Result::Err(message) => ::core::panic!("{message}"),
        }
    };
    ($type:ty, $schema:expr $(,)?) => {
        $crate::assert_schema_of!($type, $schema, $crate::diff::Promise::Full)
    };
    ($type:ty, $schema:expr, $promise:expr $(,)?) => {
        if let ::core::result::Result::Err(message) =
            $crate::testing::schema_of::<$type>(&$schema, $promise)
        {
            ::core::panic!("{message}");
        }
    };
}

/// Checks that a type agrees with a schema; the implementation of [`assert_schema_of!`](crate::assert_schema_of).
///
/// # Errors
///
/// The message of the assertion: they do not agree, or it is unknown, or a schema is invalid.
pub fn schema_of<T: JsonSchema>(
    schema: &(impl Schema + ?Sized),
    promise: Promise,
) -> Result<(), String> {
    let (name, schema) = schema.schema()?;
    let own = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
    compared(&Side::new(&name, &schema), &Side::new(type_name::<T>(), &own), promise)
}

/// Reads the text of a schema; for [`assert_schema_of!`](crate::assert_schema_of).
///
/// # Errors
///
/// The text is not JSON.
pub fn schema_file(path: &str, text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("`{path}` is not JSON: {error}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// An order, written by hand.
    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is read")]
    struct Order {
        id: i64,
        kind: Kind,
        #[schemars(with = "String")]
        #[serde(default)]
        note: Option<String>,
    }

    #[derive(JsonSchema)]
    #[serde(rename_all = "lowercase")]
    #[expect(dead_code, reason = "only its schema is read")]
    enum Kind {
        Small,
        Large,
    }

    fn order(kinds: &Value) -> Value {
        json!({
            "title": "order",
            "type": "object",
            "required": ["id", "kind"],
            "properties": {
                "id": {"type": "integer"},
                "kind": {"enum": kinds},
                "note": {"type": "string"},
            },
        })
    }

    #[test]
    fn a_type_that_agrees_passes() {
        assert_schema_of!(Order, &order(&json!(["small", "large"])));
        assert_schema_of!(Order, &order(&json!(["small"])), Promise::Backward);
        assert_schema_of!(Order, &order(&json!(["small", "large", "huge"])), Promise::Forward);
    }

    #[test]
    fn each_direction_is_shown_by_a_payload() {
        let message = schema_of::<Order>(&order(&json!(["small", "huge"])), Promise::Full);
        insta::assert_snapshot!(message.expect_err("they differ"), @r#"
        payloads valid under `order` are rejected by `tablature_contract::testing::of_type::tests::Order`
          for example {"id":0,"kind":"huge"}
            value-not-allowed at /kind: `"huge"` is not an accepted value
          enum-value-removed at kind: "huge" is no longer allowed
        payloads valid under `tablature_contract::testing::of_type::tests::Order` are rejected by `order`
          for example {"id":0,"kind":"large"}
            value-not-allowed at /kind: `"large"` is not an accepted value
          enum-value-added at kind: "large" is now allowed
        "#);
    }

    #[test]
    fn a_file_is_read_when_the_test_is_built() {
        let file = "{\"type\": ";
        assert!(
            schema_file("a.json", file)
                .is_err_and(|error| error.starts_with("`a.json` is not JSON"))
        );
        let manifest = std::panic::catch_unwind(|| assert_schema_of!(Order, file "Cargo.toml"));
        let message = manifest.expect_err("TOML is not JSON");
        let message = message.downcast_ref::<String>().map_or("", String::as_str);
        assert!(message.starts_with("`Cargo.toml` is not JSON"), "{message}");
        assert!(std::panic::catch_unwind(|| assert_schema_of!(Order, "nobody/nothing")).is_err());
    }
}
