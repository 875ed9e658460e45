//! The bytes of one file.

use std::{
    fmt,
    fs::{File, FileType, Metadata, OpenOptions},
    io::{self, Read},
    path::Path,
};

/// The largest schema that is read: some ten times the largest that is published.
pub const MAX_SCHEMA_BYTES: u64 = 64 << 20;

/// The largest configuration, lock file, overlay or file of acknowledgements that is read: people write these.
pub const MAX_CONFIG_BYTES: u64 = 16 << 20;

/// The largest page of documentation that is read.
pub const MAX_PAGE_BYTES: u64 = 64 << 20;

/// The largest file of ours that is read to be written anew: a baseline of some millions of findings.
pub const MAX_OWN_BYTES: u64 = 1 << 30;

/// The largest file that is read, and the option that raises it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadLimit {
    /// The size in bytes.
    pub bytes: u64,
    /// The option, for the message about a larger file.
    pub option: Option<&'static str>,
}

impl ReadLimit {
    /// Creates a limit that `option` raises.
    pub const fn raised_by(option: &'static str, bytes: u64) -> Self {
        Self { bytes, option: Some(option) }
    }
}

impl From<u64> for ReadLimit {
    /// Creates a limit that nothing raises.
    fn from(bytes: u64) -> Self {
        Self { bytes, option: None }
    }
}

/// Reads a regular file of at most `limit` bytes.
///
/// Anything else is an error without opening it, so that no named pipe blocks and no device is read. The limit is
/// held while reading, because a file may grow, and one of the system may say that it is empty.
///
/// # Errors
///
/// [`ReadError`]: there is no such file, it is not a regular one, it is larger, or the system refuses.
///
/// # Example
///
/// ```
/// use std::path::Path;
///
/// let error = tablature_files::read(Path::new("."), 1024).unwrap_err();
/// assert_eq!(error.to_string(), "it is a directory");
/// ```
pub fn read(path: &Path, limit: impl Into<ReadLimit>) -> Result<Vec<u8>, ReadError> {
    let limit = limit.into();
    let file = open(path)?;
    let metadata = file.metadata()?;
    if metadata.len() > limit.bytes {
        return Err(Kind::TooLarge(limit).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    fill(&mut bytes, file, limit)?;
    Ok(bytes)
}

/// Reads a stream of at most `limit` bytes, such as standard input, to its end.
///
/// # Errors
///
/// [`ReadError`]: it is longer, or the system refuses.
///
/// # Example
///
/// ```
/// assert_eq!(tablature_files::read_stream(&mut b"abc".as_slice(), 3)?, b"abc");
/// assert!(tablature_files::read_stream(&mut b"abcd".as_slice(), 3).is_err());
/// # Ok::<(), tablature_files::ReadError>(())
/// ```
pub fn read_stream(
    stream: &mut dyn Read,
    limit: impl Into<ReadLimit>,
) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    fill(&mut bytes, stream, limit.into())?;
    Ok(bytes)
}

fn fill(bytes: &mut Vec<u8>, stream: impl Read, limit: ReadLimit) -> Result<(), ReadError> {
    stream.take(limit.bytes.saturating_add(1)).read_to_end(bytes)?;
    if bytes.len() as u64 > limit.bytes {
        return Err(Kind::TooLarge(limit).into());
    }
    Ok(())
}

/// Reads a regular file of at most `limit` bytes as text.
///
/// # Errors
///
/// As for [`read`], and where it is not UTF-8: from which byte on.
pub fn read_text(path: &Path, limit: impl Into<ReadLimit>) -> Result<String, ReadError> {
    String::from_utf8(read(path, limit)?)
        .map_err(|error| Kind::NotText(error.utf8_error().valid_up_to()).into())
}

/// Opens a regular file. Anything else is refused without opening it.
///
/// # Errors
///
/// [`ReadError`]: there is no such file, it is not a regular one, or the system refuses.
pub fn open(path: &Path) -> Result<File, ReadError> {
    refuse_others(&std::fs::metadata(path)?)?;
    let file = open_now(path)?;
    // Another file may stand there by now.
    refuse_others(&file.metadata()?)?;
    Ok(file)
}

/// Opens what a person names as a payload, whatever it is: a named pipe is what a shell makes of `<(command)`.
///
/// # Errors
///
/// Returns the error of the system as it is.
pub fn open_named(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Reads at a place of a file until the buffer is full or the file ends, and returns how much was read. The file's own
/// position is of no account, so that several threads can read one file.
///
/// # Errors
///
/// What the system says.
pub fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    let mut filled = 0;
    while filled < into.len() {
        match read_some_at(file, &mut into[filled..], at + filled as u64) {
            Ok(0) => break,
            Ok(length) => filled += length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(unix)]
fn read_some_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

#[cfg(windows)]
fn read_some_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, at)
}

/// Opens without waiting for a writer, should a named pipe have taken the file's place.
fn open_now(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        libc::O_NONBLOCK | libc::O_NOCTTY,
    );
    options.open(path)
}

