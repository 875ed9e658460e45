//! Files that are written: whole or not at all.
//!
//! A text is written to a temporary file beside its target, reaches the disk, and takes the target's place in one step.
//! A run that is killed leaves the old file or the new one, and perhaps its temporary file, which the next run that
//! writes to the folder removes. No link is written through, and nothing that somebody else wrote is replaced.

use std::{
    collections::BTreeSet,
    fmt,
    fs::{self, File, Metadata, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Component, Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use same_file::Handle;
use tempfile::{Builder, NamedTempFile, PersistError};

use crate::{MAX_OWN_BYTES, read, read::kind_of};

/// Prefix and suffix of the names of temporary files.
const TEMPORARY: (&str, &str) = (".tablature-", ".tmp");

/// The random characters between the two.
const TEMPORARY_RANDOM: usize = 10;

/// Suffix of the names of lock files.
const LOCK_ENDING: &str = ".tablature-lock";

/// The files that a run leaves behind if it ends now.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Removes the temporary files and the lock files of this process, for a process that is about to end while a file may be
/// being written.
pub fn remove_temporary_files() {
    for path in &*LIVE.lock().unwrap_or_else(PoisonError::into_inner) {
        // It has its final name by now, or nothing can be done.
        let _ = fs::remove_file(path);
    }
}

/// A file that is removed if the process ends before this is dropped.
#[derive(Debug)]
struct Live(PathBuf);

impl Live {
    fn new(path: &Path) -> Self {
        LIVE.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        LIVE.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

/// Tells whether the bytes of a file are something that the command wrote, and so may write over.
pub type IsOurs<'f> = &'f dyn Fn(&[u8]) -> bool;

/// Writes the files of one run.
///
/// # Example
///
/// ```
/// use tablature_files::{Change, Writer};
///
/// let folder = tempfile::tempdir()?;
/// let mut writer = Writer::below(folder.path());
/// let path = folder.path().join("a/b.json");
/// let is_ours = |bytes: &[u8]| bytes.starts_with(b"{");
/// assert_eq!(writer.write(&path, b"{}", &is_ours)?, Change::Written);
/// assert_eq!(writer.write(&path, b"{}", &is_ours)?, Change::None);
/// std::fs::write(&path, "a diary")?;
/// assert!(writer.write(&path, b"{}", &is_ours).unwrap_err().is_foreign());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Writer {
    /// The folder that was named; links below it are refused.
    folder: Option<PathBuf>,
    is_forced: bool,
    /// Folders without leftovers of earlier runs.
    tidied: BTreeSet<PathBuf>,
    unsynced: Unsynced,
}

/// Folders with names that may not have reached the disk.
#[derive(Debug, Default)]
struct Unsynced(BTreeSet<PathBuf>);

impl Drop for Unsynced {
    /// Lets the new names reach the disk: of each folder once, since that can take as long as it has files.
    fn drop(&mut self) {
        self.0.iter().for_each(|folder| sync_folder(folder));
    }
}

/// Outcome of writing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was there, with these bytes.
    None,
    /// It was written.
    Written,
}

impl Writer {
    /// Returns a writer of files that are named themselves, in folders that are there.
    pub fn named() -> Self {
        Self::default()
    }

    /// Returns a writer of files below a folder that is named, and made where it is missing. The folder may be a link;
    /// nothing below it may.
    pub fn below(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()), ..Self::default() }
    }

    /// Sets whether files that are not ours are written over.
    #[must_use]
    pub fn force(self, is_forced: bool) -> Self {
        Self { is_forced, ..self }
    }

    /// Reports why a file must not be written, before anything is. Removes what killed runs left in its folder.
    ///
    /// # Errors
    ///
    /// [`WriteError`]: a link is in the way, what is there is not a regular file, is read-only, or is not ours.
    pub fn judge(&mut self, path: &Path, is_ours: IsOurs<'_>) -> Result<(), WriteError> {
        self.present(path, is_ours).map(drop).map_err(|kind| kind.at(path))
    }

    /// Returns whether a file is there. Removes what killed runs left in its folder.
    ///
    /// # Errors
    ///
    /// [`WriteError`]: a link is in the way, or what is there is not a regular file.
    pub fn is_there(&mut self, path: &Path) -> Result<bool, WriteError> {
        self.reach(path).map(|metadata| metadata.is_some()).map_err(|kind| kind.at(path))
    }

    /// Writes a file, unless it has these bytes.
    ///
    /// # Errors
    ///
    /// As for [`Self::judge`], and what the system says.
    pub fn write(
        &mut self,
        path: &Path,
        bytes: &[u8],
        is_ours: IsOurs<'_>,
    ) -> Result<Change, WriteError> {
        // A file with the wanted content need be neither ours nor writable.
        if self.is_there(path)? && is_same(path, bytes) {
            return Ok(Change::None);
        }
        self.write_with(path, is_ours, |file| file.write_all(bytes))?;
        Ok(Change::Written)
    }

    /// Writes a file bit by bit.
    ///
    /// # Errors
    ///
    /// As for [`Self::judge`], and what the system or `text` says.
    pub fn write_with(
        &mut self,
        path: &Path,
        is_ours: IsOurs<'_>,
        text: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let mut growing = self.grow(path, is_ours)?;
        text(&mut growing).map_err(|error| Kind::from(error).at(path))?;
        growing.finish(self, is_ours)
    }

    /// Begins to write a file that grows during a run. It gets its name, or takes the place of the one that is there, with
    /// [`Growing::finish`].
    ///
    /// # Errors
    ///
    /// As for [`Self::judge`], and what the system says.
    pub fn grow(&mut self, path: &Path, is_ours: IsOurs<'_>) -> Result<Growing, WriteError> {
        self.begin(path, is_ours).map_err(|kind| kind.at(path))
    }

    fn begin(&mut self, path: &Path, is_ours: IsOurs<'_>) -> Result<Growing, Kind> {
        let present = self.present(path, is_ours)?;
        let parent = self.make_parent(path)?;
        let file = temporary(&parent).map_err(|error| match error.kind() {
            // The system's message is about the temporary file.
            io::ErrorKind::NotFound => Kind::NoFolder(parent.clone()),
            _ => error.into(),
        })?;
        let live = Live::new(file.path());
        let file = BufWriter::new(file);
        Ok(Growing { path: path.to_owned(), parent, present, file, _live: live })
    }

    /// Removes a file. Returns whether it was there.
    ///
    /// # Errors
    ///
    /// As for [`Self::judge`], and what the system says.
    pub fn remove(&mut self, path: &Path, is_ours: IsOurs<'_>) -> Result<bool, WriteError> {
        if self.present(path, is_ours).map_err(|kind| kind.at(path))?.is_none() {
            return Ok(false);
        }
        fs::remove_file(path).map_err(|error| Kind::from(error).at(path))?;
        self.unsynced.0.insert(parent(path).to_owned());
        Ok(true)
    }

    /// Returns what is known of the file that is there.
    fn present(&mut self, path: &Path, is_ours: IsOurs<'_>) -> Result<Option<Metadata>, Kind> {
        let Some(metadata) = self.reach(path)? else { return Ok(None) };
        if metadata.permissions().readonly() {
            return Err(Kind::ReadOnly);
        }
        // The system says whether it may be written: taking its place needs no such right.
        open_for_writing(path)?;
        let is_foreign = !self.is_forced
            && metadata.len() > 0
            && !read(path, MAX_OWN_BYTES).is_ok_and(|bytes| is_ours(&bytes));
        if is_foreign { Err(Kind::Foreign) } else { Ok(Some(metadata)) }
    }

    /// Follows the path from the folder that was named: no link may be on it. Returns what is known of the file at its
    /// end, if there is one.
    fn reach(&mut self, path: &Path) -> Result<Option<Metadata>, Kind> {
        for folder in self.folders(path)? {
            match fs::symlink_metadata(&folder) {
                Ok(metadata) if metadata.is_symlink() => return Err(Kind::Link(folder)),
                Ok(_) => {}
                Err(error) if is_nowhere(&error) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        let parent = parent(path);
        if self.tidied.insert(parent.to_owned()) {
            tidy(parent);
        }
        let metadata = match fs::symlink_metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if is_nowhere(&error) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        if metadata.is_symlink() {
            Err(Kind::Link(path.to_owned()))
        } else if metadata.is_file() {
            Ok(Some(metadata))
        } else {
            Err(Kind::NotRegular(kind_of(metadata.file_type())))
        }
    }

    /// Returns the folders between the one that was named and the file, the outermost first.
    fn folders(&self, path: &Path) -> Result<Vec<PathBuf>, Kind> {
        let Some(folder) = &self.folder else { return Ok(Vec::new()) };
        let below = path.strip_prefix(folder).map_err(|_| Kind::Outside)?;
        let mut folders = Vec::new();
        let mut at = folder.clone();
        for part in below.parent().into_iter().flat_map(Path::components) {
            let Component::Normal(part) = part else { return Err(Kind::Outside) };
            at.push(part);
            folders.push(at.clone());
        }
        Ok(folders)
    }

    /// Makes the folders between the one that was named and the file, both included. Returns the file's.
    fn make_parent(&self, path: &Path) -> Result<PathBuf, Kind> {
        let parent = parent(path).to_owned();
        let failed = |error| Kind::Folder(parent.clone(), error);
        let Some(folder) = &self.folder else { return Ok(parent) };
        fs::create_dir_all(folder).map_err(failed)?;
        for folder in self.folders(path)? {
            match fs::create_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    // `create_dir_all` would take a link to a folder for one.
                    if fs::symlink_metadata(&folder)?.is_symlink() {
                        return Err(Kind::Link(folder));
                    }
                }
                result => result.map_err(failed)?,
            }
        }
        Ok(parent)
    }
}

