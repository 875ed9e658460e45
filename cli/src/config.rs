//! `tablature.toml`: which files have which schema, how bad each code is, and the clock.
//!
//! ```toml
//! exclude = ["**/*.tmp.json"]         # globs of files that are not checked, unless they are named
//!
//! [[check]]
//! files = ["exports/**/*.jsonl.gz"]   # globs of files beside or below this one
//! schema = "vendor/name@1"            # an id of the catalogue, or a file relative to this one
//!
//! [[check]]
//! files = ["streams/*.jsonl"]
//! schemas = "schemas"                 # a directory of schemas, one for each event
//! by = "/event"                       # the string of a record that chooses its schema
//! payload = "/properties"             # the part of a record that is checked; else the whole record
//! records = "/entities"               # the array of records in a document; else each document is a record
//!
//! [severity]
//! unknown-field = "error"             # error, warning, advice or allow
//!
//! [[override]]                        # severities of findings about some fields, or in some files
//! code = "unknown-field"              # at least one of code, field and files; the first entry that matches counts
//! field = "/metadata/*"               # `*` matches any characters within a segment, `**` any number of segments
//! files = ["legacy/**"]
//! severity = "allow"
//!
//! [[change]]                          # severities of changes that `tablature diff` finds, by rule and place
//! rule = "enum-value-removed"         # at least one of rule and path; the first entry that matches counts
//! path = "/items/*/kind"
//! severity = "warning"
//!
//! [references]
//! "https://example.com/" = "shared/"  # where documents are that schemas refer to, relative to this file
//!
//! [drafts]
//! default = "7"                       # the draft of schemas without `$schema`
//! "https://example.com/meta" = "7"    # the draft of schemas with this `$schema`
//!
//! [clock]
//! now = "2026-11-21T16:00:00Z"        # otherwise the system's
//! tolerance = "PT5M"                  # how far ahead of the clock a timestamp may be
//! ```
//!
//! People write it by hand, so a key that is not known is an error, with its place. The types here
//! are what the file means; [`read`] gets them from the text, and [`verify`] looks up what they name.

mod read;
mod verify;

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use globset::GlobSet;
use tablature_contract::diff::Rule;
use tablature_files::{MAX_CONFIG_BYTES, read_text, uri};
use tablature_input::is_event_file;
use tablature_report::run::{FieldPattern, Level, LevelOf};
use tablature_schema::ir::Draft;
#[cfg(test)]
use tablature_validator as validator;
use tablature_validator::{Span, Timestamp};

use crate::paths::Paths;

/// The name that is looked for.
pub(crate) const FILE_NAME: &str = "tablature.toml";

pub(crate) use verify::verify;

/// Returns the errors in a text, one line for each.
#[cfg(test)]
pub(crate) fn faults(text: &str) -> String {
    let (_, faults) = read::parse(text);
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// A place in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Counts from 1.
    line: u64,
    /// Counts characters, from 1.
    column: u64,
}

/// Value in the file, with its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it begins.
    pub(crate) at: Place,
}

/// An error in a configuration. Displays as `line:column: message`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    at: Place,
    message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.at.line, self.at.column, self.message)
    }
}

/// Configuration in `tablature.toml`: schemas of files, severities of findings, references of schemas, and the clock.
#[derive(Debug, Default)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "tablature.toml", deny_unknown_fields)
)]
pub(crate) struct Config {
    /// Path of the file itself.
    #[cfg_attr(test, schemars(skip))]
    path: PathBuf,
    /// The directory that globs and schema paths are relative to.
    #[cfg_attr(test, schemars(skip))]
    root: PathBuf,
    /// Globs of files beside the configuration or below it that are left out of directories, and of what the entries for
    /// checks list. Files that are named on the command line are checked.
    #[cfg_attr(test, schemars(default, with = "Vec<String>", length(min = 1)))]
    pub(crate) exclude: Option<Globs>,
    /// Which files have which schema; the first entry that matches a file counts.
    #[cfg_attr(test, schemars(rename = "check", default, with = "Vec<FileRule>"))]
    pub(crate) rules: Vec<FileRule>,
    /// Severities of findings, by code; `tablature explain` lists the codes.
    #[cfg_attr(test, schemars(default, with = "BTreeMap<String, Level>"))]
    pub(crate) severity: BTreeMap<String, Placed<Level>>,
    /// Severities of findings about some fields, or in some files; the first entry that matches a finding counts, and comes
    /// before `severity`.
    #[cfg_attr(test, schemars(rename = "override", default, with = "Vec<Override>"))]
    pub(crate) overrides: Vec<Override>,
    /// Severities of changes that `tablature diff` finds; the first entry that matches a change counts.
    #[cfg_attr(test, schemars(rename = "change", default, with = "Vec<ChangeLevel>"))]
    pub(crate) changes: Vec<ChangeLevel>,
    /// Files for URIs that schemas refer to, and folders for prefixes of URIs that end in `/`; relative to the
    /// configuration. The longest match counts.
    #[cfg_attr(
        test,
        schemars(
            default,
            with = "BTreeMap<String, String>",
            extend("propertyNames" = {"pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^#]*#?$"})
        )
    )]
    pub(crate) references: BTreeMap<String, Placed<PathBuf>>,
    /// The draft of JSON Schema that schemas are in, by the URI in `$schema`; `default` is for those without one.
    #[cfg_attr(
        test,
        schemars(
            default,
            with = "BTreeMap<String, DraftName>",
            extend("propertyNames" = {"pattern": "^(default|[A-Za-z][A-Za-z0-9+.-]*:.*)$"})
        )
    )]
    pub(crate) drafts: Drafts,
    /// The time that freshness is judged by.
    #[cfg_attr(test, schemars(default))]
    pub(crate) clock: Clock,
}

