//! `tablature.toml`: which files have which schema, how bad each code is, and the clock.
//!
//! ```toml
//! [[check]]
//! files = ["exports/**/*.jsonl.gz"]   # globs, relative to this file
//! schema = "vendor/name@1"            # an id of the catalogue, or a file relative to this one
//!
//! [severity]
//! unknown-field = "error"             # error, warning, advice or allow
//!
//! [clock]
//! now = "2026-11-21T16:00:00Z"        # otherwise the system's
//! tolerance = "PT5M"                  # how far ahead of the clock a timestamp may be
//! ```
//!
//! People write it by hand, so a key that is not known is an error, with its place. The types here
//! are what the file means; [`read`] gets them from the text.

mod read;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use globset::GlobSet;
use tablature_validator::{Severity, Span, Timestamp};

/// The name that is looked for.
const FILE_NAME: &str = "tablature.toml";

/// What a configuration file says.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Path of the file itself.
    path: PathBuf,
    /// The directory that globs and schema paths are relative to.
    root: PathBuf,
    /// `[[check]]`, in the order of the file: the first match counts.
    pub(crate) rules: Vec<FileRule>,
    /// `[severity]`: code → level.
    pub(crate) severity: BTreeMap<String, Level>,
    /// `[clock]`.
    pub(crate) clock: Clock,
}

/// One `[[check]]`: these files have this schema.
#[derive(Debug)]
pub(crate) struct FileRule {
    /// `files`: globs. `*` stays within a directory, `**` does not.
    pub(crate) files: GlobSet,
    /// `schema`: an id of the catalogue, or a path.
    pub(crate) schema: String,
}

/// `[clock]`.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    /// `now`: an RFC 3339 timestamp.
    pub(crate) now: Option<Timestamp>,
    /// `tolerance`: an ISO 8601 duration of fixed length.
    pub(crate) tolerance: Option<Span>,
}

/// What becomes of findings with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// They are left out.
    Allow,
    /// They get this severity.
    Severity(Severity),
}

impl Level {
    /// The names that a file may use.
    pub(crate) const NAMES: [&str; 4] = ["error", "warning", "advice", "allow"];

    /// The level with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "allow" => Some(Self::Allow),
            severity => severity.parse().ok().map(Self::Severity),
        }
    }
}

impl Config {
    /// Reads the file that was named, or the first `tablature.toml` in the current directory and
    /// those above it; without one, nothing is configured.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or something in it is not right: each fault with line and column.
    pub(crate) fn load(named: Option<&Path>) -> anyhow::Result<Self> {
        match named {
            Some(path) => Self::read(path),
            None => match discover()? {
                Some(path) => Self::read(&path),
                None => Ok(Self::default()),
            },
        }
    }

    fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read `{}`", path.display()))?;
        let parent = path.parent().filter(|parent| *parent != Path::new(""));
        let root = parent
            .unwrap_or(Path::new("."))
            .canonicalize()
            .with_context(|| format!("cannot look up the directory of `{}`", path.display()))?;
        match read::parse(&text) {
            Ok(config) => Ok(Self { path: path.to_owned(), root, ..config }),
            Err(faults) => {
                let lines: Vec<String> =
                    faults.iter().map(|fault| format!("{}:{fault}", path.display())).collect();
                bail!("the configuration is not right\n{}", lines.join("\n"))
            }
        }
    }

    /// The file's path, for messages.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The directory that schema paths are relative to.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The schema that the first matching rule names for this file.
    pub(crate) fn schema_for(&self, file: &Path) -> Option<&str> {
        let file = std::path::absolute(file).ok()?;
        // The directory may have been reached through a symbolic link: both spellings count.
        let spellings = [Some(file.clone()), file.canonicalize().ok()];
        let relative: Vec<&Path> = spellings
            .iter()
            .flatten()
            .filter_map(|path| path.strip_prefix(&self.root).ok())
            .collect();
        let rule =
            self.rules.iter().find(|rule| relative.iter().any(|path| rule.files.is_match(path)))?;
        Some(&rule.schema)
    }
}

/// The nearest configuration, from the current directory upward.
fn discover() -> anyhow::Result<Option<PathBuf>> {
    let current = std::env::current_dir().context("cannot look up the current directory")?;
    Ok(current.ancestors().map(|directory| directory.join(FILE_NAME)).find(|path| path.is_file()))
}
