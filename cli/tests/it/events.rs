//! Streams of many events, each record checked by the schema that it names.

use insta::assert_snapshot;

use crate::fixture::Fixture;

const CART: &str = r#"{"title": "CartViewed", "type": "object", "required": ["cart_id"], "properties": {"cart_id": {"type": "string"}}}"#;
const ORDER: &str = r#"{"title": "OrderPlaced", "type": "object", "properties": {"order_id": {"type": "string", "fault": {"code": "bad-order", "help": "send its id"}}}}"#;

fn fixture() -> Fixture {
    Fixture::new().file(".schemas/cart.json", CART).file(".schemas/sub/order-placed@1.json", ORDER)
}

const STREAM: &str = r#"{"type":"track","event":"Cart Viewed","properties":{"cart_id":"c"}}
{"type":"track","event":"order_placed","properties":{"order_id":7}}
{"type":"track","event":"Order Plcaed","properties":{}}
{"type":"page"}
"#;

#[test]
fn what_was_captured_is_used_at_once() {
    let table = |event: &str, field: &str| {
        format!(
            "## {event}\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| {field} | String | yes | x |\n\n"
        )
    };
    let page = format!(
        "# Events\n\n{}{}",
        table("Cart Viewed", "cart_id"),
        table("Order Placed", "order_id")
    );
    let fixture = Fixture::new().file("plan.md", page).file("stream.jsonl", STREAM);
    assert_eq!(fixture.run(&["capture", "plan.md", "--out", ".captured"]).code, Some(0));
    let run = fixture.run(&["check", "stream.jsonl", "--schema", ".captured"]);
    assert_snapshot!(run.all(), @r#"
    error[wrong-type]: expected a string, found integer `7`
     --> stream.jsonl:2:65 (record 2, /properties/order_id)
      |
    2 | …ent":"order_placed","properties":{"order_id":7}}
      |                                               ^
      = help: put the value in quotes
      = source: plan.md:13 order_id (unversioned)

    error[unknown-event]: there is no schema for `Order Plcaed`
     --> stream.jsonl:3:25 (record 3, /event)
      |
    3 | {"type":"track","event":"Order Plcaed","properties":{}}
      |                         ^^^^^^^^^^^^^^
      = help: did you mean `OrderPlaced`?

    error[unknown-event]: there is no schema for `page` messages, which name no event
     --> stream.jsonl:4:9 (record 4, /type)
      |
    4 | {"type":"page"}
      |         ^^^^^^
      = help: add a schema for messages of this type, as the rules of a tracking plan are, or leave them out with `--allow unknown-event:/type`

    1 file, 4 records: 3 errors, 0 warnings, 0 advice
    --- stderr
    note: stream.jsonl: the schema of each record is chosen by `/event`, its payload is at `/properties` (name other places with --by and --payload)
    --- exit 1
    "#);
}

#[test]
fn schemas_of_pages_and_of_tracking_plans_check_one_stream() {
    let page = "# Acme\n\n## Cart Viewed\n\n| Property | Type | Required | Description |\n|---|---|---|---|\n| cart_id | string | yes | x |\n";
    let plan = r#"{"name": "acme", "events": [
        {"name": "Order Placed", "rules": {"type": "object", "properties": {"context": {"type": "object"},
            "properties": {"type": "object", "required": ["total"], "properties": {"total": {"type": "number"}}}},
            "required": ["properties"]}},
        {"name": "App Opened", "rules": {"type": "object", "properties": {"sku": {"type": "string"}}}}]}"#;
    let stream = r#"{"type": "track", "event": "Cart Viewed", "userId": "u", "properties": {"cart_id": "c"}}
{"type": "track", "event": "Order Placed", "userId": "u", "properties": {"total": 1}}
{"type": "track", "event": "App Opened", "properties": {"sku": "s"}}
{"type": "track", "event": "Cart Viewed", "properties": {"cart_id": 1}}
{"type": "track", "event": "Order Placed", "properties": {"total": "1"}}
{"type": "track", "event": "Order Placed", "context": 5, "properties": {}}
{"type": "track", "event": "App Opened", "properties": {"sku": 1}}
"#;
    let fixture = Fixture::new()
        .file("acme/events.md", page)
        .file("acme/plan.json", plan)
        .file("a/stream.jsonl", stream)
        .file(
            "tablature.toml",
            "[[check]]\nfiles = [\"a/*\"]\nschemas = \".schemas\"\nby = \"/event\"\npayload = \"/properties\"\n",
        );
    let run = fixture.run(&["capture", "acme", "acme/plan.json", "--out", ".schemas"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let expected = [
        "a/stream.jsonl:4:69 4 wrong-type",
        "a/stream.jsonl:5:68 5 wrong-type",
        "a/stream.jsonl:6:55 6 wrong-type",
        "a/stream.jsonl:6:72 6 missing-field",
        "a/stream.jsonl:7:64 7 wrong-type",
    ];
    let explicit: &[&str] = &["--schema", ".schemas", "--by", "/event", "--payload", "/properties"];
    for options in [explicit, &["--schema", ".schemas"], &[]] {
        let args = [&["check", "a/stream.jsonl", "--format", "json"], options].concat();
        assert_eq!(fixture.run(&args).findings(), expected, "{options:?}");
        let args = [&args[..], &["--jobs", "1"]].concat();
        assert_eq!(fixture.run(&args).findings(), expected, "{options:?}");
    }
    // One schema, and records that are chosen by their keys, are read alike.
    let schema = ".schemas/acme/order-placed@unversioned.json";
    let order = r#"{"event": "Order Placed", "properties": {"total": "1"}}"#;
    let fixture = fixture.file("order.json", order);
    for options in [&["--schema", schema][..], &["--schema", "auto"]] {
        for payload in [&["--payload", "/properties"][..], &[]] {
            let args = [&["check", "order.json", "--format", "json"], options, payload].concat();
            let found = fixture.run(&args).findings();
            assert_eq!(found, ["order.json:1:51 null wrong-type"], "{args:?}");
        }
    }
}

#[test]
fn messages_without_an_event_are_checked_by_the_rules_for_their_type() {
    let plan = r#"{"name": "acme", "rules": {
        "identify": {"type": "object", "properties": {"traits": {"type": "object", "required": ["plan"]}}},
        "events": [{"name": "Paid", "rules": {"type": "object", "properties": {"properties": {"type": "object"}}}}]}}"#;
    let stream = r#"{"type": "identify", "userId": "u", "traits": {"plan": "a"}}
{"type": "track", "event": "Paid", "userId": "u", "properties": {}}
{"type": "identify", "userId": "u", "traits": {}}
{"type": "page", "userId": "u", "properties": {}}
{"type": "track", "event": "Piad", "properties": {}}
{"type": "track", "properties": {}}
"#;
    let fixture = Fixture::new().file("plan.json", plan).file("stream.jsonl", stream);
    let run = fixture.run(&["capture", "plan.json", "--out", ".schemas"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    let expected = [
        "stream.jsonl:3:47 3 missing-field",
        "stream.jsonl:4:10 4 unknown-event",
        "stream.jsonl:5:28 5 unknown-event",
        "stream.jsonl:6:1 6 missing-field",
    ];
    let all = ["check", "stream.jsonl", "--format", "json", "--schema", ".schemas"];
    let named = ["--by", "/event", "--payload", "/properties"];
    for options in [&named[..], &[], &["--jobs", "1"]] {
        assert_eq!(fixture.run(&[&all[..], options].concat()).findings(), expected, "{options:?}");
    }
    let allowed = ["--allow", "unknown-event:/type"];
    let expected = [expected[0], expected[2], expected[3]];
    let run = fixture.run(&[&all[..], &named, &allowed].concat());
    assert_eq!(run.findings(), expected);
    let run = fixture.run(&["check", "stream.jsonl", "--schema", ".schemas"]);
    let message =
        "error[unknown-event]: there is no schema for `page` messages, which name no event";
    assert!(run.all().contains(message), "{}", run.all());
}

#[test]
fn a_tracking_plan_is_refused_as_a_schema_but_for_its_parts() {
    let plan = r#"{"id": "tp", "name": "shop", "description": "x", "events": [{"name": "Paid", "rules": {"required": ["total"]}}]}"#;
    let fixture = Fixture::new().file("plan.json", plan).file("e.json", r#"{"event": "Paid"}"#);
    let run = fixture.run(&["check", "e.json", "--schema", "plan.json"]);
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: the schema `plan.json` is invalid
      plan.json:1:1: a tracking plan is not a schema; `tablature capture FILE --out DIR` makes a schema of each of its events; give these, or `FILE#/…` for the rules of one event
    --- exit 2
    ");
    let part = ["check", "e.json", "--schema", "plan.json#/events/0/rules", "--format", "json"];
    assert_eq!(fixture.run(&part).findings()[0], "e.json:1:1 null missing-field");
}

#[test]
fn options_say_where_the_parts_of_records_are() {
    let page = r#"{"next": 2, "entities": [
  {"meta": {"name": "cart-viewed"}, "fields": {"cart_id": 5}},
  {"meta": {"name": "ORDER PLACED"}, "fields": {"order_id": 7, "x": 1}}
]}"#;
    let fixture = fixture().file("page.json", page);
    let args = [
        "--schema",
        ".schemas",
        "--records",
        "/entities",
        "--by",
        "/meta/name",
        "--payload",
        "/fields",
    ];
    let run = fixture.run(&[&["check", "page.json"], &args[..]].concat());
    assert_snapshot!(run.all(), @r#"
    error[wrong-type]: expected a string, found integer `5`
     --> page.json:2:59 (record 1, /entities/0/fields/cart_id)
      |
    2 | …name": "cart-viewed"}, "fields": {"cart_id": 5}},
      |                                               ^
      = help: put the value in quotes
      = rule: .schemas/cart.json#/properties/cart_id/type

    error[wrong-type]: expected a string, found integer `7`
     --> page.json:3:61 (record 2, /entities/1/fields/order_id)
      |
    3 | …me": "ORDER PLACED"}, "fields": {"order_id": 7, "x": 1}}
      |                                               ^
      = help: send its id
      = rule: .schemas/sub/order-placed@1.json#/properties/order_id/type

    warning[unknown-field]: unknown field `x`
     --> page.json:3:64 (record 2, /entities/1/fields/x)
      |
    3 | …: "ORDER PLACED"}, "fields": {"order_id": 7, "x": 1}}
      |                                               ^^^
      = rule: .schemas/sub/order-placed@1.json#/properties

    1 file, 2 records: 2 errors, 1 warning, 0 advice
    --- stderr
    --- exit 1
    "#);
    let denied = fixture.run(
        &[&["check", "page.json", "--quiet", "--warn", "bad-order,wrong-type"], &args[..]].concat(),
    );
    assert_eq!(denied.code, Some(0), "{}", denied.all());
}

