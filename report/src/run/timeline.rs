//! The findings of a run over time, by the timestamps of the records that they are about.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use tablature_schema::{
    format::Timestamp,
    json::{self, Kind, NodeRef},
};
use tablature_validator::{Finding, Severity};

use crate::Excerpted;

/// Widths of the spans that findings are counted by, in seconds: an hour, a day, a week, four weeks.
const WIDTHS: [i64; 4] = [3_600, 86_400, 7 * 86_400, 28 * 86_400];

/// Spans that are counted by themselves. If there are more, they are made wider.
const MAX_SPANS: usize = 400;

/// Levels of a record that are looked through for its timestamp.
const MAX_DEPTH: usize = 512;

/// Says by which properties of a payload the record is dated, by the name of its schema: the first that has a timestamp is
/// taken.
pub struct TimeProperties(Box<OfSchema>);

/// Returns the properties by the name of a schema.
type OfSchema = dyn Fn(&str) -> Vec<String> + Send + Sync;

impl TimeProperties {
    /// Takes a function from the name of a schema, as findings have it.
    pub fn new(of_schema: impl Fn(&str) -> Vec<String> + Send + Sync + 'static) -> Self {
        Self(Box::new(of_schema))
    }
}

impl fmt::Debug for TimeProperties {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TimeProperties").finish_non_exhaustive()
    }
}

/// Numbers of findings by spans of time, in bounded memory.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// Place of the width of spans among all widths.
    width: usize,
    /// Findings by the number of their span since 1970.
    spans: BTreeMap<i64, [u64; 3]>,
    undated: u64,
}

/// The findings of a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeSpan {
    /// When it begins.
    pub start: Timestamp,
    /// Findings of severity error.
    pub errors: u64,
    /// Findings of severity warning.
    pub warnings: u64,
    /// Findings of severity advice.
    pub advice: u64,
}

impl Timeline {
    fn count(&mut self, severity: Severity, seconds: Option<i64>) {
        let Some(seconds) = seconds else {
            self.undated += 1;
            return;
        };
        let span = self.spans.entry(seconds.div_euclid(WIDTHS[self.width])).or_default();
        span[severity_place(severity)] += 1;
        while self.extent() > MAX_SPANS && self.width + 1 < WIDTHS.len() {
            self.widen();
        }
        // Timestamps of centuries that no export is about.
        if self.spans.len() > MAX_SPANS {
            let first = self.spans.pop_first();
            self.undated += first.map_or(0, |(_, numbers)| numbers.iter().sum());
        }
    }

    /// Returns the number of spans from the first to the last.
    fn extent(&self) -> usize {
        let ends = self.spans.keys().next().zip(self.spans.keys().next_back());
        ends.map_or(0, |(first, last)| usize::try_from(last - first + 1).unwrap_or(usize::MAX))
    }

    fn widen(&mut self) {
        let times = WIDTHS[self.width + 1] / WIDTHS[self.width];
        self.width += 1;
        for (at, numbers) in std::mem::take(&mut self.spans) {
            let wider = self.spans.entry(at.div_euclid(times)).or_default();
            wider.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
        }
    }

    /// Returns the length of each span in seconds.
    pub fn seconds(&self) -> i64 {
        WIDTHS[self.width]
    }

    /// Returns the number of findings about records without a timestamp.
    pub fn undated(&self) -> u64 {
        self.undated
    }

    /// Returns the spans that have findings, in their order.
    pub fn spans(&self) -> impl ExactSizeIterator<Item = TimeSpan> {
        self.spans.iter().map(|(at, [errors, warnings, advice])| TimeSpan {
            start: Timestamp::from_nanoseconds(i128::from(at * self.seconds()) * 1_000_000_000),
            errors: *errors,
            warnings: *warnings,
            advice: *advice,
        })
    }
}

fn severity_place(severity: Severity) -> usize {
    match severity {
        Severity::Advice => 2,
        Severity::Warning => 1,
        _ => 0,
    }
}

/// Counts the findings of a run over time, as far as it is known where records have their timestamps.
#[derive(Debug, Default)]
pub(super) struct Dating {
    pub(super) timeline: Timeline,
    properties: Option<TimeProperties>,
    document: Dates,
}

/// The times of the records of a document.
#[derive(Debug, Default)]
struct Dates {
    /// Offset of the document in the input, and the number of its first record.
    at: (u64, Option<u64>),
    /// Seconds since 1970, as the properties of each schema have them.
    by_schema: HashMap<String, Vec<Option<i64>>>,
}

/// Schemas that the records of one document are dated by: for each, it is read once.
const MAX_SCHEMAS: usize = 16;

impl Dating {
    /// Begins an input.
    pub(super) fn input(&mut self) {
        self.properties = None;
        self.document = Dates::default();
    }

    /// Sets where the records of the input have their timestamps.
    pub(super) fn set(&mut self, properties: TimeProperties) {
        self.properties = Some(properties);
    }

    /// Counts a finding about a record whose payload is at `around`, with `*` for array indexes.
    pub(super) fn count(&mut self, finding: &Finding, record: Option<Excerpted<'_>>, around: &str) {
        let time = record.and_then(|record| self.time(finding, record, around));
        self.timeline.count(finding.severity, time);
    }

