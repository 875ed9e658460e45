use serde_json::json;
use tablature_schema::{
    catalogue,
    ir::{LoadOptions, NoSource},
    load::load,
};

use super::*;
use crate::document::tests::body;

fn described(name: &str, schema: &Value) -> Described {
    let text = schema.to_string();
    let ir = load(name, text.as_bytes(), &LoadOptions::default(), &mut NoSource);
    Described::new(name, Arc::new(ir.expect("it is a schema")))
}

/// Returns the pages by path, without their styles and scripts.
fn pages(schemas: &[Described]) -> Vec<(String, String)> {
    let files = files(schemas).expect("memory can be written");
    files
        .into_iter()
        .map(|file| {
            assert!(is_page(file.text.as_bytes()), "{}", file.text);
            let plain = body(&file.text).replace("&#x2f;", "/");
            (file.path, plain)
        })
        .collect()
}

#[track_caller]
fn check(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn fields_have_types_rules_and_sources() {
    let schema = json!({
        "title": "Order", "description": "An `order`.", "required": ["id", "lines"], "additionalProperties": false,
        "source": {"document": "orders.md", "line": 3},
        "properties": {
            "id": {"type": "string", "format": "uuid", "description": "Who it is.", "deprecated": true,
                "source": {"table": "orders.md", "line": 5, "row": "id", "version": "2"}},
            "kind": {"enum": ["a", 1], "default": "a", "examples": ["a"], "documentedAs": "order_kind"},
            "at": {"anyOf": [{"$ref": "#/$defs/At"}, {"type": "null"}]},
            "lines": {"type": "array", "minItems": 1, "items": {"required": ["sku"], "properties": {
                "sku": {"type": "string", "pattern": "^[A-Z]+$", "fault": {"code": "bad-sku", "help": "use `A` to `Z`"}}}}},
            "tags": {"type": "array", "items": {"type": "string", "maxLength": 3}},
            "more": {"type": "object", "patternProperties": {"^x-": {"type": "integer"}}},
            "note": {"should": {"type": "string", "maxLength": 9}}
        },
        "$defs": {"At": {"type": "string", "format": "date-time", "maxAge": "PT1H"}}
    });
    let pages = pages(&[described("acme/order@1", &schema)]);
    let paths: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["pages/acme_order@1.html", "index.html"]);
    check(
        &pages[0].1,
        &[
            "<h1>Order</h1>",
            "<p>An <code>order</code>.</p>",
            "<span class=\"path\">orders.md:3</span>",
            "<li class=\"error\">has no fields but these</li>",
            "<tr id=\"/id\" data-presence=\"always\" class=\"deprecated\">",
            "<td class=\"types\">string (uuid)</td>",
            "<span class=\"tag error\">required</span> <span class=\"tag warning\">deprecated</span>",
            "<span class=\"path\">orders.md:5 id (2)</span>",
            "<li class=\"error\">is one of <code>&quot;a&quot;</code>, <code>1</code></li>",
            "documented as <code>order_kind</code> · if left out: <code>&quot;a&quot;</code> · such as <code>&quot;a&quot;</code>",
            "<td class=\"types\">string (date-time) or null</td>",
            "<li class=\"error\">is not older than 1 h</li>",
            "<td class=\"types\">array of object</td>",
            "<tr id=\"/lines/*/sku\" data-presence=\"always\">",
            "<a href=\"#/lines/*/sku\"><span class=\"around\">lines[].</span>sku</a>",
            "<li class=\"error\">matches <code>^[A-Z]+$</code>: use <code>A</code> to <code>Z</code> <code class=\"code\">bad-sku</code></li>",
            "<li class=\"error\">each item has at most 3 characters</li>",
            "<span class=\"around\">more.</span><em>/^x-/</em>",
            "<li class=\"warning\">has at most 9 characters</li>",
        ],
    );
    check(
        &pages[1].1,
        &[
            "<a href=\"pages/acme_order@1.html\">acme/order@1</a> <span class=\"around\">Order</span>",
            "1 schema on 1 page, 9 fields in the latest versions",
        ],
    );
}

