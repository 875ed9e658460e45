//! Baselines of known findings: `--baseline` and `--write-baseline`.
//!
//! A baseline is a JSON file that people commit and merge, so it has one finding per line, in a fixed order. Only the
//! fingerprint counts; the rest is for people.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, anyhow, bail};
use serde::{Deserialize, Serialize};
use tablature_files::{MAX_OWN_BYTES, Writer, lock, read_text};
use tablature_validator::Finding;

use super::kinds::field_of;
use crate::{fingerprint::Fingerprint, notice::Subject};

/// The value of `version`: how fingerprints are computed.
const VERSION: u64 = 1;

/// First value of a baseline file, which says where the file comes from.
const MARK: &str = "by tablature check --write-baseline: findings that are known";

/// Entries that are named when they match nothing.
const MAX_NAMED: usize = 10;

/// What an entry of a baseline stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "by"))]
#[serde(rename_all = "lowercase")]
pub enum BaselineBy {
    /// One finding, with its file and its value
    #[default]
    Finding,
    /// All findings with a code about a field, whatever the file, the record and the value
    Field,
}

impl BaselineBy {
    fn name(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Field => "field",
        }
    }
}

/// The baseline to read, and the one to write.
#[derive(Debug, Default)]
pub struct Baseline {
    known: Option<Known>,
    written: Option<Written>,
    /// Is `true` if fingerprints are computed without values.
    is_masked: bool,
    /// Files that were checked.
    seen: BTreeSet<String>,
}

/// A baseline that was read.
#[derive(Debug)]
struct Known {
    path: PathBuf,
    is_masked: bool,
    by: BaselineBy,
    entries: BTreeMap<String, Entry>,
    matched: BTreeSet<String>,
}

/// A baseline to write.
#[derive(Debug)]
struct Written {
    path: PathBuf,
    by: BaselineBy,
    entries: Vec<Noted>,
    /// The fingerprints of the entries that stand for many findings.
    met: HashSet<u128>,
}

/// An entry in as little memory as it takes: there may be millions. The order is that of entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Noted {
    path: Arc<str>,
    code: Arc<str>,
    pointer: Box<str>,
    field: Box<str>,
    fingerprint: u128,
}

/// A baseline, as read by `tablature check --baseline` and written by `--write-baseline`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "baseline"))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The command that wrote it, for people.
    #[serde(default, rename = "@generated")]
    #[expect(dead_code, reason = "it tells people what the file is")]
    comment: String,
    /// How fingerprints are computed: 1.
    version: u64,
    /// Is `true` if it was written with `--mask`: then fingerprints include neither values nor undeclared names.
    #[serde(default)]
    masked: bool,
    /// What an entry stands for.
    #[serde(default)]
    by: BaselineBy,
    /// The known findings, in the order of path, code, pointer, field and fingerprint.
    findings: Vec<Entry>,
}

/// A known finding. Only the fingerprint counts; the rest is for people.
// The order of the fields is that of the lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "finding"))]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The file, unless the entry stands for those of all files.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    path: String,
    /// Code of the finding.
    code: String,
    /// JSON Pointer into the payload, with `*` for array indexes if the entry stands for many findings.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pointer: String,
    /// The field that is missing, unknown, misspelt or repeated.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    field: String,
    /// Fingerprint of the finding.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[0-9a-f]{32}$")))]
    fingerprint: String,
}

impl Baseline {
    /// Reads the baseline to compare with, and stores the path of the one to write. `is_masked` says whether
    /// fingerprints are computed without values. `by` says what entries stand for: of a baseline that is there, which says so
    /// itself, it need not be given.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is not a baseline, or has the other kind of fingerprints or entries; or the file to write
    /// exists and is not a baseline.
    pub fn new(
        read: Option<&Path>,
        write: Option<&Path>,
        is_masked: bool,
        mut by: Option<BaselineBy>,
    ) -> anyhow::Result<Self> {
        let known = read.map(Known::read).transpose()?;
        if let (Some(known), Some(by), None) = (&known, by, write)
            && known.by != by
        {
            bail!("{}, but this run is by {}", known.described(), by.name());
        }
        if let Some(known) = known.as_ref().filter(|known| known.is_masked != is_masked) {
            bail!("{}; no finding would match", known.mask_mismatch());
        }
        if let Some(path) = write {
            // A run may take long: errors that keep the file from being written are reported before it.
            judge(path, &mut Writer::named())?;
            let before = Known::before(path)?;
            by = by.or(before.map(|before| before.by));
        }
        let (by, entries, met) = (by.unwrap_or_default(), Vec::new(), HashSet::new());
        let written = write.map(|path| Written { path: path.to_owned(), by, entries, met });
        Ok(Self { known, written, is_masked, seen: BTreeSet::new() })
    }

