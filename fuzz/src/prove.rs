//! What is proved beside what the evaluator says: the same findings by `check` of a checker that proves and of one that
//! does not, by `check_lines`, and by the verdict.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock, OnceLock},
};

use tablature::{
    Checker, Finding, Formats, Options, Origin, Report, Span, StepBudget, Verdict, Wanted,
    catalogue::{self, Entry},
    ir::Ir,
    load::Text,
};
use tablature_compare::{
    dice::Dice,
    generate::{self, mutated},
};

use crate::input;

/// Checks payloads all ways.
///
/// # Panics
///
/// If the ways differ.
pub fn run(data: &[u8]) {
    let (mode, rest) = input::mode(data);
    let options = options(mode / 4);
    match mode % 4 {
        // A schema of the catalogue, and payloads as they are written.
        0 => {
            let (which, lines) = input::mode(rest);
            let pairs = &*CATALOGUE;
            let (entry, pair) = &pairs[usize::from(which) % pairs.len()];
            let pair = pair.get_or_init(|| {
                Pair::new(&entry.ir(), &input::options()).expect("a schema of the catalogue")
            });
            pair.judge(lines);
        }
        // Schema and payloads as they are written.
        1 => {
            let mut parts = input::parts(rest).into_iter();
            let schema = parts.next().unwrap_or_default();
            if let Ok(ir) = input::ir(schema, &mut BTreeMap::<String, Text>::new()) {
                judge(&ir, &options, &parts.collect::<Vec<_>>().join(&b'\n'));
            }
        }
        _ => generated(rest, &options),
    }
}

fn options(choices: u8) -> Options {
    let formats = if choices & 1 == 0 { Formats::Asserted } else { Formats::Annotation };
    let tolerance: Span = "PT5M".parse().expect("a duration");
    let options = input::options()
        .with_formats(formats)
        .with_content(choices & 2 != 0)
        .with_freshness(choices & 4 != 0)
        .with_mask(choices & 8 != 0);
    if choices & 16 == 0 { options } else { options.with_tolerance(tolerance) }
}

/// A generated schema with keywords of ours, and generated payloads, some with other bytes.
fn generated(data: &[u8], options: &Options) {
    let mut dice = Dice::from_bytes(data);
    let (_, mut schema) = input::schema(&mut dice);
    input::annotate(&mut dice, &mut schema);
    let Ok(ir) = input::ir(schema.to_string().as_bytes(), &mut BTreeMap::<String, Text>::new())
    else {
        return;
    };
    let mut lines = Vec::new();
    for _ in 0..=dice.below(4) {
        let mut payload = generate::payload(&mut dice, &schema);
        if dice.chance(40) {
            payload = mutated(&mut dice, &payload);
        }
        let mut text = payload.to_string().into_bytes();
        if dice.chance(20) {
            let at = dice.below(text.len());
            text[at] = *dice.pick(b" \t\r{}[]:,\"\\0-e.tn/");
        }
        lines.extend(text);
        lines.push(b'\n');
    }
    judge(&ir, options, &lines);
}

fn judge(ir: &Arc<Ir>, options: &Options, lines: &[u8]) {
    if let Some(pair) = Pair::new(ir, options) {
        pair.judge(lines);
    }
}

/// A checker that proves, and one that does not.
struct Pair {
    proving: Checker,
    explaining: Checker,
}

/// The schemas of the catalogue. Their plans take longer than payloads.
static CATALOGUE: LazyLock<Vec<(&Entry, OnceLock<Pair>)>> =
    LazyLock::new(|| catalogue::entries().iter().map(|entry| (entry, OnceLock::new())).collect());

impl Pair {
    /// `None` if a meta-schema of its own rejects the schema.
    fn new(ir: &Arc<Ir>, options: &Options) -> Option<Self> {
        // With fewer steps than by default, nothing is proved: proofs do not count any.
        let StepBudget { base, per_byte, .. } = StepBudget::default();
        let limits = options.limits.with_steps(StepBudget::new(base - 1, per_byte));
        let proving = input::checker(ir, options.clone()).ok()?;
        let explaining = input::checker(ir, options.clone().with_limits(limits)).ok()?;
        proving.warm_up();
        Some(Self { proving, explaining })
    }

    fn judge(&self, lines: &[u8]) {
        let Self { proving, explaining } = self;
        let mut expected = Vec::new();
        let mut at = 0;
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            let start = at;
            at += line.len();
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let is_blank = line.iter().all(|byte| b" \t\r".contains(byte));
            if explaining.verdict(line) == Verdict::Undecided {
                // The budget is spent, which proofs need not.
                return;
            }
            let report = explaining.check(line);
            one(proving, line, &report);
            if !is_blank {
                expected.push((start..start + line.len(), report));
            }
        }
        for wanted in [Wanted::All, Wanted::Errors] {
            block(proving, lines, wanted, &expected);
        }
    }
}

fn one(proving: &Checker, payload: &[u8], explained: &Report) {
    let found = proving.check(payload);
    let failed = found.findings().iter().find(|finding| finding.code == input::FAILED);
    assert!(failed.is_none(), "{failed:?}");
    assert_eq!(shown(found.findings()), shown(explained.findings()), "findings");
    if proving.is_proved(payload, Wanted::Errors) {
        assert!(explained.is_valid(), "proved valid: {:?}", shown(explained.findings()));
    }
    let is_valid = proving.is_valid(payload);
    assert_eq!(is_valid, proving.verdict(payload) == Verdict::Valid, "verdict");
    let (verdict, _, _) = proving.verdict_and_steps(payload);
    assert_eq!(is_valid, verdict == Verdict::Valid, "verdict by the evaluator");
    assert_eq!(is_valid, explained.is_valid(), "verdict by findings");
}

fn block(
    proving: &Checker,
    lines: &[u8],
    wanted: Wanted,
    expected: &[(std::ops::Range<usize>, Report)],
) {
    let mut found = Vec::new();
    let read = proving.check_lines(lines, Origin::FILE, wanted, |range, report| {
        found.push((range, without_places(report.findings())));
    });
    let is_wanted = |finding: &&Finding| wanted == Wanted::All || finding.is_error();
    let expected_by_line: Vec<_> = expected
        .iter()
        .map(|(range, report)| {
            let findings: Vec<_> = report.findings().iter().filter(is_wanted).cloned().collect();
            (range.clone(), without_places(&findings))
        })
        .filter(|(_, findings)| !findings.is_empty())
        .collect();
    assert_eq!(found, expected_by_line, "findings of lines, {wanted:?}");
    assert_eq!(read.records, expected.len() as u64, "records");
}

fn shown(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{finding:?}")).collect()
}

/// Lines and offsets count from elsewhere in a block.
fn without_places(findings: &[Finding]) -> Vec<String> {
    let shown = |finding: &Finding| {
        let Finding {
            code, severity, message, help, pointer, field, keyword, schema_pointer, ..
        } = finding;
        format!(
            "{code} {severity:?} {message} {help:?} {pointer} {field:?} {keyword:?} {schema_pointer:?}"
        )
    };
    findings.iter().map(shown).collect()
}