    fn time(&mut self, finding: &Finding, record: Excerpted<'_>, around: &str) -> Option<i64> {
        let properties = self.properties.as_ref()?;
        let (records, payload) = around.split_once("/*").unwrap_or((around, ""));
        let index = match around.len() - records.len() {
            0 => 0,
            _ => finding.pointer.split('/').nth(records.matches('/').count() + 1)?.parse().ok()?,
        };
        let document = &mut self.document;
        let at = (record.origin.byte, record.origin.record);
        if document.at != at {
            *document = Dates { at, ..Dates::default() };
        }
        if !document.by_schema.contains_key(&finding.schema) {
            if document.by_schema.len() >= MAX_SCHEMAS {
                return None;
            }
            let names = (properties.0)(&finding.schema);
            let dates = dates(record.bytes, (records, payload), &names).unwrap_or_default();
            document.by_schema.insert(finding.schema.clone(), dates);
        }
        *document.by_schema.get(&finding.schema)?.get(index)?
    }
}

/// Returns when each record of a document was, in seconds since 1970. They are in an array at a pointer, or there is one,
/// and each has its payload at another; the first of the properties that has a timestamp is taken.
fn dates(
    document: &[u8],
    (records, payload): (&str, &str),
    names: &[String],
) -> Option<Vec<Option<i64>>> {
    if names.is_empty() {
        return None;
    }
    let (document, _) = json::parse(document, MAX_DEPTH).ok()?;
    let of = |record| {
        let payload = member(record, payload)?;
        names.iter().find_map(|name| seconds(payload.get(name)?))
    };
    let records = member(document.root(), records)?;
    Some(match records.kind() {
        Kind::Array => records.elements().map(of).collect(),
        _ => vec![of(records)],
    })
}

/// Returns the value at a pointer through objects.
fn member<'a>(value: NodeRef<'a>, pointer: &str) -> Option<NodeRef<'a>> {
    json::pointer::segments(pointer).try_fold(value, |at, key| at.get(&key))
}

/// Returns the seconds of an RFC 3339 timestamp.
fn seconds(value: NodeRef<'_>) -> Option<i64> {
    let time: Timestamp = value.as_str()?.parse().ok()?;
    i64::try_from(time.as_nanoseconds().div_euclid(1_000_000_000)).ok()
}

#[cfg(test)]
mod tests {
    use tablature_validator::{Checker, Options, Origin};

    use super::*;

    fn dated(around: &str, document: &str) -> Vec<(String, u64)> {
        let options = Options::at("2026-11-21T16:00:00Z".parse().expect("it is a timestamp"));
        let schema = br#"{"properties": {"id": {"type": "string"}}}"#;
        let checker = Checker::from_slice("s", schema, options).expect("it is a schema");
        let mut dating = Dating::default();
        dating.input();
        dating.set(TimeProperties::new(|_| vec!["at".to_owned(), "created".to_owned()]));
        let record = Excerpted {
            bytes: document.as_bytes(),
            origin: Origin::FILE,
            beside: json::Beside::default(),
        };
        for mut finding in checker.check(br#"{"id": 5}"#).into_findings() {
            for index in 0..3 {
                finding.pointer = around.replace('*', &format!("{index}")) + "/id";
                dating.count(&finding, Some(record), around);
            }
        }
        let spans = dating.timeline.spans().map(|span| (span.start.to_string(), span.errors));
        spans.chain([("undated".to_owned(), dating.timeline.undated())]).collect()
    }

    #[test]
    fn records_are_dated_where_they_are() {
        let own = |start: &str, errors| (start.to_owned(), errors);
        let found = dated("", r#"{"at": 5, "created": "2026-11-21T16:59:59.9+01:00"}"#);
        assert_eq!(found, [own("2026-11-21T15:00:00Z", 3), own("undated", 0)]);
        let page = r#"{"e": [{"b": {"at": "1969-12-31T23:30:00Z"}}, {"b": {"at": "x"}}, {}]}"#;
        assert_eq!(dated("/e/*/b", page), [own("1969-12-31T23:00:00Z", 1), own("undated", 2)]);
        for broken in ["", "{", "[]", r#"{"e": 5}"#] {
            assert_eq!(dated("/e/*/b", broken), [own("undated", 3)], "{broken}");
        }
    }

    #[test]
    fn spans_become_wider_and_stay_few() {
        let mut timeline = Timeline::default();
        for hour in 0..10_000_i64 {
            timeline.count(Severity::Error, Some(hour * 3_600));
        }
        assert_eq!((timeline.seconds(), timeline.spans().len()), (7 * 86_400, 60));
        for year in 0..9_999_i64 {
            timeline.count(Severity::Warning, Some(year * 31_556_952));
        }
        timeline.count(Severity::Advice, None);
        assert!(timeline.spans().len() <= MAX_SPANS);
        let counted: u64 =
            timeline.spans().map(|span| span.errors + span.warnings + span.advice).sum();
        assert_eq!(counted + timeline.undated(), 20_000);
    }
}
