//! Tables as they are in the wild: each kind of input that fell short once.

mod columns;
mod conditions;
mod examples;
mod hostile;
mod html;
mod links;
mod members;
mod names;
mod notes;
mod titles;
mod types;
mod values;

use std::fmt::Write as _;

use serde_json::Value;
use tablature_capture::{Captured, Page, capture};

use crate::pages;

/// Captures one page, which has one schema, and returns it with the problems, one to a line.
#[track_caller]
fn one(text: &str) -> (Value, String) {
    let captured = pages::capture_text("p.md", text);
    let files: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(files.len(), 2, "{files:?}\n{}", pages::render(&captured.problems));
    (schema(&captured, 0), problems(&captured))
}

/// The schema in a file, by its place among the files.
fn schema(captured: &Captured, at: usize) -> Value {
    let mut files = captured.files.iter().filter(|file| file.path != "index.json");
    serde_json::from_str(&files.nth(at).expect("a schema").text).expect("a schema is JSON")
}

/// The problems, one to a line, without help.
fn problems(captured: &Captured) -> String {
    let lines: Vec<String> = captured
        .problems
        .iter()
        .map(|problem| format!("{}: {}: {}", problem.line, problem.severity, problem.message))
        .collect();
    lines.join("\n")
}

/// The names of the files without the index.
fn files(captured: &Captured) -> Vec<String> {
    let paths = captured.files.iter().map(|file| file.path.clone());
    paths.filter(|path| path != "index.json").collect()
}

fn pages(texts: &[(&str, &str)]) -> Captured {
    let pages: Vec<Page> = texts.iter().map(|(path, text)| Page::new(*path, *text)).collect();
    capture(&pages, &[], &tablature_capture::Options::default())
}

/// The schema of an event with these rows, in the columns name, type, required and description.
#[track_caller]
fn rows(rows: &[&str]) -> (Value, String) {
    one(&format!(
        "# Parcel sent\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n{}\n",
        rows.join("\n")
    ))
}

/// What a schema says of its properties, in short: `a: string! b: array<…>`.
fn shape(schema: &Value) -> String {
    let Some(properties) = schema["properties"].as_object() else {
        return String::new();
    };
    let required = |name: &str| {
        schema["required"].as_array().is_some_and(|list| list.iter().any(|it| it == name))
    };
    let one = |(name, property): (&String, &Value)| {
        let mark = if required(name) { "!" } else { "" };
        format!("{name}: {}{mark}", ty(property))
    };
    properties.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn ty(schema: &Value) -> String {
    let inner = shape(schema);
    let mut out = match &schema["type"] {
        Value::String(ty) => ty.clone(),
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("|"),
        _ => match (&schema["$ref"], &schema["anyOf"]) {
            (Value::String(reference), _) => reference.clone(),
            (_, Value::Array(branches)) => branches.iter().map(ty).collect::<Vec<_>>().join("|"),
            _ => "any".to_owned(),
        },
    };
    for keyword in ["format", "pattern", "enum", "minimum", "minLength", "maxLength"] {
        if !schema[keyword].is_null() {
            let _ = write!(out, " {keyword}={}", schema[keyword]);
        }
    }
    if schema["items"].is_object() {
        let _ = write!(out, "<{}>", ty(&schema["items"]));
    }
    if schema["additionalProperties"].is_object() {
        let _ = write!(out, "<*: {}>", ty(&schema["additionalProperties"]));
    }
    if inner.is_empty() { out } else { format!("{out}{{{inner}}}") }
}

/// Checks rows of a name, a type, a requiredness and a description by the shape of what is captured from them.
#[track_caller]
fn check(cells: &[&str], expected: &str) {
    let (schema, problems) = rows(cells);
    assert_eq!(shape(&schema), expected, "{problems}");
}
