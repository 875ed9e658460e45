//! Makes strings agree with others, as `agreement` recommends.

use serde_json::Value;
use tablature_schema::{budget::Budget, ir::Agreement};

use super::constraints::Constraints;

/// Generated strings are short.
const MAX_STEPS: u64 = 1_000_000;

/// A rule can repeat a string any number of times. A longer one shows nothing new.
const MAX_BYTES: usize = 1 << 16;

/// Rewrites the fields that should agree with another one, if the object has both. Where a field is a part of the other one,
/// that part is rewritten, so that the field keeps its value.
pub(super) fn agree(constraints: &Constraints, mut object: Value) -> Value {
    for rule in &constraints.agreements {
        let text = |pointer: &str| object.pointer(pointer).and_then(Value::as_str);
        let (Some(from), Some(field)) = (text(&rule.from), text(&rule.field)) else { continue };
        let Some(expected) = expected(rule, from) else { continue };
        let (pointer, value) = match with_part(rule, from, &expected, field) {
            Some(from) => (&rule.from, from),
            None => (&rule.field, expected),
        };
        if let Some(place) = object.pointer_mut(pointer) {
            *place = Value::from(value);
        }
    }
    object
}

/// Returns what a rule expects of the field.
fn expected(rule: &Agreement, from: &str) -> Option<String> {
    let captures = rule.pattern.captures(from, &mut Budget::new(MAX_STEPS))?;
    let expected = captures.expand_up_to(&rule.expect, MAX_BYTES + 1);
    (expected.len() <= MAX_BYTES).then_some(expected)
}

/// Returns the other field with the value of the field as the part that should be equal to it; `None` if there is no such part.
fn with_part(rule: &Agreement, from: &str, part: &str, field: &str) -> Option<String> {
    let is_one_part = rule.expect.strip_prefix('$')?.bytes().all(|byte| byte.is_ascii_digit());
    let at = from.rfind(part).filter(|_| is_one_part && !part.is_empty())?;
    let rewritten = format!("{}{field}{}", &from[..at], &from[at + part.len()..]);
    (expected(rule, &rewritten).as_deref() == Some(field)).then_some(rewritten)
}
