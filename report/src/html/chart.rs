//! The chart of findings over time.

use serde::Serialize;
use tablature_schema::plural::count;

use super::{
    super::run::{TimeSpan, Timeline},
    grouped,
};

/// Size of the chart, in units of its own.
const WIDTH: u64 = 9_600;
const HEIGHT: u64 = 1_200;

/// Bars that would have place, at least: few are not made wide.
const MIN_SLOTS: u64 = 24;

/// Stacked bars, one for each span of time.
#[derive(Debug, Serialize)]
pub(super) struct Chart {
    width: u64,
    height: u64,
    bars: Vec<Bar>,
    /// The greatest number of findings in a span.
    most: String,
    first: String,
    last: String,
    /// What a span is.
    span: &'static str,
    undated: Option<String>,
}

#[derive(Debug, Serialize)]
struct Bar {
    x: u64,
    width: u64,
    title: String,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    y: u64,
    height: u64,
    class: &'static str,
}

impl Chart {
    /// Returns the chart of what was counted; `None` if nothing has a time.
    pub(super) fn new(timeline: &Timeline) -> Option<Self> {
        let spans: Vec<TimeSpan> = timeline.spans().collect();
        let (first, last) = (spans.first()?, spans.last()?);
        let number = |span: &TimeSpan| span.errors + span.warnings + span.advice;
        let most = spans.iter().map(number).max()?;
        let slot = |span: &TimeSpan| {
            let seconds = span.start.nanoseconds_since(first.start) / 1_000_000_000;
            u64::try_from(seconds / i128::from(timeline.seconds())).unwrap_or(0)
        };
        let n_slots = (slot(last) + 1).max(MIN_SLOTS);
        let bars = spans.iter().map(|span| Bar::new(span, slot(span), n_slots, most)).collect();
        let undated = timeline.undated();
        Some(Self {
            width: WIDTH,
            height: HEIGHT,
            bars,
            most: grouped(most),
            first: day_and_hour(first),
            last: day_and_hour(last),
            span: match timeline.seconds() {
                3_600 => "hour",
                86_400 => "day",
                604_800 => "week",
                _ => "four weeks",
            },
            undated: (undated > 0).then(|| grouped(undated)),
        })
    }
}

impl Bar {
    fn new(span: &TimeSpan, slot: u64, n_slots: u64, most: u64) -> Self {
        let TimeSpan { errors, warnings, advice, .. } = *span;
        let mut below = 0;
        let part = |(number, class): (u64, &'static str)| {
            let from = scaled(below, most);
            below += number;
            let to = scaled(below, most);
            (number > 0).then(|| Part { y: HEIGHT - to, height: to - from, class })
        };
        let numbers = [(errors, "error"), (warnings, "warning"), (advice, "advice")];
        Self {
            x: slot * WIDTH / n_slots,
            width: (WIDTH / n_slots * 9 / 10).max(1),
            title: format!(
                "{}: {}, {}, {advice} advice",
                day_and_hour(span),
                count(errors, "error"),
                count(warnings, "warning"),
            ),
            parts: numbers.into_iter().filter_map(part).collect(),
        }
    }
}

/// Returns the height of a number of findings.
fn scaled(number: u64, most: u64) -> u64 {
    let height = u128::from(number) * u128::from(HEIGHT) / u128::from(most.max(1));
    u64::try_from(height).unwrap_or(HEIGHT)
}

/// Returns the start of a span as `2026-11-21 16:00`.
fn day_and_hour(span: &TimeSpan) -> String {
    let text = span.start.to_string();
    text.get(..16).unwrap_or(&text).replace('T', " ")
}
