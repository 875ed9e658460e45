//! How findings look: excerpts, colours, masking, JSON.

use insta::assert_snapshot;

use crate::fixture::Fixture;

const ORDER: [&str; 3] = ["check", "--schema", ".schemas/order.json"];

fn text(content: impl AsRef<[u8]>, options: &[&str]) -> String {
    let fixture = Fixture::with_order().file("a.json", content);
    fixture.run(&[&ORDER[..], &["a.json"], options].concat()).all()
}

#[test]
fn the_place_is_underlined() {
    assert_snapshot!(text("{\n\t\"id\":\t\"名前\",\n  \"name\": \"\u{e9}名X\", \"kind\": \"small\"\n}", &[]), @r#"
    error[wrong-type]: expected an integer, found string `"名前"`
     --> a.json:2:8 (/id)
      |
    2 |     "id":    "名前",
      |              ^^^^^^
      = help: send an integer
      = rule: .schemas/order.json#/properties/id/type

    error[bad-name]: `"é名X"` does not match the pattern `^[a-z]+$`
     --> a.json:3:11 (/name)
      |
    3 |   "name": "é名X", "kind": "small"
      |           ^^^^^^
      = help: use a to z
      = rule: .schemas/order.json#/properties/name/pattern

    1 file, 1 record: 2 errors, 0 warnings, 0 advice
    --- stderr
    --- exit 1
    "#);
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let long = "名".repeat(200);
    assert_snapshot!(text(format!("{{\"x\": \"{long}\", \"id\": \"1\", \"y\": \"{long}\"}}"), &["--allow", "unknown-field"]), @r#"
    error[wrong-type]: expected an integer, found string `"1"`
     --> a.json:1:217 (/id)
      |
    1 | …名名名名名名名名名名名名名名名名名名", "id": "1", "y": "名名名名名名名名名名名名名名名名名名名名名名…
      |                                               ^^^
      = help: remove the quotes
      = rule: .schemas/order.json#/properties/id/type

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    --- exit 1
    "#);
}

#[test]
fn a_finding_at_the_end_of_the_text() {
    assert_snapshot!(text("{\"id\": 1,", &[]), @r#"
    error[truncated-json]: the text ends where a key after the comma should be
     --> a.json:1:10
      |
    1 | {"id": 1,
      |          ^
      = help: send the whole document: its end is missing

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    --- exit 1
    "#);
}

#[test]
fn bytes_that_are_no_text_are_shown_as_bytes() {
    assert_snapshot!(text(b"{\n\x80\xFF", &[]), @r#"
    error[invalid-utf8]: byte 0x80 is not valid UTF-8 here
     --> a.json:2:1
      |
    2 | \x80\xff
      | ^^^^
      = help: save the text as UTF-8 (RFC 8259 section 8.1)

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    --- exit 1
    "#);
}

#[test]
fn masking_keeps_payloads_out() {
    let content =
        "{\"id\": \"secret1\", \"name\": \"SECRET2\", \"kind\": \"secret3\", \"secret4\": {}}";
    let masked = text(content, &["--mask"]);
    assert!(!masked.to_lowercase().contains("secret"), "{masked}");
    assert_snapshot!(masked, @r#"
    error[wrong-type]: expected an integer, found string
     --> a.json:1:8 (/id)
      = help: send an integer
      = rule: .schemas/order.json#/properties/id/type

    error[bad-name]: the value does not match the pattern `^[a-z]+$`
     --> a.json:1:27 (/name)
      = help: use a to z
      = rule: .schemas/order.json#/properties/name/pattern

    warning[unknown-value]: the value is not among the documented values
     --> a.json:1:46 (/kind)
      = help: the documented values are `"small"` and `"large"`; others may be valid too
      = rule: .schemas/order.json#/properties/kind/knownValues

    warning[unknown-field]: unknown field `*`
     --> a.json:1:57 (/*)
      = rule: .schemas/order.json#/properties

    1 file, 1 record: 2 errors, 2 warnings, 0 advice
    --- stderr
    --- exit 1
    "#);
    let json = text(content, &["--mask", "--format", "json"]);
    assert!(!json.to_lowercase().contains("secret"), "{json}");
    let broken = text("{\"id\": secret}", &["--mask"]);
    assert!(!broken.contains("secret"), "{broken}");
}

#[test]
fn every_key_of_a_finding_is_there_in_its_order() {
    assert_snapshot!(text("{\"id\": 1", &["--format", "json"]), @r#"
    {"type":"finding","path":"a.json","record":null,"line":1,"column":9,"start":8,"end":8,"pointer":"","field":null,"code":"truncated-json","severity":"error","message":"the text ends where `,` or `}` after the value should be","help":"send the whole document: its end is missing","schema":".schemas/order.json","keyword":null,"schema_pointer":null,"source":null,"fingerprint":"992171716d8237969057a89d320ea3e0","row_group":null,"row":null,"column_name":null}
    {"type":"summary","files":1,"records":1,"errors":1,"warnings":0,"advice":0,"kinds":[{"severity":"error","code":"truncated-json","field":"","schema":".schemas/order.json","findings":1,"records":1,"files":1,"example":{"path":"a.json","line":1,"column":9,"record":null},"values":[],"help":"send the whole document: its end is missing"}],"files_with_findings":[{"path":"a.json","errors":1,"warnings":0,"advice":0}]}
    --- stderr
    --- exit 1
    "#);
}

#[track_caller]
fn check_color(fixture: &Fixture, args: &[&str], name: &str, expected: bool) {
    let output = fixture.command(args).env(name, "1").output().expect("the command can be run");
    assert_eq!(output.stdout.contains(&0x1B), expected, "{name}");
}

#[test]
fn colour_is_for_terminals_and_those_who_ask() {
    let fixture = Fixture::with_order().file("a.json", "{}");
    let args = [&ORDER[..], &["a.json"]].concat();
    assert!(!fixture.run(&args).out.contains('\u{1b}'));
    let always = fixture.run(&[&args[..], &["--color", "always"]].concat());
    assert_snapshot!(always.out.replace('\u{1b}', "^"), @r"
    ^[1m^[31merror[missing-field]^[0m^[1m: required field `id` is missing^[0m
     ^[1m^[34m-->^[0m a.json:1:1
      ^[1m^[34m|^[0m
    ^[1m^[34m1^[0m ^[1m^[34m|^[0m {}
      ^[1m^[34m|^[0m ^[1m^[31m^^[0m
      ^[1m^[34m=^[0m ^[1mhelp^[0m: add `id`, an integer
      ^[1m^[34m=^[0m ^[1mrule^[0m: .schemas/order.json#/required

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    ");
    check_color(&fixture, &args, "CLICOLOR_FORCE", true);
    check_color(&fixture, &args, "NO_COLOR", false);
    let never = [&args[..], &["--color", "never"]].concat();
    check_color(&fixture, &never, "CLICOLOR_FORCE", false);
}

#[test]
fn a_record_within_a_line_shows_that_there_is_more() {
    let shown = |content: &str| {
        let out = text(content, &["--show", "all"]);
        let lines = out.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
        lines.filter(|line| line.contains('|')).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(shown("[{\"id\": \"1\"}, {\"id\": \"2\"}, {\"id\": \"3\"}]"), @r#"
    1 | …{"id": "1"}…
    1 | …{"id": "2"}…
    1 | …{"id": "3"}…
    "#);
    assert_snapshot!(shown("[\n  {\"id\": \"1\"}  \n,\n  {\"id\": \"2\"}, \n  {\n \"x\": 1}  ]\n"), @r#"
    2 | {"id": "1"}
    4 | {"id": "2"}…
    5 | {
    6 |  "x": 1}…
    "#);
}

#[test]
fn the_summary_counts_what_could_not_be_checked() {
    let fixture = Fixture::with_order().file("a.json", "{\"id\": 1}").file("b.json", "PAR1\0\0");
    let run = fixture.run(&[&ORDER[..], &["a.json", "b.json", "none.json"]].concat());
    assert_eq!(
        run.out,
        "1 file, 1 record: 0 errors, 0 warnings, 0 advice; 2 inputs could not be checked\n"
    );
    let run = fixture.run(&[&ORDER[..], &["a.json", "b.json"]].concat());
    assert!(run.out.ends_with("0 advice; 1 input could not be checked\n"), "{}", run.out);
    let json = fixture.check(&["a.json", "b.json"]).json();
    let unchecked = &json[0]["unchecked"];
    assert_eq!(
        (&unchecked[0]["path"], &unchecked[0]["reason"]),
        (&"b.json".into(), &"input".into())
    );
    assert_eq!((json.len(), unchecked.as_array().map(Vec::len)), (1, Some(1)));
}

#[test]
fn the_report_of_a_capture_is_json_whatever_is_on_the_pages() {
    let page = "# A\u{202e}b\n\n| Colour | Weight type |\n|---|---|\n| red | heavy |\n\n\
                | Name | Type | Required |\n|---|---|---|\n| a\u{202e}x | string | yes |\n";
    let fixture = Fixture::new().file("p.md", page);
    let run = fixture.run(&["capture", "p.md", "--out", "out", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("one JSON document");
    assert_eq!(report["tables"][0]["heading"], "A\u{202e}b");
    assert!(!run.all().contains('\u{202e}'), "{}", run.all());
}
