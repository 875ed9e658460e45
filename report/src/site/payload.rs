//! The payload that a page shows.

use serde_json::Value;
use tablature_schema::ir::Tags;

use super::applied::Choice;
use crate::safe;

/// Bytes of a payload that a page shows.
const MAX_BYTES: usize = 20_000;

/// Returns the payload that shows the most of a variant, as text: the longest one of those that are not too long.
pub(super) fn best(payloads: &[Value], choices: &[Choice]) -> Option<String> {
    let fitting =
        payloads.iter().filter(|payload| choices.iter().all(|choice| has(payload, choice)));
    let texts = fitting.filter_map(|payload| serde_json::to_string_pretty(payload).ok());
    // The first of the longest.
    let texts: Vec<String> = texts.filter(|text| text.len() <= MAX_BYTES).collect();
    let best = texts.into_iter().rev().max_by_key(String::len)?;
    Some(safe::text(&best).into_owned())
}

fn has(payload: &Value, choice: &Choice) -> bool {
    let Some(value) = payload.get(&*choice.property) else { return false };
    match &choice.tags {
        Tags::Values(values) => values.iter().any(|own| own.to_serde().as_ref() == Some(value)),
        Tags::Prefixes(prefixes) => value
            .as_str()
            .is_some_and(|text| prefixes.iter().any(|prefix| text.starts_with(&**prefix))),
    }
}
