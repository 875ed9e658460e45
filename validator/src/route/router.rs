//! Checks records, each by the schema that is for it.

use std::{collections::BTreeMap, fmt, ops::Range, sync::OnceLock};

use tablature_schema::json::{self, Duplicate, Kind, NodeRef, Origin, Places};

use super::{
    calls::Call,
    chosen::Chosen,
    envelope::{self, elsewhere, envelope},
    fields::{self, Fields, Keys},
    layout::{End, Layout, Path},
    names::{Named, Names},
    target::Target,
};
use crate::{
    checker::{Checker, Options, Wanted},
    finding::{Finding, Report, Severity, TOO_MANY, Unreported},
    shorten::{MAX_PART, MAX_VALUE, shorten, shorten_owned},
};

/// Checks records by one or many schemas, each chosen by a name in the record. Shared by threads.
///
/// # Example
///
/// ```
/// use tablature_validator::{Checker, Layout, Names, Options, Router};
///
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
/// let names = Names::new([vec!["CartViewed"], vec!["OrderPlaced"]]);
/// let layout = Layout::new("".parse()?, Some("/event".parse()?), "/properties".parse()?);
/// let own = options.clone();
/// let compile = move |index: usize| {
///     let schema: &[u8] = [&br#"{"required": ["cart"]}"#[..], br#"{"required": ["order"]}"#][index];
///     Checker::from_slice("event.json", schema, own.clone()).map_err(|error| error.to_string())
/// };
/// let router = Router::new(layout, names, options, Box::new(compile));
/// let record = br#"{"event": "Order Placed", "properties": {}}"#;
/// let routed = router.check(record);
/// assert_eq!(routed.report.findings()[0].pointer, "/properties");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Router {
    pub(super) layout: Layout,
    pub(super) names: Names,
    /// A pointer to the records.
    pub(super) records: String,
    /// Where payloads are in a document.
    around: String,
    /// Accepts any JSON.
    pub(super) any: Checker,
    /// What schemas are called and declare, where keys choose.
    pub(super) keyed: Option<Vec<(String, Fields)>>,
    options: Options,
    targets: Vec<OnceLock<Result<Target, String>>>,
    compile: Compile,
}

/// Makes the checker of a schema, or says why that cannot be done.
type Compile = Box<dyn Fn(usize) -> Result<Checker, String> + Send + Sync>;

impl fmt::Debug for Router {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Router").field("layout", &self.layout).finish_non_exhaustive()
    }
}

/// What was found in a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Routed {
    /// The findings about all its records.
    pub report: Report,
    /// The number of its records.
    pub records: u64,
    /// The schemas that they were checked by.
    pub chosen: Chosen,
}

/// A record of a document that holds several.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Its bytes in the document.
    pub span: Range<usize>,
    /// The findings about it that are not reported.
    pub unreported: Vec<Unreported>,
}

impl Router {
    /// Creates a router. `compile` makes the checker of the schema with an index of `names`, when the first record is for it,
    /// by the same options.
    ///
    /// # Panics
    ///
    /// If there is no name.
    pub fn new(layout: Layout, names: Names, options: Options, compile: Compile) -> Self {
        let any = Checker::from_slice("", b"true", options.clone()).expect("`true` is a schema");
        any.warm_up();
        let targets = (0..names.n_schemas()).map(|_| OnceLock::new()).collect();
        let (records, payload) = (layout.records.to_string(), layout.payload.to_string());
        let items = if records.is_empty() { "" } else { "/*" };
        let around = format!("{records}{items}{payload}");
        Self { layout, names, records, around, any, keyed: None, options, targets, compile }
    }

    /// Returns where payloads may be in a document, with `*` for array indexes, such as `/entities/*`. There are several places
    /// where well-known envelopes are looked into.
    pub fn around(&self) -> Vec<String> {
        if !self.looks_into_envelopes() {
            return vec![self.around.clone()];
        }
        let fields = || self.keyed.iter().flatten().map(|(_, fields)| fields);
        envelope::around(|name| fields().any(|own| own.declares(name)))
    }

