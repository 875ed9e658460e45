//! What is known already: `--baseline` and `--write-baseline`.
//!
//! A baseline is a JSON file that people commit and merge, so it has one finding a line, in a fixed
//! order. Only the fingerprint counts; the rest says to people what it stands for.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use serde::{Deserialize, Serialize};
use tablature_validator::Finding;

use crate::notice::Subject;

/// What a file must say in `version`: the way fingerprints are made.
const VERSION: u64 = 1;

/// Entries that are named when they hit nothing.
const NAMED: usize = 10;

/// What is known, and what is to be written.
#[derive(Debug, Default)]
pub struct Baseline {
    known: Option<Known>,
    written: Option<Written>,
    /// Whether fingerprints are made without values.
    is_masked: bool,
    /// Files that findings could have been in.
    seen: BTreeSet<String>,
}

/// A baseline that was read.
#[derive(Debug)]
struct Known {
    path: PathBuf,
    is_masked: bool,
    entries: BTreeMap<String, Entry>,
    hit: BTreeSet<String>,
}

/// A baseline to write.
#[derive(Debug)]
struct Written {
    path: PathBuf,
    entries: BTreeSet<Entry>,
}

/// What `tablature check --baseline` reads and `--write-baseline` writes.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "baseline"))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The way fingerprints are made: 1.
    version: u64,
    /// Whether it was written with `--mask`: then values are no part of the fingerprints.
    #[serde(default)]
    masked: bool,
    /// What is known, in the order of path, code, pointer, field and fingerprint.
    findings: Vec<Entry>,
}

/// A finding that is known. Only the fingerprint counts; the rest says to people what it stands for.
// The order of the fields is that of the lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "finding"))]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The file.
    path: String,
    /// What the fault is called.
    code: String,
    /// JSON Pointer into the payload.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pointer: String,
    /// The field that is missing, unknown, misspelt or repeated.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    field: String,
    /// What the finding is known by.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[0-9a-f]{32}$")))]
    fingerprint: String,
}

impl Baseline {
    /// Reads the baseline that was named, and remembers the one to write. `is_masked`: values are kept out of
    /// fingerprints.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is no baseline, or has the other kind of fingerprints.
    pub fn new(read: Option<&Path>, write: Option<&Path>, is_masked: bool) -> anyhow::Result<Self> {
        let known = read.map(Known::read).transpose()?;
        if let Some(known) = known.as_ref().filter(|known| known.is_masked != is_masked) {
            bail!("{}; none would be known", known.told_apart());
        }
        let written = write.map(|path| Written { path: path.to_owned(), entries: BTreeSet::new() });
        Ok(Self { known, written, is_masked, seen: BTreeSet::new() })
    }

    /// Whether there is one, to be read or to be written.
    pub fn is_there(&self) -> bool {
        self.known.is_some() || self.written.is_some()
    }

    /// What comes is about this file.
    pub fn see(&mut self, subject: &Subject) {
        if self.is_there() {
            self.seen.insert(subject.name().to_owned());
        }
    }

    /// Whether a finding need not be told: it was known before, or it is written down now.
    pub fn knows(&mut self, fingerprint: &str, subject: &Subject, finding: &Finding) -> bool {
        let mut is_known = false;
        if let Some(known) = &mut self.known
            && known.entries.contains_key(fingerprint)
        {
            known.hit.insert(fingerprint.to_owned());
            is_known = true;
        }
        if let Some(written) = &mut self.written {
            written.entries.insert(Entry {
                path: subject.name().to_owned(),
                code: finding.code.clone(),
                pointer: finding.pointer.clone(),
                field: finding.field.clone().unwrap_or_default(),
                fingerprint: fingerprint.to_owned(),
            });
            is_known = true;
        }
        is_known
    }

