//! What is said of files that commands cannot write.

use std::path::Path;

use anyhow::anyhow;
use tablature_files::WriteError;

/// Returns the error of a file that is not written: what to do is the same whichever command wanted to.
pub(crate) fn refused(path: &Path, error: WriteError) -> anyhow::Error {
    let shown = path.display();
    if error.is_foreign() {
        anyhow!(
            "`{shown}` is there already, was not written by this command, and stays as it is; `--force` overwrites it"
        )
    } else {
        anyhow::Error::new(error).context(format!("cannot write `{shown}`"))
    }
}
