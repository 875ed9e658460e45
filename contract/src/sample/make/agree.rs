//! Makes strings agree with others, as `agreement` recommends.

use serde_json::Value;
use tablature_schema::budget::Budget;

use super::constraints::Constraints;

/// Rewrites the fields that should agree with another one, if the object has both.
pub(super) fn agree(constraints: &Constraints, mut object: Value) -> Value {
    /// Generated strings are short.
    const MAX_STEPS: u64 = 1_000_000;
    /// A rule can repeat a string any number of times. A longer one shows nothing new.
    const MAX_BYTES: usize = 1 << 16;
    for rule in &constraints.agreements {
        let from = object.pointer(&rule.from).and_then(Value::as_str);
        let mut budget = Budget::new(MAX_STEPS);
        let expected = from.and_then(|from| {
            let captures = rule.pattern.captures(from, &mut budget)?;
            Some(captures.expand_up_to(&rule.expect, MAX_BYTES + 1))
        });
        let expected = expected.filter(|expected| expected.len() <= MAX_BYTES);
        if let (Some(expected), Some(field)) = (expected, object.pointer_mut(&rule.field))
            && field.is_string()
        {
            *field = Value::from(expected);
        }
    }
    object
}
