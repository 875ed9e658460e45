//! What is printed: characters that control terminals (P), and generated code (R).

use std::path::Path;

use crate::{
    case::{Case, case},
    harness::Outcome,
    made::page,
};

/// Controls a terminal: a colour, a title, the direction of text, a line that is none.
const EVIL: &str = "\u{1b}[31m\u{1b}]0;t\u{7}\u{202e}\u{2028}\u{9b}2J";

/// The same in JSON, with some of it as it is.
const IN_JSON: &str = "\\u001b[31m\\u001b]0;t\\u0007\u{202e}\u{2028}\\u009b2J";

fn schema() -> String {
    let evil = format!("{IN_JSON}\u{202e}\u{2028}\u{200b}");
    format!(
        r#"{{"title":"{evil}","type":"object","required":["{evil}"],
            "properties":{{"{evil}":{{"type":"string","minLength":2,"not":{{"const":"{evil}"}},"description":"{evil}",
                "knownValues":["{evil}"],"fault":{{"code":"{evil}","help":"{evil}"}}}},
                "b":{{"enum":["{evil}","{evil}2"],"source":{{"table":"{evil}","line":1}}}}}},
            "{evil}":1,"minProperties":2}}"#
    )
}

fn payload() -> String {
    format!(r#"{{"{IN_JSON}":"{IN_JSON}","b":"{IN_JSON}","{IN_JSON}x":[1]}}"#)
}

fn on_schema(name: &'static str, args: &str) -> Case {
    case(name, 'P', args).file("s.json", schema).exits(&[0, 1, 2])
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        on_schema("controls-in-codes", "explain --schema s.json").exits(&[0]),
        on_schema("controls-in-a-code", "explain --schema s.json").arg(EVIL).exits(&[0, 2]),
        on_schema("controls-in-a-schema", "schema show s.json").exits(&[0]),
        on_schema("controls-in-a-plan", "schema plan s.json").exits(&[0]),
        on_schema("controls-in-a-list", "schema list"),
        on_schema("controls-in-warnings", "schema check s.json"),
        on_schema("controls-in-warnings-as-json", "schema check s.json --format json"),
        on_schema("controls-in-samples", "sample s.json --count 3").exits(&[0]),
        on_schema("controls-in-the-names-of-samples", "sample s.json --count 2 --out").arg(EVIL).exits(&[0]),
        on_schema("controls-in-the-name-of-a-schema", "schema path userpilot/event --out").arg(EVIL).exits(&[0]),
        on_schema("controls-in-broken-samples", "sample s.json --invalid --each --explain"),
        on_schema("controls-on-pages", "docs site --schema s.json").exits(&[0]),
        on_schema("controls-in-the-name-of-a-site", "docs --schema s.json").arg(EVIL).exits(&[0]),
        on_schema("controls-in-rules", "sample s.json --rules").exits(&[0]),
        on_schema("controls-in-the-report-of-code", "generate rust s.json --report"),
        on_schema("controls-in-a-difference", "diff s.json t.json")
            .file("t.json", || schema().replace("minLength\":2", "minLength\":3")),
        on_schema("controls-in-a-difference-in-markdown", "diff t.json s.json --format markdown")
            .file("t.json", || r#"{"type":"object"}"#.to_owned()),
        on_schema("controls-in-an-unknown-id", "schema show").arg(format!("acme/{EVIL}")).exits(&[2]),
        on_schema("controls-in-a-shell", "completions").arg(EVIL).exits(&[2]),
        on_schema("controls-in-an-option", "check").arg(format!("--{EVIL}")).exits(&[2]),
        on_schema("controls-in-an-option-in-colour", "check").arg("--color=never").arg(format!("--now={EVIL}")).exits(&[2]),
        on_schema("controls-in-a-command", "").arg(EVIL).exits(&[2]),
        on_schema("controls-in-a-directory", "init").arg(format!("no/{EVIL}")).exits(&[0, 2]),
        case("controls-in-pages", 'P', "capture docs --out out")
            .file("docs/acme/T.md", || {
                page(&format!("T{EVIL}"), &format!("| **f{EVIL}** | str{EVIL} | one of a{EVIL}, b | |\n| **{EVIL}** | nope | x | |"))
            })
            .exits(&[0, 1]),
        case("controls-in-an-overlay", 'P', "capture docs --out out --overlay o.json")
            .file("docs/acme/T.md", || page("T", "| **f** | str | x | |"))
            .file("o.json", || {
                format!(r#"{{"vendor":"{IN_JSON}","schemas":[{{"name":"{IN_JSON}","version":"1","tables":"{IN_JSON}","root":"{IN_JSON}"}}],"{IN_JSON}":1}}"#)
            })
            .exits(&[1, 2]),
        case("controls-in-a-configuration", 'P', "check p.json")
            .file("p.json", payload)
            .file("tablature.toml", || {
                "\"\\u001b[31m\\u202e\" = 1\n[severity]\n\"\\u202e\" = \"\\u001b\"\n[references]\n\"\\u009b\" = \"\\u2028\"\n".to_owned()
            })
            .exits(&[2]),
    ];
    for format in ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"] {
        let name: &'static str = match format {
            "text" => "controls-in-findings-as-text",
            "json" => "controls-in-findings-as-json",
            "sarif" => "controls-in-findings-as-sarif",
            "junit" => "controls-in-findings-as-junit",
            "github" => "controls-in-findings-as-github",
            "gitlab" => "controls-in-findings-as-gitlab",
            _ => "controls-in-findings-as-markdown",
        };
        let args = format!("check p.json --schema s.json --format {format}");
        cases.push(on_schema(name, &args).file("p.json", payload).exits(&[1]));
    }
    cases.extend(of_code());
    cases
}

