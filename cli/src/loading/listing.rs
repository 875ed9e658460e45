//! The JSON files of a directory.

use std::path::{Path, PathBuf};

use anyhow::bail;
use tablature_files::{Astray, Filter, Seen, walk};

/// The JSON files of a directory that are not hidden, as seen from there and in their order.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) files: Vec<PathBuf>,
    /// Notes about files that are left out.
    pub(crate) notes: Vec<String>,
}

impl Listing {
    /// Returns the JSON files among all of a directory.
    pub(crate) fn of(mut files: Vec<PathBuf>) -> Self {
        let is_hidden =
            |path: &Path| path.iter().any(|part| part.to_string_lossy().starts_with('.'));
        files.retain(|path| is_json(path) && !is_hidden(path));
        files.sort();
        Self { files, notes: Vec::new() }
    }

    /// Returns the JSON files of a directory on disk; none if it is not there.
    ///
    /// # Errors
    ///
    /// It cannot be read, or a link in it has no target.
    pub(crate) fn on_disk(folder: &Path) -> anyhow::Result<Self> {
        Self::walked(folder, |_| false)
    }

    /// Returns the same with links that have no target, for whoever reports each file that cannot be read.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn with_broken_links(folder: &Path) -> anyhow::Result<Self> {
        Self::walked(folder, Path::is_symlink)
    }

    fn walked(folder: &Path, is_kept: impl Fn(&Path) -> bool) -> anyhow::Result<Self> {
        if !folder.exists() {
            return Ok(Self::default());
        }
        let mut walked = walk(folder, Filter::Hidden, &is_json, &mut Seen::default());
        let (kept, mut problems): (Vec<_>, Vec<_>) =
            walked.problems.into_iter().partition(|(path, _)| is_kept(path));
        if let Some((path, problem)) = problems.pop() {
            bail!("`{}`: {problem}", path.display());
        }
        walked.files.extend(kept.into_iter().map(|(path, _)| path));
        let below = |path: &PathBuf| path.strip_prefix(folder).ok().map(Path::to_owned);
        let files = walked.files.iter().filter_map(below).collect();
        let links = walked.links.iter().filter(|(_, astray)| *astray == Astray::Out);
        let notes = links.map(|(link, _)| {
            let (link, folder) = (link.display(), folder.display());
            format!("`{link}` is left out: it is a symbolic link to a place outside `{folder}`")
        });
        Ok(Self { notes: notes.collect(), ..Self::of(files) })
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"))
}
