//! Schema in, verdict out.

mod parts;
mod schema_error;

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
    sync::Arc,
};

use serde_json::Value;
use tablature_schema::{catalogue::Entry, model::SchemaId};

use crate::{
    context::{Context, Subject},
    explain::{Engine, Explainer, Prepared},
    finding::{Finding, Report},
    hints::Hints,
    json::{self, Clock, Document, Origin, Places},
    patterns::Patterns,
    format::Span,
    spelling::Names,
    text,
    format::Timestamp,
};

pub use parts::Parts;
pub use schema_error::{SchemaError, SchemaFault};

/// How much of a payload is read before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Levels of arrays and objects.
    pub depth: usize,
}

impl Default for Limits {
    /// 128 levels: four times what the deepest documented event has, and far from any stack's end.
    fn default() -> Self {
        Self { depth: 128 }
    }
}

/// What a [`Checker`] needs to know besides the schema.
#[derive(Debug, Clone)]
pub struct Options {
    /// The clock. Freshness is judged against it.
    pub now: Timestamp,
    /// Whether freshness is judged at all. If not, `maxAge` accepts everything and nothing is said of
    /// timestamps ahead of the clock.
    pub judges_freshness: bool,
    /// How far ahead of the clock a timestamp may be before it gets a warning.
    pub tolerance: Span,
    /// How much of a payload is read.
    pub limits: Limits,
    /// Keep values and undeclared key names of the payload out of every finding.
    pub mask: bool,
    /// Other documents that the schema's references may lead to, by URI. Nothing else is looked up.
    pub documents: BTreeMap<String, Value>,
    /// The URI that the schema's relative references start from, where it has no absolute `$id`.
    pub base: Option<String>,
}

impl Options {
    /// The defaults with this clock: no tolerance, no mask, no other documents.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            judges_freshness: true,
            tolerance: Span::ZERO,
            limits: Limits::default(),
            mask: false,
            documents: BTreeMap::new(),
            base: None,
        }
    }
}

/// Checks payloads against one schema.
///
/// Building one compiles the schema; checking changes nothing in it, so one checker serves any number of
/// payloads and threads.
///
/// # Example
///
/// ```
/// use tablature_validator::{Checker, Options};
///
/// let schema = br#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}"#;
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
/// let checker = Checker::for_schema_text("order.json", schema, options)?;
/// let report = checker.check(b"{\n  \"id\": 5\n}");
/// let finding = &report.findings()[0];
/// assert_eq!((finding.code.as_str(), finding.pointer.as_str()), ("wrong-type", "/id"));
/// assert_eq!((finding.position.line, finding.position.column), (2, 9));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Checker {
    shared: Arc<Shared>,
    engine: Engine,
    /// The subschema that payloads are held against.
    root: SchemaId,
    /// Only for a whole schema.
    warnings: Vec<SchemaFault>,
}

/// What checkers of the parts of one schema have in common.
#[derive(Debug)]
struct Shared {
    subject: Subject,
    prepared: Prepared,
    patterns: Patterns,
    names: Names,
    options: Options,
}

impl Checker {
    /// A checker for a schema of the catalogue.
    ///
    /// # Panics
    ///
    /// If a schema of the catalogue cannot be used: a bug of ours, which a test excludes.
    pub fn for_entry(entry: &Entry, options: Options) -> Self {
        Self::for_schema(&entry.id(), &entry.json(), options)
            .expect("a schema of the catalogue can be used")
    }

    /// A checker for any JSON Schema, drafts 4 to 2020-12. `id` names it in findings: a file name or an id.
    ///
    /// # Errors
    ///
    /// [`SchemaError`]: not a valid schema, a reference that leads nowhere or to another document (nothing
    /// is fetched), a pattern that does not compile, a `maxAge` that is no duration.
    pub fn for_schema(id: &str, schema: &Value, options: Options) -> Result<Self, SchemaError> {
        Parts::new(id, schema, options)?.whole()
    }

