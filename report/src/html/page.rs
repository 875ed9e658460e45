//! What the page says, as its template takes it.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use tablature_schema::{format::Timestamp, plural::count};
use tablature_validator::Severity;

use super::{
    super::{
        Counted, Shown, Summary, Unchecked,
        excerpt::Excerpt,
        run::{FileCount, Glance, Kind, share},
    },
    chart::Chart,
    grouped, shown,
};
use crate::document::Prose;

/// The whole page.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    verdict: &'static str,
    /// `error`, `warning`, `unchecked` or `clean`, for the style.
    state: &'static str,
    /// The first inputs, and how many more there are.
    inputs: String,
    sentence: String,
    now: Option<String>,
    is_stopped: bool,
    totals: Vec<Total>,
    /// What is counted: records, or schemas.
    unit: &'static str,
    kinds: Vec<KindRow>,
    other_kinds: Option<String>,
    codes: Vec<CountRow>,
    fields: Vec<CountRow>,
    files: Vec<CountRow>,
    other_files: Option<String>,
    schemas: Vec<(String, u64, String)>,
    chart: Option<Chart>,
    unchecked: Vec<(String, Prose)>,
    more_unchecked: u64,
}

/// A number at the top.
#[derive(Debug, Serialize)]
struct Total {
    name: &'static str,
    number: String,
    class: &'static str,
}

/// A kind of findings, with examples.
#[derive(Debug, Serialize)]
struct KindRow {
    severity: &'static str,
    code: String,
    field: Option<String>,
    schema: String,
    findings: u64,
    records: u64,
    number: String,
    /// How many findings, records and files.
    extent: String,
    share: String,
    /// Length of the bar.
    bar: u64,
    place: String,
    help: Option<Prose>,
    values: Vec<(String, String)>,
    examples: Vec<Example>,
}

/// Numbers of findings about one thing.
#[derive(Debug, Serialize)]
struct CountRow {
    name: String,
    errors: u64,
    warnings: u64,
    advice: u64,
    findings: u64,
    bar: u64,
}

/// A finding that is shown.
#[derive(Debug, Serialize)]
pub(super) struct Example {
    place: String,
    record: Option<u64>,
    pointer: String,
    message: Prose,
    source: Option<String>,
    rule: Option<String>,
    /// The excerpt before, at and after the place.
    excerpt: Option<[String; 3]>,
}

impl Example {
    /// Returns what is shown of a finding. Texts that could deceive are escaped; the excerpt is already.
    pub(super) fn new(found: &Shown<'_>, excerpt: Option<Excerpt>) -> Self {
        let finding = found.finding;
        let path = shown(found.path);
        let place = shown(&finding.place.to_string());
        let has_rule = !finding.keyword.is_empty() && !finding.schema.is_empty();
        let rule = has_rule.then(|| format!("{}#{}", finding.schema, finding.schema_pointer));
        let excerpt = excerpt.map(|Excerpt { text, marked, .. }| {
            let (before, rest) = text.split_at(marked.start);
            let (at, after) = rest.split_at(marked.end - marked.start);
            [before, at, after].map(str::to_owned)
        });
        Self {
            place: format!("{path}:{place}"),
            record: finding.record,
            pointer: shown(&finding.pointer),
            message: Prose::new(&finding.message),
            source: finding.source.as_deref().map(shown),
            rule: rule.filter(|_| finding.source.is_none()).as_deref().map(shown),
            excerpt,
        }
    }
}

impl Page {
    /// Returns the page about a run.
    pub(super) fn new(
        (now, inputs): (Option<Timestamp>, String),
        summary: &Summary,
        unchecked: &[Unchecked],
        glance: &Glance<'_>,
        examples: &mut HashMap<usize, Vec<Example>>,
    ) -> Self {
        let (state, verdict) = verdict(summary);
        let most = glance.kinds.iter().map(|kind| kind.findings).max().unwrap_or(0);
        let row = |kind: &&Kind| {
            let own = examples.remove(&kind.index).unwrap_or_default();
            KindRow::new(kind, own, most, summary)
        };
        let kinds = glance.kinds.iter().map(row).collect();
        let others = glance.other_files;
        let beyond = glance.other_kinds.findings;
        let chosen = glance.schemas.iter();
        let chosen = chosen.map(|(name, n)| (shown(name), *n, share(*n, summary.total())));
        let why = |it: &Unchecked| {
            (shown(it.path.as_deref().unwrap_or_default()), Prose::new(&it.message))
        };
        Self {
            verdict,
            state,
            inputs,
            sentence: summary.to_string(),
            now: now.map(|now| now.to_string()),
            is_stopped: summary.is_stopped,
            totals: totals(summary),
            unit: unit(summary),
            kinds,
            other_kinds: (beyond > 0).then(|| {
                format!("{} of other kinds, which are only counted", count(beyond, "more finding"))
            }),
            codes: by(glance, |kind| Some(kind.code.clone())),
            fields: by(glance, |kind| kind.field.clone().filter(|field| !field.is_empty())),
            files: files(&glance.files),
            other_files: (others.files > 0).then(|| {
                let (files, findings) =
                    (count(others.files, "more file"), count(others.findings, "finding"));
                format!("{files} with {findings}, which are only counted")
            }),
            schemas: chosen.collect(),
            chart: glance.timeline.and_then(Chart::new),
            unchecked: unchecked.iter().map(why).collect(),
            more_unchecked: summary.unchecked.saturating_sub(unchecked.len() as u64),
        }
    }
}

