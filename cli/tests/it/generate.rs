//! `tablature generate rust`: outputs, and reports about staleness, loss and errors.

use std::fs;

use insta::assert_snapshot;

use crate::fixture::Fixture;

const ORDER: &str = r#"{
  "title": "Order",
  "type": "object",
  "required": ["id"],
  "properties": {"id": {"type": "string"}, "items": {"type": "array", "items": {"$ref": "parts/item.json"}}}
}"#;
const ITEM: &str = r#"{"title": "Item", "type": "string", "maxLength": 5}"#;

/// A directory with two schemas, one of which refers to the other.
fn fixture() -> Fixture {
    Fixture::new().file("schemas/order.json", ORDER).file("schemas/parts/item.json", ITEM)
}

/// Returns whether lines follow each other, however they are indented.
fn has_rows(text: &str, rows: &[&str]) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.windows(rows.len()).any(|own| own == rows)
}

fn read(fixture: &Fixture, path: &str) -> String {
    fs::read_to_string(fixture.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn without_out_the_text_is_the_result() {
    let fixture = fixture();
    let run = fixture.run(&["generate", "rust", "schemas/order.json"]);
    assert_eq!((run.err.as_str(), run.code), ("", Some(0)));
    assert!(run.out.starts_with("// @generated"), "{}", run.out);
    assert!(run.out.contains("pub struct Order {"), "{}", run.out);
    assert_eq!(fixture.run(&["generate", "rust", "schemas/order.json"]).out, run.out);
}

#[test]
fn where_the_command_runs_makes_no_difference_to_the_text() {
    let fixture = fixture();
    let below = fixture.run(&["generate", "rust", "schemas/order.json"]).out;
    let absolute = fixture.path().join("schemas/order.json");
    let absolute = absolute.to_str().expect("the path is text");
    assert_eq!(fixture.run(&["generate", "rust", absolute]).out, below);
}

#[test]
fn a_directory_becomes_a_tree_of_modules() {
    let fixture = fixture();
    assert_snapshot!(fixture.run(&["generate", "rust", "schemas", "--out", "src/events"]).all(), @r"
    written: `src/events/order.rs`
    written: `src/events/parts/item.rs`
    written: `src/events/parts/mod.rs`
    written: `src/events/mod.rs`
    --- stderr
    --- exit 0
    ");
    let modules = |path| {
        let text = read(&fixture, path);
        text.lines().filter(|line| line.starts_with("pub mod")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(modules("src/events/mod.rs"), "pub mod order; pub mod parts;");
    assert_eq!(modules("src/events/parts/mod.rs"), "pub mod item;");
    assert!(read(&fixture, "src/events/order.rs").contains("pub struct Order {"));
    assert!(read(&fixture, "src/events/parts/item.rs").contains("pub struct Item("));
    let run = fixture.run(&["generate", "rust", "schemas", "--out", "events.rs"]);
    assert_eq!(run.code, Some(0));
    assert!(read(&fixture, "events.rs").contains("pub mod parts {"));
}

#[test]
fn what_is_no_schema_in_a_directory_is_left_out_with_a_note() {
    let package = r#"{"name": "pages", "type": "module"}"#;
    let fixture = fixture()
        .file("schemas/index.json", r#"{"vendor/order": {"versions": ["1"]}}"#)
        .file("schemas/package.json", package)
        .file("schemas/parts/payload.json", r#"{"id": "7"}"#)
        .file("schemas/parts/list.json", "[]")
        .file("schemas/.hidden/other.json", ITEM);
    assert_snapshot!(fixture.run(&["generate", "rust", "schemas", "--out", "src"]).all(), @r"
    written: `src/order.rs`
    written: `src/parts/item.rs`
    written: `src/parts/mod.rs`
    written: `src/mod.rs`
    --- stderr
    note: in `schemas`, 4 files that are not schemas are left out: `index.json`, `package.json`, `parts/list.json`, …
    --- exit 0
    ");
    let run = fixture.run(&["generate", "rust", "schemas/parts/payload.json"]);
    let warning = "warning: schemas/parts/payload.json:1:2 (/id): `id` has no effect in draft 2020-12; use `$id`\n";
    assert_eq!((run.err.as_str(), run.code), (warning, Some(0)));
    let fixture = Fixture::new().file("schemas/package.json", package);
    assert_snapshot!(fixture.run(&["generate", "rust", "schemas"]).all(), @r"
    --- stderr
    error: in `schemas`, a file that is not a schema is left out: `package.json`; the directory contains no other schema, and a file that is named itself is always read
    --- exit 2
    ");
}

#[test]
fn check_tells_what_is_stale() {
    let fixture = fixture();
    let arguments = ["generate", "rust", "schemas", "--out", "src"];
    let check = |fixture: &Fixture| fixture.run(&[&arguments[..], &["--check"]].concat());
    assert_snapshot!(check(&fixture).all(), @r"
    stale: `src/mod.rs` is missing
    stale: `src/order.rs` is missing
    stale: `src/parts/item.rs` is missing
    stale: `src/parts/mod.rs` is missing
    --- stderr
    note: `tablature generate rust schemas --out src` updates the stale files
    --- exit 1
    ");
    assert_eq!(fixture.run(&arguments).code, Some(0));
    assert_snapshot!(check(&fixture).all(), @r"
    fresh: `src` is what the schemas say
    --- stderr
    --- exit 0
    ");
    fs::remove_file(fixture.path().join("schemas/parts/item.json")).expect("it is there");
    let fixture = fixture.file("schemas/order.json", ITEM);
    assert_snapshot!(check(&fixture).all(), @r#"
    stale: `src/mod.rs` is not what the schema says
      module `parts`:
        - pub mod parts;
    stale: `src/order.rs` is not what the schema says
      `Order`:
        - pub struct Order { … }
    stale: `src/parts/item.rs` is made by no schema of this run; remove it, or name its schema too
    stale: `src/parts/mod.rs` is made by no schema of this run; remove it, or name its schema too
    --- stderr
    note: `tablature generate rust schemas --out src` updates the stale files
    --- exit 1
    "#);
}

#[test]
fn two_runs_into_one_directory_are_told_of() {
    let fixture = fixture();
    let run = |schema| fixture.run(&["generate", "rust", schema, "--out", "src"]);
    assert_eq!(run("schemas/order.json").err, "");
    assert_snapshot!(run("schemas/parts/item.json").all(), @r"
    written: `src/item.rs`
    written: `src/mod.rs`
    --- stderr
    note: `src/order.rs` was generated, and this run does not make it
    note: remove what is left over from schemas that are gone; where another run made it, name all schemas in one command, or give each run a directory of its own
    --- exit 0
    ");
}

#[test]
fn fresh_files_are_not_touched_and_others_never_replaced() {
    let fixture = fixture();
    let arguments = ["generate", "rust", "schemas/order.json", "--out", "order.rs"];
    fixture.run(&arguments);
    let written = |fixture: &Fixture| {
        let about = fs::metadata(fixture.path().join("order.rs")).expect("it is there");
        about.modified().expect("files have a time")
    };
    let before = written(&fixture);
    assert_eq!(fixture.run(&arguments).out, "fresh: `order.rs` is what the schemas say\n");
    assert_eq!(written(&fixture), before);
    let fixture = fixture.file("order.rs", "fn main() {}");
    assert_snapshot!(fixture.run(&arguments).all(), @r"
    --- stderr
    error: `order.rs` is not overwritten: it was not written by this command; choose another place, or use `--force`
    --- exit 2
    ");
    assert_eq!(read(&fixture, "order.rs"), "fn main() {}");
    let slip = ["generate", "rust", "schemas/order.json", "--out", "order.json"];
    assert_snapshot!(fixture.run(&slip).all(), @r"
    --- stderr
    error: `order.json` ends like a file, but not in `.rs`; for a directory with a `.json` in its name, make it first
    --- exit 2
    ");
}

#[test]
fn a_formatter_makes_nothing_stale() {
    let fixture = fixture();
    let arguments = ["generate", "rust", "schemas", "--out", "src"];
    fixture.run(&arguments);
    let order = read(&fixture, "src/order.rs");
    let formatted = order.replace("#[derive(Debug, ", "#[derive(\n    Debug,\n    ");
    assert_ne!(formatted, order);
    let root = read(&fixture, "src/mod.rs");
    let sorted = root.replace("mod order;", "mod ;").replace("mod parts;", "mod order;");
    let sorted = sorted.replace("mod ;", "mod parts;");
    assert_ne!(sorted, root);
    let fixture = fixture.file("src/order.rs", &formatted).file("src/mod.rs", &sorted);
    assert_snapshot!(fixture.run(&[&arguments[..], &["--check"]].concat()).all(), @r"
    fresh: `src` is what the schemas say
    --- stderr
    --- exit 0
    ");
    assert_eq!(fixture.run(&arguments).out, "fresh: `src` is what the schemas say\n");
    assert_eq!(read(&fixture, "src/order.rs"), formatted);
    // Stale files are written as a whole.
    let fixture = fixture.file("src/order.rs", formatted.replace("pub id:", "pub ident:"));
    assert_eq!(fixture.run(&arguments).out, "written: `src/order.rs`\n");
    assert_eq!(read(&fixture, "src/order.rs"), order);
}

#[test]
fn what_no_type_holds_is_reported_and_can_be_refused() {
    let schema = r#"{"title": "Odd", "type": "object", "not": {"required": ["a"]}}"#;
    let fixture = Fixture::new().file("odd.json", schema);
    let listed = fixture.run(&["generate", "rust", "odd.json", "--report"]);
    assert!(listed.out.contains("not"), "{}", listed.out);
    assert_eq!((listed.out.lines().count(), listed.code), (1, Some(0)));
    let denied = fixture.run(&["generate", "rust", "odd.json", "--out", "odd.rs", "--deny-lossy"]);
    assert_eq!((&denied.out, denied.code), (&listed.out, Some(1)));
    assert_eq!(denied.err, "error: 1 rule is not held by a type; nothing is written\n");
    assert!(!fixture.path().join("odd.rs").exists());
    let fixture = fixture.file("plain.json", r#"{"type": "string"}"#);
    assert_eq!(fixture.run(&["generate", "rust", "plain.json", "--deny-lossy"]).code, Some(0));
    assert_snapshot!(fixture.run(&["generate", "rust", "plain.json", "--report"]).all(), @r"
    the types hold every rule
    --- stderr
    --- exit 0
    ");
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_nothing_is_written() {
    let fixture = fixture().file("schemas/broken.json", "{\n \"type\" 5}");
    assert_snapshot!(fixture.run(&["generate", "rust", "schemas", "--out", "src"]).all(), @r"
    --- stderr
    error: expected `:` after the key, found `5`
      --> schemas/broken.json:2:9
      help: write the key in double quotes
    error: no types for 1 of 3 schemas; nothing is written
    --- exit 2
    ");
    assert!(!fixture.path().join("src").exists());
    assert_snapshot!(fixture.run(&["generate", "rust", "userpilot/evnt"]).all(), @r"
    --- stderr
    error: no schema `userpilot/evnt` in the catalogue (did you mean `userpilot/event`?); nor is there a file `userpilot/evnt`
    --- exit 2
    ");
    let rename = ["generate", "rust", "schemas/order.json", "--rename", "/properties/x=y"];
    assert_snapshot!(fixture.run(&rename).all(), @r"
    --- stderr
    error: cannot rename `/properties/x`: `order.json` has nothing there
    error: nothing is written
    --- exit 2
    ");
    for wrong in
        [&["generate"][..], &["generate", "rust"], &["generate", "rust", "a.json", "--check"]]
    {
        assert_eq!(fixture.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn names_that_cannot_be_are_refused() {
    let fixture = fixture();
    let rename = |options: &[&str]| {
        fixture.run(&[&["generate", "rust", "schemas/order.json"], options].concat())
    };
    for name in ["9x", "a b", "", "self", "_"] {
        let run = rename(&["--rename", &format!("/properties/id={name}")]);
        let message = format!("`{name}` is not a valid Rust identifier");
        assert!(run.err.contains(&message) && run.code == Some(2), "{name}: {}", run.err);
    }
    let run = rename(&["--rename", "id=ident"]);
    assert!(run.err.contains("`id` is not a JSON Pointer, which starts with `/`"), "{}", run.err);
    assert!(rename(&["--rename", "=Purchase"]).out.contains("pub struct Purchase {"));
    let twice = ["--rename", "/properties/id=a", "--rename", "/properties/id=b"];
    assert_snapshot!(rename(&twice).all(), @r"
    --- stderr
    error: `/properties/id` is given twice by `--rename`, as `a` and as `b`
    --- exit 2
    ");
}

#[test]
fn a_schema_of_the_catalogue_is_named_in_the_header() {
    let run = Fixture::new().run(&["generate", "rust", "userpilot/event"]);
    let header: Vec<&str> = run.out.lines().take_while(|line| line.starts_with("//")).collect();
    let header = header.join("\n");
    assert!(header.contains("userpilot/event"), "{header}");
}

#[test]
fn a_lock_keeps_names_when_values_are_added() {
    let color = |values: &str| format!(r#"{{"title": "Color", "enum": [{values}]}}"#);
    let fixture = Fixture::new().file("color.json", color(r#""dark-red", "blue""#));
    let arguments = ["generate", "rust", "color.json", "--lock", "names.json", "--out", "color.rs"];
    assert_snapshot!(fixture.run(&arguments).all(), @r"
    written: `color.rs`
    written: `names.json`
    --- stderr
    --- exit 0
    ");
    assert_snapshot!(read(&fixture, "names.json"), @r#"
    {
      "@generated": "by tablature generate: what types, fields and variants are called, to be kept",
      "color": {
        "Color/Color": "Color",
        "Color/Color::blue": "Blue",
        "Color/Color::dark-red": "DarkRed"
      }
    }
    "#);
    let fixture = fixture.file("color.json", color(r#""dark_red", "dark-red", "blue""#));
    assert_snapshot!(fixture.run(&[&arguments[..], &["--check"]].concat()).all(), @r"
    stale: `color.rs` is not what the schema says
      `Color::DarkRed2`:
        + /// `dark_red`
        + DarkRed2,
    stale: `names.json` does not name `color: Color/Color::dark_red`
    --- stderr
    note: `tablature generate rust color.json --lock names.json --out color.rs` updates the stale files
    --- exit 1
    ");
    assert_eq!(fixture.run(&arguments).code, Some(0));
    let text = read(&fixture, "color.rs");
    assert!(has_rows(&text, &[r#"DarkRed2 = "dark_red","#, r#"DarkRed = "dark-red","#]), "{text}");
    let without = fixture.run(&["generate", "rust", "color.json"]).out;
    assert!(
        has_rows(&without, &[r#"DarkRed = "dark_red","#, r#"DarkRed2 = "dark-red","#]),
        "{without}"
    );
}

#[test]
fn where_the_code_is_the_result_a_lock_is_told_beside_it() {
    let fixture = fixture();
    let plain = fixture.run(&["generate", "rust", "schemas/order.json"]);
    let run = fixture.run(&["generate", "rust", "schemas/order.json", "--lock", "names.json"]);
    assert_eq!(run.out.replace("// options: --lock names.json\n", ""), plain.out);
    assert_eq!(run.err, "note: written: `names.json`\n");
}

#[test]
fn ids_have_their_vendor_as_a_folder_where_several_schemas_are_named() {
    let fixture = Fixture::new();
    let ids = ["genesys/event", "userpilot/event"];
    let generate = ["generate", "rust", "--out", "src", "--lock", "names.json"];
    assert_snapshot!(fixture.run(&[&generate[..], &ids].concat()).all(), @r"
    written: `src/genesys/event.rs`
    written: `src/userpilot/event.rs`
    written: `src/genesys/mod.rs`
    written: `src/userpilot/mod.rs`
    written: `src/mod.rs`
    written: `names.json`
    --- stderr
    --- exit 0
    ");
    let sections = |path: &str| {
        let lock: serde_json::Value =
            serde_json::from_str(&read(&fixture, path)).expect("a lock is JSON");
        let keys = lock.as_object().expect("a lock has sections").keys();
        keys.filter(|key| *key != "@generated").cloned().collect::<Vec<_>>()
    };
    assert_eq!(sections("names.json"), ids);
    let again = fixture.run(&[&generate[..], &ids].concat());
    assert_eq!(
        (again.out.as_str(), again.code),
        ("fresh: `src` is what the schemas say\n", Some(0))
    );
    // One id has no need of its vendor, and its section no need of it where no other is called the same.
    let one = ["generate", "rust", "genesys/event", "--out", "one", "--lock", "one.json"];
    assert!(fixture.run(&one).out.contains("written: `one/event.rs`"));
    let two = ["generate", "rust", "genesys/event", "genesys/app-event", "--out", "two"];
    assert_eq!(fixture.run(&[&two[..], &["--lock", "one.json"]].concat()).code, Some(0));
    assert_eq!(sections("one.json"), ["app-event", "event"]);
    let both = ["generate", "rust", "--lock", "one.json"];
    assert_snapshot!(fixture.run(&[&both[..], &ids].concat()).all(), @r"
    --- stderr
    error: the lock file has names for `event`, and several schemas are called so; where it says `event`, write the id that they are for, such as `genesys/event`
    --- exit 2
    ");
}

#[test]
fn names_of_a_section_with_a_vendor_are_kept_where_one_schema_is_named() {
    let lock = r#"{
      "@generated": "by tablature generate: what types, fields and variants are called, to be kept",
      "userpilot/event": {"UserpilotEvent/UserpilotEvent": "Exported"}
    }"#;
    let fixture = Fixture::new().file("names.json", lock);
    let run = fixture.run(&["generate", "rust", "userpilot/event", "--lock", "names.json"]);
    assert!(run.out.contains("pub enum Exported {"), "{}", run.err);
}

#[test]
fn a_broken_lock_is_told() {
    let fixture = fixture().file("names.json", r#"{"order": {"/Order": "9"}}"#);
    let run = fixture.run(&["generate", "rust", "schemas/order.json", "--lock", "names.json"]);
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: the lock file `names.json` cannot be used: `/Order` of `order` is not a valid Rust identifier
    --- exit 2
    ");
}

#[test]
fn each_option_changes_the_text() {
    let order = r##"{
      "title": "Order",
      "type": "object",
      "properties": {"id": {"$ref": "#/$defs/Id"}, "at": {"type": "string", "format": "date-time"},
        "by": {"type": "string", "format": "uuid"}, "page": {"type": "string", "format": "uri"}, "ip": {"type": "string", "format": "ipv6", "default": "::1"}},
      "$defs": {"Id": {"type": "string", "minLength": 1}}
    }"##;
    let fixture = Fixture::new().file("order.json", order);
    let plain = fixture.run(&["generate", "rust", "order.json"]).out;
    for (option, value, expected) in [
        ("--derive", "marks::Marked", "marks::Marked"),
        ("--dates", "strings", "format \"date-time\""),
        ("--dates", "any", "::tablature::types::DateTime"),
        ("--dates", "jiff", "::tablature::__tablature_needs_jiff! {}"),
        ("--dates", "time", "::tablature::__tablature_needs_time! {}"),
        ("--dates", "chrono", "::tablature::__tablature_needs_chrono! {}"),
        ("--uuids", "strings", "format \"uuid\""),
        ("--uuids", "any", "::tablature::types::Uuid"),
        ("--uuids", "uuid", "::tablature::__tablature_needs_uuid! {}"),
        ("--urls", "strings", "format \"uri\""),
        ("--urls", "any", "::tablature::types::Url"),
        ("--urls", "url", "::tablature::__tablature_needs_url! {}"),
        ("--ips", "strings", "format \"ipv6\""),
        ("--ips", "std", "::tablature::types::Ipv6"),
        ("--defaults", "docs", "Default where it is absent: `\"::1\"`."),
        ("--defaults", "values", "__tablature_default! { Order, { ip: optional"),
        ("--unknown", "drop", "Order, drop"),
        ("--unknown", "refuse", "Order, refuse"),
        ("--rename", "/properties/at=placed", "pub placed:"),
        ("--replace", "Id=crate::Ident", "Option<crate::Ident>"),
        ("--crate", "crate::events", "crate::events::__tablature_object!"),
    ] {
        let run = fixture.run(&["generate", "rust", "order.json", option, value]);
        // Where lines end is a matter of the formatter.
        let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(expected), "{option} {value}: {}{}", run.out, run.err);
        // Default values change nothing.
        assert!(run.out != plain || plain.contains(expected), "{option} {value}");
    }
    let run = fixture.run(&["generate", "rust", "order.json", "--builders"]);
    assert_ne!(run.out, plain);
    let run = fixture.run(&["generate", "rust", "order.json", "--replace", "Idd=crate::Ident"]);
    let message = "`replace` names `Idd`, which is not a type of this schema; did you mean `Id`?";
    assert!(run.err.contains(message), "{}", run.err);
    assert_eq!(run.code, Some(2));
}

#[test]
fn a_lock_keeps_the_names_of_what_went() {
    let color = |values: &str| format!(r#"{{"title": "Color", "enum": [{values}]}}"#);
    let arguments = ["generate", "rust", "color.json", "--lock", "names.json", "--out", "color.rs"];
    let mut fixture = Fixture::new();
    for values in [r#""paid", "open""#, r#""open""#, r#""PAID", "paid", "open""#] {
        fixture = fixture.file("color.json", color(values));
        assert_eq!(fixture.run(&arguments).code, Some(0));
    }
    let text = read(&fixture, "color.rs");
    assert!(has_rows(&text, &[r#"Paid2 = "PAID","#, r#"Paid = "paid","#]), "{text}");
}

#[test]
fn a_mistyped_file_is_named_with_the_one_that_is_meant() {
    let fixture = Fixture::new().file("schemas/order.json", "{}");
    let says = |typed: &str| fixture.run(&["generate", "rust", typed]).all();
    assert_snapshot!(says("schemas/odrer.json"), @r"
    --- stderr
    error: cannot read the schema `schemas/odrer.json`: there is no such file; did you mean `schemas/order.json`?
    error: nothing is written
    --- exit 2
    ");
    assert_snapshot!(says("customer.json"), @r"
    --- stderr
    error: cannot read the schema `customer.json`: there is no such file; name a file that exists, or an id that `tablature schema list` shows
    error: nothing is written
    --- exit 2
    ");
    assert_snapshot!(says("schemas/order"), @r"
    --- stderr
    error: no schema `schemas/order` in the catalogue; `tablature schema list` shows all; nor is there a file `schemas/order`; did you mean `schemas/order.json`?
    --- exit 2
    ");
    assert_snapshot!(says("schema/order.json"), @r"
    --- stderr
    error: cannot read the schema `schema/order.json`: there is no such file; did you mean `schemas/order.json`?
    error: nothing is written
    --- exit 2
    ");
}

#[test]
fn a_key_that_is_there_twice_is_no_schema() {
    let fixture =
        Fixture::new().file("order.json", "{\n  \"type\": \"object\",\n  \"type\": \"string\"\n}");
    assert_snapshot!(fixture.run(&["generate", "rust", "order.json"]).err, @r"
    error: duplicate key `type`, first at 2:3
      --> order.json:3:3, at `/type`
    error: nothing is written
    ");
}

#[test]
fn a_lock_tells_fields_apart_that_want_one_name() {
    let schema = |fields: &str| format!(r#"{{"type": "object", "properties": {{{fields}}}}}"#);
    let (id, other) = (
        r#""userId": {"type": "string", "pattern": "^u"}"#,
        r#""user_id": {"type": "string", "pattern": "^v"}"#,
    );
    let fixture = Fixture::new().file("l.json", schema(id));
    let arguments = ["generate", "rust", "l.json", "--lock", "names.json", "--out", "l.rs"];
    assert_eq!(fixture.run(&arguments).code, Some(0));
    let fixture = fixture.file("l.json", schema(&format!("{other}, {id}")));
    for _ in 0..3 {
        assert_eq!(fixture.run(&arguments).code, Some(0));
        let text = read(&fixture, "l.rs").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(r#"UserId, { pattern "^u""#), "{text}");
        let check = fixture.run(&[&arguments[..], &["--check"]].concat());
        assert_eq!(check.code, Some(0), "{}", check.all());
    }
}

#[test]
fn documents_given_together_know_each_other_by_their_ids() {
    let a = r#"{"$id": "https://own.example/a.json", "type": "object", "required": ["b"],
        "properties": {"b": {"$ref": "https://own.example/elsewhere/b.json"}}}"#;
    let b = r#"{"$id": "https://own.example/elsewhere/b.json", "type": "object",
        "properties": {"n": {"type": "integer"}, "a": {"$ref": "/a.json"}}}"#;
    let fixture = Fixture::new().file("schemas/a.json", a).file("schemas/b.json", b);
    let run = fixture.run(&["generate", "rust", "schemas", "--out", "out"]);
    assert_eq!((run.err.as_str(), run.code), ("", Some(0)));
    let text = read(&fixture, "out/a.rs");
    assert!(text.contains("pub b: Box<B>,"), "{text}");
    assert!(text.contains(r#""https://own.example/elsewhere/b.json""#), "{text}");
}

#[test]
fn what_is_doubtful_in_a_schema_is_a_warning() {
    let fixture = Fixture::new()
        .file("limits.json", r#"{"type": "integer", "minimum": 5, "maximum": 3}"#)
        .file(
            "api.json",
            r#"{"openapi": "3.1.0", "components": {"schemas": {"Pet": {"type": "object"}}}}"#,
        );
    let run = fixture.run(&["generate", "rust", "limits.json", "--report"]);
    assert_snapshot!(run.all(), @r"
    the types hold every rule
    --- stderr
    warning: limits.json:1:32 (/minimum): no value satisfies both `minimum` 5 and `maximum` 3
    --- exit 0
    ");
    let run = fixture.run(&["generate", "rust", "api.json", "--report"]);
    assert_snapshot!(run.all(), @r"
    the types hold every rule
    --- stderr
    warning: api.json:1:1: no keyword of JSON Schema is used here, so every payload is valid; is this a schema?; this is an API description; name one of its schemas: `FILE#/components/schemas/NAME`
    --- exit 0
    ");
}

#[test]
fn an_invalid_schema_is_rejected_in_the_words_of_check() {
    let schema = r#"{"type": "object", "properties": {"d": {"type": "string", "pattern": "\\A[^\\n]*\\Z"}}}"#;
    let fixture = Fixture::new().file("s.json", schema).file("p.json", r#"{"d": "x"}"#);
    let message = r"the pattern `\A[^\n]*\Z` does not compile: `\A` is not an escape of ECMA-262 at character 1";
    for arguments in
        [["generate", "rust", "s.json", "--report"], ["check", "p.json", "--schema", "s.json"]]
    {
        let run = fixture.run(&arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.err.contains(message), "{arguments:?}: {}", run.err);
        assert!(run.err.contains("s.json:1:70"), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_schema_comes_from_standard_input_too() {
    let fixture = Fixture::new();
    let run = fixture.pipe(&["generate", "rust", "-"], ITEM.as_bytes());
    assert!(run.out.contains("pub struct Item("), "{}", run.all());
    let library = br#"{"$defs": {"Row": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}"#;
    let run = fixture.pipe(&["generate", "rust", "--out", "row.rs", "--", "-#/$defs/Row"], library);
    assert_eq!(run.all(), "written: `row.rs`\n--- stderr\n--- exit 0");
    assert!(read(&fixture, "row.rs").contains("pub struct Row {"));
    let run = fixture.pipe(&["generate", "rust", "-"], b"{");
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: the text ends where a key or `}` should be
      --> schema:1:2
    error: nothing is written
    --- exit 2
    ");
}

#[test]
fn check_says_what_differs() {
    let fixture = fixture();
    let arguments = ["generate", "rust", "schemas/order.json", "--out", "order.rs"];
    fixture.run(&arguments);
    let check = [&arguments[..], &["--check"]].concat();
    let fixture = fixture.file("schemas/order.json", ORDER.replace("\"id\"", "\"key\""));
    assert_snapshot!(fixture.run(&check).all(), @r"
    stale: `order.rs` is not what the schema says
      `Order.id`:
        - pub id: String,
      `Order.key`:
        + pub key: String,
    --- stderr
    note: `tablature generate rust schemas/order.json --out order.rs` updates the stale files
    --- exit 1
    ");
    // What no declaration tells.
    let item = ITEM.replace("5}", "5, \"not\": {\"const\": \"a\"}}");
    let fixture = fixture.file("schemas/order.json", ORDER).file("schemas/parts/item.json", &item);
    assert_eq!(fixture.run(&arguments).code, Some(0));
    let fixture = fixture.file("schemas/parts/item.json", item.replace("\"a\"", "\"b\""));
    assert_snapshot!(fixture.run(&check).all(), @r#"
    stale: `order.rs` is not what the schema says
      - // hash: 40bf1b409fe3cb83
      - "parts/item.json" "{\"title\":\"Item\",\"type\":\"string\",\"maxLength\":5,\"not\":{\"const\":\"a\"}
      + // hash: 34a8d92661bfd76c
      + "parts/item.json" "{\"title\":\"Item\",\"type\":\"string\",\"maxLength\":5,\"not\":{\"const\":\"b\"}
    --- stderr
    note: `tablature generate rust schemas/order.json --out order.rs` updates the stale files
    --- exit 1
    "#);
}

#[test]
fn check_says_which_options_a_file_was_made_with() {
    let fixture = fixture();
    let arguments = ["generate", "rust", "schemas", "--out", "my types"];
    let run = |more: &[&str]| fixture.run(&[&arguments[..], more].concat());
    assert_eq!(run(&["--builders"]).code, Some(0));
    let head = read(&fixture, "my types/order.rs");
    assert!(head.contains("\n// options: --builders\n"), "{head}");
    assert_snapshot!(run(&["--check"]).all(), @r"
    stale: `my types/mod.rs` is not what the schema says
      made with `--builders`, and checked with no options
    stale: `my types/order.rs` is not what the schema says
      `OrderBuilder`:
        - pub struct OrderBuilder { … }
    stale: `my types/parts/item.rs` is not what the schema says
    stale: `my types/parts/mod.rs` is not what the schema says
    --- stderr
    note: `tablature generate rust schemas --out 'my types'` updates the stale files
    --- exit 1
    ");
    assert_eq!(run(&["--check", "--builders"]).code, Some(0));
}

#[test]
fn a_part_of_an_api_description_is_typed_and_the_whole_is_named_as_one() {
    const API: &str = r##"{"openapi": "3.1.0", "components": {"schemas": {
        "Pet": {"type": "object", "properties": {"owner": {"$ref": "#/components/schemas/Owner"}}, "dependentRequired": {"a": ["b"]}},
        "Owner": {"type": "object", "properties": {"name": {"type": "string"}}}
    }}}"##;
    let fixture = Fixture::new().file("api.json", API);
    let run = fixture.run(&["generate", "rust", "api.json#/components/schemas/Pet"]);
    assert_eq!((run.err.as_str(), run.code), ("", Some(0)));
    assert!(run.out.contains("pub struct Owner {"), "{}", run.out);
    assert!(run.out.contains(r#"of_part "/components/schemas/Pet""#), "{}", run.out);
    let run = fixture.run(&["generate", "rust", "api.json", "--out", "api.rs"]);
    assert_snapshot!(run.all(), @r"
    written: `api.rs`
    --- stderr
    warning: api.json:1:1: no keyword of JSON Schema is used here, so every payload is valid; is this a schema?; this is an API description; name one of its schemas: `FILE#/components/schemas/NAME`
    --- exit 0
    ");
}
