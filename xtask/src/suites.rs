//! Runs the official suites through the checker: what is right must be found right, what is wrong wrong.
//!
//! The suites are not part of the repository. `DIR` holds them flat, one case a line:
//! `json-schema-test-suite.ndjson` with `{"draft", "kind", "file", "group", "schema", "tests"}`,
//! `json-schema-test-suite.remotes.json` with the documents that cases refer to, by URI, and
//! `json-parsing-test-suite.ndjson` with `{"name", "base64"}`.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use tablature_validator::{Checker, Options, Timestamp};

/// The drafts that are read, and how a schema names them.
const DRAFTS: [(&str, &str); 5] = [
    ("draft4", "http://json-schema.org/draft-04/schema#"),
    ("draft6", "http://json-schema.org/draft-06/schema#"),
    ("draft7", "http://json-schema.org/draft-07/schema#"),
    ("draft2019-09", "https://json-schema.org/draft/2019-09/schema"),
    ("draft2020-12", "https://json-schema.org/draft/2020-12/schema"),
];

/// Cases on which the checker differs on purpose, by draft, kind and file.
const DIFFERENT: [&str; 1] = [
    // Formats are asserted here, which these cases take for annotations.
    "draft2020-12/required/format.json",
];

/// One line of the suite.
#[derive(Deserialize)]
struct Case<'a> {
    draft: String,
    kind: String,
    file: String,
    group: String,
    schema: Value,
    #[serde(borrow)]
    tests: Vec<Test<'a>>,
}

/// A document and its verdict. The document stays text, for no digit of it may be lost.
#[derive(Deserialize)]
struct Test<'a> {
    description: String,
    #[serde(borrow)]
    data: &'a RawValue,
    valid: bool,
}

/// Prints an account for each draft and every case that fails. `Ok(false)` if one did.
pub(crate) fn run(dir: &Path) -> anyhow::Result<bool> {
    let schemas = run_schema_suite(dir)?;
    let texts = run_parsing_suite(dir)?;
    Ok(schemas && texts)
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

fn options() -> Options {
    Options::at(Timestamp::from_nanoseconds(0))
}

fn run_schema_suite(dir: &Path) -> anyhow::Result<bool> {
    let documents: BTreeMap<String, Value> =
        serde_json::from_str(&read(&dir.join("json-schema-test-suite.remotes.json"))?)?;
    let mut accounts: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    let mut is_clean = true;
    for line in read(&dir.join("json-schema-test-suite.ndjson"))?.lines() {
        let case: Case<'_> = serde_json::from_str(line)?;
        let file = format!("{}/{}/{}", case.draft, case.kind, case.file);
        let meta = DRAFTS.iter().find(|(name, _)| *name == case.draft);
        let (Some((_, meta)), false) = (meta, DIFFERENT.contains(&file.as_str())) else { continue };
        let mut schema = case.schema;
        name_dialect(&mut schema, meta);
        let options = Options { documents: documents_for(&documents, meta), ..options() };
        let checker = Checker::for_schema(&file, &schema, options);
        let account = accounts.entry((case.draft, case.kind)).or_default();
        for test in case.tests {
            let verdict = |checker: &Checker| checker.check(test.data.get().as_bytes()).is_right();
            match checker.as_ref().map(verdict) {
                Ok(verdict) if verdict == test.valid => account.0 += 1,
                other => {
                    account.1 += 1;
                    is_clean = false;
                    let (group, test, expected) = (&case.group, test.description, test.valid);
                    println!("{file}: {group}: {test}: expected {expected}, found {other:?}");
                }
            }
        }
    }
    if accounts.is_empty() {
        bail!("there are no cases in `{}`", dir.display());
    }
    for ((draft, kind), (passed, failed)) in accounts {
        println!("{draft} {kind}: {passed} passed, {failed} failed");
    }
    Ok(is_clean)
}

fn name_dialect(schema: &mut Value, meta: &str) {
    if let Some(members) = schema.as_object_mut() {
        members.entry("$schema").or_insert_with(|| Value::from(meta));
    }
}

/// The documents that cases may refer to: those in a draft's folder are of that draft, the others of the
/// case's own.
fn documents_for(all: &BTreeMap<String, Value>, meta: &str) -> BTreeMap<String, Value> {
    let mut documents = all.clone();
    documents.retain(|uri, _| !matches!(uri.split('/').nth(3), Some("v1" | "draft3")));
    for (uri, document) in &mut documents {
        let folder = uri.split('/').nth(3).unwrap_or_default();
        let own = DRAFTS.iter().find(|(name, _)| *name == folder).map_or(meta, |(_, own)| own);
        name_dialect(document, own);
    }
    documents
}

/// `y_` must be read, `n_` refused, `i_` may be either but must not panic.
fn run_parsing_suite(dir: &Path) -> anyhow::Result<bool> {
    let checker = Checker::for_schema("any", &Value::Bool(true), options())?;
    let (mut passed, mut failed) = (0, 0);
    for line in read(&dir.join("json-parsing-test-suite.ndjson"))?.lines() {
        let case: Value = serde_json::from_str(line)?;
        let name = case["name"].as_str().context("a case has a name")?;
        let bytes = decode_base64(case["base64"].as_str().context("a case has bytes")?)?;
        let report = checker.check(&bytes);
        let is_read = report.findings().iter().all(|finding| finding.code == "duplicate-key");
        let is_expected = match name.split('_').next() {
            Some("y") => is_read,
            Some("n") => !is_read,
            _ => true,
        };
        if is_expected {
            passed += 1;
        } else {
            failed += 1;
            println!("{name}: {:?}", report.findings());
        }
    }
    println!("JSON parsing: {passed} passed, {failed} failed");
    Ok(failed == 0)
}

fn decode_base64(text: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for character in text.bytes().filter(|byte| *byte != b'=') {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            other => bail!("byte 0x{other:02X} is not base64"),
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF)?);
        }
    }
    Ok(bytes)
}
