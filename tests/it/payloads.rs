//! Sample payloads of every schema of the catalogue, with the exact findings that each gets.
//!
//! `tests/payloads/<vendor>/<name>@<version>/{valid,invalid}/<what it shows>.json`. Beside a payload with
//! findings stands `<what it shows>.findings`: one line for each, in the order of the report,
//! `line:column severity code pointer [field]` (`.` is the outermost value; the field only where it is not
//! the pointer's last). A payload without such a file gets no finding at all. What is expected was written
//! from the vendors' rules and not taken from the checker, so nothing here can remake it: where the two
//! disagree, find out which is wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use tablature::{
    Checker, Finding, Options, Severity,
    catalogue::{self, Entry},
    ir::Ir,
    json::pointer::segments,
    vocabulary::{KNOWN_VALUES, MAX_AGE, NULL_MEANS_ABSENT, RECOMMENDED_PATTERN},
};

/// The clock of all payloads.
const NOW: &str = "2026-11-21T16:00:00Z";

/// Keywords that no schema may have without a payload that breaks them.
const KEYWORDS: &[&str] = &[
    "deprecated",
    "enum",
    "format",
    KNOWN_VALUES,
    MAX_AGE,
    "maxLength",
    "maxProperties",
    "maximum",
    "minLength",
    "minimum",
    "not",
    NULL_MEANS_ABSENT,
    "pattern",
    RECOMMENDED_PATTERN,
    "required",
    "type",
];

/// Formats that tell the width of a number to generators; no validator asserts them.
const WIDTHS: &[&str] = &["int32", "int64", "float", "double"];

struct Payload {
    path: PathBuf,
    is_valid: bool,
    expected: Vec<String>,
    found: Vec<Finding>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payloads")
}

fn checker(entry: &Entry) -> Checker {
    Checker::from_catalogue(entry, Options::at(NOW.parse().expect("a timestamp")))
}

/// The files of a folder, in alphabetical order; none where there is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(listing) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = listing.map(|file| file.expect("a listed file").path()).collect();
    files.sort();
    files
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

/// Every payload of a schema, checked.
fn payloads(entry: &Entry) -> Vec<Payload> {
    let checker = checker(entry);
    let mut payloads = Vec::new();
    for side in ["valid", "invalid"] {
        let files = files(&root().join(entry.id()).join(side));
        for path in files.into_iter().filter(|path| has_extension(path, "json")) {
            let bytes = fs::read(&path).expect("a payload is readable");
            let findings = path.with_extension("findings");
            let expected = if findings.exists() {
                fs::read_to_string(findings).expect("findings are text")
            } else {
                String::new()
            };
            payloads.push(Payload {
                path,
                is_valid: side == "valid",
                expected: expected.lines().map(str::to_owned).collect(),
                found: checker.check(&bytes).into_findings(),
            });
        }
    }
    payloads
}

/// A finding as it stands in a file of findings.
fn line(finding: &Finding) -> String {
    let field = match &finding.field {
        Some(field) if !finding.pointer.ends_with(&format!("/{field}")) => format!(" [{field}]"),
        _ => String::new(),
    };
    let (place, code, severity) = (&finding.place, &finding.code, finding.severity);
    let pointer = if finding.pointer.is_empty() { "." } else { &finding.pointer };
    format!("{place} {severity} {code} {pointer}{field}")
}

/// Returns the difference between the expected findings and those found, if any.
fn difference(payload: &Payload) -> Option<String> {
    let found: Vec<String> = payload.found.iter().map(line).collect();
    let expected = &payload.expected;
    if found == *expected {
        return None;
    }
    let missing = expected.iter().filter(|line| !found.contains(line)).map(|line| ('-', line));
    let surplus = found.iter().filter(|line| !expected.contains(line)).map(|line| ('+', line));
    let mut lines: Vec<String> =
        missing.chain(surplus).map(|(mark, line)| format!("  {mark} {line}")).collect();
    if lines.is_empty() {
        lines.push(format!("  in another order, or repeated: {found:#?}"));
    }
    let path = payload.path.strip_prefix(root()).expect("payloads are below the root");
    Some(format!("{}\n{}\n", path.display(), lines.join("\n")))
}

