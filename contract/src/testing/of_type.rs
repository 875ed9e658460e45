//! Assertions about types that are written by hand, and derive the schema of their JSON.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::{
    Schema,
    compatible::{Words, compared},
    difference::described,
};
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
    let type_name = T::schema_name();
    let words = Words {
        old: format!("the schema `{name}`"),
        new: format!("the type `{type_name}`"),
        change: described,
    };
    compared(&Side::new(&name, &schema), &Side::new(&type_name, &own), promise, &words)
}

/// A schema in a file, named after it.
#[derive(Debug, Clone)]
pub struct SchemaFile {
    path: &'static str,
    schema: Value,
}

impl Schema for SchemaFile {
    fn schema(&self) -> Result<(String, Value), String> {
        Ok((self.path.to_owned(), self.schema.clone()))
    }
}

/// Reads the text of a schema; for [`assert_schema_of!`](crate::assert_schema_of).
///
/// # Errors
///
/// The text is not JSON.
pub fn schema_file(path: &'static str, text: &str) -> Result<SchemaFile, String> {
    let schema =
        serde_json::from_str(text).map_err(|error| format!("`{path}` is not JSON: {error}"))?;
    Ok(SchemaFile { path, schema })
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
        payloads valid under the schema `order` are rejected by the type `Order`
          for example {"id":0,"kind":"huge"}
            value-not-allowed at /kind: `"huge"` is not an accepted value
          at /kind: only the schema accepts `"huge"` (`#/properties/kind` of the schema, `#/$defs/Kind` of the type)
        payloads valid under the type `Order` are rejected by the schema `order`
          for example {"id":0,"kind":"large"}
            value-not-allowed at /kind: `"large"` is not an accepted value
          at /kind: only the type accepts `"large"` (`#/properties/kind` of the schema, `#/$defs/Kind` of the type)
        "#);
    }

    #[test]
    fn differences_are_not_told_as_a_history() {
        let differences = |members: Value| {
            let mut schema = order(&json!(["small", "large"]));
            for (name, part) in members.as_object().expect("an object") {
                let place = if name == "required" { "" } else { "/properties" };
                schema.pointer_mut(place).expect("it is there")[name] = part.clone();
            }
            let message = schema_of::<Order>(&schema, Promise::Full).expect_err("they differ");
            let lines: Vec<&str> =
                message.lines().filter(|line| line.starts_with("  at ")).map(str::trim).collect();
            lines.join("\n")
        };
        for (members, expected) in [
            (json!({"id": {"type": "string"}}), "at /id: the schema has `{\"type\":[\"string\"]}`"),
            (
                json!({"note": {"type": ["string", "null"]}}),
                "at /note: only the schema accepts null",
            ),
            (
                json!({"note": {"maxLength": 5}}),
                "at /note: the schema accepts any value, the type `\"string\"` (`#/properties/note` of both)",
            ),
            (json!({"required": ["id"]}), "at /kind: only the type requires the field"),
            (json!({"required": ["id", "kind", "note"]}), "at /note: only the schema requires"),
            (
                json!({"required": ["id", "kind", "at"], "at": {"type": "string"}}),
                "at /at: only the schema has the field (`#/properties/at` of the schema)",
            ),
        ] {
            let said = differences(members);
            assert!(said.starts_with(expected), "{expected}\n{said}");
            for word in ["added", "removed", "changed", "longer", "now", "became"] {
                assert!(!said.contains(word), "{said}");
            }
        }
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