    /// Returns whether there is a baseline to read or to write.
    pub fn is_there(&self) -> bool {
        self.known.is_some() || self.written.is_some()
    }

    /// Begins a file.
    pub fn see(&mut self, subject: &Subject) {
        if self.is_there() {
            self.seen.insert(subject.name().to_owned());
        }
    }

    /// Returns whether fingerprints of findings are needed.
    pub fn needs_fingerprints(&self) -> bool {
        let by = [self.known.as_ref().map(|it| it.by), self.written.as_ref().map(|it| it.by)];
        by.contains(&Some(BaselineBy::Finding))
    }

    /// Returns whether a finding is known: it is in the baseline, or will be written to it. `around` is where the payloads of
    /// the input are in its documents, with `*` for array indexes.
    pub fn knows(
        &mut self,
        fingerprint: &str,
        subject: &Subject,
        finding: &Finding,
        around: &str,
    ) -> bool {
        let mut is_known = false;
        if let Some(known) = &mut self.known {
            let of_field = (known.by == BaselineBy::Field).then(|| OfField::new(finding, around).1);
            let fingerprint = of_field.as_deref().unwrap_or(fingerprint);
            if known.entries.contains_key(fingerprint) {
                known.matched.insert(fingerprint.to_owned());
                is_known = true;
            }
        }
        if let Some(written) = &mut self.written {
            match written.by {
                BaselineBy::Finding => written.note(
                    [subject.name(), &finding.code, &finding.pointer],
                    finding.field.as_deref().unwrap_or_default(),
                    fingerprint,
                ),
                BaselineBy::Field => {
                    let OfField(field, fingerprint) = OfField::new(finding, around);
                    if written.met.insert(bits(&fingerprint)) {
                        written.note(["", &finding.code, &field], "", &fingerprint);
                    }
                }
            }
            is_known = true;
        }
        is_known
    }

    /// Returns the message about stale entries, of files that were checked or no longer exist.
    pub fn gone(&self) -> Option<String> {
        let known = self.known.as_ref().filter(|_| self.written.is_none())?;
        let path = known.path.display();
        let is_here = |entry: &Entry| Path::new(&entry.path).exists();
        let gone: Vec<&Entry> = known
            .entries
            .values()
            .filter(|entry| !known.matched.contains(&entry.fingerprint))
            .filter(|entry| self.seen.contains(&entry.path) || !is_here(entry))
            .collect();
        let head = match gone.len() {
            0 => return None,
            1 if known.by == BaselineBy::Field => {
                format!("1 entry of the baseline `{path}` matches nothing in this run")
            }
            number if known.by == BaselineBy::Field => {
                format!("{number} entries of the baseline `{path}` match nothing in this run")
            }
            1 => format!("1 entry of the baseline `{path}` no longer matches anything"),
            number => format!("{number} entries of the baseline `{path}` no longer match anything"),
        };
        // No entry matched and some files do not exist: most likely the paths are relative to another directory.
        let is_elsewhere = known.by == BaselineBy::Finding
            && known.matched.is_empty()
            && !gone.iter().all(|entry| is_here(entry));
        let help = if is_elsewhere {
            "run in the directory where it was written".to_owned()
        } else if known.by == BaselineBy::Field {
            format!(
                "they may be about other files: `--write-baseline {path}` with all files writes it anew"
            )
        } else {
            format!("`--write-baseline {path}` removes stale entries, and adds all new findings")
        };
        let mut lines = vec![format!("{head}; {help}")];
        lines.extend(gone.iter().take(MAX_NAMED).map(|entry| format!("  {}", entry.place())));
        if gone.len() > MAX_NAMED {
            lines.push(format!("  … {} more", gone.len() - MAX_NAMED));
        }
        Some(lines.join("\n"))
    }

