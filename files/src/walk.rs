//! The files of a folder, each once.

mod ignores;

use std::{
    collections::BTreeSet,
    error::Error,
    fs::Metadata,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use ignore::{DirEntry, Match, WalkBuilder};

use self::ignores::Ignores;

/// How many entries are looked at to count what ignore files hide.
const MAX_COUNTED_ENTRIES: usize = 100_000;

/// Files that a search of a folder leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Nothing.
    None,
    /// Files and folders whose names begin with a dot.
    Hidden,
    /// These, and what ignore files name.
    Ignored,
}

/// Files that were seen, by what the system knows them by, whatever name they were reached by.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    files: BTreeSet<Identity>,
}

/// Identity of a file in the file system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    #[cfg(unix)]
    Inode(u64, u64),
    Path(PathBuf),
}

impl Seen {
    /// Adds a file. Returns whether it is new. One that is not there is known by its path.
    pub fn insert(&mut self, path: &Path) -> bool {
        let identity = path.metadata().map(|metadata| Identity::of(path, &metadata));
        self.files.insert(identity.unwrap_or_else(|_| Identity::Path(path.to_owned())))
    }
}

impl Identity {
    #[cfg(unix)]
    fn of(_: &Path, metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;

        Self::Inode(metadata.dev(), metadata.ino())
    }

    #[cfg(not(unix))]
    fn of(path: &Path, _: &Metadata) -> Self {
        Self::Path(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }
}

/// Contents of a folder.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Walked {
    /// The files that are wanted and were not seen before, by name.
    pub files: Vec<PathBuf>,
    /// Links that are not followed, by name.
    pub links: Vec<(PathBuf, Astray)>,
    /// Paths that cannot be read, each with the reason.
    pub problems: Vec<(PathBuf, String)>,
    /// Ignore files that do not count, each with the reason.
    pub left_out: Vec<(PathBuf, String)>,
    /// How many files are wanted, seen before or not.
    pub n_reached: usize,
    /// How many files are not wanted, without hidden and ignored ones.
    pub n_unwanted: usize,
    /// How many files that are wanted are hidden by ignore files.
    pub n_ignored: usize,
    /// Is `true` if there may be more of these: not all of the folder was looked at for them.
    pub is_cut_short: bool,
}

/// Where a link leads that is not followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Astray {
    /// Back to a folder above it: its name.
    Back(PathBuf),
    /// Out of the folder that was named.
    Out,
}

/// Finds the files of a folder.
///
/// Links are followed only inside of it, and only to what is not found without them, so that neither a cycle of links nor
/// a fan of them costs anything.
///
/// # Example
///
/// ```
/// use tablature_files::{Filter, Seen, walk};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.json"), "{}")?;
/// let is_wanted = |path: &std::path::Path| path.extension().is_some_and(|end| end == "json");
/// let mut seen = Seen::default();
/// let found = walk(folder.path(), Filter::Hidden, &is_wanted, &mut seen);
/// assert_eq!(found.files, [folder.path().join("a.json")]);
/// assert!(walk(folder.path(), Filter::Hidden, &is_wanted, &mut seen).files.is_empty());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn walk(
    folder: &Path,
    filter: Filter,
    is_wanted: &dyn Fn(&Path) -> bool,
    seen: &mut Seen,
) -> Walked {
    let root = folder.canonicalize().ok();
    let ignores = root.clone().filter(|_| filter == Filter::Ignored).map(Ignores::new);
    let mut walk = Walk {
        filter,
        is_wanted,
        seen,
        root,
        ignores: ignores.map(|ignores| Arc::new(Mutex::new(ignores))),
        folders: Folders::default(),
        links: Vec::new(),
        reached: BTreeSet::new(),
        found: Walked::default(),
    };
    walk.folder(folder);
    // The target of a link may contain further links.
    while let Some(link) = walk.links.pop() {
        walk.link(folder, link);
    }
    let Walk { reached, ignores, mut found, .. } = walk;
    let ignores = ignores.and_then(Arc::into_inner);
    let ignores =
        ignores.map(|ignores| ignores.into_inner().unwrap_or_else(PoisonError::into_inner));
    found.left_out = ignores.map(Ignores::into_left_out).unwrap_or_default();
    found.n_reached = reached.len();
    found.files.sort();
    found.links.sort_by(|one, other| one.0.cmp(&other.0));
    if filter == Filter::Ignored {
        (found.n_ignored, found.is_cut_short) = ignored(folder, is_wanted, &reached);
    }
    found
}

