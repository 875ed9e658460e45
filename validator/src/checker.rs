//! The checker.

mod lines;
mod options;
mod schemas;
mod time;

use std::{
    any::Any,
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use serde_json::Value;
use tablature_schema::{
    catalogue::Entry,
    format::Timestamp,
    ir::{Ir, SchemaError, SchemaErrorItem, SchemaId},
    json::{self, Document, Duplicate, Origin, Places},
    load::{self, LoadOptions, NoSource},
};

use crate::{
    context::{Context, Subject, comparisons},
    evaluate::{Evaluator, Plan, Scope, Settings, StepBudget, Verdict},
    explain,
    finding::{Finding, Report, Severity, Unreported},
    hints::{self, Hints, Marks, noted::Record},
    prove::{Aim, Answer, Prover, Setup, Tier},
    spelling::{Mixed, Names, Spelling},
    text, wall,
};

pub use lines::{Lines, Wanted};
pub(crate) use lines::{end_of_line, is_blank, without_return};
pub use options::{Limits, Options};

/// Checks payloads against one schema.
///
/// A checker is built once from a schema and never changes, so it can be shared between any number of payloads and
/// threads.
///
/// # Example
///
/// ```
/// use tablature_validator::{Checker, Options};
///
/// let schema = br#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}"#;
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
/// let checker = Checker::from_slice("order.json", schema, options)?;
/// let report = checker.check(b"{\n  \"id\": 5\n}");
/// let finding = &report.findings()[0];
/// assert_eq!((finding.code.as_str(), finding.pointer.as_str()), ("wrong-type", "/id"));
/// assert_eq!(finding.place.to_string(), "2:9");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Checker {
    shared: Arc<Shared>,
    /// The subschema that payloads are checked against.
    root: SchemaId,
}

/// State that the checkers of one schema share.
#[derive(Debug)]
struct Shared {
    subject: Subject,
    plan: Plan,
    names: Names,
    /// Computed at the first check that reports hints.
    marks: OnceLock<Marks>,
    tier: Tier,
    options: Options,
    settings: Settings,
}

/// A payload that was parsed.
struct Payload<'a> {
    document: Document<'a>,
    duplicates: Vec<Duplicate>,
    spelling: Spelling,
    mixed: Vec<Mixed>,
}

impl Checker {
    /// Makes a checker from the text of a JSON Schema, drafts 4 to 2020-12. `name` is the schema's name in findings: a
    /// file name or an id.
    ///
    /// # Errors
    ///
    /// [`SchemaError`] lists every reason why the schema is invalid, with its place. A reference to another document
    /// than a standard meta-schema is an error too: for those, read the schema with [`load`](load::load) and use
    /// [`Checker::from_ir`].
    pub fn from_slice(name: &str, schema: &[u8], options: Options) -> Result<Self, SchemaError> {
        let ir = load::load(name, schema, &LoadOptions::default(), &mut NoSource)?;
        Self::from_ir(name, Arc::new(ir), options)
    }

    /// Makes a checker from a JSON Schema that was already parsed.
    ///
    /// A `Value` does not hold everything that JSON can express: integers beyond 64 bits and decimals with more digits
    /// than an `f64` were rounded when it was parsed, and only the last of duplicate keys was kept.
    /// [`Checker::from_slice`] loses nothing.
    ///
    /// # Errors
    ///
    /// As for [`Checker::from_slice`]; places are those in the value as it is printed.
    pub fn from_value(name: &str, schema: &Value, options: Options) -> Result<Self, SchemaError> {
        Self::from_slice(name, schema.to_string().as_bytes(), options)
    }

    /// Makes a checker for a schema of the catalogue.
    pub fn from_catalogue(entry: &Entry, options: Options) -> Self {
        Self::new(&entry.id(), entry.ir(), options)
    }

