//! Values of a schema: sets, keys that equal values share, and conversion to `serde_json`.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tablature_schema::json::{Number, Value};

/// Returns an array of the values, sorted and without duplicates.
pub(in crate::diff) fn set(values: impl IntoIterator<Item = Value>) -> Value {
    let mut sorted: BTreeMap<String, Value> = BTreeMap::new();
    for value in values {
        sorted.entry(equality_key(&value)).or_insert(value);
    }
    // In the order of the shown values.
    let mut values: Vec<Value> = sorted.into_values().collect();
    values.sort_by_cached_key(|value| canonical(&shown(value)).to_string());
    Value::Array(values)
}

/// Returns a key that two values share only if they are equal: numbers are compared by value, objects regardless of
/// order.
pub(in crate::diff) fn equality_key(value: &Value) -> String {
    match value {
        Value::Number(number) => number_key(number),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(equality_key).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let sorted: BTreeMap<&str, String> =
                members.iter().map(|(name, value)| (&**name, equality_key(value))).collect();
            let members: Vec<String> =
                sorted.into_iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.to_string(),
    }
}

fn number_key(number: &Number) -> String {
    match number.decimal().to_i128() {
        Some(integer) => integer.to_string(),
        None => number.to_serde().map_or_else(|| number.to_string(), |number| number.to_string()),
    }
}

/// Returns the value as it is shown: a number that `serde_json` would round becomes a string.
pub(in crate::diff) fn shown(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => {
            number.to_serde().map_or_else(|| Json::String(number.to_string()), Json::Number)
        }
        Value::String(text) => Json::String(text.to_string()),
        Value::Array(items) => Json::Array(items.iter().map(shown).collect()),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.to_string(), shown(value)));
            Json::Object(members.collect())
        }
    }
}

/// Returns the value with sorted object keys; `serde_json` keeps them in the written order.
pub(in crate::diff) fn canonical(value: &Json) -> Json {
    match value {
        Json::Array(items) => items.iter().map(canonical).collect(),
        Json::Object(fields) => {
            let sorted: BTreeMap<&String, Json> =
                fields.iter().map(|(name, value)| (name, canonical(value))).collect();
            sorted.into_iter().map(|(name, value)| (name.clone(), value)).collect()
        }
        scalar => scalar.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        Value::parse(text.as_bytes()).expect("the test's own text")
    }

    #[test]
    fn equal_values_share_a_text() {
        for (left, right, is_same) in [
            ("1.0", "1", true),
            ("1e2", "100", true),
            (r#"{"a":1,"b":[2]}"#, r#"{"b":[2.0],"a":1}"#, true),
            ("18446744073709551617", "18446744073709551616", false),
            (r#""1""#, "1", false),
        ] {
            assert_eq!(
                equality_key(&value(left)) == equality_key(&value(right)),
                is_same,
                "{left} {right}"
            );
        }
    }

    #[test]
    fn numbers_that_would_be_rounded_are_shown_as_strings() {
        assert_eq!(
            shown(&value("[18446744073709551617]")).to_string(),
            r#"["18446744073709551617"]"#
        );
        assert_eq!(shown(&value("0.5")).to_string(), "0.5");
    }
}
