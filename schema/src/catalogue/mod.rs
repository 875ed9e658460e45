//! The schemas that ship with Tablature.
//!
//! A schema has an id `vendor/name` and versions, `vendor/name@version`. An id without a version means the default
//! version of its family.

mod files;

use std::{
    fmt,
    sync::{Arc, LazyLock, OnceLock},
};

use serde_json::Value;

use crate::{
    ir::Ir,
    load::{self, LoadOptions, NoSource},
};

/// One version of one schema.
#[derive(Debug)]
pub struct Entry {
    family: String,
    version: String,
    is_default: bool,
    is_recognised: bool,
    other_files: Vec<String>,
    path: &'static str,
    text: &'static str,
    ir: OnceLock<Arc<Ir>>,
}

impl Entry {
    /// Returns the full id, `vendor/name@version`.
    pub fn id(&self) -> String {
        format!("{}@{}", self.family, self.version)
    }

    /// Returns the id without the version, `vendor/name`.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Returns the version of the vendor's documentation.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Returns whether this is the default version.
    pub fn is_default(&self) -> bool {
        self.is_default
    }

    /// Returns whether the keys of a payload may choose this schema. If not, it is used only where it is named: an envelope, which
    /// is looked into instead, or a schema whose payloads look like those of another.
    pub fn is_recognised(&self) -> bool {
        self.is_recognised
    }

    /// Returns the names of files that an export puts beside the events, and that hold none; `*` stands for any text.
    ///
    /// # Example
    ///
    /// ```
    /// let entry = tablature_schema::catalogue::find("userpilot/event")?;
    /// assert!(entry.other_files().iter().any(|name| name == "all_users*"));
    /// # Ok::<(), tablature_schema::catalogue::UnknownId>(())
    /// ```
    pub fn other_files(&self) -> &[String] {
        &self.other_files
    }

    /// Returns the path of the file below `schema/catalogue/`, with forward slashes.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the schema's text, byte for byte as checked in.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// Returns the schema, which is read at the first call.
    ///
    /// # Panics
    ///
    /// If a checked-in schema is invalid: a bug of ours, which a test excludes.
    pub fn ir(&self) -> Arc<Ir> {
        let load = || {
            let options = LoadOptions::default();
            let ir = load::load(&self.id(), self.text.as_bytes(), &options, &mut NoSource);
            Arc::new(ir.expect("a checked-in schema is valid"))
        };
        Arc::clone(self.ir.get_or_init(load))
    }

    /// Returns the schema as a JSON value, with keys in the order of the text.
    ///
    /// # Panics
    ///
    /// If a checked-in schema is not JSON: a bug of ours, which a test excludes.
    pub fn json(&self) -> Value {
        serde_json::from_str(self.text).expect("a checked-in schema is JSON")
    }
}

/// An id that no schema of the catalogue has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownId {
    id: String,
    near: Vec<String>,
    /// The id without its version, if only the version does not exist.
    family: Option<String>,
}

impl UnknownId {
    fn new(id: &str) -> Self {
        let family = id.split('@').next().unwrap_or(id);
        let versions: Vec<String> =
            entries().iter().filter(|entry| entry.family == family).map(Entry::id).collect();
        if versions.is_empty() {
            return Self { id: id.to_owned(), near: near(family), family: None };
        }
        Self { id: id.to_owned(), near: versions, family: Some(family.to_owned()) }
    }

    /// Returns suggestions: all versions, if only the version does not exist; else at most three ids, the nearest
    /// first.
    pub fn near(&self) -> &[String] {
        &self.near
    }

    /// Returns a hint for the user, if there are suggestions: ``did you mean `userpilot/event`?``
    pub fn hint(&self) -> Option<String> {
        let (last, others) = self.near.split_last()?;
        if let Some(family) = &self.family {
            return Some(format!("of `{family}` there are `{}`", self.near.join("`, `")));
        }
        let others = match others {
            [] => String::new(),
            others => format!("`{}` or ", others.join("`, `")),
        };
        Some(format!("did you mean {others}`{last}`?"))
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no schema `{}` in the catalogue", self.id)?;
        match self.hint() {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownId {}

/// Returns every schema, families in alphabetical order, versions oldest first.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(read_index);
    &ENTRIES
}

/// Returns the schemas that the keys of a payload may choose: the default versions of the families that are recognised.
pub fn recognised() -> impl Iterator<Item = &'static Entry> {
    entries().iter().filter(|entry| entry.is_default && entry.is_recognised)
}

/// Returns the schema with this id, `vendor/name` or `vendor/name@version`.
///
/// # Errors
///
/// [`UnknownId`], with similar ids.
///
/// # Example
///
/// ```
/// let entry = tablature_schema::catalogue::find("userpilot/event")?;
/// assert_eq!(entry.id(), "userpilot/event@3");
/// # Ok::<(), tablature_schema::catalogue::UnknownId>(())
/// ```
pub fn find(id: &str) -> Result<&'static Entry, UnknownId> {
    entries()
        .iter()
        .find(|entry| (entry.is_default && entry.family == id) || entry.id() == id)
        .ok_or_else(|| UnknownId::new(id))
}

