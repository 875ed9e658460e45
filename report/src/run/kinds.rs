//! The kinds of findings of a run, counted in bounded memory: a run may have any number of findings, kinds and files.

use std::{borrow::Cow, collections::HashMap, fmt::Write as _};

use tablature_validator::{Finding, Place, Severity};

use super::{
    counts::{Example, FileCount, OtherFiles, OtherKinds},
    top::{TopValue, TopValues},
};

/// Kinds that are counted by themselves: the first that are met.
const MAX_KINDS: usize = 1_000;

/// Files that are counted by themselves: the first that have a finding.
const MAX_FILES: usize = 1_000;

/// The code of the finding about a field that an object lacks, which is reported at the object.
const MISSING_FIELD: &str = "missing-field";

/// The code of the finding about a key that stands for another field.
const MISSPELT_FIELD: &str = "misspelt-field";

/// A kind of findings: those of equal severity, code, field and schema.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Kind {
    /// Its number among the kinds of the run, by which findings name it.
    pub index: usize,
    /// Severity, as the user chose it.
    pub severity: Severity,
    /// Code of the findings.
    pub code: String,
    /// JSON Pointer to the field from the payload on, with `*` for array indexes; also to one that is missing. `None` for findings of which only
    /// the code was counted.
    pub field: Option<String>,
    /// The id or file of the schema; may be empty.
    pub schema: String,
    /// Number of findings.
    pub findings: u64,
    /// Number of records that have such a finding; 0 if it is not known.
    pub records: u64,
    /// Number of files that have such a finding.
    pub files: u64,
    /// The first of the findings.
    pub example: Example,
    /// How to fix the first of the findings, for people.
    pub help: Option<String>,
    values: TopValues,
    last: At,
}

impl Kind {
    /// Returns the values that most of the findings are about, the most frequent first.
    pub fn values(&self) -> Vec<TopValue<'_>> {
        self.values.top()
    }
}

/// A record of a file, by their numbers.
type At = (u64, Option<u64>);

/// A counted finding's kind: its place in the list, unless there are too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KindIndex(pub(super) Option<usize>);

/// What is counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'a> {
    pub(super) severity: Severity,
    pub(super) code: &'a str,
    pub(super) schema: &'a str,
    /// The pointer and the field of the finding; `None` if only the code is known.
    pub(super) at: Option<(&'a str, Option<&'a str>)>,
    /// Where the payloads of the input are in its documents, with `*` for array indexes.
    pub(super) around: &'a str,
    pub(super) place: Option<&'a Place>,
    pub(super) record: Option<u64>,
    pub(super) value: Option<&'a str>,
    pub(super) help: Option<&'a str>,
    /// Number of findings. A kind of none is not among those of the run.
    pub(super) number: u64,
}

impl<'a> Counted<'a> {
    /// Returns what counts of a finding.
    pub(super) fn finding(finding: &'a Finding, around: &'a str, number: u64) -> Self {
        Self {
            severity: finding.severity,
            code: &finding.code,
            schema: &finding.schema,
            at: Some((&finding.pointer, finding.field.as_deref())),
            around,
            place: Some(&finding.place),
            record: finding.record,
            value: finding.value.as_deref(),
            help: finding.help.as_deref(),
            number,
        }
    }
}

/// Counts findings by kind and by file. Inputs come one after the other, each with its records in order.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    /// Kinds in the order of their appearance.
    pub(super) listed: Vec<Kind>,
    index: HashMap<String, usize>,
    /// The key that is looked up, kept for its memory.
    key: String,
    pub(super) others: OtherKinds,
    last_other: Option<At>,
    /// Files in the order of their first findings.
    pub(super) files: Vec<FileCount>,
    pub(super) other_files: OtherFiles,
    /// Number of the input, from 1.
    input: u64,
    file: CurrentFile,
}

/// Where the findings of the current input are counted.
#[derive(Debug, Clone, Copy, Default)]
enum CurrentFile {
    /// There is none yet.
    #[default]
    Unmet,
    Listed(usize),
    Other,
}

impl Kinds {
    /// Begins an input.
    pub(super) fn input(&mut self) {
        self.input += 1;
        self.file = CurrentFile::Unmet;
    }

    /// Returns the number of kinds that have findings, up to the limit on those that are counted by themselves.
    pub(super) fn number(&self) -> u64 {
        self.listed.iter().filter(|kind| kind.findings > 0).count() as u64
    }