    /// A checker for the subschema at `pointer` (a JSON Pointer). It reports what is wrong, and leaves out
    /// warnings and advice, which are about whole payloads. For many parts of one schema, take [`Parts`].
    ///
    /// # Errors
    ///
    /// As for [`Checker::for_schema`], and where `pointer` leads to no subschema.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_validator::{Checker, Options};
    ///
    /// let schema = serde_json::json!({"properties": {"id": {"type": "string"}}});
    /// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
    /// let checker = Checker::for_part("order.json", &schema, "/properties/id", options)?;
    /// assert!(checker.check(b"\"a\"").is_right());
    /// assert!(!checker.check(b"5").is_right());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn for_part(
        id: &str,
        schema: &Value,
        pointer: &str,
        options: Options,
    ) -> Result<Self, SchemaError> {
        Parts::new(id, schema, options)?.part(pointer)
    }

    /// The same for a schema's text, read as strictly as payloads are: a duplicate key or a number that
    /// could not be held exactly is a fault of the schema. Faults name line and column.
    ///
    /// # Errors
    ///
    /// As for [`Checker::for_schema`], and where the text is no JSON.
    pub fn for_schema_text(id: &str, schema: &[u8], options: Options) -> Result<Self, SchemaError> {
        let (document, value) = text::read_schema(schema)?;
        let places = Places::new(schema, Origin::FILE);
        let place = |faults: &mut Vec<SchemaFault>| {
            for fault in faults.iter_mut() {
                let span = text::span_at(&document, &fault.pointer);
                fault.position = Some(places.position(span.start));
            }
            faults.sort_by_key(|fault| fault.position);
        };
        match Self::for_schema(id, &value, options) {
            Ok(mut checker) => {
                place(&mut checker.warnings);
                Ok(checker)
            }
            Err(mut error) => {
                place(&mut error.problems);
                Err(error)
            }
        }
    }

    /// What the schema says that nothing listens to: keywords that are nearly known ones, and formats that
    /// are not checked.
    pub fn schema_warnings(&self) -> &[SchemaFault] {
        &self.warnings
    }

    /// The codes that the schema gives itself (`fault`, `agreement`), with their remedies.
    pub fn schema_codes(&self) -> BTreeMap<&str, &str> {
        self.shared.subject.model.codes()
    }

    /// Everything there is to say about one JSON document.
    pub fn check(&self, bytes: &[u8]) -> Report {
        self.check_at(bytes, Origin::FILE)
    }

    /// The same for a record that begins further down in a file: places and byte offsets are the file's.
    pub fn check_at(&self, bytes: &[u8], origin: Origin) -> Report {
        self.check_by(bytes, origin, Clock::Checker)
    }

    /// The same against another clock than the checker's, whether or not that one is asked: freshness is
    /// judged against `now`.
    pub fn check_as_of(&self, bytes: &[u8], now: Timestamp) -> Report {
        self.check_by(bytes, Origin::FILE, Clock::At(now))
    }

    fn check_by(&self, bytes: &[u8], origin: Origin, clock: Clock) -> Report {
        let subject = &self.shared.subject;
        let parsed = json::parse(bytes, self.shared.options.limits.depth);
        let mut findings = text::byte_order_mark(subject, bytes, origin);
        match parsed {
            Err(fault) => findings.push(text::fault(subject, bytes, origin, &fault)),
            Ok((mut document, duplicates)) => {
                document.clock = clock;
                self.check_document(bytes, origin, document, &duplicates, &mut findings);
            }
        }
        Report::new(findings)
    }

    fn check_document<'a>(
        &'a self,
        bytes: &'a [u8],
        origin: Origin,
        mut document: Document<'a>,
        duplicates: &[json::Duplicate],
        findings: &mut Vec<Finding>,
    ) {
        let Shared { subject, patterns, names, options, .. } = &*self.shared;
        let (spelling, mixed) = names.settle(&subject.model, self.root, &mut document);
        let (now, judges_freshness) = match document.clock {
            Clock::Checker => (options.now, options.judges_freshness),
            Clock::At(now) => (now, true),
        };
        let context = Context {
            subject,
            whole: subject,
            document: &document,
            bytes,
            places: &Places::new(bytes, origin),
            spelling,
            now,
            judges_freshness,
            tolerance: options.tolerance,
        };
        findings.extend(text::duplicates(&context, duplicates));
        findings.extend(text::mixed_spelling(&context, &mixed));
        let errors = Explainer::errors(&self.engine, &context);
        let is_whole = self.root == subject.model.root_id();
        let hints =
            if is_whole { Hints::collect(&context, &self.engine, patterns) } else { Vec::new() };
        // What is wrong with a value makes what is unusual about it beside the point.
        let wrong: HashSet<Range<u64>> = errors.iter().map(|error| error.span.clone()).collect();
        findings.extend(errors);
        findings.extend(hints.into_iter().filter(|hint| !wrong.contains(&hint.span)));
    }
}