/// A search.
struct Walk<'w> {
    filter: Filter,
    is_wanted: &'w dyn Fn(&Path) -> bool,
    seen: &'w mut Seen,
    /// The folder's real path.
    root: Option<PathBuf>,
    /// What ignore files hide, where they count; shared with the filter of the walk.
    ignores: Option<Arc<Mutex<Ignores>>>,
    folders: Folders,
    /// Links to be followed.
    links: Vec<PathBuf>,
    /// Wanted files, seen before or not.
    reached: BTreeSet<PathBuf>,
    found: Walked,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        if !self.folders.enter(folder) {
            return;
        }
        let first = self.links.len();
        let folders = self.folders.clone();
        let mut builder = builder(folder, self.filter);
        // Ignore files see real paths, so that those of the folders above count however the folder was named.
        let ignores = self.ignores.clone().zip(folder.canonicalize().ok());
        let start = folder.to_owned();
        builder.filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let below = entry.path().strip_prefix(&start).ok();
            if let (Some((ignores, real)), Some(below)) = (&ignores, below) {
                let mut ignores = ignores.lock().unwrap_or_else(PoisonError::into_inner);
                match ignores.ask(&real.join(below), is_folder) {
                    Match::Ignore(()) => return false,
                    Match::None if is_hidden(entry) => return false,
                    _ => {}
                }
            }
            !is_folder || folders.enter(entry.path())
        });
        for entry in builder.build() {
            match entry {
                Ok(entry) => self.entry(&entry),
                Err(error) => self.found.problems.push(problem(folder, &error)),
            }
        }
        // The last is followed first.
        self.links[first..].reverse();
    }

    fn entry(&mut self, entry: &DirEntry) {
        let path = entry.path();
        // The folder itself may be a link: it is meant.
        if entry.depth() > 0 && entry.path_is_symlink() {
            self.links.push(path.to_owned());
        } else if entry.file_type().is_some_and(|kind| kind.is_file()) {
            if (self.is_wanted)(path) {
                self.file(path);
            } else {
                self.found.n_unwanted += 1;
            }
        }
    }

    fn file(&mut self, path: &Path) {
        self.reached.insert(path.to_owned());
        if self.seen.insert(path) {
            self.found.files.push(path.to_owned());
        }
    }

    fn link(&mut self, folder: &Path, link: PathBuf) {
        let is_wanted = (self.is_wanted)(&link);
        let real = match link.canonicalize() {
            Ok(real) => real,
            // A link whose name is not wanted may point anywhere.
            Err(_) if !is_wanted => return,
            Err(error) => {
                let message = unreadable(&link, &error);
                return self.found.problems.push((link, message));
            }
        };
        let is_folder = real.is_dir();
        if !is_folder && !is_wanted {
            return;
        }
        if self.root.as_ref().is_some_and(|root| !real.starts_with(root)) {
            let back = above(folder, &link, &real);
            self.found.links.push((link, back.map_or(Astray::Out, Astray::Back)));
        } else if !is_folder {
            if real.is_file() {
                self.file(&link);
            }
        } else if let Some(above) = above(folder, &link, &real) {
            self.found.links.push((link, Astray::Back(above)));
        } else {
            self.folder(&link);
        }
    }
}

/// Folders that were searched, shared with the filter of the walk.
#[derive(Clone, Default)]
struct Folders(Arc<Mutex<BTreeSet<Identity>>>);

impl Folders {
    /// Returns whether a folder is still to be searched, and remembers it.
    fn enter(&self, folder: &Path) -> bool {
        let Ok(metadata) = folder.metadata() else { return true };
        let mut entered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entered.insert(Identity::of(folder, &metadata))
    }
}

fn builder(folder: &Path, filter: Filter) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    builder
        // What is ignored is decided by `Ignores`, and a file whose name begins with a dot may be kept by them.
        .standard_filters(false)
        .hidden(filter == Filter::Hidden)
        .follow_links(false)
        .sort_by_file_path(Path::cmp);
    builder
}

/// Returns whether the system hides a file or a folder: by its name, and with some by an attribute.
fn is_hidden(entry: &DirEntry) -> bool {
    #[cfg(windows)]
    {
        use std::os::windows::fs::MetadataExt;

        /// `FILE_ATTRIBUTE_HIDDEN`
        const HIDDEN: u32 = 2;

        if entry.metadata().is_ok_and(|metadata| metadata.file_attributes() & HIDDEN != 0) {
            return true;
        }
    }
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Returns the folder above a link that is its target, as it is named.
fn above(folder: &Path, link: &Path, real: &Path) -> Option<PathBuf> {
    let above = link.ancestors().skip(1).take_while(|above| above.starts_with(folder));
    let mut above = above.filter(|above| !above.as_os_str().is_empty());
    above.find(|above| above.canonicalize().is_ok_and(|above| above == real)).map(Path::to_owned)
}

/// Counts the files that ignore files hide, and returns whether there may be more.
fn ignored(
    folder: &Path,
    is_wanted: &dyn Fn(&Path) -> bool,
    reached: &BTreeSet<PathBuf>,
) -> (usize, bool) {
    let (mut count, mut entries) = (0, 0);
    for entry in builder(folder, Filter::Hidden).build().flatten() {
        entries += 1;
        if entries > MAX_COUNTED_ENTRIES {
            return (count, true);
        }
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let is_hidden = is_file && is_wanted(entry.path()) && !reached.contains(entry.path());
        count += usize::from(is_hidden);
    }
    (count, false)
}

/// Returns the path that cannot be looked into, and why, in words that do not depend on who found it out.
fn problem(folder: &Path, error: &ignore::Error) -> (PathBuf, String) {
    match error {
        ignore::Error::WithPath { path, err } => match &**err {
            ignore::Error::Io(error) => (path.clone(), unreadable(path, error)),
            other => problem(path, other),
        },
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            problem(folder, err)
        }
        ignore::Error::Io(error) => (folder.to_owned(), unreadable(folder, error)),
        other => (folder.to_owned(), other.to_string()),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    let cause = system_error(error);
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() && !path.exists() => {
            format!("the target of the symbolic link does not exist: {cause}")
        }
        Ok(metadata) if metadata.is_dir() => format!("cannot read the directory: {cause}"),
        _ => cause.to_string(),
    }
}

/// Returns the system's own error: libraries wrap it in words that name the path again.
fn system_error(error: &io::Error) -> io::Error {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        // The error that an `io::Error` wraps is not its source: the source of the wrapped error is.
        let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(code) = error.downcast_ref().and_then(io::Error::raw_os_error) {
            return io::Error::from_raw_os_error(code);
        }
        cause = wrapped.map(|wrapped| wrapped as &dyn Error).or_else(|| error.source());
    }
    error.kind().into()
}

#[cfg(test)]
mod tests;
