//! `--deny`, `--warn`, `--allow`, `--quiet` and `--max-findings`.

use insta::assert_snapshot;

use crate::fixture::Fixture;

fn fixture() -> Fixture {
    Fixture::with_order()
        .file("a.jsonl", "{\"id\":1,\"kind\":\"odd\"}\n{\"id\":\"2\",\"extra\":1}\n")
}

/// The severities and codes that are printed, and the exit code.
#[track_caller]
fn check(options: &[&str], expected: &str) {
    let run = fixture().check(&[&["a.jsonl"], options].concat());
    let mut lines: Vec<String> = run
        .json()
        .iter()
        .filter(|line| line["type"] == "finding")
        .map(|line| {
            let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}", text("severity"), text("code"))
        })
        .collect();
    lines.push(format!("exit {}", run.code.unwrap_or(-1)));
    assert_eq!(lines.join(", "), expected, "{}", run.err);
}

#[test]
fn codes_have_severities_of_their_own() {
    check(&[], "warning unknown-value, error wrong-type, warning unknown-field, exit 1");
}

#[test]
fn the_user_may_choose_others() {
    check(
        &["--deny", "unknown-value,unknown-field", "--warn", "wrong-type"],
        "error unknown-value, warning wrong-type, error unknown-field, exit 1",
    );
    check(&["--allow", "wrong-type", "--allow", "unknown-field"], "warning unknown-value, exit 0");
    check(&["--warn", "wrong-type", "-q"], "exit 0");
}

#[test]
fn codes_of_the_schema_itself_are_known() {
    check(&["--warn", "bad-name", "--allow", "bad-event-name", "-q"], "error wrong-type, exit 1");
}

#[test]
fn quiet_prints_errors_only() {
    check(&["--quiet"], "error wrong-type, exit 1");
    assert_eq!(fixture().check(&["a.jsonl", "--quiet"]).out.lines().count(), 1);
}

#[test]
fn unknown_and_contradicting_codes_are_refused() {
    let fixture = fixture();
    assert_snapshot!(fixture.check(&["a.jsonl", "--deny", "wrong-typ"]).all(), @r#"
    {"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":null,"reason":"usage","message":"`--deny`: no finding has the code `wrong-typ` (did you mean `wrong-type`?)"}],"stopped":true}
    --- stderr
    error: `--deny`: no finding has the code `wrong-typ` (did you mean `wrong-type`?)
    --- exit 2
    "#);
    assert_snapshot!(fixture.check(&["a.jsonl", "--allow", "qqq"]).all(), @r#"
    {"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":null,"reason":"usage","message":"`--allow`: no finding has the code `qqq`; `tablature explain` lists all"}],"stopped":true}
    --- stderr
    error: `--allow`: no finding has the code `qqq`; `tablature explain` lists all
    --- exit 2
    "#);
    let both = ["a.jsonl", "--allow", "wrong-type", "--deny", "wrong-type"];
    assert_snapshot!(fixture.check(&both).all(), @r#"
    {"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":null,"reason":"usage","message":"`wrong-type` is given both `--deny` and `--allow`; choose one"}],"stopped":true}
    --- stderr
    error: `wrong-type` is given both `--deny` and `--allow`; choose one
    --- exit 2
    "#);
}

