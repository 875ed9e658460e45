//! Languages compared, and the strings that tell them apart.

use serde_json::json;

use super::*;

#[test]
fn a_narrower_pattern_is_included() {
    for (narrow, wide) in [
        ("^[a-f]+$", "^[a-z]+$"),
        ("^ab", "^a"),
        ("abc", "b"),
        ("^a$", "^(a|b)$"),
        ("^\\d{3}$", "^\\d+$"),
        ("a", ""),
        ("^[Zz]$", "[Zz]$"),
        ("^(?!admin)[a-z]+$", "^[a-z]+$"),
    ] {
        assert!(is_included(narrow, wide), "{narrow} {wide}");
        assert!(!is_included(wide, narrow), "{wide} {narrow}");
    }
    assert!(is_included("^(a|b)$", "^[ab]$") && is_included("^[ab]$", "^(a|b)$"));
}

#[test]
fn what_cannot_be_told_is_not_included() {
    for (narrow, wide) in
        [("(?=a)b", "b"), ("^(a{1,1000}){1,1000}$", "a"), ("b", "("), ("b", "(a)\\1")]
    {
        assert!(!is_included(narrow, wide), "{narrow} {wide}");
    }
}

#[track_caller]
fn check(narrow: &serde_json::Value, wide: &serde_json::Value, expected: &Inclusion) {
    let facets = |schema: &serde_json::Value| {
        let mut facets = Facets::default();
        facets.add(schema.as_object().expect("members"));
        facets
    };
    assert_eq!(compare(&facets(narrow), &facets(wide)), *expected, "{narrow} {wide}");
}

#[test]
fn patterns_lengths_and_formats_are_compared_with_each_other() {
    use Inclusion::{Included, Lacks, Undecided};
    let lacks = |text: &str| Lacks(text.to_owned());
    let uuid = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
    for (narrow, wide, expected) in [
        (json!({"minLength": 1}), json!({"pattern": "."}), lacks("\n")),
        (json!({}), json!({"pattern": "[a-z]*"}), Included),
        (json!({"pattern": "^[0-9a-f]{8}-[0-9a-f]{4}$"}), json!({"maxLength": 36}), Included),
        (
            json!({"pattern": "^[0-9a-f]{8}-[0-9a-f]{4}$"}),
            json!({"maxLength": 12}),
            lacks("aaaaaaaa-aaaa"),
        ),
        (
            json!({"pattern": "^(ab)*$", "maxLength": 5}),
            json!({"pattern": "^(ab){0,3}$"}),
            Included,
        ),
        (
            json!({"pattern": "^(ab)*$", "maxLength": 8}),
            json!({"pattern": "^(ab){0,3}$"}),
            lacks("abababab"),
        ),
        (
            json!({"minLength": 2, "maxLength": 3}),
            json!({"minLength": 1, "maxLength": 9}),
            Included,
        ),
        (json!({"maxLength": 3}), json!({"maxLength": 2}), lacks("aaa")),
        (json!({"format": "uuid"}), json!({"pattern": uuid}), Included),
        (json!({"pattern": uuid}), json!({"format": "uuid"}), Included),
        (json!({"format": "date"}), json!({"minLength": 10, "maxLength": 10}), Included),
        (json!({"format": "date"}), json!({"pattern": "^[0-9-]+$"}), Included),
        (json!({"format": "email", "minLength": 5}), json!({"format": "email"}), Included),
        (json!({}), json!({"format": "email"}), Undecided),
        (json!({"pattern": "^é{2}$"}), json!({"maxLength": 2}), Included),
        (json!({"pattern": "^é{3}$"}), json!({"maxLength": 2}), lacks("ééé")),
        (json!({"pattern": "^a"}), json!({"pattern": "^(?!ab)"}), lacks("ab")),
        (json!({"pattern": "^ac"}), json!({"pattern": "^(?!ab)"}), Included),
        (json!({"minLength": 3, "maxLength": 2}), json!({"pattern": "^a$"}), Included),
    ] {
        check(&narrow, &wide, &expected);
    }
}

#[test]
fn the_shortest_string_of_one_pattern_alone_is_found() {
    assert_eq!(shortest("x$", ["^x"]).as_deref(), Some("ax"));
    assert_eq!(shortest("^a$", ["a"]), None);
    assert_eq!(shortest("^[0-9]{3}$", []).as_deref(), Some("000"));
}
