//! Writes captured files.

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::Result;
use serde_json::Value;
use tablature_capture::Captured;
use tablature_files::{Change, MAX_OWN_BYTES, Writer};

use crate::{output, schemas};

/// The file that lists the schemas.
const INDEX: &str = "index.json";

/// Writes the files that changed and names them on `out`. The index comes last, so that it lists only files that exist.
pub(super) fn write(
    captured: &Captured,
    folder: &Path,
    is_forced: bool,
    out: &mut dyn io::Write,
) -> Result<()> {
    let mut writer = Writer::below(folder).force(is_forced);
    let place = |path: &str| folder.join(path.split('/').collect::<PathBuf>());
    for file in &captured.files {
        let path = place(&file.path);
        if !tablature_files::read(&path, MAX_OWN_BYTES).is_ok_and(|old| old == file.text.as_bytes())
        {
            writer.judge(&path, is_ours(&file.path)).map_err(output::refused)?;
        }
    }
    let (index, schemas): (Vec<_>, Vec<_>) =
        captured.files.iter().partition(|file| file.path == INDEX);
    let mut n_unchanged = 0;
    for file in schemas.into_iter().chain(index) {
        let path = place(&file.path);
        let was_there = path.exists();
        let change = writer
            .write(&path, file.text.as_bytes(), is_ours(&file.path))
            .map_err(output::refused)?;
        match change {
            Change::None => n_unchanged += 1,
            Change::Written => {
                let what = if was_there { "replaced" } else { "new" };
                writeln!(out, "{what}: `{}`", path.display())?;
            }
        }
    }
    match n_unchanged {
        0 => {}
        1 => writeln!(out, "unchanged: 1 file")?,
        n => writeln!(out, "unchanged: {n} files")?,
    }
    Ok(())
}

/// Returns what tells whether capture wrote a file: schemas by their `$id`, the index by what it holds.
fn is_ours(path: &str) -> &'static dyn Fn(&[u8]) -> bool {
    if path == INDEX { &is_index } else { &schemas::is_captured }
}

/// Returns whether a text is an index: families, each with its default and its versions.
fn is_index(bytes: &[u8]) -> bool {
    let families: Option<Value> = serde_json::from_slice(bytes).ok();
    families.as_ref().and_then(Value::as_object).is_some_and(|families| {
        families.iter().all(|(family, entry)| {
            let keys = entry.as_object().map(|entry| entry.keys().map(String::as_str).collect());
            family.contains('/') && keys == Some(vec!["default", "versions"])
        })
    })
}
