//! Files as they stood at a revision: read from the repository by the `git` command, without a checkout.

use std::{
    ffi::OsStr,
    path::{Component, Path, PathBuf},
    process::Command,
};

use anyhow::{Context, anyhow, bail};

/// A revision of the repository that a path lies in.
#[derive(Debug, Clone)]
pub(crate) struct Revision {
    /// The directory of the working tree.
    top: PathBuf,
    /// Argument as typed.
    name: String,
    /// The commit, in hexadecimal.
    commit: String,
}

impl Revision {
    /// The revision `name` of the repository that `path` lies in. The path need not be there any more.
    ///
    /// # Errors
    ///
    /// `git` is not installed, the path is not in a repository, or there is no such revision.
    pub(crate) fn open(path: &Path, name: &str) -> anyhow::Result<Self> {
        let absolute =
            straight(&std::path::absolute(path).context("cannot find the current directory")?);
        let start = absolute.ancestors().find(|ancestor| ancestor.is_dir());
        let start = start.ok_or_else(|| anyhow!("`{}` does not exist", path.display()))?;
        let top = git(start, &["rev-parse", "--show-toplevel"])
            .with_context(|| format!("`{}` is not in a git repository", path.display()))?;
        let top = PathBuf::from(text(top)?.trim_end_matches(['\n', '\r']));
        if name.is_empty() || name.starts_with('-') {
            bail!("`{name}` is not a revision; use one such as `--against git:HEAD`");
        }
        let asked = format!("{name}^{{commit}}");
        let commit = git(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &asked])
            .map_err(|_| {
            anyhow!("no revision `{name}` in the repository `{}`", top.display())
        })?;
        let commit = text(commit)?.trim().to_owned();
        Ok(Self { top, name: name.to_owned(), commit })
    }

    /// How files of this revision are called: the file and the revision.
    pub(crate) fn label(&self, path: &str) -> String {
        format!("{path} at {}", self.name)
    }

    /// The path relative to the repository, with forward slashes; `None` if it leads out of it.
    fn inside(&self, path: &Path) -> Option<String> {
        let absolute = straight(&std::path::absolute(path).ok()?);
        let real = nearest_real(&absolute);
        let top = self.top.canonicalize().unwrap_or_else(|_| self.top.clone());
        let relative = real.strip_prefix(&top).ok()?;
        Some(tablature_report::portable::text(relative))
    }

    /// Returns whether the path is in the repository, now or at any time.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.inside(path).is_some()
    }

    /// The text of a file; `None` if there was none.
    ///
    /// # Errors
    ///
    /// The repository cannot be read, or the file is not UTF-8.
    pub(crate) fn read(&self, path: &Path) -> anyhow::Result<Option<String>> {
        let Some(inside) = self.inside(path) else { return Ok(None) };
        let entry = self.list(&["-z", "--full-tree", &self.commit, "--", &inside])?;
        let Some(object) = entry.first().and_then(|entry| blob(entry)) else { return Ok(None) };
        let bytes = git(&self.top, &["cat-file", "blob", object])?;
        let text = String::from_utf8(bytes)
            .map_err(|_| anyhow!("`{}` is not UTF-8", self.label(&inside)))?;
        Ok(Some(text))
    }

    /// The files below a directory, relative to it.
    ///
    /// # Errors
    ///
    /// The repository cannot be read.
    pub(crate) fn files(&self, folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
        let Some(inside) = self.inside(folder) else { return Ok(Vec::new()) };
        let mut arguments = vec!["-r", "-z", "--full-tree", &self.commit];
        if !inside.is_empty() {
            arguments.extend(["--", &inside]);
        }
        let entries = self.list(&arguments)?;
        let names = entries.iter().filter(|entry| blob(entry).is_some());
        let below = names.filter_map(|entry| {
            let (_, name) = entry.split_once('\t')?;
            Path::new(name).strip_prefix(&inside).ok().map(Path::to_owned)
        });
        Ok(below.filter(|path| !path.as_os_str().is_empty()).collect())
    }

    fn list(&self, arguments: &[&str]) -> anyhow::Result<Vec<String>> {
        let all = [&["ls-tree"], arguments].concat();
        let listed = text(git(&self.top, &all)?)?;
        Ok(listed.split('\0').filter(|entry| !entry.is_empty()).map(str::to_owned).collect())
    }
}

/// The object of an entry of `ls-tree` that is a file: `100644 blob OBJECT<TAB>NAME`.
fn blob(entry: &str) -> Option<&str> {
    let mut words = entry.split('\t').next()?.split(' ');
    let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
    (kind == "blob" && mode != "120000").then_some(object)
}

/// The path without `.` and `..`.
fn straight(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
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

fn text(bytes: Vec<u8>) -> anyhow::Result<String> {
    String::from_utf8(bytes).context("git named a file whose name is not UTF-8")
}

fn git(directory: &Path, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
    let output = Command::new("git")
        .arg("--literal-pathspecs")
        .args([OsStr::new("-C"), directory.as_os_str()])
        .args(arguments)
        .output()
        .context("cannot run `git`, which `--against git:REV` needs")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("git {}: {}", arguments.first().unwrap_or(&""), said.trim());
    }
    Ok(output.stdout)
}
