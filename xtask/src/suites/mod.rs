//! Runs the official suites: what is valid must be found valid, what is invalid invalid.
//!
//! The suites are not part of the repository. `DIR` holds them flat, one case a line:
//! `json-schema-test-suite.ndjson` with `{"draft", "kind", "file", "group", "schema", "tests"}`,
//! `json-schema-test-suite.remotes.json` with the documents that cases refer to, by URI, and
//! `json-parsing-test-suite.ndjson` with `{"name", "base64"}`.
//!
//! All files of the five drafts are run, each in the [`Mode`] that it is written for, through the library's checker
//! and, with `--command FILE`, through the command that was built.

mod case;
mod command;
mod library;
mod modes;
mod parsing;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, bail};
use tablature_validator::{Options, Timestamp};

use case::{Case, Documents};
use modes::Mode;

use crate::work::Work;

/// Verdicts of a subject, test by test: whether the payload is valid, or why that is not known.
type Verdicts = Vec<Result<bool, String>>;

/// Prints an account for each draft and every test that fails. `Ok(false)` if one did.
pub(crate) fn run(dir: &Path, command: Option<&Path>) -> anyhow::Result<bool> {
    let documents = Documents::read(dir)?;
    let text = read(&dir.join("json-schema-test-suite.ndjson"))?;
    let mut work = Work::default();
    let mut is_clean = run_all(&text, "library", |case, mode| {
        Ok(library::verdicts(case, mode, &documents, &mut work))
    })?;
    println!("library: {work}");
    if let Some(command) = command {
        // It is run from another folder.
        let command = &command
            .canonicalize()
            .with_context(|| format!("cannot run `{}`", command.display()))?;
        is_clean &= run_all(&text, "command", |case, mode| {
            command::verdicts(command, case, mode, &documents)
        })?;
    }
    is_clean &= parsing::run(dir)?;
    Ok(is_clean)
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

fn options() -> Options {
    Options::at(Timestamp::from_nanoseconds(0))
}

/// Runs all cases through one subject.
fn run_all(
    text: &str,
    subject: &str,
    mut judge: impl FnMut(&Case<'_>, Mode) -> anyhow::Result<Verdicts>,
) -> anyhow::Result<bool> {
    let mut accounts: BTreeMap<(String, String), [usize; 2]> = BTreeMap::new();
    let mut is_clean = true;
    for line in text.lines() {
        let Some(case) = Case::parse(line)? else { continue };
        let file = case.path();
        let verdicts = judge(&case, modes::mode(&case))?;
        let account = accounts.entry((case.draft.clone(), case.kind.clone())).or_default();
        for (test, verdict) in case.tests.iter().zip(verdicts) {
            if verdict == Ok(test.valid) {
                account[0] += 1;
            } else {
                account[1] += 1;
                is_clean = false;
                let (group, name, expected) = (&case.group, &test.description, test.valid);
                println!(
                    "{subject}: {file}: {group}: {name}: expected {expected}, found {verdict:?}"
                );
            }
        }
    }
    if accounts.is_empty() {
        bail!("the suite has no cases of the five drafts");
    }
    for ((draft, kind), [passed, failed]) in accounts {
        println!("{subject}: {draft} {kind}: {passed} passed, {failed} failed");
    }
    Ok(is_clean)
}
