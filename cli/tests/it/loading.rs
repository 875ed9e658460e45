//! How schemas are found and read, alike by every command: references, roots, drafts, parts, other formats.

use insta::assert_snapshot;

use crate::fixture::{Fixture, Run};

/// Runs every command that takes one schema.
fn every_command(fixture: &Fixture, schema: &str, options: &[&str]) -> Vec<(&'static str, Run)> {
    let commands: [(&str, &[&str]); 6] = [
        ("check", &["check", "p.json", "--schema", schema]),
        ("generate", &["generate", "rust", schema]),
        ("sample", &["sample", schema, "-n", "1", "--now", "2026-11-21T16:00:00Z"]),
        ("diff", &["diff", schema, schema]),
        ("explain", &["explain", "--schema", schema]),
        ("schema check", &["schema", "check", schema]),
    ];
    commands
        .into_iter()
        .map(|(name, args)| (name, fixture.run(&[args, options].concat())))
        .collect()
}

/// Every command rejects the schema, says this, and never that.
#[track_caller]
fn rejected(fixture: &Fixture, schema: &str, said: &str, never: &str) {
    for (name, run) in every_command(fixture, schema, &[]) {
        let expected = if name == "schema check" { 1 } else { 2 };
        assert_eq!(run.code, Some(expected), "{name}: {}", run.all());
        assert!(run.all().contains(said), "{name}: {}", run.all());
        assert!(never.is_empty() || !run.all().contains(never), "{name}: {}", run.all());
    }
}

#[track_caller]
fn accepted(fixture: &Fixture, schema: &str, options: &[&str]) {
    for (name, run) in every_command(fixture, schema, options) {
        assert_eq!(run.code, Some(0), "{name}: {}", run.all());
    }
}

