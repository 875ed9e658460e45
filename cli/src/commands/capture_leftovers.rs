//! Schemas that an earlier run wrote and that no table documents now.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};
use tablature_capture::Captured;
use tablature_files::{Filter, MAX_OWN_BYTES, Seen, walk};
use tablature_schema::ir::Keyword;

/// Schemas below the directory that are capture's own, and not among what was captured. They are recognised
/// by the index there, which the run before wrote, and by their `$id`, so that later runs say it again.
pub(super) fn find(captured: &Captured, folder: &Path) -> Vec<PathBuf> {
    let fresh: BTreeSet<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    let index = json(&folder.join("index.json"));
    let index = index.as_ref().and_then(Value::as_object);
    let mut found: BTreeSet<String> = index.into_iter().flat_map(listed).collect();
    let families = index.into_iter().flat_map(Map::keys).map(String::as_str);
    let vendors: BTreeSet<&str> = families
        .chain(fresh.iter().copied())
        .filter_map(|path| path.split_once('/'))
        .map(|(vendor, _)| vendor)
        .collect();
    for vendor in vendors.into_iter().filter(|vendor| is_name(vendor)) {
        found.extend(own(folder, vendor));
    }
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

/// The schemas of a vendor whose `$id` says that they stand where capture puts them.
fn own(folder: &Path, vendor: &str) -> Vec<String> {
    let folder = folder.join(vendor);
    let is_own = |path: &Path| path.parent() == Some(&folder);
    let files = walk(&folder, Filter::None, &is_own, &mut Seen::default()).files.into_iter();
    files
        .filter_map(|path| {
            let file = path.file_name()?.to_str()?;
            let id = format!("{vendor}/{}", file.strip_suffix(".json")?);
            let schema = json(&path)?;
            (schema[Keyword::Id.name()] == format!("urn:tablature:{id}"))
                .then(|| format!("{id}.json"))
        })
        .collect()
}

/// A file's JSON. What cannot be read is none of ours.
fn json(path: &Path) -> Option<Value> {
    serde_json::from_slice(&tablature_files::read(path, MAX_OWN_BYTES).ok()?).ok()
}
