//! Reading and writing typed values.

use std::collections::HashSet;
use tablature_schema::ir::Keyword;

use tablature_validator::{Finding, Origin, Report, ReportError, Severity, Timestamp, reading};

use super::{
    __private::{At, Errors, Json, Rules, proved},
    ReadError, ReadErrors, Stale, StaleTimestamp, Value,
    value::{Builder, MAX_DEPTH},
};

/// Reads a type from JSON and writes it as JSON. Every generated type implements it, and so do the types that
/// they are made of.
///
/// This is a trait, so that no name in a schema collides with its methods.
///
/// # Example
///
/// ```
/// use tablature::types::Typed;
///
/// assert_eq!(Vec::<i64>::from_json(b"[1, 2.0]")?, [1, 2]);
/// let errors = Vec::<i64>::from_json("[true, 2.5]").unwrap_err();
/// let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
/// assert_eq!(lines, [
///     "at /0: expected an integer, found `true`",
///     "at /1: expected an integer, found `2.5`",
/// ]);
/// # Ok::<(), tablature::types::ReadErrors>(())
/// ```
pub trait Typed: Sized {
    /// Reads JSON strictly: one document of UTF-8, no duplicate keys, at most 128 levels, exact numbers. It may be a
    /// string or bytes.
    ///
    /// # Errors
    ///
    /// [`ReadErrors`]: everything that the type cannot hold.
    fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadErrors>;

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// [`ReadErrors`]: everything that the type cannot hold.
    fn from_value(value: Value) -> Result<Self, ReadErrors>;

    /// Returns the value as JSON, with the names of the wire.
    fn to_value(&self) -> Value;

    /// Returns JSON without spaces. Numbers have the digits that they were read with.
    fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// Checks a value that was built by hand against the rules about several fields.
    ///
    /// # Errors
    ///
    /// [`ReadErrors`]: every error that [`Typed::from_json`] would report for what [`Typed::to_json`] writes.
    fn validate(&self) -> Result<(), ReadErrors> {
        Self::from_value(self.to_value()).map(drop)
    }
}

impl<T: Json> Typed for T {
    fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadErrors> {
        let bytes = json.as_ref();
        // Tested where the value is, so that large ones are not moved more than once.
        if let Some(mut cursor) = proved::<T>(bytes)
            && let Some(value) = T::fill(&mut cursor)
            && cursor.is_done()
        {
            return Ok(value);
        }
        by_value(bytes)
    }

    fn from_value(value: Value) -> Result<Self, ReadErrors> {
        let mut errors = Errors::default();
        let read = T::read(value, &At::ROOT, &mut errors);
        errors.finish(read)
    }

    fn to_value(&self) -> Value {
        self.write()
    }
}

/// Reads a payload through a value, with everything that types check.
///
/// # Errors
///
/// As for [`Typed::from_json`].
#[doc(hidden)]
pub fn by_value<T: Json>(bytes: &[u8]) -> Result<T, ReadErrors> {
    T::from_value(read_json(bytes)?)
}

fn read_json(bytes: &[u8]) -> Result<Value, ReadErrors> {
    reading::read(bytes, MAX_DEPTH, &mut Builder).map_err(|faults| {
        let error = |fault: reading::Fault| {
            let found = format!("an error at byte {}: {}", fault.at, fault.message);
            let expected = "valid JSON with unique keys".to_owned();
            ReadError::new(fault.pointer, fault.code, expected, found)
        };
        ReadErrors::new(faults.into_iter().map(error).collect())
    })
}

/// The type of a whole payload.
pub trait Root: Typed {
    #[doc(hidden)]
    fn rules() -> &'static Rules;

    /// Reads JSON; where that fails, the report is the validator's, with lines and columns. Age is not
    /// checked.
    ///
    /// # Errors
    ///
    /// [`ReportError`], with every finding.
    fn check_json(json: impl AsRef<[u8]>) -> Result<Self, ReportError> {
        let bytes = json.as_ref();
        Self::from_json(bytes).map_err(|errors| report(Self::rules(), bytes, errors))
    }

