//! Strings that should agree with others (`agreement`): written as the others say.

use serde_json::Value;
use tablature_schema::budget::Budget;

use super::constraints::Constraints;

/// The object with its agreements kept, where it holds what they speak of.
pub(super) fn agree(constraints: &Constraints, mut object: Value) -> Value {
    /// Strings that are made are short.
    const MAX_STEPS: u64 = 1_000_000;
    for rule in &constraints.agreements {
        let from = object.pointer(&rule.from).and_then(Value::as_str);
        let mut budget = Budget::new(MAX_STEPS);
        let expected = from
            .and_then(|from| Some(rule.pattern.captures(from, &mut budget)?.expand(&rule.expect)));
        if let (Some(expected), Some(field)) = (expected, object.pointer_mut(&rule.field))
            && field.is_string()
        {
            *field = Value::from(expected);
        }
    }
    object
}
