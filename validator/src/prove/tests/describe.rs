//! Plans as people read them.

use super::checker;
use crate::Wanted;

fn describe(schema: &str) -> String {
    describe_or_none(schema).expect("it is small")
}

fn describe_or_none(schema: &str) -> Option<String> {
    checker(schema).describe_plan(Wanted::All)
}

/// A schema of definitions, each of which holds the next, and the last any string.
fn chain(n: usize, link: fn(&str) -> String) -> String {
    let next = |index: usize| format!(r##"{{"$ref":"#/$defs/d{index}"}}"##);
    let definitions: Vec<String> =
        (0..n).map(|index| format!(r#""d{index}":{}"#, link(&next(index + 1)))).collect();
    format!(
        r##"{{"$ref":"#/$defs/d0","$defs":{{{},"d{n}":{{"type":"string"}}}}}}"##,
        definitions.join(",")
    )
}

#[test]
fn a_plan_says_what_it_reads() {
    let plan = describe(
        r#"{"properties": {"a": {"type": "string", "minLength": 3}, "b": {"type": "boolean"}}}"#,
    );
    let line = |name: &str| {
        let found = plan.lines().find(|line| {
            line.contains(&format!("\"{name}\""))
                || line.contains(&format!("{name}:"))
                || line.contains(&format!("`{name}`"))
        });
        found.unwrap_or_else(|| panic!("{plan}")).to_owned()
    };
    assert!(line("a").contains('3'), "{plan}");
    assert!(line("b").contains("boolean"), "{plan}");
}

#[test]
fn a_plan_says_what_it_leaves_to_the_evaluator() {
    let asked = |schema: &str| describe(schema).contains("string, then the evaluator");
    assert!(asked(r#"{"type": "string", "anyOf": [{"minLength": 5}, {"pattern": "^x"}]}"#));
    assert!(!asked(r#"{"type": "string", "anyOf": [{"minLength": 1}, {"pattern": "^x"}]}"#));
}

#[test]
fn what_each_level_holds_more_than_once_is_described_once() {
    let links: [fn(&str) -> String; 4] = [
        |next| format!(r#"{{"prefixItems":[{next},{next}],"items":false}}"#),
        |next| format!(r#"{{"prefixItems":[{next}],"items":{next}}}"#),
        |next| format!(r#"{{"properties":{{"a":{next},"b":{next}}}}}"#),
        |next| format!(r#"{{"prefixItems":[{{"properties":{{"a":{next},"b":{next}}}}},{next}]}}"#),
    ];
    for link in links {
        let plan = describe(&chain(60, link));
        let n_lines = plan.lines().count();
        assert!((60..60 * 15).contains(&n_lines), "{n_lines} lines");
        assert!(plan.contains("(as described above)"), "{plan}");
    }
}

#[test]
fn a_long_description_is_cut() {
    const N_OBJECTS: usize = 60;
    let long = "k".repeat(100);
    let n_keys = 600;
    let keys: Vec<String> = (0..n_keys).map(|n| format!(r#""{long}{n}":true"#)).collect();
    let objects: Vec<String> =
        (0..N_OBJECTS).map(|n| format!(r##"{{"$ref":"#/$defs/o","title":"{n}"}}"##)).collect();
    let plan = describe(&format!(
        r#"{{"prefixItems":[{}],"$defs":{{"o":{{"properties":{{{}}}}}}}}}"#,
        objects.join(","),
        keys.join(",")
    ));
    assert!(
        plan.ends_with("the rest is not shown: the description is too long\n"),
        "{}",
        plan.len()
    );
    assert!((1 << 20..(1 << 20) + 200).contains(&plan.len()), "{}", plan.len());
}

/// Each of the subschemas is asked about each item.
#[test]
fn subschemas_that_multiply_have_no_plan() {
    let plan = |n_all: usize, n_items: usize| {
        let all: Vec<String> = (0..n_all).map(|n| format!(r#"{{"maxItems":{n}}}"#)).collect();
        let items = vec![r#"{"type":"string"}"#; n_items].join(",");
        let schema = format!(r#"{{"allOf":[{}],"prefixItems":[{items}]}}"#, all.join(","));
        checker(&schema).describe_plan(Wanted::Errors)
    };
    assert!(plan(17, 2_000).is_some() && plan(1_700, 20).is_some());
    assert_eq!(plan(1_700, 20_000), None);
}

/// Each of the subschemas is asked about each name, in each object anew.
#[test]
fn objects_that_multiply_have_no_plan() {
    let plan = |n_objects: usize| {
        let objects: Vec<String> =
            (0..n_objects).map(|n| format!(r##"{{"$ref":"#/$defs/o","title":"{n}"}}"##)).collect();
        let names: Vec<String> = (0..1_000).map(|n| format!(r#""k{n}":true"#)).collect();
        let all: Vec<String> = (0..300).map(|n| format!(r#"{{"minProperties":{n}}}"#)).collect();
        describe_or_none(&format!(
            r#"{{"prefixItems":[{}],"$defs":{{"o":{{"properties":{{{}}},"allOf":[{}]}}}}}}"#,
            objects.join(","),
            names.join(","),
            all.join(",")
        ))
    };
    assert!(plan(3).is_some());
    assert_eq!(plan(97), None);
}