    /// Makes a checker for a schema that was read with everything that it refers to.
    ///
    /// # Example
    ///
    /// ```
    /// use std::{collections::BTreeMap, sync::Arc};
    /// use tablature_schema::load::{self, LoadOptions, Text};
    /// use tablature_validator::{Checker, Options};
    ///
    /// let item = Text::new("item.json", br#"{"type": "string"}"#);
    /// let mut source = BTreeMap::from([("https://example.com/item.json".to_owned(), item)]);
    /// let schema = br#"{"$id": "https://example.com/order.json", "items": {"$ref": "item.json"}}"#;
    /// let ir = load::load("order.json", schema, &LoadOptions::default(), &mut source)?;
    /// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
    /// let checker = Checker::from_ir("order.json", Arc::new(ir), options)?;
    /// assert!(checker.is_valid(br#"["a"]"#) && !checker.is_valid(b"[5]"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SchemaError`], if the schema is invalid under a custom meta-schema.
    pub fn from_ir(name: &str, ir: Arc<Ir>, options: Options) -> Result<Self, SchemaError> {
        schemas::judge(name, &ir, &options)?;
        Ok(Self::new(name, ir, options))
    }

    fn new(name: &str, ir: Arc<Ir>, options: Options) -> Self {
        let root = ir.root();
        let shared = Shared {
            subject: Subject::new(name, Arc::clone(&ir), options.mask),
            names: Names::new(&ir),
            plan: Plan::new(ir),
            marks: OnceLock::new(),
            tier: Tier::default(),
            settings: options.settings(),
            options,
        };
        Self { shared: Arc::new(shared), root }
    }