/// A file that is being written under a temporary name. Dropped without [`Self::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Growing {
    path: PathBuf,
    parent: PathBuf,
    /// What was there when it began.
    present: Option<Metadata>,
    file: BufWriter<NamedTempFile>,
    _live: Live,
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Growing {
    /// Gives the file its name. `writer` is the one that began it; `is_ours` judges a file that has appeared since.
    ///
    /// # Errors
    ///
    /// As for [`Writer::judge`], and what the system says.
    pub fn finish(self, writer: &mut Writer, is_ours: IsOurs<'_>) -> Result<(), WriteError> {
        let path = self.path.clone();
        self.place(writer, is_ours).map_err(|kind| kind.at(&path))
    }

    fn place(self, writer: &mut Writer, is_ours: IsOurs<'_>) -> Result<(), Kind> {
        let Self { path, parent, present, file, _live } = self;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Some(present) = &present {
            file.as_file().set_permissions(present.permissions())?;
        }
        file.as_file().sync_all()?;
        let rest = if present.is_some() { Some(file) } else { place_new(file, &path)? };
        if let Some(file) = rest {
            // A file that has appeared in the meantime may be another run's.
            if present.is_none() {
                writer.present(&path, is_ours)?;
            }
            file.persist(&path).map_err(|error| error.error)?;
        }
        writer.unsynced.0.insert(parent);
        Ok(())
    }
}

