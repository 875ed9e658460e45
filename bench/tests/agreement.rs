//! Another validator reads our schemas as plain JSON Schema and gives the same verdicts.
//!
//! Every schema of the catalogue compiles as draft 2020-12 there, formats asserted, and every payload of
//! `tests/payloads` is valid or invalid for both. What another validator cannot know is left out of the
//! comparison: freshness and the payload's spelling.

mod rival;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use serde_json::Value;
use tablature::{
    Checker, Options, Severity,
    catalogue::{self, Entry},
    ir::Ir,
};

use rival::Rival;

/// The clock of all payloads.
const NOW: &str = "2026-11-21T16:00:00Z";

/// Errors that plain JSON Schema has no words for.
const OURS_ALONE: &[&str] = &["stale-timestamp", "mixed-spelling"];

/// The payloads of a schema, each with the verdict that its folder states.
fn payloads(entry: &Entry) -> Vec<(PathBuf, bool)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/payloads").join(entry.id());
    let mut payloads = Vec::new();
    for (side, is_valid) in [("valid", true), ("invalid", false)] {
        let listing = fs::read_dir(folder.join(side)).expect("every schema has payloads");
        let files = listing.map(|file| file.expect("a listed file").path());
        let json = files.filter(|path| path.extension().is_some_and(|found| found == "json"));
        payloads.extend(json.map(|path| (path, is_valid)));
    }
    payloads.sort();
    payloads
}

/// The payload with the names that the wire uses, which are all that plain JSON Schema knows.
fn in_wire_names(payload: Value, names: &[(String, String)]) -> Value {
    match payload {
        Value::Object(members) => {
            let rename = |key: String| {
                let found = names.iter().find(|(documented, _)| *documented == key);
                found.map_or(key, |(_, wire)| wire.clone())
            };
            let members =
                members.into_iter().map(|(key, value)| (rename(key), in_wire_names(value, names)));
            Value::Object(members.collect())
        }
        Value::Array(items) => items.into_iter().map(|item| in_wire_names(item, names)).collect(),
        scalar => scalar,
    }
}

/// Documented name and wire name of every field where they differ.
///
/// A schema of the catalogue gives a documented name one wire name only. Keys of maps are renamed with the
/// rest, which changes no verdict: all keys of a map have one schema.
fn documented_names(ir: &Ir) -> Vec<(String, String)> {
    let fields = ir.nodes().flat_map(|(_, node)| node.properties());
    let pairs = fields.filter_map(|(wire, id)| {
        let documented = ir[id].annotations.documented_as.clone()?;
        Some((documented, wire.to_owned()))
    });
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort();
    pairs.dedup();
    let is_one_to_one = pairs.windows(2).all(|pair| pair[0].0 != pair[1].0);
    assert!(is_one_to_one, "a documented name has two wire names: {pairs:?}");
    pairs
}

#[test]
fn boon_accepts_the_schemas_and_gives_the_same_verdicts() {
    let options = Options::at(NOW.parse().expect("a timestamp"));
    let (mut n_payloads, mut n_valid) = (0, 0);
    let mut disagreements = Vec::new();
    for entry in catalogue::entries() {
        let rival = Rival::compile(entry);
        let names = documented_names(&entry.ir());
        let checker = Checker::from_catalogue(entry, options.clone());
        for (path, is_valid_by_folder) in payloads(entry) {
            let bytes = fs::read(&path).expect("a payload is readable");
            let report = checker.check(&bytes);
            let errors = report.findings().iter().filter(|found| found.severity == Severity::Error);
            let is_valid = errors.clone().all(|error| OURS_ALONE.contains(&error.code.as_str()));
            let payload = serde_json::from_slice(&bytes).expect("a payload is JSON");
            let refusal = rival.refusal(&in_wire_names(payload, &names));
            assert!(!is_valid_by_folder || is_valid, "{}: not valid here", path.display());
            if is_valid == refusal.is_some() {
                let codes: Vec<_> = errors.map(|error| error.code.as_str()).collect();
                let refusal = refusal.unwrap_or_else(|| "valid".to_owned());
                disagreements
                    .push(format!("{}\n  here: {codes:?}\n  boon: {refusal}\n", path.display()));
            }
            n_payloads += 1;
            n_valid += usize::from(is_valid);
        }
    }
    // Past the test harness, which swallows what `println!` says in a test that succeeds.
    let account = format!(
        "boon: {} schemas compiled as 2020-12; {n_payloads} verdicts compared, {n_valid} valid and {} invalid, {} disagreements\n",
        catalogue::entries().len(),
        n_payloads - n_valid,
        disagreements.len(),
    );
    std::io::stderr().write_all(account.as_bytes()).expect("an open standard error");
    assert!(disagreements.is_empty(), "{}", disagreements.join(""));
    assert!(n_payloads > 0, "there are payloads to compare");
}
