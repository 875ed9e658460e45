//! `--valid-to` and `--invalid-to`: the records without and with errors, byte for byte.

use std::{fmt::Write, fs};

use crate::fixture::{Fixture, gzip};

/// A stream of lines of all kinds, drawn by a seed.
fn stream(seed: u64, lines: usize) -> String {
    let mut state = seed;
    let mut draw = |n: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let mut text = String::new();
    for index in 0..lines {
        let line = match draw(8) {
            0 => "{\"id\": \"wrong\"}".to_owned(),
            1 => "{\"id\": 1".to_owned(),
            2 => String::new(),
            3 => "  ".to_owned(),
            4 => format!(" {{\"name\": \"x{}\"}}\t", "y".repeat(index % 200)),
            _ => format!("{{\"id\": {index}, \"name\": \"x\"}}"),
        };
        let end = if draw(4) == 0 { "\r\n" } else { "\n" };
        let _ = write!(text, "{line}{end}");
    }
    text
}

/// Puts two halves together again, in the order of the whole.
fn merged(whole: &str, valid: &str, invalid: &str) -> String {
    let mut halves = [valid, invalid].map(|half| half.split_inclusive('\n').peekable());
    let mut text = String::new();
    for line in whole.split_inclusive('\n') {
        let next = halves.iter_mut().find_map(|half| half.next_if(|own| *own == line));
        text += next.unwrap_or("(lost)");
    }
    let rest: Vec<&str> = halves.into_iter().flatten().collect();
    text + &rest.concat()
}

#[test]
fn the_two_together_are_the_input() {
    for (name, seed, lines) in [("a.jsonl", 1, 300), ("b.jsonl.gz", 2, 300), ("c.jsonl", 3, 60_000)]
    {
        let whole = stream(seed, lines);
        for whole in [&*whole, whole.trim_end()] {
            let bytes = if name.ends_with("gz") { gzip(whole.as_bytes()) } else { whole.into() };
            let fixture = Fixture::with_order().file(name, bytes);
            let run = fixture.check(&[
                name,
                "--valid-to",
                "v.jsonl",
                "--invalid-to",
                "i.jsonl",
                "--summary",
            ]);
            assert_eq!(run.code, Some(1), "{}", run.err);
            let read =
                |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
            let (valid, invalid) = (read("v.jsonl"), read("i.jsonl"));
            assert_eq!(valid.len() + invalid.len(), whole.len());
            assert!(merged(whole, &valid, &invalid) == whole, "{name}");
            // Another run over the halves finds what belongs there.
            let run = fixture.check(&["v.jsonl"]);
            assert_eq!(run.code, Some(0), "{}", run.out);
            let wrong = invalid.lines().count();
            let run = fixture.check(&["i.jsonl", "--valid-to", "again.jsonl", "--summary"]);
            assert!(run.out.contains(&format!("\"records\":{wrong},\"errors\"")), "{}", run.out);
            assert_eq!(read("again.jsonl"), "");
        }
    }
}

