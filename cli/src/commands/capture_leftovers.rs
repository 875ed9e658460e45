//! Schemas that an earlier run wrote and that no table documents now.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};
use tablature_capture::Captured;
use tablature_files::{Filter, MAX_OWN_BYTES, Seen, walk};

use crate::schemas;

/// Schemas below the directory that are capture's own, and not among what was captured. They are recognised
/// by the index there, which the run before wrote, and by their `$id`, so that later runs say it again.
pub(super) fn find(captured: &Captured, folder: &Path) -> Vec<PathBuf> {
    let fresh: BTreeSet<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    let index = json(&folder.join("index.json"));
    let index = index.as_ref().and_then(Value::as_object);
    let mut found: BTreeSet<String> = index.into_iter().flat_map(listed).collect();
    found.extend(own(folder));
    found.retain(|path| !fresh.contains(path.as_str()));
    found.iter().map(|path| folder.join(path)).filter(|path| path.is_file()).collect()
}

/// The files that an index lists.
fn listed(index: &Map<String, Value>) -> impl Iterator<Item = String> {
    index.iter().flat_map(|(family, entry)| {
        let versions = entry["versions"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let is_family = family.split('/').all(is_name);
        versions
            .filter(move |version| is_family && is_name(version))
            .map(move |version| format!("{family}@{version}.json"))
    })
}

/// Returns whether a part of an index is a single component of a path: an index must not point elsewhere.
fn is_name(part: &str) -> bool {
    !part.is_empty() && !part.starts_with('.') && !part.contains(['/', '\\'])
}

/// The schemas in the directories of vendors whose `$id` says that they stand where capture puts them.
fn own(folder: &Path) -> Vec<String> {
    let is_own = |path: &Path| {
        path.extension().is_some_and(|ending| ending == "json")
            && path.parent().and_then(Path::parent) == Some(folder)
    };
    let files = walk(folder, Filter::Hidden, &is_own, &mut Seen::default()).files.into_iter();
    files
        .filter_map(|path| {
            let vendor = path.parent()?.file_name()?.to_str()?;
            let file = path.file_name()?.to_str()?;
            let id = format!("{vendor}/{}", file.strip_suffix(".json")?);
            schemas::captured_id(&json(&path)?)
                .is_some_and(|own| own == format!("urn:tablature:{id}"))
                .then(|| format!("{id}.json"))
        })
        .collect()
}

/// A file's JSON. What cannot be read is none of ours.
fn json(path: &Path) -> Option<Value> {
    serde_json::from_slice(&tablature_files::read(path, MAX_OWN_BYTES).ok()?).ok()
}
