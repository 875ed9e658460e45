//! Cases through the command that was built.

use std::{collections::BTreeSet, env, fs, path::Path, process::Command};

use anyhow::Context as _;
use serde_json::Value;

use super::{Case, Documents, Mode, Verdicts};

/// The verdicts of the command on all payloads of a case: one run over a file with a payload a line, for in files of
/// their own arrays could be taken for sequences of events.
pub(super) fn verdicts(
    program: &Path,
    case: &Case<'_>,
    mode: Mode,
    documents: &Documents,
) -> anyhow::Result<Verdicts> {
    let folder = env::temp_dir().join(format!("tablature-suite-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let verdicts = run(program, case, mode, documents, &folder);
    fs::remove_dir_all(&folder)?;
    verdicts
}

fn run(
    program: &Path,
    case: &Case<'_>,
    mode: Mode,
    documents: &Documents,
    folder: &Path,
) -> anyhow::Result<Verdicts> {
    let schema = folder.join("schema.json");
    fs::write(&schema, case.schema.get())?;
    let mut command = Command::new(program);
    command.current_dir(folder).args([
        "check",
        "--format",
        "json",
        "--now",
        "1970-01-01T00:00:00Z",
    ]);
    command.arg("--schema").arg(&schema);
    // Options are given where the case needs them, and to the others the defaults apply.
    if !case.names_draft() {
        command.args(["--draft", case.draft_argument()]);
    }
    if !mode.asserts_formats {
        command.args(["--formats", "annotation"]);
    }
    if mode.asserts_content {
        command.args(["--content", "assert"]);
    }
    let text = case.schema.get();
    if text.contains("http://localhost:1234/") {
        for (index, (uri, document)) in documents.of(case).iter().enumerate() {
            let file = folder.join(format!("document-{index}.json"));
            fs::write(&file, &document.bytes)?;
            command.arg("--reference").arg(format!("{uri}={}", file.display()));
        }
    }
    let payloads: Vec<_> = case.tests.iter().map(|test| test.data.get()).collect();
    let file = folder.join("payloads.jsonl");
    fs::write(&file, payloads.join("\n"))?;
    command.arg("--lines").arg(&file);
    let output = command.output().with_context(|| format!("cannot run `{}`", program.display()))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    if !matches!(output.status.code(), Some(0 | 1)) {
        let reason = errors.lines().next().unwrap_or("no verdict").to_owned();
        return Ok(payloads.iter().map(|_| Err(reason.clone())).collect());
    }
    let mut invalid = BTreeSet::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let finding: Value = serde_json::from_str(line)?;
        if finding["severity"] == "error" {
            invalid.extend(finding["record"].as_u64());
        }
    }
    Ok((1..).zip(&payloads).map(|(record, _)| Ok(!invalid.contains(&record))).collect())
}
