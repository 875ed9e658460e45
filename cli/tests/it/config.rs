//! `tablature.toml`: found upward, read strictly, overruled by the command line.

use insta::assert_snapshot;

use crate::fixture::{Fixture, NOW};

const CONFIG: &str = r#"
[[check]]
files = ["orders/*.json", "deep/**/*.json"]
schema = "../schemas/order.json"

[severity]
bad-name = "warning"
unknown-value = "allow"
"#;

fn fixture() -> Fixture {
    Fixture::new()
        .file("schemas/order.json", crate::fixture::ORDER)
        .file("project/tablature.toml", CONFIG)
        .file("project/orders/a.json", r#"{"id": 1, "name": "A", "kind": "odd"}"#)
        .file("project/deep/er/b.json", r#"{"id": "1"}"#)
}

#[test]
fn it_is_found_upward_and_its_paths_are_its_own() {
    let fixture = fixture();
    let mut command = fixture.command(&["check", ".", "../../deep", "--format", "json"]);
    let output = command
        .current_dir(fixture.path().join("project/deep/er"))
        .output()
        .expect("the command can be run");
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(out.contains(r#""code":"wrong-type""#), "{out}");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn severities_come_from_it() {
    let run = fixture().run(&["check", "project/orders", "--config", "project/tablature.toml"]);
    assert_snapshot!(run.all(), @r#"
    warning[bad-name]: `"A"` does not match the pattern `^[a-z]+$`
     --> project/orders/a.json:1:19 (/name)
      |
    1 | {"id": 1, "name": "A", "kind": "odd"}
      |                   ^^^
      = help: use a to z
      = rule: schemas/order.json#/properties/name/pattern

    1 file, 1 record: 0 errors, 1 warning, 0 advice
    --- stderr
    --- exit 0
    "#);
}

#[test]
fn the_command_line_wins() {
    let fixture = fixture();
    let config = ["--config", "project/tablature.toml"];
    let args = [
        &["check", "project/orders", "--deny", "bad-name", "--warn", "unknown-value"],
        &config[..],
    ];
    let run = fixture.run(&args.concat());
    assert!(run.out.contains("error[bad-name]"), "{}", run.out);
    assert!(run.out.contains("warning[unknown-value]"), "{}", run.out);
    let other = fixture.file("any.json", "true");
    let run =
        other.run(&[&["check", "project/orders", "--schema", "any.json"], &config[..]].concat());
    assert_eq!(run.code, Some(0), "{}", run.all());
}

#[test]
fn the_clock_comes_from_it() {
    let schema = r#"{"type": "object", "properties": {"at": {"type": "string", "format": "date-time", "maxAge": "PT1H"}}}"#;
    let config = format!("[clock]\nnow = \"{NOW}\"\ntolerance = \"PT5M\"\n");
    let fixture = Fixture::new()
        .file("schema.json", schema)
        .file("tablature.toml", config)
        .file("a.jsonl", "{\"at\":\"2026-11-21T15:00:00Z\"}\n{\"at\":\"2026-11-21T14:59:59Z\"}\n{\"at\":\"2026-11-21T16:05:00Z\"}\n{\"at\":\"2026-11-21T16:05:01Z\"}\n");
    let args = ["check", "a.jsonl", "--schema", "schema.json", "--format", "json"];
    assert_eq!(
        fixture.run(&args).findings(),
        ["a.jsonl:2:7 2 stale-timestamp", "a.jsonl:4:7 4 future-timestamp"]
    );
    let later = [&args[..], &["--now", "2026-11-21T18:00:00Z"]].concat();
    assert_eq!(fixture.run(&later).findings().len(), 4);
}

#[test]
fn mistakes_are_named_with_their_places() {
    let run = Fixture::new()
        .file("tablature.toml", "[severty]\n\n[clock]\ntolerance = \"P1M\"\n")
        .file("a.json", "{}")
        .run(&["check", "a.json"]);
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: the configuration is invalid
    tablature.toml:1:2: unknown key `severty` (did you mean `severity`?); known here are `exclude`, `check`, `severity`, `override`, `change`, `references`, `drafts`, `clock`
    tablature.toml:4:13: `P1M` is not a duration of fixed length; examples are `PT5M`, `PT30S` and `P1D`
    --- exit 2
    ");
    let run = Fixture::new()
        .file("tablature.toml", "[severity]\nstale-timstamp = \"error\"\n")
        .file("a.json", "{}")
        .run(&["check", "a.json"]);
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: the configuration is invalid
    tablature.toml:2:1: no finding has the code `stale-timstamp` (did you mean `stale-timestamp`?)
    --- exit 2
    ");
    let run = Fixture::new().run(&["check", "a.json", "--config", "none.toml"]);
    assert_eq!(run.code, Some(2));
    let expected = "error: cannot read the configuration `none.toml`; `tablature init` writes one to begin with: ";
    assert!(run.err.starts_with(expected), "{}", run.err);
}

#[test]
fn globs_match_paths_without_their_detours() {
    let fixture = Fixture::new()
        .file("order.json", r#"{"type": "object", "required": ["up"]}"#)
        .file("other.json", r#"{"type": "object", "required": ["gen"]}"#)
        .file("exports/up/a.json", "{}")
        .file("exports/gen/b.json", "{}")
        .file(
            "tablature.toml",
            "[[check]]\nfiles = [\"exports/up/**\"]\nschema = \"order.json\"\n\
             [[check]]\nfiles = [\"./exports/./gen/*\"]\nschema = \"other.json\"\n",
        );
    for (directory, path, field) in [
        ("exports/up", "../gen/b.json", "gen"),
        ("exports/up", "./a.json", "up"),
        ("exports", "gen/../up/./a.json", "up"),
        ("exports/gen", ".", "gen"),
        (".", "exports/../exports/up", "up"),
    ] {
        let output = fixture
            .command(&["check", path, "--format", "json"])
            .current_dir(fixture.path().join(directory))
            .output()
            .expect("the command can be run");
        let out = String::from_utf8_lossy(&output.stdout);
        assert!(out.contains(&format!("\"field\":\"{field}\"")), "{directory} {path}: {out}");
    }
}

/// Returns the messages about a configuration, and the exit code.
#[track_caller]
fn said(config: &str, options: &[&str]) -> String {
    let fixture = Fixture::new()
        .file("tablature.toml", config)
        .file("any.json", "true")
        .file("broken.json", "{\n  \"type\": \"objekt\"\n}")
        .file("in/a.json", "{}");
    let run = fixture.run(&[&["check", "in"], options].concat());
    format!("{}--- exit {}", run.err.replace(" (os error 2)", ""), run.code.unwrap_or(-1))
}

#[test]
fn wrong_codes_and_schemas_have_places() {
    let config = "[[check]]\nfiles = [\"in/*\"]\nschema = \"userpilot/evnt\"\n\n\
        [[check]]\nfiles = [\"x/*\"]\nschema = \"none.json\"\n\n\
        [severity]\nstale-timstamp = \"error\"\nzzz = \"allow\"\ninvalid-json = \"warning\"\nbyte-order-mark = \"allow\"\n";
    assert_snapshot!(said(config, &[]), @r"
    error: the configuration is invalid
    tablature.toml:3:10: no schema `userpilot/evnt` in the catalogue (did you mean `userpilot/event`?); nor is there a file `[DIR]/userpilot/evnt`
    tablature.toml:7:10: cannot read the schema `[DIR]/none.json`: No such file or directory
    tablature.toml:10:1: no finding has the code `stale-timstamp` (did you mean `stale-timestamp`?)
    tablature.toml:11:1: no finding has the code `zzz`; `tablature explain` lists all
    tablature.toml:12:1: `invalid-json` cannot be allowed or lowered: what could not be checked is not valid
    --- exit 2
    ");
    let unusable = "[[check]]\nfiles = [\"in/*\"]\nschema = \"broken.json\"\n";
    assert_snapshot!(said(unusable, &[]), @r#"
    error: tablature.toml:3:10: the schema `broken.json` is invalid
      broken.json:2:11 (/type): `"objekt"` is not a type; did you mean `object`?
    --- exit 2
    "#);
}

#[test]
fn no_files_and_files_above_are_mistakes() {
    let config = "[[check]]\nfiles = []\nschema = \"any.json\"\n\
        [[check]]\nfiles = [\"../x/*\", \"a/../b\"]\nschema = \"any.json\"\n";
    assert_snapshot!(said(config, &[]), @r"
    error: the configuration is invalid
    tablature.toml:2:9: `files` is empty: name at least one glob
    tablature.toml:5:10: `../x/*` leads through `..`: globs name files beside this one and below it
    tablature.toml:5:20: `a/../b` leads through `..`: globs name files beside this one and below it
    --- exit 2
    ");
}

#[test]
fn globs_that_match_no_input_get_a_note() {
    let config = "[[check]]\nfiles = [\"in/*\"]\nschema = \"any.json\"\n\
        [[check]]\nfiles = [\"inn/*\"]\nschema = \"any.json\"\n";
    assert_snapshot!(said(config, &[]), @r"
    note: tablature.toml:5:9: these globs match no input of this run
    --- exit 0
    ");
    assert_eq!(said(config, &["--quiet"]), "--- exit 0");
    // Nobody asked the configuration.
    assert_eq!(said(config, &["--schema", "any.json"]), "--- exit 0");
}

#[test]
fn without_a_path_the_files_of_the_configuration_are_checked() {
    let fixture = Fixture::with_order()
        .file("tablature.toml", "[[check]]\nfiles = [\"in/**/*.txt\", \"in/*.jsonl\"]\nschema = \".schemas/order.json\"\n")
        .file("in/deep/a.txt", "{\"id\": \"1\"}")
        .file("in/b.jsonl", "{\"id\": 2}\n")
        .file("other.json", "{");
    for (folder, prefix) in [("", "./"), ("in/deep", "[DIR]/")] {
        let mut command = fixture.command(&["check", "--format", "json"]);
        let output = command.current_dir(fixture.path().join(folder)).output();
        let run = fixture.read(&output.expect("the command can be run"));
        assert_eq!(
            run.findings(),
            [format!("{prefix}in/deep/a.txt:1:8 null wrong-type")],
            "{}",
            run.err
        );
        assert_eq!(run.code, Some(1));
    }
    let run = fixture.pipe(&["check", "--schema", ".schemas/order.json"], b"{\"id\": 1}");
    assert_eq!(run.code, Some(0), "{}", run.all());
    let none = Fixture::with_order().file(
        "tablature.toml",
        "[[check]]\nfiles = [\"in/*\"]\nschema = \".schemas/order.json\"\n",
    );
    assert_snapshot!(none.run(&["check"]).all(), @r"
    --- stderr
    error: nothing to check: no file matches the globs of `tablature.toml`; `-` reads standard input
    --- exit 2
    ");
}

#[test]
fn a_glob_that_would_exclude_is_an_error() {
    let fixture = Fixture::with_order().file("a.jsonl", "{\"id\": 1}\n").file(
        "tablature.toml",
        "[[check]]\nfiles = [\"*.jsonl\", \"!b.jsonl\"]\nschema = \".schemas/order.json\"\n",
    );
    let run = fixture.run(&["check"]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.err.contains("tablature.toml:2:21: `!b.jsonl` excludes nothing"), "{}", run.err);
}

#[test]
fn excluded_files_are_left_out_unless_they_are_named() {
    let config = "exclude = [\"raw\", \"**/*.part.jsonl\"]\n\n\
                  [[check]]\nfiles = [\"**/*.jsonl\"]\nschema = \".schemas/order.json\"\n";
    let fixture = Fixture::with_order()
        .file("a.jsonl", "{\"id\": 1}\n")
        .file("b.part.jsonl", "{\"id\": \"1\"}\n")
        .file("raw/c.jsonl", "{\"id\": \"1\"}\n")
        .file("tablature.toml", config);
    for args in [&["check"][..], &["check", "."]] {
        let run = fixture.run(args);
        assert_eq!(run.code, Some(0), "{}", run.all());
        let note = "left out: 2 files by `exclude` of `tablature.toml`: ";
        assert!(run.err.contains(note), "{}", run.err);
    }
    assert_eq!(fixture.run(&["check", "raw/c.jsonl"]).code, Some(1));
    // A hook names the files, and means those that the configuration has.
    let run = fixture.run(&["check", "--only-configured", "raw/c.jsonl", "b.part.jsonl"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let all = fixture.file("tablature.toml", &*config.replace("raw", "**/*.jsonl"));
    let run = all.run(&["check", "."]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.err.contains("nothing to check: all files are left out"), "{}", run.err);
    let fixture = all.file("tablature.toml", "exclude = []\n");
    assert!(
        fixture
            .run(&["check", "."])
            .err
            .contains("1:11: `exclude` is empty: name at least one glob")
    );
}
