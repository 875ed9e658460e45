//! Tables: the same events in every format, and what is wrong with rows.

mod made;

use std::fmt::Write as _;

use parquet::basic::Compression;
use serde_json::{Value, json};

use self::made::Metadata;
use crate::fixture::{Fixture, NOW, gzip};

/// A schema with a value of each kind.
const SCHEMA: &str = r#"{
  "type": "object",
  "required": ["id", "event", "metadata"],
  "properties": {
    "id": {"type": "integer", "minimum": 0},
    "event": {"type": "string", "pattern": "^[a-z_]+$"},
    "at": {"type": "string", "format": "date-time"},
    "price": {"type": "number", "maximum": 100},
    "paid": {"type": "boolean"},
    "tags": {"type": "array", "items": {"type": "string", "minLength": 2}},
    "metadata": {
      "type": "object",
      "required": ["plan"],
      "properties": {"plan": {"enum": ["free", "pro"]}, "seats": {"type": "integer"}}
    }
  }
}"#;

/// Events with and without mistakes.
fn events() -> Vec<Value> {
    let mut events = Vec::new();
    for n in 0..40 {
        let mut event = json!({
            "id": n - 5, "event": "page_view", "at": "2026-11-20T10:00:00Z", "price": 1.5, "paid": n % 2 == 0,
            "tags": ["ab", "cd"], "metadata": {"plan": "pro", "seats": 3},
        });
        let members = event.as_object_mut().expect("it is made here");
        match n % 8 {
            0 => members["event"] = "Page View".into(),
            1 => drop(members.shift_remove("event")),
            2 => members["price"] = 200.into(),
            3 => members["tags"] = json!(["x", "ab"]),
            4 => members["metadata"] = json!({"seats": 3}),
            5 => members["metadata"]["plan"] = "gold".into(),
            6 => members["at"] = "yesterday".into(),
            _ => drop(members.shift_remove("price")),
        }
        events.push(event);
    }
    events
}

fn lines(events: &[Value]) -> String {
    events.iter().fold(String::new(), |mut text, event| {
        let _ = writeln!(text, "{event}");
        text
    })
}

const COLUMNS: [&str; 7] = ["id", "event", "at", "price", "paid", "tags", "metadata"];

