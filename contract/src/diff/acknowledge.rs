//! Breaking changes that are known and agreed to, possibly for a limited time.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use tablature_schema::format;

use super::Change;

/// A calendar day, such as `2027-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

/// The error returned when a string is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseDayError(());

impl fmt::Display for ParseDayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a day such as `2027-01-31`")
    }
}

impl std::error::Error for ParseDayError {}

impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u16>().ok();
        let is_date = format::is_date(text);
        let parsed =
            is_date.then(|| Some((number(0..4)?, number(5..7)?, number(8..10)?))).flatten();
        let (year, month, day) = parsed.ok_or(ParseDayError(()))?;
        let small = |number: u16| u8::try_from(number).map_err(|_| ParseDayError(()));
        Ok(Self { year, month: small(month)?, of_month: small(day)? })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}

/// A breaking change that somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// The [fingerprint](Change::fingerprint) of the change.
    pub fingerprint: String,
    /// The schema that it is about, if there are several; any schema, if empty.
    pub schema: String,
    /// Why the change is acceptable.
    pub reason: String,
    /// Who agreed.
    pub who: String,
    /// The last day on which it applies; it never expires if there is none.
    pub expires: Option<Day>,
}

impl Acknowledgement {
    /// Creates an acknowledgement of the change with this fingerprint, for any schema and without end.
    pub fn new(
        fingerprint: impl Into<String>,
        reason: impl Into<String>,
        who: impl Into<String>,
    ) -> Self {
        Self {
            fingerprint: fingerprint.into(),
            schema: String::new(),
            reason: reason.into(),
            who: who.into(),
            expires: None,
        }
    }

    /// Restricts it to one schema; any schema, if empty.
    #[must_use]
    pub fn with_schema(self, schema: impl Into<String>) -> Self {
        Self { schema: schema.into(), ..self }
    }

    /// Sets the last day on which it applies; it never expires if there is none.
    #[must_use]
    pub fn with_expiry(self, expires: Option<Day>) -> Self {
        Self { expires, ..self }
    }

    fn names_one_of(&self, schemas: &[&str]) -> bool {
        self.schema.is_empty() || schemas.contains(&self.schema.as_str())
    }

    /// Returns whether its last day has passed.
    pub fn is_expired(&self, today: Day) -> bool {
        self.expires.is_some_and(|expires| expires < today)
    }
}

/// Acknowledgements, and which of them were used.
#[derive(Debug)]
pub struct Acknowledgements {
    entries: Vec<Acknowledgement>,
    used: BTreeSet<usize>,
    /// Entries that name a change of a different schema, with the name of that schema.
    misplaced: BTreeMap<usize, String>,
    today: Day,
}

/// An acknowledgement that no change has used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unused<'a> {
    /// The acknowledgement.
    pub entry: &'a Acknowledgement,
    /// The schema that has such a change, if it is not the one that the acknowledgement names.
    pub schema: Option<&'a str>,
}

/// The status of a breaking change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is not acknowledged.
    New,
    /// It is acknowledged.
    Acknowledged(Acknowledgement),
    /// It was acknowledged until a day that has passed.
    Expired(Acknowledgement),
}

impl Acknowledgements {
    /// Creates the list, as of `today`.
    pub fn new(entries: Vec<Acknowledgement>, today: Day) -> Self {
        Self { entries, used: BTreeSet::new(), misplaced: BTreeMap::new(), today }
    }

    /// Looks up a breaking change and marks its acknowledgement as used. `schemas` are the names of the schema that
    /// changed, the recommended one first.
    pub fn standing(&mut self, schemas: &[&str], change: &Change) -> Standing {
        let same = (0..self.entries.len())
            .filter(|at| self.entries[*at].fingerprint == change.fingerprint);
        let (about, misplaced): (Vec<usize>, Vec<usize>) =
            same.partition(|at| self.entries[*at].names_one_of(schemas));
        if let Some(schema) = schemas.first() {
            for at in misplaced {
                self.misplaced.entry(at).or_insert_with(|| (*schema).to_owned());
            }
        }
        self.used.extend(&about);
        let good = about.iter().find(|at| !self.entries[**at].is_expired(self.today));
        match (good, about.first()) {
            (Some(at), _) => Standing::Acknowledged(self.entries[*at].clone()),
            (None, Some(at)) => Standing::Expired(self.entries[*at].clone()),
            (None, None) => Standing::New,
        }
    }

    /// Returns the acknowledgements that no change has used so far.
    pub fn unused(&self) -> impl Iterator<Item = Unused<'_>> {
        let entries = self.entries.iter().enumerate();
        entries.filter(|(at, _)| !self.used.contains(at)).map(|(at, entry)| Unused {
            entry,
            schema: self.misplaced.get(&at).map(String::as_str),
        })
    }
}
