//! Errors of files that commands cannot write.

use std::path::Path;

use anyhow::anyhow;
use tablature_files::WriteError;

/// Returns the error of a file that is not written. The remedy is the same for all commands.
pub(crate) fn refused(path: &Path, error: WriteError) -> anyhow::Error {
    let shown = path.display();
    if error.is_foreign() {
        anyhow!(
            "`{shown}` is not overwritten: it was not written by this command; choose another place, or use `--force`"
        )
    } else {
        anyhow::Error::new(error).context(format!("cannot write `{shown}`"))
    }
}