fn refuse_others(metadata: &Metadata) -> Result<(), ReadError> {
    if metadata.is_file() {
        return Ok(());
    }
    Err(Kind::NotRegular(kind_of(metadata.file_type())).into())
}

pub(crate) fn kind_of(file_type: FileType) -> &'static str {
    if file_type.is_dir() {
        return "a directory";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;

        if file_type.is_fifo() {
            return "a named pipe";
        }
        if file_type.is_socket() {
            return "a socket";
        }
        if file_type.is_char_device() || file_type.is_block_device() {
            return "a device";
        }
    }
    "not a regular file"
}

/// Why a file is not read.
#[derive(Debug)]
pub struct ReadError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    NotRegular(&'static str),
    TooLarge(ReadLimit),
    NotText(usize),
    Io(io::Error),
}

impl ReadError {
    /// Creates the error about a file that is larger than a limit, for those who read files from elsewhere.
    pub fn too_large(limit: ReadLimit) -> Self {
        Kind::TooLarge(limit).into()
    }

    /// Returns whether there is no such file.
    pub fn is_not_found(&self) -> bool {
        matches!(&self.kind, Kind::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl ReadError {
    /// Returns the error as one of the system, for those who read from what else is open.
    pub fn into_io(self) -> io::Error {
        match self.kind {
            Kind::Io(error) => error,
            kind => io::Error::other(Self { kind }),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::NotRegular("a directory") => f.write_str("it is a directory"),
            Kind::NotRegular("not a regular file") => f.write_str("it is not a regular file"),
            Kind::NotRegular(kind) => {
                write!(f, "it is {kind}, and only regular files are read")
            }
            Kind::TooLarge(ReadLimit { bytes, option: None }) => {
                write!(f, "it is larger than {bytes} bytes")
            }
            Kind::TooLarge(ReadLimit { bytes, option: Some(option) }) => {
                write!(f, "it is larger than {bytes} bytes; `{option}` raises the limit")
            }
            Kind::NotText(at) => write!(f, "not UTF-8 at byte {at}"),
            Kind::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self { kind: Kind::Io(error) }
    }
}

impl From<Kind> for ReadError {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{ReadLimit, open, read, read_at};

    #[test]
    fn a_file_of_the_limit_is_read_and_a_larger_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert_eq!(read(&path, 4).unwrap_err().to_string(), "it is larger than 4 bytes");
        let said = read(&path, ReadLimit::raised_by("--max", 4)).unwrap_err().to_string();
        assert_eq!(said, "it is larger than 4 bytes; `--max` raises the limit");
    }

    #[test]
    fn a_place_of_a_file_is_read_as_far_as_the_file_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "12345").unwrap();
        let file = open(&path).unwrap();
        let mut into = [0; 3];
        assert_eq!((read_at(&file, &mut into, 1).unwrap(), &into), (3, b"234"));
        assert_eq!((read_at(&file, &mut into, 3).unwrap(), &into[..2]), (2, &b"45"[..]));
        assert_eq!(read_at(&file, &mut into, 9).unwrap(), 0);
    }

    #[test]
    fn a_file_that_is_not_there_is_told_from_one_that_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(&folder.path().join("a.json"), 5).unwrap_err().is_not_found());
        assert!(!read(folder.path(), 5).unwrap_err().is_not_found());
    }

    /// The system says that the file is empty: the limit holds while it is read.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_says_it_is_empty_is_held_to_the_limit() {
        let path = std::path::Path::new("/proc/self/status");
        assert_eq!(fs::metadata(path).unwrap().len(), 0);
        assert_eq!(read(path, 10).unwrap_err().to_string(), "it is larger than 10 bytes");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let said = read(&pipe, 5).unwrap_err().to_string();
        assert_eq!(said, "it is a named pipe, and only regular files are read");
        let said = read("/dev/zero".as_ref(), 5).unwrap_err().to_string();
        assert_eq!(said, "it is a device, and only regular files are read");
    }
}