    /// Writes the baseline that was requested, and returns a note about it. Runs that write one file at the same time
    /// wait for each other: each reads what the one before has written.
    ///
    /// # Errors
    ///
    /// The file cannot be written or is not a baseline, or `unchecked` inputs could not be read: their findings are
    /// not known, and would seem new in the next run.
    pub fn write(&mut self, unchecked: u64) -> anyhow::Result<Option<String>> {
        let Some(Written { path, by, entries, .. }) = &mut self.written else {
            return Ok(None);
        };
        let shown = path.display();
        if unchecked > 0 {
            bail!("the baseline `{shown}` was not written: not all inputs could be checked");
        }
        let mut writer = Writer::named();
        judge(path, &mut writer)?;
        let _lock = lock(path)?;
        // Entries for files that this run did not read are kept.
        let before = Known::before(path)?;
        let is_other =
            |entry: &Entry| !self.seen.contains(&entry.path) && Path::new(&entry.path).exists();
        let is_masked = self.is_masked;
        let others: Vec<Noted> = match before.filter(|before| before.by == *by) {
            Some(before) => {
                let mask_mismatch = (before.is_masked != is_masked).then(|| before.mask_mismatch());
                let others = before.entries.into_values().filter(is_other);
                let others: Vec<Noted> = others.map(Noted::from).collect();
                if let Some(mask_mismatch) = mask_mismatch.filter(|_| !others.is_empty()) {
                    bail!(
                        "{mask_mismatch}; it also has findings in files that were not checked in this run, so it is unchanged"
                    );
                }
                others
            }
            None => Vec::new(),
        };
        let n_others = others.len();
        entries.extend(others);
        entries.sort_unstable();
        entries.dedup();
        let text = |file: &mut dyn Write| print(file, is_masked, *by, entries);
        writer.write_with(path, &|_| true, text)?;
        let number = entries.len();
        let findings = match (by, number) {
            (BaselineBy::Finding, 1) => "finding is",
            (BaselineBy::Finding, _) => "findings are",
            (BaselineBy::Field, 1) => "kind of finding is",
            (BaselineBy::Field, _) => "kinds of findings are",
        };
        let others = match n_others {
            0 => String::new(),
            _ => format!(", {n_others} of them in files that were not checked in this run"),
        };
        Ok(Some(format!("{number} {findings} now in the baseline `{shown}`{others}")))
    }
}

impl Entry {
    /// Returns the place of the finding, for people: the file, the code, the pointer and the field.
    fn place(&self) -> String {
        let Self { path, code, pointer, field, .. } = self;
        let pointer = if pointer.is_empty() { String::new() } else { format!(" at {pointer}") };
        let field = if field.is_empty() { String::new() } else { format!(" (`{field}`)") };
        let path = if path.is_empty() { String::new() } else { format!("{path}: ") };
        format!("{path}{code}{pointer}{field}")
    }
}

/// The field that a finding is about, and the fingerprint that all findings with its code about this field share, whatever
/// the file and the version of the schema.
struct OfField(String, String);

impl OfField {
    fn new(finding: &Finding, around: &str) -> Self {
        let field = field_of(finding, around);
        let schema = finding.schema.split('@').next().unwrap_or_default();
        let parts = [schema, &finding.code, &field];
        let fingerprint =
            parts.iter().fold(Fingerprint::of("field"), |all, part| all.with(part.as_bytes()));
        Self(field, fingerprint.text())
    }
}

impl Written {
    /// Adds an entry: path, code and pointer, the field and the fingerprint.
    fn note(&mut self, [path, code, pointer]: [&str; 3], field: &str, fingerprint: &str) {
        // Most findings have the path and the code of the one before.
        let last = self.entries.last();
        let shared = |of: fn(&Noted) -> &Arc<str>, text: &str| {
            let known = last.map(of).filter(|known| &***known == text);
            known.map_or_else(|| text.into(), Arc::clone)
        };
        let path = shared(|last| &last.path, path);
        let code = shared(|last| &last.code, code);
        let fingerprint = bits(fingerprint);
        let (pointer, field) = (pointer.into(), field.into());
        self.entries.push(Noted { path, code, pointer, field, fingerprint });
    }
}

