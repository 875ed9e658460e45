//! The index of the catalogue: families, their versions and defaults.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// The families that have been captured.
#[derive(Debug, Default)]
pub(super) struct Index {
    families: BTreeMap<String, Family>,
}

#[derive(Debug, Default)]
struct Family {
    default: Option<String>,
    versions: Vec<String>,
    /// Names of files that an export puts beside the events, with `*` for any text.
    other_files: BTreeSet<String>,
    /// Is `true` if it is used only where it is named.
    is_unrecognised: bool,
}

impl Index {
    pub(super) fn add(&mut self, family: &str, version: &str, is_default: bool) {
        let family = self.families.entry(family.to_owned()).or_default();
        family.versions.push(version.to_owned());
        if is_default {
            family.default = Some(version.to_owned());
        }
    }

    /// Adds names of files beside the events of a family.
    pub(super) fn add_other_files(&mut self, family: &str, names: &[String]) {
        if !names.is_empty() {
            let family = self.families.entry(family.to_owned()).or_default();
            family.other_files.extend(names.iter().cloned());
        }
    }

    /// Notes that a family is used only where it is named, and is not chosen by the keys of a payload.
    pub(super) fn leave_unrecognised(&mut self, family: &str) {
        self.families.entry(family.to_owned()).or_default().is_unrecognised = true;
    }

    /// Returns the index: families in alphabetical order, versions oldest first. Without an explicit default, the
    /// newest version of a family is the default.
    pub(super) fn into_json(self) -> Value {
        let mut index = Map::new();
        for (name, mut family) in self.families {
            family.versions.sort_by_key(|version| age(version));
            let default = family.default.or_else(|| family.versions.last().cloned());
            let mut about = json!({ "default": default, "versions": family.versions });
            if !family.other_files.is_empty() {
                about["otherFiles"] = json!(family.other_files);
            }
            if family.is_unrecognised {
                about["recognised"] = json!(false);
            }
            index.insert(name, about);
        }
        Value::Object(index)
    }
}

/// Compares versions: numbers by value, words after numbers.
fn age(version: &str) -> Vec<(bool, u64, String)> {
    let parts = version.split('.');
    parts
        .map(|part| match part.parse() {
            Ok(number) => (false, number, String::new()),
            Err(_) => (true, 0, part.to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_number_and_the_newest_is_the_default() {
        let mut index = Index::default();
        for version in ["10.0", "9.1", "beta", "9"] {
            index.add("acme/event", version, false);
        }
        index.add("acme/old", "2", true);
        index.add("acme/old", "3", false);
        index.add_other_files("acme/old", &["b*".to_owned(), "a".to_owned()]);
        index.add_other_files("acme/old", &["a".to_owned()]);
        index.add_other_files("acme/event", &[]);
        index.leave_unrecognised("acme/event");
        assert_eq!(
            index.into_json(),
            json!({
                "acme/event": { "default": "beta", "versions": ["9", "9.1", "10.0", "beta"], "recognised": false },
                "acme/old": { "default": "2", "versions": ["2", "3"], "otherFiles": ["a", "b*"] },
            })
        );
    }
}
