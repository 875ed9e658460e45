//! `tablature diff`: files, folders and revisions; what is agreed to; formats and exit codes.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::fixture::{Fixture, NOW, Run, repository};

/// A schema whose field `kind` takes these values.
fn order(values: &[&str]) -> String {
    json!({
        "$id": "urn:shop/order@1.0.0",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string", "enum": values}, "note": {"type": "string"}},
    })
    .to_string()
}

fn two(old: &[&str], new: &[&str]) -> Fixture {
    Fixture::new().file("old.json", order(old)).file("new.json", order(new))
}

fn diff(fixture: &Fixture, args: &[&str]) -> Run {
    fixture.run(&[&["diff", "--now", NOW, "--budget", "60s"], args].concat())
}

fn git(fixture: &Fixture, args: &[&str]) {
    let identity =
        ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    let output = command.args(identity).args(args).current_dir(fixture.path()).output();
    let output = output.expect("git can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A repository whose last commit has these files.
fn committed(fixture: Fixture) -> Fixture {
    git(&fixture, &["init", "-q"]);
    git(&fixture, &["add", "-A"]);
    git(&fixture, &["commit", "-q", "-m", "first"]);
    fixture
}

/// The lines of a type in JSON output.
fn lines(run: &Run, ty: &str) -> Vec<Value> {
    run.json().into_iter().filter(|line| line["type"] == ty).collect()
}

#[test]
fn a_break_is_reported_with_its_payload() {
    let run = diff(&two(&["small", "large"], &["small"]), &["old.json", "new.json"]);
    assert_snapshot!(run.all());
    assert_eq!(run.code, Some(1));
}

#[test]
fn changes_that_break_nobody_pass() {
    let run = diff(&two(&["small"], &["small", "large"]), &["old.json", "new.json"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let run = diff(
        &two(&["small"], &["small", "large"]),
        &["old.json", "new.json", "--direction", "forward"],
    );
    assert_eq!(run.code, Some(1), "{}", run.all());
}

/// Old and new schema, and a field that the payload must have which shows the break.
const ASKED_FOR: &[(&str, &str, &str)] = &[
    (
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name"], "properties": {"first": {"type": "string"}}}"#,
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name"], "properties": {"first": {"type": "integer"}}}"#,
        "name",
    ),
    (
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {"k": {"enum": ["x", "y"]}, "a": {"type": "string"}}, "required": ["k"], "if": {"properties": {"k": {"const": "x"}}}, "then": {"required": ["u"]}}"#,
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {"k": {"enum": ["y"]}, "a": {"type": "string"}}, "required": ["k"], "if": {"properties": {"k": {"const": "x"}}}, "then": {"required": ["u"]}}"#,
        "u",
    ),
    (
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "minProperties": 2, "properties": {"a": {"type": "string"}}}"#,
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "minProperties": 2, "properties": {"a": {"type": "integer"}}}"#,
        "a",
    ),
    (
        r#"{"$schema": "http://json-schema.org/draft-04/schema#", "id": "https://json.schemastore.org/servicehub.config.schema.json", "properties": {"controller": {"type": "object", "required": ["executable"], "properties": {"executable": {"type": "string"}, "args": {"type": "array", "items": {"type": "string"}}, "additionalEnvironmentVariables": {"type": "object", "description": "An object with properties like \"environment variable name\": \"value\" that describes what environment variables to set for the Hub Controller.", "additionalProperties": false, "patternProperties": {"^[A-Za-z0-9_/\\.]+$": {"type": "string", "description": "The value of the environment variable to set."}}}}}}, "required": ["controller", "hosts", "services"], "title": "Microsoft ServiceHub Configuration", "type": "object"}"#,
        r#"{"$schema": "http://json-schema.org/draft-04/schema#", "id": "https://json.schemastore.org/servicehub.config.schema.json", "properties": {"controller": {"type": "integer", "description": "changed"}}, "required": ["controller", "hosts", "services"], "title": "Microsoft ServiceHub Configuration", "type": "object"}"#,
        "hosts",
    ),
];

#[test]
fn fields_that_are_asked_for_count_as_declared() {
    for (old, new, field) in ASKED_FOR {
        let fixture = Fixture::new().file("old.json", *old).file("new.json", *new);
        let run = diff(&fixture, &["old.json", "new.json", "--format", "json"]);
        assert_eq!(run.code, Some(1), "{}", run.all());
        let whole = &lines(&run, "comparison")[0]["verdicts"]["declared_only"]["backward"];
        assert!(whole["witness"]["payload"].get(field).is_some(), "{whole}");
    }
}

#[test]
fn what_accepts_nothing_with_declared_fields_only_is_judged_as_written() {
    let (old, new, _) = ASKED_FOR[2];
    let fixture = Fixture::new().file("old.json", old).file("new.json", new);
    let run = diff(&fixture, &["old.json", "new.json"]);
    let note = "note: `old.json` accepts nothing at `#` with declared fields only, and is judged as written there";
    assert!(run.out.contains(note), "{}", run.out);
    let run = diff(&fixture, &["old.json", "new.json", "--format", "json"]);
    let places = &lines(&run, "comparison")[0]["judged_as_written"];
    assert_eq!(
        *places,
        json!([{"schema": "old.json", "pointer": ""}, {"schema": "new.json", "pointer": ""}])
    );
}

#[test]
fn an_unknown_change_is_not_passed_over() {
    let side = |pattern: &str| json!({"type": "string", "pattern": pattern}).to_string();
    let fixture =
        Fixture::new().file("old.json", side("(?<=q)zz7")).file("new.json", side("(?<=q)zz77?"));
    let run = diff(&fixture, &["old.json", "new.json"]);
    assert!(run.out.contains("unknown[pattern-changed]"), "{}", run.all());
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert_eq!(diff(&fixture, &["old.json", "new.json", "--unknown", "pass"]).code, Some(0));
}

#[test]
fn a_change_that_no_payload_meets_breaks_nobody() {
    // No payload has the field, so that the whole is compatible whatever its patterns match.
    let side = |pattern: &str| {
        json!({
            "type": "object",
            "maxProperties": 0,
            "properties": {"a": {"type": "string", "pattern": pattern}},
        })
        .to_string()
    };
    let fixture =
        Fixture::new().file("old.json", side("(?<=q)zz7")).file("new.json", side("(?<=q)zz77?"));
    let run = diff(&fixture, &["old.json", "new.json"]);
    assert!(run.out.contains("backward: compatible"), "{}", run.all());
    assert!(run.out.contains("rewritten[pattern-changed]"), "{}", run.all());
    assert_eq!(run.code, Some(0), "{}", run.all());
}