/// Returns the families of the vendor, or of any vendor if none is named, whose names contain the given one, then those
/// that it contains; if there are none, the most similar one.
fn near(family: &str) -> Vec<String> {
    let (vendor, name) = match family.split_once('/') {
        Some((vendor, name)) => (Some(vendor), name),
        None => (None, family),
    };
    let kinship = |other: &str| match other.split_once('/') {
        _ if name.is_empty() => Kinship::Stranger,
        Some((its_vendor, _)) if vendor.is_some_and(|vendor| vendor != its_vendor) => {
            Kinship::Stranger
        }
        Some((_, its_name)) if its_name.contains(name) => Kinship::Longer,
        Some((_, its_name)) if name.contains(its_name) => Kinship::Shorter,
        _ => Kinship::Stranger,
    };
    let mut scored: Vec<(Kinship, f64, &str)> = entries()
        .iter()
        .filter(|entry| entry.is_default)
        .map(|entry| entry.family.as_str())
        .map(|other| (kinship(other), strsim::jaro_winkler(family, other), other))
        .filter(|(kinship, score, _)| *kinship != Kinship::Stranger || *score > 0.7)
        .collect();
    scored.sort_by(|left, right| {
        left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)).then(left.2.cmp(right.2))
    });
    let related = scored.iter().filter(|(kinship, ..)| *kinship != Kinship::Stranger).count();
    scored.truncate(related.clamp(1, 3));
    scored.into_iter().map(|(.., other)| other.to_owned()).collect()
}

/// The relation of a name to the one that was typed, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kinship {
    /// It contains the one that was typed.
    Longer,
    /// It is contained in it.
    Shorter,
    /// Neither.
    Stranger,
}

/// Reads the entries. The index has each family's default and its versions, oldest first; the files have the schemas.
fn read_index() -> Vec<Entry> {
    let index: Value = serde_json::from_str(files::INDEX).expect("the index is JSON");
    let families = index.as_object().expect("the index is an object of families");
    let mut entries = Vec::new();
    for (family, about) in families {
        let other_files = about["otherFiles"].as_array().into_iter().flatten();
        let other_files: Vec<String> =
            other_files.filter_map(Value::as_str).map(str::to_owned).collect();
        for version in about["versions"].as_array().into_iter().flatten() {
            let version = version.as_str().expect("a version is a string");
            let wanted = format!("{family}@{version}.json");
            let (path, text) = files::FILES
                .iter()
                .find(|(path, _)| *path == wanted)
                .expect("the index names files that exist");
            entries.push(Entry {
                family: family.clone(),
                version: version.to_owned(),
                is_default: about["default"] == version,
                is_recognised: about["recognised"] != false,
                other_files: other_files.clone(),
                path,
                text,
                ir: OnceLock::new(),
            });
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::{entries, find};

    #[test]
    fn every_schema_is_valid_without_warnings() {
        for entry in entries() {
            assert_eq!(entry.ir().warnings(), [], "{}", entry.id());
        }
    }

    #[track_caller]
    fn check(id: &str, expected: &str) {
        assert_eq!(find(id).expect_err("no schema has the id").to_string(), expected);
    }

    #[test]
    fn ids_that_are_not_there_are_reported_with_suggestions() {
        check(
            "genesys/web-event",
            "no schema `genesys/web-event` in the catalogue; did you mean `genesys/web-event-request`, \
             `genesys/web-event-response` or `genesys/event`?",
        );
        check(
            "userpilot/evnt@3",
            "no schema `userpilot/evnt@3` in the catalogue; did you mean `userpilot/event`?",
        );
        check(
            "event-request",
            "no schema `event-request` in the catalogue; did you mean `genesys/web-event-request`, \
             `genesys/event` or `userpilot/event`?",
        );
        check("", "no schema `` in the catalogue");
        check("zzz", "no schema `zzz` in the catalogue");
    }

    #[test]
    fn a_version_that_is_not_there_is_reported_with_those_that_exist() {
        check(
            "userpilot/event@9",
            "no schema `userpilot/event@9` in the catalogue; of `userpilot/event` there are `userpilot/event@3`, \
             `userpilot/event@4`",
        );
    }
}
