//! Assertions about two versions of a schema.

use std::{cell::Cell, fmt::Write as _};

use tablature_validator::Timestamp;

use super::Schema;
use crate::diff::{self, Change, Promise, Reading, Side, Verdict};

/// How often a comparison may ask for its budget before it is spent: about a minute, measured without a clock. Verdicts
/// are reached long before.
const MAX_BUDGET_CHECKS: u32 = 30_000;

/// Asserts that every payload of the old schema is valid under the new one, assuming that producers send declared
/// fields only.
///
/// Schemas are ids of the catalogue or `&serde_json::Value`s. A third argument asserts another promise:
/// [`Promise::Forward`](crate::diff::Promise::Forward) or [`Promise::Full`](crate::diff::Promise::Full).
///
/// # Panics
///
/// If a payload breaks the promise, with that payload and every breaking change; or if nothing was proved, with the
/// reason.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_contract::assert_compatible;
///
/// let old = json!({"required": ["id", "at"], "properties": {"id": {"type": "integer"}, "at": {}}});
/// let new = json!({"required": ["id"], "properties": {"id": {"type": "integer"}, "at": {}}});
/// assert_compatible!(&old, &new);
/// ```
#[macro_export]
macro_rules! assert_compatible {
    ($old:expr, $new:expr $(,)?) => {
        $crate::assert_compatible!($old, $new, $crate::diff::Promise::Backward)
    };
    ($old:expr, $new:expr, $promise:expr $(,)?) => {
        if let ::core::result::Result::Err(message) =
            $crate::testing::compatible(&$old, &$new, $promise)
        {
            ::core::panic!("{message}");
        }
    };
}

/// Checks that two schemas are compatible; the implementation of [`assert_compatible!`](crate::assert_compatible).
///
/// # Errors
///
/// The message of the assertion: they are incompatible, or it is unknown, or a schema is invalid.
pub fn compatible(
    old: &(impl Schema + ?Sized),
    new: &(impl Schema + ?Sized),
    promise: Promise,
) -> Result<(), String> {
    let (old, new) = (old.schema()?, new.schema()?);
    let words = Words {
        old: format!("`{}`", old.0),
        new: format!("`{}`", new.0),
        change: |change| {
            let place = if change.path.is_empty() { "the payload" } else { &change.path };
            format!("{} at {place}: {}", change.rule.name(), change.what)
        },
    };
    compared(&Side::new(&old.0, &old.1), &Side::new(&new.0, &new.1), promise, &words)
}

/// The words of a message about two sides.
pub(super) struct Words {
    /// The old side.
    pub(super) old: String,
    /// The new side.
    pub(super) new: String,
    /// Describes a change.
    pub(super) change: fn(&Change) -> String,
}

/// Checks that a promise is kept; the message says what breaks.
pub(super) fn compared(
    old: &Side,
    new: &Side,
    promise: Promise,
    words: &Words,
) -> Result<(), String> {
    let asked = Cell::new(0);
    let is_out = || {
        asked.set(asked.get() + 1);
        asked.get() > MAX_BUDGET_CHECKS
    };
    // Both sides use the same clock, so it does not affect the verdict.
    let options = diff::Options::new(Timestamp::from_nanoseconds(0), &is_out);
    let comparison = diff::compare(old, new, &options);
    let reading = Reading::DeclaredOnly;
    let mut message = String::new();
    for direction in promise.directions() {
        let (from, to) = match direction {
            diff::Direction::Backward => (&words.old, &words.new),
            diff::Direction::Forward => (&words.new, &words.old),
        };
        match comparison.verdict(reading, *direction) {
            Verdict::Compatible => continue,
            Verdict::Breaking(witness) => {
                let _ = writeln!(message, "payloads valid under {from} are rejected by {to}");
                let _ = writeln!(message, "  for example {}", witness.payload);
                for rejection in &witness.rejections {
                    let pointer = if rejection.pointer.is_empty() {
                        "the payload"
                    } else {
                        &rejection.pointer
                    };
                    let _ = writeln!(
                        message,
                        "    {} at {pointer}: {}",
                        rejection.code, rejection.message
                    );
                }
            }
            Verdict::Unknown(reason) => {
                let _ = writeln!(
                    message,
                    "it is unknown whether {to} accepts all payloads of {from}: {reason}"
                );
            }
        }
        for change in &comparison.changes {
            if matches!(change.verdict(reading, *direction), Verdict::Breaking(_)) {
                let _ = writeln!(message, "  {}", (words.change)(change));
            }
        }
    }
    if message.is_empty() { Ok(()) } else { Err(message.trim_end().to_owned()) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn versions_that_agree_pass() {
        let old = json!({"title": "old", "properties": {"a": {"enum": [1, 2]}}});
        let new = json!({"title": "new", "properties": {"a": {"enum": [1, 2, 3]}}});
        assert_compatible!(&old, &new);
        assert!(compatible(&old, &new, Promise::Forward).is_err());
        assert_compatible!("userpilot/event@3", "userpilot/event@4");
    }

    #[test]
    fn a_break_is_shown_by_a_payload() {
        let old =
            json!({"title": "old", "type": "object", "properties": {"a": {"type": "integer"}}});
        let new = json!({"title": "new", "type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}});
        let message = compatible(&old, &new, Promise::Full).expect_err("it breaks");
        insta::assert_snapshot!(message, @r"
        payloads valid under `old` are rejected by `new`
          for example {}
            missing-field at the payload: required field `a` is missing
          field-became-required at a: `a` became required
        ");
    }
}