/// A file that nobody else reads and writes under its own lock: see [`lock`].
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _live: Live,
    /// Holds the lock until it is closed.
    _file: File,
}

/// Waits until no other run has `path` locked, and locks it. The lock ends when it is dropped, or with the process.
///
/// A file that is replaced cannot hold its own lock: a file beside it does, which the last run removes.
///
/// # Errors
///
/// The folder is not there, or cannot be written to.
pub fn lock(path: &Path) -> Result<Lock, WriteError> {
    lock_beside(path).map_err(|error| Kind::Io(error).at(path))
}

fn lock_beside(path: &Path) -> io::Result<Lock> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = parent(path).join(format!(".{name}{LOCK_ENDING}"));
    loop {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let file = without_links(&mut options).open(&beside)?;
        match file.lock() {
            // Where the file system has no locks, runs at the same time may lose what another wrote.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            locked => locked?,
        }
        // The run before may have removed it between the two.
        if is_still_there(&file, &beside) {
            return Ok(Lock { _live: Live::new(&beside), path: beside, _file: file });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A run that waits for it sees that it is gone, and makes another.
        let _ = fs::remove_file(&self.path);
    }
}

/// Returns a temporary file, locked so that no other run takes it for a leftover.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1).rand_bytes(TEMPORARY_RANDOM);
    // The user's umask decides on the permissions of a new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    loop {
        let file = builder.tempfile_in(folder)?;
        // Not every file system has locks; there, leftovers stay.
        if file.as_file().lock().is_err() || is_still_there(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
}

