//! `tablature init`, and `check --only-configured`, which lives on what it writes.

use std::fs;

use insta::assert_snapshot;

use crate::fixture::{Fixture, ORDER, repository};

#[test]
fn it_writes_a_configuration_that_changes_nothing() {
    let fixture = Fixture::new().file("d/event.json", "{}");
    assert_snapshot!(fixture.run(&["init", "d"]).all(), @r"
    --- stderr
    note: `d/tablature.toml` is written; everything in it is a comment yet
    --- exit 0
    ");
    let text = fs::read_to_string(fixture.path().join("d/tablature.toml")).expect("it is written");
    assert!(text.contains("[[check]]"), "{text}");
    let with = fixture.run(&["check", "d/event.json", "--config", "d/tablature.toml"]);
    let without = fixture.run(&["check", "d/event.json"]);
    assert_eq!((with.out, with.code), (without.out, without.code));
    // Only the message knows whether there is one.
    let missing = ", of which none was found here or above";
    assert_eq!(with.err, without.err.replace(missing, ""));
}

#[test]
fn it_never_writes_over_one() {
    let fixture = Fixture::new().file("tablature.toml", "mine");
    assert_snapshot!(fixture.run(&["init"]).all(), @r"
    --- stderr
    error: `tablature.toml` is not overwritten: it was not written by this command; choose another place, or use `--force`
    --- exit 2
    ");
    let read = || fs::read_to_string(fixture.path().join("tablature.toml")).expect("it is there");
    assert_eq!(read(), "mine");
    assert_eq!(fixture.run(&["init", "--force"]).code, Some(0));
    assert!(read().starts_with("# Configuration of Tablature"));
    let nowhere = fixture.run(&["init", "nowhere"]);
    assert!(
        nowhere.err.starts_with("error: cannot write `nowhere/tablature.toml`"),
        "{}",
        nowhere.err
    );
}

#[test]
fn the_schema_of_the_configuration_is_the_published_one() {
    let run = Fixture::new().run(&["init", "--schema"]);
    let published = repository("docs/schemas/tablature.toml.json");
    assert_eq!(run.out, fs::read_to_string(published).expect("it is published"));
}

#[test]
fn files_that_nothing_names_are_left_out() {
    let fixture = Fixture::new()
        .file("order.json", ORDER)
        .file("tablature.toml", "[[check]]\nfiles = [\"in/*\"]\nschema = \"order.json\"\n")
        .file("in/a.json", "{}")
        .file("package.json", "{}");
    let files = ["check", "--only-configured", "in/a.json", "package.json"];
    assert_snapshot!(fixture.run(&[&files[..], &["-v"]].concat()).all(), @r"
    error[missing-field]: required field `id` is missing
     --> in/a.json:1:1
      |
    1 | {}
      | ^
      = help: add `id`, an integer
      = rule: order.json#/required

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    note: left out: 1 file that no `[[check]]` names
    --- exit 1
    ");
    let none = fixture.run(&["check", "--only-configured", "package.json"]);
    assert_eq!(none.code, Some(0), "{}", none.err);
    assert_eq!(none.out, "0 files, 0 records: 0 errors, 0 warnings, 0 advice\n");
}

#[test]
fn all_files_are_checked_when_a_schema_or_the_configuration_changes() {
    let fixture = Fixture::new()
        .file("schemas/order.json", "{\"properties\": {\"id\": {\"$ref\": \"types.json#/$defs/id\"}}}")
        .file("schemas/types.json", r#"{"$defs": {"id": {"type": "integer"}}}"#)
        .file("schemas/other.json", r#"{"type": "object"}"#)
        .file("events/one.json", r#"{"type": "a"}"#)
        .file("many/a.json", r#"{"title": "a", "type": "object"}"#)
        .file("in/a.json", r#"{"id": "x"}"#)
        .file("package.json", "{}")
        .file(
            "tablature.toml",
            "[[check]]\nfiles = [\"in/*\"]\nschema = \"schemas/order.json\"\n\n[[check]]\nfiles = [\"events/*\"]\nschemas = \"many\"\nby = \"/type\"\n",
        );
    for (changed, is_checked) in [
        ("schemas/order.json", true),
        ("schemas/types.json", true),
        ("many/a.json", true),
        ("tablature.toml", true),
        ("in/a.json", true),
        ("schemas/other.json", false),
        ("package.json", false),
    ] {
        let run = fixture.run(&["check", "--only-configured", changed]);
        assert_eq!(run.out.contains("in/a.json:1:8"), is_checked, "{changed}: {}", run.all());
        assert_eq!(run.code, Some(i32::from(is_checked)), "{changed}: {}", run.all());
    }
}

#[test]
fn nothing_is_configured_without_a_configuration() {
    let run = Fixture::new().file("a.json", "{}").run(&["check", "--only-configured", "a.json"]);
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: `--only-configured` needs a `[[check]]` that says which files are payloads, in `tablature.toml`, of which none was found here or above; `tablature init` writes a configuration to begin with
    --- exit 2
    ");
}
