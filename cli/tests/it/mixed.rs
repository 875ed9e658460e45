//! Streams of several kinds of records, pages without records, and records in places that nobody knows.

use std::{fmt::Write as _, process::Stdio};

use insta::assert_snapshot;

use crate::fixture::{Fixture, gzip};

const EXPORTED: &str = r#"{"app_token":"NX-1","event_type":"page_view","event_name":"","user_id":"u","source":"web-client","inserted_at":"2025-05-11T07:45:30.123456Z","hostname":"app.example","pathname":"/","user_agent":"x","metadata":{}}"#;

const OTHER: &str = r#"{"id": "a", "eventType": "com.genesys.x", "eventName": "b", "createdDate": "2025-03-14T09:30:00Z"}"#;

/// A stream in which so many of a hundred records are of another kind than the first.
fn stream(others: usize) -> String {
    let mut lines = String::new();
    for index in 0..100 {
        let line = if index > 0 && index <= others { OTHER } else { EXPORTED };
        let _ = writeln!(lines, "{line}");
    }
    lines
}

#[test]
fn a_mixed_stream_has_a_note() {
    let wrong = format!("{EXPORTED}\n").replace("\"page_view\"", "5");
    let fixture = Fixture::new()
        .file("some.jsonl", stream(10))
        .file("few.jsonl", stream(9))
        .file("many.jsonl", stream(99).repeat(20))
        .file("wrong.jsonl", format!("{EXPORTED}\n{}", wrong.repeat(9)));
    let run = |args: &[&str]| fixture.run(&[&["check", "--summary"], args].concat());
    let mixed = run(&["some.jsonl"]);
    assert_snapshot!(mixed.err, @r"
    note: some.jsonl: read as userpilot/event@3 (recognised from its keys; name it with --schema)
    note: some.jsonl: 10 of 100 records fit another schema of the catalogue better than `userpilot/event@3`; `--schema auto` checks each record by the one that it fits
    ");
    assert_eq!(mixed.code, Some(1));
    for (name, options) in [
        ("few.jsonl", &[][..]),
        ("wrong.jsonl", &[]),
        ("some.jsonl", &["--schema", "userpilot/event"]),
        ("some.jsonl", &["--schema", "auto"]),
    ] {
        let run = run(&[&[name], options].concat());
        assert!(!run.err.contains("another schema"), "{name} {options:?}: {}", run.err);
    }
    let many = |jobs| run(&["many.jsonl", "--jobs", jobs]).err;
    assert_eq!(many("1"), many("2"));
    assert_snapshot!(many("1"), @r"
        note: many.jsonl: read as userpilot/event@3 (recognised from its keys; name it with --schema)
        note: many.jsonl: 1000 of the first 1011 records fit another schema of the catalogue better than `userpilot/event@3`; `--schema auto` checks each record by the one that it fits
        ");
}

#[test]
fn pages_and_rows_may_be_mixed_too() {
    let page = |items: &[&str]| format!("{{\"entities\": [{}]}}\n", items.join(", "));
    let pages = page(&[EXPORTED, EXPORTED]) + &page(&[EXPORTED, OTHER]);
    let table = "app_token,event_type,event_name,user_id,source,inserted_at,id,eventType,eventName,createdDate\n\
        NX-1,page_view,,u,web-client,2025-05-11T07:45:30.123456Z,,,,\n\
        ,,,,,,a,com.genesys.x,b,2025-03-14T09:30:00Z\n";
    let fixture = Fixture::new().file("pages.jsonl", pages).file("table.csv", table);
    let run = |name| fixture.run(&["check", name, "--summary"]).err;
    assert_snapshot!(run("pages.jsonl"), @r"
    note: pages.jsonl: read as userpilot/event@3, records at `/entities` (recognised from its keys; name it with --schema)
    note: pages.jsonl: 1 of 4 records fits another schema of the catalogue better than `userpilot/event@3`; `--schema auto` checks each record by the one that it fits
    ");
    assert_snapshot!(run("table.csv"), @r"
    note: table.csv: read as userpilot/event@3 (recognised from its keys; name it with --schema)
    note: table.csv: 1 of 2 records fits another schema of the catalogue better than `userpilot/event@3`; `--schema auto` checks each record by the one that it fits
    ");
}

#[test]
fn the_summary_says_which_schemas_were_chosen() {
    let stream = format!("{}{OTHER}\n{{\"x\": 1}}\n", format!("{EXPORTED}\n").repeat(6));
    let fixture = Fixture::new()
        .file("stream.jsonl", &stream)
        .file("stream.json", format!("[{}]", stream.trim().replace('\n', ",")))
        .file(".own/cart.json", r#"{"title": "CartViewed", "type": "object"}"#)
        .file(".own/order.json", r#"{"title": "OrderPlaced", "type": "object"}"#)
        .file(
            "named.jsonl",
            "{\"e\": \"cart_viewed\"}\n{\"e\": \"CartViewed\"}\n{\"e\": \"order_placed\"}\n",
        );
    let run =
        |args: &[&str]| fixture.run(&[&["check", "--now", "2025-03-14T09:30:00Z"], args].concat());
    let auto = ["--schema", "auto", "--summary", "--allow", "stale-timestamp"];
    let text = run(&[&["stream.jsonl"], &auto[..]].concat());
    assert_snapshot!(text.out, @r#"
    findings  records  share  files  kind
           1        1  12.5%      1  error[bad-format] /id
                                     at stream.jsonl:7:8 (record 7); genesys/event@181.1.0
                                     values: "a" (1)
                                     help: write it like `123e4567-e89b-12d3-a456-426614174000`
           1        1  12.5%      1  error[unknown-event]
                                     at stream.jsonl:8:1 (record 8)
                                     help: add its schema, or name one with `--schema`
           1        1  12.5%      1  warning[unknown-value] /eventType
                                     at stream.jsonl:7:26 (record 7); genesys/event@181.1.0
                                     values: "com.genesys.x" (1)
                                     help: the documented values are `"com.genesys.journey.WebEvent"`, …
           1        1  12.5%      1  warning[unknown-field] /eventName
                                     at stream.jsonl:7:43 (record 7); genesys/event@181.1.0

    records  share  schema
          6  75.0%  userpilot/event@3
          1  12.5%  genesys/event@181.1.0

    1 file, 8 records: 2 errors, 2 warnings, 0 advice
    "#);
    let schemas = |run: &crate::fixture::Run| {
        let schemas = run.json().pop().expect("the summary")["schemas"].clone();
        schemas.to_string()
    };
    let expected = schemas(&run(&[&["stream.jsonl", "--format", "json"], &auto[..]].concat()));
    assert_snapshot!(expected, @r#"[{"schema":"userpilot/event@3","records":6},{"schema":"genesys/event@181.1.0","records":1}]"#);
    for name in ["stream.jsonl", "stream.json"] {
        for jobs in ["1", "2"] {
            let json = run(&[&[name, "--format", "json", "--jobs", jobs], &auto[..]].concat());
            assert_eq!(schemas(&json), expected, "{name} {jobs}");
        }
    }
    let by = ["named.jsonl", "--schema", ".own", "--by", "/e"];
    assert_eq!(
        schemas(&run(&[&by[..], &["--format", "json"]].concat())),
        r#"[{"schema":".own/cart.json","records":2},{"schema":".own/order.json","records":1}]"#
    );
    assert_snapshot!(run(&[&by[..], &["--summary", "--format", "markdown"]].concat()).out, @r"
    ### Tablature

    | schema | records | share |
    |---|--:|--:|
    | <code>&#46;own/cart&#46;json</code> | 2 | 66.7% |
    | <code>&#46;own/order&#46;json</code> | 1 | 33.3% |

    1 file, 3 records: 0 errors, 0 warnings, 0 advice
    ");
    assert!(!run(&by).out.contains("order.json"));
    let one = run(&["named.jsonl", "--schema", ".own/cart.json", "--format", "json"]);
    assert_eq!(schemas(&one), "null");
}

#[test]
fn a_page_without_records_is_no_error() {
    let page = format!("{{\"entities\": [{EXPORTED}]}}");
    let fixture = Fixture::new()
        .file("last.json", "{\"entities\": [], \"nextUri\": null}")
        .file("data.json", "{\"data\": []}")
        .file("pages.jsonl", format!("{{\"entities\": []}}\n{page}\n{{\"entities\": []}}\n"))
        .file(".own/a.json", r#"{"title": "A", "type": "object"}"#)
        .file("other.json", "{\"results\": []}");
    let run = |args: &[&str]| fixture.run(&[&["check"], args].concat());
    assert_snapshot!(run(&["last.json", "data.json", "pages.jsonl"]).all(), @r"
    3 files, 1 record: 0 errors, 0 warnings, 0 advice
    --- stderr
    note: last.json: the file contains no records
    note: data.json: the file contains no records
    note: pages.jsonl: read as userpilot/event@3, records at `/entities` (recognised from its keys; name it with --schema)
    --- exit 0
    ");
    for options in [
        &["--schema", "auto"][..],
        &["--schema", "genesys/event"],
        &["--schema", ".own"],
        &["--schema", ".own", "--by", "/name"],
        &["--schema", ".own", "--by", "/name", "--records", "/entities"],
        &["--records", "/entities"],
    ] {
        let empty = run(&[&["last.json"], options].concat());
        assert_eq!(empty.code, Some(0), "{options:?} {}", empty.all());
        assert!(
            empty.out.starts_with("1 file, 0 records: 0 errors"),
            "{options:?} {}",
            empty.all()
        );
        assert!(empty.err.contains("last.json: the file contains no records"), "{}", empty.err);
    }
    assert_eq!(run(&["other.json"]).code, Some(2));
}

#[test]
fn records_elsewhere_have_a_hint() {
    let results = format!("{{\"results\": [{EXPORTED}, {EXPORTED}], \"data\": []}}");
    let fixture =
        Fixture::new().file("a.json", &results).file("b.json", "{\"results\": [{\"x\": 1}]}");
    let run = |args: &[&str]| fixture.run(&[&["check"], args].concat());
    assert_snapshot!(run(&["a.json"]).all(), @r"
    1 file, 1 record: 0 errors, 0 warnings, 0 advice; 1 input could not be checked
    --- stderr
    error: a.json: no schema fits the document, but one does for the records at `/results`: pass `--records /results`
    --- exit 2
    ");
    assert_snapshot!(run(&["a.json", "--records", "/results"]).all(), @r"
    1 file, 2 records: 0 errors, 0 warnings, 0 advice
    --- stderr
    note: a.json: read as userpilot/event@3, records at `/results` (recognised from its keys; name it with --schema)
    --- exit 0
    ");
    assert_eq!(run(&["b.json"]).err.matches("--records").count(), 0);
    assert_snapshot!(run(&["b.json", "--records", "/results"]).err, @r"error: b.json: no records at `/results` tell by their keys which schema they are meant for; name it with `--schema`, or in a `[[check]]` of `tablature.toml`, of which none was found here or above (`tablature schema list` shows all)");
    assert_snapshot!(run(&["b.json", "--payload", "/none"]).err, @r"error: b.json: no payload at `/none` tells by its keys which schema it is meant for; name it with `--schema`, or in a `[[check]]` of `tablature.toml`, of which none was found here or above (`tablature schema list` shows all)");
    assert_snapshot!(run(&["a.json", "--schema", "auto"]).out, @r#"
    error[unknown-event]: the keys of the record fit no schema
     --> a.json:1:1
      |
    1 | {"results": [{"app_token":"NX-1","event_type":"page_view","event_name":"","user_id":"u","source":"we…
      | ^
      = help: those of the records at `/results` do: `--records /results` reads them

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    "#);
    let found = run(&["a.json", "--schema", "auto", "--records", "/results"]);
    assert!(found.out.starts_with("1 file, 2 records: 0 errors"), "{}", found.all());
    let configured = Fixture::new()
        .file("a.json", &results)
        .file("tablature.toml", "[[check]]\nfiles = [\"a.json\"]\nschema = \"userpilot/event\"\n");
    let found = configured.run(&["check", "--records", "/results"]);
    assert!(found.out.starts_with("1 file, 2 records: 0 errors"), "{}", found.all());
}

#[test]
fn an_empty_standard_input_that_nobody_named_says_what_to_do() {
    let fixture = Fixture::new();
    let empty = |stdin| {
        let output = fixture.command(&["check"]).stdin(stdin).output().expect("it can be run");
        fixture.read(&output).all()
    };
    assert_eq!(empty(Stdio::null()), empty(Stdio::piped()));
    assert_snapshot!(empty(Stdio::null()), @r"
        1 file, 0 records: 0 errors, 0 warnings, 0 advice; 1 input could not be checked
        --- stderr
        error: <stdin>: there is nothing to check: it is empty; name a file or a directory, or list files in `[[check]]` of `tablature.toml`, of which none was found here or above
        --- exit 2
        ");
    // What is named is an input that holds nothing.
    let named = fixture.pipe(&["check", "-"], b"");
    assert!(named.code == Some(1) && named.out.contains("empty-input"), "{}", named.all());
    let packed = fixture.pipe(&["check"], &gzip(EXPORTED.as_bytes()));
    assert_eq!(packed.code, Some(0), "{}", packed.all());
}

#[test]
fn files_that_were_skipped_are_counted() {
    let fixture = Fixture::new()
        .file("in/a.json", EXPORTED)
        .file("in/read.me", "")
        .file("in/b.txt", "")
        .file("in/.hidden.json", "")
        .file(
            "tablature.toml",
            "[[check]]\nfiles = [\"in/*.json\"]\nschema = \"userpilot/event\"\n",
        );
    let run = |args: &[&str]| fixture.run(&[&["check"], args].concat()).err;
    assert_snapshot!(run(&["in", "-v"]), @r"note: left out: 2 files not named like event files");
    assert_snapshot!(run(&["-v"]), @r"note: left out: 3 files that no `[[check]]` names");
    assert_eq!(run(&["in"]), "");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.json", fixture.path().join("in/c.json")).expect("a link");
        assert_snapshot!(run(&["in", "-v"]), @r"
        note: left out: 2 files not named like event files
        note: left out: 1 file found before by another name
        ");
    }
}
