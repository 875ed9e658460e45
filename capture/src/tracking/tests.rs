//! Tests of tracking plans in the shapes that people have.

use super::plan::SHAPES;
use crate::{Captured, Options, Page, capture};

fn read(path: &str, text: &str) -> Captured {
    capture(&[Page::new(path, text)], &[], &Options::default())
}

/// Returns the paths of what was captured, and the problems.
fn outcome(path: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let captured = read(path, text);
    let paths = captured.files.iter().map(|file| file.path.clone()).collect();
    (paths, captured.problems.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    let (paths, problems) = outcome(path, text);
    assert_eq!(problems, [""; 0]);
    let schemas: Vec<&str> =
        paths.iter().map(String::as_str).filter(|path| *path != "index.json").collect();
    assert_eq!((schemas.as_slice(), paths.len()), (expected, expected.len() + 1));
}

const RULES: &str =
    r#"{"type": "object", "properties": {"properties": {"type": "object", "required": ["sku"]}}}"#;

#[test]
fn events_are_found_whatever_stands_around_them() {
    let event =
        |name: &str, schema: &str| format!(r#"{{"{name}": "Cart Viewed", "{schema}": {RULES}}}"#);
    for text in [
        format!(r#"{{"name": "shop", "events": [{}]}}"#, event("name", "rules")),
        format!(
            r#"{{"display_name": "Shop", "name": "w/1", "rules": {{"global": {{}}, "events": [{}]}}}}"#,
            event("name", "rules")
        ),
        format!(r#"{{"title": "shop", "data": {{"rules": [{}]}}}}"#, event("key", "jsonSchema")),
        format!("[{}]", event("event", "schema")),
    ] {
        check("shop.json", &text, &["shop/cart-viewed@unversioned.json"]);
        check("acme/plan.json", &text, &["acme/cart-viewed@unversioned.json"]);
    }
}

#[test]
fn versions_and_other_calls_have_schemas_of_their_own() {
    let text = format!(
        r#"{{"rules": [{{"type": "TRACK", "key": "Cart Viewed", "version": 1, "jsonSchema": {RULES}}},
            {{"type": "TRACK", "key": "Cart Viewed", "version": 2, "jsonSchema": {RULES}}},
            {{"type": "IDENTIFY", "key": "", "version": "1-0-0", "jsonSchema": {RULES}}}]}}"#
    );
    let expected =
        ["plan/cart-viewed@1.json", "plan/cart-viewed@2.json", "plan/identify@1-0-0.json"];
    check("plan.json", &text, &expected);
}

#[test]
fn messages_without_an_event_have_schemas_called_by_their_types() {
    // As Segment's older interface gives a plan: rules for other calls are beside the events.
    let text = format!(
        r#"{{"rules": {{"global": {{"type": "object", "required": ["messageId"]}}, "identify": {RULES}, "group": {{}},
            "identify_traits": [], "events": [{{"name": "Paid", "rules": {RULES}}}]}}}}"#
    );
    check("p.json", &text, &["p/identify@unversioned.json", "p/paid@unversioned.json"]);
    let captured = read("p.json", &text);
    for file in captured.files.iter().filter(|file| file.path != "index.json") {
        let schema: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
        let common = serde_json::json!([{"type": "object", "required": ["messageId"]}]);
        assert_eq!((&schema["allOf"], &schema["payloadAt"]), (&common, &"/properties".into()));
    }
    // As its newer one and RudderStack's do: they are entries with a type.
    let entry = |ty: &str, name: &str| format!(r#"{{{ty}, "name": "{name}", "rules": {RULES}}}"#);
    let entries = [
        entry(r#""type": "COMMON""#, ""),
        entry(r#""type": "GROUP""#, "About groups"),
        entry(r#""eventType": "page""#, ""),
        entry(r#""eventType": "page""#, "Home"),
        entry(r#""eventType": "screen""#, "Screen"),
        entry(r#""eventType": "track""#, "Home"),
    ];
    let expected = ["group", "home-page", "home", "page", "screen"];
    let expected = expected.map(|name| format!("p/{name}@unversioned.json"));
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check("p.json", &format!(r#"{{"events": [{}]}}"#, entries.join(", ")), &expected);
}

#[test]
fn rules_keep_their_draft_and_get_a_name_and_a_source() {
    let rules = r#"{"$schema": "http://json-schema.org/draft-04/schema#", "id": "x", "title": "t", "labels": {},
        "type": "object", "properties": {"id": {"type": "number", "minimum": 0, "exclusiveMinimum": true}}}"#;
    let text = format!(
        "[\n {{\"name\": \"Paid\", \"description\": \" An order was paid. \", \"rules\": {rules}}}]"
    );
    let captured = read("shop/plan.json", &text);
    assert_eq!(
        captured.files.last().expect("there is one").text,
        r#"{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "id": "urn:tablature:shop/paid@unversioned",
  "title": "Paid",
  "description": "An order was paid.",
  "source": {
    "table": "shop/plan.json",
    "line": 2,
    "version": "unversioned"
  },
  "type": "object",
  "properties": {
    "id": {
      "type": "number",
      "minimum": 0,
      "exclusiveMinimum": true
    }
  }
}
"#
    );
}

#[test]
fn what_cannot_be_used_is_reported_and_the_rest_is_captured() {
    let text = format!(
        "[{{\"name\": \"A\", \"rules\": {RULES}}},\n{{\"name\": \"B\"}},\n{{\"rules\": {{}}}},\n\
         {{\"name\": \"C\", \"rules\": {{\"type\": \"text\"}}}},\n{{\"name\": \"a\", \"rules\": {{}}}}]"
    );
    let (paths, problems) = outcome("p.json", &text);
    assert_eq!(paths, ["index.json", "p/a@unversioned.json"]);
    assert_eq!(
        problems,
        [
            &format!(
                "p.json:2: error: the event `B` has no JSON Schema and no properties\n  help: {SHAPES}"
            ),
            "p.json:3: error: an event has no `name`, `key` or `type`",
            "p.json:4: error: the rules of `C` are not a JSON Schema, at `/type`: `\"text\"` is not a type\n  \
             help: use one of `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`",
            "p.json:5: error: a second schema for `p/a@unversioned.json`; the one from p.json:1 is kept\n  \
             help: list the schemas and their names in an overlay",
        ]
    );
}

#[test]
fn files_that_are_no_plan_say_why() {
    for (text, expected) in [
        ("{\"events\":\n", "p.json:2: error: not a tracking plan: "),
        ("{}", "p.json:1: error: not a tracking plan: it has no list of events"),
        (
            r#"{"a": 1, "a": 2}"#,
            "p.json:1: error: not a tracking plan: an object has the same key twice",
        ),
        (r#"{"events": []}"#, "p.json:1: error: not a tracking plan: it has no list of events"),
        (r#"{"$schema": "x", "type": "object"}"#, "p.json:1: error: not a tracking plan: "),
    ] {
        let (paths, problems) = outcome("p.json", text);
        assert_eq!(paths, [""; 0], "{text}");
        assert_eq!(problems.len(), 1, "{text}");
        assert!(problems[0].starts_with(expected), "{text}: {problems:?}");
    }
}

#[test]
fn hostile_plans_cost_little_and_lose_nothing() {
    let deep = "[".repeat(100_000);
    let (_, problems) = outcome("p.json", &deep);
    assert_eq!(problems.len(), 1);
    let entries = vec![format!(r#"{{"name": "\u202e\u0000/../x", "rules": {RULES}}}"#); 3000];
    let (paths, problems) = outcome("../p.json", &format!("[{}]", entries.join(",")));
    assert_eq!((paths.len(), problems.len()), (2, 2999));
    assert!(paths.iter().all(|path| !path.contains("..")), "{paths:?}");
    assert!(problems.iter().all(|text| !text.contains(['\u{202e}', '\u{0}'])));
}

#[test]
fn an_event_without_a_version_has_that_of_its_plan_and_a_message_may_have_more() {
    let text = format!(r#"{{"version": 3, "events": [{{"name": "A", "rules": {RULES}}}]}}"#);
    check("p.json", &text, &["p/a@3.json"]);
    let captured = read("p.json", &text);
    let schema = &captured.files.last().expect("there is one").text;
    assert!(schema.contains("\"additionalProperties\": true"), "{schema}");
}

#[test]
fn the_schema_of_a_message_says_where_its_payload_is() {
    for (properties, expected) in [
        (r#""properties": {"type": "object"}"#, Some("/properties")),
        (r#""context": {}, "properties": {}, "traits": {}"#, Some("/properties")),
        (r#""event": {"const": "A"}, "traits": {"properties": {"plan": {}}}"#, Some("/traits")),
        (r#""context": {"type": ["object", "null"]}, "userId": {}"#, Some("/properties")),
        (r#""sku": {"type": "string"}"#, None),
        (r#""sku": {}, "context": {"type": "object"}"#, None),
        (r#""properties": {"type": "string"}"#, None),
    ] {
        let text = format!(
            r#"[{{"name": "A", "rules": {{"type": "object", "properties": {{{properties}}}}}}}]"#
        );
        let captured = read("p.json", &text);
        let schema = &captured.files.last().expect("there is one").text;
        let schema: serde_json::Value = serde_json::from_str(schema).expect("JSON");
        assert_eq!(schema.get("payloadAt").and_then(|it| it.as_str()), expected, "{text}");
    }
}

#[test]
fn events_may_list_their_properties_without_a_schema() {
    let listed = r#"{"events": [
{"name": "Cart Viewed", "properties": [
 {"name": "sku", "type": "string", "required": true, "description": "The *unit*."},
 {"name": "kind", "type": ["string", "null"], "enum": ["a", "b|c"]},
 "coupon",
 {"name": "count", "type": "integer", "default": 1}]},
{"name": "Paid", "properties": {"amount": "number", "at": {"dataType": "timestamp", "required": "yes"}}},
{"name": "Empty", "properties": []}]}"#;
    let captured = read("shop/plan.json", listed);
    let problems: Vec<String> = captured.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [format!(
            "shop/plan.json:8: error: the event `Empty` has no JSON Schema and no properties\n  help: {SHAPES}"
        )]
    );
    let paths: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        ["index.json", "shop/cart-viewed@unversioned.json", "shop/paid@unversioned.json"]
    );
    let rows: Vec<String> = captured
        .rows
        .iter()
        .map(|row| format!("{} {} {} {}", row.line, row.name, row.captured, row.required))
        .collect();
    assert_eq!(
        rows,
        [
            "3 sku string true",
            "4 kind string|null false",
            "5 coupon any false",
            "6 count integer false",
            "7 amount number false",
            "7 at string(date-time) true"
        ]
    );
    let schema: serde_json::Value = serde_json::from_str(&captured.files[1].text).expect("JSON");
    assert_eq!(schema["properties"]["sku"]["description"], "The *unit*.");
    assert_eq!(schema["properties"]["count"]["default"], 1);
    assert_eq!(schema["properties"]["kind"]["enum"], serde_json::json!(["a", "b|c", null]));
}

#[test]
fn events_may_be_an_object_by_names_and_schemas_under_other_keys() {
    let schema = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
    for text in [
        format!(r#"{{"events": {{"Cart Viewed": {{"payloadSchema": {schema}}}}}}}"#),
        format!(r#"{{"data": [{{"event": "Cart Viewed", "definition": {schema}}}]}}"#),
        r#"[{"name": "Cart Viewed", "version": 1, "type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}]"#
            .replace("\"version\": 1,", ""),
        r#"[{"name": "Cart Viewed", "properties": {"a": {"items": {"type": "string"}}}}]"#.to_owned(),
    ] {
        check("shop.json", &text, &["shop/cart-viewed@unversioned.json"]);
        let captured = read("shop.json", &text);
        let text = &captured.files.last().expect("there is one").text;
        assert!(text.contains("\"a\": {") && !text.contains("\"name\""), "{text}");
    }
    // A schema is no plan, whatever its properties are called.
    let (paths, _) = outcome("p.json", r#"{"properties": {"a": {"properties": {"b": {}}}}}"#);
    assert_eq!(paths, [""; 0]);
}

#[test]
fn several_plans_of_a_file_have_schemas_of_their_own() {
    let event = |name: &str| format!(r#"{{"name": "{name}", "rules": {RULES}}}"#);
    let (a, b) = (event("Cart Viewed"), event("Paid"));
    let expected = [
        "shop/cart-viewed@unversioned.json",
        "site/cart-viewed@unversioned.json",
        "site/paid@unversioned.json",
    ];
    for text in [
        format!(
            r#"{{"tracking_plans": [{{"name": "w/1", "display_name": "Shop", "rules": {{"events": [{a}]}}}},
            {{"display_name": "Site", "rules": {{"global": {{}}, "events": [{a}, {b}]}}}}]}}"#
        ),
        format!(
            r#"{{"data": {{"trackingPlans": [{{"name": "Shop", "rules": [{a}]}}, {{"name": "Site", "events": [{a}, {b}]}}]}}}}"#
        ),
        format!(
            r#"[{{"name": "Shop", "data": {{"rules": [{a}]}}}}, {{"name": "Site", "data": [{a}, {b}]}}]"#
        ),
    ] {
        check("plans.json", &text, &expected);
    }
    // One of them is the plan of the file.
    let one =
        format!(r#"{{"tracking_plans": [{{"name": "Shop", "rules": {{"events": [{a}]}}}}]}}"#);
    check("acme/plans.json", &one, &["acme/cart-viewed@unversioned.json"]);
}

#[test]
fn an_event_may_stand_alone_and_be_wrapped() {
    let event = format!(r#"{{"name": "Paid", "version": 2, "rules": {RULES}}}"#);
    for text in [
        event.clone(),
        format!(r#"{{"data": [{event}], "total": 1}}"#),
        format!(r#"{{"events": [{event}], "currentPage": 1}}"#),
        format!(r#"{{"data": {{"events": [{event}]}}}}"#),
        format!(r#"{{"data": {{"trackingPlan": {{"rules": [{event}]}}}}}}"#),
    ] {
        check("p.json", &text, &["p/paid@2.json"]);
    }
}

#[test]
fn plans_without_rules_are_errors() {
    for text in [
        r#"{"tracking_plans": [{"name": "Shop", "rules": {"events": []}}]}"#,
        r#"{"data": {"trackingPlans": [{"id": "1", "name": "Shop"}]}}"#,
        r#"{"data": [{"id": "1", "name": "Cart Viewed", "eventType": "track"}]}"#,
        r#"{"tracking_plans": [{"name": "Shop", "rules": {"global": {}, "identify": {}}}]}"#,
    ] {
        let (paths, problems) = outcome("p.json", text);
        assert_eq!(paths, [""; 0], "{text}");
        let expected = format!(
            "p.json:1: error: not a tracking plan: it has no list of events\n  help: {SHAPES}"
        );
        assert_eq!(problems, [expected], "{text}");
    }
}

#[test]
fn overlays_list_and_amend_events_of_plans() {
    let plan = r#"[{"name": "Order Placed", "rules": {"type": "object", "properties": {"properties": {"type": "object",
        "properties": {"total": {"type": "number"}}}}}}, {"name": "Cart Viewed", "rules": {"type": "object"}}]"#;
    let csv = "Event,Property,Type,Required\nApp Opened,at,string,no\n";
    let overlay = r#"{ "vendor": "acme", "schemas": [
        { "name": "order", "version": "2", "tables": "plan.json", "root": "Order Placed", "description": "An order." },
        { "name": "opened", "version": "1", "tables": "plan.csv", "root": "App Opened" }],
      "amend": [
        { "type": "Order Placed", "property": "properties.total", "set": { "minimum": 0 }, "source": { "document": "guide", "version": "1" } },
        { "type": "OrderPlaced", "require": ["properties.total"], "source": { "document": "guide", "version": "1" } },
        { "type": "App Opened", "require": ["at"], "source": { "document": "guide", "version": "1" } }] }"#;
    let pages = [Page::new("plan.json", plan), Page::new("plan.csv", csv)];
    let parse = |text: &str| crate::Overlay::parse("o.json", text).expect("it is valid");
    let captured = capture(&pages, &[parse(overlay)], &Options::default());
    let problems: Vec<String> = captured.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [""; 0]);
    let paths: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "acme/opened@1.json",
            "acme/order@2.json",
            "index.json",
            "plan/cart-viewed@unversioned.json"
        ]
    );
    let read = |at: usize| -> serde_json::Value {
        serde_json::from_str(&captured.files[at].text).expect("JSON")
    };
    assert_eq!(read(0)["required"], serde_json::json!(["at"]));
    let payload = &read(1)["properties"]["properties"];
    assert_eq!(payload["properties"]["total"]["minimum"], 0);
    assert_eq!(payload["required"], serde_json::json!(["total"]));
    assert_eq!(
        (&read(1)["title"], &read(1)["description"]),
        (&"Order Placed".into(), &"An order.".into())
    );
    // An entry that fits nothing is an error.
    let wrong = overlay
        .replace("properties.total", "properties.totl")
        .replace("\"root\": \"App", "\"root\": \"Ap");
    let captured = capture(&pages, &[parse(&wrong)], &Options::default());
    let problems: Vec<String> = captured.problems.iter().map(|it| it.message.clone()).collect();
    assert!(problems[1].contains("has no property `properties.totl`"), "{problems:?}");
    let wrong = overlay.replace("\"root\": \"Order Placed", "\"root\": \"Order Plaecd");
    let captured = capture(&pages, &[parse(&wrong)], &Options::default());
    assert_eq!(
        captured.problems[0].to_string(),
        "o.json:2: error: no event `Order Plaecd` in the plan `plan.json`\n  help: did you mean `Order Placed`?"
    );
}

#[test]
fn an_event_of_a_plan_and_of_a_page_is_an_error_whatever_their_versions() {
    let event = |version: u8| {
        format!(r#"{{"name": "Cart Viewed", "version": {version}, "rules": {RULES}}}"#)
    };
    let plan = format!(r#"{{"name": "shop", "events": [{}, {}]}}"#, event(1), event(2));
    let table =
        "# Cart Viewed\n\n| Property | Type | Required |\n|---|---|---|\n| id | string | yes |\n";
    let pages = [Page::new("shop/a.md", table), Page::new("shop/plan.json", plan)];
    let captured = capture(&pages, &[], &Options::default());
    let paths: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["index.json", "shop/cart-viewed@1.json", "shop/cart-viewed@2.json"]);
    assert!(captured.files[0].text.contains(r#""default": "2""#), "{}", captured.files[0].text);
    let problems: Vec<String> = captured.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "shop/a.md:3: error: a second schema for `shop/cart-viewed`; the one from shop/plan.json:1 is kept\n  \
          help: list the schemas and their names in an overlay"
        ]
    );
}

#[test]
fn allowed_values_are_the_same_in_every_notation() {
    for cell in ["\"`auto`, `manual`\"", "auto|manual", "`auto` | `manual`", "auto; manual"] {
        let text = format!("Event,Property,Type,Allowed values\nA,mode,string,{cell}\n");
        let mode = &properties("p.csv", &text)["mode"];
        assert_eq!(mode["enum"], serde_json::json!(["auto", "manual"]), "{cell}");
    }
    for cell in ["auto\\|manual", "`auto` \\| `manual`", "`auto\\|manual`", "`auto`, `manual`"] {
        let text = format!(
            "# A\n\n| Property | Type | Allowed values |\n|---|---|---|\n| mode | string | {cell} |\n"
        );
        let mode = &properties("a.md", &text)["mode"];
        assert_eq!(mode["enum"], serde_json::json!(["auto", "manual"]), "{cell}");
    }
}

/// Returns the properties of the one schema of a page.
fn properties(path: &str, text: &str) -> serde_json::Value {
    let captured = read(path, text);
    let schema = captured.files.iter().find(|file| file.path.contains('@')).expect("there is one");
    let mut schema: serde_json::Value = serde_json::from_str(&schema.text).expect("JSON");
    schema["properties"].take()
}

#[test]
fn long_names_of_plans_events_and_versions_are_cut() {
    let long = "x".repeat(5_000);
    let version = ["1"; 200].join(".");
    let text = format!(
        r#"{{"name": "{long}", "events": [
            {{"name": "{long}", "version": "{version}", "rules": {RULES}}}, {{"name": "{long}y", "rules": {RULES}}}]}}"#
    );
    let (paths, problems) = outcome("plan.json", &text);
    assert_eq!((problems.len(), paths.len()), (0, 3), "{problems:?}");
    assert!(
        paths.iter().flat_map(|path| path.split('/')).all(|part| part.len() < 255),
        "{paths:?}"
    );
}

#[test]
fn events_without_letters_have_files_of_their_own() {
    let event = |name: &str| format!(r#"{{"name": "{name}", "rules": {RULES}}}"#);
    let text = format!("[{}]", ["日本語", "😀", "😁"].map(event).join(", "));
    let names = ["event-u1f600", "event-u1f601", "日本語"];
    let expected = names.map(|name| format!("p/{name}@unversioned.json"));
    check("p.json", &text, &expected.each_ref().map(String::as_str));
    let event = |name: &str| {
        format!(r#"{{"name": "{name}", "properties": [{{"name": "sku", "type": "string"}}]}}"#)
    };
    let text = format!("[{}]", ["日本語", "😀", "😁"].map(event).join(", "));
    let expected = names.map(|name| format!("tables/{name}@unversioned.json"));
    check("p.json", &text, &expected.each_ref().map(String::as_str));
}