/// Gives a file a name that nothing has. Returns the file where something has the name.
fn place_new(file: NamedTempFile, path: &Path) -> io::Result<Option<NamedTempFile>> {
    match file.persist_noclobber(path) {
        Ok(_) => Ok(None),
        Err(PersistError { error, file }) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(Some(file))
        }
        Err(error) => Err(error.error),
    }
}

/// Removes the temporary files of runs that were killed. What cannot be removed is nobody's concern now.
fn tidy(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_temporary(&entry.file_name().to_string_lossy()) {
            let path = entry.path();
            let mut options = OpenOptions::new();
            let Ok(file) = without_links(options.write(true)).open(&path) else { continue };
            // The lock is held until the file is gone: a run that has just made it would take it otherwise.
            if file.try_lock().is_ok() && is_still_there(&file, &path) {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(TEMPORARY.0).and_then(|name| name.strip_suffix(TEMPORARY.1));
    random.is_some_and(|random| {
        random.len() == TEMPORARY_RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn is_still_there(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(Handle::from_file);
    matches!((open, Handle::from_path(path)), (Ok(open), Ok(there)) if open == there)
}

/// Returns whether there is no such file. That something else is in the way of its folder is said when that is made.
fn is_nowhere(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    read(path, bytes.len() as u64).is_ok_and(|present| present == bytes)
}

fn open_for_writing(path: &Path) -> io::Result<()> {
    without_links(OpenOptions::new().write(true)).open(path).map(drop)
}

/// Opens no link, and does not wait for the reader of a named pipe.
fn without_links(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        options,
        libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY,
    );
    options
}

/// Lets the new name reach the disk. Not every system opens folders.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn parent(path: &Path) -> &Path {
    let parent = path.parent().unwrap_or(path);
    if parent.as_os_str().is_empty() { Path::new(".") } else { parent }
}

/// Why a file is not written.
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Link(PathBuf),
    Outside,
    NotRegular(&'static str),
    ReadOnly,
    Foreign,
    Folder(PathBuf, io::Error),
    NoFolder(PathBuf),
    Io(io::Error),
}

impl WriteError {
    /// Returns whether a file is there that somebody else wrote.
    pub fn is_foreign(&self) -> bool {
        matches!(self.kind, Kind::Foreign)
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write `{}`: ", self.path.display())?;
        match &self.kind {
            Kind::Link(link) => {
                let link = link.display();
                write!(f, "`{link}` is a symbolic link, and nothing is written through links")
            }
            Kind::Outside => f.write_str("it is outside of the folder that was named"),
            Kind::NotRegular(kind) => write!(f, "it is {kind}"),
            Kind::ReadOnly => f.write_str("it is read-only"),
            Kind::Foreign => f.write_str("it is there already, written by somebody else"),
            Kind::Folder(folder, error) => {
                write!(f, "failed to make `{}`: {error}", folder.display())
            }
            Kind::NoFolder(folder) => {
                write!(f, "there is no directory `{}`; create it first", folder.display())
            }
            Kind::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WriteError {}

impl Kind {
    fn at(self, path: &Path) -> WriteError {
        WriteError { path: path.to_owned(), kind: self }
    }
}

impl From<io::Error> for Kind {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

#[cfg(test)]
mod tests;
