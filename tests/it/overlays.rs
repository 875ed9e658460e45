//! Overlays: what they add, and what is said about those that do not fit.

use serde_json::{Value, json};
use tablature_capture::{Options, Overlay, Page, capture};

use crate::pages::{capture_with, render, sdk_page};

const SOURCE: &str = r#""source": { "document": "guide", "version": "7" }"#;

fn tables() -> [Page; 2] {
    [
        sdk_page(
            "a/T.md",
            "| **kind** | str | Valid values: x, y | |\n| **from_id** | str |  | [optional] |\n| **u** | [U](U) |  | [optional] |",
        ),
        sdk_page("a/U.md", "| **name** | str |  | |"),
    ]
}

/// An overlay for [`tables`] with these entries.
fn overlay(more: &str) -> String {
    format!(
        r#"{{
  "vendor": "acme",
  "schemas": [{{ "name": "t", "version": "1.0.0", "tables": "a", "root": "T" }}],
  {more}
}}"#
    )
}

#[track_caller]
fn schema(more: &str) -> Value {
    let captured = capture_with(&tables(), &overlay(more));
    assert_eq!(render(&captured.problems), "");
    assert_eq!(captured.files[0].path, "acme/t@1.0.0.json");
    serde_json::from_str(&captured.files[0].text).expect("as captured")
}

