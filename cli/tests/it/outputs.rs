//! Several formats in one run, and outputs in files.

use std::fs;

use crate::fixture::Fixture;

const FORMATS: [&str; 7] = ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"];

/// Findings of three kinds, one of them 150 times.
fn fixture() -> Fixture {
    let many = "{\"id\": \"1\"}\n".repeat(150);
    Fixture::with_order().file("a.jsonl", format!("{many}{{}}\n{{\"id\": 1, \"name\": \"X\"}}\n"))
}

const CHECK: [&str; 4] = ["check", "a.jsonl", "--schema", ".schemas/order.json"];

#[test]
fn each_format_is_what_it_is_alone() {
    let fixture = fixture();
    let run = |args: &[&str]| fixture.run(&[&CHECK[..], args].concat());
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
    let files: Vec<String> =
        FORMATS.iter().map(|format| format!("{format}=out.{format}")).collect();
    let mut args: Vec<&str> = files.iter().flat_map(|file| ["--format", file]).collect();
    args.extend(["--format", "text"]);
    let all = run(&args);
    assert_eq!(all.code, Some(1), "{}", all.err);
    for format in FORMATS {
        let alone = run(&["--format", format]);
        assert_eq!(
            (read(&format!("out.{format}")), &alone.err),
            (alone.out.clone(), &all.err),
            "{format}"
        );
        if format == "text" {
            assert_eq!(all.out, alone.out);
        }
        let file = format!("again.{format}");
        let written = run(&["--format", format, "--output", &file]);
        assert_eq!((written.out, read(&file)), (String::new(), alone.out));
    }
    // They are no inputs of a run over the directory.
    let again = fixture.run(&[
        "check",
        ".",
        "--schema",
        ".schemas/order.json",
        "-o",
        "out.json",
        "--format",
        "json",
        "--lines",
    ]);
    assert!(!read("out.json").contains("./out.json"), "{}", again.err);
}

#[test]
fn outputs_that_exclude_each_other_are_told() {
    let fixture = fixture().file("kept.txt", "before");
    let before = fs::read_to_string(fixture.path().join("a.jsonl")).expect("it is there");
    for (args, why) in [
        (
            &["--format", "json", "--format", "sarif"][..],
            "`--format json` and `--format sarif` both go to standard output",
        ),
        (&["--format", "json=x", "--format", "sarif=./x"], "both go to `./x`"),
        (&["--format", "json=x", "--output", "y"], "`--output` is for one format that has no file"),
        (&["--format", "jso=x"], "invalid value 'jso'"),
        (&["--output", "a.jsonl"], "`a.jsonl` is an input"),
        (&["--format", "json=none/x"], "none/x"),
        (&["--output", "kept.txt", "--schema", "none.json"], "none.json"),
    ] {
        let run = fixture.run(&[&CHECK[..2], args, &CHECK[2..]].concat());
        let run = if args.contains(&"--schema") {
            fixture.run(&[&CHECK[..2], args].concat())
        } else {
            run
        };
        assert_eq!(run.code, Some(2), "{args:?} {}", run.all());
        assert!(run.err.contains(why), "{args:?} {}", run.err);
    }
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it is there");
    assert_eq!((read("a.jsonl"), &*read("kept.txt")), (before, "before"));
}

#[test]
fn a_short_text_leaves_reports_whole() {
    let fixture = fixture();
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
    let whole = fixture.run(&[&CHECK[..], &["--format", "junit"]].concat()).out;
    for short in [&["--summary"][..], &["--max-findings", "1"], &["--show", "kinds"]] {
        let args = [&CHECK[..], &["--format", "text", "--format", "junit=x.xml"], short].concat();
        let run = fixture.run(&args);
        assert!(run.out.lines().count() < 40, "{}", run.out);
        assert_eq!(read("x.xml"), whole, "{short:?}");
    }
    let alone = fixture.run(&[&CHECK[..], &["--format", "junit", "--summary"]].concat()).out;
    assert_eq!(alone, whole);
    let few =
        fixture.run(&[&CHECK[..], &["--format", "sarif", "--max-findings", "1"]].concat()).out;
    assert_eq!(few.matches("\"ruleId\"").count(), 1);
}
