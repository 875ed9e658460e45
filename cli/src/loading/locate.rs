//! Resolves the name of a schema: a schema of the catalogue, or a file.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use tablature_schema::catalogue::{self, Entry};

/// The schema of the catalogue with this id.
///
/// # Errors
///
/// No schema has it; the versions that there are, or the ids that look most alike, are named.
pub(crate) fn entry(id: &str) -> anyhow::Result<&'static Entry> {
    catalogue::find(id).map_err(|error| match error.hint() {
        Some(hint) => anyhow!("no schema `{id}` in the catalogue ({hint})"),
        None => anyhow!("{error}; `tablature schema list` shows all"),
    })
}

/// Meaning of a name.
pub(crate) enum Located {
    /// A schema of the catalogue.
    Entry(&'static Entry),
    /// A file, which need not be there.
    File(PathBuf),
}

/// Returns what a name means; a path is relative to `root`.
///
/// # Errors
///
/// Nothing has the name.
pub(crate) fn locate(name: &str, root: &Path) -> anyhow::Result<Located> {
    if let Ok(entry) = catalogue::find(name) {
        return Ok(Located::Entry(entry));
    }
    let path = root.join(name);
    if !name.is_empty() && path.is_dir() {
        bail!("`{name}` is a directory; a schema is a file, or an id of the catalogue");
    }
    if path.is_file() || looks_like_path(name) {
        return Ok(Located::File(shortest(path)));
    }
    match entry(name) {
        Ok(entry) => Ok(Located::Entry(entry)),
        Err(error) if name.is_empty() => Err(error),
        Err(error) => {
            let near = tablature_files::near(&path);
            let near = near.map(|near| format!("; did you mean `{}`?", near.display()));
            let near = near.unwrap_or_default();
            bail!("{error}; nor is there a file `{}`{near}", path.display())
        }
    }
}

/// The path without detours, from the current directory where it is below it: findings name it.
pub(crate) fn shortest(path: PathBuf) -> PathBuf {
    let (Ok(real), Ok(current)) = (path.canonicalize(), Path::new(".").canonicalize()) else {
        return path;
    };
    match real.strip_prefix(current) {
        Ok(below) => below.to_owned(),
        Err(_) => real,
    }
}

/// Returns whether a name can only be meant as a path: ids are `vendor/name`, with or without `@version`.
fn looks_like_path(name: &str) -> bool {
    let is_json =
        Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_json || name.starts_with(['.', '/']) || name.contains('\\') || name.matches('/').count() > 1
}

#[cfg(test)]
mod tests {
    use super::looks_like_path;

    #[test]
    fn ids_are_told_from_paths() {
        for path in ["a.json", "x/y.JSON", "./a", "/a/b", "a\\b", "a/b/c"] {
            assert!(looks_like_path(path), "{path}");
        }
        for id in ["genesys/evnt", "event", "v/n@1"] {
            assert!(!looks_like_path(id), "{id}");
        }
    }
}
