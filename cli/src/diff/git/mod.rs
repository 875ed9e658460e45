//! Files as they stood at a revision: read from the repository by the `git` command, without a checkout.

mod command;
mod objects;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, Weak},
};

use anyhow::{Context, anyhow, bail};
use tablature_files::{ReadLimit, uri};

use self::{
    command::{Unanswered, output},
    objects::Objects,
};

/// A revision of the repository that a path lies in.
#[derive(Debug, Clone)]
pub(crate) struct Revision {
    /// The directory of the working tree.
    top: PathBuf,
    /// Argument as typed.
    name: String,
    /// The commit, in hexadecimal.
    commit: String,
    known: Arc<Mutex<Known>>,
}

/// What was read of a revision.
#[derive(Debug, Default)]
struct Known {
    /// The files of each directory that was asked for, as objects by name.
    folders: BTreeMap<String, BTreeMap<String, String>>,
    objects: Option<Objects>,
    /// The contents of objects that are in use: a tree can name one object any number of times.
    contents: BTreeMap<String, Weak<[u8]>>,
}

impl Revision {
    /// The revision `name` of the repository that `path` lies in. The path need not be there any more.
    ///
    /// # Errors
    ///
    /// `git` is not installed, the path is not in a repository, or there is no such revision.
    pub(crate) fn open(path: &Path, name: &str) -> anyhow::Result<Self> {
        let absolute =
            uri::straight(&std::path::absolute(path).context("cannot find the current directory")?);
        let start = absolute.ancestors().find(|ancestor| ancestor.is_dir());
        let start = start.ok_or_else(|| anyhow!("`{}` does not exist", path.display()))?;
        let top = output(start, &["rev-parse", "--show-toplevel"]).map_err(|error| {
            if error.is::<Unanswered>() {
                return error;
            }
            error.context(format!("`{}` is not in a git repository", path.display()))
        })?;
        let top = PathBuf::from(top.trim_end_matches(['\n', '\r']));
        if name.is_empty() || name.starts_with('-') {
            bail!("`{name}` is not a revision; use one such as `--against git:HEAD`");
        }
        let asked = format!("{name}^{{commit}}");
        let commit =
            output(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &asked])
                .map_err(|error| {
                    if error.is::<Unanswered>() {
                        return error;
                    }
                    anyhow!("no revision `{name}` in the repository `{}`", top.display())
                })?;
        let commit = commit.trim().to_owned();
        Ok(Self { top, name: name.to_owned(), commit, known: Arc::default() })
    }

    /// The tags of the history of `HEAD` that match a glob, the oldest first.
    ///
    /// # Errors
    ///
    /// The path is not in a repository, or it cannot be read.
    pub(crate) fn tags(path: &Path, glob: &str) -> anyhow::Result<Vec<String>> {
        let head = Self::open(path, "HEAD")?;
        if glob.is_empty() || glob.starts_with('-') {
            bail!("`{glob}` is not a glob of tags; use one such as `--against git:v*`");
        }
        let format = "--format=%(refname:strip=2)";
        let merged = format!("--merged={}", head.commit);
        let listed =
            output(&head.top, &["tag", "--list", "--sort=creatordate", format, &merged, glob])?;
        Ok(listed.lines().map(str::to_owned).collect())
    }

    /// How files of this revision are called: the file and the revision.
    pub(crate) fn label(&self, path: &str) -> String {
        format!("{path} at {}", self.name)
    }

    /// The path relative to the repository, with forward slashes; `None` if it leads out of it.
    fn inside(&self, path: &Path) -> Option<String> {
        let absolute = uri::straight(&std::path::absolute(path).ok()?);
        let real = nearest_real(&absolute);
        let top = self.top.canonicalize().unwrap_or_else(|_| self.top.clone());
        let relative = real.strip_prefix(&top).ok()?;
        Some(tablature_report::portable::text(relative))
    }

    /// Returns whether the path is in the repository, now or at any time.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.inside(path).is_some()
    }

    /// The bytes of a file, shared by all files of the same contents; `None` if there was none.
    ///
    /// # Errors
    ///
    /// The repository cannot be read, or the file is larger than the limit.
    pub(crate) fn read(&self, path: &Path, limit: ReadLimit) -> anyhow::Result<Option<Arc<[u8]>>> {
        let Some(inside) = self.inside(path) else { return Ok(None) };
        let (folder, name) = inside.rsplit_once('/').unwrap_or(("", &inside));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Known { folders, objects, contents } = &mut *known;
        if !folders.contains_key(folder) {
            folders.insert(folder.to_owned(), self.folder(folder)?);
        }
        let Some(id) = folders.get(folder).and_then(|files| files.get(name)) else {
            return Ok(None);
        };
        let known = contents.get(id).and_then(Weak::upgrade);
        if let Some(bytes) = known.filter(|bytes| bytes.len() as u64 <= limit.bytes) {
            return Ok(Some(bytes));
        }
        let mut process = match objects.take() {
            Some(process) => process,
            None => Objects::open(&self.top)?,
        };
        let bytes = process
            .read(id, limit)
            .with_context(|| format!("cannot read `{}`", self.label(&inside)))?;
        *objects = Some(process);
        let bytes: Arc<[u8]> = bytes.into();
        contents.insert(id.clone(), Arc::downgrade(&bytes));
        Ok(Some(bytes))
    }

    /// The objects of the files in a directory, by name.
    fn folder(&self, folder: &str) -> anyhow::Result<BTreeMap<String, String>> {
        let path = format!("{folder}/");
        let mut arguments = vec!["ls-tree", "-z", "--full-tree", &self.commit];
        if !folder.is_empty() {
            arguments.extend(["--", &path]);
        }
        let listed = output(&self.top, &arguments)?;
        let files = listed.split('\0').filter_map(|entry| {
            let (_, path) = entry.split_once('\t')?;
            let name = path.rsplit('/').next()?;
            Some((name.to_owned(), blob(entry)?.to_owned()))
        });
        Ok(files.collect())
    }

    /// The files below a directory, relative to it.
    ///
    /// # Errors
    ///
    /// The repository cannot be read.
    pub(crate) fn files(&self, folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
        let Some(inside) = self.inside(folder) else { return Ok(Vec::new()) };
        let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", &self.commit];
        if !inside.is_empty() {
            arguments.extend(["--", &inside]);
        }
        let listed = output(&self.top, &arguments)?;
        let names = listed.split('\0').filter(|entry| blob(entry).is_some());
        let below = names.filter_map(|entry| {
            let (_, name) = entry.split_once('\t')?;
            Path::new(name).strip_prefix(&inside).ok().map(Path::to_owned)
        });
        Ok(below.filter(|path| !path.as_os_str().is_empty()).collect())
    }
}

