//! Asks the validator: about a whole payload, or about a value and one subschema.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::Value;
use tablature_schema::ir::{Ir, SchemaId};
use tablature_validator::{Checker, Finding, Options, Report, SchemaError};

/// The validator, which has the last word on every payload. Compiles each subschema that it is asked about once.
#[derive(Debug)]
pub(super) struct Judge {
    whole: Checker,
    parts: Mutex<BTreeMap<SchemaId, Arc<Checker>>>,
}

impl Judge {
    pub(super) fn new(id: &str, ir: Arc<Ir>, options: &Options) -> Result<Self, SchemaError> {
        let whole = Checker::from_ir(id, ir, options.clone())?;
        Ok(Self { whole, parts: Mutex::default() })
    }

    /// Returns everything that the validator reports about a payload.
    pub(super) fn report(&self, payload: &Value) -> Report {
        self.whole.check(payload.to_string().as_bytes())
    }

    /// Returns the errors in the bytes of a payload. Of a valid one nothing else is looked for.
    pub(super) fn errors(&self, text: &[u8]) -> Vec<Finding> {
        if self.whole.is_valid(text) {
            return Vec::new();
        }
        self.whole.check(text).into_findings().into_iter().filter(Finding::is_error).collect()
    }

    /// Returns whether a payload has one violation for validators that report each keyword by itself.
    pub(super) fn is_single(&self, payload: &Value) -> bool {
        self.whole.count_violations(payload.to_string().as_bytes()) == 1
    }

    /// Returns whether a payload is proved valid; `false` if that is undecided.
    pub(super) fn is_valid(&self, payload: &Value) -> bool {
        self.whole.is_valid(payload.to_string().as_bytes())
    }

    /// Returns whether a value is proved valid under a subschema; `false` if that is undecided.
    pub(super) fn accepts(&self, id: SchemaId, value: &[u8]) -> bool {
        let node = self.whole.ir().node(id);
        match node.boolean {
            Some(verdict) => verdict,
            None => self.part(id).is_valid(value),
        }
    }

    fn part(&self, id: SchemaId) -> Arc<Checker> {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let part = parts.entry(id).or_insert_with(|| Arc::new(self.whole.part(id)));
        Arc::clone(part)
    }
}
