//! Whether files that changed are schemas of the configuration, or what they refer to, or the configuration itself: then
//! any payload may have become invalid.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use tablature_files::uri;

use crate::{
    config::Config,
    loading::{self, Loader},
    schemas::{AUTO, folder},
};

/// Returns whether one of the files has a say in what the files of the configuration are checked against.
pub(crate) fn decides<'a>(
    files: impl Iterator<Item = &'a Path>,
    config: &Config,
    loader: &Loader,
) -> bool {
    let files: BTreeSet<PathBuf> = files.filter_map(|path| loading::real_path(path).ok()).collect();
    let is_among = |path: &Path| loading::real_path(path).is_ok_and(|path| files.contains(&path));
    if files.is_empty() {
        return false;
    }
    is_among(config.path())
        || config.rules.iter().any(|rule| {
            let (name, root) = (rule.schema.value.as_str(), config.root());
            if name == AUTO {
                return false;
            }
            if let Some(folder) = folder(name, root) {
                let folder = loading::real_path(&folder);
                return folder
                    .is_ok_and(|folder| files.iter().any(|path| path.starts_with(&folder)));
            }
            match loader.named(name, root) {
                Ok((_, ir)) => {
                    let mut paths =
                        ir.documents().iter().filter_map(|document| uri::to_path(&document.uri));
                    paths.any(|path| is_among(&path))
                }
                // What is wrong with it may be in any of them; the run says so.
                Err(_) => true,
            }
        })
}
