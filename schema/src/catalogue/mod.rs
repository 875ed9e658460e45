//! The schemas that ship with Tablature.
//!
//! A schema has an id `vendor/name` and versions, `vendor/name@version`. An id without a version means
//! the version that its family names as default.

mod files;

use std::{fmt, sync::LazyLock};

use serde_json::Value;

/// One version of one schema.
#[derive(Debug)]
pub struct Entry {
    family: String,
    version: String,
    is_default: bool,
    path: &'static str,
    text: &'static str,
}

impl Entry {
    /// The full id, `vendor/name@version`.
    pub fn id(&self) -> String {
        format!("{}@{}", self.family, self.version)
    }

    /// The id without version, `vendor/name`.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The version that the vendor gives the documentation.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether the id without a version means this version.
    pub fn is_default(&self) -> bool {
        self.is_default
    }

    /// The file below `schema/catalogue/`, with forward slashes.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The schema's text, byte for byte as checked in.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// The schema as a JSON value, keys in the order of the text.
    ///
    /// # Panics
    ///
    /// If a checked-in schema is not JSON: a bug of ours, which a test excludes.
    pub fn json(&self) -> Value {
        serde_json::from_str(self.text).expect("a checked-in schema is JSON")
    }
}

/// No schema of the catalogue has the id asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownId {
    id: String,
    near: Vec<String>,
}

impl UnknownId {
    /// The ids that look like the one asked for, nearest first.
    pub fn near(&self) -> &[String] {
        &self.near
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no schema `{}` in the catalogue", self.id)?;
        if let Some(near) = self.near.first() {
            write!(f, "; did you mean `{near}`?")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownId {}

/// Every schema, families in alphabetical order, versions oldest first.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(read_index);
    &ENTRIES
}

/// The schema with this id, `vendor/name` or `vendor/name@version`.
///
/// # Errors
///
/// [`UnknownId`] with the ids that look alike.
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
        .ok_or_else(|| UnknownId { id: id.to_owned(), near: near(id) })
}

fn near(id: &str) -> Vec<String> {
    let mut scored: Vec<(f64, String)> = entries()
        .iter()
        .flat_map(|entry| {
            let family = entry.is_default.then(|| entry.family.clone());
            family.into_iter().chain([entry.id()])
        })
        .map(|candidate| (strsim::jaro_winkler(id, &candidate), candidate))
        .filter(|(score, _)| *score > 0.7)
        .collect();
    scored.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// The index names each family's default and its versions, oldest first; the files hold the schemas.
fn read_index() -> Vec<Entry> {
    let index: Value = serde_json::from_str(files::INDEX).expect("the index is JSON");
    let families = index.as_object().expect("the index is an object of families");
    let mut entries = Vec::new();
    for (family, about) in families {
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
                path,
                text,
            });
        }
    }
    entries
}
