//! The rules that no type expresses, checked by the validator.

use std::sync::{Arc, OnceLock};

use tablature_schema::load::Embedded;
use tablature_validator::{Checker, Finding, Options, Timestamp};

use super::{
    super::{ReadError, Value},
    At, Errors,
};

/// The schema that a module of types was generated from.
#[derive(Debug)]
pub struct Schema {
    embedded: Embedded<'static>,
    checker: OnceLock<Result<Checker, Unusable>>,
}

/// Why a schema cannot be used: never where code was generated for this version of the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unusable(String);

impl Unusable {
    /// Returns the error for every value, at `pointer`.
    pub(crate) fn error(&self, pointer: String) -> ReadError {
        let expected = "a value that is valid under the schema of the type".to_owned();
        let found = format!("an invalid schema: {}", self.0);
        ReadError::new(pointer, "invalid-schema", expected, found)
    }
}

impl Schema {
    /// Embeds a schema; `text` is JSON.
    pub const fn new(id: &'static str, text: &'static str) -> Self {
        let embedded = Embedded { name: id, text, path: id, documents: &[] };
        Self { embedded, checker: OnceLock::new() }
    }

    /// Embeds the documents that the schema refers to, by URI, relative ones from `path`.
    #[must_use]
    pub const fn with(
        self,
        path: &'static str,
        documents: &'static [(&'static str, &'static str)],
    ) -> Self {
        let embedded = Embedded { path, documents, ..self.embedded };
        std::mem::forget(self);
        Self { embedded, checker: OnceLock::new() }
    }

    /// Returns the schema's own text.
    pub fn text(&self) -> &'static str {
        self.embedded.text
    }

    /// Returns the name of the schema in findings.
    pub fn id(&self) -> &'static str {
        self.embedded.name
    }

    fn checker(&self) -> Result<&Checker, &Unusable> {
        let checker = self.checker.get_or_init(|| {
            let clock = Timestamp::from_nanoseconds(0);
            let options = Options::at(clock).with_freshness(false);
            let ir = self.embedded.load();
            ir.and_then(|ir| Checker::from_ir(self.id(), Arc::new(ir), options))
                .map_err(|error| Unusable(error.to_string()))
        });
        checker.as_ref()
    }

    /// Returns the checker for the subschema at an address.
    fn part(&self, address: &str) -> Result<Checker, Unusable> {
        let whole = self.checker().map_err(Clone::clone)?;
        let missing = || Unusable(format!("there is no subschema at `{address}`"));
        Embedded::find(whole.ir(), address).map(|id| whole.part(id)).ok_or_else(missing)
    }
}

/// The subschemas under which a type's values must be valid. Looked up for the first value.
#[derive(Debug)]
pub struct Rules {
    schema: &'static Schema,
    address: &'static str,
    more: &'static [&'static str],
    checkers: OnceLock<Result<Vec<Checker>, Unusable>>,
}

impl Rules {
    /// Names a subschema: `address` is a JSON Pointer into the schema, or the URI of another document with a pointer as
    /// its fragment.
    pub const fn new(schema: &'static Schema, address: &'static str) -> Self {
        Self { schema, address, more: &[], checkers: OnceLock::new() }
    }

    /// Adds the subschemas at these addresses.
    #[must_use]
    pub const fn and(self, more: &'static [&'static str]) -> Self {
        let Self { schema, address, .. } = self;
        std::mem::forget(self);
        Self { schema, address, more, checkers: OnceLock::new() }
    }

    /// Returns the checker for the first of these rules. It does not check freshness by itself.
    pub(crate) fn checker(&self) -> Result<&Checker, &Unusable> {
        // The checker of the whole document reports more than that of a part.
        if self.address.is_empty() { self.schema.checker() } else { Ok(&self.checkers()?[0]) }
    }

    fn checkers(&self) -> Result<&[Checker], &Unusable> {
        let checkers = self.checkers.get_or_init(|| {
            let addresses = std::iter::once(&self.address).chain(self.more);
            addresses.map(|address| self.schema.part(address)).collect()
        });
        checkers.as_ref().map(Vec::as_slice)
    }

    /// Reports every violation, and returns whether there are none.
    pub fn check(&self, value: &Value, at: &At<'_>, errors: &mut Errors) -> bool {
        let base = at.pointer();
        let checkers = match self.checkers() {
            Ok(checkers) => checkers,
            Err(unusable) => {
                errors.push_error(unusable.error(base));
                return false;
            }
        };
        let text = value.to_string();
        let mut is_valid = true;
        for report in checkers.iter().map(|checker| checker.check(text.as_bytes())) {
            is_valid &= report.is_valid();
            for finding in report.into_findings().into_iter().filter(Finding::is_error) {
                let found = finding
                    .value
                    .map_or_else(|| "another value".to_owned(), |text| format!("`{text}`"));
                let expected = format!(
                    "a value that is valid under `{}` ({})",
                    finding.keyword, finding.message
                );
                let pointer = format!("{base}{}", finding.pointer);
                errors.push_error(ReadError::new(pointer, &finding.keyword, expected, found));
            }
        }
        is_valid
    }
}
