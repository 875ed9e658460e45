//! From what was typed to schemas: ids of the catalogue, files, and all files of a directory.

use std::{fs, path::Path};

use anyhow::{anyhow, bail};
use tablature_codegen::source::Source;

use crate::{Streams, diff::operand, portable};

/// A schema, and what it is called.
pub(crate) struct Placed {
    /// The names that lead to its module.
    pub(crate) place: Vec<String>,
    /// The id without its version, of a schema of the catalogue.
    pub(crate) family: Option<&'static str>,
    pub(crate) source: Source,
}

/// Every schema that is meant by the arguments, in their order; those of a directory by name. Ids have their vendor
/// as a folder, unless a single one is named.
///
/// # Errors
///
/// Nothing has a name, a directory holds no schema, or a file is none.
pub(crate) fn find(names: &[String], streams: &mut Streams<'_>) -> anyhow::Result<Vec<Placed>> {
    let mut found = Vec::new();
    for name in names {
        let path = Path::new(name);
        if path.is_dir() {
            found.extend(in_folder(name, streams)?);
        } else if path.is_file() || crate::schemas::looks_like_path(name) {
            found.push(Placed { place: vec![stem(path)], family: None, source: read(path)? });
        } else {
            let entry = crate::schemas::entry(name)
                .map_err(|error| anyhow!("{error}, and no file is called `{name}`"))?;
            let mut place: Vec<String> = name.split('/').map(str::to_owned).collect();
            // Of several, two vendors may call one the same; which of them is named first is to change nothing.
            if names.len() == 1 {
                place.drain(..place.len() - 1);
            }
            let source = Source::catalogue(&entry.id())?;
            found.push(Placed { place, family: Some(entry.family()), source });
        }
    }
    Ok(found)
}

/// The schemas below a directory, by name, those of a folder in modules of its own. Says what is none.
fn in_folder(name: &str, streams: &mut Streams<'_>) -> anyhow::Result<Vec<Placed>> {
    let folder = Path::new(name);
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for file in operand::Place::Disk.files(folder)? {
        let path = folder.join(&file);
        if is_other(&path) {
            others.push(portable::text(&file));
            continue;
        }
        let folders = file.parent().into_iter().flat_map(Path::iter);
        let mut place: Vec<String> =
            folders.map(|part| part.to_string_lossy().into_owned()).collect();
        place.push(stem(&file));
        found.push(Placed { place, family: None, source: read(&path)? });
    }
    if found.is_empty() && others.is_empty() {
        bail!("no `*.json` in the directory `{name}`");
    }
    if !others.is_empty() {
        let files = match others.len() {
            1 => "a file that is no schema is".to_owned(),
            n => format!("{n} files that are no schemas are"),
        };
        let shown = others[..others.len().min(3)].join("`, `");
        let more = if others.len() > 3 { ", …" } else { "" };
        let message = format!("in `{name}`, {files} left out: `{shown}`{more}");
        if found.is_empty() {
            bail!("{message}; no other is there, and one that is named itself is taken");
        }
        streams.note(&message);
    }
    Ok(found)
}

/// Whether a file holds a JSON document that is no schema. Of what cannot be read, its reader says so.
fn is_other(path: &Path) -> bool {
    let value = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    value.is_some_and(|value| !operand::is_schema(&value))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The schema in a file, with the files that it refers to.
fn read(path: &Path) -> anyhow::Result<Source> {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut read = |path: &str| fs::read_to_string(path);
    Source::file(&path, &mut read).map_err(|fault| anyhow!("{fault}"))
}