#[test]
fn every_payload_gets_exactly_its_findings() {
    let all = catalogue::entries().iter().flat_map(payloads);
    let differences: Vec<String> = all.filter_map(|payload| difference(&payload)).collect();
    assert!(
        differences.is_empty(),
        "{} payloads (- expected, + found)\n{}",
        differences.len(),
        differences.join("")
    );
}

#[test]
fn right_payloads_have_no_error_and_wrong_ones_have_one() {
    for payload in catalogue::entries().iter().flat_map(payloads) {
        let is_valid = payload.found.iter().all(|finding| finding.severity != Severity::Error);
        assert_eq!(is_valid, payload.is_valid, "{}", payload.path.display());
    }
}

#[test]
fn every_schema_has_enough_payloads() {
    for entry in catalogue::entries() {
        let payloads = payloads(entry);
        let n_valid = payloads.iter().filter(|payload| payload.is_valid).count();
        let n_invalid = payloads.len() - n_valid;
        let id = entry.id();
        assert!(n_valid >= 5 && n_invalid >= 10, "{id}: {n_valid} valid, {n_invalid} invalid");
    }
}

/// A folder of a schema that does not exist, or findings without a payload, would never be looked at.
#[test]
fn every_file_is_looked_at() {
    let ids: BTreeSet<String> = catalogue::entries().iter().map(Entry::id).collect();
    for schema in files(&root()).iter().flat_map(|vendor| files(vendor)) {
        let id = schema.strip_prefix(root()).expect("it is below").to_string_lossy();
        let id = id.replace('\\', "/");
        assert!(ids.contains(&id), "tests/payloads/{id} is the folder of no schema");
        for side in files(&schema) {
            assert!(side.ends_with("valid") || side.ends_with("invalid"), "{}", side.display());
            for file in files(&side) {
                let is_used = has_extension(&file, "json")
                    || (has_extension(&file, "findings")
                        && file.with_extension("json").exists()
                        && fs::metadata(&file).is_ok_and(|about| about.len() > 0));
                assert!(is_used, "{} belongs to no payload, or is empty", file.display());
            }
        }
    }
}

#[test]
fn every_rule_is_shown_by_a_payload() {
    let mut hidden: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in catalogue::entries() {
        let schema = entry.json();
        let mut rules = rules(&entry.ir(), &schema);
        rules.extend(checker(entry).schema_codes().keys().map(|code| format!("code {code}")));
        for finding in payloads(entry).iter().flat_map(|payload| &payload.found) {
            let operand = schema.pointer(&finding.schema_pointer);
            rules.remove(&rule(&finding.keyword, operand.unwrap_or(&Value::Null)));
            rules.remove(&format!("code {}", finding.code));
        }
        if !rules.is_empty() {
            hidden.insert(entry.id(), rules);
        }
    }
    assert!(hidden.is_empty(), "rules that no payload breaks: {hidden:#?}");
}

/// A format is a rule for each of its values.
fn rule(keyword: &str, operand: &Value) -> String {
    match operand {
        Value::String(format) if keyword == "format" => format!("format {format}"),
        _ => keyword.to_owned(),
    }
}

/// The rules that a schema has, conditions aside: nothing is found where one does not hold.
fn rules(ir: &Ir, schema: &Value) -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for (_, node) in ir.nodes() {
        let pointer = &node.location.pointer;
        if segments(pointer).any(|segment| segment == "if") {
            continue;
        }
        for keyword in KEYWORDS {
            let operand = schema.pointer(pointer).and_then(|part| part.get(keyword));
            let is_width =
                operand.and_then(Value::as_str).is_some_and(|text| WIDTHS.contains(&text));
            if let Some(operand) = operand.filter(|_| !is_width) {
                rules.insert(rule(keyword, operand));
            }
        }
    }
    rules
}
