//! Files that a run writes, packed as their names say.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use tablature_files::{Growing, Writer};
use tablature_input::Packer;

/// A file that has its name when the run ends. Errors name it.
#[derive(Debug)]
pub(super) struct Packed {
    path: PathBuf,
    packer: Packer<Growing>,
}

impl Packed {
    /// Begins a file; one that is there is replaced.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) fn begin(path: &Path, writer: &mut Writer) -> anyhow::Result<Self> {
        let growing = writer.grow(path, &|_| true)?;
        let packer = Packer::new(path, growing).with_context(|| cannot_write(path))?;
        Ok(Self { path: path.to_owned(), packer })
    }

    /// Gives the file its name. `writer` is the one that began it.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn finish(self, writer: &mut Writer) -> anyhow::Result<()> {
        let growing = self.packer.finish().with_context(|| cannot_write(&self.path))?;
        Ok(growing.finish(writer, &|_| true)?)
    }

    /// Returns an error with the file. A broken pipe is one of standard output only.
    fn of_file(&self, error: &io::Error) -> io::Error {
        io::Error::other(format!("{}: {error}", cannot_write(&self.path)))
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.packer.write(bytes).map_err(|error| self.of_file(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.packer.flush().map_err(|error| self.of_file(&error))
    }
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write `{}`", path.display())
}
