//! Name of a schema on the command line.

use std::{fmt, path::Path};

/// The name of a schema, apart from the part of it that is meant: `schema.json#/$defs/Row`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SchemaName {
    /// The file, the directory or the id.
    pub(crate) whole: String,
    /// JSON Pointer or anchor, without `#`; empty for the whole schema.
    pub(crate) part: String,
}

impl SchemaName {
    /// Reads a name. A file that has a `#` in its own name is that file; `root` is what paths are relative to.
    pub(crate) fn parse(name: &str, root: &Path) -> Self {
        let (whole, part) = match name.split_once('#') {
            Some((whole, part)) if !root.join(name).exists() => (whole, part),
            _ => (name, ""),
        };
        Self { whole: whole.to_owned(), part: part.to_owned() }
    }
}

impl fmt::Display for SchemaName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { whole, part } = self;
        if part.is_empty() { f.write_str(whole) } else { write!(f, "{whole}#{part}") }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::SchemaName;

    #[track_caller]
    fn check(name: &str, root: &Path, whole: &str, part: &str) {
        let expected = SchemaName { whole: whole.to_owned(), part: part.to_owned() };
        assert_eq!(SchemaName::parse(name, root), expected);
    }

    #[test]
    fn a_part_is_told_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a#b.json"), "true").unwrap();
        check("a#b.json", folder.path(), "a#b.json", "");
        check("b#b.json", folder.path(), "b", "b.json");
        check("a.json#/$defs/x#y", folder.path(), "a.json", "/$defs/x#y");
        check("v/n@1#", folder.path(), "v/n@1", "");
        check("a.json", folder.path(), "a.json", "");
    }
}
