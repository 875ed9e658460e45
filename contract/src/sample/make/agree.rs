//! Strings that should agree with others (`agreement`): written as the others say.

use serde_json::Value;

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

/// `template` with `$1`, `$2` … replaced by what the pattern captures in `text`.
fn expand(pattern: &str, text: &str, template: &str) -> Option<String> {
    let pattern = jsonschema_regex::to_rust_regex(pattern).ok()?;
    let regex = regex::RegexBuilder::new(&pattern).size_limit(1 << 20).build().ok()?;
    let captures = regex.captures(text)?;
    let mut parts = template.split('$');
    let mut expanded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match part[..digits].parse().ok().and_then(|group| captures.get(group)) {
            Some(group) => expanded.push_str(group.as_str()),
            None => expanded.push_str(&part[..digits]),
        }
        expanded.push_str(&part[digits..]);
    }
    Some(expanded)
}