    /// Checks that no timestamp is older at `now` than the schema allows. Exactly as old is valid.
    ///
    /// # Errors
    ///
    /// [`Stale`]: the timestamps that are too old.
    fn check_fresh(&self, now: Timestamp) -> Result<(), Stale> {
        let checker = match Self::rules().checker() {
            Ok(checker) => checker,
            Err(unusable) => {
                let ReadError { pointer, found: message, .. } = unusable.error(String::new());
                return Stale::new(vec![StaleTimestamp { pointer, message }]).map_or(Ok(()), Err);
            }
        };
        let report = checker.check_as_of(self.to_json().as_bytes(), now);
        let is_stale =
            |finding: &Finding| finding.is_error() && finding.keyword == crate::vocabulary::MAX_AGE;
        let stale = report.into_findings().into_iter().filter(is_stale);
        let timestamp = |finding: Finding| StaleTimestamp {
            pointer: finding.pointer,
            message: finding.message,
        };
        Stale::new(stale.map(timestamp).collect()).map_or(Ok(()), Err)
    }
}

/// Returns the validator's report on bytes that the type with these rules rejected.
#[cold]
fn report(rules: &Rules, bytes: &[u8], errors: ReadErrors) -> ReportError {
    let checker = match rules.checker() {
        Ok(checker) => checker,
        Err(unusable) => return unexplained(ReadErrors::new(vec![unusable.error(String::new())])),
    };
    let mut findings = checker.check(bytes).into_findings();
    escalate_rejected_fields(&mut findings, &errors);
    add_variants(&mut findings, &errors);
    Report::new(findings).into_result().err().unwrap_or_else(|| unexplained(errors))
}

/// Turns warnings into errors where the type rejects the value: undeclared fields, where the types were generated to
/// reject them.
#[cold]
fn escalate_rejected_fields(findings: &mut [Finding], errors: &ReadErrors) {
    let invalid: HashSet<String> =
        findings.iter().filter(|one| one.is_error()).map(|one| one.pointer.clone()).collect();
    let rejected: HashSet<&str> = errors
        .iter()
        .filter(|error| error.keyword == Keyword::AdditionalProperties.name())
        .map(|error| error.pointer.as_str())
        .filter(|pointer| !invalid.contains(*pointer))
        .collect();
    for finding in findings.iter_mut().filter(|one| rejected.contains(one.pointer.as_str())) {
        if finding.severity == Severity::Warning {
            finding.severity = Severity::Error;
        }
    }
}

/// Adds to what is said of a union why each of its variants was not taken: the validator reports the nearest one.
#[cold]
fn add_variants(findings: &mut [Finding], errors: &ReadErrors) {
    for error in errors.iter().filter(|error| error.keyword == Keyword::AnyOf.name()) {
        let is_within = |finding: &&mut Finding| {
            let below = finding.pointer.strip_prefix(&error.pointer);
            finding.is_error()
                && below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
        };
        if let Some(finding) = findings.iter_mut().find(is_within) {
            let is_here = error.pointer.is_empty() || finding.pointer == error.pointer;
            let place = if is_here { String::new() } else { format!(" at {}", error.pointer) };
            let variants = format!("the union{place} expects {}", error.expected);
            finding.help = Some(match finding.help.take() {
                Some(help) => format!("{help}; {variants}"),
                None => variants,
            });
        }
    }
}

/// Reports what the type rejected although the validator found no error: a disagreement, which must not get lost.
#[cold]
fn unexplained(errors: ReadErrors) -> ReportError {
    let finding = |error: ReadError| {
        let message = format!("expected {}, found {}", error.expected, error.found);
        let mut finding = Finding::between_records("value-not-allowed", message, Origin::FILE, 0);
        finding.pointer = error.pointer;
        finding.keyword = error.keyword;
        finding
    };
    let report = Report::new(errors.into_vec().into_iter().map(finding).collect());
    report.into_result().expect_err("there is at least one error")
}
