//! Pages that mean harm, or are none: no panic, no hang, every other page still read.

use std::fmt::Write;

use serde_json::Value;

use crate::pages::{self, capture_text};

const HEADER: &str = "## Properties\n\n|Name | Type | Description | Notes|\n|---|---|---|---|\n";

/// Whatever the page is, what comes out is JSON.
#[track_caller]
fn survives(text: &str) -> usize {
    let captured = capture_text("a/T.md", text);
    for file in &captured.files {
        serde_json::from_str::<Value>(&file.text).expect("a schema is JSON");
    }
    captured.account.rows
}

#[test]
fn random_texts() {
    // A xorshift generator with a fixed seed: the same texts in every run.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let pieces = [
        "|",
        "\n",
        "**",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "<!--",
        "-->",
        "&#x110000;",
        "&lt;",
        "`",
        "```\n",
        "---\n",
        "{: x}",
        "\\|",
        "\\",
        "\u{0}",
        "\u{feff}",
        "\u{202e}",
        "é",
        "🙂",
        "list",
        "dict(str, ",
        "\r",
        "\r\n",
        "\t",
        "    ",
        "# ",
        "## Properties\n",
        "## Enum: X\n",
        HEADER,
        "| Attribute | Type | Description |\n|---|\n",
        "| Name | Value |\n|---|---|\n",
        "_X 1.0_\n",
        "between 1 and 2",
        "e.g. a, b",
        "{@code ",
        "$ref",
    ];
    for _ in 0..3000 {
        let text: String = (0..next() % 60)
            .map(|_| pieces[usize::try_from(next() % pieces.len() as u64).unwrap()])
            .collect();
        survives(&text);
    }
}

#[test]
fn ten_thousand_columns() {
    let row = format!("| **a** | str {}", "| x ".repeat(10_000));
    assert_eq!(survives(&format!("{HEADER}{row}|\n{row}\n")), 2);
    survives(&format!("{}\n{}\n", "|Name".repeat(10_000), "|---".repeat(10_000)));
}

#[test]
fn a_line_of_a_megabyte() {
    let long = "x".repeat(1 << 20);
    assert_eq!(
        survives(&format!(
            "{HEADER}| **a** | str | {long} | |\n| **b** | {long} | | |\n| **{long}** | str | | |\n"
        )),
        3
    );
    for piece in ["[", "**", "<!--", "&", "<", "{@code ", "`", "list["] {
        survives(&format!(
            "{HEADER}| **a** | {} | {} | |\n",
            piece.repeat(100_000),
            piece.repeat(100_000)
        ));
    }
}

#[test]
fn types_nested_without_end() {
    let deep = format!("{}str{}", "list[".repeat(100_000), "]".repeat(100_000));
    let captured = capture_text(
        "a/T.md",
        &format!("{HEADER}| **a** | {deep} | | |\n| **b** | list[list[str]] | | |\n"),
    );
    let problems = pages::render(&captured.problems);
    assert!(problems.contains("nests deeper than 32 levels"), "{problems}");
    assert!(problems.len() < 1000, "the type is shortened");
    assert!(captured.files[0].text.contains("\"b\""));
}

#[test]
fn ten_thousand_rows() {
    let rows: Vec<String> =
        (0..10_000).map(|n| format!("| **a_{n}** | str | Max: 255 characters. | |")).collect();
    let rows = rows.join("\n");
    assert_eq!(survives(&format!("{HEADER}{rows}")), 10_000);
}

#[test]
fn a_thousand_types_that_all_refer_to_each_other() {
    let pages: Vec<_> = (0..1000)
        .map(|n| {
            pages::sdk_page(
                &format!("a/T{n}.md"),
                &format!("| **x** | [T{}](x) | | |\n| **y** | [T0](x) | | |", (n + 1) % 1000),
            )
        })
        .collect();
    let captured =
        tablature_capture::capture(&pages[..40], &[], &tablature_capture::Options::default());
    assert_eq!(captured.problems.len(), 1, "T40 is missing");
    let captured =
        tablature_capture::capture(&pages[..1], &[], &tablature_capture::Options::default());
    assert!(captured.files[0].text.contains("\"$ref\": \"#\""));
}

#[test]
fn entities_that_are_none_stay() {
    let captured = capture_text(
        "a/T.md",
        &format!(
            "{HEADER}| **a** | str | &#x110000; &#xD800; &; &#99999999999999999999; &unknown; | |\n"
        ),
    );
    assert!(
        captured.files[0].text.contains("&#x110000; &#xD800; &; &#99999999999999999999; &unknown;")
    );
}

#[test]
fn names_of_pages_cannot_leave_the_catalogue() {
    for path in [
        "../../etc/passwd.md",
        "..md",
        "a/../../b.md",
        "/abs/T.md",
        ".md",
        "",
        "a/%2e%2e/T.md",
        "c:\\x\\T.md",
    ] {
        let captured = capture_text(path, &format!("{HEADER}| **a** | str | | |\n\n_X 1.0_\n"));
        for file in &captured.files {
            let is_plain =
                |letter: char| letter.is_ascii_alphanumeric() || "-/@._".contains(letter);
            assert!(
                file.path.chars().all(is_plain) && !file.path.contains(".."),
                "{path} gives {}",
                file.path
            );
            assert!(!file.path.starts_with('/'), "{path} gives {}", file.path);
        }
    }
}

#[test]
fn what_steers_a_terminal_is_escaped_in_problems() {
    let text = format!("{HEADER}| **a\u{1b}[31m** | No\u{202e}Such\u{7} | x | |\n");
    let problems = pages::render(&capture_text("a/\u{1b}.md", &text).problems);
    assert!(problems.contains("`No\\u{202e}Such\\u{7}`"), "{problems}");
    assert!(!problems.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{problems:?}");
}

#[test]
fn names_of_types_are_quoted_in_references() {
    let odd = "O~dd%41 ä";
    let pages = [
        pages::sdk_page(
            "a/T.md",
            &format!("| **x** | [{odd}](x) | | |").replace("O~dd%41 ä", "Odd~%41ä"),
        ),
        pages::sdk_page("a/Odd~%41ä.md", "| **x** | str | | |"),
    ];
    let captured = tablature_capture::capture(&pages, &[], &tablature_capture::Options::default());
    assert_eq!(pages::render(&captured.problems), "");
    let file = captured.files.iter().find(|file| file.path == "a/t@1.0.0.json").unwrap();
    assert!(file.text.contains("\"$ref\": \"#/$defs/Odd~0%2541%C3%A4\""), "{}", file.text);
}

/// Each property holds the values of its enumeration, so their number is the product of both.
#[test]
fn values_of_enumerations_are_not_copied_without_end() {
    let mut page = String::from("## Enum: Colour\n\n| Name | Value |\n|---|---|\n");
    for index in 0..3_000 {
        writeln!(page, "| C{index} | \"c{index}\" |").unwrap();
    }
    page += HEADER;
    for index in 0..500 {
        writeln!(page, "| **f{index}** | Colour | A colour. | |").unwrap();
    }
    let captured = capture_text("a/T.md", &page);
    let schema: Value = serde_json::from_str(&captured.files[0].text).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    let with_values = properties.values().filter(|it| it.get("enum").is_some()).count();
    assert_eq!((properties.len(), with_values), (500, (1 << 20) / 3_000));
    assert_eq!(captured.problems.len(), 500 - with_values);
    assert!(captured.problems[0].message.contains("the values of `f349` are left out"));
}
