//! Every dialect, from small pages in our own words to the whole captured file.
//!
//! `tests/dialects/<layout>/` holds the pages of one layout, `<layout>.snap` what is captured from them.
//! The SDK layouts document the same two types, so they must agree on what the wire says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tablature_capture::{Captured, Dialect, Options, Page, capture};

use crate::pages;

const SDK_LAYOUTS: [&str; 10] = [
    "python-old",
    "python-new",
    "java-old",
    "java-transitional",
    "java-new",
    "ios-old",
    "ios-new",
    "dotnet-old",
    "dotnet-new",
    "ruby",
];

fn captured(layout: &str) -> Captured {
    let pages = pages::in_folder(&format!("tests/dialects/{layout}"));
    capture(&pages, &[], &Options::default())
}

#[track_caller]
fn check(layout: &str) {
    let captured = captured(layout);
    let mut text = format!("{}\n{}", captured.account, pages::render(&captured.problems));
    for file in captured.files.iter().filter(|file| file.path != "index.json") {
        text.extend(["\n=== ", &file.path, "\n", &file.text]);
    }
    insta::with_settings!({
        snapshot_path => "../dialects",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(layout, text);
    });
}

#[test]
fn python() {
    check("python-old");
    check("python-new");
}

#[test]
fn types_choose_the_dialect_of_a_page_whatever_its_names_are() {
    let page = pages::sdk_page(
        "a/Group.md",
        "| **pcAnd** | list[str] | | [optional] |\n| **pcOr** | dict(str, int) | | [optional] |\n| **pcNot** | [Item](Item) | | [optional] |",
    );
    let item = pages::sdk_page("a/Item.md", "| **x** | str | | |");
    let captured = capture(&[page, item], &[], &Options::default());
    assert_eq!(pages::render(&captured.problems), "");
}

#[test]
fn java() {
    check("java-old");
    check("java-transitional");
    check("java-new");
}

#[test]
fn ios() {
    check("ios-old");
    check("ios-new");
}

#[test]
fn dotnet() {
    check("dotnet-old");
    check("dotnet-new");
}

#[test]
fn ruby() {
    check("ruby");
}

#[test]
fn attributes() {
    check("attributes");
}

#[test]
fn attributes_in_a_flattened_page_with_broken_rows() {
    check("attributes-damaged");
}

/// Type, requiredness and description of every property, without what only some SDKs say.
fn wire(layout: &str) -> BTreeMap<String, (String, bool)> {
    let captured = captured(layout);
    let visit = captured
        .files
        .iter()
        .find(|file| file.path.contains("/visit@") || file.path.starts_with("tables/visit@"));
    let visit: Value =
        serde_json::from_str(&visit.expect("a schema for Visit").text).expect("as captured");
    let required: BTreeSet<&str> = visit["required"]
        .as_array()
        .expect("some are required")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let properties = visit["properties"].as_object().expect("as captured");
    properties
        .iter()
        .map(|(name, property)| {
            let shape =
                ["type", "$ref", "items", "additionalProperties", "description", "deprecated"]
                    .map(|keyword| property[keyword].to_string());
            (name.clone(), (shape.join(" "), required.contains(name.as_str())))
        })
        .collect()
}

#[test]
fn all_sdks_agree_on_the_wire() {
    let expected = wire("java-new");
    assert_eq!(expected.len(), 15);
    for layout in SDK_LAYOUTS {
        let mut found = wire(layout);
        // The SDK for Python cannot say `from`; only an overlay knows.
        if let Some(from) = found.remove("pcFrom") {
            found.insert("from".to_owned(), from);
        }
        assert_eq!(found, expected, "{layout}");
    }
}

#[test]
fn every_page_is_recognised_on_its_own() {
    for layout in SDK_LAYOUTS {
        let pages = pages::in_folder(&format!("tests/dialects/{layout}"));
        let visit: Vec<Page> = pages.into_iter().filter(|page| page.path == "Visit.md").collect();
        let captured = capture(&visit, &[], &Options::default());
        // `Person` is missing, and nothing else.
        assert_eq!(captured.problems.len(), 3, "{layout}: {}", pages::render(&captured.problems));
    }
}

#[test]
fn pages_of_several_sdks_in_one_folder_are_told_apart() {
    let mut pages = Vec::new();
    for layout in ["python-new", "ios-new", "java-new", "dotnet-new"] {
        for mut page in pages::in_folder(&format!("tests/dialects/{layout}")) {
            let kind = layout.replace("-new", "");
            page.path = page
                .path
                .replace("Visit", &format!("Visit-{kind}"))
                .replace("Person", &format!("Person-{kind}"));
            page.text = page.text.replace("Person", &format!("Person-{kind}"));
            pages.push(page);
        }
    }
    let captured = capture(&pages, &[], &Options::default());
    assert_eq!(pages::render(&captured.problems), "");
    assert_eq!(captured.account.schemas, 4);
}