fn amend(entry: &str) -> String {
    format!(r#""amend": [{{ {entry}, {SOURCE} }}]"#)
}

/// Returns the errors of a well-formed overlay that does not fit the tables.
fn misfit(more: &str) -> String {
    render(&capture_with(&tables(), &overlay(more)).problems)
}

/// Returns the errors of an overlay that is not well-formed.
fn malformed(text: &str) -> String {
    render(&Overlay::parse("o.json", text).expect_err("the overlay is malformed").problems)
}

#[test]
fn keywords_are_set_with_their_source() {
    let schema = schema(&amend(
        r#""type": "U", "property": "name", "set": { "enum": ["a"], "fault": { "code": "bad-name", "help": "use a" } }"#,
    ));
    let name = &schema["$defs"]["U"]["properties"]["name"];
    assert_eq!(name["enum"], json!(["a"]));
    assert_eq!(name["source"][0]["row"], "name");
    assert_eq!(
        name["source"][1],
        json!({ "document": "guide", "version": "7", "keywords": ["enum", "fault"] })
    );
}

#[test]
fn keywords_are_replaced_only_by_name() {
    let schema = schema(&amend(
        r#""type": "T", "property": "kind", "remove": "enum", "set": { "knownValues": ["x", "y"] }, "because": "it is open""#,
    ));
    let kind = &schema["properties"]["kind"];
    assert!(kind.get("enum").is_none());
    assert_eq!(kind["$comment"], "it is open");
    insta::assert_snapshot!(misfit(&amend(r#""type": "T", "property": "kind", "set": { "enum": ["x"] }"#)), @r#"
    o.json:4: error: `T.kind` has a `enum` already, `["x","y"]`; name it in `remove` to replace it (in `t@1.0.0`)
      help: correct the entry, or remove it: it has no effect here
    "#);
}

#[test]
fn null_is_accepted_in_plain_json_schema_too() {
    let schema = schema(
        &amend(r#""type": "T", "property": ["from_id", "u"], "set": { "nullMeansAbsent": true }"#)
            .replace("from_id", "fromId"),
    );
    assert_eq!(schema["properties"]["fromId"]["type"], json!(["string", "null"]));
    assert_eq!(
        schema["properties"]["u"]["anyOf"],
        json!([{ "$ref": "#/$defs/U" }, { "type": "null" }])
    );
}

#[test]
fn members_are_named_by_paths() {
    let page = Page::new(
        "a.md",
        "# T\n\n| Property | Type |\n|---|---|\n| address | object |\n| address.city | string |\n| address.kind | Unheard Of |\n\
         | items | array of objects |\n| items[].sku | string |\n| items[].a.b | string |\n",
    );
    let overlay = |entry: &str| {
        format!(
            r#"{{ "vendor": "acme", "schemas": [{{ "name": "t", "version": "1", "tables": "a.md", "root": "T", "names": "paths" }}], "amend": [{entry}] }}"#
        )
    };
    let entries = format!(
        r#"{{ "type": "T", "property": ["address.city", "items[].sku", "items[].a.b"], "set": {{ "minLength": 1 }}, {SOURCE} }},
           {{ "type": "T", "property": "address.kind", "set": {{ "type": "string" }}, {SOURCE} }},
           {{ "type": "T", "require": ["address", "address.city", "items[].sku"], {SOURCE} }}"#
    );
    let captured = capture_with(std::slice::from_ref(&page), &overlay(&entries));
    assert_eq!(render(&captured.problems), "");
    let schema: Value = serde_json::from_str(&captured.files[0].text).expect("as captured");
    let (address, items) =
        (&schema["properties"]["address"], &schema["properties"]["items"]["items"]);
    assert_eq!(address["properties"]["city"]["minLength"], 1);
    assert_eq!(address["properties"]["kind"]["type"], "string");
    assert_eq!(items["properties"]["sku"]["minLength"], 1);
    assert_eq!(items["properties"]["a"]["properties"]["b"]["minLength"], 1);
    assert_eq!(
        [&schema["required"], &address["required"], &items["required"]],
        [&json!(["address"]), &json!(["city"]), &json!(["sku"])]
    );
    let stale = format!(
        r#"{{ "type": "T", "property": "address.town", "set": {{ "minLength": 1 }}, {SOURCE} }},
           {{ "type": "T", "require": ["items[].x", "address.city", "address.city"], {SOURCE} }}"#
    );
    let problems = render(&capture_with(&[page], &overlay(&stale)).problems);
    for part in [
        "`T` has no property `address.town`",
        "`T` has no property `items[].x` to require",
        "`T.address.city` is required already",
    ] {
        assert!(problems.contains(part), "`{part}` is not in:\n{problems}");
    }
}

#[test]
fn acronyms_are_written_in_capitals() {
    let page = sdk_page(
        "a/T.md",
        "| **record_acw** | str | | |\n| **issuer_uri** | str | | |\n| **self_uri** | str | | |\n| **acw_acw_x** | str | | |",
    );
    let overlay = |acronyms: &str| {
        format!(
            r#"{{ "vendor": "acme", "schemas": [{{ "name": "t", "version": "1.0.0", "tables": "a", "root": "T" }}], "acronyms": {acronyms} }}"#
        )
    };
    let captured = capture_with(std::slice::from_ref(&page), &overlay(r#"["ACW", "issuerURI"]"#));
    assert_eq!(render(&captured.problems), "");
    let schema: Value = serde_json::from_str(&captured.files[0].text).expect("as captured");
    let names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["recordACW", "issuerURI", "selfUri", "acwACWX"]);
    assert_eq!(schema["properties"]["recordACW"]["documentedAs"], "record_acw");
    assert_eq!(schema["required"][0], "recordACW");
    let problems = render(&capture_with(&[page], &overlay(r#"["XYZ"]"#)).problems);
    assert!(problems.contains("no name is written with `XYZ`"), "{problems}");
    assert!(!problems.contains("wire"), "{problems}");
    let by_hand =
        Page::new("a", "# T\n\n| Property | Type |\n|---|---|\n| record_acw | string |\n\n");
    let problems = render(&capture_with(&[by_hand], &overlay(r#"["ACW"]"#)).problems);
    assert!(
        problems.contains("add `\"names\": \"wire\"` to the entries of `schemas`"),
        "{problems}"
    );
    assert!(malformed(&overlay(r#"["acw", 5]"#)).contains("an acronym is a word in capitals"));
}

#[test]
fn properties_are_added_where_they_belong() {
    let schema = schema(&amend(
        r#""type": "T", "add": { "late": { "type": "string" } }, "after": "kind", "require": ["u"]"#,
    ));
    let names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["kind", "late", "fromId", "u"]);
    assert_eq!(schema["required"], json!(["kind", "u"]));
    assert_eq!(schema["properties"]["late"]["source"]["document"], "guide");
}

#[test]
fn rules_keep_their_order_and_carry_their_source() {
    let schema = schema(&amend(
        r##""type": "T", "rules": [{ "if": { "required": ["u"] }, "then": { "required": ["fromId"] } }, { "$ref": "#/$defs/U" }]"##,
    ));
    assert_eq!(schema["allOf"][0]["source"]["document"], "guide");
    assert_eq!(schema["allOf"][1]["$ref"], "#/$defs/U");
}

#[test]
fn names_of_rows_are_renamed() {
    let schema = schema(&format!(
        r#""rename": [{{ "type": "T", "row": "from_id", "to": "$from", {SOURCE} }}]"#
    ));
    let from = &schema["properties"]["$from"];
    assert_eq!(from["documentedAs"], "from_id");
    assert_eq!(from["source"][1]["keywords"], json!(["documentedAs"]));
}

#[test]
fn entries_that_hit_nothing_are_errors() {
    insta::assert_snapshot!(misfit(&amend(r#""type": "Gone", "set": { "title": "x" }"#)), @r"
    o.json:4: error: no schema has the type `Gone`
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&amend(r#""type": "T", "property": "gone", "set": { "title": "x" }"#)), @r"
    o.json:4: error: `T` has no property `gone` (in `t@1.0.0`)
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&amend(r#""type": "T", "property": "kind", "remove": ["pattern"]"#)), @r"
    o.json:4: error: `T.kind` has no `pattern` to remove (in `t@1.0.0`)
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&amend(r#""type": "T", "property": "kind", "set": { "enum": ["x", "y"] }"#)), @r"
    o.json:4: error: `enum` of `T.kind` is already in the tables (in `t@1.0.0`)
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&amend(r#""type": "T", "require": ["kind"]"#)), @r"
    o.json:4: error: `T.kind` is required already (in `t@1.0.0`)
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&amend(r#""type": "T", "add": { "kind": {} }"#)), @r"
    o.json:4: error: `T` has a property `kind` already (in `t@1.0.0`)
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&amend(r#""type": "T", "add": { "x": {} }, "after": "gone""#)), @r"
    o.json:4: error: `T` has no property `gone` to add after (in `t@1.0.0`)
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&format!(r#""rename": [{{ "row": "gone", "to": "x", {SOURCE} }}]"#)), @r"
    o.json:4: error: no table has the row `gone` to rename
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(r#""names": { "No such title": "X" }"#), @r"
    o.json:4: error: no table has the title `No such title` to name
      help: correct the entry, or remove it: it has no effect here
    ");
    insta::assert_snapshot!(misfit(&amend(r##""type": "T", "rules": [{ "$ref": "#/$defs/Gone" }]"##)), @"o.json:3: error: `t@1.0.0` refers to `#/$defs/Gone`, which no table documents");
}

#[test]
fn schemas_that_no_table_documents_are_errors() {
    let captured = capture_with(
        &tables(),
        &overlay(r#""about": "x""#).replace(r#""tables": "a""#, r#""tables": "b""#),
    );
    insta::assert_snapshot!(render(&captured.problems), @"o.json:3: error: no property tables at `b`");
    let captured = capture_with(
        &tables(),
        &overlay(r#""about": "x""#).replace(r#""root": "T""#, r#""root": "V""#),
    );
    insta::assert_snapshot!(render(&captured.problems), @"o.json:3: error: no type `V` at `a`");
    let captured = capture_with(
        &tables(),
        &overlay(r#""about": "x""#).replace(r#""version": "1.0.0""#, r#""version": "2.0.0""#),
    );
    insta::assert_snapshot!(render(&captured.problems), @"o.json:3: error: `t@2.0.0` has version `2.0.0`, but its pages have `1.0.0`");
}

#[test]
fn names_that_look_like_others_are_asked_about() {
    for (entry, near) in [
        (r#""type": "T", "property": "knd", "set": { "title": "x" }"#, "kind"),
        // The printed name, where the wire's is meant.
        (r#""type": "T", "property": "from_id", "set": { "title": "x" }"#, "fromId"),
        (r#""type": "T", "property": "kind", "remove": "enums""#, "enum"),
        (r#""type": "T", "require": ["knd"]"#, "kind"),
        (r#""type": "T", "add": { "x": {} }, "after": "knd""#, "kind"),
    ] {
        let said = misfit(&amend(entry));
        assert!(said.ends_with(&format!("\n  help: did you mean `{near}`?")), "{said}");
    }
    let pages = [sdk_page("a/Visitor.md", "| **first_name** | str |  | |")];
    let said = |root: &str, tables: &str, more: &str| {
        let overlay = overlay(more).replace(r#""T""#, root).replace(r#""a""#, tables);
        render(&capture_with(&pages, &overlay).problems)
    };
    let rename = format!(r#""rename": [{{ "row": "fist_name", "to": "x", {SOURCE} }}]"#);
    let type_ = amend(r#""type": "Visitr", "set": { "title": "x" }"#);
    insta::assert_snapshot!(said(r#""Visitor""#, r#""a""#, &rename), @r"
    o.json:4: error: no table has the row `fist_name` to rename
      help: did you mean `first_name`?
    ");
    insta::assert_snapshot!(said(r#""Visitor""#, r#""a""#, &type_), @r"
    o.json:4: error: no schema has the type `Visitr`
      help: did you mean `Visitor`?
    ");
    // Errors that follow from a wrong root or wrong tables are not reported as well.
    insta::assert_snapshot!(said(r#""Visiter""#, r#""a""#, &type_), @r"
    o.json:3: error: no type `Visiter` at `a`
      help: did you mean `Visitor`?
    ");
    insta::assert_snapshot!(said(r#""Visitor""#, r#""docs/a""#, &rename), @r"
    o.json:3: error: no property tables at `docs/a`
      help: did you mean `a`?
    ");
    insta::assert_snapshot!(said(r#""Visitor""#, r#""a/Visitor.md""#, &type_), @r"
    o.json:3: error: no property tables at `a/Visitor.md`
      help: did you mean `a`?
    ");
}

#[test]
fn malformed_overlays_say_every_mistake_with_its_line() {
    insta::assert_snapshot!(malformed("{\n  \"vendor\": \"acme\",\n"), @"o.json:3: error: not JSON: EOF while parsing a value at line 3 column 0");
    insta::assert_snapshot!(malformed("[]"), @"o.json:1: error: an overlay is an object");
    insta::assert_snapshot!(malformed(r#"{ "vendor": "../acme" }"#), @"o.json:1: error: `vendor` is part of a file name: letters, digits, `-`, `_`, `.` and `+` only");
    insta::assert_snapshot!(malformed(&overlay(&amend(r#""type": "T", "propertys": "kind", "set": { "enumm": ["x"] }"#))), @r"
    o.json:4: error: unknown key `propertys`
      help: did you mean `property`?
    o.json:4: error: unknown keyword `enumm`
      help: did you mean `enum`?
    ");
    insta::assert_snapshot!(malformed(&overlay(r#""amend": [{ "type": "T", "set": { "title": "x" } }, { "type": "T", "source": { "document": "d" } }]"#)), @r"
    o.json:4: error: the entry has no `source`
    o.json:4: error: the entry has no `version`
    ");
    insta::assert_snapshot!(malformed(&overlay(&amend(r#""type": "T", "schemas": "tt", "set": { "title": "x" }"#))), @"o.json:4: error: no schema `tt` in this overlay");
    insta::assert_snapshot!(malformed(&overlay(&amend(r#""type": "T", "property": "kind", "require": ["x"], "after": "x""#))), @r"
    o.json:4: error: `add` and `require` are for a type, not for a `property`
    o.json:4: error: `after` has no effect without `add`
    ");
    insta::assert_snapshot!(malformed(&overlay(r#""names": ["x"], "amend": {}"#)), @r"
    o.json:4: error: `amend` is not a list
    o.json:4: error: `/names` is not an object
    ");
    let two = r#"{ "vendor": "a", "schemas": [
        { "name": "t", "version": "1", "tables": "a", "root": "T" },
        { "name": "t", "version": "2", "tables": "a", "root": "T" }] }"#;
    insta::assert_snapshot!(malformed(two), @r#"o.json:2: error: `t` has 0 versions with `"default": true`, where one is needed"#);
}

#[test]
fn hostile_overlays_do_no_harm() {
    for text in [
        "",
        "null",
        "{}",
        "{\"vendor\": 1, \"schemas\": [1, null], \"amend\": [[]], \"rename\": [{}]}",
        &"[".repeat(100_000),
    ] {
        assert!(Overlay::parse("o.json", text).is_err(), "{}", &text[..text.len().min(40)]);
    }
}

#[test]
fn tables_that_no_overlay_speaks_of_are_captured_all_the_same() {
    let mut pages = tables().to_vec();
    pages.push(sdk_page("b/Other.md", "| **x** | str | | |"));
    let captured = capture_with(&pages, &overlay(r#""about": "x""#));
    let paths: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["acme/t@1.0.0.json", "b/other@1.0.0.json", "index.json"]);
}

#[test]
fn members_whose_types_are_lost_are_suggested_by_their_paths() {
    let page = "# Sold\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| buyer | object | yes | x |\n| buyer.mood | Sentiment | no | x |\n| items[].colour | Paint | no | x |\n";
    let captured = capture(&[Page::new("acme/sold.md", page)], &[], &Options::default());
    let text = &captured.suggestions[0].text;
    for path in ["\"property\": \"buyer.mood\"", "\"property\": \"items[].colour\""] {
        assert!(text.contains(path), "{text}");
    }
}

#[test]
fn an_overlay_says_what_columns_hold() {
    let page = Page::new(
        "acme/p.md",
        "# Paid\n\n| Merkmal | Art | Pflicht | Text |\n|---|---|---|---|\n| total | number | yes | What it cost. |\n\n\
         # Sent\n\n| Property | Description |\n|---|---|\n| to | Whom. |\n",
    );
    let overlay = |columns: &str| {
        format!(
            r#"{{ "vendor": "acme", "columns": {columns}, "schemas": [
              {{ "name": "paid", "version": "1", "tables": "acme/p.md", "root": "Paid" }},
              {{ "name": "sent", "version": "1", "tables": "acme/p.md", "root": "Sent" }}] }}"#
        )
    };
    let all = r#"{"Merkmal": "name", "Art": "type", "Pflicht": "required", "Text": "description", "Property": "name"}"#;
    let captured = capture_with(std::slice::from_ref(&page), &overlay(all));
    assert_eq!(render(&captured.problems), "");
    let schema =
        |at: usize| -> Value { serde_json::from_str(&captured.files[at].text).expect("JSON") };
    let paid = schema(0);
    assert_eq!(paid["required"], serde_json::json!(["total"]));
    assert_eq!(paid["properties"]["total"]["type"], "number");
    assert_eq!(paid["properties"]["total"]["description"], "What it cost.");
    let sent = schema(1);
    assert_eq!(sent["properties"]["to"]["description"], "Whom.");
    assert_eq!(sent["properties"]["to"].get("type"), None);
    let stale = all.replace("Pflicht", "Zwang");
    let problems = render(&capture_with(&[page], &overlay(&stale)).problems);
    assert!(problems.contains("no table has the column `zwang`"), "{problems}");
    let wrong = malformed(&overlay(r#"{"Art": "typ"}"#));
    assert!(wrong.contains("`Art` holds none of `name`, `type`, `description`"), "{wrong}");
}

#[test]
fn an_overlay_adds_common_fields_to_every_event() {
    let page = |name: &str, text: &str| {
        let table =
            |rows: &str| format!("| Property | Type | Required |\n|---|---|---|\n{rows}\n\n");
        let text =
            text.replace("COMMON", &table("| at | timestamp | yes |\n| id | integer | no |"));
        Page::new(name, text.replace("TABLE", &table("| id | string | yes |")))
    };
    let events = "# Events\n\n## Paid\n\nTABLE## Sent\n\nTABLE";
    let one = page("acme/p.md", &format!("{events}## Common fields\n\nCOMMON"));
    let two = [page("acme/p.md", events), page("acme/q.md", "# Common fields\n\nCOMMON")];
    let overlay = r#"{ "vendor": "acme", "common": ["CommonFields"], "schemas": [
        { "name": "paid", "version": "1", "tables": "acme/p.md", "root": "Paid" },
        { "name": "sent", "version": "1", "tables": "acme/p.md", "root": "Sent" }],
        "amend": [{ "type": "CommonFields", "property": "at", "set": { "maxAge": "PT1H" }, "source": { "document": "g", "version": "1" } }] }"#;
    for pages in [&[one.clone()][..], &two] {
        let parsed = Overlay::parse("o.json", overlay).expect("it is valid");
        let captured = capture(pages, &[parsed], &Options::default());
        assert_eq!(render(&captured.problems), "");
        let paths: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["acme/paid@1.json", "acme/sent@1.json", "index.json"]);
        let paid: Value = serde_json::from_str(&captured.files[0].text).expect("JSON");
        assert_eq!(paid["required"], serde_json::json!(["id", "at"]));
        assert_eq!(paid["properties"]["id"]["type"], "string");
        assert_eq!(paid["properties"]["at"]["maxAge"], "PT1H");
    }
    let problems = render(&capture(std::slice::from_ref(&one), &[], &Options::default()).problems);
    assert!(problems.contains("`Common fields` reads like fields of every event"), "{problems}");
    let stale = overlay.replace("[\"CommonFields", "[\"CommonField");
    let problems = render(&capture_with(&[one], &stale).problems);
    assert!(
        problems.contains("no table is called `CommonField` to add to every event"),
        "{problems}"
    );
}