/// An event whose `kind` selects what else holds, once by conditions and once by a union.
#[test]
fn variants_have_pages_of_their_own() {
    let conditions = json!({
        "required": ["kind"], "properties": {"kind": {"type": "string"}, "name": {"type": "string"}, "click": {"type": "object"}},
        "allOf": [
            {"if": {"required": ["kind"], "properties": {"kind": {"const": "view"}}},
             "then": {"required": ["name"], "properties": {"name": {"minLength": 1}, "click": {"not": {}}}}},
            {"if": {"required": ["kind"], "properties": {"kind": {"enum": ["com.acme.Click", "Click"]}}},
             "then": {"properties": {"name": {"pattern": "^(a|b):"}}, "allOf": [
                {"if": {"required": ["name"], "properties": {"name": {"pattern": "^a:"}}}, "then": {"required": ["click"]}},
                {"if": {"required": ["name"], "properties": {"name": {"pattern": "^b:"}}}, "then": {}}]}}
        ]
    });
    let mut event = described("acme/event", &conditions);
    event.payloads = vec![
        json!({"kind": "view", "name": "n"}),
        json!({"kind": "Click", "name": "a:1", "click": {}}),
        json!({"kind": "Click", "name": "b:1"}),
    ];
    let found = pages(&[event]);
    let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "pages/acme_event.html",
            "pages/acme_event_view.html",
            "pages/acme_event_Click.html",
            "pages/acme_event_Click_a.html",
            "pages/acme_event_Click_b.html",
            "index.html",
        ]
    );
    check(
        &found[0].1,
        &[
            "<h2>Variants, by <code>kind</code></h2>",
            "<a href=\"acme_event_Click.html\">Click</a>",
            " · <a href=\"acme_event_Click_a.html\">a:…</a>",
            "<li class=\"case\">in some cases is not empty</li>",
            "required in some cases",
        ],
    );
    check(
        &found[1].1,
        &[
            "Payloads of <code>acme/event</code> in which <code>kind</code> is <code>view</code></p>",
            "not in this variant: <code>click</code>",
            "<li class=\"error\">is not empty</li>",
            "&quot;name&quot;: &quot;n&quot;",
        ],
    );
    check(
        &found[3].1,
        &[
            "<tr id=\"/click\" data-presence=\"always\">",
            "a:1",
            "</code>, and <code>name</code> begins with <code>a:</code>",
            "<li class=\"error\">in this variant is <code>&quot;com.acme.Click&quot;</code>, <code>&quot;Click&quot;</code></li>",
        ],
    );
    check(&found[5].1, &["<a href=\"pages/acme_event_view.html\">view</a>"]);

    let union = json!({"oneOf": [
        {"required": ["kind"], "properties": {"kind": {"const": "a"}, "x": {"type": "string"}}},
        {"required": ["kind"], "properties": {"kind": {"const": "b"}, "y": {"type": "string"}}}
    ]});
    let found = pages(&[described("u", &union)]);
    check(&found[0].1, &["id=\"/x\"", "id=\"/y\""]);
    check(&found[1].1, &["id=\"/x\"", "<li class=\"error\">is <code>&quot;a&quot;</code></li>"]);
    assert!(!found[1].1.contains("id=\"/y\""), "{}", found[1].1);
}

#[test]
fn versions_are_linked_and_changes_listed() {
    let version = |number: &str| {
        let schema = json!({"properties": {"a": {"type": "string"}}});
        let mut one = described(&format!("acme/order@{number}"), &schema);
        (one.family, one.version) = ("acme/order".to_owned(), Some(number.to_owned()));
        one
    };
    let mut second = version("2");
    let breaking =
        Change::new(Effect::Breaking, "field-became-required", "a.b", "`b` <became> required");
    let breaking = breaking.with_witness(Some("{\"a\": 1}".to_owned()));
    let note =
        Change::new(Effect::Annotation, "description-changed", "", "the description changed");
    second.changes = Some(Changes::new("1", vec![("backward", "breaking")], vec![note, breaking]));
    let found = pages(&[version("1"), second]);
    check(&found[0].1, &["versions: <strong>1</strong> · <a href=\"acme_order@2.html\">2</a>"]);
    check(
        &found[1].1,
        &[
            "<h2>Changes since 1</h2>",
            "backward: <strong class=\"breaking\">breaking</strong>",
            "<td class=\"path\">a.b</td><td><code>b</code> &lt;became&gt; required<details>",
            "<td class=\"path\">the payload</td>",
        ],
    );
    // One entry in the index, with both versions, and its fields once in the search.
    check(
        &found[2].1,
        &[
            "2 schemas on 2 pages, 1 field in",
            "<a href=\"pages/acme_order@1.html\">1</a>, <a href=\"pages/acme_order@2.html\">2</a>",
        ],
    );
    assert_eq!(found[2].1.matches("<article").count(), 1);
}