#[test]
fn at_most_so_many_findings_are_printed_and_all_are_counted() {
    let fixture = Fixture::with_order().file("a.jsonl", "{}\n".repeat(150));
    let run = fixture.check(&["a.jsonl", "--max-findings", "3"]);
    assert_eq!(run.findings().len(), 3);
    assert_eq!(run.json().last().map(|line| line["errors"] == 150), Some(true));
    assert_eq!(fixture.check(&["a.jsonl"]).findings().len(), 150);
    let text = ["check", "a.jsonl", "--schema", ".schemas/order.json", "--show", "all"];
    let text = fixture.run(&text);
    let (findings, end) = text.out.split_once('…').expect("some are left out");
    assert_eq!(findings.matches("error[").count(), 100);
    assert_snapshot!(end.trim_start(), @r"
    50 more findings; `--max-findings` sets how many are printed

    findings  records   share  files  kind
         150      150  100.0%      1  error[missing-field] /id
                                      at a.jsonl:1:1 (record 1)
                                      help: add `id`, an integer

    1 file, 150 records: 150 errors, 0 warnings, 0 advice
    ");
}

#[test]
fn what_could_not_be_read_is_never_right() {
    let fixture = fixture().file("b.json", "{\"id\": ");
    for code in [
        "empty-input",
        "invalid-json",
        "invalid-utf8",
        "nested-too-deep",
        "record-too-long",
        "truncated-json",
    ] {
        for option in ["--allow", "--warn"] {
            let run = fixture.check(&["b.json", option, code]);
            assert_eq!(
                (run.json()[0]["unchecked"][0]["reason"].as_str(), run.code),
                (Some("usage"), Some(2))
            );
            assert_eq!(run.findings(), [""; 0], "{option} {code}");
        }
        assert_eq!(fixture.check(&["b.json", "--deny", code]).code, Some(1), "{code}");
    }
    assert_snapshot!(fixture.check(&["b.json", "--allow", "truncated-json"]).all(), @r#"
    {"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":null,"reason":"usage","message":"`--allow`: `truncated-json` cannot be allowed or lowered: what could not be checked is not valid"}],"stopped":true}
    --- stderr
    error: `--allow`: `truncated-json` cannot be allowed or lowered: what could not be checked is not valid
    --- exit 2
    "#);
    for code in ["byte-order-mark", "duplicate-key"] {
        let text = "\u{FEFF}{\"id\": 1, \"id\": 1}";
        let other = Fixture::with_order().file("c.json", text);
        assert_eq!(other.check(&["c.json", "--allow", code]).findings().len(), 1, "{code}");
    }
}

