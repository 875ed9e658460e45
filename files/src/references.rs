//! URIs that a person maps to files.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use crate::uri;

/// A map of URIs to files, and of prefixes of URIs to folders. The longest match counts.
///
/// # Example
///
/// ```
/// use std::path::Path;
/// use tablature_files::{Mapped, References};
///
/// let mut references = References::default();
/// references.insert("https://example.com/", Path::new("schemas"))?;
/// references.insert("https://example.com/a.json", Path::new("other/a.json"))?;
/// let found = references.find("https://example.com/x/b.json");
/// assert_eq!(found, Some(Mapped::Below(Path::new("schemas"), "x/b.json".into())));
/// let found = references.find("https://example.com/a.json");
/// assert_eq!(found, Some(Mapped::File(Path::new("other/a.json"))));
/// # Ok::<(), tablature_files::ReferenceError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    by_uri: BTreeMap<String, PathBuf>,
}

/// Target that a URI is mapped to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mapped<'r> {
    /// A file.
    File(&'r Path),
    /// A file below a folder, by its path from there.
    Below(&'r Path, PathBuf),
}

/// Why a URI cannot be mapped to a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceError {
    message: String,
}

impl References {
    /// Returns whether a URI can be mapped, whatever to.
    ///
    /// # Errors
    ///
    /// It is not absolute, or has a fragment.
    pub fn judge(uri: &str) -> Result<(), ReferenceError> {
        let fail = |message: String| Err(ReferenceError { message });
        let name = uri.strip_suffix('#').unwrap_or(uri);
        if !uri::is_absolute(name) {
            return fail(format!(
                "`{uri}` is not an absolute URI, such as `https://example.com/a.json`"
            ));
        }
        if name.contains('#') {
            return fail(format!("`{uri}` has a fragment; a whole document is mapped"));
        }
        Ok(())
    }

    /// Maps a URI to a file or, where it ends in `/`, all URIs that begin with it to files below a folder. What was
    /// mapped before stays.
    ///
    /// # Errors
    ///
    /// The URI is not absolute, has a fragment, is mapped to another path, or is that of a folder and does not end
    /// in `/`.
    pub fn insert(&mut self, uri: &str, path: &Path) -> Result<(), ReferenceError> {
        Self::judge(uri)?;
        let fail = |message: String| Err(ReferenceError { message });
        let name = uri.strip_suffix('#').unwrap_or(uri);
        if path.is_dir() && !name.ends_with('/') {
            let path = path.display();
            return fail(format!(
                "`{path}` is a folder: a URI for it ends in `/`, as in `{name}/`"
            ));
        }
        if path.is_file() && name.ends_with('/') {
            let path = path.display();
            return fail(format!(
                "`{uri}` ends in `/`, so it is for a folder, and `{path}` is a file"
            ));
        }
        match self.by_uri.get(name) {
            Some(other) if other != path => fail(format!(
                "`{uri}` is mapped twice, to `{}` and to `{}`",
                other.display(),
                path.display()
            )),
            _ => {
                self.by_uri.insert(name.to_owned(), path.to_owned());
                Ok(())
            }
        }
    }

    /// Adds those of `others` that are not mapped here.
    pub fn extend(&mut self, others: &Self) {
        for (uri, path) in &others.by_uri {
            self.by_uri.entry(uri.clone()).or_insert_with(|| path.clone());
        }
    }

    /// Returns what an absolute URI without fragment is mapped to, by the longest match.
    pub fn find(&self, uri: &str) -> Option<Mapped<'_>> {
        if let Some(path) = self.by_uri.get(uri) {
            return (!uri.ends_with('/')).then_some(Mapped::File(path));
        }
        let mut ends = uri.rmatch_indices('/').map(|(at, _)| at + 1);
        let (end, folder) = ends.find_map(|end| Some((end, self.by_uri.get(&uri[..end])?)))?;
        let below = uri::relative_path(uri[end..].split('?').next().unwrap_or_default())?;
        Some(Mapped::Below(folder, below))
    }
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReferenceError {}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Mapped, References};

    fn references(pairs: &[(&str, &str)]) -> References {
        let mut references = References::default();
        for (uri, path) in pairs {
            references.insert(uri, Path::new(path)).unwrap();
        }
        references
    }

    #[track_caller]
    fn check(references: &References, uri: &str, expected: Option<(&str, Option<&str>)>) {
        let expected = expected.map(|(path, below)| match below {
            None => Mapped::File(Path::new(path)),
            Some(below) => Mapped::Below(Path::new(path), below.into()),
        });
        assert_eq!(references.find(uri), expected, "{uri}");
    }

    #[test]
    fn the_longest_match_counts() {
        let references = references(&[
            ("https://a.example/", "one"),
            ("https://a.example/x/", "two"),
            ("https://a.example/x/y.json#", "three.json"),
            ("urn:own:thing", "four.json"),
        ]);
        check(&references, "https://a.example/z.json", Some(("one", Some("z.json"))));
        check(&references, "https://a.example/x/z%20z.json", Some(("two", Some("z z.json"))));
        check(&references, "https://a.example/x/y.json", Some(("three.json", None)));
        check(&references, "urn:own:thing", Some(("four.json", None)));
        check(&references, "https://a.example", None);
        check(&references, "https://b.example/z.json", None);
        check(&references, "https://a.example/%2e%2e/z.json", None);
    }

    #[test]
    fn what_cannot_be_mapped_is_said() {
        #[track_caller]
        fn check(uri: &str, path: &str, expected: &str) {
            let mut references = references(&[("https://a.example/a", "a.json")]);
            let said = references.insert(uri, Path::new(path)).unwrap_err().to_string();
            assert_eq!(said, expected);
        }
        check(
            "a.json",
            "a.json",
            "`a.json` is not an absolute URI, such as `https://example.com/a.json`",
        );
        check("urn:a#b", "a.json", "`urn:a#b` has a fragment; a whole document is mapped");
        check(
            "https://a.example/a#",
            "b.json",
            "`https://a.example/a#` is mapped twice, to `a.json` and to `b.json`",
        );
        check("urn:a", "src", "`src` is a folder: a URI for it ends in `/`, as in `urn:a/`");
        check(
            "urn:a/",
            "Cargo.toml",
            "`urn:a/` ends in `/`, so it is for a folder, and `Cargo.toml` is a file",
        );
    }

    #[test]
    fn what_is_mapped_here_comes_before_others() {
        let mut own = references(&[("urn:a", "own.json")]);
        own.extend(&references(&[("urn:a", "other.json"), ("urn:b", "b.json")]));
        check(&own, "urn:a", Some(("own.json", None)));
        check(&own, "urn:b", Some(("b.json", None)));
    }
}