/// The drafts that schemas are in, where they do not say so by a known `$schema`.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    /// Of schemas without `$schema`.
    pub(crate) default: Option<Draft>,
    /// Of schemas with this URI as `$schema`.
    pub(crate) by_uri: BTreeMap<String, Draft>,
}

/// The name of a draft.
#[cfg(test)]
struct DraftName;

#[cfg(test)]
impl schemars::JsonSchema for DraftName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "draft".into()
    }

    fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A draft of JSON Schema.",
            "enum": Draft::ALL.map(Draft::name),
        })
    }
}

/// Globs of files.
#[derive(Debug, Clone, Default)]
pub(crate) struct Globs {
    /// As they are written.
    set: GlobSet,
    /// What is below them: one without a wildcard at its end may be a directory.
    below: GlobSet,
    /// Those that name files by how their names begin.
    naming: GlobSet,
}

impl Globs {
    fn matches(&self, path: &Path) -> bool {
        self.set.is_match(path) || (self.below.is_match(path) && is_event_file(path))
    }
}

/// These files have this schema.
#[derive(Debug)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        rename = "check",
        deny_unknown_fields,
        extend(
            "oneOf" = [{"required": ["schema"]}, {"required": ["schemas"]}],
            "dependentRequired" = {"by": ["schemas"]}
        )
    )
)]
pub(crate) struct FileRule {
    /// Globs of files beside the configuration or below it. `*` stays within a directory, `**` does not. The name of a
    /// directory stands for the event files in it.
    #[cfg_attr(test, schemars(with = "Vec<String>", length(min = 1)))]
    pub(crate) files: Placed<Globs>,
    /// What `schema` or `schemas` says.
    #[cfg_attr(test, schemars(skip))]
    pub(crate) schema: Placed<String>,
    /// Is `true` if the path is that of a directory of schemas, one for each event.
    #[cfg_attr(test, schemars(skip))]
    pub(crate) is_directory: bool,
    /// Where the parts of records are.
    #[cfg_attr(test, schemars(flatten, with = "RestOfRule"))]
    pub(crate) paths: Paths,
}

/// The other keys of a rule. Those of the parts of records are JSON Pointers.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct RestOfRule {
    /// An id of the catalogue, or a path relative to the configuration.
    #[schemars(default, with = "String")]
    schema: Option<validator::Path>,
    /// A directory of schemas, one for each event, as `tablature capture --out` writes it; relative to the configuration.
    #[schemars(default, with = "String")]
    schemas: Option<validator::Path>,
    /// The array of records in each document, such as `/entities`.
    #[schemars(default, with = "String", extend("pattern" = PATH))]
    records: Option<validator::Path>,
    /// The string of a record that chooses its schema, such as `/event`. Without it, the one well-known member whose value
    /// names a schema.
    #[schemars(default, with = "String", extend("pattern" = PATH))]
    by: Option<validator::Path>,
    /// The payload of a record, such as `/properties`.
    #[schemars(default, with = "String", extend("pattern" = PATH))]
    payload: Option<validator::Path>,
}

/// JSON Pointers.
#[cfg(test)]
const PATH: &str = "^(/([^~/]|~[01])*){0,32}$";

