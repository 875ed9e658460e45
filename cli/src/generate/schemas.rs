//! From what was typed to schemas: ids of the catalogue, files, and all files of a directory.

use std::{fs, io, path::Path};

use anyhow::{Context as _, anyhow, bail};
use tablature_codegen::source::Source;

/// A schema, and the names that lead to its module.
pub(crate) type Placed = (Vec<String>, Source);

/// Every schema that is meant by the arguments, in their order; those of a directory by name.
///
/// # Errors
///
/// Nothing has a name, a directory holds no schema, or a file is none.
pub(crate) fn find(names: &[String]) -> anyhow::Result<Vec<Placed>> {
    let mut found = Vec::new();
    for name in names {
        let path = Path::new(name);
        if path.is_dir() {
            let before = found.len();
            walk(path, &mut Vec::new(), &mut found)?;
            if found.len() == before {
                bail!("no `*.json` in the directory `{name}`");
            }
        } else if path.is_file() || crate::schemas::looks_like_path(name) {
            found.push((vec![stem(path)], read(path)?));
        } else {
            let entry = crate::schemas::entry(name)
                .map_err(|error| anyhow!("{error}, and no file is called `{name}`"))?;
            let place = name.split_once('/').map_or(name.as_str(), |(_, schema)| schema);
            found.push((vec![place.to_owned()], Source::catalogue(&entry.id())?));
        }
    }
    Ok(found)
}

/// The schemas below a directory, by name, those of a folder in modules of its own.
fn walk(folder: &Path, place: &mut Vec<String>, found: &mut Vec<Placed>) -> anyhow::Result<()> {
    let unlisted = || format!("cannot list `{}`", folder.display());
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)
        .with_context(unlisted)?
        .collect::<io::Result<_>>()
        .with_context(unlisted)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link to a directory may lead back to one above it.
        let is_folder = entry.file_type().is_ok_and(|file_type| file_type.is_dir());
        let is_schema = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        if is_folder {
            place.push(entry.file_name().to_string_lossy().into_owned());
            walk(&path, place, found)?;
            place.pop();
        } else if is_schema && path.is_file() {
            let place = place.iter().cloned().chain([stem(&path)]).collect();
            found.push((place, read(&path)?));
        }
    }
    Ok(())
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
