//! One input: a file or standard input.

use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use tablature_files::ReadError;

#[cfg(feature = "arrow")]
use super::MemoryTable;
use super::{meter::Meter, pipe::Pipe};

/// Where bytes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input, named `-` on the command line.
    Stdin,
    /// A file that was named, whatever it is.
    File(PathBuf),
    /// A file that was found in a directory: a regular one, or none.
    Found(PathBuf),
    /// Bytes in memory, and what they are called.
    Bytes(Arc<str>, Arc<[u8]>),
    /// A table in memory, and what it is called.
    #[cfg(feature = "arrow")]
    Table(Arc<str>, MemoryTable),
}

/// An open input.
pub(super) struct Raw {
    /// The bytes, counted as they are read.
    pub(super) reader: Box<dyn Read + Send>,
    /// The same file once more, if it is a regular one, and its size.
    pub(super) file: Option<(File, u64)>,
}

impl Source {
    /// Returns the name in every output. Invalid UTF-8 is replaced.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) | Self::Found(path) => path.to_string_lossy().into_owned(),
            Self::Bytes(name, _) => name.as_ref().to_owned(),
            #[cfg(feature = "arrow")]
            Self::Table(name, _) => name.as_ref().to_owned(),
        }
    }

    /// Returns the path of the file; what is no file has none.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Found(path) => Some(path),
            _ => None,
        }
    }

    /// Returns the size in bytes, if it is known in advance.
    pub fn size(&self) -> Option<u64> {
        if let Self::Bytes(_, bytes) = self {
            return Some(bytes.len() as u64);
        }
        let metadata = std::fs::metadata(self.path()?).ok()?;
        metadata.is_file().then_some(metadata.len())
    }

    /// Opens the raw bytes. `meter` counts them as they are read.
    pub(super) fn open(&self, meter: &Arc<Meter>) -> io::Result<Raw> {
        let file = match self {
            Self::Stdin => return Ok(Raw::unsized_of(io::stdin(), meter)),
            Self::File(path) => tablature_files::open_named(path)?,
            Self::Found(path) => tablature_files::open(path).map_err(ReadError::into_io)?,
            Self::Bytes(_, bytes) => {
                let reader = Cursor::new(Arc::clone(bytes));
                let reader = Box::new(Counted { reader, meter: Arc::clone(meter) });
                return Ok(Raw { reader, file: None });
            }
            // It is no bytes, and opened without them.
            #[cfg(feature = "arrow")]
            Self::Table(..) => return Err(io::ErrorKind::InvalidInput.into()),
        };
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Ok(Raw::unsized_of(file, meter));
        }
        let again = file.try_clone()?;
        Ok(Raw {
            reader: Box::new(Counted { reader: file, meter: Arc::clone(meter) }),
            file: Some((again, metadata.len())),
        })
    }
}

impl Raw {
    /// What may keep its readers waiting.
    fn unsized_of(reader: impl Read + Send + 'static, meter: &Arc<Meter>) -> Self {
        let reader = Pipe::new(reader, Arc::clone(meter));
        Self { reader: Box::new(Counted { reader, meter: Arc::clone(meter) }), file: None }
    }
}

struct Counted<R> {
    reader: R,
    meter: Arc<Meter>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(into)?;
        self.meter.count(length);
        Ok(length)
    }
}