#[test]
fn references_do_not_leave_the_folder_of_the_schema() {
    let fixture = Fixture::new()
        .file("p.json", "\"a\"")
        .file("hidden.json", r#"{"enum": ["TOPSECRET", "a"]}"#)
        .file("in/up.json", r#"{"$ref": "../hidden.json"}"#)
        .file("in/none.json", r#"{"$ref": "../none.json"}"#);
    rejected(&fixture, "in/up.json", "is outside of the folder `in`", "TOPSECRET");
    rejected(&fixture, "in/up.json", "name a folder that holds both with `--root DIR`", "");
    rejected(&fixture, "in/none.json", "is outside of the folder `in`", "");
    accepted(&fixture, "in/up.json", &["--root", "."]);
}

/// Where a file is on one machine is not for a schema to say, even where it is in the folder.
#[test]
fn absolute_paths_are_not_read() {
    let mut fixture = Fixture::new().file("p.json", "1").file("o.json", r#"{"type": "string"}"#);
    let path = fixture.path().join("o.json").canonicalize().expect("it is there");
    let path = path.to_string_lossy().replace('\\', "/");
    for reference in [format!("file://{path}"), path] {
        let schema = serde_json::json!({"$ref": reference}).to_string();
        fixture = fixture.file("s.json", &schema);
        rejected(
            &fixture,
            "s.json",
            "is an absolute path, but references to files must be relative",
            "",
        );
    }
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder_of_the_schema() {
    let fixture = Fixture::new()
        .file("p.json", "\"a\"")
        .file("hidden.json", r#"{"enum": ["TOPSECRET", "a"]}"#)
        .file("in/s.json", r#"{"$ref": "link.json"}"#);
    std::os::unix::fs::symlink("../hidden.json", fixture.path().join("in/link.json")).unwrap();
    rejected(&fixture, "in/s.json", "is a link that leads out of the folder `in`", "TOPSECRET");
    accepted(&fixture, "in/s.json", &["--root", "."]);
}

#[cfg(unix)]
#[test]
fn what_is_not_a_regular_file_is_refused_without_waiting() {
    let fixture = Fixture::new().file("p.json", "1").file("s.json", r#"{"$ref": "pipe.json"}"#);
    let pipe = fixture.path().join("pipe.json");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    rejected(&fixture, "s.json", "it is a named pipe, and only regular files are read", "");
    for schema in ["pipe.json", "/dev/zero"] {
        for (name, run) in every_command(&fixture, schema, &[]) {
            assert_eq!(run.code, Some(2), "{name}: {}", run.all());
            assert!(run.err.contains("only regular files are read"), "{name}: {}", run.all());
        }
    }
}

#[test]
fn the_root_is_the_nearest_project_above_the_schema() {
    let fixture = Fixture::new()
        .file("p.json", "\"a\"")
        .file("tablature.toml", "")
        .file("common/id.json", r#"{"type": "string"}"#)
        .file("a/b/s.json", r#"{"$ref": "../../common/id.json"}"#);
    accepted(&fixture, "a/b/s.json", &[]);
    let run = fixture.run(&["schema", "check", "a"]);
    assert!(run.out.contains("is outside of the folder `a`"), "{}", run.all());
    let run = fixture.run(&["schema", "check", "a/b/s.json", "--root", "common"]);
    assert!(run.err.contains("is outside of the folder `common`"), "{}", run.all());
    assert_eq!(run.code, Some(2));
}

#[test]
fn cycles_are_rejected_by_every_command() {
    let fixture = Fixture::new()
        .file("p.json", "1")
        .file("self.json", r##"{"$ref": "#"}"##)
        .file("not.json", r##"{"not": {"$ref": "#"}}"##)
        .file(
            "if.json",
            r##"{"if": {"$ref": "#/$defs/a"}, "$defs": {"a": {"anyOf": [{"$ref": "#"}]}}}"##,
        )
        .file("dynamic.json", r##"{"$dynamicAnchor": "n", "$dynamicRef": "#n"}"##);
    for schema in ["self.json", "not.json", "if.json", "dynamic.json"] {
        rejected(&fixture, schema, "closes a cycle that never descends into the value", "");
    }
}

#[test]
fn references_are_mapped_to_files_and_folders() {
    let fixture = Fixture::new()
        .file("p.json", r#"{"one": 1, "two": 2}"#)
        .file(
            "s.json",
            r#"{"properties": {
            "one": {"$ref": "https://one.example/v1/one.json"},
            "two": {"$ref": "https://one.example/v2/two.json#/$defs/two"}}}"#,
        )
        .file("one.json", r#"{"type": "integer"}"#)
        .file("folder/v2/two.json", r#"{"$defs": {"two": {"type": "integer"}}}"#);
    rejected(&fixture, "s.json", "--reference https://one.example/v1/one.json=FILE", "");
    let one = ["--reference", "https://one.example/v1/one.json=one.json"];
    let two = ["--reference", "https://one.example/=folder"];
    accepted(&fixture, "s.json", &[one, two].concat());
    let run = fixture.run(&[&["check", "p.json", "--schema", "s.json"][..], &one].concat());
    assert_eq!(run.code, Some(2), "{}", run.all());
    let fixture = fixture.file(
        "tablature.toml",
        "[references]\n\"https://one.example/v1/one.json\" = \"one.json\"\n\"https://one.example/\" = \"folder\"\n",
    );
    accepted(&fixture, "s.json", &[]);
    let run = fixture.run(&["check", "p.json", "--schema", "s.json", "--reference", "a=b"]);
    assert!(run.err.contains("`a` is not an absolute URI"), "{}", run.all());
}

#[test]
fn documents_know_each_other_by_their_id() {
    let fixture = Fixture::new()
        .file("p.json", r#"{"to": {"zip": "1"}}"#)
        .file(
            "schemas/order.json",
            r#"{"$id": "https://own.example/a/order.json",
            "properties": {"to": {"$ref": "https://own.example/a/parts/address.json"}}}"#,
        )
        .file(
            "schemas/parts/address.json",
            r#"{"$id": "https://own.example/a/parts/address.json",
            "type": "object", "required": ["zip"]}"#,
        );
    // Beside the schema as its `$id` is beside the other's.
    accepted(&fixture, "schemas/order.json", &[]);
    // Wherever they are, if they are named together.
    let fixture = Fixture::new()
        .file("one.json", r#"{"$ref": "urn:own:two"}"#)
        .file("two.json", r#"{"$id": "urn:own:two", "type": "object"}"#);
    let run = fixture.run(&["schema", "check", "one.json", "two.json"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let run = fixture.run(&["generate", "rust", ".", "--out", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let run = fixture.run(&["diff", ".", "."]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let run = fixture.run(&["schema", "check", "one.json"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
}

#[test]
fn drafts_are_named_for_all_schemas_and_for_a_meta_schema() {
    // In draft 4, the limit itself is excluded by a flag.
    let limit = r#""properties": {"n": {"minimum": 0, "exclusiveMinimum": true}}"#;
    let fixture = Fixture::new()
        .file("p.json", r#"{"n": 0}"#)
        .file("plain.json", format!("{{{limit}}}"))
        .file("own.json", format!("{{\"$schema\": \"https://own.example/meta\", {limit}}}"))
        .file("iglu.json", format!(
            "{{\"$schema\": \"http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#\", \
             \"self\": {{\"vendor\": \"own.example\", \"name\": \"n\", \"format\": \"jsonschema\", \"version\": \"1-0-0\"}}, {limit}}}"
        ));
    let check = |schema: &str, options: &[&str]| {
        let run = fixture.run(&[&["check", "p.json", "--schema", schema][..], options].concat());
        (run.code, run.all())
    };
    assert_eq!(check("plain.json", &[]).0, Some(2));
    assert_eq!(check("plain.json", &["--draft", "4"]).0, Some(1));
    assert_eq!(check("iglu.json", &[]).0, Some(1));
    let (code, said) = check("own.json", &[]);
    assert!(code == Some(2) && said.contains("--draft https://own.example/meta="), "{said}");
    assert_eq!(check("own.json", &["--draft", "https://own.example/meta=4"]).0, Some(1));
    let (code, said) = check("own.json", &["--draft", "5"]);
    assert!(code == Some(2) && said.contains("`5` is not a draft of JSON Schema"), "{said}");
    let configured = Fixture::new()
        .file("p.json", r#"{"n": 0}"#)
        .file("plain.json", format!("{{{limit}}}"))
        .file("tablature.toml", "[drafts]\ndefault = \"4\"\n");
    let run = configured.run(&["check", "p.json", "--schema", "plain.json"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
}

#[test]
fn a_part_of_a_schema_is_named_by_pointer_or_anchor() {
    let fixture = Fixture::new().file("p.json", "{}").file(
        "s.json",
        r#"{"$defs": {
        "Row": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
        "Other": {"$anchor": "other", "type": "string", "fault": {"code": "bad", "help": "h"}}}}"#,
    );
    let run = fixture.run(&["check", "p.json", "--schema", "s.json#/$defs/Row"]);
    assert_snapshot!(run.all(), @r"
    error[missing-field]: required field `id` is missing
     --> p.json:1:1
      |
    1 | {}
      | ^
      = help: add `id`, a string
      = rule: s.json#/$defs/Row/required

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    --- exit 1
    ");
    let run = fixture.run(&["check", "p.json", "--schema", "s.json#other", "--format", "json"]);
    assert_eq!(run.json()[0]["schema_pointer"], "/$defs/Other/type", "{}", run.all());
    let run = fixture.run(&["generate", "rust", "s.json#/$defs/Row"]);
    assert!(run.out.contains("pub struct Row"), "{}", run.all());
    let run = fixture.run(&["sample", "s.json#other", "-n", "1"]);
    assert!(run.out.starts_with('"') && run.code == Some(0), "{}", run.all());
    let run = fixture.run(&["diff", "s.json#/$defs/Row", "s.json#other", "--format", "json"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
    let run = fixture.run(&["schema", "show", "s.json#/$defs/Row/properties/id"]);
    assert_eq!(run.out, "{\"type\": \"string\"}\n", "{}", run.all());
    let run = fixture.run(&["schema", "show", "genesys/event#/properties"]);
    assert!(run.code == Some(0) && run.out.starts_with('{'), "{}", run.all());
    rejected(&fixture, "s.json#/$defs/None", "the schema has no part `/$defs/None`", "did you");
    for typed in ["/$defs/Rwo", "/$def/row", "$defs/Row"] {
        rejected(&fixture, &format!("s.json#{typed}"), "did you mean `/$defs/Row`?", "");
    }
}

#[test]
fn other_formats_are_named() {
    let fixture = Fixture::new()
        .file("p.json", "{}")
        .file("s.yaml", "type: object\nrequired: [id]\n")
        .file("s.json", "# no ending tells\ntype: object\nrequired: [id]\n")
        .file("good.json", "{\"$ref\": \"s.yaml\"}")
        .file("any.json", "{}")
        .file("p.yaml", "a: 1\n");
    for schema in ["s.yaml", "s.json"] {
        for (name, run) in every_command(&fixture, schema, &[]) {
            assert_eq!(run.code, Some(2), "{name}: {}", run.all());
            let said = format!("`{schema}` is YAML, which is not supported; convert it to JSON");
            assert!(run.err.contains(&said), "{name}: {}", run.all());
        }
    }
    rejected(&fixture, "good.json", "is `s.yaml`, which is YAML, and only JSON is read", "");
    let run = fixture.run(&["check", "p.yaml", "--schema", "any.json"]);
    let said = "p.yaml: this is YAML, which is not supported; convert it to JSON";
    assert!(run.err.contains(said) && run.code == Some(2), "{}", run.all());
    let run = fixture.pipe(&["check", "-", "--schema", "any.json"], b"id,name\n1,a\n");
    assert!(
        run.err.contains("this is CSV; say so with `--input csv`") && run.code == Some(2),
        "{}",
        run.all()
    );
}

#[test]
fn numbers_of_schemas_are_exact() {
    let fixture = Fixture::new()
        .file(
            "s.json",
            r#"{"title": "Big", "type": "object", "properties": {
            "n": {"type": "integer", "maximum": 340282366920938463463374607431768211455},
            "m": {"type": "integer", "default": 99999999999999999999}}}"#,
        )
        .file("least.json", r#"{"n": 340282366920938463463374607431768211455}"#)
        .file("more.json", r#"{"n": 340282366920938463463374607431768211456}"#);
    let check = |payload: &str| fixture.run(&["check", payload, "--schema", "s.json"]).code;
    assert_eq!((check("least.json"), check("more.json")), (Some(0), Some(1)));
    let run = fixture.run(&["generate", "rust", "s.json"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    assert!(run.out.contains("340282366920938463463374607431768211455"), "{}", run.all());
    assert!(run.out.contains("99999999999999999999"), "{}", run.all());
}

#[test]
fn references_with_characters_that_uris_do_not_have_are_used() {
    let fixture = Fixture::new().file("p.json", r#"{"in": 1}"#).file(
        "s.json",
        r##"{"properties": {"in": {"$ref": "#/definitions/own<Vec<«x y»>>"}}, "definitions": {"own<Vec<«x y»>>": {"type": "array"}}}"##,
    );
    let run = fixture.run(&["check", "p.json", "--schema", "s.json"]);
    assert_snapshot!(run.all(), @r#"
    error[wrong-type]: expected an array, found integer `1`
     --> p.json:1:8 (/in)
      |
    1 | {"in": 1}
      |        ^
      = help: send an array
      = rule: s.json#/definitions/own<Vec<«x y»>>/type

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    warning: s.json:1:32 (/properties/in/$ref): `#/definitions/own<Vec<«x y»>>` contains characters that are not allowed in a URI; write `#/definitions/own%3CVec%3C%C2%ABx%20y%C2%BB%3E%3E`
    --- exit 1
    "#);
}

#[test]
fn what_says_nothing_is_a_warning_of_every_command_that_uses_the_schema() {
    let fixture = Fixture::new()
        .file("p.json", r#"{"email": null}"#)
        .file(
            "s.json",
            r#"{"type": "object", "properties": {"email": {"type": "string", "nullable": true}}}"#,
        )
        .file("api.json", r#"{"openapi": "3.1.0", "info": {}, "paths": {}}"#);
    for (schema, said) in [
        (
            "s.json",
            "warning: s.json:1:63 (/properties/email/nullable): `nullable` is a keyword of OpenAPI",
        ),
        ("api.json", "warning: api.json:1:1: no keyword of JSON Schema is used here"),
    ] {
        for command in [
            &["check", "p.json", "--schema", schema][..],
            &["generate", "rust", schema],
            &["sample", schema, "-n", "1"],
        ] {
            let run = fixture.run(command);
            assert!(run.err.contains(said), "{command:?}: {}", run.all());
        }
    }
}

#[test]
fn a_larger_schema_or_page_is_refused_with_the_option_that_raises_the_limit() {
    let schema = r#"{"$ref": "part.json"}"#;
    let part = r#"{"type": "object", "title": "a part that is longer than the schema"}"#;
    let fixture = Fixture::new()
        .file("p.json", "{}")
        .file("s.json", schema)
        .file("part.json", part)
        .file("page.md", "# A page\n");
    let said = |limit: usize| {
        format!("it is larger than {limit} bytes; `--max-schema-bytes` raises the limit")
    };
    let (short, whole) = (schema.len().to_string(), part.len().to_string());
    for (name, run) in every_command(&fixture, "s.json", &["--max-schema-bytes", "5"]) {
        assert!(run.all().contains(&said(5)), "{name}: {}", run.all());
        assert_ne!(run.code, Some(0), "{name}");
    }
    // The schema fits, and what it refers to does not.
    for (name, run) in every_command(&fixture, "s.json", &["--max-schema-bytes", &short]) {
        assert!(run.all().contains(&said(schema.len())), "{name}: {}", run.all());
    }
    for (name, run) in every_command(&fixture, "s.json", &["--max-schema-bytes", &whole]) {
        assert!(!run.all().contains("raises the limit"), "{name}: {}", run.all());
    }
    let run = fixture.run(&["capture", "page.md", "--out", "out", "--max-page-bytes", "8"]);
    let expected = "it is larger than 8 bytes; `--max-page-bytes` raises the limit";
    assert!(run.all().contains(expected), "{}", run.all());
    let run = fixture.run(&["capture", "page.md", "--out", "out", "--max-page-bytes", "9"]);
    assert!(!run.all().contains("raises the limit"), "{}", run.all());
}

#[cfg(unix)]
#[test]
fn a_link_without_a_target_does_not_keep_the_others_from_being_read() {
    let fixture = Fixture::new()
        .file("dd/a.json", r#"{"tpye": "object", "properties": {"a": {}}}"#)
        .file("dd/b.json", r#"{"type": "array"}"#)
        .file("ee/b.json", r#"{"type": "string"}"#);
    std::os::unix::fs::symlink("nope", fixture.path().join("dd/z.json")).unwrap();
    let error =
        "cannot read the schema `dd/z.json`: the target of the symbolic link does not exist";
    let runs = [
        (&["schema", "check", "dd"][..], "unknown keyword `tpye`"),
        (&["generate", "rust", "dd"], "no types for 1 of 3 schemas"),
        (
            &["generate", "sql", "dd", "--dialect", "spark"],
            "error: b: the schema describes no objects",
        ),
        (&["diff", "ee", "dd"], "breaking[type-"),
    ];
    for (args, other) in runs {
        let run = fixture.run(args);
        let all = run.all();
        assert_eq!(run.code, Some(2), "{all}");
        assert!(run.err.contains(error) && all.contains(other), "{all}");
    }
}
