//! Tablature's validator as the programs of this workspace ask it.
//!
//! The one file that knows how a checker is built and asked: when its interface changes, the change ends here.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::Value;
use tablature::{
    Checker, Formats, Options, Origin, Timestamp, Wanted,
    load::{LoadOptions, Text, load},
};

/// The clock of everything that is checked here.
pub const NOW: &str = "2026-11-21T16:00:00Z";

/// Verdict of a validator on a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The schema accepts the payload.
    Valid,
    /// The schema rejects it.
    Invalid,
    /// A budget was spent before either was certain.
    Undecided,
}

impl Verdict {
    /// Returns the verdict of a validator that knows two.
    pub fn of(is_valid: bool) -> Self {
        if is_valid { Self::Valid } else { Self::Invalid }
    }
}

/// How a schema is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mode {
    /// Formats are asserted; otherwise they are annotations.
    pub formats: bool,
    /// `contentEncoding` and `contentMediaType` are asserted.
    pub content: bool,
}

impl Mode {
    /// The default of the command.
    pub const DEFAULT: Self = Self { formats: true, content: false };
}

/// A schema that was read.
#[derive(Debug)]
pub struct Ours(Checker);

/// Returns the options that programs of this workspace start from.
///
/// # Panics
///
/// If [`NOW`] is not a timestamp.
pub fn options() -> Options {
    let now: Timestamp = NOW.parse().expect("`NOW` is a timestamp");
    Options::at(now)
}

impl Ours {
    /// Reads a schema. `documents` holds what its references may resolve to, by URI.
    ///
    /// # Errors
    ///
    /// Why the schema is invalid.
    pub fn compile(
        schema: &[u8],
        documents: &BTreeMap<String, Value>,
        mode: Mode,
    ) -> Result<Self, String> {
        let formats = if mode.formats { Formats::Asserted } else { Formats::Annotation };
        let options =
            options().with_freshness(false).with_formats(formats).with_content(mode.content);
        let mut documents: BTreeMap<String, Text> = documents
            .iter()
            .map(|(uri, document)| {
                let bytes = document.to_string().into_bytes();
                (uri.clone(), Text::new(uri, bytes))
            })
            .collect();
        load("schema.json", schema, &LoadOptions::default(), &mut documents)
            .and_then(|ir| Checker::from_ir("schema.json", Arc::new(ir), options))
            .map(Self)
            .map_err(|error| error.to_string())
    }

    /// Returns the checker.
    pub fn checker(&self) -> &Checker {
        &self.0
    }

    /// Judges a payload.
    pub fn verdict(&self, payload: &[u8]) -> Verdict {
        match self.0.verdict(payload) {
            tablature::Verdict::Valid => Verdict::Valid,
            tablature::Verdict::Invalid => Verdict::Invalid,
            _ => Verdict::Undecided,
        }
    }
}

/// Returns the checker for a schema of the catalogue, as the command builds it.
///
/// # Panics
///
/// If the catalogue has no such schema.
pub fn checker(id: &str) -> Checker {
    let entry = tablature::catalogue::find(id).expect("a schema of the catalogue");
    Checker::from_catalogue(entry, options())
}

/// Checks a payload and returns whether it is valid, with findings built.
pub fn check(checker: &Checker, payload: &[u8]) -> bool {
    checker.check(payload).is_valid()
}

/// Returns whether a payload is valid by the shortest way that the library offers.
pub fn is_valid(checker: &Checker, payload: &[u8]) -> bool {
    checker.is_valid(payload)
}

/// Checks the lines of a block by the door of the library for many records, and returns how many records are valid. All
/// reports that are wanted are built.
///
/// # Panics
///
/// If there are more records than fit into memory.
pub fn check_lines(checker: &Checker, block: &[u8], wanted: Wanted) -> usize {
    let mut n_invalid = 0;
    let read = checker.check_lines(block, Origin::FILE, wanted, |_, report| {
        n_invalid += usize::from(!report.is_valid());
        std::hint::black_box(&report);
    });
    usize::try_from(read.records).expect("as many as fit into memory") - n_invalid
}

/// Returns whether a payload is proved valid without being parsed.
pub fn is_proved(checker: &Checker, payload: &[u8]) -> bool {
    checker.is_proved(payload, Wanted::Errors)
}
