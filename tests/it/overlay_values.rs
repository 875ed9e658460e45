//! Overlays: values that no keyword may have, and what comes of those that are right.

use serde_json::Value;
use tablature_capture::{Overlay, Page};

use crate::pages::{capture_with, render, sdk_page};

const SOURCE: &str = r#""source": { "document": "guide", "version": "7" }"#;

fn tables() -> [Page; 1] {
    [sdk_page(
        "a/T.md",
        "| **kind** | str |  | |\n| **size** | int |  | [optional] |\n| **at** | datetime |  | |",
    )]
}

/// An overlay that sets one keyword of a property, on line 6.
fn overlay(property: &str, set: &str) -> String {
    format!(
        "{{\n\"vendor\": \"acme\",\n\"schemas\": [{{ \"name\": \"t\", \"version\": \"1.0.0\", \"tables\": \"a\", \"root\": \"T\" }}],\n\
         \"amend\": [{{ \"type\": \"T\", {property} \"set\": {{\n\"title\": \"x\",\n{set}\n}}, {SOURCE} }}] }}"
    )
}

/// Returns the errors in the overlay, found in it alone or together with the tables.
fn said(property: &str, set: &str) -> String {
    let text = overlay(property, set);
    match Overlay::parse("o.json", &text) {
        Ok(_) => render(&capture_with(&tables(), &text).problems),
        Err(broken) => render(&broken.problems),
    }
}

