//! Must show: every field of the documented tables is in the catalogue with its type, requiredness and
//! source row. The tables are read here in a few lines of their own, without capture.

use serde_json::{Value, json};
use tablature::catalogue;

/// A row as a person reads it.
struct Row {
    line: usize,
    name: String,
    ty: String,
    optional: bool,
}

/// The rows below the header that begins with `first`, up to the first line without a pipe.
fn rows(page: &str, skip: usize, first: &str) -> Vec<Row> {
    let mut lines =
        page.lines().enumerate().skip(skip).skip_while(|(_, line)| !line.starts_with(first));
    assert!(lines.next().is_some() && lines.next().is_some(), "no table that begins with {first}");
    lines
        .take_while(|(_, line)| line.contains('|') && !line.starts_with('{'))
        .map(|(n, line)| {
            let cells: Vec<&str> =
                line.trim().trim_matches('|').split('|').map(str::trim).collect();
            Row {
                line: n + 1,
                name: cells[0].trim_matches('*').to_owned(),
                ty: cells[1].replace("<!---->", "").replace("**", ""),
                optional: line.contains("[optional]"),
            }
        })
        .collect()
}

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |out, word| out + &word[..1].to_uppercase() + &word[1..])
}

/// Returns the JSON Schema for a type cell, in the spelling of these three tables.
fn expected(ty: &str) -> Value {
    match ty {
        "str" | "String" => json!({ "type": "string" }),
        "bool" | "Boolean" => json!({ "type": "boolean" }),
        "int" | "Integer" => json!({ "type": "integer" }),
        "Object" => json!({ "type": "object" }),
        "datetime" | "DateTime (UTC)" | "[Date](Date.html)" => {
            json!({ "type": "string", "format": "date-time" })
        }
        _ if ty.starts_with("[dict(str, ") => {
            let name = ty.split([' ', ')']).nth(1).expect("a cell of a map");
            json!({ "type": "object", "additionalProperties": { "$ref": format!("#/$defs/{name}") } })
        }
        _ => {
            let name = ty.trim_start_matches('[').split(']').next().expect("a cell of a reference");
            json!({ "$ref": format!("#/$defs/{name}") })
        }
    }
}

/// The type of a property as a table could say it: what `nullMeansAbsent` widened is narrowed again.
fn documented(property: &Value) -> Value {
    let mut out = json!({});
    for keyword in ["type", "format", "$ref", "additionalProperties"] {
        if let Some(value) = property.get(keyword) {
            out[keyword] = value.clone();
        }
    }
    if property["nullMeansAbsent"] == true {
        match property.get("anyOf") {
            Some(branches) => out = branches[0].clone(),
            None => out["type"] = property["type"][0].clone(),
        }
    }
    if out["format"].is_string() && out["format"] != "date-time" {
        out.as_object_mut().expect("an object").remove("format");
    }
    out
}

/// Compares a table with the type of a schema, field by field, in the order of the table.
#[track_caller]
fn check(
    table: &str,
    rows: &[Row],
    schema: &Value,
    required: &dyn Fn(&Row) -> bool,
    wire: &dyn Fn(&str) -> String,
) {
    let properties = schema["properties"].as_object().expect("as captured");
    let names: Vec<&String> = properties.keys().collect();
    let documented_names: Vec<String> = rows.iter().map(|row| wire(&row.name)).collect();
    assert_eq!(names, documented_names.iter().collect::<Vec<_>>());
    for row in rows {
        let name = wire(&row.name);
        let property = &properties[&name];
        let source = property["source"].get(0).unwrap_or(&property["source"]);
        assert_eq!(documented(property), expected(&row.ty), "type of {name}");
        assert_eq!(
            schema["required"]
                .as_array()
                .expect("some are required")
                .iter()
                .any(|required| *required == name),
            required(row),
            "requiredness of {name}"
        );
        assert_eq!(source["table"], table, "table of {name}");
        assert_eq!(source["line"], row.line, "line of {name}");
        assert_eq!(source["row"], row.name, "row of {name}");
    }
}

#[test]
fn web_event_response() {
    let page = include_str!("../../schema/tables/genesys/python-249.0.0/WebEventResponse.md");
    let rows = rows(page, 0, "|Name");
    assert_eq!(rows.len(), 17);
    let schema = catalogue::find("genesys/web-event-response").unwrap().json();
    check(
        "genesys/python-249.0.0/WebEventResponse.md",
        &rows,
        &schema,
        &|row| !row.optional,
        &camel,
    );
}

#[test]
fn event() {
    let page = include_str!("../../schema/tables/genesys/java-2023-08/Event.md");
    let rows = rows(page, 0, "| Name");
    assert_eq!(rows.len(), 13);
    let schema = catalogue::find("genesys/event").unwrap().json();
    check("genesys/java-2023-08/Event.md", &rows, &schema, &|row| !row.optional, &|name| {
        name.to_owned()
    });
}

#[test]
fn userpilot_event() {
    let page = include_str!("../../schema/tables/userpilot/events.md");
    let rows = rows(page, 0, "| Attribute");
    assert_eq!(rows.len(), 19);
    let schema = catalogue::find("userpilot/event").unwrap().json();
    // The table has no notes: what is required, the prose says.
    let required = ["app_token", "event_type", "source", "inserted_at", "metadata"];
    check(
        "userpilot/events.md",
        &rows,
        &schema,
        &|row| required.contains(&row.name.as_str()),
        &|name| name.to_owned(),
    );
}

#[test]
fn tables_of_entities() {
    let page = include_str!("../../schema/tables/userpilot/events.md");
    let schema = catalogue::find("userpilot/event").unwrap().json();
    let tables = [
        ("SurveyModule", 7),
        ("Checklist", 4),
        ("ResourceCenter", 6),
        ("Nps", 7),
        ("Experience", 4),
        ("Experiment", 6),
    ];
    let mut skip = 22;
    for (name, n_rows) in tables {
        let rows = rows(page, skip, "| Attribute");
        assert_eq!(rows.len(), n_rows, "{name}");
        let properties = schema["$defs"][name]["properties"].as_object().unwrap();
        assert_eq!(
            properties.keys().collect::<Vec<_>>(),
            rows.iter().map(|row| &row.name).collect::<Vec<_>>()
        );
        for row in &rows {
            let property = &properties[&row.name];
            assert_eq!(property["type"], "string", "{name}.{}", row.name);
            let source = property["source"].get(0).unwrap_or(&property["source"]);
            assert_eq!(source["line"], row.line, "{name}.{}", row.name);
        }
        skip = rows[n_rows - 1].line;
    }
}
