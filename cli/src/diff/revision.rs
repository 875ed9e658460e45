//! Documents that a schema refers to at a revision of its repository.

use std::path::{Path, PathBuf};

use anyhow::Context;
use tablature_files::{FileTree, ReadLimit, Root, uri};
use tablature_report::portable;
use tablature_schema::load::SourceError;

use super::git::Revision;

/// The files of a revision, below a folder.
pub(crate) struct RevisionTree<'r> {
    revision: &'r Revision,
    folder: PathBuf,
    limit: ReadLimit,
}

impl<'r> RevisionTree<'r> {
    /// Returns the files that a schema at the absolute path `schema` may refer to: those below `named`, else those below
    /// the nearest folder with a `tablature.toml` or `.git`.
    ///
    /// # Errors
    ///
    /// A path has no place.
    pub(crate) fn new(
        revision: &'r Revision,
        schema: &Path,
        named: Option<&Path>,
        limit: ReadLimit,
    ) -> anyhow::Result<Self> {
        let folder = match named {
            Some(named) => std::path::absolute(named).map(|named| uri::straight(&named)),
            // The schema's own folder need not be there any more.
            None => schema
                .ancestors()
                .skip(1)
                .find(|folder| folder.is_dir())
                .map_or_else(|| Ok(PathBuf::from("/")), |folder| Ok(nearest_marked(folder))),
        };
        let folder = folder.context("cannot find the current directory")?;
        Ok(Self { revision, folder, limit })
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, SourceError> {
        let bytes = self.revision.read(path, self.limit);
        let bytes = bytes.map(|bytes| bytes.map(|bytes| bytes.to_vec()));
        bytes.map_err(|error| SourceError::new(format!("cannot be read: {error:#}")))
    }
}

impl FileTree for RevisionTree<'_> {
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, SourceError> {
        if uri::straight(path).starts_with(&self.folder) {
            return self.read(path);
        }
        let folder = portable::text(&portable::relative(&self.folder));
        let error = SourceError::new(format!("is outside the folder `{folder}`"));
        Err(error.with_help("name a folder that holds both with `--root DIR`"))
    }

    fn name(&self, path: &Path) -> String {
        self.revision.label(&portable::text(&portable::relative(path)))
    }

    fn limit(&self) -> ReadLimit {
        self.limit
    }

    /// A file of the repository is read as it was, any other as it is.
    fn read_mapped(&self, path: &Path) -> Result<Option<Vec<u8>>, SourceError> {
        if self.revision.holds(path) {
            self.read(path)
        } else {
            tablature_files::from_disk(path, self.limit)
        }
    }
}

/// The root as it is found for files on disk, but along the path as it was named.
fn nearest_marked(folder: &Path) -> PathBuf {
    let is_root = |at: &&Path| Root::is_marked(at);
    folder.ancestors().find(is_root).unwrap_or(folder).to_owned()
}