    /// What to say about entries that hit nothing: of files that were looked at, or are gone.
    pub fn gone(&self) -> Option<String> {
        let known = self.known.as_ref().filter(|_| self.written.is_none())?;
        let path = known.path.display();
        let is_here = |entry: &Entry| Path::new(&entry.path).exists();
        let gone: Vec<&Entry> = known
            .entries
            .values()
            .filter(|entry| !known.hit.contains(&entry.fingerprint))
            .filter(|entry| self.seen.contains(&entry.path) || !is_here(entry))
            .collect();
        let head = match gone.len() {
            0 => return None,
            1 => format!("1 entry of the baseline `{path}` hits nothing any more"),
            number => format!("{number} entries of the baseline `{path}` hit nothing any more"),
        };
        // Not even one is known, and some files are nowhere: most likely their paths are meant from elsewhere.
        let is_elsewhere = known.hit.is_empty() && !gone.iter().all(|entry| is_here(entry));
        let help = if is_elsewhere {
            "run from the directory that it was written in".to_owned()
        } else {
            format!("`--write-baseline {path}` leaves out what is gone")
        };
        let mut lines = vec![format!("{head}; {help}")];
        lines.extend(gone.iter().take(NAMED).map(|Entry { path, code, pointer, .. }| {
            format!("  {path}: {code} {pointer}").trim_end().to_owned()
        }));
        if gone.len() > NAMED {
            lines.push(format!("  … {} more", gone.len() - NAMED));
        }
        Some(lines.join("\n"))
    }

    /// Writes the baseline that was asked for; what there is to say about it.
    ///
    /// # Errors
    ///
    /// It cannot be written, or `unchecked` inputs could not be read: what is wrong in them is not known,
    /// and would seem new in the next run.
    pub fn write(&self, unchecked: u64) -> anyhow::Result<Option<String>> {
        let Some(Written { path, entries }) = &self.written else {
            return Ok(None);
        };
        let shown = path.display();
        if unchecked > 0 {
            bail!("the baseline `{shown}` is not written: not all inputs could be checked");
        }
        // What is known of files that this run did not look at stays known.
        let before = Known::read(path).ok();
        let is_other =
            |entry: &Entry| !self.seen.contains(&entry.path) && Path::new(&entry.path).exists();
        let is_masked = self.is_masked;
        let others: Vec<Entry> = match before {
            Some(before) => {
                let told_apart = (before.is_masked != is_masked).then(|| before.told_apart());
                let others: Vec<Entry> = before.entries.into_values().filter(is_other).collect();
                if let Some(told_apart) = told_apart.filter(|_| !others.is_empty()) {
                    bail!(
                        "{told_apart}; it also knows files that were not checked now, so it stays as it is"
                    );
                }
                others
            }
            None => Vec::new(),
        };
        let n_others = others.len();
        let entries: BTreeSet<Entry> = entries.iter().cloned().chain(others).collect();
        let mut lines = Vec::new();
        for entry in &entries {
            lines.push(format!("    {}", serde_json::to_string(entry)?));
        }
        let findings = match &lines[..] {
            [] => "[]".to_owned(),
            lines => format!("[\n{}\n  ]", lines.join(",\n")),
        };
        let masked = if is_masked { "  \"masked\": true,\n" } else { "" };
        let text =
            format!("{{\n  \"version\": {VERSION},\n{masked}  \"findings\": {findings}\n}}\n");
        fs::write(path, text).with_context(|| format!("cannot write `{shown}`"))?;
        let number = entries.len();
        let findings = if number == 1 { "finding is" } else { "findings are" };
        let others = match n_others {
            0 => String::new(),
            _ => format!(", {n_others} of them of files that were not checked now"),
        };
        Ok(Some(format!("{number} {findings} in the baseline `{shown}` now{others}")))
    }
}

impl Known {
    fn read(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        let text = fs::read_to_string(path).with_context(|| {
            format!("cannot read the baseline `{shown}`; `--write-baseline {shown}` makes one")
        })?;
        let file: File = serde_json::from_str(&text)
            .map_err(|error| anyhow!("`{shown}` is not a baseline: {error}"))?;
        if file.version != VERSION {
            bail!(
                "`{shown}` is a baseline of version {}, and this is a command for version {VERSION}; \
                 `--write-baseline {shown}` makes it anew",
                file.version
            );
        }
        if let Some(entry) = file.findings.iter().find(|entry| !is_fingerprint(&entry.fingerprint))
        {
            let text = &entry.fingerprint;
            bail!(
                "`{shown}` is not a baseline: `{text}` is no fingerprint, which has 32 digits of 0 to 9 \
                 and a to f"
            );
        }
        let entries =
            file.findings.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect();
        let is_masked = file.masked;
        Ok(Self { path: path.to_owned(), is_masked, entries, hit: BTreeSet::new() })
    }

    /// Why its fingerprints are not those of a run with the other setting.
    fn told_apart(&self) -> String {
        let (its, other) = if self.is_masked { ("with", "without") } else { ("without", "with") };
        let path = self.path.display();
        format!("the baseline `{path}` was written {its} `--mask`, and this run is {other} it")
    }
}

fn is_fingerprint(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
