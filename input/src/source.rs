//! One input: a file or standard input.

use std::{
    cell::Cell,
    io::{self, Read},
    path::{Path, PathBuf},
    rc::Rc,
};

use tablature_files::ReadError;

/// Where bytes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input, named `-` on the command line.
    Stdin,
    /// A file that was named, whatever it is.
    File(PathBuf),
    /// A file that was found in a directory: a regular one, or none.
    Found(PathBuf),
}

impl Source {
    /// Returns the name in every output. Invalid UTF-8 is replaced.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) | Self::Found(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Returns the path of the file; standard input has none.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) | Self::Found(path) => Some(path),
        }
    }

    /// Returns the size in bytes, if it is known in advance.
    pub fn size(&self) -> Option<u64> {
        let metadata = std::fs::metadata(self.path()?).ok()?;
        metadata.is_file().then_some(metadata.len())
    }

    /// Opens the raw bytes. `read` counts them as they are read.
    pub(super) fn open(&self, read: &Rc<Cell<u64>>) -> io::Result<Box<dyn Read>> {
        let reader: Box<dyn Read> = match self {
            Self::Stdin => Box::new(io::stdin()),
            Self::File(path) => Box::new(tablature_files::open_named(path)?),
            Self::Found(path) => Box::new(tablature_files::open(path).map_err(ReadError::into_io)?),
        };
        Ok(Box::new(Counted { reader, read: Rc::clone(read) }))
    }
}

struct Counted {
    reader: Box<dyn Read>,
    read: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(into)?;
        self.read.set(self.read.get() + length as u64);
        Ok(length)
    }
}