    /// Chooses the schema of each record by the keys of its payload, where the layout has no name that does. `fields` are
    /// what each schema is called and declares. Where no places are given, well-known envelopes are looked into.
    #[must_use]
    pub fn by_keys(self, fields: Vec<(String, Fields)>) -> Self {
        let keyed = self.layout.by.is_none().then_some(fields);
        Self { keyed, ..self }
    }

    /// Returns whether a document may hold several records.
    pub fn has_several(&self) -> bool {
        !self.layout.records.is_empty() || self.looks_into_envelopes()
    }

    fn looks_into_envelopes(&self) -> bool {
        self.keyed.is_some() && self.layout == Layout::default()
    }

    /// Returns the schemas that fit the keys of a payload best, and how well.
    pub(super) fn best(&self, keys: &Keys<'_>) -> Option<(fields::Fit, Vec<usize>)> {
        fields::best(self.keyed.iter().flatten().map(|(_, fields)| fields), keys)
    }

    /// Returns the schema that is for a record, with its index and where the value that it describes is in the record, where
    /// exactly one is and can be used. For callers whose records come from a format with fewer types: they make the record by
    /// its schema, and check it then.
    pub fn schema_of(&self, record: &[u8]) -> Option<(usize, &Checker, &Path)> {
        let (document, _) = json::parse(record, self.options.limits.depth).ok()?;
        let root = document.root();
        let schema = match (&self.keyed, &self.layout.by) {
            (Some(_), _) => {
                let (_, best) = self.best(&Keys::Of(self.layout.payload.find(root).ok()?))?;
                *best.first().filter(|_| best.len() == 1)?
            }
            (None, None) => 0,
            (None, Some(by)) => {
                let named = match Call::instead_of(by, root) {
                    Some(call) => call.find(&self.names),
                    None => self.names.find(by.find(root).ok()?.as_str()?),
                };
                let Named::Schema(schema) = named else { return None };
                schema
            }
        };
        let target = self.target(schema).ok()?;
        Some((schema, &target.checker, &target.path))
    }

