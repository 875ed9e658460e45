//! Tests of reading: values, and every error with its place.

use std::path::Path;

use insta::assert_snapshot;
use tablature_schema::ir::Draft;

use super::parse;

fn faults(text: &str) -> String {
    let mut faults = parse(text).1;
    faults.sort_by_key(|fault| fault.at);
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn everything_a_file_can_say() {
    let text = "
[[check]]
files = [\"a/*.json\", \"b/**\"]
schema = \"v/n@1\"
[severity]
stale-timestamp = \"allow\"
[references]
\"https://example.com/\" = \"shared\"
[drafts]
default = \"7\"
\"https://example.com/meta\" = \"2019-09\"
[clock]
now = 2026-11-21T16:00:00Z
tolerance = \"PT5M\"
";
    let (config, faults) = parse(text);
    assert_eq!(faults, []);
    assert_eq!(config.rules.len(), 1);
    assert!(config.rules[0].files.value.matches("a/x.json".as_ref()));
    assert!(!config.rules[0].files.value.matches("a/b/x.json".as_ref()));
    assert!(config.rules[0].files.value.matches("b/c/x".as_ref()));
    assert_eq!(config.severity.len(), 1);
    assert_eq!(config.references["https://example.com/"].value, Path::new("shared"));
    assert_eq!(config.drafts.default, Some(Draft::Draft7));
    assert_eq!(config.drafts.by_uri["https://example.com/meta"], Draft::Draft2019);
    assert_eq!(config.clock.tolerance, "PT5M".parse().ok());
    assert!(config.clock.now.is_some());
}

#[test]
fn an_empty_file_says_nothing() {
    assert!(parse("").0.rules.is_empty());
}

#[test]
fn every_fault_has_a_place_and_a_way_out() {
    assert_snapshot!(
        faults("chek = 1\n[severity]\na = \"eror\"\nb = 3\n[clock]\nnow = \"noon\"\ntolerance = \"P1M\"\ntollerance = 1"),
        @r"
        1:1: unknown key `chek` (did you mean `check`?); known here are `exclude`, `check`, `severity`, `override`, `change`, `references`, `drafts`, `clock`
        3:5: `eror` is not a severity (did you mean `error`?); one of `error`, `warning`, `advice`, `allow` is expected
        4:5: expected a string, found integer
        6:7: `noon` is not a timestamp (it is too short for `yyyy-MM-ddTHH:mm:ssZ`); an example is `2026-11-21T16:00:00Z`
        7:13: `P1M` is not a duration of fixed length; examples are `PT5M`, `PT30S` and `P1D`
        8:1: unknown key `tollerance` (did you mean `tolerance`?); known here are `now`, `tolerance`
        "
    );
    assert_snapshot!(
        faults("[[check]]\nfiles = [\"a{\", 1]\nä = 1\n[[check]]\nfiles = \"x\"\nschema = 1"),
        @r"
        3:1: invalid unquoted key, expected letters, numbers, `-`, `_`
        "
    );
    assert_snapshot!(
        faults("[references]\n\"a.json\" = \"b.json\"\n\"urn:a\" = 1\n[drafts]\ndefault = \"5\"\nmeta = \"7\"\n\"urn:m\" = 7"),
        @r"
        2:1: `a.json` is not an absolute URI, such as `https://example.com/a.json`
        3:11: expected a string, found integer
        5:11: `5` is not a draft of JSON Schema; the drafts are `4`, `6`, `7`, `2019-09`, `2020-12`
        6:1: `meta` is not an absolute URI, such as `https://example.com/schema`, nor `default`
        7:11: expected a string, found integer
        "
    );
    assert_snapshot!(
        faults("[[override]]\ncode = 1\nfield = \"a\"\nfile = []\n[[override]]\nseverity = \"eror\"\n[[override]]\nfiles = []\nseverity = \"error\""),
        @r"
    1:1: `severity` is missing in this `[[override]]`
    2:8: expected a string, found integer
    3:9: `a` is not a pattern of fields: it begins with `/`, as in `/metadata/*`
    4:1: unknown key `file` (did you mean `files`?); known here are `files`, `code`, `field`, `severity`
    5:1: this `[[override]]` is for no findings: name `code`, `field` or `files`
    6:12: `eror` is not a severity (did you mean `error`?); one of `error`, `warning`, `advice`, `allow` is expected
    8:9: `files` is empty: name at least one glob
    "
    );
    assert_snapshot!(faults("check = 1\nclock = []"), @r"
        1:9: expected a list of tables, each headed `[[check]]`, found integer
        2:9: expected a table, found array
        ");
    assert_snapshot!(faults("[severity\n"), @r"1:10: unclosed table, expected `]`");
}
