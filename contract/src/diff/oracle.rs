//! Asks our validator about payloads: it has the last word in every verdict that something breaks.

use std::sync::Arc;

use serde_json::Value;
use tablature_schema::ir::Ir;
use tablature_validator::{Checker, Formats, Options, Severity, Timestamp, Verdict};

use super::{
    Reading, Rejection, Side,
    emit::{Mode, document},
    graph::{NodeId, View},
    work::Ledger,
};

/// A compiled schema, in both readings.
#[derive(Debug)]
pub(super) struct Oracle {
    /// The schema as it was read.
    pub(super) ir: Arc<Ir>,
    as_written: Checker,
    /// `None` if it is the same schema.
    declared_only: Option<Checker>,
    /// The schema as one document.
    pub(super) written: Value,
    /// The schema with declared fields only, as one document.
    closed: Value,
}

/// How oracles are compiled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) asserts_format: bool,
    pub(super) now: Timestamp,
    pub(super) ledger: &'a Ledger,
}

impl Oracle {
    /// Compiles the schema of a side as it was given.
    pub(super) fn of_side(
        side: &Side,
        view: View<'_>,
        root: NodeId,
        terms: Terms<'_>,
    ) -> Result<Self, String> {
        let ir = side.ir()?;
        let written = document(view, root, Mode::AS_WRITTEN, terms.asserts_format);
        let formats = if terms.asserts_format { Formats::Asserted } else { Formats::Annotation };
        let options = Options::at(terms.now).with_formats(formats);
        terms.ledger.side_was_compiled();
        let as_written = Checker::from_ir(&side.label, Arc::clone(ir), options)
            .map_err(|error| error.to_string())?;
        let closed = document(view, root, Mode::DECLARED_ONLY, terms.asserts_format);
        let declared_only = if closed == written {
            None
        } else {
            terms.ledger.side_was_read();
            terms.ledger.side_was_compiled();
            Some(checker(&closed, Options::at(terms.now))?)
        };
        Ok(Self { ir: Arc::clone(ir), as_written, declared_only, written, closed })
    }

    /// Returns the schema in this reading.
    pub(super) fn schema(&self, reading: Reading) -> &Value {
        match reading {
            Reading::AsWritten => &self.written,
            Reading::DeclaredOnly => &self.closed,
        }
    }

    /// Returns whether a producer that follows the schema may send this payload; `None` if undecided.
    pub(super) fn sends(&self, payload: &Value, reading: Reading) -> Option<bool> {
        let closed = match (&self.declared_only, reading) {
            (Some(checker), Reading::DeclaredOnly) => accepts(checker, payload),
            _ => Some(true),
        };
        if closed == Some(false) {
            return closed;
        }
        match accepts(&self.as_written, payload) {
            Some(true) => closed,
            other => other,
        }
    }

    /// Returns whether a consumer that follows the schema accepts this payload; `None` if undecided.
    pub(super) fn takes(&self, payload: &Value) -> Option<bool> {
        accepts(&self.as_written, payload)
    }

    /// Returns the reasons why a consumer rejects this payload.
    pub(super) fn rejections(&self, payload: &Value) -> Vec<Rejection> {
        rejections(&self.as_written, payload)
    }
}

/// Returns the errors of a payload.
pub(super) fn rejections(checker: &Checker, payload: &Value) -> Vec<Rejection> {
    let report = checker.check(payload.to_string().as_bytes());
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| Rejection {
            pointer: finding.pointer.clone(),
            code: finding.code.clone(),
            message: finding.message.clone(),
        })
        .collect()
}

/// Compiles a generated schema.
pub(super) fn checker(schema: &Value, options: Options) -> Result<Checker, String> {
    Checker::from_value("schema", schema, options).map_err(|error| error.to_string())
}

/// Returns whether the payload is valid; `None` if undecided. The only place that asks.
pub(super) fn accepts(checker: &Checker, payload: &Value) -> Option<bool> {
    match checker.verdict(payload.to_string().as_bytes()) {
        Verdict::Valid => Some(true),
        Verdict::Invalid => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tablature_validator::{Limits, StepBudget};

    use super::*;

    #[test]
    fn undecided_is_neither_valid_nor_invalid() {
        let now = "2026-11-21T16:00:00Z".parse().expect("a timestamp");
        let steps = StepBudget::new(1, 0);
        let limits = Limits::default().with_steps(steps);
        let schema = json!({"items": {"type": "integer"}});
        let of = |limits| checker(&schema, Options::at(now).with_limits(limits)).expect("a schema");
        for payload in [json!([1, 2, 3]), json!([1, 2, "x"])] {
            assert_eq!(accepts(&of(limits), &payload), None, "{payload}");
            assert!(accepts(&of(Limits::default()), &payload).is_some(), "{payload}");
        }
    }
}
