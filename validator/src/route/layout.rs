//! Where the parts of a record are.

use std::{fmt, str::FromStr};

use tablature_schema::json::{Kind, NodeRef, pointer};

use crate::context::locate_from;

/// A JSON Pointer into a record. The empty one is the record itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    segments: Vec<Box<str>>,
}

/// A text that is not a JSON Pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsePathError {
    text: String,
    reason: &'static str,
}

impl fmt::Display for ParsePathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a JSON Pointer: {}", self.text, self.reason)
    }
}

impl std::error::Error for ParsePathError {}

/// Where the way to a value ends without it.
#[derive(Debug)]
pub(super) struct End<'a, 'p> {
    /// The value that lacks a member.
    pub(super) value: NodeRef<'a>,
    /// Where it is.
    pub(super) pointer: String,
    /// The name of the member.
    pub(super) missing: &'p str,
}

/// Paths that people write are not longer.
const MAX_SEGMENTS: usize = 32;

impl FromStr for Path {
    type Err = ParsePathError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = |reason| Err(ParsePathError { text: text.to_owned(), reason });
        if !text.is_empty() && !text.starts_with('/') {
            return fail("it begins with `/`, as in `/event`");
        }
        let escapes = text.split('~').skip(1);
        if escapes.clone().any(|rest| !rest.starts_with(['0', '1'])) {
            return fail("`~` is written `~0`");
        }
        let segments: Vec<Box<str>> = pointer::segments(text).map(Into::into).collect();
        if segments.len() > MAX_SEGMENTS {
            return fail("it has more than 32 segments");
        }
        Ok(Self { segments })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for segment in &self.segments {
            pointer::push_segment(&mut text, segment);
        }
        f.write_str(&text)
    }
}

impl Path {
    /// Returns whether this is the record itself.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Returns the keys of the path.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().map(|segment| &**segment)
    }

    /// Returns the path of a member of the record.
    pub(super) fn member(name: &str) -> Self {
        Self::of(&[name])
    }

    /// Returns the path through these members.
    pub(super) fn of(names: &[&str]) -> Self {
        Self { segments: names.iter().map(|name| Box::from(*name)).collect() }
    }

    /// Returns the path of what is at `below` in the value at this path.
    pub(super) fn join(&self, below: &Self) -> Self {
        Self { segments: [&*self.segments, &*below.segments].concat() }
    }

    /// Returns the path of the value that has this one at `end`; `None` if the path does not end so.
    pub(super) fn without(&self, end: &Self) -> Option<Self> {
        let segments = self.segments.strip_suffix(&*end.segments)?;
        Some(Self { segments: segments.to_vec() })
    }

    /// Returns the path of the value around this one; that of the record is its own.
    pub(super) fn parent(&self) -> Self {
        let segments = self.segments.split_last().map_or(&[][..], |(_, rest)| rest);
        Self { segments: segments.to_vec() }
    }

    pub(super) fn segments(&self) -> &[Box<str>] {
        &self.segments
    }

    /// Returns the value in a record, or how far the way to it goes.
    pub(super) fn find<'a>(&self, record: NodeRef<'a>) -> Result<NodeRef<'a>, End<'a, '_>> {
        let (mut at, mut way) = (record, String::new());
        for segment in &self.segments {
            let mut step = String::new();
            pointer::push_segment(&mut step, segment);
            let Some(next) = locate_from(at, &step) else {
                return Err(End { value: at, pointer: way, missing: segment });
            };
            at = next;
            way += &step;
        }
        Ok(at)
    }
}

/// Where the parts of records are, each relative to the one around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Layout {
    /// The array of records in each document; empty if each document is a record.
    pub records: Path,
    /// The name that chooses the schema of a record; `None` if there is one schema.
    pub by: Option<Path>,
    /// The payload of a record that the schema is for.
    pub payload: Path,
}

impl Layout {
    /// Creates a layout.
    pub fn new(records: Path, by: Option<Path>, payload: Path) -> Self {
        Self { records, by, payload }
    }

    /// Returns whether a document has an array for its records, and nothing in it.
    pub(super) fn is_page_without_records(&self, document: NodeRef<'_>) -> bool {
        let list = self.records.find(document).ok().filter(|_| !self.records.is_empty());
        list.is_some_and(|list| matches!(list.kind(), Kind::Array) && list.elements().len() == 0)
    }

    /// Returns the number of a record: that of its document, or the one that it has in it.
    pub(super) fn number(&self, document: Option<u64>, index: u64) -> Option<u64> {
        if self.records.is_empty() { document } else { Some(document.unwrap_or(1) + index) }
    }
}