    /// Returns where the parts of records are.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    pub(super) fn failed(
        &self,
        origin: Origin,
        length: usize,
        panic: &dyn std::any::Any,
    ) -> Routed {
        let report = self.any.failed(origin, length, panic);
        Routed { report, records: 1, ..Routed::default() }
    }

    /// Returns the schemas that were chosen, as findings name them, each with the number of its records; none if there is only
    /// one to choose.
    pub fn named<'s>(&'s self, chosen: &'s Chosen) -> impl Iterator<Item = (&'s str, u64)> {
        let is_choice = self.keyed.is_some() || self.layout.by.is_some();
        let counts = chosen.counts().filter(move |_| is_choice);
        counts.filter_map(|(schema, records)| {
            Some((self.target(schema).ok()?.checker.name(), records))
        })
    }

    /// Returns the schema that all payloads are checked by, as findings name it; `None` if there are several to choose from,
    /// or it cannot be used.
    pub fn only(&self) -> Option<&str> {
        let is_choice = self.keyed.is_some() || self.layout.by.is_some();
        if is_choice { None } else { Some(self.target(0).ok()?.checker.name()) }
    }

    /// Returns the properties that date the payloads of a schema, by the name that findings give it: see
    /// [`Checker::time_properties`].
    pub fn time_properties(&self, schema: &str) -> Vec<String> {
        let used = self.targets.iter().filter_map(|target| target.get()?.as_ref().ok());
        let own = used.map(|target| &target.checker).find(|checker| checker.name() == schema);
        own.map(Checker::time_properties).unwrap_or_default()
    }

    /// Returns what a schema is called, for messages, where keys choose.
    fn called(&self, schema: usize) -> String {
        let name = self.keyed.as_ref().map_or("", |keyed| &keyed[schema].0);
        format!("`{}`", shorten(name, MAX_VALUE))
    }

    /// Returns a schema, and what it describes in a record.
    pub(super) fn target(&self, index: usize) -> Result<&Target, &str> {
        let payload = &self.layout.payload;
        let new = || (self.compile)(index).map(|checker| Target::new(checker, payload));
        self.targets[index].get_or_init(new).as_ref().map_err(String::as_str)
    }

    /// Checks a document by parsing it.
    pub(super) fn read(&self, bytes: &[u8], origin: Origin, wanted: Wanted) -> Routed {
        self.read_parts(bytes, origin, wanted).0
    }

    /// Checks a document by parsing it, and returns its records, if it holds several.
    pub(super) fn read_parts(
        &self,
        bytes: &[u8],
        origin: Origin,
        wanted: Wanted,
    ) -> (Routed, Option<Vec<Part>>) {
        /// Levels around what well-known envelopes hold.
        const AROUND: usize = 3;
        let Layout { records, payload, .. } = &self.layout;
        let around = (records.segments().len() + payload.segments().len() + 1).max(AROUND);
        let Ok((document, duplicates)) = json::parse(bytes, self.options.limits.depth + around)
        else {
            let report = self.any.explain_wanted(bytes, origin, wanted);
            return (Routed { report, records: 1, ..Routed::default() }, None);
        };
        let root = document.root();
        let found = self
            .looks_into_envelopes()
            .then(|| envelope(root, |value| self.best(&Keys::Of(value)).map(|(fit, _)| fit)));
        let found = found.flatten();
        let layout = found.as_ref().unwrap_or(&self.layout);
        let places = Places::new(bytes, origin);
        let reading = Reading { router: self, layout, bytes, origin, wanted, places };
        let mut merged = Merged::default();
        let mut judged = Judged::default();
        let mut parts = None;
        let records = &layout.records;
        merged.add(self.any.byte_order_mark(bytes, origin));
        match records.find(root) {
            Err(end) => {
                merged.add(reading.missing(&end, "holds the records", "", origin.record));
            }
            Ok(list) if records.is_empty() => {
                merged.add(reading.record(list, 0, "", &mut judged));
            }
            Ok(list) if matches!(list.kind(), Kind::Array) => {
                let parts = parts.insert(Vec::new());
                for (index, item) in (0..).zip(list.elements()) {
                    let pointer = format!("{records}/{index}");
                    let report = reading.record(item, index, &pointer, &mut judged);
                    parts.push(Part { span: item.span(), unreported: merged.add(report) });
                }
            }
            Ok(other) => {
                let text = format!("expected an array of records, found {}", other.type_name());
                let help = format!("`{records}` says where the records are");
                let words = ("wrong-type", text, help);
                merged.add(reading.finding(other, origin.record, words, &records.to_string()));
            }
        }
        // Payloads come in order, and none is in another.
        let Judged { payloads, chosen } = judged;
        let is_around = |own: &Duplicate| {
            let next = payloads.partition_point(|span: &Range<usize>| span.start <= own.span.start);
            next == 0 || payloads[next - 1].end < own.span.end
        };
        let around: Vec<Duplicate> = duplicates.into_iter().filter(is_around).collect();
        if !around.is_empty() {
            merged.add(self.any.duplicates(bytes, origin, &document, &around));
        }
        let records = parts.as_ref().map_or(1, |parts| parts.len() as u64);
        (Routed { report: merged.report(origin), records, chosen }, parts)
    }
}

/// A document that was parsed.
struct Reading<'a> {
    router: &'a Router,
    layout: &'a Layout,
    bytes: &'a [u8],
    origin: Origin,
    wanted: Wanted,
    places: Places<'a>,
}

/// What was judged in a document.
#[derive(Default)]
struct Judged {
    /// Where payloads are.
    payloads: Vec<Range<usize>>,
    chosen: Chosen,
}

