//! Errors of files that commands cannot write.

use anyhow::anyhow;
use tablature_files::WriteError;

/// Returns the error of a file that is not written. The remedy is the same for all commands.
pub(crate) fn refused(error: WriteError) -> anyhow::Error {
    if error.is_foreign() {
        let shown = error.path().display();
        anyhow!(
            "`{shown}` is not overwritten: it was not written by this command; choose another place, or use `--force`"
        )
    } else {
        error.into()
    }
}
