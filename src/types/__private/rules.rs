//! The rules that no type expresses, checked by the validator.

use std::{
    borrow::Cow,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use tablature_schema::{
    ir::{Ir, SchemaError},
    load::Embedded,
};
use tablature_validator::{Checker, Finding, Options, Timestamp, reading};

use super::{
    super::{ReadError, Value},
    At, Errors,
};

/// The schema that a module of types was generated from.
#[derive(Debug)]
pub struct Schema {
    embedded: Embedded<'static>,
    /// What the texts lack.
    parts: SharedParts,
    text: OnceLock<String>,
    checker: OnceLock<Result<Checker, Unusable>>,
    /// The bytes that were read without a proof.
    read: AtomicU64,
    /// The checker, once it is to prove payloads.
    prover: OnceLock<Option<Checker>>,
}

/// Parts of schemas that several modules embed: each after its key, of 16 characters, in their order.
pub type SharedParts = &'static [&'static str];

/// Payloads are proved once this many bytes were read otherwise: what it takes to read the schema and to plan a proof, a
/// program that reads a few payloads does not get back.
const MIN_BYTES: u64 = 128 << 10;

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
        let embedded = Embedded { name: id, text, path: id, part: "", documents: &[] };
        Self::embed(embedded)
    }

    const fn embed(embedded: Embedded<'static>) -> Self {
        Self {
            embedded,
            parts: &[],
            text: OnceLock::new(),
            checker: OnceLock::new(),
            read: AtomicU64::new(0),
            prover: OnceLock::new(),
        }
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
        Self::embed(embedded)
    }

    /// Names the part of the text that is the schema.
    #[must_use]
    pub const fn of_part(self, part: &'static str) -> Self {
        let embedded = Embedded { part, ..self.embedded };
        std::mem::forget(self);
        Self::embed(embedded)
    }

    /// Gives the parts that the texts lack: their keys are between the characters `\0`. Comes last.
    #[must_use]
    pub const fn sharing(mut self, parts: SharedParts) -> Self {
        self.parts = parts;
        self
    }

    /// Returns the schema's own text.
    pub fn text(&self) -> &str {
        if self.parts.is_empty() {
            return self.embedded.text;
        }
        self.text.get_or_init(|| whole(self.embedded.text, self.parts))
    }

    /// Reads the schema.
    fn load(&self) -> Result<Ir, SchemaError> {
        let whole = |text| {
            if self.parts.is_empty() {
                Cow::Borrowed(text)
            } else {
                Cow::Owned(whole(text, self.parts))
            }
        };
        let others = self.embedded.documents.iter().map(|(uri, text)| (*uri, whole(text)));
        let others: Vec<(&str, Cow<'_, str>)> = others.collect();
        let documents: Vec<(&str, &str)> =
            others.iter().map(|(uri, text)| (*uri, &**text)).collect();
        let Embedded { name, path, part, .. } = self.embedded;
        Embedded { name, text: self.text(), path, part, documents: &documents }.load()
    }

    /// Returns the name of the schema in findings.
    pub fn id(&self) -> &'static str {
        self.embedded.name
    }

    fn checker(&self) -> Result<&Checker, &Unusable> {
        let checker = self.checker.get_or_init(|| {
            let clock = Timestamp::from_nanoseconds(0);
            let options = Options::at(clock).with_freshness(false);
            self.load()
                .and_then(|ir| Checker::from_ir(self.id(), Arc::new(ir), options))
                .map_err(|error| Unusable(error.to_string()))
        });
        checker.as_ref()
    }

    /// Returns the checker that proves whole payloads.
    fn prover(&self) -> Option<&Checker> {
        let prover = self.prover.get_or_init(|| {
            let checker = self.checker().ok()?.clone();
            checker.warm_up();
            Some(checker)
        });
        prover.as_ref()
    }

    /// Counts bytes that are read, and returns whether enough were read before for a proof to pay.
    fn is_worth_a_proof(&self, bytes: usize) -> bool {
        let before = self.read.load(Ordering::Relaxed);
        if before < MIN_BYTES {
            self.read.fetch_add(bytes as u64, Ordering::Relaxed);
        }
        before >= MIN_BYTES
    }

    /// Returns the checker for the subschema at an address.
    fn part(&self, address: &str) -> Result<Checker, Unusable> {
        let whole = self.checker().map_err(Clone::clone)?;
        let missing = || Unusable(format!("there is no subschema at `{address}`"));
        Embedded::find(whole.ir(), address).map(|id| whole.part(id)).ok_or_else(missing)
    }
}

/// Returns a text with the parts that it lacks.
fn whole(text: &str, parts: SharedParts) -> String {
    let mut pieces = text.split('\0');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    while let (Some(key), Some(text)) = (pieces.next(), pieces.next()) {
        let place = parts.binary_search_by_key(&key, |part| &part[..key.len()]);
        whole += &parts[place.expect("code was generated with all parts")][key.len()..];
        whole += text;
    }
    whole
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

    /// Returns the checker that proves payloads, if these are the rules of whole payloads.
    pub(super) fn prover(&self) -> Option<&Checker> {
        let is_whole = self.address.is_empty() && self.more.is_empty();
        if is_whole { self.schema.prover() } else { None }
    }

    /// Returns whether a payload is proved valid. The first payloads are not: a proof has to be planned.
    pub(super) fn prove(&self, payload: &[u8]) -> bool {
        self.schema.is_worth_a_proof(payload.len())
            && self.prover().is_some_and(|checker| reading::is_proved(checker, payload))
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

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn parts_stand_where_their_keys_were() {
        let parts = &["000000000000000a{}", "000000000000000b[1]", "000000000000000c\"ü\""];
        let text = r#"{"a":@000000000000000c@,"b":@000000000000000a@}"#.replace('@', "\0");
        assert_eq!(whole(&text, parts), r#"{"a":"ü","b":{}}"#);
        assert_eq!(whole("\x00000000000000000b\0", parts), "[1]");
        assert_eq!(whole("{}", parts), "{}");
    }
}
