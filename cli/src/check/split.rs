//! Splits what is checked into the records without and with errors, byte for byte.

use std::{io::Write, ops::Range, path::Path};

use anyhow::bail;
use memchr::{memchr, memrchr};
use tablature_files::Writer;
use tablature_input::{Discovered, Framing, TableFormat};
use tablature_schema::{json::byte_order_mark, plural::count};

use super::{
    outputs::{judge, same},
    packed::Packed,
};

/// The files that records are written to.
#[derive(Debug, Default)]
pub(crate) struct Split {
    writer: Writer,
    valid: Option<Half>,
    invalid: Option<Half>,
    /// The run has one input.
    is_single: bool,
    /// Records have no lines of their own: each gets one.
    makes_lines: bool,
    /// What the files hold, once something is to be written.
    content: Option<Content>,
    /// What they are to hold, and the row above all others: nothing was written yet.
    begun: Option<(Content, Vec<u8>)>,
    /// Bytes for standard output.
    printed: Vec<u8>,
    /// Records were written, or would have been to the other file.
    has_written: bool,
    /// Records that are in neither, because they were not read whole.
    n_skipped: u64,
}

/// What came of a line that is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Checked {
    /// It has errors.
    Invalid,
    /// It was too long to be checked.
    No,
}

/// What is in the files.
#[derive(Debug, PartialEq, Eq)]
enum Content {
    /// JSON.
    Records,
    /// Rows of CSV or TSV below this header.
    Rows { format: TableFormat, delimiter: Option<u8>, header: Vec<u8> },
}

impl Content {
    fn in_words(&self) -> String {
        match self {
            Self::Records => "records of JSON".to_owned(),
            Self::Rows { format, .. } => format.to_string(),
        }
    }
}

#[derive(Debug)]
struct Half {
    /// Without one, it is standard output.
    file: Option<Packed>,
    /// The last byte.
    last: Option<u8>,
    /// Bytes of the input were written.
    has_begun: bool,
}

/// Returns the bytes of a JSON text with a space for each line feed and carriage return between tokens. Those in strings,
/// which no valid text has, stay.
fn in_one_line(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (mut in_string, mut is_escaped) = (false, false);
    let is_break = move |byte: &u8| {
        let is_literal = std::mem::take(&mut is_escaped);
        match byte {
            b'"' if !is_literal => in_string = !in_string,
            b'\\' => is_escaped = in_string && !is_literal,
            _ => {}
        }
        matches!(byte, b'\n' | b'\r') && !in_string
    };
    let parts = text.trim_ascii().split(is_break);
    parts.enumerate().flat_map(|(index, part)| [if index == 0 { &b""[..] } else { b" " }, part])
}

impl Half {
    fn write(&mut self, bytes: &[u8], printed: &mut Vec<u8>) -> anyhow::Result<()> {
        let Some(last) = bytes.last() else { return Ok(()) };
        // The last line of the input before need not be ended.
        if !self.has_begun && self.last.is_some_and(|byte| byte != b'\n') {
            self.put(b"\n", printed)?;
        }
        self.has_begun = true;
        self.last = Some(*last);
        self.put(bytes, printed)
    }

    fn put(&mut self, bytes: &[u8], printed: &mut Vec<u8>) -> anyhow::Result<()> {
        let Some(file) = &mut self.file else {
            printed.extend_from_slice(bytes);
            return Ok(());
        };
        Ok(file.write_all(bytes)?)
    }
}

impl Split {
    /// The name of standard output.
    pub(crate) const STDOUT: &str = "-";

    /// Begins the files that are named. They have their names when the run ends.
    ///
    /// # Errors
    ///
    /// One cannot be written, is one of the inputs, or is named twice.
    pub(crate) fn begin(
        [valid, invalid]: [Option<&Path>; 2],
        found: &Discovered,
    ) -> anyhow::Result<Self> {
        let is_single = found.sources.len() == 1;
        let mut split = Self { writer: Writer::named().force(true), is_single, ..Self::default() };
        if let (Some(valid), Some(invalid)) = (valid, invalid)
            && same(valid) == same(invalid)
        {
            bail!("`--valid-to` and `--invalid-to` name the same file, `{}`", valid.display());
        }
        let mut begin = |path: Option<&Path>| -> anyhow::Result<Option<Half>> {
            let Some(path) = path else { return Ok(None) };
            let file = if path == Path::new(Self::STDOUT) {
                None
            } else {
                judge(path, found)?;
                Some(Packed::begin(path, &mut split.writer)?)
            };
            Ok(Some(Half { file, last: None, has_begun: false }))
        };
        (split.valid, split.invalid) = (begin(valid)?, begin(invalid)?);
        Ok(split)
    }

    /// Returns whether there is anything to write.
    pub(super) fn is_wanted(&self) -> bool {
        self.valid.is_some() || self.invalid.is_some()
    }

    /// Returns what is for standard output.
    pub(super) fn printed(&mut self) -> &mut Vec<u8> {
        &mut self.printed
    }