fn verdict(summary: &Summary) -> (&'static str, &'static str) {
    match summary {
        Summary { unchecked: 1.., errors: 0, .. } => ("unchecked", "Not everything was checked"),
        Summary { errors: 1.., .. } => ("error", "Errors were found"),
        Summary { warnings: 1.., .. } => ("warning", "No errors, but warnings"),
        _ => ("clean", "No errors"),
    }
}

fn unit(summary: &Summary) -> &'static str {
    match summary.counted {
        Counted::Records => "records",
        Counted::Schemas => "schemas",
    }
}

fn totals(summary: &Summary) -> Vec<Total> {
    let Summary { files, records, errors, warnings, advice, known, unchecked, .. } = *summary;
    // No errors are no alarm.
    let of = |name, number, class| {
        Some(Total { name, number: grouped(number), class: if number > 0 { class } else { "" } })
    };
    let is_records = summary.counted == Counted::Records;
    let optional =
        |name, number: u64, class| if number > 0 { of(name, number, class) } else { None };
    [
        of(if is_records { "files" } else { "schemas" }, files, ""),
        if is_records { of("records", records, "") } else { None },
        of("errors", errors, "error"),
        of("warnings", warnings, "warning"),
        optional("advice", advice, "advice"),
        known.and_then(|known| of("in the baseline", known, "")),
        optional("inputs not checked", unchecked, "unchecked"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl KindRow {
    fn new(kind: &Kind, examples: Vec<Example>, most: u64, summary: &Summary) -> Self {
        let field = kind.field.as_deref().filter(|field| !field.is_empty());
        let value = |top: &super::super::run::TopValue<'_>| (shown(top.value), top.number());
        Self {
            severity: severity(kind.severity),
            code: shown(&kind.code),
            field: field.map(shown),
            schema: shown(&kind.schema),
            findings: kind.findings,
            records: kind.records,
            number: grouped(kind.findings),
            extent: extent(kind, summary),
            share: if kind.records > 0 {
                share(kind.records, summary.total())
            } else {
                String::new()
            },
            bar: bar(kind.findings, most),
            place: if kind.records > 0 { shown(&kind.example.place()) } else { String::new() },
            help: kind.help.as_deref().map(Prose::new),
            values: kind.values().iter().map(value).collect(),
            examples,
        }
    }
}

fn extent(kind: &Kind, summary: &Summary) -> String {
    let findings = count(kind.findings, "finding");
    if kind.records == 0 {
        return findings;
    }
    match summary.counted {
        Counted::Records => {
            let (records, files) = (count(kind.records, "record"), count(kind.files, "file"));
            format!("{findings} in {records} of {files}")
        }
        Counted::Schemas => format!("{findings} in {}", count(kind.files, "schema")),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "advice",
        Severity::Warning => "warning",
        _ => "error",
    }
}

/// Rows of a table of counts.
const MAX_ROWS: usize = 100;

/// Returns the findings by something that kinds have, those with the most first.
fn by(glance: &Glance<'_>, name: impl Fn(&Kind) -> Option<String>) -> Vec<CountRow> {
    let mut counts: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for kind in &glance.kinds {
        if let Some(name) = name(kind) {
            let place = match kind.severity {
                Severity::Advice => 2,
                Severity::Warning => 1,
                _ => 0,
            };
            counts.entry(name).or_default()[place] += kind.findings;
        }
    }
    rows(counts.into_iter().collect())
}

fn files(files: &[&FileCount]) -> Vec<CountRow> {
    let of = |file: &&FileCount| (file.path.clone(), [file.errors, file.warnings, file.advice]);
    rows(files.iter().map(of).collect())
}

fn rows(mut counts: Vec<(String, [u64; 3])>) -> Vec<CountRow> {
    counts.sort_by_key(|(_, numbers)| std::cmp::Reverse(*numbers));
    let most = counts.iter().map(|(_, numbers)| numbers.iter().sum()).max().unwrap_or(0);
    let row = |(name, [errors, warnings, advice]): (String, [u64; 3])| {
        let findings = errors + warnings + advice;
        let bar = bar(findings, most);
        CountRow { name: shown(&name), errors, warnings, advice, findings, bar }
    };
    counts.into_iter().take(MAX_ROWS).map(row).collect()
}

/// Returns the length of a bar: even a small number is seen.
fn bar(number: u64, most: u64) -> u64 {
    if number == 0 {
        return 0;
    }
    let length = u128::from(number) * u128::from(WIDTH_OF_BARS) / u128::from(most.max(1));
    u64::try_from(length).unwrap_or(WIDTH_OF_BARS).max(1)
}

/// Length of the longest bar.
const WIDTH_OF_BARS: u64 = 100;