#[test]
fn severities_may_be_those_of_a_field_or_of_files() {
    check(
        &["--deny", "unknown-field:/extra", "--allow", "wrong-type:/**,unknown-value:/other"],
        "warning unknown-value, error unknown-field, exit 1",
    );
    let configured = |text: &str, options: &[&str]| {
        let fixture = fixture()
            .file("old/b.jsonl", "{\"id\":\"2\",\"extra\":1}\n")
            .file("tablature.toml", text);
        let run = fixture.check(&[&["a.jsonl", "old"], options].concat());
        let lines: Vec<String> = run
            .json()
            .iter()
            .filter(|line| line["type"] == "finding")
            .map(|line| format!("{} {}", line["path"], line["severity"]).replace('"', ""))
            .collect();
        format!("{}, exit {}", lines.join(", "), run.code.unwrap_or(-1))
    };
    let text = "[[override]]\nfiles = [\"old/**\"]\ncode = \"wrong-type\"\nseverity = \"advice\"\n\
        [[override]]\nfield = \"/extra\"\nseverity = \"allow\"\n[severity]\nunknown-field = \"error\"\n";
    assert_eq!(configured(text, &[]), "a.jsonl warning, a.jsonl error, old/b.jsonl advice, exit 1");
    assert_eq!(
        configured(text, &["--deny", "wrong-type", "--warn", "unknown-field:/extra"]),
        "a.jsonl warning, a.jsonl error, a.jsonl warning, old/b.jsonl error, old/b.jsonl warning, exit 1"
    );
    let wrong = fixture().file(
        "tablature.toml",
        "[[override]]\ncode = \"no-code\"\nseverity = \"error\"\n[[check]]\nfiles = [\"x\"]\nschema = \"none/none\"\nschem = 1\n",
    );
    assert_snapshot!(wrong.check(&["a.jsonl"]).err, @r"
    error: the configuration is invalid
    tablature.toml:2:8: no finding has the code `no-code`; `tablature explain` lists all
    tablature.toml:6:10: no schema `none/none` in the catalogue; `tablature schema list` shows all; nor is there a file `[DIR]/none/none`
    tablature.toml:7:1: unknown key `schem` (did you mean `schema`?); known here are `files`, `schema`, `schemas`, `by`, `payload`, `records`
    ");
}

#[test]
fn severities_that_no_finding_of_a_whole_run_matches_have_a_note() {
    let config = "[[check]]\nfiles = [\"*.jsonl\"]\nschema = \".schemas/order.json\"\n\
        [[override]]\ncode = \"wrong-type\"\nseverity = \"warning\"\n\
        [[override]]\nfield = \"/extr\"\nseverity = \"allow\"\n\
        [[override]]\nfiles = [\"old/**\"]\ncode = \"wrong-type\"\nseverity = \"allow\"\n";
    let fixture = fixture().file("tablature.toml", config);
    let typed = ["--warn", "unknown-field:/extra,unknown-field:/none"];
    let run = |args: &[&str]| fixture.run(&[&["check"], args, &typed].concat());
    let whole = run(&[]);
    assert_snapshot!(whole.err, @r"
    note: tablature.toml:7:1: no finding of this run matches this `[[override]]`
    note: tablature.toml:10:1: no finding of this run matches this `[[override]]`
    note: no finding of this run matches `--warn unknown-field:/none`
    ");
    assert_eq!(whole.code, Some(0));
    // Of a part of the files, or of a run that stops, nobody knows.
    for args in [&["a.jsonl"][..], &["--schema", ".schemas/order.json", "a.jsonl"]] {
        assert_eq!(run(args).err, "", "{args:?}");
    }
    let stopped = run(&["--max-errors", "1", "--deny", "wrong-type"]);
    assert!(!stopped.err.contains("no finding"), "{}", stopped.err);
    let broken = fixture.file("b.jsonl", [0x1F, 0x8B, 8, 0]);
    let broken = broken.run(&["check"]);
    assert!(broken.code == Some(2) && !broken.err.contains("no finding"), "{}", broken.err);
}

#[test]
fn severities_may_be_for_findings_that_are_only_counted() {
    let config = "[[check]]\nfiles = [\"*.jsonl\"]\nschema = \"list.json\"\n\
        [[override]]\ncode = \"wrong-type\"\nfield = \"/x\"\nseverity = \"warning\"\n";
    let list = r#"{"type": "array", "items": {"type": "string"}}"#;
    let fixture = Fixture::new()
        .file("list.json", list)
        .file("tablature.toml", config)
        .file("a.jsonl", "[0,0,0,0,0]\n");
    let run = |args: &[&str]| fixture.run(&[&["check", "--lines"], args].concat()).err;
    assert_eq!(run(&["--max-record-findings", "3"]), "");
    assert_snapshot!(run(&[]), @"note: tablature.toml:4:1: no finding of this run matches this `[[override]]`");
}

#[test]
fn a_misspelt_field_is_the_field_that_is_meant() {
    let schema =
        r#"{"required": ["event_type"], "properties": {"event_type": {"type": "string"}}}"#;
    let fixture = Fixture::new()
        .file("s.json", schema)
        .file("a.jsonl", "{\"event_typ\": \"a\"}\n{\"eventtype\": \"b\"}\n");
    let args = ["check", "a.jsonl", "--schema", "s.json"];
    let run = fixture.run(&[&args[..], &["--summary"]].concat());
    assert!(run.out.contains("error[misspelt-field] /event_type\n"), "{}", run.out);
    let run = fixture.run(&[&args[..], &["--allow", "misspelt-field:/event_type"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.all());
}

#[test]
fn a_star_within_a_key_is_any_characters() {
    let fixture = Fixture::with_order().file(
        "a.jsonl",
        "{\"id\": 1, \"utm_source\": 1, \"utm_\": 1, \"a_b_c\": 1, \"other\": 1}\n",
    );
    let run = fixture.check(&[
        "a.jsonl",
        "--allow",
        "unknown-field:/utm_*",
        "--allow",
        "unknown-field:/a*_*c",
    ]);
    let found = run.out.matches("unknown-field").count();
    assert!(
        run.out.contains("other") && !run.out.contains("utm_") && !run.out.contains("a_b_c"),
        "{found}: {}",
        run.out
    );
}
