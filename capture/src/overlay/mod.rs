//! Overlays: a JSON file per vendor with what the tables do not contain, applied after capture.
//!
//! `docs/overlays.md` describes the format for authors.

mod amend;
mod judge;
mod locate;
mod member;
mod read;
mod reader;
mod values;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{columns::Heading, names::Names, problem::Problem};

pub(super) use amend::{amend, cite};

/// A vendor's overlay: the schemas to create, the names of types, and additions to them.
#[derive(Debug, Clone)]
pub struct Overlay {
    pub(super) path: String,
    pub(super) vendor: String,
    pub(super) schemas: Vec<Plan>,
    /// Names of types by the titles of their tables.
    pub(super) names: Vec<Naming>,
    /// Types whose properties every event has.
    pub(super) common: Vec<CommonType>,
    /// What columns hold whose headers do not say it.
    pub(super) columns: Vec<Heading>,
    pub(super) acronyms: Vec<Acronym>,
    pub(super) renames: Vec<Rename>,
    pub(super) amendments: Vec<Amendment>,
}

/// An overlay with mistakes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BrokenOverlay {
    /// Every mistake in the text.
    pub problems: Vec<Problem>,
    /// The overlay without the entries that have mistakes, to find what does not fit the tables as well; `None` if there is
    /// nothing to use.
    pub usable: Option<Box<Overlay>>,
}

/// A schema to create.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) is_default: bool,
    /// Whether a payload's keys may choose it.
    pub(super) is_recognised: bool,
    /// The folder of pages, or the page, that documents it.
    pub(super) tables: String,
    /// The version of the documentation, if it differs from the schema's.
    pub(super) tables_version: Option<String>,
    pub(super) root: String,
    /// The names of properties.
    pub(super) names: Option<Names>,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    /// The source of a second spelling in snake case.
    pub(super) snake_case: Option<Value>,
    /// Names of files beside the events that hold none, with `*` for any text.
    pub(super) other_files: Vec<String>,
    pub(super) line: usize,
}

/// A name for the type of a table.
#[derive(Debug, Clone)]
pub(super) struct Naming {
    pub(super) title: String,
    pub(super) name: String,
    pub(super) line: usize,
}

/// A type whose properties every event has.
#[derive(Debug, Clone)]
pub(super) struct CommonType {
    pub(super) ty: String,
    pub(super) line: usize,
}

/// A word that names on the wire write in capitals, `URI`, or such a name, `issuerURI`.
#[derive(Debug, Clone)]
pub(super) struct Acronym {
    pub(super) text: String,
    pub(super) line: usize,
}

/// A name on the wire that cannot be derived from the documented name.
#[derive(Debug, Clone)]
pub(super) struct Rename {
    pub(super) ty: Option<String>,
    pub(super) row: String,
    pub(super) to: String,
    pub(super) source: Value,
    pub(super) line: usize,
}

/// An addition to a type or to its properties.
#[derive(Debug, Clone)]
pub(super) struct Amendment {
    pub(super) ty: String,
    /// Empty: the type itself.
    pub(super) properties: Vec<String>,
    /// `name` or `name@version`; empty: every schema that has the type.
    pub(super) schemas: Vec<String>,
    pub(super) remove: Vec<String>,
    pub(super) set: Map<String, Value>,
    /// The lines of the keywords in `set`.
    pub(super) lines: BTreeMap<String, usize>,
    pub(super) require: Vec<String>,
    /// Is `true` if it says what is required, which may be nothing.
    pub(super) has_require: bool,
    pub(super) add: Map<String, Value>,
    pub(super) after: Option<String>,
    pub(super) rules: Vec<Value>,
    pub(super) because: Option<String>,
    pub(super) source: Value,
    pub(super) line: usize,
}

impl Acronym {
    /// Returns whether it is a word in capitals, and not a whole name.
    pub(super) fn is_word(&self) -> bool {
        !self.text.contains(|it: char| it.is_lowercase())
    }
}

impl Overlay {
    /// Reads an overlay. `path` names it in problems.
    ///
    /// # Errors
    ///
    /// [`BrokenOverlay`]: every mistake, with its line: invalid JSON, an unknown key, a missing `source`, an unknown
    /// keyword.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_capture::Overlay;
    ///
    /// let broken = Overlay::parse("o.json", r#"{ "vendor": "acme", "schema": [] }"#).unwrap_err();
    /// assert!(broken.problems[0].to_string().starts_with("o.json:1: error: unknown key `schema`"));
    /// ```
    pub fn parse(path: &str, text: &str) -> Result<Self, BrokenOverlay> {
        read::read(path, text)
    }

    /// Creates a problem with an entry that no longer fits the tables.
    pub(super) fn stale(&self, line: usize, message: String) -> Problem {
        Problem::error(&self.path, line, message)
            .with_help("correct the entry, or remove it: it has no effect here")
    }

    /// Returns whether an amendment applies to a schema of this overlay.
    pub(super) fn applies_to(amendment: &Amendment, plan: &Plan) -> bool {
        amendment.schemas.is_empty() || amendment.schemas.iter().any(|pick| plan.is(pick))
    }
}

impl Plan {
    /// Returns `name@version`.
    pub(super) fn label(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }

    fn is(&self, pick: &str) -> bool {
        pick == self.name || pick == self.label()
    }
}
