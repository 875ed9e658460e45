//! Types and equality of JSON values.

use serde_json::{Number, Value};
use tablature_schema::{ir::TypeSet, json::Decimal};

/// All types, those that show most first.
const EACH: [TypeSet; 7] = [
    TypeSet::STRING,
    TypeSet::OBJECT,
    TypeSet::INTEGER,
    TypeSet::FRACTION,
    TypeSet::BOOLEAN,
    TypeSet::ARRAY,
    TypeSet::NULL,
];

/// Returns the type of a value.
pub(in crate::sample) fn type_of(value: &Value) -> TypeSet {
    match value {
        Value::Null => TypeSet::NULL,
        Value::Bool(_) => TypeSet::BOOLEAN,
        Value::Number(number) if decimal(number).is_integer() => TypeSet::INTEGER,
        Value::Number(_) => TypeSet::FRACTION,
        Value::String(_) => TypeSet::STRING,
        Value::Array(_) => TypeSet::ARRAY,
        Value::Object(_) => TypeSet::OBJECT,
    }
}

/// Splits a set into its types.
pub(super) fn each(types: TypeSet) -> Vec<TypeSet> {
    EACH.into_iter().filter(|one| types.contains(*one)).collect()
}

/// Returns whether two values are equal in JSON Schema: 1 and 1.0 are.
pub(super) fn is_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            // Integers are equal only if they are the same; anything else is compared by value.
            one == other || ((one.is_f64() || other.is_f64()) && decimal(one) == decimal(other))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| is_equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| {
                    other.get(name).is_some_and(|other| is_equal(value, other))
                })
        }
        (one, other) => one == other,
    }
}

fn decimal(number: &Number) -> Decimal {
    Decimal::parse(&number.to_string())
}
