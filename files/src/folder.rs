//! A folder on disk.

use std::path::{Path, PathBuf};

use tablature_schema::load::SourceError;

use crate::{FileTree, MAX_SCHEMA_BYTES, ReadLimit, Root, tree::from_disk};

/// The files below a [`Root`] on disk.
#[derive(Debug, Clone)]
pub struct Folder {
    root: Root,
    remedy: String,
    /// Names of files are relative to it where they are below it.
    shown_from: PathBuf,
    limit: ReadLimit,
}

impl Folder {
    /// Returns the files below `root`. What lies outside is refused with `remedy`; files are named by their path,
    /// relative to `shown_from` where they lie below it.
    pub fn new(root: Root, remedy: &str, shown_from: &Path) -> Self {
        let shown_from = shown_from.canonicalize().unwrap_or_else(|_| shown_from.to_owned());
        Self { root, remedy: remedy.to_owned(), shown_from, limit: MAX_SCHEMA_BYTES.into() }
    }

    /// Sets the largest document that is read.
    #[must_use]
    pub fn with_limit(self, limit: ReadLimit) -> Self {
        Self { limit, ..self }
    }

    /// Returns the root.
    pub fn root(&self) -> &Root {
        &self.root
    }
}

impl FileTree for Folder {
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, SourceError> {
        match self.root.resolve(path) {
            Ok(Some(path)) => from_disk(&path, self.limit),
            Ok(None) => Ok(None),
            Err(outside) => {
                let message = format!("{outside} the folder `{}`", self.name(self.root.folder()));
                Err(SourceError::new(message).with_help(&self.remedy))
            }
        }
    }

    fn limit(&self) -> ReadLimit {
        self.limit
    }

    fn name(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.shown_from).unwrap_or(path);
        match path.to_string_lossy() {
            text if text.is_empty() => ".".to_owned(),
            text if std::path::MAIN_SEPARATOR == '/' => text.into_owned(),
            text => text.replace('\\', "/"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Folder;
    use crate::{FileTree, Root};

    #[test]
    fn names_are_relative_to_where_they_are_shown_from() {
        let root = tempfile::tempdir().unwrap();
        let top = root.path().canonicalize().unwrap();
        let schema = top.join("s.json");
        std::fs::write(&schema, "true").unwrap();
        let folder = Folder::new(Root::of_schema(&schema).unwrap(), "", &top);
        assert_eq!(folder.name(&top), ".");
        assert_eq!(folder.name(&top.join("a").join("b.json")), "a/b.json");
        assert_eq!(folder.name(Path::new("c.json")), "c.json");
        // A backslash separates folders on some systems, and is a character of names on others.
        let shown = if cfg!(windows) { "a/b.json" } else { "a\\b.json" };
        assert_eq!(folder.name(&top.join("a\\b.json")), shown);
    }
}
