//! The outputs of a run: each in a format, to standard output or to a file.

use std::{
    io::{self, Write},
    path::Path,
};

use tablature_files::Writer;
use tablature_report::Render;

use super::packed::Packed;

/// The outputs of a run, in their order.
pub(crate) struct Sinks {
    sinks: Vec<Sink>,
    writer: Writer,
}

struct Sink {
    renderer: Box<dyn Render>,
    /// Without one, it is standard output.
    file: Option<Packed>,
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
        let file = file.map(|path| Packed::begin(path, &mut self.writer)).transpose()?;
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
                Some(file) => print(place, &mut *sink.renderer, file)?,
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
                file.finish(&mut self.writer)?;
            }
        }
        Ok(())
    }
}
