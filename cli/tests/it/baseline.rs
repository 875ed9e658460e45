//! `--baseline` and `--write-baseline`: known findings are not reported, new ones are.

use std::fs;

use insta::assert_snapshot;

use crate::fixture::Fixture;

const ORDER: [&str; 3] = ["check", "--schema", ".schemas/order.json"];

fn fixture() -> Fixture {
    let fixture = Fixture::with_order()
        .file("a.jsonl", "{\"id\":\"1\"}\n{\"id\":2,\"kind\":\"odd\"}\n{\"id\":\"1\"}\n")
        .file("b.json", "{\"id\": tru}");
    let run = run(&fixture, &["--write-baseline", "known.json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    fixture
}

fn run(fixture: &Fixture, options: &[&str]) -> crate::fixture::Run {
    fixture.run(&[&ORDER[..], &["a.jsonl", "b.json"], options].concat())
}

const KNOWN: [&str; 2] = ["--baseline", "known.json"];

#[test]
fn it_is_a_file_that_people_can_read_and_merge() {
    let fixture = fixture();
    let text = fs::read_to_string(fixture.path().join("known.json")).expect("it is written");
    assert_snapshot!(text);
}

#[test]
fn the_second_run_is_clean() {
    let fixture = fixture();
    assert_snapshot!(run(&fixture, &KNOWN).all(), @r"
    2 files, 4 records: 0 errors, 0 warnings, 0 advice; 4 known findings of 3 kinds are in the baseline
    --- stderr
    --- exit 0
    ");
    let json = run(&fixture, &[&KNOWN[..], &["--format", "json"]].concat());
    assert_snapshot!(json.out, @r#"
{"type":"summary","files":2,"records":4,"errors":0,"warnings":0,"advice":0,"known":4,"known_kinds":3}
    "#);
    assert_snapshot!(run(&fixture, &[&KNOWN[..], &["-v"]].concat()).err, @r#"
    note: known: a.jsonl:1:7: error[wrong-type]: expected an integer, found string `"1"`
    note: known: a.jsonl:2:16: warning[unknown-value]: `"odd"` is not among the documented values
    note: known: a.jsonl:3:7: error[wrong-type]: expected an integer, found string `"1"`
    note: known: b.json:1:8: error[invalid-json]: expected a value, found `tru`
    "#);
}

#[test]
fn a_new_fault_shows_alone_wherever_it_stands() {
    let fixture = fixture().file(
        "a.jsonl",
        "{\"id\":\"new\"}\n{\"id\":2,\"kind\":\"odd\"}\n{\"id\":\"1\"}\n\n{\"id\":\"1\"}\n",
    );
    let run = run(&fixture, &[&KNOWN[..], &["--format", "json"]].concat());
    assert_eq!(run.findings(), ["a.jsonl:1:7 1 wrong-type"]);
    assert_eq!(run.code, Some(1));
}

#[test]
fn a_text_that_could_not_be_read_is_known_only_as_it_is() {
    let fixture = fixture().file("b.json", "{\"id\": tru, \"x\": 1}");
    let run = run(&fixture, &KNOWN);
    assert!(run.out.contains("error[invalid-json]"), "{}", run.out);
    assert_eq!(run.code, Some(1));
}

#[test]
fn entries_that_match_nothing_are_named() {
    let fixture = fixture().file("a.jsonl", "{\"id\":\"1\"}\n");
    assert_snapshot!(run(&fixture, &KNOWN).all(), @r"
    2 files, 2 records: 0 errors, 0 warnings, 0 advice; 2 known findings of 2 kinds are in the baseline
    --- stderr
    note: 2 entries of the baseline `known.json` no longer match anything; `--write-baseline known.json` removes stale entries, and adds all new findings
      a.jsonl: unknown-value at /kind
      a.jsonl: wrong-type at /id
    --- exit 0
    ");
    // Of files that were not looked at nothing is known.
    let other = fixture.run(&[&ORDER[..], &["b.json"], &KNOWN].concat());
    assert_eq!(other.err, "");
    fs::remove_file(fixture.path().join("a.jsonl")).expect("it is there");
    let other = fixture.run(&[&ORDER[..], &["b.json"], &KNOWN].concat());
    assert!(other.err.starts_with("note: 3 entries of the baseline"), "{}", other.err);
}

#[test]
fn entries_about_fields_name_them() {
    let fixture = Fixture::with_order().file("a.json", "{}");
    let run = |options: &[&str]| fixture.run(&[&ORDER[..], &["a.json"], options].concat());
    run(&["--write-baseline", "known.json"]);
    fs::write(fixture.path().join("a.json"), "{\"id\": 1}").expect("it can be written");
    assert_snapshot!(run(&KNOWN).all(), @r"
    1 file, 1 record: 0 errors, 0 warnings, 0 advice; 0 known findings are in the baseline
    --- stderr
    note: 1 entry of the baseline `known.json` no longer matches anything; `--write-baseline known.json` removes stale entries, and adds all new findings
      a.json: missing-field (`id`)
    --- exit 0
    ");
}

#[test]
fn it_is_no_payload_itself() {
    let fixture = Fixture::with_order().file("in/a.json", "{\"id\":\"1\"}");
    let run = |option: &str| {
        fixture.run(&[&ORDER[..], &["in", option, "in/known.json", "--format", "json"]].concat())
    };
    run("--write-baseline");
    let summary = "{\"type\":\"summary\",\"files\":1,\"records\":1,\"errors\":0,\"warnings\":0,\"advice\":0,\"known\":1,\"known_kinds\":1}\n";
    assert_eq!(run("--baseline").out, summary);
    assert_eq!(run("--write-baseline").out, summary);
}

#[test]
fn it_is_made_anew_from_all_that_is_found() {
    let fixture = fixture().file("a.jsonl", "{\"id\":\"3\"}\n");
    let again = run(&fixture, &[&KNOWN[..], &["--write-baseline", "known.json"]].concat());
    assert_eq!(
        (again.code, &*again.err),
        (Some(0), "note: 2 findings are now in the baseline `known.json`\n")
    );
    assert_eq!(run(&fixture, &KNOWN).code, Some(0));
}

#[test]
fn it_is_not_written_while_inputs_cannot_be_read() {
    let fixture = fixture();
    let before = fs::read(fixture.path().join("known.json")).expect("it is there");
    let run = run(&fixture, &["nowhere.json", "--write-baseline", "known.json"]);
    assert_snapshot!(run.all(), @r"
    2 files, 4 records: 0 errors, 0 warnings, 0 advice; 4 known findings of 3 kinds are in the baseline; 1 input could not be checked
    --- stderr
    error: nowhere.json: No such file or directory (os error 2); name a file or a directory that exists
    error: the baseline `known.json` was not written: not all inputs could be checked
    --- exit 2
    ");
    assert_eq!(fs::read(fixture.path().join("known.json")).expect("it is there"), before);
}

#[track_caller]
fn check_broken(content: impl AsRef<[u8]>, expected: &str) {
    let fixture = fixture().file("broken.json", content);
    let run = run(&fixture, &["--baseline", "broken.json"]);
    assert_eq!((run.code, &*run.out), (Some(2), ""));
    assert!(run.err.starts_with(&format!("error: {expected}")), "{}", run.err);
}

#[test]
fn a_broken_one_is_refused() {
    check_broken("", "`broken.json` is not a baseline: EOF");
    check_broken("[]", "`broken.json` is not a baseline: ");
    check_broken("{\"version\":1,\"findings\":{}}", "`broken.json` is not a baseline: ");
    check_broken(
        "{\"version\":1,\"findings\":[],\"x\":1}",
        "`broken.json` is not a baseline: unknown",
    );
    check_broken("{\"version\":2,\"findings\":[]}", "`broken.json` is a baseline of version 2");
    check_broken(
        "{\"version\":1,\"findings\":[{\"path\":\"a\",\"code\":\"b\",\"fingerprint\":\"../x\"}]}",
        "`broken.json` is not a baseline: `../x` is not a fingerprint",
    );
    check_broken("[".repeat(100_000), "`broken.json` is not a baseline: ");
    check_broken(b"\xFF\xFE", "cannot read the baseline `broken.json`");
    let run = run(&fixture(), &["--baseline", "nowhere.json"]);
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: cannot read the baseline `nowhere.json`; `--write-baseline nowhere.json` creates one: No such file or directory (os error 2)
    --- exit 2
    ");
    let directory = fixture().file("d/x", "");
    let run = directory.run(&[&ORDER[..], &["b.json", "--write-baseline", "d"]].concat());
    assert_eq!(run.code, Some(2));
    assert!(run.err.starts_with("error: cannot write `d`"), "{}", run.err);
}

#[test]
fn files_that_are_not_checked_stay_in_it() {
    let fixture = fixture();
    let part = [&ORDER[..], &["b.json", "--write-baseline", "known.json"]].concat();
    assert_snapshot!(fixture.run(&part).err, @"note: 4 findings are now in the baseline `known.json`, 3 of them in files that were not checked in this run");
    assert_eq!(run(&fixture, &KNOWN).code, Some(0));
}

#[test]
fn from_another_directory_it_says_what_is_the_matter() {
    let fixture = fixture().file("sub/b.json", "{\"id\": tru}");
    let known = fixture.path().join("known.json");
    let known = known.to_str().expect("the path is text");
    let arguments = ["check", "--schema", "../.schemas/order.json", "b.json", "--baseline", known];
    let mut command = fixture.command(&arguments);
    let output = command.current_dir(fixture.path().join("sub")).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("run in the directory where it was written"), "{said}");
}

#[test]
fn with_other_fingerprints_it_says_so_and_stays() {
    let fixture = fixture();
    let masked = [&KNOWN[..], &["--mask"]].concat();
    assert_snapshot!(run(&fixture, &masked).all(), @r"
    --- stderr
    error: the baseline `known.json` was written without `--mask`, but this run is with it; no finding would match
    --- exit 2
    ");
    let part = [&ORDER[..], &["b.json", "--write-baseline", "known.json", "--mask"]].concat();
    assert_snapshot!(fixture.run(&part).err, @"error: the baseline `known.json` was written without `--mask`, but this run is with it; it also has findings in files that were not checked in this run, so it is unchanged");
    let whole = [&ORDER[..], &["a.jsonl", "--write-baseline", "masked.json", "--mask"]].concat();
    assert_eq!(fixture.run(&whole).code, Some(0));
    let again = [&ORDER[..], &["a.jsonl", "--baseline", "masked.json", "--mask"]].concat();
    assert_eq!(fixture.run(&again).code, Some(0));
    let plain = [&ORDER[..], &["a.jsonl", "--baseline", "masked.json"]].concat();
    assert!(fixture.run(&plain).err.contains("was written with `--mask`"));
}

#[test]
fn a_baseline_by_field_knows_the_next_day_with_other_values() {
    let first = "{\"id\":\"1\"}\n{\"id\":2,\"kind\":\"odd\"}\n{\"id\":\"2\"}\n{\"id\": tru}\n";
    let second = "{\"id\":\"7\"}\n{\"id\":2,\"kind\":\"new\"}\n{\"id\":2,\"kind\":\"newer\"}\n{\"id\": fals}\n";
    let third = format!("{second}{{\"id\":3,\"name\":\"X\"}}\n{{\"id\":4,\"name\":\"Y\"}}\n");
    let fixture = Fixture::with_order()
        .file("day-1/a.jsonl", first)
        .file("day-2/b.jsonl", second)
        .file("day-3/c.jsonl", third);
    let run = |args: &[&str]| fixture.run(&[&ORDER[..], args].concat());
    let written = run(&["day-1", "--write-baseline", "known.json", "--baseline-by", "field"]);
    assert_snapshot!(written.all(), @r"
    1 file, 4 records: 0 errors, 0 warnings, 0 advice; 4 known findings of 3 kinds are in the baseline
    --- stderr
    note: 3 kinds of findings are now in the baseline `known.json`
    --- exit 0
    ");
    let text = fs::read_to_string(fixture.path().join("known.json")).expect("it is written");
    assert_snapshot!(text, @r#"
    {
      "@generated": "by tablature check --write-baseline: findings that are known",
      "version": 1,
      "by": "field",
      "findings": [
        {"code":"invalid-json","fingerprint":"c37114db0319985f82129b976946fbae"},
        {"code":"unknown-value","pointer":"/kind","fingerprint":"dcb5442785977e4fcfe7f5def9503a2d"},
        {"code":"wrong-type","pointer":"/id","fingerprint":"dcf19866534fa0fae79428de63c7417b"}
      ]
    }
    "#);
    assert_snapshot!(run(&["day-2", "--baseline", "known.json"]).all(), @r"
    1 file, 4 records: 0 errors, 0 warnings, 0 advice; 4 known findings of 3 kinds are in the baseline
    --- stderr
    --- exit 0
    ");
    assert_snapshot!(run(&["day-3", "--baseline", "known.json", "--show", "all"]).all(), @r#"
    error[bad-name]: `"X"` does not match the pattern `^[a-z]+$`
     --> day-3/c.jsonl:5:16 (record 5, /name)
      |
    5 | {"id":3,"name":"X"}
      |                ^^^
      = help: use a to z
      = rule: .schemas/order.json#/properties/name/pattern

    error[bad-name]: `"Y"` does not match the pattern `^[a-z]+$`
     --> day-3/c.jsonl:6:16 (record 6, /name)
      |
    6 | {"id":4,"name":"Y"}
      |                ^^^
      = help: use a to z
      = rule: .schemas/order.json#/properties/name/pattern

    1 file, 6 records: 2 errors, 0 warnings, 0 advice; 4 known findings of 3 kinds are in the baseline
    --- stderr
    --- exit 1
    "#);
    // What no longer comes is said, without files.
    let clean = fixture.file("day-4/d.jsonl", "{\"id\":\"7\"}\n");
    let run = |args: &[&str]| clean.run(&[&ORDER[..], args].concat());
    assert_snapshot!(run(&["day-4", "--baseline", "known.json"]).all(), @r"
    1 file, 1 record: 0 errors, 0 warnings, 0 advice; 1 known finding is in the baseline
    --- stderr
    note: 2 entries of the baseline `known.json` match nothing in this run; they may be about other files: `--write-baseline known.json` with all files writes it anew
      invalid-json
      unknown-value at /kind
    --- exit 0
    ");
    for (args, why) in [
        (
            &["--baseline", "known.json", "--baseline-by", "finding"][..],
            "was written with `--baseline-by field`",
        ),
        (&["--baseline-by", "field"], "needs `--baseline`"),
    ] {
        let run = run(&[&["day-4"], args].concat());
        assert!(run.code == Some(2) && run.err.contains(why), "{}", run.all());
    }
}

#[test]
fn rows_that_make_no_record_are_in_a_baseline_too() {
    let fixture = Fixture::with_order().file("a.csv", "id,name\n1\n2,x\n3\n");
    let args = ["check", "a.csv", "--schema", ".schemas/order.json"];
    for by in ["finding", "field"] {
        let run = |flag| fixture.run(&[&args[..], &[flag, by, "--baseline-by", by]].concat());
        assert_eq!(run("--write-baseline").code, Some(0));
        let again = run("--baseline");
        assert_eq!(again.code, Some(0), "{}", again.all());
        assert!(
            again.out.contains("0 errors, 0 warnings, 0 advice; 2 known findings"),
            "{}",
            again.out
        );
    }
}
