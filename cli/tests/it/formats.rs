//! The formats of code hosts and build servers, on names and payloads that mean harm. Each is held
//! against the schema that its readers publish: see `cli/tests/schemas/README.md`.

use std::{fs, path::Path};

use insta::assert_snapshot;
use serde_json::Value;

use crate::fixture::{Fixture, repository};

const ORDER: [&str; 3] = ["check", "--schema", ".schemas/order.json"];

/// Names and payloads with everything that some format could take for its own.
fn hostile() -> Fixture {
    Fixture::with_order()
        .file(
            "a b%,:é'\"<&>]]>.jsonl",
            "{\"id\":1}\n{\"id\":\"]]>|`@you`<b>\"}\n{\"id\":2,\"na|me`\\u0007\\u202e\\n::error::x\":1}\n{}\n",
        )
        .file("line\nbreak ##[error]x.json", "{\"id\": \"%0A::error::x\\n\", \"kind\": \"%\"}")
        .file("right.json", "{\"id\":1}")
}

/// Leaves out the file whose name is not UTF-8, which not all systems allow.
fn run(format: &str) -> crate::fixture::Run {
    let paths =
        ["a b%,:é'\"<&>]]>.jsonl", "line\nbreak ##[error]x.json", "right.json", "nowhere.json"];
    hostile().run(&[&ORDER[..], &paths, &["--format", format]].concat())
}

#[track_caller]
fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("it is JSON")
}

#[track_caller]
fn assert_valid(schema: &str, document: &Value) {
    let path = repository("cli/tests/schemas").join(schema);
    assert_valid_by(&path, document);
}