    /// Begins an input of JSON. Lines are written as they are, and so is the document of a single input. Returns why it cannot
    /// be written.
    pub(super) fn input(&mut self, framing: Framing) -> Option<String> {
        self.makes_lines = match framing {
            Framing::Lines => false,
            Framing::Document => !self.is_single,
            _ => true,
        };
        self.begin_with(Content::Records, b"")
    }

    /// Begins a table, whose first row is the header. Returns why it cannot be written.
    pub(super) fn table(
        &mut self,
        format: TableFormat,
        delimiter: Option<u8>,
        head: &[u8],
    ) -> Option<String> {
        self.makes_lines = false;
        if !matches!(format, TableFormat::Csv | TableFormat::Tsv) {
            return self.begin_with(Content::Records, b"");
        }
        let header = head[byte_order_mark(head)..].trim_ascii_end().to_vec();
        self.begin_with(Content::Rows { format, delimiter, header }, head)
    }

    fn begin_with(&mut self, content: Content, head: &[u8]) -> Option<String> {
        if !self.is_wanted() {
            return None;
        }
        if let Some(begun) = &self.content
            && *begun != content
        {
            let own = match (begun, &content) {
                (
                    Content::Rows { format, delimiter, .. },
                    Content::Rows { format: own, delimiter: between, .. },
                ) if format == own => {
                    let what = if delimiter == between { "header" } else { "delimiter" };
                    format!("this {own} has another {what}")
                }
                (_, own) => format!("this is {}", own.in_words()),
            };
            return Some(format!(
                "`--valid-to` and `--invalid-to` hold {}, and {own}; split it in a run of its own",
                begun.in_words()
            ));
        }
        // An input that is not checked in the end says nothing of what others may hold.
        self.begun = self.content.is_none().then(|| (content, head.to_vec()));
        for half in [&mut self.valid, &mut self.invalid].into_iter().flatten() {
            half.has_begun = false;
        }
        None
    }

    /// Says what the files hold, now that something is written.
    fn settle(&mut self) -> anyhow::Result<()> {
        if let Some((content, head)) = self.begun.take() {
            self.content = Some(content);
            for is_valid in [true, false] {
                self.write(&head, is_valid)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8], is_valid: bool) -> anyhow::Result<()> {
        let half = if is_valid { &mut self.valid } else { &mut self.invalid };
        half.as_mut().map_or(Ok(()), |half| half.write(bytes, &mut self.printed))
    }

    /// Writes bytes that are no record, such as blank lines, to the valid ones.
    pub(super) fn blank(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.settle()?;
        self.write(bytes, true)
    }

    /// Writes a record with what ends it.
    pub(super) fn record(
        &mut self,
        bytes: &[u8],
        end: &[u8],
        is_valid: bool,
    ) -> anyhow::Result<()> {
        self.settle()?;
        self.has_written = true;
        if self.makes_lines {
            return self.line(bytes, is_valid);
        }
        self.write(bytes, is_valid)?;
        self.write(end, is_valid)
    }

    /// Writes a record as a line.
    fn line(&mut self, record: &[u8], is_valid: bool) -> anyhow::Result<()> {
        for part in in_one_line(record) {
            self.write(part, is_valid)?;
        }
        self.write(b"\n", is_valid)
    }

    /// Writes the records of a document, which it has at places, each with whether it is valid.
    pub(super) fn parts(
        &mut self,
        document: &[u8],
        records: impl Iterator<Item = (Range<usize>, bool)>,
    ) -> anyhow::Result<()> {
        self.settle()?;
        self.has_written = true;
        for (record, is_valid) in records {
            self.line(&document[record], is_valid)?;
        }
        Ok(())
    }

    /// Counts a record that cannot be written.
    pub(super) fn skip(&mut self) {
        self.n_skipped += 1;
    }

    /// Writes lines. The ones at these places, which ascend, are invalid, or were not checked and are in neither file; one
    /// beyond the end was not read whole.
    pub(super) fn lines(
        &mut self,
        lines: &[u8],
        others: impl Iterator<Item = (u64, Checked)>,
    ) -> anyhow::Result<()> {
        self.settle()?;
        self.has_written = true;
        let mut from = 0;
        for (at, checked) in others {
            let Some(at) = usize::try_from(at).ok().filter(|at| *at < lines.len()) else {
                self.skip();
                continue;
            };
            let start = memrchr(b'\n', &lines[..at]).map_or(0, |feed| feed + 1);
            let end = memchr(b'\n', &lines[at..]).map_or(lines.len(), |feed| at + feed + 1);
            self.blank(&lines[from..start])?;
            match checked {
                Checked::Invalid => self.write(&lines[start..end], false)?,
                Checked::No => self.skip(),
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
        if n_unchecked == 0 {
            // A table without rows has a header.
            self.settle()?;
        }
        if n_unchecked > 0 && !self.has_written {
            (self.valid, self.invalid) = (None, None);
        }
        for half in [self.valid.take(), self.invalid.take()].into_iter().flatten() {
            if let Some(file) = half.file {
                file.finish(&mut self.writer)?;
            }
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
