//! Pages that are written, and those that an earlier run left over.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use tablature_files::{Change, Filter, MAX_OWN_BYTES, Seen, Writer, walk};
use tablature_report::site::{File, is_page};

use crate::output;

/// What became of the pages.
#[derive(Debug, Default)]
pub(crate) struct Fates {
    pub(crate) written: usize,
    pub(crate) unchanged: usize,
    /// Pages that an earlier run wrote, and this one did not.
    pub(crate) left_over: Vec<PathBuf>,
    pub(crate) removed: usize,
}

/// Writes the pages that changed. The index comes last, so that it lists only pages that exist.
///
/// # Errors
///
/// A file cannot be written, or somebody else wrote it and nothing was forced; then nothing is written.
pub(crate) fn write(files: &[File], folder: &Path, is_forced: bool) -> anyhow::Result<Fates> {
    let mut writer = Writer::below(folder).force(is_forced);
    for file in files {
        let path = place(folder, &file.path);
        if !is_fresh(&path, &file.text) {
            writer.judge(&path, &is_page).map_err(output::refused)?;
        }
    }
    let mut fates = Fates { left_over: left_over(files, folder), ..Fates::default() };
    for file in files {
        let path = place(folder, &file.path);
        match writer.write(&path, file.text.as_bytes(), &is_page).map_err(output::refused)? {
            Change::None => fates.unchanged += 1,
            Change::Written => fates.written += 1,
        }
    }
    Ok(fates)
}

/// Removes the pages that are left over.
///
/// # Errors
///
/// The system does not let one be removed.
pub(crate) fn prune(fates: &mut Fates, folder: &Path) -> anyhow::Result<()> {
    let mut writer = Writer::below(folder);
    let mut left = Vec::new();
    for path in fates.left_over.drain(..) {
        match writer.remove(&path, &is_page) {
            Ok(_) => fates.removed += 1,
            Err(error) if error.is_foreign() => left.push(path),
            Err(error) => return Err(error.into()),
        }
    }
    fates.left_over = left;
    Ok(())
}

/// Returns the pages that are missing, or are not what would be written, and those that are left over.
pub(crate) fn stale(files: &[File], folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let changed = files.iter().filter_map(|file| {
        let path = place(folder, &file.path);
        let why = if path.exists() { "is not what the schemas say" } else { "is missing" };
        (!is_fresh(&path, &file.text)).then_some((path, why))
    });
    let left_over = left_over(files, folder);
    let left_over = left_over.into_iter().map(|path| (path, "is about nothing that there is now"));
    changed.chain(left_over).collect()
}

fn left_over(files: &[File], folder: &Path) -> Vec<PathBuf> {
    let fresh: BTreeSet<PathBuf> = files.iter().map(|file| place(folder, &file.path)).collect();
    let is_html = |path: &Path| path.extension().is_some_and(|ending| ending == "html");
    let found = walk(folder, Filter::Hidden, &is_html, &mut Seen::default()).files.into_iter();
    let is_ours = |path: &PathBuf| {
        tablature_files::read(path, MAX_OWN_BYTES).is_ok_and(|bytes| is_page(&bytes))
    };
    found.filter(|path| !fresh.contains(path) && is_ours(path)).collect()
}

fn is_fresh(path: &Path, text: &str) -> bool {
    tablature_files::read(path, MAX_OWN_BYTES).is_ok_and(|old| old == text.as_bytes())
}

fn place(folder: &Path, path: &str) -> PathBuf {
    folder.join(path.split('/').collect::<PathBuf>())
}