impl From<Entry> for Noted {
    fn from(entry: Entry) -> Self {
        Self {
            path: entry.path.into(),
            code: entry.code.into(),
            pointer: entry.pointer.into(),
            field: entry.field.into(),
            fingerprint: bits(&entry.fingerprint),
        }
    }
}

/// Returns the bits of a fingerprint, which has 32 digits.
fn bits(fingerprint: &str) -> u128 {
    u128::from_str_radix(fingerprint, 16).unwrap_or_default()
}

/// Prints a baseline, an entry a line.
fn print(
    file: &mut dyn Write,
    is_masked: bool,
    by: BaselineBy,
    entries: &[Noted],
) -> io::Result<()> {
    write!(file, "{{\n  \"@generated\": \"{MARK}\",\n  \"version\": {VERSION},\n")?;
    if is_masked {
        file.write_all(b"  \"masked\": true,\n")?;
    }
    if by != BaselineBy::Finding {
        writeln!(file, "  \"by\": \"{}\",", by.name())?;
    }
    file.write_all(b"  \"findings\": [")?;
    let mut separator = "\n    ";
    for noted in entries {
        file.write_all(separator.as_bytes())?;
        let entry = Entry {
            path: (*noted.path).to_owned(),
            code: (*noted.code).to_owned(),
            pointer: (*noted.pointer).to_owned(),
            field: (*noted.field).to_owned(),
            fingerprint: format!("{:032x}", noted.fingerprint),
        };
        serde_json::to_writer(&mut *file, &entry)?;
        separator = ",\n    ";
    }
    file.write_all(if entries.is_empty() { b"]\n}\n" } else { b"\n  ]\n}\n" })
}

/// Checks that the file can be written, whatever its content.
fn judge(path: &Path, writer: &mut Writer) -> anyhow::Result<()> {
    Ok(writer.judge(path, &|_| true)?)
}

impl Known {
    /// Reads the baseline that will be rewritten; `None` if there is none yet, or the file is empty.
    fn before(path: &Path) -> anyhow::Result<Option<Self>> {
        if path.metadata().map_or(true, |metadata| metadata.len() == 0) {
            return Ok(None);
        }
        let shown = path.display();
        Self::read(path).map(Some).with_context(|| {
            format!(
                "`{shown}` is not overwritten; remove it, or name another file with `--write-baseline`"
            )
        })
    }

    fn read(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        let text = read_text(path, MAX_OWN_BYTES).with_context(|| {
            format!("cannot read the baseline `{shown}`; `--write-baseline {shown}` creates one")
        })?;
        let file: File = serde_json::from_str(&text)
            .map_err(|error| anyhow!("`{shown}` is not a baseline: {error}"))?;
        if file.version != VERSION {
            bail!(
                "`{shown}` is a baseline of version {}, but this command supports version {VERSION}; \
                 remove it, and create it again with `--write-baseline {shown}`",
                file.version
            );
        }
        if let Some(entry) = file.findings.iter().find(|entry| !is_fingerprint(&entry.fingerprint))
        {
            let text = &entry.fingerprint;
            bail!(
                "`{shown}` is not a baseline: `{text}` is not a fingerprint, which has 32 digits 0 to 9 \
                 and a to f"
            );
        }
        let entries =
            file.findings.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect();
        let File { masked: is_masked, by, .. } = file;
        Ok(Self { path: path.to_owned(), is_masked, by, entries, matched: BTreeSet::new() })
    }

    /// Returns what it is, for messages.
    fn described(&self) -> String {
        let path = self.path.display();
        format!("the baseline `{path}` was written with `--baseline-by {}`", self.by.name())
    }

    /// Returns the message about a run with the other setting of `--mask`.
    fn mask_mismatch(&self) -> String {
        let (its, other) = if self.is_masked { ("with", "without") } else { ("without", "with") };
        let path = self.path.display();
        format!("the baseline `{path}` was written {its} `--mask`, but this run is {other} it")
    }
}

fn is_fingerprint(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
