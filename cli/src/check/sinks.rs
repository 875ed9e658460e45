//! The outputs of a run: each in a format, to standard output or to a file.

use std::{
    io::{self, Write},
    path::Path,
};

use tablature_files::{Growing, Writer};
use tablature_report::Render;

/// The outputs of a run, in their order.
pub(crate) struct Sinks {
    sinks: Vec<Sink>,
    writer: Writer,
}

struct Sink {
    renderer: Box<dyn Render>,
    /// Without one, it is standard output.
    file: Option<Growing>,
}

impl Sinks {
    /// Returns no outputs yet. Files that are there are replaced.
    pub(crate) fn new() -> Self {
        Self { sinks: Vec::new(), writer: Writer::named().force(true) }
    }

    /// Adds an output.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub(crate) fn add(
        &mut self,
        renderer: Box<dyn Render>,
        file: Option<&Path>,
    ) -> anyhow::Result<()> {
        let file = file.map(|path| self.writer.grow(path, &|_| true)).transpose()?;
        self.sinks.push(Sink { renderer, file });
        Ok(())
    }

    /// Prints something in each output, by its place.
    ///
    /// # Errors
    ///
    /// The first output that cannot be written.
    pub(super) fn each(
        &mut self,
        out: &mut dyn Write,
        mut print: impl FnMut(usize, &mut dyn Render, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        for (place, sink) in self.sinks.iter_mut().enumerate() {
            match &mut sink.file {
                None => print(place, &mut *sink.renderer, out)?,
                Some(file) => {
                    let path = file.path().to_owned();
                    print(place, &mut *sink.renderer, file)
                        .map_err(|error| of_file(&path, &error))?;
                }
            }
        }
        Ok(())
    }

    /// Gives the files their names.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn finish(&mut self) -> anyhow::Result<()> {
        for sink in &mut self.sinks {
            if let Some(file) = sink.file.take() {
                file.finish(&mut self.writer, &|_| true)?;
            }
        }
        Ok(())
    }
}

/// Returns an error with the file that it is about. A broken pipe is one of standard output only.
fn of_file(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("cannot write `{}`: {error}", path.display()))
}