#[test]
fn the_configuration_says_the_same() {
    let fixture = fixture().file("a/stream.jsonl", STREAM).file(
        "tablature.toml",
        "[[check]]\nfiles = [\"a/*\"]\nschemas = \".schemas\"\nby = \"/event\"\npayload = \"/properties\"\n",
    );
    let run = fixture.run(&["check", "a", "--format", "json"]);
    assert_eq!(
        run.findings(),
        [
            "a/stream.jsonl:2:65 2 wrong-type",
            "a/stream.jsonl:3:25 3 unknown-event",
            "a/stream.jsonl:4:9 4 unknown-event",
        ]
    );
    let invalid = |rule: &str| {
        let text = format!("[[check]]\nfiles = [\"a/*\"]\n{rule}\n");
        std::fs::write(fixture.path().join("tablature.toml"), text).expect("it can be written");
        fixture.run(&["check", "a"]).all()
    };
    assert_snapshot!(invalid("schemas = \".schemas/cart.json\""), @r#"
    --- stderr
    error: the configuration is invalid
    tablature.toml:3:11: `.schemas/cart.json` is not a directory of schemas
    --- exit 2
    "#);
    assert_snapshot!(invalid("schema = \"x.json\"\nschemas = \"y\"\nby = \"event\""), @r#"
    --- stderr
    error: the configuration is invalid
    tablature.toml:4:1: `schema` and `schemas` exclude each other
    tablature.toml:4:11: `y` is not a directory of schemas
    tablature.toml:5:6: `event` is not a JSON Pointer: it begins with `/`, as in `/event`
    --- exit 2
    "#);
    assert_snapshot!(invalid("schema = \"x.json\"\nby = \"/event\""), @r#"
    --- stderr
    error: the configuration is invalid
    tablature.toml:3:10: cannot read the schema `[DIR]/x.json`: No such file or directory (os error 2)
    tablature.toml:4:1: `by` chooses among `schemas`; `schema` is only one
    --- exit 2
    "#);
}

#[test]
fn what_does_not_choose_is_said() {
    let fixture = fixture()
        .file("two.json", r#"{"event": "CartViewed", "type": "OrderPlaced"}"#)
        .file(
            "other.jsonl",
            "{\"event\": \"else\"}\n5\n{broken\n{\"name\": \"cart viewed\", \"cart_id\": 1}\n",
        )
        .file("empty/none.txt", "");
    let args = ["check", "two.json", "other.jsonl", "--schema", ".schemas", "--show", "all"];
    let run = fixture.run(&args);
    assert_snapshot!(run.all(), @r#"
    error[unknown-event]: the record names no schema in `event`
     --> other.jsonl:1:1 (record 1)
      |
    1 | {"event": "else"}
      | ^
      = help: say with `--by` where records name their event

    error[unknown-event]: the record does not say which schema it is for
     --> other.jsonl:2:1 (record 2)
      |
    2 | 5
      | ^
      = help: say with `--by` where records name their event

    error[invalid-json]: expected a key or `}`, found `broken`
     --> other.jsonl:3:2 (record 3)
      |
    3 | {broken
      |  ^
      = help: write the key in double quotes

    warning[unknown-field]: unknown field `name`
     --> other.jsonl:4:2 (record 4, /name)
      |
    4 | {"name": "cart viewed", "cart_id": 1}
      |  ^^^^^^
      = rule: .schemas/cart.json#/properties

    error[wrong-type]: expected a string, found integer `1`
     --> other.jsonl:4:36 (record 4, /cart_id)
      |
    4 | {"name": "cart viewed", "cart_id": 1}
      |                                    ^
      = help: put the value in quotes
      = rule: .schemas/cart.json#/properties/cart_id/type

    2 files, 5 records: 4 errors, 1 warning, 0 advice; 1 input could not be checked
    --- stderr
    error: two.json: each of `event`, `type` names a schema; choose one with `--by`
    note: other.jsonl: the schema of each record is chosen by `/name` (name another place with --by)
    --- exit 2
    "#);
    for args in [
        &["--schema", "empty"][..],
        &["--schema", ".schemas/cart.json", "--by", "/event"],
        &["--schema", ".schemas", "--by", "event"],
        &["--by", "/event"],
    ] {
        let run = fixture.run(&[&["check", "two.json"], args].concat());
        assert_eq!(run.code, Some(2), "{}", run.all());
    }
}

#[test]
fn a_name_of_two_schemas_and_an_invalid_one_are_reported() {
    let fixture = fixture()
        .file(".schemas/other.json", r#"{"title": "cart_viewed", "type": "object"}"#)
        .file(".schemas/broken.json", r#"{"title": "Broken", "properties": {"a": {"type": "strng"}}}"#)
        .file(
            "a.jsonl",
            "{\"event\":\"cart_viewed\"}\n{\"event\":\"CartViewed\",\"cart_id\":\"c\"}\n{\"event\":\"Cart Viewed\"}\n{\"event\":\"broken\"}\n",
        );
    let run = fixture.run(&["check", "a.jsonl", "--schema", ".schemas", "--by", "/event"]);
    assert_snapshot!(run.all(), @r#"
    warning[unknown-field]: unknown field `event`
     --> a.jsonl:2:2 (record 2, /event)
      |
    2 | {"event":"CartViewed","cart_id":"c"}
      |  ^^^^^^^
      = rule: .schemas/cart.json#/properties

    error[ambiguous-event]: `Cart Viewed` names 2 schemas
     --> a.jsonl:3:10 (record 3, /event)
      |
    3 | {"event":"Cart Viewed"}
      |          ^^^^^^^^^^^^^
      = help: spell it as the title of one, or give them different names

    error[unusable-schema]: the schema of `broken` cannot be used: the schema `.schemas/broken.json` is invalid: .schemas/broken.json:1:50 (/properties/a/type): `"strng"` is not a type; did you mean `string`?
     --> a.jsonl:4:1 (record 4)
      |
    4 | {"event":"broken"}
      | ^
      = help: fix the schema

    1 file, 4 records: 2 errors, 1 warning, 0 advice; 1 input could not be checked
    --- stderr
    --- exit 2
    "#);
}

#[test]
fn one_schema_can_be_for_a_part_of_records() {
    let fixture = fixture().file("a.json", r#"{"rows": [{"cart_id": "a"}, {"cart_id": 1}]}"#);
    let run = fixture.run(&[
        "check",
        "a.json",
        "--schema",
        ".schemas/cart.json",
        "--records",
        "/rows",
        "--format",
        "json",
    ]);
    assert_eq!(run.findings(), ["a.json:1:41 2 wrong-type"]);
    assert_eq!(run.json()[0]["pointer"], "/rows/1/cart_id");
}

#[test]
fn the_output_is_the_same_for_any_number_of_jobs() {
    let line = |index: usize| {
        let turn = index % 4 * usize::from(index.is_multiple_of(97));
        let event = ["Cart Viewed", "order_placed", "CartViewed", "nope"][turn];
        let value = if index.is_multiple_of(101) { "5" } else { "\"c\"" };
        let field = if event.starts_with('o') { "order_id" } else { "cart_id" };
        format!(
            r#"{{"type":"track","event":"{event}","sent":{{"at":{index}}},"properties":{{"{field}":{value}}}}}"#
        )
    };
    let lines: Vec<String> = (0..40_000).map(line).collect();
    let fixture = fixture().file("a.jsonl", lines.join("\n"));
    let run = |jobs: &str| {
        fixture
            .run(&["check", "a.jsonl", "--schema", ".schemas", "--format", "json", "--jobs", jobs])
    };
    let one = run("1");
    assert_eq!(one.json().last().map(|it| it["records"].clone()), Some(40_000.into()));
    let unknown = one.findings().iter().filter(|it| it.ends_with("unknown-event")).count();
    assert_eq!(unknown, (0..40_000).filter(|it| it % 97 == 0 && it % 4 == 3).count());
    assert!(run("2").out == one.out && run("5").out == one.out);
    // Pages of records are read as lines, too.
    let page = |records: &[String]| format!(r#"{{"entities":[{}]}}"#, records.join(","));
    let pages: Vec<String> = lines.chunks(10).map(page).collect();
    let fixture = fixture.file("pages.jsonl", pages.join("\n"));
    let args = ["check", "pages.jsonl", "--schema", ".schemas", "--records", "/entities"];
    let of_pages = fixture.run(&[&args[..], &["--format", "json"]].concat());
    let codes = |findings: Vec<String>| -> Vec<String> {
        findings.iter().map(|it| it.split_once(' ').expect("two").1.to_owned()).collect()
    };
    assert_eq!(codes(of_pages.findings()), codes(one.findings()));
    assert_eq!(of_pages.json().last().map(|it| it["records"].clone()), Some(40_000.into()));
}