/// The object of an entry of `ls-tree` that is a file: `100644 blob OBJECT<TAB>NAME`.
fn blob(entry: &str) -> Option<&str> {
    let mut words = entry.split('\t').next()?.split(' ');
    let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
    (kind == "blob" && mode != "120000").then_some(object)
}

/// The path with its links followed as far as it is there.
fn nearest_real(path: &Path) -> PathBuf {
    for ancestor in path.ancestors() {
        if let Ok(real) = ancestor.canonicalize() {
            let rest = path.strip_prefix(ancestor).unwrap_or(Path::new(""));
            return if rest.as_os_str().is_empty() { real } else { real.join(rest) };
        }
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, process::Command, sync::Arc};

    use super::Revision;

    fn git(folder: &Path, args: &[&str]) {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        let identity = [&identity[..], &["-c", "commit.gpgsign=false"]].concat();
        let status = Command::new("git").args(identity).args(args).current_dir(folder).status();
        assert!(status.unwrap().success());
    }

    #[test]
    fn files_of_one_object_are_read_once_and_share_their_text() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c"] {
            let text = if name == "c" { "[]" } else { "{}" };
            fs::write(folder.path().join(name), text).unwrap();
        }
        for args in [&["init", "-q"][..], &["add", "."], &["commit", "-q", "-m", "x"]] {
            git(folder.path(), args);
        }
        let revision = Revision::open(folder.path(), "HEAD").unwrap();
        let read = |name: &str, limit: u64| {
            revision.read(&folder.path().join(name), limit.into()).map(Option::unwrap)
        };
        let [one, same, other] = ["a", "b", "c"].map(|name| read(name, 10).unwrap());
        assert!(Arc::ptr_eq(&one, &same) && !Arc::ptr_eq(&one, &other));
        assert_eq!((&*same, &*other), (&b"{}"[..], &b"[]"[..]));
        assert!(read("b", 1).is_err());
        // Nothing is kept that is in use no more.
        drop((one, same));
        let known = revision.known.lock().unwrap();
        assert_eq!(known.contents.values().filter(|text| text.upgrade().is_some()).count(), 1);
    }
}