impl Judged {
    fn push(&mut self, payload: NodeRef<'_>, schema: usize) {
        self.payloads.push(payload.span());
        self.chosen.count(schema);
    }
}

/// The code of a record whose schema is invalid.
const UNUSABLE_SCHEMA: &str = "unusable-schema";

/// The code of a record that no schema is for.
const UNKNOWN_EVENT: &str = "unknown-event";

impl<'a> Reading<'a> {
    /// Checks a record, which is at `pointer`, and keeps where its payload is.
    fn record(
        &self,
        record: NodeRef<'a>,
        index: u64,
        pointer: &str,
        judged: &mut Judged,
    ) -> Report {
        let router = self.router;
        let number = self.layout.number(self.origin.record, index);
        if router.keyed.is_some() {
            return self.keyed(record, number, pointer, judged);
        }
        let call = self.layout.by.as_ref().and_then(|by| Call::instead_of(by, record));
        let found = match &call {
            Some(call) => self.schema_of_call(call, number, pointer),
            None => self.schema(record, number, pointer),
        };
        let (schema, name) = match found {
            Ok(found) => found,
            Err(report) => return report,
        };
        let target = match router.target(schema) {
            Ok(target) => target,
            Err(error) => {
                let text = format!("the schema of {name} cannot be used: {error}");
                let help = "fix the schema".to_owned();
                return self.finding(record, number, (UNUSABLE_SCHEMA, text, help), pointer);
            }
        };
        let of_call = call.map(|call| target.path_around(&call.payload(&self.layout.payload)));
        let path = of_call.as_ref().unwrap_or(&target.path);
        match path.find(record) {
            Ok(value) => {
                judged.push(value, schema);
                self.value(value, number, &format!("{pointer}{path}"), &target.checker)
            }
            Err(end) => {
                let what = format!("holds the payload of {name}");
                self.missing(&end, &what, pointer, number)
            }
        }
    }

    /// Checks the value at `pointer`, which is in a record.
    fn value(
        &self,
        value: NodeRef<'a>,
        number: Option<u64>,
        pointer: &str,
        checker: &Checker,
    ) -> Report {
        let span = value.span();
        let origin =
            Origin::new(number, self.places.position(span.start), self.places.byte(span.start));
        let report = checker.check_wanted(&self.bytes[span], origin, self.wanted);
        below(report, pointer)
    }

    /// Checks a record by the schema that fits the keys of its payload best: of several, by the one with the fewest
    /// findings, if there it is valid.
    fn keyed(
        &self,
        record: NodeRef<'a>,
        number: Option<u64>,
        pointer: &str,
        judged: &mut Judged,
    ) -> Report {
        let router = self.router;
        let payload = match self.layout.payload.find(record) {
            Ok(payload) => payload,
            Err(end) => return self.missing(&end, "holds the payload", pointer, number),
        };
        let tell = |text: String, help: String| {
            let at = format!("{pointer}{}", self.layout.payload);
            self.finding(payload, number, (UNKNOWN_EVENT, text, help), &at)
        };
        let Some((_, best)) = router.best(&Keys::Of(payload)) else {
            let fit = |value: NodeRef<'_>| router.best(&Keys::Of(value)).map(|(fit, _)| fit);
            let help = match elsewhere(payload, fit).filter(|_| router.looks_into_envelopes()) {
                Some(records) => {
                    format!(
                        "those of the records at `{records}` do: `--records {records}` reads them"
                    )
                }
                None => "add its schema, or name one with `--schema`".to_owned(),
            };
            return tell("the keys of the record fit no schema".to_owned(), help);
        };
        let mut reports = Vec::new();
        for schema in &best {
            match router.target(*schema) {
                Ok(target) => {
                    let path = target.path_around(&self.layout.payload);
                    // A message is there, as it is around the payload.
                    let Ok(value) = path.find(record) else { continue };
                    let at = format!("{pointer}{path}");
                    reports.push((*schema, value, self.value(value, number, &at, &target.checker)));
                }
                Err(error) if best.len() == 1 => {
                    let name = router.called(*schema);
                    let text = format!("the schema of {name} cannot be used: {error}");
                    let help = "fix the schema".to_owned();
                    return self.finding(record, number, (UNUSABLE_SCHEMA, text, help), pointer);
                }
                Err(_) => {}
            }
        }
        let is_only = best.len() == 1;
        reports.sort_by_key(|(.., report)| (!report.is_valid(), report.findings().len()));
        match reports.into_iter().next() {
            Some((schema, value, report)) if is_only || report.is_valid() => {
                judged.push(value, schema);
                report
            }
            _ => {
                let names: Vec<String> = best.iter().map(|schema| router.called(*schema)).collect();
                let text =
                    format!("the keys of the record fit several schemas: {}", names.join(", "));
                tell(text, "name the one that is meant with `--schema`".to_owned())
            }
        }
    }

