//! Checks documents by parsing them.

use std::ops::Range;

use tablature_schema::json::{self, Duplicate, Kind, NodeRef, Origin, Places};

use super::{
    calls::Call,
    chosen::Chosen,
    envelope::{elsewhere, envelope},
    fields::Keys,
    layout::{End, Layout, Path},
    merged::Merged,
    names::Named,
    router::{Part, Routed, Router},
};
use crate::{
    checker::{Checker, Wanted},
    finding::{Finding, Report},
    shorten::{MAX_PART, MAX_VALUE, shorten, shorten_owned},
};

impl Router {
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
