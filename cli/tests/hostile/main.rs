//! Hostile inputs: each case makes an input, runs the built command on it as a child under limits of CPU time and memory,
//! and judges its exit code, its codes of findings, and that nothing in what it prints could control a terminal.
//!
//! The cases are one table, a file for each kind of attack in `cases/`; `harness.rs` runs them. To add one, add a line to the
//! table: a name, a kind, the arguments, how the input is made, and what differs from the defaults of [`case::case`].
//! The kinds are listed in [`case::KINDS`].
//!
//! `cargo test -p tablature-cli --test hostile -- --nocapture` prints the table with CPU time, memory, exit code and codes of
//! each case; the variable `HOSTILE` runs only those whose names contain its value.

mod case;
mod cases;
mod harness;
mod made;

use std::collections::BTreeSet;

use case::{Case, KINDS};

#[test]
fn no_case_exceeds_its_limits() {
    let wanted = std::env::var("HOSTILE").unwrap_or_default();
    let mut faults = Vec::new();
    for case in cases::all().iter().filter(|case| case.name.contains(&wanted)) {
        let outcome = harness::run(case);
        let found = harness::judge(case, &outcome);
        println!("{}", harness::row(case, &outcome, &found));
        faults.extend(found.iter().map(|fault| format!("{}: {fault}", case.name)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The commands, each with its subcommand.
const COMMANDS: [&str; 13] = [
    "check",
    "capture",
    "schema list",
    "schema show",
    "schema check",
    "schema plan",
    "schema path",
    "generate rust",
    "diff",
    "sample",
    "explain",
    "init",
    "completions",
];

#[test]
fn the_table_has_every_kind_and_every_command() {
    let all = cases::all();
    assert!(all.len() >= 80, "{} cases", all.len());
    let names: BTreeSet<&str> = all.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), all.len(), "names are not repeated");
    for (kind, about) in KINDS {
        let variants = all.iter().filter(|case| case.kind == *kind).count();
        assert!(variants >= 2, "{kind} ({about}): {variants}");
    }
    let run = |command: &&&str| {
        let words: Vec<&str> = command.split(' ').collect();
        all.iter().any(|case| {
            case.args().iter().zip(&words).filter(|(own, it)| own == *it).count() == words.len()
        })
    };
    let missing: Vec<&&str> = COMMANDS.iter().filter(|command| !run(command)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_case_that_misbehaves_is_a_fault() {
    let faults = |case: Case| harness::judge(&case, &harness::run(&case)).join("; ");
    let version = || case::case("version", 'P', "--version");
    assert_eq!(faults(version()), "");
    assert_eq!(faults(version().exits(&[1])), "exit 0, expected [1]");
    assert_eq!(
        faults(version().says("nothing of this kind")),
        "`nothing of this kind` is not printed"
    );
    assert_eq!(faults(version().codes(&["x"])), "codes [], expected [\"x\"]");
    assert_eq!(faults(version().after(|_, _| Err("it is there".to_owned()))), "it is there");
    assert_eq!(harness::control_in("a\u{1b}"), Some('\u{1b}'));
    assert_eq!(harness::control_in("a\u{202e}"), Some('\u{202e}'));
    assert_eq!(harness::control_in("\ta\u{2028}"), Some('\u{2028}'));
    assert_eq!(harness::control_in("é\n\t👍"), None);
    if harness::MEASURES {
        assert!(faults(version().cpu(0.0)).contains("s of CPU"), "{}", faults(version().cpu(0.0)));
        assert!(faults(version().megabytes(0)).contains("MB of memory"));
    }
}
