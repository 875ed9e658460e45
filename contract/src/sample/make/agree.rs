//! Strings that should agree with others (`agreement`): written as the others say.

use serde_json::Value;
use tablature_validator::reading::expand;

use super::shape::Shape;

/// The object with its agreements kept, where it holds what they speak of.
pub(super) fn agree(shape: &Shape, mut object: Value) -> Value {
    for rule in &shape.agreements {
        let text = |key: &str| rule.get(key).and_then(Value::as_str).unwrap_or_default();
        let from = object.pointer(text("from")).and_then(Value::as_str);
        let expected = from.and_then(|from| expand(text("pattern"), from, text("expect")));
        if let (Some(expected), Some(field)) = (expected, object.pointer_mut(text("field")))
            && field.is_string()
        {
            *field = Value::from(expected);
        }
    }
    object
}
