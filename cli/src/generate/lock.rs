//! The file with the names that items had before.

use std::{fs, io, path::Path};

use anyhow::{Context as _, Result, anyhow};
use tablature_codegen::Lock;

/// The names in the file; none where there is no file yet.
///
/// # Errors
///
/// It cannot be read, or is no lock file.
pub(crate) fn read(path: &Path) -> Result<Lock> {
    match fs::read_to_string(path) {
        Ok(text) => Lock::parse(&text).map_err(|reason| {
            anyhow!("the lock file `{}` cannot be used: {reason}", path.display())
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Lock::default()),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read the lock file `{}`", path.display()))
        }
    }
}

/// Writes the names.
///
/// # Errors
///
/// It cannot be written.
pub(crate) fn write(path: &Path, lock: &Lock) -> Result<()> {
    fs::write(path, lock.to_string())
        .with_context(|| format!("cannot write the lock file `{}`", path.display()))
}