#[track_caller]
fn check(set: &str, expected: &str) {
    let said = said(r#""property": "kind","#, set);
    assert_eq!(said, format!("o.json:6: error: {expected}"), "{set}");
}

#[test]
fn every_wrong_value_is_an_error_with_its_line() {
    for (set, expected) in [
        (r#""pattern": "(""#, "`pattern` is not a regular expression: `(`"),
        (r#""pattern": 1"#, "`pattern` is not a string"),
        (r#""recommendedPattern": "[a""#, "`recommendedPattern` is not a regular expression: `[a`"),
        (
            r#""recommendedPattern": "(?=a)b""#,
            "`recommendedPattern` has look-around or back references, or is too large: `(?=a)b`",
        ),
        (
            r#""patternProperties": { "(": true }"#,
            "the pattern `(` is not a regular expression: `(`",
        ),
        (r#""enum": []"#, "`enum` is empty"),
        (r#""enum": "a""#, "`enum` is not a list of values"),
        (r#""enum": ["a", "b", "a"]"#, r#"`enum` has a duplicate `"a"`"#),
        (r#""knownValues": []"#, "`knownValues` is empty"),
        (r#""knownValues": [1]"#, "`knownValues` is not a list of strings"),
        (r#""knownValues": ["a", "a"]"#, r#"`knownValues` has a duplicate `"a"`"#),
        (r#""minimum": "1""#, "`minimum` is not a number"),
        (r#""maxLength": 1.5"#, "`maxLength` is not an integer, 0 or more"),
        (r#""minLength": -1"#, "`minLength` is not an integer, 0 or more"),
        (r#""deprecated": "yes""#, "`deprecated` is not `true` or `false`"),
        (r#""description": 7"#, "`description` is not a string"),
        (r#""items": { "pattern": "(" }"#, "`pattern` is not a regular expression: `(`"),
        (
            r#""items": { "type": "integer", "enum": [1, "b"] }"#,
            r#"`"b"` in `enum` is not of the type integer"#,
        ),
        (r#""fault": "bad""#, "`fault` is not an object"),
        (r#""fault": { "code": "bad" }"#, "`fault` has no `help`"),
        (
            r#""fault": { "code": "Bad_Name", "help": "x" }"#,
            "`fault` has the code `Bad_Name`, which is not in kebab-case such as `bad-name`",
        ),
        (
            r#""fault": { "code": "9-bad", "help": "x" }"#,
            "`fault` has the code `9-bad`, which is not in kebab-case such as `bad-name`",
        ),
        (
            r#""fault": { "code": "bad", "help": "x", "on": ["patern"] }"#,
            "`fault` has `patern` in `on`, which is not a keyword",
        ),
        (
            r#""fault": { "code": "bad", "help": "x", "On": [] }"#,
            "`fault` has the unknown key `On`",
        ),
        (r#""rustNames": {}"#, "`rustNames` is not an object of names by values"),
        (r#""rustNames": { "a": "" }"#, "`rustNames` is not an object of names by values"),
        (
            r#""enum": ["a"], "rustNames": { "a": "First", "b": "Second" }"#,
            "`b` in `rustNames` is not one of the values",
        ),
        (r#""payloadAt": "properties""#, "`payloadAt` is not a JSON Pointer such as `/properties`"),
        (r#""agreement": []"#, "`agreement` is not a list of rules"),
        (
            r#""agreement": [{ "field": "a", "from": "/b", "pattern": "x", "expect": "x", "code": "c", "help": "h" }]"#,
            "`agreement` has a `field` that is not a JSON Pointer such as `/event_name`",
        ),
        (
            r#""agreement": [{ "field": "/a", "from": "/b", "pattern": "(", "expect": "x", "code": "c", "help": "h" }]"#,
            "`agreement` has a `pattern` that is not a regular expression: `(`",
        ),
        (
            r#""agreement": [{ "field": "/a", "from": "/b", "pattern": "x", "expect": "x", "code": "C", "help": "h" }]"#,
            "`agreement` has the code `C`, which is not in kebab-case such as `bad-name`",
        ),
    ] {
        check(set, expected);
    }
    let types =
        "`type` is not a type of JSON (null, boolean, integer, number, string, array, object)";
    check(r#""not": { "type": "text" }"#, types);
}

#[test]
fn an_age_is_a_duration_of_fixed_length() {
    let at = r#""property": "at","#;
    for right in ["PT1H", "P7D", "P1DT12H", "P2W", "PT1H30M5S"] {
        assert_eq!(said(at, &format!(r#""maxAge": "{right}""#)), "", "{right}");
    }
    for wrong in [
        "",
        "1h",
        "P",
        "PT",
        "P1DT",
        "P1M",
        "P1Y",
        "PT1.5H",
        "P1H",
        "PTH",
        "P1D1W",
        "PT9999999999S",
    ] {
        let said = said(at, &format!(r#""maxAge": "{wrong}""#));
        assert!(said.starts_with("o.json:6: error: `maxAge` is not a duration"), "{wrong}: {said}");
    }
}

#[test]
fn members_fit_the_type_that_the_table_gives() {
    let size = r#""property": "size","#;
    insta::assert_snapshot!(said(size, r#""enum": [1, 2.0, "3"]"#), @r#"
    o.json:6: error: `T.size`: `"3"` in `enum` is not of the type integer (in `t@1.0.0`)
      help: correct the value, or the type
    "#);
    insta::assert_snapshot!(said(size, r#""knownValues": ["small"]"#), @r#"
    o.json:6: error: `T.size`: `"small"` in `knownValues` is not of the type integer (in `t@1.0.0`)
      help: correct the value, or the type
    "#);
    assert_eq!(said(size, r#""nullMeansAbsent": true, "enum": [1, null]"#), "");
    assert_eq!(said(size, r#""enum": [1, 2]"#), "");
}

#[test]
fn added_properties_and_rules_are_checked_too() {
    let text = overlay("", r#""description": "y""#);
    let more =
        r#""add": { "more": { "enum": [] } }, "rules": [{ "then": { "pattern": "(" } }], "source""#;
    let text = text.replace(r#""source""#, &format!("\n{more}"));
    insta::assert_snapshot!(render(&Overlay::parse("o.json", &text).unwrap_err().problems), @r"
    o.json:8: error: `enum` is empty
    o.json:8: error: `pattern` is not a regular expression: `(`
    ");
}

#[test]
fn what_is_accepted_makes_a_valid_schema() {
    let meta: Value = serde_json::from_str(include_str!("../../schema/meta/schema.json")).unwrap();
    let meta =
        jsonschema::draft202012::options().should_validate_formats(true).build(&meta).unwrap();
    let sets = [
        (
            "kind",
            r#""enum": ["a", "b"], "fault": { "code": "bad-kind", "help": "a or b", "on": ["enum"] }"#,
        ),
        (
            "kind",
            r#""knownValues": ["a"], "recommendedPattern": "^[a-z]+$", "pattern": "^(?!x)\\p{L}", "minLength": 1, "maxLength": 9"#,
        ),
        (
            "size",
            r#""minimum": 0, "exclusiveMaximum": 9.5, "multipleOf": 2, "nullMeansAbsent": true, "deprecated": true, "examples": [2]"#,
        ),
        (
            "at",
            r#""maxAge": "P1DT12H", "should": { "pattern": "Z$", "fault": { "code": "not-utc", "help": "use UTC" } }, "not": { "const": "" }"#,
        ),
    ];
    for (property, set) in sets {
        let captured =
            capture_with(&tables(), &overlay(&format!(r#""property": "{property}","#), set));
        assert_eq!(render(&captured.problems), "", "{set}");
        let schema: Value = serde_json::from_str(&captured.files[0].text).unwrap();
        let errors: Vec<String> = meta
            .iter_errors(&schema)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{set}");
        assert!(jsonschema::meta::is_valid(&schema), "{set}");
        assert!(jsonschema::draft202012::new(&schema).is_ok(), "{set}");
    }
}
