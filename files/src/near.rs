//! Files whose names are most like one that is mistyped.

use std::{
    fs::{self, FileType},
    path::{Path, PathBuf},
};

use tablature_schema::{escape::is_hostile, suggest::nearest};

/// How many names of a folder are looked at.
const MAX_NAMES: usize = 10_000;

/// Returns the path of the file that is most likely meant by a path where there is none: one in the same folder, or one of the
/// same name in a folder beside it. A name without an extension may be that of a `*.json`.
///
/// # Example
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("order.json"), "{}")?;
/// let near = tablature_files::near(&folder.path().join("odrer.json"));
/// assert_eq!(near, Some(folder.path().join("order.json")));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn near(path: &Path) -> Option<PathBuf> {
    let with_extension = path.with_extension("json");
    if path.extension().is_none() && with_extension.is_file() {
        return Some(with_extension);
    }
    let folder = path.parent()?;
    if as_named(folder).is_dir() {
        return nearest_in(folder, path, FileType::is_file);
    }
    let moved = nearest_in(folder.parent()?, folder, FileType::is_dir)?.join(path.file_name()?);
    moved.is_file().then_some(moved)
}

/// Returns the path in `folder` whose name is nearest to that of `path`, among those with the same extension.
fn nearest_in(folder: &Path, path: &Path, is_wanted: fn(&FileType) -> bool) -> Option<PathBuf> {
    let entries = fs::read_dir(as_named(folder)).ok()?.flatten().take(MAX_NAMES);
    let wanted = entries.filter(|entry| entry.file_type().is_ok_and(|kind| is_wanted(&kind)));
    let names = wanted.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| Path::new(name).extension() == path.extension())
        .filter(|name| !name.chars().any(is_hostile))
        .collect();
    // The system lists them in any order.
    names.sort();
    let stems = names.iter().filter_map(|name| Path::new(name).file_stem()?.to_str());
    let near = nearest(path.file_stem()?.to_str()?, stems)?;
    let name = names.iter().find(|name| Path::new(name).file_stem().is_some_and(|it| it == near));
    Some(folder.join(name?))
}

/// Returns the folder by a name that can be opened: that of the current one is empty.
fn as_named(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::near;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("schemas")).expect("a folder");
        for name in ["order.json", "paid.json", "schemas/order.json"] {
            fs::write(folder.path().join(name), "{}").expect("it can be written");
        }
        let found = near(&folder.path().join(typed));
        assert_eq!(found, expected.map(|path| folder.path().join(path)), "{typed}");
    }

    #[test]
    fn a_mistyped_name_is_found() {
        check("odrer.json", Some("order.json"));
        check("Order.json", Some("order.json"));
        check("order", Some("order.json"));
        check("schema/order.json", Some("schemas/order.json"));
        check("schemas/ordr.json", Some("schemas/order.json"));
    }

    #[test]
    fn what_is_like_nothing_is_not_guessed() {
        check("a.json", None);
        check("customer.json", None);
        check("order.yaml", None);
        check("schema/paid.json", None);
        check("elsewhere/order.json", None);
        check("schemas", None);
    }
}