#[test]
fn hostile_text_stays_text() {
    let evil = "</script><script>alert(1)</script>\u{202e}{{ 7 * 7 }}<!--";
    let schema = json!({
        "title": evil, "description": evil,
        "properties": {evil: {"description": evil, "enum": [evil], "examples": [evil], "default": evil, "documentedAs": evil,
            "source": {"document": evil}, "fault": {"code": "x", "help": evil}}},
        "patternProperties": {"^<img src=x>": {"type": "string"}}
    });
    let mut one = described("../../<img src=x onerror=alert(1)>", &schema);
    one.version = Some(evil.to_owned());
    one.payloads = vec![json!({evil: evil})];
    one.changes =
        Some(Changes::new(evil, Vec::new(), vec![Change::new(Effect::Review, "x", evil, evil)]));
    let files = files(&[one]).expect("memory can be written");
    for file in files {
        let plain =
            file.path.chars().all(|char| char.is_ascii_alphanumeric() || "/_-.@".contains(char));
        assert!(plain && !file.path.contains("../"), "{}", file.path);
        let n_scripts = if file.path == "index.html" { 3 } else { 2 };
        assert_eq!(file.text.matches("<script").count(), n_scripts, "{}", file.text);
        assert_eq!(file.text.matches("</script").count(), n_scripts);
        for part in ["<img", "\u{202e}", "49", "<!-- <", "<!--\""] {
            assert!(!file.text.contains(part), "{part}\n{}", file.text);
        }
    }
}

#[test]
fn schemas_without_an_end_have_one_on_pages() {
    let node = json!({"properties": {"name": {"type": "string"}, "inner": {"$ref": "#"}, "list": {"items": {"$ref": "#"}}}});
    let found = pages(&[described("node", &node)]);
    check(&found[0].1, &["id=\"/inner\"", "id=\"/list\""]);
    assert!(!found[0].1.contains("id=\"/inner/name\""), "{}", found[0].1);
    // Each level has ten fields that each have the next: 10 to the 9 fields.
    let level = |n: u32| {
        let names =
            (0..10).map(|k| (format!("f{k}"), json!({"$ref": format!("#/$defs/d{}", n + 1)})));
        (format!("d{n}"), json!({"properties": names.collect::<serde_json::Map<_, _>>()}))
    };
    let mut definitions: serde_json::Map<String, Value> = (0..8).map(level).collect();
    definitions.insert("d8".to_owned(), json!({"type": "string"}));
    let found = pages(&[described("deep", &json!({"$ref": "#/$defs/d0", "$defs": definitions}))]);
    assert_eq!(found[0].1.matches("<tr id=").count(), 3_000);
    check(&found[0].1, &["There are more fields, which are not listed."]);
}

#[test]
fn the_search_knows_pages_and_fields() {
    let entries: Vec<Described> = catalogue::entries()
        .iter()
        .map(|entry| Described {
            family: entry.family().to_owned(),
            version: Some(entry.version().to_owned()),
            ..Described::new(&entry.id(), entry.ir())
        })
        .collect();
    let first = files(&entries).expect("memory can be written");
    assert_eq!(first, files(&entries).expect("memory can be written"));
    let paths: Vec<&str> = first.iter().map(|file| file.path.as_str()).collect();
    for path in [
        "pages/genesys_event@257.1.0_WebEvent.html",
        "pages/userpilot_event@4_interaction.html",
        "pages/userpilot_event@4_interaction_nps.html",
    ] {
        assert!(paths.contains(&path), "{path}: {paths:#?}");
    }
    let index = &first.last().expect("there is an index").text;
    let (_, json) = index.split_once("id=\"data\">").expect("it has the entries");
    let json = json.split_once("</script>").expect("they end").0;
    let entries: Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(entries["pages"].as_array().map(Vec::len), Some(paths.len() - 1));
    let is_url =
        |field: &Value| field[1] == "webEvent.page.url" && field[2] == "/webEvent/page/url";
    assert!(entries["fields"].as_array().is_some_and(|fields| fields.iter().any(is_url)), "{json}");
    // Links lead to files that there are.
    for file in &first {
        let text = file.text.replace("&#x2f;", "/");
        for part in text.split("<a href=\"").skip(1) {
            let href = part.split(['"', '#']).next().unwrap_or_default().to_owned();
            let path = match href.strip_prefix("../") {
                Some(path) => path.to_owned(),
                None if href.is_empty() || href.starts_with("pages/") => href,
                None => format!("pages/{href}"),
            };
            assert!(path.is_empty() || paths.contains(&&*path), "{path} in {}", file.path);
        }
    }
}