    /// Returns a checker for a subschema, which shares its state with this one. It reports errors only: warnings and
    /// advice are about whole payloads.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_schema::ir::DocumentId;
    /// use tablature_validator::{Checker, Options};
    ///
    /// let schema = br#"{"properties": {"id": {"type": "string"}}}"#;
    /// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
    /// let checker = Checker::from_slice("order.json", schema, options)?;
    /// let id = checker.ir().at(DocumentId::ROOT, "/properties/id").ok_or("no such subschema")?;
    /// assert!(checker.part(id).is_valid(b"\"a\""));
    /// assert!(!checker.part(id).is_valid(b"5"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn part(&self, id: SchemaId) -> Self {
        Self { shared: Arc::clone(&self.shared), root: id }
    }

    /// Returns what a verdict depends on besides schema and payload.
    #[cfg(test)]
    pub(crate) fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// Returns what the schema is called in findings.
    pub fn name(&self) -> &str {
        &self.shared.subject.name
    }

    /// Returns the schema.
    pub fn ir(&self) -> &Arc<Ir> {
        &self.shared.subject.ir
    }

    /// Returns the warnings about the schema, such as misspelt keywords and formats that are not checked.
    pub fn schema_warnings(&self) -> &[SchemaErrorItem] {
        self.ir().warnings()
    }

    /// Returns the codes that the schema defines (`fault`, `agreement`), with their help.
    pub fn schema_codes(&self) -> BTreeMap<&str, &str> {
        self.ir().codes()
    }

    /// Returns whether the verdict about a payload is [`Verdict::Valid`].
    pub fn is_valid(&self, bytes: &[u8]) -> bool {
        self.verdict(bytes).is_valid()
    }

    /// Returns whether a payload is valid, invalid, or undecided because it takes more steps than a payload of its size
    /// may take. Stops at the first violation.
    pub fn verdict(&self, bytes: &[u8]) -> Verdict {
        let verdict =
            || if self.proves(bytes) { Verdict::Valid } else { self.verdict_and_steps(bytes).0 };
        wall::guard(verdict).unwrap_or(Verdict::Undecided)
    }

    /// Returns whether a payload is proved valid from its bytes, once a plan is worth it.
    pub(crate) fn proves(&self, bytes: &[u8]) -> bool {
        self.prove(Aim::Valid, bytes, &self.shared.settings) != Answer::Open
    }

    /// Makes the next check build what makes checks of many payloads fast. Without it, that is built once some payloads
    /// were checked: it takes milliseconds, which a single payload does not.
    pub fn warm_up(&self) {
        self.shared.tier.warm_up();
    }

    /// Returns whether a payload is proved valid from its bytes alone, without being parsed; with [`Wanted::All`], also that
    /// there are no warnings and no advice but those that were noted on the way. `false` says nothing about a payload: it
    /// may be valid, and takes longer to check. Shows how much of some data is checked the fast way.
    pub fn is_proved(&self, bytes: &[u8], wanted: Wanted) -> bool {
        self.warm_up();
        let answer = self.prove(wanted.aim(), bytes, &self.shared.settings);
        match wanted {
            Wanted::All => matches!(answer, Answer::Silent | Answer::Noted),
            Wanted::Errors => answer != Answer::Open,
        }
    }

    /// Describes for people how payloads are proved valid without being parsed: what is read of each value, and what is
    /// left to the evaluator, which parses the payload or a part of it. With [`Wanted::All`], what is proved has no
    /// warnings and no advice either. `None` if the schema is too large.
    ///
    /// The text may change with every version.
    pub fn describe_plan(&self, wanted: Wanted) -> Option<String> {
        let tier = &self.shared.tier;
        tier.describe(self.setup(&self.shared.settings), wanted.aim())
    }

    /// Proves a payload from its bytes, where that is possible.
    pub(crate) fn prove(&self, aim: Aim, bytes: &[u8], settings: &Settings) -> Answer {
        let prover = self.prover(aim, bytes.len(), settings);
        prover.map_or(Answer::Open, |mut prover| prover.prove(bytes))
    }

    /// Returns what proves payloads, if that may pay for as many bytes as were checked.
    fn prover<'s>(&'s self, aim: Aim, bytes: usize, settings: &'s Settings) -> Option<Prover<'s>> {
        let Shared { subject, tier, options, .. } = &*self.shared;
        // A plan takes few steps for each byte, but does not count them.
        let is_bounded = options.limits.steps.is_below(StepBudget::default());
        if self.root != subject.ir.root() || is_bounded {
            return None;
        }
        tier.prover(|| self.setup(settings), aim, bytes)
    }

    fn setup<'s>(&'s self, settings: &'s Settings) -> Setup<'s> {
        let Shared { subject, plan, names, marks, options, .. } = &*self.shared;
        Setup {
            ir: &subject.ir,
            marks: marks.get_or_init(|| Marks::new(&subject.ir)),
            evaluator: plan,
            settings,
            root: self.root,
            has_spellings: !names.is_empty(),
            tolerance: options.tolerance,
            max_depth: options.limits.depth,
        }
    }

    /// Returns the verdict about a payload, the steps that it took, and the steps that were available
    /// ([`Limits::steps`]). Shows how close a schema is to undecided verdicts. A payload that is not valid JSON takes
    /// no steps.
    pub fn verdict_and_steps(&self, bytes: &[u8]) -> (Verdict, u64, u64) {
        let rejected = (Verdict::Invalid, 0, self.shared.settings.steps.for_bytes(bytes.len()));
        if json::byte_order_mark(bytes) > 0 {
            return rejected;
        }
        let Ok(payload) = self.read(bytes) else { return rejected };
        if !payload.duplicates.is_empty() || !payload.mixed.is_empty() {
            return rejected;
        }
        let Shared { plan, settings, .. } = &*self.shared;
        let mut evaluator = Evaluator::new(plan, &payload.document, settings, bytes.len());
        let verdict = evaluator.verdict(self.root, payload.document.root(), Scope::root());
        let (used, all) = evaluator.steps();
        (verdict, used, all)
    }

    /// Reports everything that is invalid, doubtful or unusual in one JSON document.
    pub fn check(&self, bytes: &[u8]) -> Report {
        self.check_at(bytes, Origin::FILE)
    }

    /// Reports findings about a record within a file, with the places and byte offsets of the file.
    pub fn check_at(&self, bytes: &[u8], origin: Origin) -> Report {
        self.check_by(bytes, origin, &self.shared.settings)
    }

    /// Reports findings as of another time than the checker's: freshness is checked against `now`, even if
    /// [`Options::judges_freshness`] is off.
    pub fn check_as_of(&self, bytes: &[u8], now: Timestamp) -> Report {
        let settings = Settings { now: Some(now), ..self.shared.settings.clone() };
        self.check_by(bytes, Origin::FILE, &settings)
    }

    /// Counts the violations of a payload as validators do that report each keyword by itself: a value of the wrong type that
    /// is not listed in `enum` either has two, for which [`Self::check`] reports one error. A union counts once, whatever its
    /// branches say. A payload that is not JSON has one.
    ///
    /// ```
    /// use tablature_validator::{Checker, Options};
    ///
    /// let schema = br#"{"properties": {"kind": {"type": "string", "enum": ["a", "b"]}}}"#;
    /// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
    /// let checker = Checker::from_slice("order.json", schema, options)?;
    /// assert_eq!(checker.count_violations(br#"{"kind": "c"}"#), 1);
    /// assert_eq!(checker.count_violations(br#"{"kind": 5}"#), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn count_violations(&self, bytes: &[u8]) -> usize {
        let Shared { plan, settings, .. } = &*self.shared;
        let Ok(payload) = self.read(bytes) else { return 1 };
        let mut evaluator = Evaluator::new(plan, &payload.document, settings, bytes.len());
        evaluator.count_violations(self.root, payload.document.root())
    }

    fn read<'a>(&'a self, bytes: &'a [u8]) -> Result<Payload<'a>, json::Fault> {
        #[cfg(test)]
        wall::mistake::come(bytes);
        let Shared { subject, names, options, .. } = &*self.shared;
        let (mut document, duplicates) = json::parse(bytes, options.limits.depth)?;
        let (spelling, mixed) = names.settle(&subject.ir, self.root, &mut document);
        Ok(Payload { document, duplicates, spelling, mixed })
    }

    fn check_by(&self, bytes: &[u8], origin: Origin, settings: &Settings) -> Report {
        wall::guard(|| self.check_within(bytes, origin, settings))
            .unwrap_or_else(|panic| self.failed(origin, bytes.len(), &*panic))
    }

    /// Reports that the check of a record ended with a panic.
    pub(crate) fn failed(&self, origin: Origin, length: usize, panic: &dyn Any) -> Report {
        Report::new(vec![wall::finding(&self.shared.subject, origin, length, panic)])
    }

    fn check_within(&self, bytes: &[u8], origin: Origin, settings: &Settings) -> Report {
        if let Some(mut prover) = self.prover(Aim::Silent, bytes.len(), settings) {
            match prover.prove(bytes) {
                Answer::Silent => return Report::default(),
                Answer::Noted => {
                    let record = Record { block: bytes, start: 0, length: bytes.len(), origin };
                    if let Some(report) = self.noted(&mut prover, record, Report::clone) {
                        return report;
                    }
                }
                Answer::Valid | Answer::Open => {}
            }
        }
        self.explain_by(bytes, origin, settings)
    }

    /// Calls `report` with the hints that were noted while a record was proved; returns `None` if they are not all.
    pub(crate) fn noted<T>(
        &self,
        prover: &mut Prover<'_>,
        record: Record<'_>,
        report: impl FnOnce(&Report) -> T,
    ) -> Option<T> {
        hints::noted::report(&self.shared.subject, prover.notes()?, record, report)
    }

    /// Reports findings without asking for a proof first.
    pub(crate) fn explain_by(&self, bytes: &[u8], origin: Origin, settings: &Settings) -> Report {
        let subject = &self.shared.subject;
        let mut findings = text::byte_order_mark(subject, bytes, origin);
        let mut unreported = Vec::new();
        match self.read(bytes) {
            Err(fault) => findings.push(text::fault(subject, bytes, origin, &fault)),
            Ok(payload) => {
                unreported = self.check_payload(bytes, origin, settings, &payload, &mut findings);
            }
        }
        Report::new(findings).with_unreported(unreported)
    }

    /// Reports a byte order mark.
    pub(crate) fn byte_order_mark(&self, bytes: &[u8], origin: Origin) -> Report {
        Report::new(text::byte_order_mark(&self.shared.subject, bytes, origin))
    }

    /// Reports duplicate keys of a document.
    pub(crate) fn duplicates(
        &self,
        bytes: &[u8],
        origin: Origin,
        document: &Document<'_>,
        duplicates: &[Duplicate],
    ) -> Report {
        let Shared { options, settings, .. } = &*self.shared;
        let places = Places::new(bytes, origin);
        let context = self.context((bytes, &places), document, Spelling::Wire, settings);
        let limit = options.limits.findings;
        let (mut findings, beyond) = text::duplicates(&context, duplicates, limit);
        let unreported: Vec<Unreported> = beyond.into_iter().collect();
        findings.extend(text::too_many(&context, limit, &unreported));
        Report::new(findings).with_unreported(unreported)
    }

    fn context<'a>(
        &'a self,
        (bytes, places): (&'a [u8], &'a Places<'a>),
        document: &'a Document<'a>,
        spelling: Spelling,
        settings: &Settings,
    ) -> Context<'a> {
        let Shared { subject, options, .. } = &*self.shared;
        Context {
            subject,
            document,
            bytes,
            places,
            spelling,
            now: settings.now.unwrap_or(options.now),
            judges_freshness: settings.now.is_some(),
            tolerance: options.tolerance,
            paths: std::cell::OnceCell::new(),
            comparisons: comparisons(bytes.len()),
        }
    }

    /// Adds the findings about a payload that was parsed; returns the counts of those that are not reported.
    fn check_payload(
        &self,
        bytes: &[u8],
        origin: Origin,
        settings: &Settings,
        payload: &Payload<'_>,
        findings: &mut Vec<Finding>,
    ) -> Vec<Unreported> {
        let Shared { subject, plan, marks, options, .. } = &*self.shared;
        let places = Places::new(bytes, origin);
        let (text, document) = ((bytes, &places), &payload.document);
        let context = self.context(text, document, payload.spelling, settings);
        let limit = options.limits.findings;
        let mut unreported: Vec<Unreported> = Vec::new();
        for (found, beyond) in [
            text::duplicates(&context, &payload.duplicates, limit),
            text::mixed_spelling(&context, &payload.mixed, limit),
        ] {
            findings.extend(found);
            unreported.extend(beyond);
        }
        let mut evaluator = Evaluator::new(plan, &payload.document, settings, bytes.len());
        evaluator.keep_branches();
        let verdict = evaluator.verdict(self.root, payload.document.root(), Scope::root());
        let mut invalid = Vec::new();
        let marks = (self.root == subject.ir.root())
            .then(|| marks.get_or_init(|| Marks::new(&subject.ir)))
            .filter(|marks| marks.may_hint(self.root));
        if verdict != Verdict::Valid {
            let mut errors =
                explain::errors(&context, &mut evaluator, self.root, (limit, marks.is_some()));
            invalid = std::mem::take(&mut errors.spots);
            findings.extend(std::mem::take(&mut errors.findings).into_iter().map(|(_, it)| it));
            let severity = Severity::Error;
            let beyond = errors.beyond().into_iter();
            unreported.extend(beyond.map(|(code, count)| Unreported { severity, code, count }));
        }
        if let Some(marks) = marks {
            let (about, limits) = ((plan, marks), (limit, &*invalid));
            let (hints, beyond) =
                Hints::collect(&context, &mut evaluator, about, self.root, limits);
            findings.extend(hints);
            unreported.extend(beyond);
        }
        unreported.sort_unstable();
        findings.extend(text::too_many(&context, limit, &unreported));
        unreported
    }
}
