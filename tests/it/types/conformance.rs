//! Generated types hold what their schema allows, and nothing else; what they write is what they read.

use std::{collections::BTreeMap, fs, io::Write as _, path::PathBuf, sync::LazyLock};

use tablature::{Checker, Options, catalogue};

use super::{
    account::{Account, Subject},
    corpus::{self, NOW},
    ours, root, scratch, target,
    workshop::{Build, Module, Workshop},
};

/// The schemas of the catalogue with their sample payloads.
fn catalogue_subjects() -> impl Iterator<Item = Subject> {
    let samples = root().join("tests/payloads");
    catalogue::entries().iter().map(move |entry| {
        let id = entry.id();
        let mut paths: Vec<PathBuf> = ["valid", "invalid"]
            .iter()
            .flat_map(|side| fs::read_dir(samples.join(&id).join(side)).expect("payloads"))
            .map(|file| file.expect("a listed file").path())
            .filter(|path| path.extension().is_some_and(|found| found == "json"))
            .collect();
        paths.sort();
        let read = |path: &PathBuf| String::from_utf8(fs::read(path).expect("a readable payload"));
        let options = Options::at(NOW.parse().expect("a timestamp"));
        Subject {
            checker: Checker::from_catalogue(entry, options),
            schema: entry.json(),
            documents: BTreeMap::new(),
            // Files that are not UTF-8 are left out: they are rejected before any type is involved.
            texts: paths.iter().filter_map(|path| read(path).ok()).collect(),
            name: id,
        }
    })
}

/// Modules for the subjects that have types, and why the others have none.
fn modules(subjects: Vec<Subject>) -> (Vec<(Subject, Module)>, Vec<String>) {
    let (mut with_types, mut refused) = (Vec::new(), Vec::new());
    for subject in subjects {
        match ours::module(&subject.name, &subject.schema, &subject.documents) {
            Ok(module) => with_types.push((subject, module)),
            Err(problems) => {
                assert!(!problems.is_empty(), "{}: refused without a reason", subject.name);
                for problem in &problems {
                    let place = subject.schema.pointer(&problem.pointer);
                    assert!(place.is_some(), "{}: {problem}: no such place", subject.name);
                    assert!(!problem.message.is_empty(), "{}: no message", subject.name);
                }
                let reasons: Vec<_> = problems.iter().map(ToString::to_string).collect();
                refused.push(format!("{}: {}", subject.name, reasons.join("; ")));
            }
        }
    }
    (with_types, refused)
}

/// Past the test harness, which swallows what `println!` says in a test that succeeds.
pub(crate) fn say(account: &str) {
    std::io::stderr().write_all(account.as_bytes()).expect("an open standard error");
}

/// The scratch crate with the types of all schemas, built.
pub(crate) struct Built {
    pub(crate) workshop: Workshop,
    /// Those whose types compile, in the order of the crate's modules.
    pub(crate) subjects: Vec<Subject>,
    /// Why the others have none.
    pub(crate) refused: Vec<String>,
    /// Messages of the compiler about the types: there should be none.
    complaints: Vec<String>,
}

/// Builds the scratch crate, once for all tests.
pub(crate) fn built() -> &'static Built {
    static BUILT: LazyLock<Built> = LazyLock::new(|| {
        let cases = corpus::cases(root()).into_iter().map(Subject::from);
        let (with_types, refused) = modules(cases.chain(catalogue_subjects()).collect());
        let (mut subjects, modules): (Vec<Subject>, Vec<Module>) = with_types.into_iter().unzip();
        let workshop = ours::workshop(root(), scratch(), target(), "tablature_types");
        let Build { lost, warnings, .. } = ours::build(&workshop, &modules);
        let complaints = lost.iter().map(|(_, said)| said.clone()).chain(warnings).collect();
        let mut index = 0;
        subjects.retain(|_| {
            index += 1;
            lost.iter().all(|(at, _)| *at != index - 1)
        });
        Built { workshop, subjects, refused, complaints }
    });
    &BUILT
}

#[test]
fn types_hold_what_their_schema_allows_and_nothing_else() {
    let Built { workshop, subjects, refused, complaints } = built();
    let jobs: Vec<(usize, &str)> = subjects
        .iter()
        .enumerate()
        .flat_map(|(index, subject)| subject.texts.iter().map(move |text| (index, text.as_str())))
        .collect();
    let mut account = Account::default();
    for ((index, text), answer) in jobs.iter().zip(workshop.ask(&jobs)) {
        account.enter(&subjects[*index], text, &answer);
    }
    say(&format!(
        "types: {} schemas, {}, {} refused with a diagnostic, {} complaints of the compiler\n",
        subjects.len(),
        account.figures(),
        refused.len(),
        complaints.len()
    ));
    for refused in refused {
        say(&format!("  refused: {refused}\n"));
    }
    let n_complaints = complaints.len();
    assert!(account.is_clean(), "{n_complaints} complaints of the compiler\n{}", account.faults());
    assert!(complaints.is_empty(), "{n_complaints} complaints\n{}", complaints.join("\n"));
    assert!(account.n_documents > 1000, "the corpus was read");
}