#[test]
fn items_and_documents_are_lines_or_what_they_were() {
    let fixture = Fixture::with_order()
        .file("a.json", "[{\"id\": 1, \"name\": \"x\"},\n {\"id\": \"2\"} , 5]")
        .file("b.json", "{\n\"id\": 1, \"name\": \"x\"\n}")
        .file("c.jsonl", "{\"id\": 4, \"name\": \"x\"}\n{")
        .file("d.json", "{\n}{\n\"id\": 5, \"name\": \"x\"}");
    let run = fixture.check(&[".", "--valid-to", "v.json", "--invalid-to", "i.json", "--quiet"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
    let whole = "{\"id\": 1, \"name\": \"x\"}\n\
        { \"id\": 1, \"name\": \"x\" }\n\
        {\"id\": 4, \"name\": \"x\"}\n\
        { \"id\": 5, \"name\": \"x\"}\n";
    assert_eq!(read("v.json"), whole);
    assert_eq!(read("i.json"), "{\"id\": \"2\"}\n5\n{\n{ }\n");
    // The files are no inputs of the next run over the directory.
    let again = fixture.check(&[".", "--valid-to", "v.json", "--invalid-to", "i.json", "--quiet"]);
    assert_eq!((again.out, read("v.json")), (run.out, whole.to_owned()));
    let run = fixture.check(&["v.json"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
}

#[test]
fn a_document_alone_is_written_as_it_is() {
    for (text, target) in
        [("{\r\n\"id\": 1\n}\n", "v"), ("{\n\"id\": \"1\n2\"}", "i"), ("{\n\"id\": ", "i")]
    {
        let fixture = Fixture::with_order().file("a.json", text);
        fixture.check(&["a.json", "--valid-to", "v", "--invalid-to", "i"]);
        let written = fs::read_to_string(fixture.path().join(target)).expect("it was written");
        assert_eq!(written, text);
    }
}

#[test]
fn line_breaks_in_strings_stay() {
    let text = "[{\r\n\"id\": \"\\\\\",\n\"a\": \"\\\"\n\"}]";
    let fixture = Fixture::with_order().file("a.json", text);
    fixture.check(&["a.json", "--valid-to", "v", "--invalid-to", "i"]);
    let written = fs::read_to_string(fixture.path().join("i")).expect("it was written");
    // Where the string should have ended, the reader cannot tell.
    assert_eq!(written, "{  \"id\": \"\\\\\", \"a\": \"\\\"\n\"}]\n");
}

#[test]
fn severities_decide_what_an_error_is() {
    let text = "{\"id\": 1, \"name\": \"x\", \"more\": 1}\n{\"id\": \"2\", \"name\": \"x\"}\n";
    let fixture = Fixture::with_order().file("a.jsonl", text);
    fixture.check(&[
        "a.jsonl",
        "--invalid-to",
        "i",
        "--deny",
        "unknown-field",
        "--allow",
        "wrong-type",
    ]);
    let invalid = fs::read_to_string(fixture.path().join("i")).expect("it was written");
    assert_eq!(invalid, text.split_inclusive('\n').next().unwrap_or_default());
}

#[test]
fn nothing_is_written_over_an_input_or_lost_without_a_word() {
    let fixture = Fixture::with_order()
        .file("a.jsonl", "{\"id\": 1}\n")
        .file("long.jsonl", "{\"id\": 12345678}\n{}\n");
    for (args, why) in [
        (&["a.jsonl", "--valid-to", "a.jsonl"][..], "`a.jsonl` is an input"),
        (&["a.jsonl", "--valid-to", "./a.jsonl"], "is an input"),
        (&["a.jsonl", "--valid-to", "x", "--invalid-to", "./x"], "name the same file, `x`"),
        (&["a.jsonl", "--valid-to", "none/x"], "none/x"),
        (&["a.jsonl", "--valid-to", "x", "--max-errors", "1"], "cannot be used with"),
        (
            &["long.jsonl", "--invalid-to", "x", "--max-record-bytes", "10"],
            "1 record longer than `--max-record-bytes`",
        ),
    ] {
        let run = fixture.check(args);
        assert_eq!(run.code, Some(2), "{args:?} {}", run.all());
        assert!(run.err.contains(why), "{args:?} {}", run.err);
    }
    let kept = fs::read_to_string(fixture.path().join("a.jsonl")).expect("it is there");
    assert_eq!(kept, "{\"id\": 1}\n");
}

#[test]
fn what_was_not_checked_is_neither_accepted_nor_written_over() {
    let fixture =
        Fixture::new().file("a.jsonl", "{\"x\": 1}\n{\"y\": 2}\n").file("kept.jsonl", "before\n");
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it is there");
    let args = ["check", "a.jsonl", "--schema", "auto", "--allow", "unknown-event"];
    let run = fixture.run(&[&args[..], &["--valid-to", "v", "--invalid-to", "i"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.all());
    assert_eq!((&*read("v"), read("i")), ("", read("a.jsonl")));
    // Nor is a record that does not show its schema.
    let run =
        fixture.run(&["check", "a.jsonl", "--valid-to", "kept.jsonl", "--invalid-to", "none"]);
    assert_eq!((run.code, &*read("kept.jsonl")), (Some(2), "before\n"), "{}", run.all());
    assert!(!fixture.path().join("none").exists());
    let run = fixture.run(&[
        "check",
        "nope.jsonl",
        "--valid-to",
        "kept.jsonl",
        "--schema",
        "userpilot/event",
    ]);
    assert_eq!((run.code, &*read("kept.jsonl")), (Some(2), "before\n"), "{}", run.all());
}

#[test]
fn a_half_may_go_to_standard_output() {
    let fixture =
        Fixture::with_order().file("a.jsonl", "{\"id\": 1}\n{\"id\": \"2\"}\n{\"id\": 3}\n");
    let args = ["check", "--schema", ".schemas/order.json", "a.jsonl"];
    let run = fixture.run(&[&args[..], &["--valid-to", "-", "--output", "found.txt"]].concat());
    assert_eq!((run.code, &*run.out), (Some(1), "{\"id\": 1}\n{\"id\": 3}\n"), "{}", run.err);
    let found = fs::read_to_string(fixture.path().join("found.txt")).expect("it was written");
    assert!(found.contains("wrong-type"), "{found}");
    let run = fixture.run(&[&args[..], &["--invalid-to", "-"]].concat());
    assert!(
        run.err.contains("`--invalid-to -` and `--format text` both go to standard output; name a file, as in `--format text=FILE`"),
        "{}",
        run.err
    );
    assert_eq!(run.code, Some(2));
    let both = ["--valid-to", "-", "--invalid-to", "-", "--output", "found.txt"];
    let run = fixture.run(&[&args[..], &both].concat());
    assert!(run.err.contains("name the same file, `-`"), "{}", run.err);
}

#[test]
fn findings_that_a_baseline_knows_reject_too() {
    let fixture = Fixture::with_order().file("a.jsonl", "{\"id\": 1}\n{\"id\": \"2\"}\n");
    let run = fixture.check(&["a.jsonl", "--write-baseline", "known.json"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let run = fixture.check(&["a.jsonl", "--baseline", "known.json", "--invalid-to", "i"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let invalid = fs::read_to_string(fixture.path().join("i")).expect("it was written");
    assert_eq!(invalid, "{\"id\": \"2\"}\n");
}

#[test]
fn documents_with_several_records_are_taken_apart() {
    let pages = "{\"entities\": [{\"id\": 1, \"name\": \"x\"}, {\"id\": \"2\"} ,5], \"total\": 3}\n\
        {\"entities\": []}\n\
        {\"entities\": [{\"name\": \"x\",\t\"id\": 3}]}\n";
    // Errors around the records leave a document as it is.
    let broken = [
        "{\"total\": 1}",
        "{\"entities\": [{\"id\": 1}]",
        "{\"a\": 1, \"a\": 2, \"entities\": [{\"id\": 4, \"name\": \"x\"}]}",
    ];
    let fixture = Fixture::with_order()
        .file("a.jsonl", pages)
        .file("b.json", "{\n\"entities\": [\n{\"id\": 6,\n\"name\": \"x\"\n}\n,{}]}")
        .file("c.jsonl", broken.join("\n"));
    let args = [".", "--records", "/entities", "--valid-to", "v", "--invalid-to", "i"];
    let run = fixture.check(&args);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
    let valid = "{\"id\": 1, \"name\": \"x\"}\n{\"name\": \"x\",\t\"id\": 3}\n{\"id\": 6, \"name\": \"x\" }\n";
    assert_eq!(read("v"), valid);
    assert_eq!(read("i"), format!("{{\"id\": \"2\"}}\n5\n{{}}\n{}", broken.join("\n")));
    let run = fixture.check(&["v"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
}

#[test]
fn records_whose_findings_are_only_counted_are_split_too() {
    let wrong = "{\"id\": \"2\", \"name\": \"x\"},".repeat(20_010);
    let right = "{\"id\": 1, \"name\": \"x\"}";
    let page = format!("{{\"entities\": [{wrong}{right},{wrong}{right}]}}");
    let fixture = Fixture::with_order().file("a.json", page);
    let args =
        ["a.json", "--records", "/entities", "--valid-to", "v", "--invalid-to", "i", "--summary"];
    let run = fixture.check(&args);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
    assert_eq!(read("v"), format!("{right}\n{right}\n"));
    assert_eq!(read("i").lines().count(), 40_020);
}

#[test]
fn an_envelope_that_is_recognised_is_taken_apart() {
    let fixture = Fixture::with_order()
        .file("a.json", "{\"data\": [{\"id\": 1, \"name\": \"x\"}, {\"id\": \"2\"}]}");
    let run = fixture.check(&["a.json", "--valid-to", "v", "--invalid-to", "i"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
    assert_eq!(read("v") + &read("i"), "{\"id\": 1, \"name\": \"x\"}\n{\"id\": \"2\"}\n");
}

#[test]
fn a_table_that_is_not_checked_decides_no_header() {
    let fixture = Fixture::with_order()
        .file("a.csv", "id,name\n1,x\nx,y\n")
        .file(
            "tablature.toml",
            "[[check]]\nfiles = [\"a.csv\"]\nschema = \".schemas/order.json\"\n",
        )
        .file("_first.csv", "user,plan\n1,2\n");
    let run =
        fixture.run(&["check", "_first.csv", "a.csv", "--valid-to", "v", "--invalid-to", "i"]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    let read = |name: &str| fs::read_to_string(fixture.path().join(name)).expect("it was written");
    assert_eq!((read("v"), read("i")), ("id,name\n1,x\n".to_owned(), "id,name\nx,y\n".to_owned()));
}

#[test]
fn files_are_packed_as_their_names_say() {
    let lines = "{\"id\": 1}\n{\"id\": \"2\"}\n{\"id\": 3}\n";
    let fixture = Fixture::with_order().file("a.jsonl", lines);
    let args = ["a.jsonl", "--valid-to", "v.jsonl.gz", "--invalid-to", "i.jsonl.zst"];
    let run = fixture.check(&[&args[..], &["--output", "found.json.gz"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.err);
    let head =
        |name: &str| fs::read(fixture.path().join(name)).expect("it was written")[..2].to_vec();
    assert_eq!(head("v.jsonl.gz"), [0x1F, 0x8B]);
    assert_eq!(head("i.jsonl.zst"), [0x28, 0xB5]);
    assert_eq!(head("found.json.gz"), [0x1F, 0x8B]);
    let run =
        fixture.check(&["v.jsonl.gz", "i.jsonl.zst", "--summary", "--valid-to", "again.jsonl"]);
    assert!(run.out.contains("\"records\":3,\"errors\":1"), "{}", run.out);
    let again = fs::read_to_string(fixture.path().join("again.jsonl")).expect("it was written");
    assert_eq!(again, "{\"id\": 1}\n{\"id\": 3}\n");
}

#[test]
fn a_long_line_is_in_neither_half_wherever_it_stands() {
    let long = format!("{{\"id\": 1, \"name\": \"{}\"}}\n", "x".repeat(200));
    for after in [1, 60_000] {
        let text = long.clone() + &"{\"id\": 1}\n".repeat(after);
        let fixture = Fixture::with_order().file("a.jsonl", text.as_str());
        let args = ["a.jsonl", "--valid-to", "v.jsonl", "--invalid-to", "i.jsonl"];
        let run = fixture.check(&[&args[..], &["--max-record-bytes", "100"]].concat());
        assert_eq!(run.code, Some(2), "{after}: {}", run.err);
        assert!(run.err.contains("1 record longer than `--max-record-bytes`"), "{}", run.err);
        let read = |name| fs::read_to_string(fixture.path().join(name)).expect("it was written");
        assert_eq!((read("v.jsonl").len(), read("i.jsonl").len()), (after * 10, 0), "{after}");
    }
}

#[test]
fn what_the_run_reads_or_writes_otherwise_is_not_written_over() {
    let fixture = Fixture::with_order().file("a.jsonl", "{\"id\": 1}\n").file("tablature.toml", "");
    let schema = fixture.path().join(".schemas/order.json");
    let before = fs::read(&schema).expect("it is there");
    for (args, why) in [
        (&["--valid-to", "o.txt", "--output", "o.txt"][..], "`o.txt` is named for two things"),
        (
            &["--invalid-to", "b.json", "--write-baseline", "b.json"],
            "`b.json` is named for two things",
        ),
        (&["--valid-to", ".schemas/order.json"], "`.schemas/order.json` is read by this run"),
        (&["--output", "tablature.toml"], "`tablature.toml` is read by this run"),
    ] {
        let run = fixture.check(&[&["a.jsonl"], args].concat());
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.err.contains(why), "{}", run.err);
    }
    assert!(before == fs::read(&schema).expect("it is there"));
}

#[test]
fn tables_with_other_delimiters_are_not_mixed() {
    let fixture = Fixture::with_order().file("a.csv", "1,x\n").file("b.csv", "2;y\n");
    let args = ["a.csv", "b.csv", "--columns", "id,name", "--valid-to", "v.csv"];
    let run = fixture.check(&args);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.err.contains("this CSV has another delimiter"), "{}", run.err);
}