#[test]
fn a_dialect_may_be_named() {
    let page = pages::sdk_page("a/T.md", "| **some_name** | **String** |  | |");
    let options = Options::default().with_dialect(Dialect::Java);
    let captured = capture(&[page], &[], &options);
    assert!(captured.files[0].text.contains("\"some_name\": {"), "{}", captured.files[0].text);
    assert_eq!("java".parse(), Ok(Dialect::Java));
    let unknown = "jave".parse::<Dialect>().unwrap_err().to_string();
    insta::assert_snapshot!(unknown, @"no dialect `jave`; did you mean `java`? (there are python, java, ios, dotnet, ruby, attributes)");
}

#[test]
fn names_of_keywords_are_data() {
    let rows = "| **$ref** | str |  | |\n| **type** | str |  | |\n| **required** | bool |  | |\n| **properties** | [U](U) |  | |\n| **$defs** | str |  | |";
    let used = pages::sdk_page("a/U.md", "| **enum** | list[str] |  | |");
    let captured = capture(&[pages::sdk_page("a/T.md", rows), used], &[], &Options::default());
    assert_eq!(pages::render(&captured.problems), "");
    let schema: Value = serde_json::from_str(&captured.files[0].text).unwrap();
    let names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["$ref", "type", "required", "properties", "$defs"]);
    assert_eq!(schema["$defs"]["U"]["properties"]["enum"]["type"], "array");
    assert_eq!(schema["required"].as_array().unwrap().len(), 5);
}

#[test]
fn a_table_without_rows_is_an_open_object() {
    let captured = capture(&[pages::sdk_page("a/Empty.md", "")], &[], &Options::default());
    let schema: Value = serde_json::from_str(&captured.files[0].text).unwrap();
    assert_eq!(schema["type"], "object");
    assert!(schema.get("properties").is_none() && schema.get("additionalProperties").is_none());
}

#[test]
fn raw_pipes_in_a_description_do_not_reach_the_notes() {
    let rows = "| **a** | str | one | two || three | [optional] |\n| **b** | str | x &#39;|&#39; y &lt;#| |";
    let captured = capture(&[pages::sdk_page("a/T.md", rows)], &[], &Options::default());
    assert_eq!(pages::render(&captured.problems), "");
    let schema: Value = serde_json::from_str(&captured.files[0].text).unwrap();
    assert_eq!(schema["properties"]["a"]["description"], "one|two||three");
    assert_eq!(schema["required"], serde_json::json!(["b"]));
}

#[test]
fn other_tables_are_counted_and_not_read() {
    let text = "# UsersApi\n\n|Method | Description|\n|------------- | -------------|\n| [**get**](x) | Gets. |\n\n\
                ### Parameters\n\n|Name | Type | Description  | Notes |\n|------------- | ------------- | ------------- | -------------|\n\
                | **id** | str| The id | [optional] <br />**Values**: A, B |\n\n\
                ```\n|Name | Type | Description | Notes|\n|---|---|---|---|\n| **x** | str | | |\n```\n\n\
                <!--\n| Attribute | Type | Description |\n|---|---|---|\n| x | String | y |\n-->\n";
    let captured = pages::capture_text("a/UsersApi.md", text);
    assert!(captured.files.is_empty());
    insta::assert_snapshot!(pages::render(&captured.problems), @r"
    a/UsersApi.md:9: warning: a table of names and types is skipped: it is where parameters of calls are documented
      help: where it documents an event, call its first column `Property`, `Field` or `Attribute`
    ");
    insta::assert_snapshot!(captured.account, @"1 page (1 without a property table), 0 tables (2 skipped), 0 rows, 0 constraints, 0 schemas, 0 errors, 1 warning");
}

#[test]
fn broken_rows_are_reported_and_the_others_read() {
    let rows = "| **a** | str | fine | |\n| **b** | str |\n| **c** | strange | x | |\n| **d** | list[str | x | |\n| **e** | [Missing](Missing) | x | |\n\
                | **a** | int | again | |\n| **f** | str | x | [readonly] |\nno pipes\n| **g** | bool |  | [optional] |";
    let captured = capture(&[pages::sdk_page("a/T.md", rows)], &[], &Options::default());
    insta::assert_snapshot!(pages::render(&captured.problems), @r"
    a/T.md:9: error: `c` has the type `strange`, which is not known and has no page here
      help: add the page of that type; the property is captured as any value
    a/T.md:10: error: the type `list[str` of `d` lacks a closing `]`
      help: the property is captured as any value
    a/T.md:11: error: `e` has the type `Missing`, which is not known and has no page here
      help: add the page of that type; the property is captured as any value
    a/T.md:12: warning: a second row for `a`
      help: what any of its rows says is accepted
    a/T.md:14: error: malformed row: 1 cell where 4 are expected
      help: the row is left out; separate its cells with `|`
    ");
    let schema: Value = serde_json::from_str(&captured.files[0].text).unwrap();
    let names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["a", "b", "c", "d", "e", "f", "g"]);
}
