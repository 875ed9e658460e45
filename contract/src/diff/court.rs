//! What our validator says about payloads: the last word in every verdict that something breaks.

use serde_json::Value;
use tablature_validator::{Checker, Options, Severity, Timestamp};

use super::{
    Reading, Side,
    emit::{Mode, document},
    graph::{NodeId, View},
};

/// A schema as a judge, in both readings.
#[derive(Debug)]
pub(super) struct Court {
    as_written: Checker,
    declared_only: Checker,
    /// The schema as one document.
    pub(super) written: Value,
    /// The same, taking declared fields only.
    pub(super) closed: Value,
}

/// Why a payload is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// JSON Pointer into the payload.
    pub pointer: String,
    /// The code of the finding.
    pub code: String,
    /// The message of the finding.
    pub message: String,
}

impl Court {
    /// The court of a side as it was given.
    pub(super) fn of_side(
        side: &Side,
        view: View<'_>,
        root: NodeId,
        asserts_format: bool,
        now: Timestamp,
    ) -> Result<Self, String> {
        let written = document(view, root, Mode::AS_WRITTEN, asserts_format);
        let as_written = if asserts_format {
            checker(&side.schema, side.options(now))?
        } else {
            checker(&written, Options::at(now))?
        };
        Self::new(as_written, written, view, root, asserts_format, now)
    }

    /// The court of a schema that exists only here.
    pub(super) fn of_view(
        view: View<'_>,
        root: NodeId,
        asserts_format: bool,
        now: Timestamp,
    ) -> Result<Self, String> {
        let written = document(view, root, Mode::AS_WRITTEN, asserts_format);
        Self::new(checker(&written, Options::at(now))?, written, view, root, asserts_format, now)
    }

    fn new(
        as_written: Checker,
        written: Value,
        view: View<'_>,
        root: NodeId,
        asserts_format: bool,
        now: Timestamp,
    ) -> Result<Self, String> {
        let closed = document(view, root, Mode::DECLARED_ONLY, asserts_format);
        let declared_only = checker(&closed, Options::at(now))?;
        Ok(Self { as_written, declared_only, written, closed })
    }

    /// The schema in this reading.
    pub(super) fn schema(&self, reading: Reading) -> &Value {
        match reading {
            Reading::AsWritten => &self.written,
            Reading::DeclaredOnly => &self.closed,
        }
    }

    /// Whether a producer who keeps to the schema may send this.
    pub(super) fn sends(&self, payload: &Value, reading: Reading) -> bool {
        let closed = match reading {
            Reading::AsWritten => true,
            Reading::DeclaredOnly => accepts(&self.declared_only, payload),
        };
        closed && accepts(&self.as_written, payload)
    }

    /// Whether a consumer who keeps to the schema takes this.
    pub(super) fn takes(&self, payload: &Value) -> bool {
        accepts(&self.as_written, payload)
    }

    /// Why a consumer refuses this.
    pub(super) fn refusals(&self, payload: &Value) -> Vec<Refusal> {
        let report = self.as_written.check(payload.to_string().as_bytes());
        let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
        errors
            .map(|finding| Refusal {
                pointer: finding.pointer.clone(),
                code: finding.code.clone(),
                message: finding.message.clone(),
            })
            .collect()
    }
}

/// A checker for a schema, or why there is none.
pub(super) fn checker(schema: &Value, options: Options) -> Result<Checker, String> {
    Checker::for_schema("schema", schema, options).map_err(|error| error.to_string())
}

/// Whether the payload has no error.
pub(super) fn accepts(checker: &Checker, payload: &Value) -> bool {
    checker.check(payload.to_string().as_bytes()).is_right()
}