#[track_caller]
fn assert_valid_by(path: &Path, document: &Value) {
    let validator = jsonschema::validator_for(&read(path)).expect("the schema is one");
    let faults: Vec<String> = validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn json() {
    let schema = repository("docs/schemas/check.json");
    let run = run("json");
    assert_eq!(run.json().len(), 6);
    for mut line in run.json() {
        assert_valid_by(&schema, &line);
        line["type"] = "finding?".into();
        assert!(!jsonschema::is_valid(&read(&schema), &line));
    }
}

#[test]
fn baselines() {
    let fixture = hostile();
    let args = ["a b%,:é'\"<&>]]>.jsonl", "--write-baseline", "known.json"];
    fixture.run(&[&ORDER[..], &args].concat());
    let baseline = read(&fixture.path().join("known.json"));
    assert_valid_by(&repository("docs/schemas/baseline.json"), &baseline);
    assert_eq!(baseline["findings"].as_array().map(Vec::len), Some(3));
}

#[test]
fn sarif() {
    let run = run("sarif");
    assert_snapshot!(run.all());
    let document: Value = serde_json::from_str(&run.out).expect("the output is JSON");
    assert_valid("sarif-2.1.0.json", &document);
    let run = &document["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("there are rules");
    for result in run["results"].as_array().expect("there are results") {
        let index = result["ruleIndex"].as_u64().expect("a rule has an index");
        assert_eq!(rules[usize::try_from(index).expect("it is small")]["id"], result["ruleId"]);
    }
}

#[test]
fn gitlab() {
    let run = run("gitlab");
    assert_snapshot!(run.all());
    let document: Value = serde_json::from_str(&run.out).expect("the output is JSON");
    assert_valid("gitlab-code-quality.json", &document);
    // Requirements of the documentation beyond the schema.
    for element in document.as_array().expect("it is a list") {
        assert!(element["check_name"].is_string());
        assert!(element["location"]["path"].is_string());
        assert!(element["location"]["lines"]["begin"].as_u64() >= Some(1));
        let severity = element["severity"].as_str().expect("a severity is a string");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
    }
    assert_eq!(fingerprints(&run.out).len(), document.as_array().map_or(0, Vec::len));
}

#[test]
fn junit() {
    let run = run("junit");
    assert_snapshot!(run.all());
    assert_junit(&run.out);
}

#[test]
fn github() {
    let run = run("github");
    assert_snapshot!(run.all());
    for line in run.out.lines().filter(|line| line.contains("::") || line.contains("##[")) {
        let kinds = ["::error file=", "::warning file="];
        assert!(kinds.iter().any(|kind| line.starts_with(kind)), "{line}");
    }
}

#[test]
fn markdown() {
    let run = run("markdown");
    assert_snapshot!(run.all());
    for row in run.out.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(row.matches('|').count(), 5, "{row}");
    }
}

/// Elements: the attributes that they must and may have, and the elements that may stand in them.
type Element =
    (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const JUNIT: [Element; 7] = [
    ("testsuites", &[], &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
    (
        "testsuite",
        &["name", "tests", "failures", "errors"],
        &[
            "group",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
            "file",
            "log",
            "url",
        ],
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name"],
        &["time", "classname", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("failure", &[], &["type", "message"], &[]),
    ("error", &[], &["type", "message"], &[]),
    ("skipped", &[], &["type", "message"], &[]),
    ("system-out", &[], &[], &[]),
];

#[track_caller]
fn assert_junit(text: &str) {
    let document = roxmltree::Document::parse(text).expect("the output is XML");
    assert_eq!(document.root_element().tag_name().name(), "testsuites");
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let (_, must, may, children) = JUNIT
            .iter()
            .find(|(known, ..)| *known == name)
            .unwrap_or_else(|| panic!("no reader knows `{name}`"));
        for attribute in *must {
            assert!(node.has_attribute(*attribute), "{name} {attribute}");
        }
        for attribute in node.attributes() {
            assert!(must.contains(&attribute.name()) || may.contains(&attribute.name()));
        }
        for child in node.children().filter(roxmltree::Node::is_element) {
            assert!(children.contains(&child.tag_name().name()));
        }
        if name == "testsuite" {
            let number = |attribute: &str| node.attribute(attribute).and_then(|n| n.parse().ok());
            let count =
                |tag: &str| Some(node.descendants().filter(|node| node.has_tag_name(tag)).count());
            assert_eq!(number("tests"), count("testcase"));
            assert_eq!(number("failures"), count("failure"));
            assert_eq!(number("errors"), count("error"));
            assert_eq!(number("skipped"), count("skipped"));
        }
    }
}

/// The fingerprints of a report, each once.
fn fingerprints(gitlab: &str) -> std::collections::BTreeSet<String> {
    let document: Value = serde_json::from_str(gitlab).expect("the output is JSON");
    let elements = document.as_array().expect("it is a list");
    elements.iter().map(|element| element["fingerprint"].to_string()).collect()
}

#[test]
fn every_format_is_whole_where_nothing_is_wrong() {
    let fixture = Fixture::with_order().file("a.json", "{\"id\": 1}");
    let run = |format: &str| fixture.run(&[&ORDER[..], &["a.json", "--format", format]].concat());
    assert_valid("sarif-2.1.0.json", &serde_json::from_str(&run("sarif").out).expect("JSON"));
    assert_eq!(run("gitlab").out, "[]\n");
    assert_junit(&run("junit").out);
    let summary = "1 file, 1 record: 0 errors, 0 warnings, 0 advice\n";
    assert_eq!(run("github").out, summary);
    assert_eq!(run("markdown").out, format!("### Tablature\n\n{summary}"));
    let quiet = fixture.run(&[&ORDER[..], &["a.json", "-q", "--format", "sarif"]].concat());
    assert_valid("sarif-2.1.0.json", &serde_json::from_str(&quiet.out).expect("JSON"));
}

/// A suite says how many cases it has before it has them, so large files have several.
#[test]
fn large_files_are_whole_and_cut_where_that_is_asked_for() {
    let fixture =
        Fixture::with_order().file("a.jsonl", "{\"id\":\"1\",\"kind\":\"x\"}\n".repeat(2500));
    let run =
        |args: &[&str]| fixture.run(&[&ORDER[..], &["a.jsonl", "--format"], args].concat()).out;
    let junit = run(&["junit"]);
    assert_junit(&junit);
    assert_eq!(junit.matches("<testsuite ").count(), 3);
    assert_junit(&run(&["junit", "--max-findings", "3"]));
    assert_eq!(fingerprints(&run(&["gitlab"])).len(), 5000);
    let github = run(&["github"]);
    assert_eq!(github.matches("::error ").count(), 10);
    assert_eq!(github.matches("::warning ").count(), 10);
    assert_eq!(github.lines().count(), 5002);
    let sarif: Value = serde_json::from_str(&run(&["sarif", "--max-findings", "3"])).expect("JSON");
    assert_valid("sarif-2.1.0.json", &sarif);
    assert!(sarif.to_string().contains("4997 more findings are left out"));
    assert!(run(&["markdown"]).contains("4900 more left out"));
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_named_all_the_same() {
    use std::os::unix::ffi::OsStringExt;
    let fixture = Fixture::with_order();
    let names = [b"a\xFF.json".to_vec(), b"a\xFE.json".to_vec()].map(std::ffi::OsString::from_vec);
    for name in &names {
        fs::write(fixture.path().join(name), "{}").expect("files can be written");
    }
    for format in ["sarif", "gitlab", "junit", "github", "markdown", "json"] {
        let output = fixture
            .command(&[&ORDER[..], &["--format", format]].concat())
            .args(&names)
            .output()
            .expect("the command can be run");
        let out = String::from_utf8(output.stdout).expect("output is UTF-8");
        match format {
            "sarif" => {
                assert!(out.contains("a%FF.json") && out.contains("a%FE.json"), "{out}");
                assert_valid("sarif-2.1.0.json", &serde_json::from_str(&out).expect("JSON"));
            }
            "gitlab" => assert_eq!(fingerprints(&out).len(), 2),
            "junit" => assert_junit(&out),
            _ => assert!(out.contains('\u{FFFD}'), "{out}"),
        }
    }
}

/// A document that breaks off is still a document: here a schema that is named later is broken.
#[test]
fn a_run_that_breaks_off_closes_its_document() {
    let fixture = Fixture::with_order()
        .file("tablature.toml", "[[check]]\nfiles = [\"a.json\"]\nschema = \".schemas/order.json\"\n[[check]]\nfiles = [\"b.json\"]\nschema = \"broken.json\"\n")
        .file("broken.json", "{\"type\": 1}")
        .file("a.json", "{}")
        .file("b.json", "{}");
    let run = |format: &str| fixture.run(&["check", "a.json", "b.json", "--format", format]);
    let sarif: Value = serde_json::from_str(&run("sarif").out).expect("JSON");
    assert_valid("sarif-2.1.0.json", &sarif);
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
    assert_eq!(fingerprints(&run("gitlab").out).len(), 2);
    assert_junit(&run("junit").out);
    assert_eq!(run("junit").code, Some(2));
}

#[test]
fn columns_count_characters_and_reach_to_the_end() {
    let fixture = Fixture::with_order().file("a.json", "{\"name\": \"名前X\", \"id\": 1}");
    let run = fixture.run(&[&ORDER[..], &["a.json", "--format", "sarif"]].concat());
    let document: Value = serde_json::from_str(&run.out).expect("the output is JSON");
    let region = &document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        region.to_string(),
        r#"{"startLine":1,"startColumn":10,"endLine":1,"endColumn":15}"#
    );
}

#[test]
fn masking_holds_in_every_format() {
    let fixture = Fixture::with_order().file("a.json", "{\"id\": \"SECRET\", \"SECRET\": 1}");
    for format in ["sarif", "gitlab", "junit", "github", "markdown"] {
        let run = fixture.run(&[&ORDER[..], &["a.json", "--mask", "--format", format]].concat());
        assert!(!run.out.contains("SECRET"), "{}", run.out);
    }
}