    /// Counts findings of one kind in the input with this name. Takes no memory for a kind that was met, unless its values
    /// need some.
    pub(super) fn count(&mut self, path: &str, counted: &Counted<'_>) -> KindIndex {
        self.count_in_file(path, counted.severity, counted.number);
        let at = (self.input, counted.record);
        let field_at = self.write_key(counted);
        let known = self.index.get(self.key.as_str()).copied();
        let index = match known {
            Some(index) => index,
            None if self.listed.len() < MAX_KINDS => self.add(path, counted, field_at),
            None => {
                self.others.findings += counted.number;
                self.others.records += u64::from(self.last_other != Some(at));
                self.last_other = Some(at);
                return KindIndex(None);
            }
        };
        let kind = &mut self.listed[index];
        let is_first = known.is_none();
        kind.findings += counted.number;
        kind.records += u64::from(is_first || kind.last != at);
        kind.files += u64::from(is_first || kind.last.0 != at.0);
        kind.last = at;
        if let Some(value) = counted.value {
            kind.values.count(value);
        }
        KindIndex(Some(index))
    }

    /// Counts findings of one kind that were counted elsewhere: in how many records and files they are is not known.
    pub(super) fn count_elsewhere(&mut self, path: &str, counted: &Counted<'_>) {
        let KindIndex(index) = self.count(path, counted);
        if let Some(kind) = index.map(|index| &mut self.listed[index]) {
            (kind.records, kind.files) = (0, 0);
        }
    }

    fn add(&mut self, path: &str, counted: &Counted<'_>, field_at: usize) -> usize {
        let index = self.listed.len();
        self.listed.push(Kind {
            index,
            severity: counted.severity,
            code: counted.code.to_owned(),
            field: counted.at.map(|_| self.key[field_at..].to_owned()),
            schema: counted.schema.to_owned(),
            findings: 0,
            records: 0,
            files: 0,
            example: Example {
                path: path.to_owned(),
                position: counted.place.and_then(Place::position),
                line: counted.place.and_then(Place::line),
                record: counted.record,
            },
            help: counted.help.map(str::to_owned),
            values: TopValues::default(),
            last: (0, None),
        });
        self.index.insert(self.key.clone(), index);
        index
    }

    /// Writes the key of a kind; returns where the field begins in it. The field is last: it alone may have any character.
    fn write_key(&mut self, counted: &Counted<'_>) -> usize {
        self.key.clear();
        let mark = if counted.at.is_some() { "at" } else { "" };
        let Counted { severity, code, schema, .. } = counted;
        let _ = write!(self.key, "{severity}\0{code}\0{schema}\0{mark}\0");
        let field_at = self.key.len();
        if let Some((pointer, field)) = counted.at {
            push_field(&mut self.key, pointer, field, code);
            leave_out(&mut self.key, field_at, counted.around);
        }
        field_at
    }

    fn count_in_file(&mut self, path: &str, severity: Severity, number: u64) {
        if number == 0 {
            return;
        }
        let index = match self.file {
            CurrentFile::Listed(index) => Some(index),
            CurrentFile::Other => None,
            CurrentFile::Unmet if self.files.len() < MAX_FILES => {
                self.files.push(FileCount::new(path));
                Some(self.files.len() - 1)
            }
            CurrentFile::Unmet => {
                self.other_files.files += 1;
                None
            }
        };
        self.file = index.map_or(CurrentFile::Other, CurrentFile::Listed);
        match index {
            Some(index) => self.files[index].count(severity, number),
            None => self.other_files.findings += number,
        }
    }
}

/// Returns the pointer to the field that a finding is about, with `*` for array indexes: from the payload on, which is at
/// `around` in its document.
pub fn field_of(finding: &Finding, around: &str) -> String {
    let mut text = String::new();
    let Finding { pointer, field, code, .. } = finding;
    push_field(&mut text, pointer, field.as_deref(), code);
    leave_out(&mut text, 0, around);
    text
}

/// Takes the pointer of the payload away from a pointer that begins in a text at `from`.
fn leave_out(text: &mut String, from: usize, around: &str) {
    let rest = text[from..].strip_prefix(around);
    if !around.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
        text.replace_range(from..from + around.len(), "");
    }
}

/// Appends the pointer to the field that a finding is about with `*` for array indexes: of a misspelt key, the field that is
/// meant.
fn push_field(text: &mut String, pointer: &str, field: Option<&str>, code: &str) {
    // The pointer is that of the object.
    let is_missing = code == MISSING_FIELD;
    let (pointer, is_missing) = match pointer.rsplit_once('/') {
        Some((object, _)) if code == MISSPELT_FIELD && field.is_some() => (object, true),
        _ => (pointer, is_missing),
    };
    for segment in pointer.split('/').skip(1) {
        let is_index = !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
        text.push('/');
        text.push_str(if is_index { "*" } else { segment });
    }
    let Some(field) = field else { return };
    let field = escaped(field);
    let is_last = || pointer.rsplit_once('/').is_some_and(|(_, last)| last == field);
    if is_missing || !is_last() {
        text.push('/');
        text.push_str(&field);
    }
}

/// Returns a key as a segment of a JSON Pointer.
fn escaped(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}

#[cfg(test)]
mod tests;