    /// Returns the schema of a record, and what it is called in messages.
    fn schema(
        &self,
        record: NodeRef<'a>,
        number: Option<u64>,
        pointer: &str,
    ) -> Result<(usize, String), Report> {
        let router = self.router;
        let Some(by) = &self.layout.by else { return Ok((0, "the record".to_owned())) };
        let is_masked = router.options.mask;
        let value = match by.find(record) {
            Ok(value) => value,
            Err(end) => {
                let what = "chooses the schema";
                return Err(self.missing(&end, what, pointer, number));
            }
        };
        let at = format!("{pointer}{by}");
        let tell = |text, help| Err(self.finding(value, number, (UNKNOWN_EVENT, text, help), &at));
        let Some(name) = value.as_str() else {
            let found = value.type_name();
            let text = format!("expected the name that chooses the schema, found {found}");
            return tell(text, "send a string that names a schema".to_owned());
        };
        let shown = shorten(name, MAX_VALUE);
        let shown = if is_masked { "the event".to_owned() } else { format!("`{shown}`") };
        match router.names.find(name) {
            Named::Schema(schema) => Ok((schema, shown)),
            Named::Ambiguous(several) => {
                Err(self.ambiguous(value, number, (&shown, several.len()), &at))
            }
            Named::Unknown => {
                // The nearest name would reveal a masked one.
                let near = if is_masked { None } else { router.names.nearest(name) };
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "add its schema, or leave it out of what is checked".to_owned(),
                };
                tell(format!("there is no schema for {shown}"), help)
            }
        }
    }

    /// Returns the schema of a message that names no event, and what it is called in messages.
    fn schema_of_call(
        &self,
        call: &Call<'a>,
        number: Option<u64>,
        pointer: &str,
    ) -> Result<(usize, String), Report> {
        let is_masked = self.router.options.mask;
        let (shown, messages) = if is_masked {
            ("the message".to_owned(), "messages of its type".to_owned())
        } else {
            (format!("`{}`", call.kind), format!("`{}` messages", call.kind))
        };
        let around = self.layout.by.as_ref().map(Path::parent).unwrap_or_default();
        let at = format!("{pointer}{around}/type");
        match call.find(&self.router.names) {
            Named::Schema(schema) => Ok((schema, shown)),
            Named::Ambiguous(several) => {
                Err(self.ambiguous(call.value, number, (&shown, several.len()), &at))
            }
            Named::Unknown => {
                let text = format!("there is no schema for {messages}, which name no event");
                let help = "add a schema for messages of this type, as the rules of a tracking plan are, or leave \
                    them out with `--allow unknown-event:/type`";
                let words = (UNKNOWN_EVENT, text, help.to_owned());
                Err(self.finding(call.value, number, words, &at))
            }
        }
    }

    fn ambiguous(
        &self,
        value: NodeRef<'a>,
        number: Option<u64>,
        (shown, n_schemas): (&str, usize),
        pointer: &str,
    ) -> Report {
        let text = format!("{shown} names {n_schemas} schemas");
        let help = "spell it as the title of one, or give them different names".to_owned();
        self.finding(value, number, ("ambiguous-event", text, help), pointer)
    }

    /// Reports that a record at `pointer` has not got what a path is to.
    fn missing(&self, end: &End<'a, '_>, what: &str, pointer: &str, number: Option<u64>) -> Report {
        let End { value, pointer: way, missing } = end;
        let text = format!("field `{}` is missing, which {what}", shorten(missing, MAX_VALUE));
        let help = "add it, or say where else it is".to_owned();
        let pointer = format!("{pointer}{way}");
        let mut found = self.about(*value, number, ("missing-field", text, help), &pointer);
        found.field = Some(shorten(missing, MAX_PART).into_owned());
        Report::new(vec![found])
    }

    fn finding(
        &self,
        value: NodeRef<'a>,
        number: Option<u64>,
        words: (&str, String, String),
        pointer: &str,
    ) -> Report {
        Report::new(vec![self.about(value, number, words, pointer)])
    }

    fn about(
        &self,
        value: NodeRef<'a>,
        number: Option<u64>,
        (code, text, help): (&str, String, String),
        pointer: &str,
    ) -> Finding {
        let span = value.span();
        let start =
            Origin::new(number, self.places.position(span.start), self.places.byte(span.start));
        let text = shorten_owned(text, MAX_PART);
        Finding {
            help: Some(help),
            pointer: shorten_owned(pointer.to_owned(), MAX_PART),
            ..Finding::between_records(code, text, start, span.len() as u64)
        }
    }
}