/// Nothing in the schema became an item of its own.
fn holds_no_item(_: &Path, run: &Outcome) -> Result<(), String> {
    let is_item = |line: &&str| line.trim_start().trim_start_matches("pub ").starts_with("fn evil");
    match run.out.lines().find(is_item) {
        Some(line) => Err(format!("an item of the schema: {line}")),
        None => Ok(()),
    }
}

fn of_code() -> Vec<Case> {
    let code = |name, schema: fn(&str) -> String, text: &'static str| {
        case(name, 'R', "generate rust s.json")
            .file("s.json", move || {
                let text = serde_json::Value::from(text).to_string();
                schema(&text)
            })
            .exits(&[0, 2])
            .after(holds_no_item)
    };
    let documented: fn(&str) -> String = |text| {
        format!(
            r#"{{"title":{text},"description":{text},"type":"object","properties":{{"a":{{"description":{text},"default":{text},"type":"string"}}}}}}"#
        )
    };
    let named: fn(&str) -> String = |text| {
        format!(
            r#"{{"type":"object","properties":{{{text}:{{"type":"object","properties":{{{text}:{{"enum":[{text},"x"]}}}}}}}},"required":[{text}]}}"#
        )
    };
    let matched: fn(&str) -> String =
        |text| format!(r#"{{"type":"string","pattern":{text},"not":{{"enum":[{text}]}}}}"#);
    vec![
        code("comment-that-ends", documented, "*/\nfn evil() {}\n/* #![evil]"),
        code(
            "comment-with-a-line-break",
            documented,
            "x\nfn evil() {}\n\rfn evil() {}\u{85}fn evil() {}",
        ),
        code("name-that-is-code", named, "a { } \nfn evil() {} \n //"),
        code("name-that-is-a-keyword-with-a-quote", named, "r#\"fn\"#; '\\"),
        code("pattern-that-ends-its-string", matched, "\"#;\nfn evil() {}\n\"\""),
        code("derive-that-is-code", documented, "x")
            .arg("--derive")
            .arg("Eq)]\nfn evil() {}\n#[derive(Eq")
            .exits(&[2]),
        code("crate-that-is-code", documented, "x")
            .arg("--crate")
            .arg("::a;\nfn evil() {}")
            .exits(&[2]),
        code("lock-with-names-that-are-code", documented, "x")
            .arg("--lock")
            .arg("l.json")
            .file("l.json", || r#"{"s":{"/S":"X {}\nfn evil() {} struct Y"}}"#.to_owned())
            .exits(&[2]),
    ]
}
