//! The files of one place and time.

use std::path::Path;

use tablature_schema::load::SourceError;

use crate::{MAX_SCHEMA_BYTES, ReadLimit, read};

/// The files of one place and time: a folder on disk, a revision of a repository.
pub trait FileTree {
    /// Returns the bytes of the file at an absolute path; `None` where there is none.
    ///
    /// # Errors
    ///
    /// The tree must not give the file, or it cannot be read. The message is read after the file's name.
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, SourceError>;

    /// Returns what a person calls the file.
    fn name(&self, path: &Path) -> String;

    /// Returns the largest document that is read.
    fn limit(&self) -> ReadLimit {
        MAX_SCHEMA_BYTES.into()
    }

    /// Returns the bytes of a file that a person mapped a URI to, wherever it is; `None` where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn read_mapped(&self, path: &Path) -> Result<Option<Vec<u8>>, SourceError> {
        from_disk(path, self.limit())
    }
}

/// Returns the bytes of a file on disk, wherever it is; `None` where there is none.
///
/// # Errors
///
/// It cannot be read.
pub fn from_disk(path: &Path, limit: ReadLimit) -> Result<Option<Vec<u8>>, SourceError> {
    match read(path, limit) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(SourceError::new(format!("cannot be read: {error}"))),
    }
}
