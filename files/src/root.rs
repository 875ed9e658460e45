//! Which files a schema may refer to.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::uri::straight;

/// Names of files and folders that mark the root of a project.
const MARKS: [&str; 2] = ["tablature.toml", ".git"];

/// A folder that references stay inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    folder: PathBuf,
}

/// A file that does not lie inside a [`Root`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outside {
    /// Is `true` if a link leads out, below a path that does not.
    pub is_link: bool,
}

impl Root {
    /// Returns the root `folder`.
    ///
    /// # Errors
    ///
    /// There is no such folder.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let folder = folder.canonicalize()?;
        if folder.is_dir() { Ok(Self { folder }) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// Returns the root of a schema file that was named by itself: the nearest folder above it with a
    /// `tablature.toml` or `.git`, else its own folder.
    ///
    /// # Errors
    ///
    /// There is no such file.
    pub fn of_schema(schema: &Path) -> io::Result<Self> {
        let schema = schema.canonicalize()?;
        let own = schema.parent().unwrap_or(&schema);
        let folder = own.ancestors().find(|folder| Self::is_marked(folder)).unwrap_or(own);
        Ok(Self { folder: folder.to_owned() })
    }

    /// Returns whether a folder holds what the root of a project does.
    pub fn is_marked(folder: &Path) -> bool {
        MARKS.iter().any(|mark| folder.join(mark).exists())
    }

    /// Returns the folder, without links and detours.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the real path of a file inside; `None` where there is none.
    ///
    /// A path that leads outside by its name is not looked up: the result does not depend on whether the file exists.
    ///
    /// # Errors
    ///
    /// [`Outside`]: the path, or the target of a link on it, is not inside.
    pub fn resolve(&self, path: &Path) -> Result<Option<PathBuf>, Outside> {
        let path = straight(path);
        let is_inside = path.starts_with(&self.folder);
        match path.canonicalize() {
            Ok(real) if real.starts_with(&self.folder) => Ok(Some(real)),
            Ok(_) => Err(Outside { is_link: is_inside }),
            Err(_) if is_inside => Ok(None),
            Err(_) => Err(Outside { is_link: false }),
        }
    }
}

impl fmt::Display for Outside {
    /// To be read after "the file ".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_link { "is a link that leads out of" } else { "is outside of" })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Outside, Root};

    #[test]
    fn the_root_of_a_schema_is_the_nearest_marked_folder() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        fs::create_dir_all(top.join("a/b")).unwrap();
        let schema = top.join("a/b/s.json");
        fs::write(&schema, "true").unwrap();
        assert_eq!(Root::of_schema(&schema).unwrap().folder(), top.join("a/b"));
        fs::write(top.join("tablature.toml"), "").unwrap();
        assert_eq!(Root::of_schema(&schema).unwrap().folder(), top);
        fs::create_dir(top.join("a/.git")).unwrap();
        assert_eq!(Root::of_schema(&schema).unwrap().folder(), top.join("a"));
    }

    #[test]
    fn what_lies_outside_is_refused_whether_it_is_there_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        fs::create_dir(top.join("in")).unwrap();
        fs::write(top.join("out.json"), "true").unwrap();
        fs::write(top.join("in/a.json"), "true").unwrap();
        let root = Root::new(&top.join("in")).unwrap();
        let resolve = |path: &str| root.resolve(&top.join("in").join(path));
        assert_eq!(resolve("a.json"), Ok(Some(top.join("in/a.json"))));
        assert_eq!(resolve("../in/a.json"), Ok(Some(top.join("in/a.json"))));
        assert_eq!(resolve("b.json"), Ok(None));
        assert_eq!(resolve("../out.json"), Err(Outside { is_link: false }));
        assert_eq!(resolve("../none.json"), Err(Outside { is_link: false }));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        fs::create_dir(top.join("in")).unwrap();
        fs::write(top.join("out.json"), "true").unwrap();
        std::os::unix::fs::symlink("../out.json", top.join("in/link.json")).unwrap();
        let root = Root::new(&top.join("in")).unwrap();
        assert_eq!(root.resolve(&top.join("in/link.json")), Err(Outside { is_link: true }));
    }
}