/// The severity of some findings.
#[derive(Debug)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        rename = "override",
        deny_unknown_fields,
        extend("anyOf" = [{"required": ["code"]}, {"required": ["field"]}, {"required": ["files"]}])
    )
)]
pub(crate) struct Override {
    /// Globs of files beside the configuration or below it; without them, all files.
    #[cfg_attr(test, schemars(default, with = "Vec<String>", length(min = 1)))]
    pub(crate) files: Option<Globs>,
    /// Code of the findings; without it, all codes.
    #[cfg_attr(test, schemars(default, with = "String"))]
    pub(crate) code: Option<Placed<String>>,
    /// JSON Pointer to the field; `*` matches any characters within a segment, `**` any number of segments. Without it, all fields.
    #[cfg_attr(test, schemars(default, with = "String", regex(pattern = "^/")))]
    pub(crate) field: Option<FieldPattern>,
    /// The severity that the findings get.
    #[cfg_attr(test, schemars(with = "Level"))]
    pub(crate) severity: Level,
    /// Where it begins.
    #[cfg_attr(test, schemars(skip))]
    pub(crate) at: Place,
}

/// The severity of some changes of schemas. It names a rule, a place, or both.
#[derive(Debug)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "change", deny_unknown_fields, extend("anyOf" = [{"required": ["rule"]}, {"required": ["path"]}]))
)]
pub(crate) struct ChangeLevel {
    /// The rule of the changes; without it, all rules. `tablature explain RULE` documents it.
    #[cfg_attr(test, schemars(default, with = "RuleName"))]
    pub(crate) rule: Option<Rule>,
    /// JSON Pointer to the place in a payload; `*` matches any characters within a segment, `**` any number of segments. Without it, all places.
    #[cfg_attr(test, schemars(default, with = "String", regex(pattern = "^/")))]
    pub(crate) path: Option<FieldPattern>,
    /// The severity that the changes get: those with `error` fail the run.
    #[cfg_attr(test, schemars(with = "Level"))]
    pub(crate) severity: Level,
}

/// The name of a rule of changes.
#[cfg(test)]
struct RuleName;

#[cfg(test)]
impl schemars::JsonSchema for RuleName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "rule".into()
    }

    fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        schemars::json_schema!({"description": "The name of a rule of changes.", "enum": names})
    }
}

/// The time that freshness is judged by.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "clock", deny_unknown_fields))]
pub(crate) struct Clock {
    /// The time, RFC 3339; without it, the system's clock counts.
    #[cfg_attr(test, schemars(default, with = "String", extend("format" = "date-time")))]
    pub(crate) now: Option<Timestamp>,
    /// How far ahead of the clock a timestamp may be, an ISO 8601 duration of fixed length.
    #[cfg_attr(test, schemars(default, with = "String", extend("format" = "duration", "examples" = ["PT5M"])))]
    pub(crate) tolerance: Option<Span>,
}

impl Config {
    /// Returns the severities that codes are given.
    pub(crate) fn severities(&self) -> impl Iterator<Item = (&str, Level)> {
        self.severity.iter().map(|(code, level)| (code.as_str(), level.value))
    }

    /// Reads the file that was named, or the first `tablature.toml` in the current directory and
    /// those above it; without one, nothing is configured.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or something in it is not right: each fault with line and column.
    pub(crate) fn load(named: Option<&Path>) -> anyhow::Result<Self> {
        Self::load_verified(named, |_| Ok(Vec::new()))
    }

    /// Does the same, and reports what `verify` finds in it together with what is not right in the file.
    ///
    /// # Errors
    ///
    /// As for [`Self::load`], and those of `verify`.
    pub(crate) fn load_verified(
        named: Option<&Path>,
        verify: impl FnOnce(&Self) -> anyhow::Result<Vec<Fault>>,
    ) -> anyhow::Result<Self> {
        match named {
            Some(path) => Self::read(path, verify),
            None => match discover()? {
                Some(path) => Self::read(&path, verify),
                None => Ok(Self::default()),
            },
        }
    }

    fn read(
        path: &Path,
        verify: impl FnOnce(&Self) -> anyhow::Result<Vec<Fault>>,
    ) -> anyhow::Result<Self> {
        let unreadable = || {
            let shown = path.display();
            format!(
                "cannot read the configuration `{shown}`; `tablature init` writes one to begin with"
            )
        };
        let text = read_text(path, MAX_CONFIG_BYTES).with_context(unreadable)?;
        let parent = path.parent().filter(|parent| *parent != Path::new(""));
        let root = parent
            .unwrap_or(Path::new("."))
            .canonicalize()
            .with_context(|| format!("cannot look up the directory of `{}`", path.display()))?;
        let (config, mut faults) = read::parse(&text);
        let config = Self { path: path.to_owned(), root, ..config };
        faults.extend(verify(&config)?);
        if faults.is_empty() { Ok(config) } else { Err(invalid(path, faults)) }
    }