/// Cells with a delimiter between them, all in quotes that are needed.
fn separated(events: &[Value], delimiter: char, is_flat: bool) -> String {
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let quoted = |cell: String| {
        let is_plain = !cell.contains([delimiter, '"', '\n']);
        if is_plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    let row = |cells: Vec<String>| {
        let cells: Vec<String> = cells.into_iter().map(quoted).collect();
        cells.join(&delimiter.to_string()) + "\r\n"
    };
    let mut names: Vec<String> = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    if is_flat {
        names.pop();
        names.extend(["metadata.plan".to_owned(), "metadata.seats".to_owned()]);
    }
    let mut text = row(names);
    for event in events {
        let mut cells: Vec<String> = COLUMNS.iter().map(|name| cell(&event[*name])).collect();
        if is_flat {
            cells.pop();
            cells.extend(["plan", "seats"].map(|name| cell(&event["metadata"][name])));
        }
        text += &row(cells);
    }
    text
}

/// The findings, without what depends on the format.
fn findings(run: &crate::fixture::Run) -> Vec<Value> {
    let mut lines = run.json();
    for line in &mut lines {
        let line = line.as_object_mut().expect("a line is an object");
        for key in ["line", "column", "start", "end", "row_group", "row", "column_name"] {
            line.shift_remove(key);
        }
        for kind in line.get_mut("kinds").and_then(Value::as_array_mut).into_iter().flatten() {
            let example = kind["example"].as_object_mut().expect("an example is an object");
            example.retain(|key, _| key == "record");
        }
    }
    lines
}

/// Asserts that a table in a format has the findings of the same events as JSON Lines in a file of the same name, so that
/// fingerprints are the same too.
#[track_caller]
fn check(format: &str, table: &[u8]) {
    let args = |format| {
        [
            "check",
            "events",
            "--schema",
            "schema.json",
            "--format",
            "json",
            "--now",
            NOW,
            "--input",
            format,
        ]
    };
    let fixture = fixture().file("events", lines(&events()));
    let expected = findings(&fixture.run(&args("lines")));
    assert!(expected.len() > 40, "{expected:#?}");
    let run = fixture.file("events", table).run(&args(format));
    let found = findings(&run);
    assert_eq!(found.len(), expected.len(), "{}", run.err);
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
}

fn fixture() -> Fixture {
    Fixture::new().file("schema.json", SCHEMA)
}

#[test]
fn csv_has_the_findings_of_json_lines() {
    check("csv", separated(&events(), ',', false).as_bytes());
    check("csv", separated(&events(), ',', true).as_bytes());
    check("tsv", separated(&events(), '\t', false).as_bytes());
    check("csv", &gzip(separated(&events(), ',', true).as_bytes()));
}

#[test]
fn parquet_has_the_findings_of_json_lines() {
    for codec in made::codecs() {
        check("parquet", &made::parquet(&made::batch(&events(), Metadata::Struct), codec));
    }
    let codec = Compression::SNAPPY;
    check("parquet", &made::parquet(&made::batch(&events(), Metadata::Json), codec));
}

#[test]
fn arrow_has_the_findings_of_json_lines() {
    for metadata in [Metadata::Struct, Metadata::Json] {
        let batch = made::batch(&events(), metadata);
        check("arrow", &made::arrow_file(&batch));
        check("arrow", &made::arrow_stream(&batch));
    }
    let batch = made::batch(&events(), Metadata::Struct);
    check("arrow", &gzip(&made::arrow_stream(&batch)));
}

#[test]
fn avro_has_the_findings_of_json_lines() {
    check("avro", &made::avro(&events()));
    check("avro", &gzip(&made::avro(&events())));
}

#[test]
fn binary_formats_are_recognised_and_named_in_places() {
    let batch = made::batch(&events(), Metadata::Struct);
    let fixture = fixture()
        .file("in/a.parquet", made::parquet(&batch, Compression::SNAPPY))
        .file("in/b.avro", made::avro(&events()))
        .file("in/c.arrow", made::arrow_file(&batch))
        .file("in/d.arrows", made::arrow_stream(&batch));
    let run = fixture.run(&["check", "in", "--schema", "schema.json", "--format", "json"]);
    let found = run.json();
    let of =
        |path: &str| -> Vec<&Value> { found.iter().filter(|line| line["path"] == path).collect() };
    let rows =
        |path: &str| -> Vec<Value> { of(path).iter().map(|line| line["row"].clone()).collect() };
    for path in ["in/b.avro", "in/c.arrow", "in/d.arrows"] {
        assert_eq!(rows(path), rows("in/a.parquet"), "{}", run.err);
        assert!(of(path).iter().all(|line| line["row_group"].is_null() && line["line"].is_null()));
    }
    for line in of("in/a.parquet") {
        let row = line["row"].as_u64().unwrap();
        assert_eq!(line["row_group"], (row - 1) / 7 + 1);
    }
    let run = fixture.run(&["check", "in/a.parquet", "--schema", "schema.json", "--show", "kinds"]);
    assert!(
        run.out.contains(" --> in/a.parquet: row group 1, row 1, column id (/id)\n"),
        "{}",
        run.out
    );
    for format in ["sarif", "github", "gitlab", "junit", "markdown"] {
        let run = fixture.run(&["check", "in", "--schema", "schema.json", "--format", format]);
        assert_eq!(run.code, Some(1), "{format}: {}", run.err);
    }
}

#[test]
fn a_parquet_file_is_no_stream() {
    let bytes = made::parquet(&made::batch(&events(), Metadata::Json), Compression::SNAPPY);
    let fixture = fixture().file("a.parquet.gz", gzip(&bytes));
    for run in [
        fixture.pipe(&["check", "-", "--schema", "schema.json"], &bytes),
        fixture.run(&["check", "a.parquet.gz", "--schema", "schema.json"]),
    ] {
        assert!(run.err.contains("can be neither packed nor come from a pipe"), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn damaged_files_end_their_own_check_only() {
    let batch = made::batch(&events(), Metadata::Struct);
    let zstd = made::codecs()[3];
    let files = [
        ("parquet", made::parquet(&batch, Compression::SNAPPY)),
        ("parquet", made::parquet(&batch, zstd)),
        ("arrow", made::arrow_file(&batch)),
        ("arrow", made::arrow_stream(&batch)),
        ("avro", made::avro(&events())),
    ];
    let mut noise = 1_u64;
    let mut random = |below: usize| {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(noise >> 33).unwrap() % below
    };
    for (format, whole) in files {
        let mut damaged =
            vec![whole[..whole.len() / 2].to_vec(), whole[..7].to_vec(), b"id,event\n".to_vec()];
        for _ in 0..20 {
            let mut bytes = whole.clone();
            for _ in 0..=random(3) {
                let at = random(bytes.len());
                bytes[at] = u8::try_from(random(256)).unwrap();
            }
            damaged.push(bytes);
        }
        let mut fixture = fixture().file("z.jsonl", "{\"id\":\"last\"}\n");
        for (index, bytes) in damaged.iter().enumerate() {
            fixture = fixture.file(&format!("{index:02}.bin"), bytes);
        }
        let names: Vec<String> =
            (0..damaged.len()).map(|index| format!("{index:02}.bin")).collect();
        let mut args =
            vec!["check", "--schema", "schema.json", "--format", "json", "--input", format];
        args.extend(names.iter().map(String::as_str));
        let run = fixture.run(&args);
        assert_eq!(run.code, Some(2), "{format}: {}", run.all());
        let summary = run.json().pop().unwrap();
        let unchecked = summary["unchecked"].as_array().unwrap();
        for name in ["00.bin", "01.bin", "02.bin"] {
            assert!(unchecked.iter().any(|one| one["path"] == name), "{format} {name}: {summary}");
        }
    }
}

#[test]
fn a_small_file_with_very_many_rows_is_stopped() {
    let event = events().swap_remove(7);
    let many = vec![event; 20_000];
    let batch = made::batch(&many, Metadata::Struct);
    let fixture = fixture()
        .file("a.parquet", made::parquet(&batch, Compression::SNAPPY))
        .file("a.arrow", made::arrow_file(&batch));
    for name in ["a.parquet", "a.arrow"] {
        let run = fixture.run(&[
            "check",
            name,
            "--schema",
            "schema.json",
            "--max-unpacked-bytes",
            "100000",
        ]);
        assert!(run.err.contains("unpacks to more than 100000 bytes as JSON"), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
    let run =
        fixture.run(&["check", "a.parquet", "--schema", "schema.json", "--max-record-bytes", "50"]);
    assert!(run.out.contains("record-too-long"), "{}", run.out);
}

#[test]
fn findings_name_row_and_column() {
    let text = "id,event,metadata.plan\n1,a,pro\n\nx,B,\"p\nq\"\n2,c\n3,\"d\"e,pro\n4,f,pro\n";
    let run = fixture().file("a.csv", text).run(&["check", "a.csv", "--schema", "schema.json"]);
    insta::assert_snapshot!(run.all(), @r#"
    error[wrong-type]: expected an integer, found string `"x"`
     --> a.csv:4: row 2, column id (/id)
      |
    2 | {"id":"x","event":"B","metadata":{"plan":"p\nq"}}
      |       ^^^
      = help: send an integer
      = rule: schema.json#/properties/id/type

    error[pattern-mismatch]: `"B"` does not match the pattern `^[a-z_]+$`
     --> a.csv:4: row 2, column event (/event)
      |
    2 | {"id":"x","event":"B","metadata":{"plan":"p\nq"}}
      |                   ^^^
      = help: send a string that matches the pattern
      = rule: schema.json#/properties/event/pattern

    error[value-not-allowed]: `"p\nq"` is not an accepted value
     --> a.csv:4: row 2, column metadata.plan (/metadata/plan)
      |
    2 | {"id":"x","event":"B","metadata":{"plan":"p\nq"}}
      |                                          ^^^^^^
      = help: use `"free"` or `"pro"`
      = rule: schema.json#/properties/metadata/properties/plan/enum

    error[wrong-cell-count]: the row has 2 cells, but the table has 3 columns
     --> a.csv:6: row 3
      |
    3 | 2,c
      | ^
      = help: write as many cells as there are columns; put cells with delimiters or line breaks in quotes

    error[bad-quoting]: a cell in quotes goes on after its closing quote
     --> a.csv:7: row 4
      |
    4 | 3,"d"e,pro
      | ^
      = help: close the quote at the end of the cell, and double each quote inside it

    1 file, 5 records: 5 errors, 0 warnings, 0 advice
    --- stderr
    --- exit 1
    "#);
}

#[test]
fn programs_read_row_and_column() {
    let fixture = fixture().file("a.csv", "id,event,metadata.plan\n1,a,pro\n2,B,pro\n3,c,pro,4\n");
    let run = fixture.run(&["check", "a.csv", "--schema", "schema.json", "--format", "json"]);
    let found = run.json();
    assert_eq!(found[0]["line"], 3);
    assert_eq!(found[0]["column"], Value::Null);
    assert_eq!(found[0]["start"], Value::Null);
    assert_eq!((&found[0]["row"], &found[0]["record"]), (&json!(2), &json!(2)));
    assert_eq!(found[0]["column_name"], "event");
    assert_eq!(found[0]["row_group"], Value::Null);
    assert_eq!((&found[1]["code"], &found[1]["row"]), (&json!("wrong-cell-count"), &json!(3)));
    let run = fixture.run(&["check", "a.csv", "--schema", "schema.json", "--format", "github"]);
    assert!(run.out.contains("file=a.csv,line=3,col=1,title=pattern-mismatch"), "{}", run.out);
    assert!(run.out.contains("%0Arow 2, column event, /event"), "{}", run.out);
    let run = fixture.run(&["check", "a.csv", "--schema", "schema.json", "--format", "sarif"]);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let result = &document["runs"][0]["results"][0];
    assert_eq!(result["properties"]["row"], "2");
    assert_eq!(result["properties"]["column"], "event");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
}

#[test]
fn a_schema_is_recognised_by_the_columns() {
    let text = "app_token,event_type,source,inserted_at,metadata,user_id\n\
                NX-1,track,web-client,2026-11-20T10:00:00Z,\"{\"\"seats\"\": 5}\",u\n\
                NX-1,wrong,web-client,2026-11-20T10:00:00Z,\"{}\",\n";
    let run = Fixture::new()
        .file("a.csv", text)
        .run(&["check", "a.csv", "--format", "json", "--now", NOW]);
    assert!(run.err.contains("read as userpilot/event"), "{}", run.err);
    let codes: Vec<String> =
        run.json().iter().filter_map(|line| Some(line["code"].as_str()?.to_owned())).collect();
    // What the first row is not checked for without types: `metadata` is an object.
    assert!(codes.contains(&"value-not-allowed".to_owned()), "{codes:?}");
    assert!(!codes.contains(&"wrong-type".to_owned()), "{codes:?}");
}

#[test]
fn each_row_is_made_by_the_schema_that_it_names() {
    let fixture = Fixture::new()
        .file("schemas/a.json", r#"{"properties": {"n": {"type": "integer"}, "kind": {}}}"#)
        .file("schemas/b.json", r#"{"properties": {"n": {"type": "string"}, "kind": {}}}"#)
        .file("x.csv", "kind,n\na,5\nb,5\na,x\n");
    let run = fixture
        .run(&["check", "x.csv", "--schema", "schemas", "--by", "/kind", "--format", "json"]);
    assert_eq!(run.findings(), ["x.csv:4:null 3 wrong-type"], "{}{}", run.out, run.err);
}

#[test]
fn directories_have_tables_too() {
    let fixture = fixture()
        .file("in/a.csv", "id,event,metadata.plan\n1,A,pro\n")
        .file("in/b.tsv.gz", gzip(b"id\tevent\tmetadata.plan\n1\tB\tpro\n"));
    let run = fixture.run(&["check", "in", "--schema", "schema.json", "--format", "json"]);
    let expected = ["in/a.csv:2:null 1 pattern-mismatch", "in/b.tsv.gz:2:null 1 pattern-mismatch"];
    assert_eq!(run.findings(), expected, "{}", run.err);
}

#[test]
fn a_baseline_of_rows_holds_when_rows_move() {
    let fixture = fixture().file("a.csv", "id,event,metadata.plan\n1,A,pro\n");
    let args = ["check", "a.csv", "--schema", "schema.json"];
    fixture.run(&[&args[..], &["--write-baseline", "known.json"]].concat());
    let fixture = fixture.file("a.csv", "id,event,metadata.plan\n0,a,pro\n1,A,pro\n");
    let run = fixture.run(&[&args[..], &["--baseline", "known.json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.all());
    let fixture = fixture.file("a.csv", "id,event,metadata.plan\n0,B,pro\n1,A,pro\n");
    let run = fixture.run(&[&args[..], &["--baseline", "known.json"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.all());
}

#[test]
fn masked_output_names_no_unknown_column() {
    let fixture = fixture().file("a.csv", "id,event,metadata.plan,secret\n1,hidden text,pro,x\n");
    let args = ["check", "a.csv", "--schema", "schema.json", "--mask", "--format", "json"];
    let run = fixture.run(&args);
    assert_eq!(run.json().len(), 3, "{}", run.out);
    assert!(!run.out.contains("secret") && !run.out.contains("hidden"), "{}", run.out);
}

#[test]
fn what_is_only_named_like_a_table_is_not_called_one() {
    let fixture = Fixture::new().file("a.parquet", b"\x95\xda0").file("b.avro", b"0bj");
    let run = fixture.run(&["check", "a.parquet", "b.avro", "--schema", "userpilot/event"]);
    let why = "does not begin like one: it is damaged, or something else";
    for (file, format) in [("a.parquet", "Parquet"), ("b.avro", "Avro")] {
        let said = format!("error: {file}: it is named like a file of {format}, and {why}\n");
        assert!(run.err.contains(&said), "{}", run.all());
    }
    assert_eq!(run.code, Some(2));
}

#[test]
fn hostile_tables_end_with_findings() {
    let long = "x".repeat(5_000);
    let names: Vec<String> = (0..100_000).map(|n| format!("c{n}")).collect();
    let wide = format!("{}\n{}\n", names.join(","), ",".repeat(99_999));
    let cases = [
        ("long.csv", format!("id,event\n1,{long}\n2,a\n"), 1, "record-too-long"),
        ("open.csv", format!("id,event\n1,\"{long}\n2,a\n"), 2, ""),
        ("wide.csv", wide, 1, "missing-field"),
        ("header.csv", format!("{long}\n1\n"), 2, ""),
        ("empty.csv", String::new(), 0, ""),
        ("nul.csv", "id,event\n1,a\u{0}\n".to_owned(), 2, ""),
    ];
    for (name, text, exit, code) in cases {
        let limit = if name == "wide.csv" { "10000000" } else { "1000" };
        let fixture = fixture().file(name, text);
        let args = ["check", name, "--schema", "schema.json", "--max-record-bytes", limit];
        let run = fixture.run(&[&args[..], &["--format", "json"]].concat());
        assert_eq!(run.code, Some(exit), "{name}: {}", run.all());
        let found = run.findings();
        let is_found = found.iter().any(|found| found.ends_with(code));
        assert!(code.is_empty() || is_found, "{name}: {found:?}");
    }
}

#[test]
fn columns_without_a_header_are_named() {
    let fixture = fixture().file("a.tsv", "-1\tpage\t{\"plan\": \"pro\"}\n2\tpage\t{}\n");
    let args = ["check", "a.tsv", "--schema", "schema.json", "--format", "json"];
    let run = fixture.run(&[&args[..], &["--columns", "id,event,metadata"]].concat());
    assert_eq!(run.findings(), ["a.tsv:1:null 1 out-of-range", "a.tsv:2:null 2 missing-field"]);
    assert!(!run.err.contains("warning"), "{}", run.err);
    // Without the names, a warning says what to do, but shows no values where they are to be kept out.
    let hint = "if it is data, name the columns with `--columns NAME,…`";
    let run = fixture.run(&args);
    assert!(
        run.err.contains(&format!("the first row names the columns, and has `-1`; {hint}")),
        "{}",
        run.err
    );
    let run = fixture.run(&[&args[..], &["--mask"]].concat());
    assert!(run.err.contains(hint) && !run.err.contains("-1"), "{}", run.err);
    for (names, why) in [("id,id", "names `id` twice"), ("id,", "has an empty name")] {
        let run = fixture.run(&[&args[..], &["--columns", names]].concat());
        assert!(run.err.contains(why), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

/// Runs a check that splits, and returns what went to the two files.
fn split(fixture: &Fixture, paths: &[&str]) -> (crate::fixture::Run, String, String) {
    let args = [
        "check",
        "--schema",
        "schema.json",
        "--now",
        NOW,
        "--valid-to",
        "v",
        "--invalid-to",
        "i",
        "--summary",
    ];
    let run = fixture.run(&[&args[..], paths].concat());
    let read = |name| std::fs::read_to_string(fixture.path().join(name)).unwrap_or_default();
    (run, read("v"), read("i"))
}

#[test]
fn rows_of_text_are_split_byte_for_byte() {
    let header = "\u{feff}id,event,\"metadata.plan\"\r\n";
    let mut halves = [header.to_owned(), header.to_owned()];
    let mut whole = header.to_owned();
    for n in 0..20_000 {
        let (row, is_invalid) = match n % 5 {
            0 => (format!("{n},a,pro\r\n"), 0),
            1 => (format!("{n},\"a\nb\",pro\n"), 1),
            2 => (format!("-{n},a,pro\n"), 1),
            3 => (format!("{n},a\n"), 1),
            _ => (format!("{n},\"a\"x,pro\n"), 1),
        };
        whole += &row;
        halves[is_invalid] += &row;
        if n % 100 == 0 {
            whole += "\r\n";
        }
    }
    whole += "7,a,pro";
    halves[0] += "7,a,pro";
    for (name, bytes) in
        [("a.csv", whole.clone().into_bytes()), ("a.csv.gz", gzip(whole.as_bytes()))]
    {
        let fixture = fixture().file(name, bytes);
        let (run, valid, invalid) = split(&fixture, &[name]);
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert!(valid == halves[0] && invalid == halves[1], "{}", run.out);
        let run = fixture.run(&["check", "v", "--schema", "schema.json", "--input", "csv"]);
        assert_eq!(run.code, Some(0), "{}", run.all());
    }
}

#[test]
fn rows_before_one_that_decides_are_split_too() {
    let row = "NX-1,page_view,web-client,2026-11-21T15:59:00Z,{}";
    let header = "app_token,event_type,source,inserted_at,metadata";
    let fixture = Fixture::new().file("a.csv", format!("{header}\n\"a\"x\n{row}\n{row}\n,{row}\n"));
    let run = fixture.run(&[
        "check",
        "a.csv",
        "--now",
        NOW,
        "--valid-to",
        "v",
        "--invalid-to",
        "i",
        "--quiet",
    ]);
    let read = |name| std::fs::read_to_string(fixture.path().join(name)).unwrap_or_default();
    assert_eq!(read("v"), format!("{header}\n{row}\n{row}\n"), "{}", run.all());
    assert_eq!(read("i"), format!("{header}\n\"a\"x\n,{row}\n"));
}

#[test]
fn rows_of_columns_are_split_as_json_lines() {
    let events = events();
    let batch = made::batch(&events, Metadata::Struct);
    let fixture = fixture()
        .file("a.jsonl", lines(&events))
        .file("a.parquet", made::parquet(&batch, Compression::SNAPPY))
        .file("a.avro", made::avro(&events))
        .file("a.arrow", made::arrow_file(&batch));
    let (_, valid, invalid) = split(&fixture, &["a.jsonl"]);
    assert!(!valid.is_empty() && !invalid.is_empty());
    for name in ["a.parquet", "a.avro", "a.arrow"] {
        let (run, own_valid, own_invalid) = split(&fixture, &[name]);
        assert_eq!(run.code, Some(1), "{}", run.err);
        let parsed = |text: &str| -> Vec<Value> {
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
        };
        assert_eq!(parsed(&own_valid), parsed(&valid), "{name}");
        assert_eq!(parsed(&own_invalid), parsed(&invalid), "{name}");
    }
}

#[test]
fn rows_of_one_header_are_split_into_one_file() {
    let fixture = fixture()
        .file("a.csv", "id,event,metadata.plan\n1,a,pro")
        .file("b.csv", "\u{feff}id,event,metadata.plan\r\n-2,b,pro\r\n3,c,pro\r\n")
        .file("c.csv", "event,id,metadata.plan\na,1,pro\n")
        .file("d.jsonl", "{}\n");
    let (run, valid, invalid) = split(&fixture, &["a.csv", "b.csv"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert_eq!(valid, "id,event,metadata.plan\n1,a,pro\n3,c,pro\r\n");
    assert_eq!(invalid, "id,event,metadata.plan\n-2,b,pro\r\n");
    for (paths, why) in [
        (
            ["a.csv", "c.csv"],
            "hold CSV, and this CSV has another header; split it in a run of its own",
        ),
        (["a.csv", "d.jsonl"], "hold CSV, and this is records of JSON"),
        (["d.jsonl", "a.csv"], "hold records of JSON, and this is CSV"),
    ] {
        let (run, ..) = split(&fixture, &paths);
        assert!(run.err.contains(why), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn long_rows_are_in_neither_file() {
    let text = format!("id,event,metadata.plan\n1,{},pro\n2,b,pro\n", "a".repeat(200));
    let fixture = fixture().file("a.csv", text);
    let (run, valid, invalid) = split(&fixture, &["a.csv", "--max-record-bytes", "100"]);
    assert!(run.err.contains("1 record longer than `--max-record-bytes`"), "{}", run.err);
    assert_eq!((run.code, &*valid), (Some(2), "id,event,metadata.plan\n2,b,pro\n"));
    assert_eq!(invalid, "id,event,metadata.plan\n");
}

#[test]
fn a_required_object_of_empty_cells_is_empty() {
    let schema = r#"{"required": ["metadata"], "properties": {"id": {"type": "integer"}, "metadata": {"type": "object"}, "other": {"type": "object"}}}"#;
    let fixture = Fixture::new()
        .file("s.json", schema)
        .file("a.csv", "id,metadata.plan,metadata.user.name,other.x\n1,pro,,\n2,,,\n")
        .file("b.csv", "id,other.x\n1,\n");
    let run = fixture.run(&["check", "a.csv", "--schema", "s.json", "--valid-to", "v"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    // Where no column is a part of it, it is missing.
    let run = fixture.run(&["check", "b.csv", "--schema", "s.json"]);
    assert!(run.out.contains("missing-field"), "{}", run.all());
}
