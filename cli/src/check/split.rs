//! Splits what is checked into the records without and with errors, byte for byte.

use std::{io::Write, path::Path};

use anyhow::{Context, bail};
use memchr::{memchr, memrchr};
use tablature_files::{Growing, Writer};
use tablature_input::{Discovered, Framing};
use tablature_schema::plural::count;

use super::outputs::{judge, same};

/// The files that records are written to.
#[derive(Debug, Default)]
pub(crate) struct Split {
    writer: Writer,
    valid: Option<Half>,
    invalid: Option<Half>,
    /// Records have no ends of their own: each gets a line feed.
    ends_records: bool,
    /// Records were written, or would have been to the other file.
    has_written: bool,
    /// Records that are in neither, because they were not read whole.
    n_skipped: u64,
}

#[derive(Debug)]
struct Half {
    file: Growing,
    /// The last byte.
    last: Option<u8>,
    /// Bytes of the input were written.
    has_begun: bool,
}

impl Half {
    fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let Some(last) = bytes.last() else { return Ok(()) };
        // The last line of the input before need not be ended.
        if !self.has_begun && self.last.is_some_and(|byte| byte != b'\n') {
            self.put(b"\n")?;
        }
        self.has_begun = true;
        self.last = Some(*last);
        self.put(bytes)
    }

    fn put(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.file
            .write_all(bytes)
            .with_context(|| format!("cannot write `{}`", self.file.path().display()))
    }
}

impl Split {
    /// Begins the files that are named. They have their names when the run ends.
    ///
    /// # Errors
    ///
    /// One cannot be written, is one of the inputs, or is named twice.
    pub(crate) fn begin(
        [valid, invalid]: [Option<&Path>; 2],
        found: &Discovered,
    ) -> anyhow::Result<Self> {
        let mut split = Self { writer: Writer::named().force(true), ..Self::default() };
        if let (Some(valid), Some(invalid)) = (valid, invalid)
            && same(valid) == same(invalid)
        {
            bail!("`--valid-to` and `--invalid-to` name the same file, `{}`", valid.display());
        }
        let mut begin = |path: Option<&Path>| -> anyhow::Result<Option<Half>> {
            let Some(path) = path else { return Ok(None) };
            judge(path, found)?;
            let file = split.writer.grow(path, &|_| true)?;
            Ok(Some(Half { file, last: None, has_begun: false }))
        };
        (split.valid, split.invalid) = (begin(valid)?, begin(invalid)?);
        Ok(split)
    }

    /// Returns whether there is anything to write.
    pub(super) fn is_wanted(&self) -> bool {
        self.valid.is_some() || self.invalid.is_some()
    }

    /// Begins an input. Lines and documents are written as they are.
    pub(super) fn input(&mut self, framing: Framing) {
        self.ends_records = !matches!(framing, Framing::Lines | Framing::Document);
        for half in [&mut self.valid, &mut self.invalid].into_iter().flatten() {
            half.has_begun = false;
        }
    }

    fn half(&mut self, is_valid: bool) -> Option<&mut Half> {
        if is_valid { self.valid.as_mut() } else { self.invalid.as_mut() }
    }

    /// Writes bytes that are no record, such as blank lines, to the valid ones.
    pub(super) fn blank(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.half(true).map_or(Ok(()), |half| half.write(bytes))
    }

    /// Writes a record with what ends it.
    pub(super) fn record(
        &mut self,
        bytes: &[u8],
        end: &[u8],
        is_valid: bool,
    ) -> anyhow::Result<()> {
        self.has_written = true;
        let end = if self.ends_records { b"\n" } else { end };
        let Some(half) = self.half(is_valid) else { return Ok(()) };
        half.write(bytes)?;
        half.write(end)
    }

    /// Counts a record that cannot be written.
    pub(super) fn skip(&mut self) {
        self.n_skipped += 1;
    }

    /// Writes lines. The ones at these places, which ascend, are invalid; one beyond the end was not read whole.
    pub(super) fn lines(
        &mut self,
        lines: &[u8],
        invalid: impl Iterator<Item = u64>,
    ) -> anyhow::Result<()> {
        self.has_written = true;
        let mut from = 0;
        for at in invalid {
            let Some(at) = usize::try_from(at).ok().filter(|at| *at < lines.len()) else {
                self.skip();
                continue;
            };
            let start = memrchr(b'\n', &lines[..at]).map_or(0, |feed| feed + 1);
            let end = memchr(b'\n', &lines[at..]).map_or(lines.len(), |feed| at + feed + 1);
            self.blank(&lines[from..start])?;
            if let Some(half) = self.half(false) {
                half.write(&lines[start..end])?;
            }
            from = end;
        }
        self.blank(&lines[from..])
    }

    /// Gives the files their names, unless inputs could not be checked and nothing was: then files that are there are kept.
    ///
    /// # Errors
    ///
    /// What the system says, or records are in neither file.
    pub(super) fn finish(&mut self, n_unchecked: u64) -> anyhow::Result<()> {
        let is_wanted = self.is_wanted();
        if n_unchecked > 0 && !self.has_written {
            (self.valid, self.invalid) = (None, None);
        }
        for half in [self.valid.take(), self.invalid.take()].into_iter().flatten() {
            half.file.finish(&mut self.writer, &|_| true)?;
        }
        if is_wanted && self.n_skipped > 0 {
            let records = count(self.n_skipped, "record");
            bail!(
                "{records} longer than `--max-record-bytes`: in neither of the files of `--valid-to` and \
                 `--invalid-to`"
            );
        }
        Ok(())
    }
}