    /// A place of the file, `path:line:column`, for messages.
    pub(crate) fn place(&self, at: Place) -> String {
        format!("{}:{}:{}", self.path.display(), at.line, at.column)
    }

    /// The file itself.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns how messages call the file that a command depends on: by its name, and that there is none.
    pub(crate) fn called(&self) -> String {
        let missing = if self.path.as_os_str().is_empty() {
            ", of which none was found here or above"
        } else {
            ""
        };
        format!("`{FILE_NAME}`{missing}")
    }

    /// The directory that schema paths are relative to.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The first rule that matches this file.
    pub(crate) fn rule_for(&self, file: &Path) -> Option<&FileRule> {
        let spellings = self.spellings(file);
        self.rules.iter().find(|rule| rule.matches(&spellings))
    }

    /// Returns whether this file is to be left out.
    pub(crate) fn excludes(&self, file: &Path) -> bool {
        let Some(exclude) = &self.exclude else { return false };
        self.spellings(file).iter().any(|path| exclude.matches(path))
    }

    /// Returns whether a rule names this file by how its name begins: it is meant, and not only in a directory that is.
    pub(crate) fn names(&self, file: &Path) -> bool {
        let spellings = self.spellings(file);
        let is_named =
            |rule: &FileRule| spellings.iter().any(|path| rule.files.value.naming.is_match(path));
        self.rules.iter().any(is_named)
    }

    /// Returns the levels of findings, by code, field or file.
    pub(crate) fn levels(&self) -> impl Iterator<Item = LevelOf> {
        self.overrides.iter().map(|own| LevelOf {
            code: own.code.as_ref().map(|code| code.value.clone()),
            field: own.field.clone(),
            level: own.severity,
        })
    }

    /// Returns the levels of findings in a file, or in what is none, by their places.
    pub(crate) fn levels_for(&self, file: Option<&Path>) -> Vec<usize> {
        if self.overrides.is_empty() {
            return Vec::new();
        }
        let spellings = file.map(|file| self.spellings(file)).unwrap_or_default();
        let is_for = |own: &Override| match &own.files {
            Some(files) => spellings.iter().any(|path| files.matches(path)),
            None => true,
        };
        let of_file = self.overrides.iter().enumerate().filter(|(_, own)| is_for(own));
        of_file.map(|(at, _)| at).collect()
    }

    /// The globs of each rule that none of these files matches.
    pub(crate) fn idle<'f>(&self, files: impl Iterator<Item = &'f Path>) -> Vec<Place> {
        let mut idle: Vec<&FileRule> = self.rules.iter().collect();
        for file in files {
            if idle.is_empty() {
                break;
            }
            let spellings = self.spellings(file);
            idle.retain(|rule| !rule.matches(&spellings));
        }
        idle.iter().map(|rule| rule.files.at).collect()
    }

    /// The file's path relative to the configuration's directory. A file may have been reached
    /// through a symbolic link: the path as it was named counts, and the real one.
    fn spellings(&self, file: &Path) -> Vec<PathBuf> {
        // Whatever the file system holds: globs are about names.
        let named = std::path::absolute(file).map(|path| uri::straight(&path));
        [named.ok(), file.canonicalize().ok()]
            .iter()
            .flatten()
            .filter_map(|path| path.strip_prefix(&self.root).ok())
            .map(Path::to_owned)
            .collect()
    }
}

impl FileRule {
    fn matches(&self, spellings: &[PathBuf]) -> bool {
        spellings.iter().any(|path| self.files.value.matches(path))
    }
}

/// Returns one error for all errors of a configuration, each with its place.
fn invalid(path: &Path, mut faults: Vec<Fault>) -> anyhow::Error {
    faults.sort_by_key(|fault| fault.at);
    let lines: Vec<String> =
        faults.iter().map(|fault| format!("{}:{fault}", path.display())).collect();
    anyhow!("the configuration is invalid\n{}", lines.join("\n"))
}

/// The nearest configuration, from the current directory upward. The one beside us is named as
/// people name it.
fn discover() -> anyhow::Result<Option<PathBuf>> {
    let beside = Path::new(FILE_NAME);
    if beside.is_file() {
        return Ok(Some(beside.to_owned()));
    }
    let current = std::env::current_dir().context("cannot look up the current directory")?;
    let above = current.ancestors().skip(1);
    Ok(above.map(|directory| directory.join(FILE_NAME)).find(|path| path.is_file()))
}