#[test]
fn what_is_rewritten_breaks_nobody_in_any_format() {
    let branch = |tag: Value| json!({"type": "object", "required": ["k"], "properties": {"k": tag, "x": {"type": "integer"}}});
    let old = json!({"oneOf": [branch(json!({"enum": ["a", "b"]}))]});
    let new = json!({"oneOf": [branch(json!({"const": "a"})), branch(json!({"const": "b"}))]});
    let fixture =
        Fixture::new().file("old.json", old.to_string()).file("new.json", new.to_string());
    let run = |format: &str| {
        let args = ["old.json", "new.json", "--direction", "full", "--format", format];
        let run = diff(&fixture, &args);
        assert_eq!(run.code, Some(0), "{format}: {}", run.all());
        run
    };
    for format in ["text", "markdown", "sarif", "junit", "github", "gitlab"] {
        let found = run(format).out.to_lowercase();
        for word in ["::error", "breaking[", "potential[", "unknown[", "rejected", "<failure"] {
            assert!(!found.contains(word), "{format}: {found}");
        }
        let is_listed = matches!(format, "text" | "markdown");
        assert_eq!(found.contains("rewritten"), is_listed, "{format}: {found}");
    }
    let run = run("json");
    assert!(lines(&run, "change").iter().all(|change| change["rewritten"] == true));
}

