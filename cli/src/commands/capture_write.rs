//! Writes captured files.

use std::{
    borrow::Cow,
    collections::HashSet,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use serde::Serialize;
use serde_json::{Map, Value};
use tablature_capture::Captured;
use tablature_files::{Change, MAX_OWN_BYTES, WriteError, Writer};
use tablature_schema::vocabulary;

use crate::{output, schemas};

/// The file that lists the schemas.
const INDEX: &str = "index.json";

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Fate {
    New,
    Replaced,
    Unchanged,
    /// It has additions of an overlay, which the run lacks.
    Kept,
    /// An earlier run wrote it, and no table documents it now.
    LeftOver,
    Removed,
}

/// Tells whether a file is kept as it is, by its path and its new text.
pub(super) type Keeps<'k> = &'k dyn Fn(&Path, &str) -> bool;

/// Returns whether a file has additions of an overlay that its new text lacks.
pub(super) fn loses_additions(path: &Path, text: &str) -> bool {
    if path.file_name().is_some_and(|name| name == INDEX) {
        return is_richer(path, text);
    }
    let additions = |text: &[u8]| {
        let schema: Option<Value> = serde_json::from_slice(text).ok();
        schema.map_or(0, |schema| n_additions(&schema))
    };
    tablature_files::read(path, MAX_OWN_BYTES)
        .is_ok_and(|old| schemas::is_captured(&old) && additions(&old) > additions(text.as_bytes()))
}

/// Returns whether an index says of families what its new text does not, and lists all that this lists.
fn is_richer(path: &Path, text: &str) -> bool {
    let read = |text: &[u8]| serde_json::from_slice::<Map<String, Value>>(text).ok();
    let old = tablature_files::read(path, MAX_OWN_BYTES).ok().and_then(|old| read(&old));
    let (Some(old), Some(new)) = (old, read(text.as_bytes())) else { return false };
    let lists = |(family, entry): (&String, &Value)| {
        old.get(family).is_some_and(|own| own["versions"] == entry["versions"])
    };
    new.iter().all(lists) && old != new
}

/// Counts the sources that overlays give: documents, and tables of which they add some keywords.
fn n_additions(schema: &Value) -> usize {
    let own = schema.get(vocabulary::SOURCE).map_or(0, |source| {
        let sources = source.as_array().map_or(std::slice::from_ref(source), Vec::as_slice);
        let is_added =
            |source: &&Value| source.get("document").is_some() || source.get("keywords").is_some();
        sources.iter().filter(is_added).count()
    });
    let inner: usize = match schema {
        Value::Object(members) => members.values().map(n_additions).sum(),
        Value::Array(elements) => elements.iter().map(n_additions).sum(),
        _ => 0,
    };
    own + inner
}

/// Writes the files that changed, and adds what became of each to `fates`. The index comes last, and lists only files that
/// exist. Those that `keeps` tells stay as they are. Returns why files could not be written: each is no reason to lose the others.
///
/// # Errors
///
/// A file was written by somebody else, so that the directory may not be meant: nothing is written.
pub(super) fn write(
    captured: &Captured,
    folder: &Path,
    is_forced: bool,
    keeps: Option<Keeps<'_>>,
    fates: &mut Vec<(PathBuf, Fate)>,
) -> Result<Vec<WriteError>> {
    let mut writer = Writer::below(folder).force(is_forced);
    let place = |path: &str| folder.join(path.split('/').collect::<PathBuf>());
    for file in &captured.files {
        let path = place(&file.path);
        if !tablature_files::read(&path, MAX_OWN_BYTES).is_ok_and(|old| old == file.text.as_bytes())
        {
            match writer.judge(&path, is_ours(&file.path)) {
                Err(error) if error.is_foreign() => return Err(output::refused(error)),
                _ => {}
            }
        }
    }
    let (mut failures, mut missing) = (Vec::new(), HashSet::new());
    let (index, schemas): (Vec<_>, Vec<_>) =
        captured.files.iter().partition(|file| file.path == INDEX);
    for file in schemas.into_iter().chain(index) {
        let path = place(&file.path);
        let was_there = path.exists();
        let text = if file.path == INDEX && !missing.is_empty() {
            Cow::Owned(without(&file.text, &missing))
        } else {
            Cow::Borrowed(&file.text)
        };
        if keeps.is_some_and(|keeps| keeps(&path, &text)) {
            fates.push((path, Fate::Kept));
            continue;
        }
        let fate = match writer.write(&path, text.as_bytes(), is_ours(&file.path)) {
            Ok(Change::None) => Fate::Unchanged,
            Ok(Change::Written) if was_there => Fate::Replaced,
            Ok(Change::Written) => Fate::New,
            Err(error) => {
                failures.push(error);
                if !path.is_file() {
                    missing.insert(file.path.as_str());
                }
                continue;
            }
        };
        fates.push((path, fate));
    }
    Ok(failures)
}

/// Returns the text of an index without files that could not be written.
fn without(index: &str, missing: &HashSet<&str>) -> String {
    let mut families: Map<String, Value> =
        serde_json::from_str(index).expect("capture writes the index as JSON");
    families.retain(|family, entry| {
        let Some(versions) = entry["versions"].as_array_mut() else { return true };
        let is_there = |version: &Value| {
            let version = version.as_str().unwrap_or_default();
            !missing.contains(format!("{family}@{version}.json").as_str())
        };
        versions.retain(is_there);
        let Some(newest) = versions.last().cloned() else { return false };
        if !is_there(&entry["default"]) {
            entry["default"] = newest;
        }
        true
    });
    format!("{:#}\n", Value::Object(families))
}

/// Removes schemas that an earlier run left over, and adds what became of each to `fates`. One that was changed so that it
/// is no longer ours stays.
pub(super) fn prune(
    left_over: Vec<PathBuf>,
    folder: &Path,
    fates: &mut Vec<(PathBuf, Fate)>,
) -> Result<()> {
    let mut writer = Writer::below(folder);
    for path in left_over {
        let fate = match writer.remove(&path, &schemas::is_captured) {
            Ok(_) => Fate::Removed,
            Err(error) if error.is_foreign() => Fate::LeftOver,
            Err(error) => return Err(error.into()),
        };
        fates.push((path, fate));
    }
    Ok(())
}

/// Refuses to suggest an overlay, before anything is written, if there are several to begin with or the file belongs to somebody
/// else.
pub(super) fn may_suggest(captured: &Captured, path: &Path, is_forced: bool) -> Result<()> {
    match &captured.suggestions[..] {
        [] => Ok(()),
        [overlay] => {
            let is_there = tablature_files::read(path, MAX_OWN_BYTES)
                .is_ok_and(|own| own == overlay.text.as_bytes());
            if is_there {
                return Ok(());
            }
            Writer::named().force(is_forced).judge(path, &|_| false).map_err(output::refused)
        }
        several => {
            let vendors: Vec<&str> = several.iter().map(|overlay| overlay.path.as_str()).collect();
            bail!(
                "the pages are of {} vendors ({}), and an overlay is for one; capture the directory of one vendor; nothing was written",
                vendors.len(),
                vendors.join(", ")
            );
        }
    }
}

/// Writes the overlay to begin with, if there is one, and adds what became of it to `fates`.
pub(super) fn suggest(
    captured: &Captured,
    path: &Path,
    is_forced: bool,
    fates: &mut Vec<(PathBuf, Fate)>,
) -> Result<()> {
    let [overlay] = &captured.suggestions[..] else { return Ok(()) };
    // An overlay that was edited is not written over.
    let mut writer = Writer::named().force(is_forced);
    let was_there = path.exists();
    let change =
        writer.write(path, overlay.text.as_bytes(), &|_| false).map_err(output::refused)?;
    fates.push((
        path.to_owned(),
        match change {
            Change::None => Fate::Unchanged,
            Change::Written if was_there => Fate::Replaced,
            Change::Written => Fate::New,
        },
    ));
    Ok(())
}

/// The note if there is no overlay to begin with.
pub(super) const NOTHING_TO_SUGGEST: &str = "`--suggest-overlay`: nothing to suggest, and no file written: overlays name every table already, or there is none";

/// Returns what tells whether capture wrote a file: schemas by their `$id`, the index by what it holds.
fn is_ours(path: &str) -> &'static dyn Fn(&[u8]) -> bool {
    if path == INDEX { &is_index } else { &schemas::is_captured }
}

/// What the index says of a family: the first two always.
const INDEX_KEYS: [&str; 4] = ["default", "versions", "otherFiles", "recognised"];

/// Returns whether a text is an index: families, each with its default and its versions.
fn is_index(bytes: &[u8]) -> bool {
    let families: Option<Value> = serde_json::from_slice(bytes).ok();
    families.as_ref().and_then(Value::as_object).is_some_and(|families| {
        families.iter().all(|(family, entry)| {
            let Some(entry) = entry.as_object() else { return false };
            let is_known = |key: &String| INDEX_KEYS.contains(&key.as_str());
            let has_all = INDEX_KEYS[..2].iter().all(|key| entry.contains_key(*key));
            family.contains('/') && has_all && entry.keys().all(is_known)
        })
    })
}
