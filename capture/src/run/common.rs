//! Fields of every event, documented in a table of their own.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};
use tablature_schema::{suggest, vocabulary};

use super::Run;
use crate::{
    model::TypeDef,
    overlay::{self, Amendment, Overlay},
    problem::Problem,
    sets::PageSet,
    subschemas,
};

/// The properties that an overlay adds to the events of a page set.
#[derive(Debug, Default)]
pub(super) struct Common {
    types: Vec<(String, Map<String, Value>)>,
}

/// Words of titles of such tables.
const WORDS: [&str; 8] =
    ["common", "shared", "global", "standard", "default", "universal", "base", "super"];

const FIELDS: [&str; 6] = ["fields", "properties", "attributes", "parameters", "context", "traits"];

/// Returns whether a title is that of fields of every event: `Common fields`.
pub(super) fn reads_like_common(title: &str) -> bool {
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let of_events = |words: &[&str]| matches!(words, [] | ["event" | "events"]);
    match &words[..] {
        [first, rest @ ..] if WORDS.contains(first) => match rest {
            [middle @ .., last] => FIELDS.contains(last) && of_events(middle),
            [] => false,
        },
        [fields, "of" | "for" | "on" | "in", "all" | "every" | "each", "event" | "events"] => {
            FIELDS.contains(fields)
        }
        _ => false,
    }
}

/// Returns the warning about a table that is captured as an event of its own, if its title says that it is none.
pub(super) fn warning(def: &TypeDef) -> Option<Problem> {
    reads_like_common(&def.title).then(|| {
        let message =
            format!("`{}` reads like fields of every event, and is captured as an event", def.title);
        Problem::warning(&def.path, def.line, message).with_help(format!(
            "`\"common\": [\"{}\"]` in an overlay adds its properties to the events that the overlay lists",
            def.name
        ))
    })
}

impl Common {
    /// Adds the properties to the type of an event. What the event documents itself stays.
    pub(super) fn add_to(&self, root: &str, ty: &mut Map<String, Value>) {
        for (name, common) in &self.types {
            if name == root {
                continue;
            }
            let Some(properties) = common.get("properties").and_then(Value::as_object) else {
                continue;
            };
            let own = ty.entry("properties").or_insert_with(|| json!({}));
            let Some(own) = own.as_object_mut() else { continue };
            let mut added = Vec::new();
            for (name, property) in properties {
                if !own.contains_key(name) {
                    own.insert(name.clone(), property.clone());
                    added.push(name.as_str());
                }
            }
            let source = common.get(vocabulary::SOURCE).filter(|_| !added.is_empty());
            let required = common.get("required").and_then(Value::as_array).into_iter().flatten();
            let required: Vec<Value> = required
                .filter(|name| name.as_str().is_some_and(|name| added.contains(&name)))
                .cloned()
                .collect();
            let keywords = ["properties", "required"];
            let brought = if required.is_empty() { &keywords[..1] } else { &keywords };
            if !required.is_empty()
                && let Some(list) = ty.entry("required").or_insert_with(|| json!([])).as_array_mut()
            {
                list.extend(required);
            }
            if let Some(source) = first_of(source) {
                overlay::cite(ty, source, brought);
            }
        }
    }
}

impl Run {
    /// Returns the properties that an overlay adds to the events of a page set: those of tables of the set, or of other pages
    /// if these refer to no types. Amendments of their types apply to them.
    pub(super) fn common(
        &mut self,
        overlay: &Overlay,
        (set, sets): (&PageSet, &BTreeMap<String, PageSet>),
        amendments: &HashMap<&str, Vec<usize>>,
        hit: &mut [bool],
    ) -> Common {
        let mut common = Common::default();
        for entry in &overlay.common {
            let own = set.types.get_key_value(set.root(&entry.ty)).map(|found| (None, found));
            let elsewhere = || {
                sets.iter().find_map(|(key, other)| {
                    let found = other.types.get_key_value(other.root(&entry.ty))?;
                    (!has_reference(found.1)).then_some((Some(key), found))
                })
            };
            let Some((key, (name, schema))) = own.or_else(elsewhere) else {
                let message = format!("no table is called `{}` to add to every event", entry.ty);
                let names = sets.values().flat_map(|set| set.types.keys()).map(String::as_str);
                let problem = overlay.stale(entry.line, message);
                let problem = problem.or_near(suggest::nearest(&entry.ty, names));
                if !self.problems.contains(&problem) {
                    self.problems.push(problem);
                }
                continue;
            };
            let Some(mut ty) = schema.as_object().cloned() else { continue };
            for &n in amendments.get(name.as_str()).into_iter().flatten() {
                let amendment: &Amendment = &overlay.amendments[n];
                if amendment.schemas.is_empty() {
                    hit[n] = true;
                    for complaint in overlay::amend(amendment, &mut ty) {
                        let problem = complaint.report(overlay, name);
                        if !self.problems.contains(&problem) {
                            self.problems.push(problem);
                        }
                    }
                }
            }
            if let Some(key) = key {
                self.commons.insert((key.clone(), name.clone()));
            }
            common.types.push((name.clone(), ty));
        }
        common
    }
}

/// Returns the source of a type itself: what else is listed was added to it.
fn first_of(source: Option<&Value>) -> Option<&Value> {
    source.and_then(|source| source.as_array().map_or(Some(source), |all| all.first()))
}

fn has_reference(schema: &Value) -> bool {
    let mut has = false;
    subschemas::for_each(schema, &mut |map| has |= map.contains_key("$ref"));
    has
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_fields_of_every_event_are_known() {
        for title in [
            "Common fields",
            "Shared Properties",
            "Global event properties",
            "Fields of all events",
        ] {
            assert!(reads_like_common(title), "{title}");
        }
        for title in ["Common", "Order fields", "Standard plan", "Fields", "Shared link opened", ""]
        {
            assert!(!reads_like_common(title), "{title}");
        }
    }
}
