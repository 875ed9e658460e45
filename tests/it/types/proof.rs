//! The corpus is what it says: the validator agrees with every verdict, and every keyword is in it.

use std::collections::BTreeSet;

use serde_json::Value;
use tablature::vocabulary;

use super::{
    corpus::{self, Case},
    root,
};

/// The keywords of JSON Schema 2020-12.
const STANDARD: &str = "\
    $anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary \
    additionalProperties allOf anyOf const contains contentEncoding contentMediaType \
    contentSchema default dependentRequired dependentSchemas deprecated description else enum \
    examples exclusiveMaximum exclusiveMinimum format if items maxContains maxItems maxLength \
    maxProperties maximum minContains minItems minLength minProperties minimum multipleOf not \
    oneOf pattern patternProperties prefixItems properties propertyNames readOnly required then \
    title type unevaluatedItems unevaluatedProperties uniqueItems writeOnly";

#[test]
fn the_validator_agrees_with_every_verdict_of_the_corpus() {
    let mut faults = Vec::new();
    for case in corpus::cases(root()) {
        let checker = case.checker();
        for (documents, is_valid) in [(&case.valid, true), (&case.invalid, false)] {
            for document in documents {
                let report = checker.check(document.as_bytes());
                if report.is_valid() != is_valid {
                    let side = if is_valid { "valid" } else { "invalid" };
                    let codes: Vec<_> = report.findings().iter().map(|found| &found.code).collect();
                    faults.push(format!("{}: {side} {document}: {codes:?}", case.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} documents\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_case_shows_both_sides() {
    for Case { name, schema, valid, invalid, .. } in corpus::cases(root()) {
        let accepts_all = matches!(&schema, Value::Bool(true)) || name == "schema-empty";
        assert!(!valid.is_empty() || schema == Value::Bool(false), "{name}: nothing is valid");
        assert!(!invalid.is_empty() || accepts_all, "{name}: nothing is invalid");
        for document in &valid {
            assert!(!invalid.contains(document), "{name}: both valid and invalid: {document}");
        }
    }
}

#[test]
fn every_keyword_stands_in_a_case() {
    let mut found = BTreeSet::new();
    for case in corpus::cases(root()) {
        collect_keys(&case.schema, &mut found);
    }
    let keywords = STANDARD.split(' ').chain(vocabulary::KEYWORDS);
    let missing: Vec<_> = keywords.filter(|keyword| !found.contains(*keyword)).collect();
    assert!(missing.is_empty(), "no case has {missing:?}");
}

fn collect_keys(schema: &Value, keys: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            for (key, value) in members {
                keys.insert(key.clone());
                collect_keys(value, keys);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_keys(item, keys)),
        _ => {}
    }
}
