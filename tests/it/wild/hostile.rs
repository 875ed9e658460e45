//! Hostile pages stay linear and bounded.

use std::{fmt::Write, time::Instant};

use tablature_capture::{Options, Overlay, Page, capture};

use super::pages;

/// Captures a page, in far less time than what is not linear would take.
#[track_caller]
fn survives(text: &str) -> tablature_capture::Captured {
    let start = Instant::now();
    let captured = pages(&[("a/p.md", text)]);
    let seconds = start.elapsed().as_secs_f64();
    assert!(seconds < 30.0, "{seconds} seconds for {} bytes", text.len());
    for file in &captured.files {
        assert!(serde_json::from_str::<serde_json::Value>(&file.text).is_ok(), "{}", file.path);
    }
    captured
}

const HEADER: &str = "# A\n\n| Field | Type | Description |\n|---|---|---|\n";

#[test]
fn deep_paths_and_indentation() {
    for name in [
        "a.".repeat(10_000) + "b",
        "a[]".repeat(10_000),
        format!("a{}", "[]".repeat(10_000)),
        format!("{}a", "»".repeat(10_000)),
    ] {
        survives(&format!(
            "{HEADER}| a | object | x |\n| a.b | object | x |\n| {name} | string | x |\n"
        ));
    }
    let mut text = HEADER.to_owned();
    for depth in 0..300 {
        writeln!(text, "| {} n{depth} | object | x |", "»".repeat(depth)).unwrap();
    }
    survives(&text);
    let paths: Vec<String> =
        (1..200).map(|n| format!("| {} | object | x |", vec!["p"; n].join("."))).collect();
    survives(&format!("{HEADER}{}\n", paths.join("\n")));
}

#[test]
fn thousands_of_tables() {
    let mut text = String::from("# A\n");
    for n in 0..5_000 {
        writeln!(
            text,
            "\n## Same\n\n| Field | Type | Description |\n|---|---|---|\n| a{n} | string | x |"
        )
        .unwrap();
    }
    let captured = survives(&text);
    assert_eq!(captured.account.tables, 5_000);
    let mut text = String::from("# A\n");
    for n in 0..2_000 {
        writeln!(text, "\n`v{n}` is one of:\n\n| Value | Description |\n|---|---|\n| a | x |\n\n| Field | Type |\n|---|---|\n| v{n} | [x](#v) |").unwrap();
    }
    survives(&text);
}

#[test]
fn long_cells_and_nested_markup() {
    for piece in [
        "<b>",
        "<td>",
        "**",
        "`",
        "[",
        "~~",
        "<ul><li>",
        "&nbsp;",
        "a, ",
        "(",
        "?",
        "a | ",
        "\\",
        "[a",
        "<a href=\"#x\">",
    ] {
        let long = piece.repeat(100_000);
        survives(&format!(
            "{HEADER}| {long} | string | x |\n| a | {long} | x |\n| b | string | {long} |\n"
        ));
    }
    survives(&format!("{HEADER}| a{} | string | x |\n", "?".repeat(1_000_000)));
    for piece in ["<table>", "<tr>", "<td>", "<div>", "<table><tr><td>"] {
        survives(&format!("# A\n\n<table>{}", piece.repeat(50_000)));
    }
    survives(&format!(
        "# A\n\n<table><tr><td rowspan=1000 colspan=1000>{}</td>{}</table>",
        "x".repeat(100_000),
        "<tr><td>y".repeat(2_000)
    ));
    survives(&format!("{HEADER}| a | string | x |\n\n```json\n{}\n```\n", "[".repeat(50_000)));
}

#[test]
fn an_overlay_with_a_schema_for_each_of_thousands_of_types() {
    let table = "| Field | Type | Description |\n|---|---|---|\n";
    let types: Vec<String> =
        (0..2_000).map(|n| format!("\n## T{n}\n\n{table}| id | string | x |\n")).collect();
    let types = types.concat();
    let plans: Vec<String> = (0..2_000)
        .map(|n| {
            format!(
                r#"{{ "name": "t{n}", "version": "1.0.0", "tables": "a/p.md", "root": "T{n}" }}"#
            )
        })
        .collect();
    let overlay = format!(r#"{{ "vendor": "a", "schemas": [{}] }}"#, plans.join(","));
    let overlay = Overlay::parse("o.json", &overlay).expect("an overlay");
    let page = Page::new("a/p.md", format!("# A\n{types}"));
    let start = Instant::now();
    let captured = capture(&[page], &[overlay], &Options::default());
    let seconds = start.elapsed().as_secs_f64();
    assert!(seconds < 30.0, "{seconds} seconds");
    assert_eq!(captured.files.len(), 2_001);
}

#[test]
fn tables_of_plain_text() {
    for text in [
        "Name\tType\t".repeat(20_000),
        "Name | Type\n\n".repeat(2_000),
        "| Name | Type |\n\n\n".repeat(2_000),
        "|-\n".repeat(50_000),
        "a  ".repeat(100_000),
        "Name  Type  Required\n".repeat(20_000),
    ] {
        survives(&text);
    }
}