/// Returns a report about a payload with pointers from the document that it is in.
pub(super) fn below(report: Report, prefix: &str) -> Report {
    if prefix.is_empty() {
        return report;
    }
    let (findings, unreported) = report.into_parts();
    let findings = findings.into_iter().map(|finding| {
        let pointer = shorten_owned(format!("{prefix}{}", finding.pointer), MAX_PART);
        Finding { pointer, ..finding }
    });
    Report::of_sorted(findings.collect()).with_unreported(unreported)
}

/// Findings about the records of one document that are reported; the others are counted. A document is no longer than a
/// record may be, and holds any number of them.
pub(super) const MAX_FINDINGS: usize = 20_000;

/// The findings about the records of a document, in their order.
#[derive(Debug, Default)]
pub(super) struct Merged {
    all: Vec<Finding>,
    counts: BTreeMap<(Severity, String), u64>,
    n_beyond: u64,
}

impl Merged {
    /// Adds the report about a record, and returns which of its findings are not reported.
    pub(super) fn add(&mut self, report: Report) -> Vec<Unreported> {
        let (findings, mut unreported) = report.into_parts();
        for finding in findings {
            if self.all.len() < MAX_FINDINGS {
                self.all.push(finding);
            } else if !finding.stands_for_others() {
                let Finding { severity, code, .. } = finding;
                unreported.push(Unreported { severity, code, count: 1 });
                self.n_beyond += 1;
            }
        }
        for Unreported { severity, code, count } in &unreported {
            *self.counts.entry((*severity, code.clone())).or_default() += count;
        }
        unreported
    }

    /// Returns the report about the document, which begins at `origin`.
    pub(super) fn report(self, origin: Origin) -> Report {
        let Self { mut all, counts, n_beyond } = self;
        if let Some(severity) = counts.keys().map(|(severity, _)| *severity).max()
            && n_beyond > 0
        {
            let message = format!(
                "too many findings: only the first {MAX_FINDINGS} of the document are reported, and {n_beyond} more \
                 are not"
            );
            let mut standing = Finding::between_records(TOO_MANY, message, origin, 0);
            standing.severity = severity;
            standing.help =
                Some("fix what is reported, and check again; totals count all".to_owned());
            all.push(standing);
        }
        let unreported = counts.into_iter();
        let unreported =
            unreported.map(|((severity, code), count)| Unreported { severity, code, count });
        Report::new(all).with_unreported(unreported.collect())
    }
}
