//! Assertions about one payload.

use std::fmt::Write as _;

use tablature_schema::plural::count;
use tablature_validator::{Checker, Finding, Options, Timestamp};

use super::{Payload, Schema};

/// A payload in a failure message is truncated after this many characters.
const MAX_SHOWN: usize = 400;

/// Asserts that a payload is valid under a schema.
///
/// The schema is an id of the catalogue, with or without version, or a `&serde_json::Value`. The payload is a value or
/// its text. Freshness (`maxAge`) is checked only if `now` is given.
///
/// # Panics
///
/// If the payload is invalid, with every error: its place, the reason and how to fix it.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_contract::assert_conforms;
///
/// let schema = json!({"type": "object", "required": ["id"]});
/// assert_conforms!(json!({"id": 7}), &schema);
/// assert_conforms!(r#"{"id": 7}"#, &schema, now = "2026-11-21T16:00:00Z");
/// ```
#[macro_export]
macro_rules! assert_conforms {
    ($payload:expr, $schema:expr $(,)?) => {
        $crate::assert_conforms!(@ $payload, $schema, ::core::option::Option::None)
    };
    ($payload:expr, $schema:expr, now = $now:expr $(,)?) => {
        $crate::assert_conforms!(@ $payload, $schema, ::core::option::Option::Some($now))
    };
    (@ $payload:expr, $schema:expr, $now:expr) => {
        if let ::core::result::Result::Err(message) =
            $crate::testing::conforms(&$payload, &$schema, $now)
        {
            ::core::panic!("{message}");
        }
    };
}

/// Asserts that a payload is rejected by a schema, with an error of the given code at the given place.
///
/// Takes the arguments of [`assert_conforms!`](crate::assert_conforms), and the place as a JSON Pointer into the
/// payload. A missing field is reported at the object that lacks it.
///
/// # Panics
///
/// If there is no such error, with the errors that there are.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_contract::assert_rejects;
///
/// let schema = json!({"properties": {"id": {"type": "integer"}}});
/// assert_rejects!(json!({"id": "7"}), &schema, "/id", "wrong-type");
/// ```
#[macro_export]
macro_rules! assert_rejects {
    ($payload:expr, $schema:expr, $pointer:expr, $code:expr $(,)?) => {
        $crate::assert_rejects!(@ $payload, $schema, $pointer, $code, ::core::option::Option::None)
    };
    ($payload:expr, $schema:expr, $pointer:expr, $code:expr, now = $now:expr $(,)?) => {
        $crate::assert_rejects!(@ $payload, $schema, $pointer, $code, ::core::option::Option::Some($now))
    };
    (@ $payload:expr, $schema:expr, $pointer:expr, $code:expr, $now:expr) => {
        if let ::core::result::Result::Err(message) =
            $crate::testing::rejects(&$payload, &$schema, $pointer, $code, $now)
        {
            ::core::panic!("{message}");
        }
    };
}

/// Checks that a payload is valid under a schema; the implementation of [`assert_conforms!`](crate::assert_conforms).
///
/// # Errors
///
/// The message of the assertion: the payload is invalid, or the schema or the time is.
pub fn conforms(
    payload: &(impl Payload + ?Sized),
    schema: &(impl Schema + ?Sized),
    now: Option<&str>,
) -> Result<(), String> {
    let (name, errors) = errors(payload, schema, now)?;
    if errors.is_empty() {
        return Ok(());
    }
    let mut message =
        format!("the payload does not conform to `{name}`: {}", count(errors.len(), "error"));
    describe(&mut message, &errors);
    show(&mut message, payload);
    Err(message)
}

/// Checks that a payload is rejected with an error of this code at this place; the implementation of
/// [`assert_rejects!`](crate::assert_rejects).
///
/// # Errors
///
/// The message of the assertion: there is no such error, or the schema or the time is invalid.
pub fn rejects(
    payload: &(impl Payload + ?Sized),
    schema: &(impl Schema + ?Sized),
    pointer: &str,
    code: &str,
    now: Option<&str>,
) -> Result<(), String> {
    let (name, errors) = errors(payload, schema, now)?;
    if errors.iter().any(|error| error.pointer == pointer && error.code == code) {
        return Ok(());
    }
    let mut message = format!("`{name}` does not report {code} at {}", place(pointer));
    if errors.is_empty() {
        message.push_str(": the payload is valid");
    } else {
        let _ = write!(message, "; it reports {}", count(errors.len(), "error"));
        describe(&mut message, &errors);
    }
    show(&mut message, payload);
    Err(message)
}

fn errors(
    payload: &(impl Payload + ?Sized),
    schema: &(impl Schema + ?Sized),
    now: Option<&str>,
) -> Result<(String, Vec<Finding>), String> {
    let (name, schema) = schema.schema()?;
    let checker = Checker::from_value(&name, &schema, options(now)?)
        .map_err(|error| format!("`{name}` is not a valid schema\n{error}"))?;
    let text = payload.text();
    // Of a valid payload nothing but the verdict is asked.
    if checker.is_valid(&text) {
        return Ok((name, Vec::new()));
    }
    let findings = checker.check(&text).into_findings();
    Ok((name, findings.into_iter().filter(Finding::is_error).collect()))
}

/// Returns options with this clock; without one, freshness is not checked.
pub(super) fn options(now: Option<&str>) -> Result<Options, String> {
    let Some(text) = now else {
        let mut options = Options::at(Timestamp::from_nanoseconds(0));
        options.judges_freshness = false;
        return Ok(options);
    };
    let now =
        text.parse().map_err(|error| format!("`now`: `{text}` is not a timestamp ({error})"))?;
    Ok(Options::at(now))
}

fn place(pointer: &str) -> &str {
    if pointer.is_empty() { "the payload" } else { pointer }
}

fn describe(message: &mut String, errors: &[Finding]) {
    for error in errors {
        let _ =
            write!(message, "\n  {} at {}: {}", error.code, place(&error.pointer), error.message);
        if let Some(help) = &error.help {
            let _ = write!(message, "\n    help: {help}");
        }
        let _ = write!(message, "\n    rule: {}", error.schema_pointer);
        if let Some(source) = &error.source {
            let _ = write!(message, " from {source}");
        }
    }
}

fn show(message: &mut String, payload: &(impl Payload + ?Sized)) {
    let text = payload.text();
    let text = String::from_utf8_lossy(&text);
    let shown: String = text.chars().take(MAX_SHOWN).collect();
    let rest = if shown.len() < text.len() { " …" } else { "" };
    let _ = write!(message, "\n  in {shown}{rest}");
}