#[test]
fn every_line_of_json_is_as_published() {
    let path = repository("docs/schemas/diff.json");
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let run = diff(&two(&["a", "b"], &["b", "c"]), &["old.json", "new.json", "--format", "json"]);
    assert_eq!(lines(&run, "change").len(), 2);
    for line in run.json() {
        let faults: Vec<String> =
            validator.iter_errors(&line).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let breaking = lines(&run, "change").into_iter().find(|line| line["severity"] == "error");
    let breaking = breaking.expect("one breaks");
    assert_eq!(
        breaking["verdicts"]["declared_only"]["backward"]["witness"]["payload"],
        json!({"kind": "a"})
    );
}

#[test]
fn known_breaks_pass_until_they_expire() {
    let fixture = two(&["a", "b", "c"], &["a", "b"]);
    let run = diff(&fixture, &["old.json", "new.json", "--format", "json"]);
    let breaking = lines(&run, "change").into_iter().find(|line| line["severity"] == "error");
    let fingerprint =
        breaking.expect("one breaks")["fingerprint"].as_str().expect("a text").to_owned();
    let entry = |day: &str| {
        format!(
            "[[acknowledged]]\nfingerprint = \"{fingerprint}\"\nreason = \"unused\"\nwho = \"us\"\nexpires = \"{day}\"\n"
        )
    };
    let fixture = fixture
        .file("good.toml", entry("2026-11-21"))
        .file("old.toml", entry("2026-11-20"))
        .file("other.json", order(&["a", "c"]))
        .file("same.json", order(&["a", "b", "c"]));
    let with = |new: &str, file: &str| diff(&fixture, &["old.json", new, "--acknowledged", file]);
    let good = with("new.json", "good.toml");
    assert_eq!(good.code, Some(0), "{}", good.all());
    assert!(good.out.contains("1 acknowledged break"), "{}", good.out);
    let expired = with("new.json", "old.toml");
    assert_eq!(expired.code, Some(1), "{}", expired.all());
    assert!(expired.out.contains("expired on 2026-11-20"), "{}", expired.out);
    assert_eq!(with("other.json", "good.toml").code, Some(1));
    let unused = with("same.json", "good.toml");
    assert_eq!(unused.code, Some(0));
    assert!(unused.err.contains("matches no change"), "{}", unused.err);
}

#[test]
fn files_of_acknowledgements_are_read_strictly() {
    let hash = "0".repeat(32);
    for (text, why) in [
        ("[[acknowledged]]\nreason = \"a\"\nwho = \"b\"\n".to_owned(), "fingerprint"),
        (
            format!("[[acknowledged]]\nfingerprint = \"{hash}\"\nreason = \" \"\nwho = \"b\"\n"),
            "`reason` is empty",
        ),
        (
            format!("[[acknowledged]]\nfingerprint = \"{hash}\"\nreason = \"a\"\nwho = \"\"\n"),
            "`who` is empty",
        ),
        (
            format!(
                "[[acknowledged]]\nfingerprint = \"{hash}\"\nreason = \"a\"\nwho = \"b\"\nexpires = \"soon\"\n"
            ),
            "`soon`",
        ),
        (
            "[[acknowledged]]\nfingerprint = \"x\"\nreason = \"a\"\nwho = \"b\"\n".to_owned(),
            "is not a fingerprint; copy it from the output of `tablature diff`",
        ),
        ("ackowledged = []".to_owned(), "unknown field"),
        ("[[".to_owned(), "broken.toml"),
    ] {
        let fixture = two(&["a"], &["a"]).file("broken.toml", text);
        let run = diff(&fixture, &["old.json", "new.json", "--acknowledged", "broken.toml"]);
        assert_eq!(run.code, Some(2), "{}", run.all());
        assert!(run.err.contains(why), "{why}: {}", run.err);
    }
}

#[test]
fn schemas_are_compared_with_a_revision() {
    let fixture = committed(
        Fixture::new()
            .file("schemas/order.json", order(&["a", "b"]))
            .file("schemas/gone.json", order(&["a"]))
            .file("schemas/parts.json", json!({"$ref": "part.json"}).to_string())
            .file("schemas/part.json", json!({"type": ["string", "integer"]}).to_string()),
    );
    fs::remove_file(fixture.path().join("schemas/gone.json")).expect("it is there");
    let fixture = fixture
        .file("schemas/order.json", order(&["a"]))
        .file("schemas/added.json", json!({"type": "object"}).to_string())
        .file("schemas/part.json", json!({"type": "string"}).to_string());
    let run = diff(&fixture, &["schemas", "--against", "git:HEAD", "--format", "json"]);
    let fates: Vec<String> = lines(&run, "comparison")
        .iter()
        .map(|line| {
            format!("{} {} {}", line["schema"], line["fate"], line["result"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        fates,
        [
            "added.json added kept",
            "gone.json removed broken",
            "order.json compared broken",
            "part.json compared broken",
            "parts.json compared broken",
        ]
    );
    assert_eq!(run.code, Some(1));
    let one = diff(&fixture, &["schemas/order.json", "--against", "git:HEAD"]);
    assert_eq!(one.code, Some(1));
    assert!(one.out.contains("schemas/order.json at HEAD -> schemas/order.json"), "{}", one.out);
    let gone = diff(&fixture, &["schemas/gone.json", "--against", "git:HEAD"]);
    assert_eq!(gone.code, Some(1), "{}", gone.all());
    for revision in ["nowhere", "-x", ""] {
        let run = diff(&fixture, &["schemas", "--against", &format!("git:{revision}")]);
        assert_eq!(run.code, Some(2), "{}", run.all());
        assert!(run.err.contains("revision"), "{}", run.err);
    }
}

/// Writes an object of `git` with this input, and returns its name.
fn object(fixture: &Fixture, args: &[&str], input: &str) -> String {
    use std::io::Write;

    let mut command = Command::new("git");
    command.args(args).current_dir(fixture.path());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("git can be run");
    let mut names = child.stdin.take().expect("it is a pipe");
    names.write_all(input.as_bytes()).expect("git reads");
    drop(names);
    let output = child.wait_with_output().expect("git ends");
    String::from_utf8(output.stdout).expect("it is text").trim().to_owned()
}

/// A few objects that stand for a hundred thousand files.
#[test]
fn a_revision_has_so_many_files_and_so_many_bytes() {
    let fixture = committed(Fixture::new().file("s/a.json", r#"{"type": "string"}"#));
    let blob = object(&fixture, &["hash-object", "-w", "--stdin"], &order(&["a"]));
    let tree = |kind: &str, object: &str, end: &str| {
        (0..10).map(|n| format!("{kind} {object}\t{n}{end}\n")).collect::<Vec<_>>().concat()
    };
    let mut trees = vec![object(&fixture, &["mktree"], &tree("100644 blob", &blob, ".json"))];
    for _ in 0..4 {
        let below = &trees[trees.len() - 1];
        trees.push(object(&fixture, &["mktree"], &tree("040000 tree", below, "")));
    }
    let small = (order(&["a"]).len() * 10).to_string();
    let half = (order(&["a"]).len() * 5 - 1).to_string();
    let cases = [
        (&trees[4], "100000000", "has 100000 JSON files, and at most 20000 are compared"),
        (&trees[0], half.as_str(), "are larger than"),
        (&trees[0], small.as_str(), ""),
    ];
    for (tree, limit, expected) in cases {
        let top = object(&fixture, &["mktree"], &format!("040000 tree {tree}\ts\n"));
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        let args = [&identity[..], &["commit-tree", "-m", "x", &top]].concat();
        let commit = object(&fixture, &args, "");
        let against = format!("git:{commit}");
        let run = diff(&fixture, &["s", "--against", &against, "--max-schema-bytes", limit]);
        let is_refused = !expected.is_empty();
        assert_eq!(run.code, Some(if is_refused { 2 } else { 1 }), "{}", run.all());
        assert!(run.err.contains(expected), "{}", run.err);
    }
}

/// A repository whose configuration includes a named pipe: `git` waits for somebody who writes.
#[cfg(unix)]
#[test]
fn a_signal_ends_a_run_that_waits_for_git() {
    let fixture = committed(Fixture::new().file("s.json", order(&["a"])));
    let pipe = fixture.path().join(".git/inc");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("there is `mkfifo`").success());
    let fixture = fixture.file(".git/config", "[include]\n\tpath = inc\n");
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let mut command = fixture.command(&["diff", "s.json", "--against", "git:HEAD"]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        std::thread::sleep(std::time::Duration::from_millis(500));
        let id = child.id().to_string();
        let sent = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(sent.expect("there is `kill`").success());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
        // Nobody waits for the pipe any more: opening it without waiting fails.
        #[cfg(target_os = "linux")]
        {
            use std::os::unix::fs::OpenOptionsExt;

            /// `O_NONBLOCK`
            const WITHOUT_WAITING: i32 = 0o4000;

            let mut options = fs::OpenOptions::new();
            options.write(true).custom_flags(WITHOUT_WAITING);
            assert!(options.open(&pipe).is_err(), "git is still there");
        }
    }
}

#[test]
fn directories_are_compared_file_by_file() {
    let fixture = Fixture::new()
        .file("old/order@1.json", json!({"$id": "urn:a@1", "type": "string"}).to_string())
        .file("new/order@2.json", json!({"$id": "urn:a@2", "type": ["string", "null"]}).to_string())
        .file("old/list.json", "[1, 2]")
        .file("new/broken.json", "{");
    let run = diff(&fixture, &["old", "new", "--format", "json"]);
    let names: Vec<Value> =
        lines(&run, "comparison").into_iter().map(|line| line["schema"].clone()).collect();
    assert_eq!(names, ["urn:a"]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.err.contains("the schema `new/broken.json` is invalid"), "{}", run.err);
    let run = diff(&fixture, &["new", "--against", "dir:old"]);
    assert!(run.out.contains("backward: compatible"), "{}", run.all());
}

#[test]
fn versions_must_be_incremented_by_enough() {
    let version = |version: &str, ty: &str| {
        json!({"$id": format!("urn:a@{version}"), "type": ty}).to_string()
    };
    let fixture = Fixture::new()
        .file("1.0.0.json", version("1.0.0", "integer"))
        .file("1.0.1.json", version("1.0.1", "number"))
        .file("1.1.0.json", version("1.1.0", "number"))
        .file("again.json", version("1.0.0", "number"))
        .file("none.json", json!({"type": "number"}).to_string());
    let run = |new: &str| diff(&fixture, &["1.0.0.json", new, "--require-bump"]);
    assert_eq!(run("1.1.0.json").code, Some(0));
    let low = run("1.0.1.json");
    assert_eq!(low.code, Some(1));
    assert!(
        low.out.contains("the changes require a minor version, but this is a patch one"),
        "{}",
        low.out
    );
    let unchanged = run("again.json");
    assert_eq!(unchanged.code, Some(1));
    assert!(unchanged.out.contains("but the version is unchanged"), "{}", unchanged.out);
    let lower = diff(&fixture, &["1.1.0.json", "1.0.0.json", "--require-bump"]);
    assert!(lower.out.contains("the new version is lower than the old one"), "{}", lower.out);
    // Without versions there is nothing to compare, whatever has changed.
    let none = run("none.json");
    assert_eq!(none.code, Some(2));
    assert_snapshot!(none.err, @"error: `none.json` has no version, which `--require-bump` compares; end its `$id` in a version, such as `urn:acme:order@1.2.3`");
    assert!(none.out.contains("type-widened"), "{}", none.out);
    assert_eq!(diff(&fixture, &["1.0.0.json", "none.json"]).code, Some(0));
}

#[test]
fn what_is_unknown_fails_unless_it_may_pass() {
    let fixture = Fixture::new()
        .file("old.json", json!({"type": "string", "pattern": r"^(a)\1$"}).to_string())
        .file("new.json", json!({"type": "string", "pattern": "^aa$"}).to_string());
    let run = diff(&fixture, &["old.json", "new.json"]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.out.contains("backward: unknown"), "{}", run.out);
    assert_eq!(diff(&fixture, &["old.json", "new.json", "--unknown", "pass"]).code, Some(0));
}

#[test]
fn machine_formats_are_what_their_readers_take() {
    let fixture = two(&["a|`b`", "b"], &["b"]);
    let run = |format: &str| diff(&fixture, &["old.json", "new.json", "--format", format]);
    let sarif: Value = serde_json::from_str(&run("sarif").out).expect("it is JSON");
    check_schema("sarif-2.1.0.json", &sarif);
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "enum-value-removed");
    let gitlab: Value = serde_json::from_str(&run("gitlab").out).expect("it is JSON");
    assert_eq!(gitlab[0]["check_name"], "enum-value-removed");
    let junit = run("junit");
    roxmltree::Document::parse(&junit.out).expect("it is XML");
    assert!(run("github").out.starts_with("::error "), "{}", run("github").out);
    assert_snapshot!(run("markdown").all());
}

#[test]
fn annotations_carry_the_line_of_the_change() {
    let new = "{\n  \"type\": \"object\",\n  \"required\": [\"kind\"],\n  \"properties\": {\n    \"kind\": {\n      \"type\": \"string\",\n      \"enum\": [\"b\"]\n    },\n    \"n\": {\n      \"maximum\": 3\n    }\n  },\n  \"additionalProperties\": false\n}\n";
    let old = new
        .replace("[\"b\"]", "[\"a\", \"b\"]")
        .replace("\"maximum\": 3", "\"maximum\": 9")
        .replace("\"n\": {", "\"gone\": true, \"n\": {");
    let fixture = Fixture::new().file("old.json", old).file("new.json", new);
    let run = |format: &str| diff(&fixture, &["old.json", "new.json", "--format", format]);
    let github = run("github").out;
    for (rule, line) in [("enum-value-removed", 7), ("maximum-changed", 10), ("field-removed", 4)] {
        let head = format!("::error file=new.json,line={line},");
        let found = github.lines().find(|notice| notice.contains(&format!("title={rule}::")));
        assert!(found.is_some_and(|notice| notice.starts_with(&head)), "{rule}: {github}");
    }
    let gitlab: Value = serde_json::from_str(&run("gitlab").out).expect("it is JSON");
    let lines: Vec<&Value> = gitlab
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["location"]["lines"]["begin"])
        .collect();
    assert!(lines.contains(&&json!(7)) && lines.contains(&&json!(10)), "{gitlab}");
}

#[test]
fn a_change_that_schemas_share_is_reported_once() {
    let side = |name: &str, required: Value, ty: &str| {
        json!({
            "type": "object",
            "properties": {name: {"$ref": "#/$defs/User"}, "own": {"type": ty}},
            "$defs": {"User": {"type": "object", "properties": {"id": {"type": "string"}}, "required": required}},
        })
        .to_string()
    };
    let mut fixture = Fixture::new();
    for (file, name, ty) in
        [("a", "u", "string"), ("b", "owner", "string"), ("c", "user", "integer")]
    {
        fixture = fixture
            .file(&format!("old/{file}.json"), side(name, json!([]), "string"))
            .file(&format!("new/{file}.json"), side(name, json!(["id"]), ty));
    }
    let run = |args: &[&str]| diff(&fixture, &[&["old", "new"], args].concat());
    let text = run(&[]);
    // With its first schema, and at the end with all of them: results are printed as they come.
    assert_eq!(text.out.matches("breaking[field-became-required]: ").count(), 1, "{}", text.out);
    assert_eq!(
        text.out.matches("1 change is listed above, with a schema that shares it").count(),
        2
    );
    let end = "Changes that several schemas share\n  breaking[field-became-required] at u.id (#/$defs/User/properties/id) in 3 schemas: \
               a.json, b.json, c.json\n\n3 schemas compared, 2 changes, 3 breaking schemas\n";
    assert!(text.out.ends_with(end), "{}", text.out);
    assert_eq!(text.code, Some(1));
    let json = run(&["--format", "json"]);
    let changes = lines(&json, "change");
    assert_eq!(changes.len(), 2, "{}", json.out);
    let shared = &lines(&json, "shared")[..];
    let [shared] = shared else { panic!("{shared:?}") };
    assert_eq!(shared["schemas"], json!(["a.json", "b.json", "c.json"]));
    assert_eq!(shared["fingerprint"], changes[0]["fingerprint"]);
    let comparisons = lines(&json, "comparison");
    let known: Vec<usize> =
        comparisons.iter().map(|one| one["shared"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(known, [0, 1, 1]);
    let markdown = run(&["--format", "markdown"]).out;
    let shared = "(field-became-required) in 3 schemas: <code>";
    assert_eq!(markdown.matches(shared).count(), 1, "{markdown}");
    assert_eq!(markdown.matches("fingerprint:").count(), 2, "{markdown}");
}

#[test]
fn a_change_that_schemas_share_is_one_notice() {
    let side = |required: Value, ty: &str| {
        json!({
            "type": "object",
            "properties": {"user": {"$ref": "#/$defs/User"}, "own": {"type": ty}},
            "$defs": {"User": {"type": "object", "properties": {"id": {"type": "string"}}, "required": required}},
        })
        .to_string()
    };
    let mut fixture = Fixture::new();
    for (file, ty) in [("a", "string"), ("b", "string"), ("c", "integer")] {
        fixture = fixture
            .file(&format!("old/{file}.json"), side(json!([]), "string"))
            .file(&format!("new/{file}.json"), side(json!(["id"]), ty));
    }
    let run = |format: &str| diff(&fixture, &["old", "new", "--format", format]).out;
    let is_shared = |message: &Value| {
        message.as_str().is_some_and(|text| text.contains("; in 3 schemas: a.json, b.json, c.json"))
    };
    let sarif: Value = serde_json::from_str(&run("sarif")).expect("it is JSON");
    check_schema("sarif-2.1.0.json", &sarif);
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), 2, "{sarif}");
    assert!(is_shared(&results[0]["message"]["text"]), "{sarif}");
    assert_eq!(results[0]["properties"]["schemas"], "a.json, b.json, c.json");
    let gitlab: Value = serde_json::from_str(&run("gitlab")).expect("it is JSON");
    assert_eq!(gitlab.as_array().map(Vec::len), Some(2), "{gitlab}");
    assert!(is_shared(&gitlab[0]["description"]), "{gitlab}");
    let github = run("github");
    assert_eq!(github.matches("::error file=").count(), 2, "{github}");
    // What all breaks have in common is said with the first of a schema.
    assert_eq!(github.matches("consumers on new/a.json break").count(), 1, "{github}");
    // A test that passes would say that the schema breaks nobody.
    let junit = run("junit");
    roxmltree::Document::parse(&junit).expect("it is XML");
    assert_eq!(junit.matches("<failure").count(), 3, "{junit}");
    assert!(junit.contains("breaks by 1 change that is reported with `a.json`"), "{junit}");
}

#[test]
fn a_break_is_one_though_nobody_reads_of_it() {
    let mut fixture = Fixture::new();
    for name in ["a", "b", "c"] {
        let new = if name == "c" { order(&["x"]) } else { order(&["x", "y", "z"]) };
        fixture = fixture
            .file(&format!("old/{name}.json"), order(&["x", "y"]))
            .file(&format!("new/{name}.json"), new);
    }
    let mut command = fixture.command(&["diff", "old", "new", "--format", "json"]);
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command can be run");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_all_breaks_of_a_schema_have_in_common_is_said_once() {
    let side = |kinds: &[&str], most: u32| {
        json!({"type": "object", "properties": {"kind": {"enum": kinds}, "n": {"maximum": most}}})
            .to_string()
    };
    let fixture =
        Fixture::new().file("old.json", side(&["a", "b"], 9)).file("new.json", side(&["a"], 3));
    for format in ["text", "github", "sarif", "gitlab"] {
        let run = diff(&fixture, &["old.json", "new.json", "--format", format]);
        let sentence = "payloads valid under old.json are rejected by new.json";
        assert_eq!(run.out.matches(sentence).count(), 1, "{}", run.out);
        assert_eq!(
            run.out.matches("breaks").count(),
            if format == "text" { 2 } else { 1 },
            "{}",
            run.out
        );
    }
}

#[test]
fn a_schema_is_compared_with_all_earlier_versions() {
    let schema = |version: &str, values: &[&str]| {
        json!({"$id": format!("urn:shop/order@{version}"), "type": "string", "enum": values})
            .to_string()
    };
    let old = |run: &Run| -> Vec<String> {
        let names = lines(run, "comparison").into_iter();
        names.map(|one| one["old"].as_str().unwrap_or_default().to_owned()).collect()
    };
    // Version 2 dropped `c`, and 3 has it again: it breaks nobody on 2, but 10 breaks those on 1.
    let fixture = Fixture::new()
        .file("s/one.json", schema("1.0.0", &["a", "b", "c"]))
        .file("s/two.json", schema("2.0.0", &["a", "b"]))
        .file("s/ten.json", schema("10.0.0", &["a", "b", "d"]))
        .file("s/plain.json", r#"{"type": "string"}"#);
    let run = diff(&fixture, &["s", "--transitive", "--format", "json"]);
    assert_eq!(old(&run), ["s/one.json", "s/two.json"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
    assert!(run.err.contains("`s/plain.json` has no version, and is left out"), "{}", run.err);
    let run = diff(&fixture, &["genesys/event@257.1.0", "--transitive", "--format", "json"]);
    assert_eq!(old(&run), ["genesys/event@181.1.0", "genesys/event@249.0.0"]);
    for (args, message) in [
        (&["genesys/event@181.1.0", "--transitive"][..], "has no earlier version in the catalogue"),
        (&["s/one.json", "--transitive"], "is a single file, which has no earlier versions"),
        (&["s", "--transitive", "--against", "dir:s"], "`--against` is `git:GLOB`"),
    ] {
        let run = diff(&fixture, args);
        assert!(run.err.contains(message), "{}", run.all());
        assert_eq!(run.code, Some(2), "{}", run.all());
    }
}

#[test]
fn a_schema_is_compared_with_all_tags() {
    let schema = |values: &[&str]| json!({"type": "string", "enum": values}).to_string();
    let fixture = committed(Fixture::new().file("s/order.json", schema(&["a", "b"])));
    git(&fixture, &["tag", "v1"]);
    let fixture = fixture.file("s/order.json", schema(&["a"])).file("s/new.json", schema(&["x"]));
    git(&fixture, &["add", "-A"]);
    git(&fixture, &["commit", "-q", "-m", "second"]);
    git(&fixture, &["tag", "v2"]);
    git(&fixture, &["tag", "other"]);
    let run = diff(&fixture, &["s", "--transitive", "--against", "git:v*"]);
    assert!(run.out.contains("s/order.json at v1 -> s/order.json"), "{}", run.out);
    assert!(!run.out.contains("other"), "{}", run.out);
    assert!(run.out.ends_with("3 schemas compared, 1 change, 1 breaking schema\n"), "{}", run.out);
    assert_eq!(run.code, Some(1));
    let run = diff(&fixture, &["s", "--transitive", "--against", "git:w*"]);
    assert!(run.err.contains("no tag of the history matches `w*`"), "{}", run.err);
}

#[test]
fn severities_of_changes_are_configured() {
    let side = |kinds: &[&str], ty: &str| {
        let item = json!({"properties": {"kind": {"enum": kinds}}, "required": ["kind"]});
        json!({"type": "object", "properties": {"items": {"type": "array", "items": item}, "n": {"type": ty}}}).to_string()
    };
    let level =
        |rule: &str, severity: &str| format!("[[change]]\n{rule}\nseverity = \"{severity}\"\n");
    let run = |config: String, new: String| {
        let fixture = Fixture::new()
            .file("tablature.toml", config)
            .file("old.json", side(&["a", "b"], "integer"))
            .file("new.json", new);
        diff(&fixture, &["old.json", "new.json"])
    };
    let less = || side(&["a"], "integer");
    assert_eq!(run(String::new(), less()).code, Some(1));
    for (rule, severity, code, word) in [
        ("rule = \"enum-value-removed\"", "warning", 0, Some("tolerated[enum-value-removed]")),
        ("path = \"/items/*/kind\"", "advice", 0, Some("tolerated[enum-value-removed]")),
        ("path = \"/items/**\"", "allow", 0, None),
        ("path = \"/items\"", "allow", 1, Some("breaking[enum-value-removed]")),
        ("rule = \"field-removed\"", "allow", 1, Some("breaking[enum-value-removed]")),
    ] {
        let run = run(level(rule, severity), less());
        assert_eq!(run.code, Some(code), "{rule}: {}", run.all());
        assert_eq!(run.out.contains("enum-value-removed"), word.is_some(), "{rule}: {}", run.out);
        assert!(word.is_none_or(|word| run.out.contains(word)), "{rule}: {}", run.out);
    }
    // Another break is still one.
    let both = run(level("rule = \"enum-value-removed\"", "warning"), side(&["a"], "string"));
    assert_eq!(both.code, Some(1), "{}", both.all());
    // What breaks nobody may be an error all the same.
    let more =
        run(level("rule = \"enum-value-added\"", "error"), side(&["a", "b", "c"], "integer"));
    assert!(more.out.contains("error[enum-value-added]"), "{}", more.out);
    assert_eq!(more.code, Some(1), "{}", more.all());
    let wrong = run(level("rule = \"enum-value-remved\"", "error"), less());
    assert!(
        wrong.err.contains("is not a rule of changes (did you mean `enum-value-removed`?)"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_run_fails_on_what_is_asked_for() {
    let side = |fields: Value| json!({"type": "object", "properties": fields}).to_string();
    let fixture = Fixture::new()
        .file("old.json", side(json!({"a": {"type": "string"}})))
        .file("titled.json", side(json!({"a": {"type": "string", "title": "A"}})))
        .file("added.json", side(json!({"a": {"type": "string"}, "b": {"type": "string"}})))
        .file("other.json", side(json!({"a": {"type": "integer"}})));
    for (new, codes) in [
        ("old.json", [0, 0, 0]),
        ("titled.json", [0, 0, 1]),
        ("added.json", [0, 1, 1]),
        ("other.json", [1, 1, 1]),
    ] {
        for (what, code) in ["breaking", "potential", "any"].into_iter().zip(codes) {
            let run = diff(&fixture, &["old.json", new, "--fail-on", what]);
            assert_eq!(run.code, Some(code), "{new} {what}: {}", run.all());
        }
    }
}

#[track_caller]
fn check_schema(name: &str, document: &Value) {
    let path = repository("cli/tests/schemas").join(name);
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(Path::new(&path)).expect("it is there"))
            .expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let faults: Vec<String> =
        validator.iter_errors(document).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn two_hundred_schemas_take_seconds() {
    let mut fixture = Fixture::new();
    for at in 0..200 {
        let values = |n: usize| (0..n).map(|v| format!("v{at}-{v}")).collect::<Vec<_>>();
        let schema = |n: usize| {
            let values = values(n);
            order(&values.iter().map(String::as_str).collect::<Vec<_>>())
        };
        fixture = fixture
            .file(&format!("old/s{at}.json"), schema(3))
            .file(&format!("new/s{at}.json"), schema(4));
    }
    let begun = std::time::Instant::now();
    let run = diff(&fixture, &["old", "new", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(lines(&run, "comparison").len(), 200);
    // Some seconds by itself; the machine may be busy with the other tests.
    assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
}

#[test]
fn mistakes_in_arguments_are_reported() {
    let fixture = two(&["a"], &["a"]);
    for (args, why) in [
        (&["old.json"][..], "compares two schemas, an old and a new one, but only one is given"),
        (
            &["old.json", "new.json", "new.json"],
            "compares two schemas, an old and a new one, but 3 are given",
        ),
        (&["new.json", "--against", "dir:nope"], "`--against dir:nope`: no such directory"),
        (&["new.json", "--against", "dir:"], "`--against dir:`: no such directory"),
        (
            &["userpilot/event", "--against", "git:HEAD"],
            "ids of the catalogue have no history in git",
        ),
        (
            &["userpilot/event@3", "--against", "git:HEAD"],
            "ids of the catalogue have no history in git",
        ),
        (&["old.json", "nowhere.json"], "nowhere.json"),
        (&["old.json", "new.json", "--budget", "soon"], "expected a time"),
        (&["old.json", "--against", "main"], "git:REV"),
        (&["old.json", "."], "a directory can only be compared with a directory"),
    ] {
        let run = diff(&fixture, args);
        assert_eq!(run.code, Some(2), "{}", run.all());
        assert!(run.err.contains(why), "{why}: {}", run.err);
    }
}

#[test]
fn every_rule_is_explained_and_in_the_book() {
    let book = fs::read_to_string(repository("docs/contracts.md")).expect("it is there");
    for rule in tablature_contract::diff::Rule::ALL {
        let row = format!("| `{}` | {} |", rule.name(), rule.summary());
        assert!(book.contains(&row), "docs/contracts.md lacks the row\n{row}");
    }
    let run = Fixture::new().run(&["explain", "field-became-required"]);
    assert!(run.out.contains("An optional field became required."), "{}", run.all());
}

/// Runs `check` with a schema, and returns what is wrong with it and where, after the name of the file.
fn fault_by_check(fixture: &Fixture, schema: &str) -> String {
    let run = fixture.run(&["check", "--schema", schema, "payload.json", "--now", NOW]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    let name = format!("  {schema}");
    let fault = run.err.lines().find_map(|line| line.strip_prefix(&name));
    fault.unwrap_or_else(|| panic!("no fault with its place: {}", run.all())).to_owned()
}

#[test]
fn schemas_are_read_as_strictly_as_check_reads_them() {
    for text in [
        r#"{"type": "object", "required": ["kind"], "required": []}"#,
        r#"{"type": "object","#,
        "",
        "[1, 2]",
        r#"{"type": "strnig"}"#,
        r##"{"$ref": "#/$defs/none"}"##,
        r#"{"$ref": "nowhere.json"}"#,
    ] {
        let fixture =
            committed(Fixture::new().file("payload.json", "{}").file("schemas/order.json", text));
        let fault = fault_by_check(&fixture, "schemas/order.json");
        let fixture =
            fixture.file("good.json", order(&["a"])).file("good/order.json", order(&["a"]));
        for args in [
            &["schemas/order.json", "good.json"][..],
            &["good.json", "schemas/order.json"],
            &["good.json", "schemas/order.json", "--unknown", "pass"],
            &["good", "schemas", "--unknown", "pass"],
            &["schemas", "good"],
        ] {
            let run = diff(&fixture, args);
            assert_eq!(run.code, Some(2), "{args:?}: {}", run.all());
            assert!(run.err.contains(&fault), "{args:?} lacks {fault}: {}", run.all());
            assert!(run.err.contains("schemas/order.json` is invalid"), "{}", run.err);
            for wrong in ["version:", "unknown", "removed", "new\n"] {
                assert!(!run.out.contains(wrong), "{args:?}: {}", run.out);
            }
        }
        let fixture = fixture.file("schemas/order.json", order(&["a"]));
        for path in ["schemas/order.json", "schemas"] {
            let run = diff(&fixture, &[path, "--against", "git:HEAD"]);
            assert_eq!(run.code, Some(2), "{}", run.all());
            // The same, of the file as it was.
            let fault = fault.replace("schemas/order.json", "schemas/order.json at HEAD");
            assert!(run.err.contains(&fault), "{fault}: {}", run.all());
            assert!(run.err.contains("`schemas/order.json at HEAD` is invalid"), "{}", run.err);
            assert!(run.out.contains("0 schemas compared"), "{}", run.out);
        }
    }
}

#[test]
fn a_schema_that_was_emptied_is_not_removed() {
    for (name, empty) in [("order.json", "order.json"), ("order@1.json", "order@2.json")] {
        let fixture = Fixture::new()
            .file(&format!("old/{name}"), order(&["a"]))
            .file(&format!("new/{empty}"), "");
        for folders in [["old", "new"], ["new", "old"]] {
            let run = diff(&fixture, &[folders[0], folders[1], "--format", "json"]);
            assert_eq!(run.code, Some(2), "{}", run.all());
            assert_eq!(lines(&run, "comparison"), Vec::<Value>::new());
            assert_eq!(lines(&run, "change"), Vec::<Value>::new());
            assert_eq!(lines(&run, "summary")[0]["unreadable"], 1);
        }
    }
}

#[test]
fn a_removed_schema_is_reported_in_plain_words() {
    let fixture = Fixture::new()
        .file("old/order.json", order(&["a"]))
        .file("old/other.json", order(&["a"]))
        .file("new/other.json", order(&["a"]));
    let run = diff(&fixture, &["old", "new"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
    assert_snapshot!(run.out);
    for format in ["text", "markdown", "github", "junit", "json"] {
        let run = diff(&fixture, &["old", "new", "--format", format]);
        for wrong in ["by nothing", "on nothing", "> nothing", "rejects"] {
            assert!(!run.out.contains(wrong), "{}", run.out);
        }
    }
}

#[test]
fn no_schema_at_all_is_an_error() {
    let fixture = committed(
        Fixture::new()
            .file("payloads/one.json", r#"{"kind": "a"}"#)
            .file("schemas/order.json", order(&["a"])),
    );
    for folder in ["empty", "more"] {
        fs::create_dir(fixture.path().join(folder)).expect("it can be made");
    }
    for (args, why) in [
        (
            &["empty", "--against", "git:HEAD"][..],
            "neither `empty at HEAD` nor `empty` contains a schema",
        ),
        (&["payloads", "--against", "git:HEAD"], "neither `payloads at HEAD` nor"),
        (&["schemas", "empty", "--against", "git:HEAD"], "neither `empty at HEAD` nor"),
        (&["empty", "more"], "neither `empty` nor `more` contains a schema"),
        (&["empty", "payloads"], "neither `empty` nor"),
        (
            &["empty", "--against", "dir:payloads"],
            "neither `payloads` nor `empty` contains a schema",
        ),
    ] {
        for format in ["text", "json", "markdown"] {
            let run = diff(&fixture, &[args, &["--format", format, "--unknown", "pass"]].concat());
            assert_eq!(run.code, Some(2), "{args:?}: {}", run.all());
            assert!(run.err.contains(why), "{why}: {}", run.err);
        }
    }
}

/// The fingerprint of the one change that breaks.
fn fingerprint(fixture: &Fixture, args: &[&str]) -> String {
    let run = diff(fixture, &[args, &["--format", "json"]].concat());
    let breaking = lines(&run, "change").into_iter().find(|line| line["severity"] == "error");
    breaking.expect("one breaks")["fingerprint"].as_str().expect("a text").to_owned()
}

#[test]
fn every_format_has_the_fingerprint_that_acknowledgements_name() {
    let fixture = two(&["a", "b"], &["b"]);
    let pair = ["old.json", "new.json"];
    let fingerprint = fingerprint(&fixture, &pair);
    let run = |format: &str| diff(&fixture, &[&pair[..], &["--format", format]].concat()).out;
    for format in ["text", "github", "junit"] {
        let out = run(format);
        assert!(out.contains(&format!("fingerprint: {fingerprint}")), "{out}");
    }
    let markdown = run("markdown");
    assert!(markdown.contains(&format!("fingerprint: <code>{fingerprint}</code>")), "{markdown}");
    let xml = run("junit");
    let document = roxmltree::Document::parse(&xml).expect("it is XML");
    let failure = document.descendants().find(|node| node.has_tag_name("failure"));
    let text = failure.and_then(|failure| failure.text()).expect("a failure with text");
    assert!(text.contains(&fingerprint), "{text}");
    let sarif: Value = serde_json::from_str(&run("sarif")).expect("it is JSON");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["properties"]["fingerprint"], fingerprint);
    let of_schema = format!("urn:shop/order:{fingerprint}");
    assert_eq!(result["partialFingerprints"]["tablature/v1"], of_schema);
    let gitlab: Value = serde_json::from_str(&run("gitlab")).expect("it is JSON");
    assert_eq!(gitlab[0]["fingerprint"], of_schema);
}

/// An acknowledgement with further lines.
fn acknowledgement(fingerprint: &str, more: &str) -> String {
    format!(
        "[[acknowledged]]\nfingerprint = \"{fingerprint}\"\nreason = \"unused\"\nwho = \"us\"\n{more}\n"
    )
}

#[test]
fn acknowledgements_name_schemas_as_the_text_does() {
    let fixture = committed(Fixture::new().file("schemas/order.json", order(&["a", "b"])))
        .file("schemas/order.json", order(&["a"]));
    let args = ["schemas", "--against", "git:HEAD"];
    let fingerprint = fingerprint(&fixture, &args);
    let with = |schema: &str| {
        let entry = acknowledgement(&fingerprint, &format!("schema = \"{schema}\""));
        fs::write(fixture.path().join("known.toml"), entry).expect("it can be written");
        diff(&fixture, &[&args[..], &["--acknowledged", "known.toml"]].concat())
    };
    for name in ["order.json", "schemas/order.json", "schemas/order.json at HEAD"] {
        let run = with(name);
        assert_eq!(run.code, Some(0), "{name}: {}", run.all());
        assert_eq!(run.err, "");
    }
    let wrong = with("odrer.json");
    assert_eq!(wrong.code, Some(1), "{}", wrong.all());
    assert!(wrong.err.contains("`schema` is `odrer.json`"), "{}", wrong.err);
    assert!(wrong.err.contains("but the change is in `order.json`"), "{}", wrong.err);
    assert!(!wrong.err.contains("matches no change"), "{}", wrong.err);
    fs::write(fixture.path().join("schemas/order.json"), "").expect("it can be written");
    let unread = with("order.json");
    assert_eq!(unread.code, Some(2), "{}", unread.all());
    assert!(!unread.all().contains("matches no change"), "{}", unread.all());
}

#[test]
fn breaks_without_room_for_an_annotation_have_their_fingerprints_too() {
    let schema = |values: &[&str]| {
        let fields = (0..12).map(|at| (format!("f{at}"), json!({"enum": values})));
        let fields: serde_json::Map<String, Value> = fields.collect();
        json!({"type": "object", "properties": fields}).to_string()
    };
    let fixture =
        Fixture::new().file("old.json", schema(&["a", "b"])).file("new.json", schema(&["a"]));
    let run = diff(&fixture, &["old.json", "new.json", "--format", "github"]);
    let reported: Vec<&str> =
        run.out.lines().filter(|line| line.contains("enum-value-removed")).collect();
    assert_eq!(reported.len(), 12, "{}", run.out);
    assert!(reported.iter().all(|line| line.contains("fingerprint: ")), "{}", run.out);
}

#[test]
fn acknowledgements_expire_on_a_day_with_or_without_quotes() {
    let fixture = two(&["a", "b"], &["b"]);
    let fingerprint = fingerprint(&fixture, &["old.json", "new.json"]);
    let with = |expires: &str, format: &str| {
        let entry = acknowledgement(&fingerprint, &format!("expires = {expires}"));
        fs::write(fixture.path().join("known.toml"), entry).expect("it can be written");
        let args = ["old.json", "new.json", "--acknowledged", "known.toml", "--format", format];
        diff(&fixture, &args)
    };
    for day in ["2026-12-31", "\"2026-12-31\""] {
        for (format, expected) in [
            ("text", "acknowledged by us until 2026-12-31: unused"),
            ("markdown", "acknowledged by <code>us</code> until 2026-12-31: <code>unused</code>"),
        ] {
            let run = with(day, format);
            assert_eq!(run.code, Some(0), "{}", run.all());
            assert!(run.out.contains(expected), "{}", run.out);
        }
    }
    for wrong in ["2026-12-31T00:00:00Z", "12:00:00", "20261231", "[]", "true", "\"2026-02-30\""] {
        let run = with(wrong, "text");
        assert_eq!(run.code, Some(2), "{}", run.all());
        assert!(run.err.contains("`expires`: expected a day such as `2027-01-31`"), "{}", run.err);
    }
}

#[test]
fn versions_of_iglu_are_incremented_by_what_becomes_of_payloads() {
    let schema = |version: &str, fields: Value, required: Value| {
        json!({
            "$schema": "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
            "self": {"vendor": "com.acme", "name": "c", "format": "jsonschema", "version": version},
            "type": "object",
            "properties": fields,
            "required": required,
            "additionalProperties": false,
        })
        .to_string()
    };
    let two = json!({"a": {"type": "string"}, "b": {"type": "string"}});
    let fixture = Fixture::new()
        .file("old.json", schema("1-0-0", json!({"a": {"type": "string"}}), json!(["a"])))
        .file("added.json", schema("1-0-1", two.clone(), json!(["a"])))
        .file("same.json", schema("1-0-0", two.clone(), json!(["a"])))
        .file("asked.json", schema("1-0-1", two, json!(["a", "b"])));
    let run = |new: &str| diff(&fixture, &["old.json", new, "--require-bump"]);
    let added = run("added.json");
    assert_eq!(added.code, Some(0), "{}", added.all());
    assert!(added.out.contains("version: minor (SchemaVer: ADDITION)"), "{}", added.out);
    assert!(!added.out.contains("`self` changed"), "{}", added.out);
    let same = run("same.json");
    let fault = "the changes require an ADDITION version, but the version is unchanged";
    assert!(same.out.contains(fault), "{}", same.out);
    let asked = run("asked.json");
    let fault = "the changes require a MODEL version, but this is an ADDITION one";
    assert!(asked.out.contains(fault), "{}", asked.out);
    assert_eq!((same.code, asked.code), (Some(1), Some(1)));
}

#[test]
fn a_version_that_cannot_be_told_is_not_guessed() {
    let side = |pattern: &str| json!({"type": "string", "pattern": pattern}).to_string();
    let fixture =
        Fixture::new().file("old.json", side("(?<=q)zz7")).file("new.json", side("(?<=q)zz77?"));
    let run = diff(&fixture, &["old.json", "new.json"]);
    assert!(run.out.contains("version: could not tell (SchemaVer: could not tell)"), "{}", run.out);
}

#[test]
fn totals_are_named() {
    let fixture = two(&["a", "b"], &["b"]);
    let run = diff(&fixture, &["old.json", "new.json"]);
    assert!(run.out.ends_with("1 schema compared, 1 change, 1 breaking schema\n"), "{}", run.out);
    let run = diff(&fixture, &["new.json", "old.json"]);
    assert!(run.out.ends_with("1 schema compared, 1 change, 0 breaking schemas\n"), "{}", run.out);
    let args = ["genesys/event@181.1.0", "genesys/event@257.1.0", "--budget", "1ms"];
    let run = fixture.run(&[&["diff", "--now", NOW], &args[..]].concat());
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.out.ends_with("0 breaking schemas, 1 schema that cannot be read\n"), "{}", run.out);
}

#[test]
fn a_pair_that_is_given_up_is_an_error_and_no_verdict() {
    let fixture = two(&["a", "b"], &["b"]);
    for format in ["text", "json", "markdown", "sarif", "junit", "github", "gitlab"] {
        let args = ["diff", "old.json", "new.json", "--budget", "0ms", "--format", format];
        let run = fixture.run(&args);
        assert_eq!(run.code, Some(2), "{}", run.all());
        let error = "error: `old.json` and `new.json` were not compared within 0ns; `--budget` gives them more time";
        assert_eq!(run.err.trim_end(), error, "{format}");
        for verdict in ["compatible (", "breaking (", "\"verdict\"", "enum-value-removed"] {
            assert!(!run.out.contains(verdict), "{format}: {}", run.out);
        }
    }
    // Neither is anything unknown where the machine is slow.
    assert_eq!(fixture.run(&["diff", "old.json", "new.json"]).code, Some(1));
}

#[test]
fn schemas_that_cannot_be_read_are_named_in_reports() {
    let broken = r#"{"type": "objct", "properties": {"a": {"type": "strng"}}}"#;
    let fixture = two(&["a"], &["a"]).file("new.json", broken);
    let run = |format: &str| diff(&fixture, &["old.json", "new.json", "--format", format]);
    assert_snapshot!(run("junit").out, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tablature">
    <testsuite name="new.json" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="tablature" name="new.json">
    <error message="the schema `new.json` is invalid" type="not-checked">  new.json:1:10 (/type): `&quot;objct&quot;` is not a type; did you mean `object`?
      new.json:1:48 (/properties/a/type): `&quot;strng&quot;` is not a type; did you mean `string`?</error>
    </testcase>
    </testsuite>
    </testsuites>
    "#);
    assert_snapshot!(run("markdown").out, @r"
    # Schema changes

    ## Not compared

    - <code>new&#46;json</code>: <code>the schema &#96;new&#46;json&#96; is invalid</code>
      - <code>new&#46;json&#58;1&#58;10 (/type)&#58; &#96;&#34;objct&#34;&#96; is not a type&#59; did you mean &#96;object&#96;&#63;</code>
      - <code>new&#46;json&#58;1&#58;48 (/properties/a/type)&#58; &#96;&#34;strng&#34;&#96; is not a type&#59; did you mean &#96;string&#96;&#63;</code>

    0 schemas compared, 0 changes, 0 breaking schemas, 1 schema that cannot be read
    ");
}

#[test]
fn no_acknowledgement_is_called_unused_if_the_budget_ended() {
    let fixture = two(&["a", "b"], &["b"]).file("ack.toml", acknowledgement(&"0".repeat(32), ""));
    let pair = ["diff", "old.json", "new.json", "--acknowledged", "ack.toml", "--now", NOW];
    let cut_short = fixture.run(&[&pair[..], &["--budget", "0ms"]].concat());
    assert!(!cut_short.all().contains("matches no change"), "{}", cut_short.all());
    assert_eq!(cut_short.code, Some(2));
    let whole = fixture.run(&[&pair[..], &["--budget", "60s"]].concat());
    assert!(whole.err.contains("matches no change"), "{}", whole.all());
}

/// A repository that names programs wherever a configuration can, and lacks the object of `schemas/a.json`.
#[cfg(unix)]
fn hostile_repository() -> Fixture {
    use std::os::unix::fs::PermissionsExt as _;

    let fixture = committed(
        Fixture::new()
            .file("schemas/a.json", r#"{"type":"string"}"#)
            .file("schemas/b.json", r#"{"type":"string"}"#.to_owned() + "\n"),
    );
    let program = fixture.path().join("program.sh");
    let ran = fixture.path().join("ran");
    fs::write(&program, format!("#!/bin/sh\necho \"$0 $*\" >> {}\nexit 1\n", ran.display()))
        .expect("it can be written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("its mode");
    let program = program.to_str().expect("a path of letters");
    for (key, value) in [
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", fixture.path().join("nowhere").to_str().expect("letters")),
        ("remote.origin.promisor", "true"),
        ("remote.origin.uploadpack", program),
        ("core.fsmonitor", program),
        ("core.pager", program),
        ("core.sshCommand", program),
        ("core.askPass", program),
        ("credential.helper", program),
        ("pager.ls-tree", program),
        ("pager.cat-file", program),
        ("pager.rev-parse", program),
    ] {
        git(&fixture, &["config", key, value]);
    }
    let object = Command::new("git")
        .args(["rev-parse", "HEAD:schemas/a.json"])
        .current_dir(fixture.path())
        .output()
        .expect("git can be run");
    let object = String::from_utf8(object.stdout).expect("hexadecimal");
    let (folder, rest) = object.trim().split_at(2);
    fs::remove_file(fixture.path().join(".git/objects").join(folder).join(rest))
        .expect("the object is a file");
    fixture
}

#[cfg(unix)]
#[test]
fn a_repository_runs_nothing() {
    let fixture = hostile_repository();
    // The commands above ran some of them.
    let ran = fixture.path().join("ran");
    let _ = fs::remove_file(&ran);
    let run = diff(&fixture, &["schemas", "--against", "git:HEAD"]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    let said = run.all();
    assert!(said.contains("its contents are not in the repository"), "{said}");
    assert!(said.contains("1 schema compared"), "{said}");
    assert!(!ran.exists(), "{}", fs::read_to_string(&ran).unwrap_or_default());
    // A remote over the network is of no more account.
    git(&fixture, &["config", "remote.origin.url", "ssh://nowhere.example/x"]);
    let _ = fs::remove_file(&ran);
    let run = diff(&fixture, &["schemas/a.json", "--against", "git:HEAD"]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(!ran.exists(), "{}", fs::read_to_string(&ran).unwrap_or_default());
}

#[test]
fn a_large_file_of_a_revision_is_refused_before_it_is_read() {
    let large = format!(r#"{{"description":"{}"}}"#, "a".repeat(3 << 20));
    let fixture = committed(Fixture::new().file("a.json", large));
    let run = diff(&fixture, &["a.json", "--against", "git:HEAD", "--max-schema-bytes", "1000000"]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.all().contains("it is larger than 1000000 bytes"), "{}", run.all());
}
