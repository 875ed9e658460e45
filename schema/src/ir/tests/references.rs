//! Targets of references, compared with the crate `referencing` where it supports them.

use super::{Documents, Draft, options, read_with, targets};
use crate::ir::Location;

#[track_caller]
fn check(draft: Draft, text: &str, documents: Documents<'_>, expected: &[&str]) {
    let ir = read_with(text, &options(draft), documents).unwrap_or_else(|error| panic!("{error}"));
    let mut found = targets(&ir);
    found.sort();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn relative_references_start_from_the_nested_id() {
    check(
        Draft::Draft2020,
        r##"{"$id": "http://x/root.json", "properties": {"a": {"$ref": "dir/"}},
            "$defs": {"d": {"$id": "dir/", "properties": {"b": {"$ref": "item.json"}, "c": {"$ref": "#/$defs/n"}},
              "$defs": {"i": {"$id": "item.json"}, "n": {}}}}}"##,
        &[],
        &[
            "/$defs/d/properties/b -> #/$defs/d/$defs/i",
            "/$defs/d/properties/c -> #/$defs/d/$defs/n",
            "/properties/a -> #/$defs/d",
        ],
    );
}

#[test]
fn a_schema_is_known_by_its_own_id_however_it_is_written() {
    for reference in
        ["/a/b.json#/$defs/x", "b.json#/$defs/x", "http://x/a/b.json#/$defs/x", "#x", "b.json#x"]
    {
        let text = format!(
            r#"{{"$id": "http://x/a/b.json", "$ref": "{reference}", "$defs": {{"x": {{"$anchor": "x"}}}}}}"#
        );
        check(Draft::Draft2020, &text, &[], &[" -> #/$defs/x"]);
    }
    // The identifier is relative, and nothing says to what.
    check(
        Draft::Draft2020,
        r#"{"$id": "b.json", "$ref": "b.json#/$defs/x", "$defs": {"x": {}}}"#,
        &[],
        &[" -> #/$defs/x"],
    );
}

/// Only a reference by pointer reaches what no keyword applies, so it does not name anything.
#[test]
fn what_no_keyword_applies_names_no_anchor() {
    let read = |reference: &str| {
        let text = format!(
            r##"{{"allOf": [{{"$ref": "#/x/y"}}, {{"$ref": "{reference}"}}], "x": {{"y": {{"$id": "#foo"}}}}}}"##
        );
        read_with(&text, &options(Draft::Draft7), &[]).map(|ir| targets(&ir))
    };
    assert_eq!(read("#/x/y").expect("valid"), ["/allOf/0 -> #/x/y", "/allOf/1 -> #/x/y"]);
    let error = read("#foo").expect_err("nothing is named so");
    assert_eq!(error.items().len(), 1, "{error}");
    assert_eq!(error.items()[0].code, "unresolved-reference");
}

#[test]
fn newer_drafts_name_no_anchors_with_id() {
    let text =
        r##"{"$ref": "#foo", "$defs": {"a": {"$id": "http://x/y#foo"}, "b": {"$id": "#foo"}}}"##;
    let error = read_with(text, &options(Draft::Draft2020), &[]).expect_err("invalid");
    let is_unresolved = error.items().iter().any(|item| item.code == "unresolved-reference");
    assert!(is_unresolved, "{error}");
}

#[test]
fn older_drafts_name_anchors_with_id() {
    check(
        Draft::Draft7,
        r##"{"allOf": [{"$ref": "#foo"}], "definitions": {"a": {"$id": "#foo"}}}"##,
        &[],
        &["/allOf/0 -> #/definitions/a"],
    );
    check(
        Draft::Draft4,
        r##"{"allOf": [{"$ref": "#foo"}, {"$ref": "http://x/y#bar"}],
            "definitions": {"a": {"id": "#foo"}, "b": {"id": "http://x/y#bar"}}}"##,
        &[],
        &["/allOf/0 -> #/definitions/a", "/allOf/1 -> #/definitions/b"],
    );
}

#[test]
fn identifiers_of_draft_4_nest_with_and_without_one_at_the_root() {
    let nested = r#""definitions": {"a": {"id": "http://x/folder/", "items": {"$ref": "item.json"}},
        "i": {"id": "http://x/folder/item.json"}}"#;
    for root in ["", r#""id": "http://x/root.json","#] {
        check(
            Draft::Draft4,
            &format!("{{{root} {nested}}}"),
            &[],
            &["/definitions/a/items -> #/definitions/i"],
        );
    }
}

#[test]
fn what_stands_beside_a_reference_is_ignored_up_to_draft_7() {
    let text = r##"{"allOf": [{"$id": "http://other/", "$ref": "item.json", "minimum": 3, "properties": {"a": {}}}],
        "definitions": {"i": {"$id": "http://x/item.json"}, "b": {"$ref": "#/allOf/0/properties/a"}},
        "$id": "http://x/root.json"}"##;
    check(
        Draft::Draft7,
        text,
        &[],
        &["/allOf/0 -> #/definitions/i", "/definitions/b -> #/allOf/0/properties/a"],
    );
    let ir = read_with(text, &options(Draft::Draft7), &[]).expect("valid");
    let beside = ir.node(ir.node(ir.root()).all_of()[0]);
    assert!(beside.assertions.is_empty() && beside.children.is_empty());
    let text =
        text.replace("http://other/", "http://x/other/").replace("\"item.json", "\"../item.json");
    let ir = read_with(&text, &options(Draft::Draft2020), &[]).expect("valid");
    let beside = ir.node(ir.node(ir.root()).all_of()[0]);
    assert_eq!((beside.assertions.len(), beside.children.len()), (1, 1));
}

#[test]
fn identifiers_within_values_name_nothing() {
    check(
        Draft::Draft2020,
        r##"{"allOf": [{"$ref": "http://x/a"}, {"$ref": "#/x-unknown/s"}],
            "enum": [{"$id": "http://x/a", "not": {}}], "const": {"$id": "http://x/a"}, "default": {"$id": "http://x/a"},
            "x-unknown": {"s": {"$id": "http://x/a", "items": {"$ref": "#/$defs/inner"}, "$defs": {"inner": {}}}},
            "$defs": {"real": {"$id": "http://x/a"}}}"##,
        &[],
        &[
            "/allOf/0 -> #/$defs/real",
            "/allOf/1 -> #/x-unknown/s",
            "/x-unknown/s/items -> #/x-unknown/s/$defs/inner",
        ],
    );
}

#[test]
fn fragments_may_be_encoded_or_not() {
    check(
        Draft::Draft2020,
        r##"{"allOf": [{"$ref": "#/$defs/List<T>"}, {"$ref": "#/$defs/a b"}, {"$ref": "#/$defs/«x»"},
              {"$ref": "#/$defs/a%20b"}, {"$ref": "#/$defs/p~1q~0r"}, {"$ref": "#/$defs/100%25"}],
            "$defs": {"List<T>": {}, "a b": {}, "«x»": {}, "p/q~r": {}, "100%": {}}}"##,
        &[],
        &[
            "/allOf/0 -> #/$defs/List<T>",
            "/allOf/1 -> #/$defs/a b",
            "/allOf/2 -> #/$defs/«x»",
            "/allOf/3 -> #/$defs/a b",
            "/allOf/4 -> #/$defs/p~1q~0r",
            "/allOf/5 -> #/$defs/100%",
        ],
    );
}

#[test]
fn pointers_may_cross_into_another_resource() {
    check(
        Draft::Draft2020,
        r##"{"$ref": "#/$defs/a/properties/b", "$defs": {"a": {"$id": "http://x/a", "properties": {"b": {"$ref": "#/$defs/c"}},
            "$defs": {"c": {}}}}}"##,
        &[],
        &[" -> #/$defs/a/properties/b", "/$defs/a/properties/b -> #/$defs/a/$defs/c"],
    );
}

#[test]
fn dynamic_references_need_an_anchor_of_their_kind() {
    check(
        Draft::Draft2020,
        r##"{"$dynamicAnchor": "n", "properties": {"a": {"$dynamicRef": "#n"}, "b": {"$dynamicRef": "#m"},
            "c": {"$ref": "#n"}, "d": {"$dynamicRef": "#/$defs/m"}, "e": {"$dynamicRef": "other#n"}},
            "$defs": {"m": {"$anchor": "m"}, "o": {"$id": "other", "$defs": {"x": {"$dynamicAnchor": "n"}}}}}"##,
        &[],
        &[
            "/properties/a -> #~n",
            "/properties/b -> #/$defs/m",
            "/properties/c -> #",
            "/properties/d -> #/$defs/m",
            "/properties/e -> #/$defs/o/$defs/x~n",
        ],
    );
    for (anchor, expected) in [("true", " -> #~"), ("false", " -> #")] {
        check(
            Draft::Draft2019,
            &format!(r##"{{"$recursiveAnchor": {anchor}, "items": {{"$recursiveRef": "#"}}}}"##),
            &[],
            &[&format!("/items{expected}")],
        );
    }
}

#[test]
fn standard_meta_schemas_are_built_in() {
    for (uri, own) in [
        ("http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-04/schema"),
        ("https://json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema"),
        (
            "https://json-schema.org/draft/2019-09/schema",
            "https://json-schema.org/draft/2019-09/schema",
        ),
        (
            "https://json-schema.org/draft/2020-12/meta/core",
            "https://json-schema.org/draft/2020-12/meta/core",
        ),
        ("http://json-schema.org/schema#", "https://json-schema.org/draft/2020-12/schema"),
    ] {
        check(
            Draft::Draft2020,
            &format!(
                r##"{{"items": {{"$ref": "#/$defs/m"}}, "$defs": {{"m": {{"$ref": "{uri}"}}}}}}"##
            ),
            &[],
            &[&format!("/$defs/m -> {own}#"), "/items -> #/$defs/m"],
        );
    }
}

#[test]
fn documents_may_be_in_other_drafts_and_refer_back() {
    let other = r##"{"$schema": "http://json-schema.org/draft-07/schema#",
        "properties": {"back": {"$ref": "schema.json#/$defs/x"}}, "definitions": {"y": {"$id": "#y", "items": [{}]}}}"##;
    let text =
        r#"{"$id": "http://x/schema.json", "items": {"$ref": "old.json#y"}, "$defs": {"x": {}}}"#;
    let documents = [("http://x/old.json", other)];
    check(Draft::Draft2020, text, &documents, &["/items -> http://x/old.json#/definitions/y"]);
    let ir = read_with(text, &options(Draft::Draft2020), &documents).expect("valid");
    let old = ir.documents().iter().position(|document| document.uri == "http://x/old.json");
    assert_eq!(old.map(|index| ir.documents()[index].draft), Some(Draft::Draft7));
    assert_eq!(ir.documents().len(), 2, "the schema itself is not asked for");
}

#[test]
fn a_document_without_a_schema_keyword_is_in_the_draft_of_what_refers_to_it() {
    let text = r#"{"$schema": "http://json-schema.org/draft-07/schema#", "items": {"$ref": "http://x/o"}}"#;
    let ir = read_with(text, &options(Draft::Draft2020), &[("http://x/o", r#"{"items": [{}]}"#)])
        .expect("`items` may be a list in draft 7");
    assert_eq!(ir.documents()[1].draft, Draft::Draft7);
}

#[test]
fn an_embedded_resource_may_be_in_another_draft() {
    let text = r#"{"items": {"$ref": "http://x/old"}, "$defs": {"o":
        {"$id": "http://x/old", "$schema": "http://json-schema.org/draft-07/schema#", "items": [{}], "prefixItems": 3}}}"#;
    let ir = read_with(text, &options(Draft::Draft2020), &[]).expect("valid");
    let old = ir.at(crate::ir::DocumentId::ROOT, "/$defs/o").expect("there");
    assert_eq!((ir.node(old).draft, ir.node(old).prefix_items().len()), (Draft::Draft7, 1));
}

/// The crate `referencing` sees the same.
#[test]
fn the_oracle_agrees() {
    for text in [
        r##"{"$id": "http://x/root.json", "properties": {"a": {"$ref": "dir/"}}, "$defs": {"d": {"$id": "dir/",
            "properties": {"b": {"$ref": "item.json"}, "c": {"$ref": "#/$defs/n"}}, "$defs": {"i": {"$id": "item.json", "title": "i"}, "n": {"title": "n"}}}}}"##,
        r##"{"$id": "http://x/a/b.json", "allOf": [{"$ref": "/a/b.json#/$defs/x"}, {"$ref": "#x"}, {"$ref": "b.json#/$defs/x"}],
            "$defs": {"x": {"$anchor": "x"}}}"##,
        r##"{"$id": "http://x/r", "allOf": [{"$ref": "#/$defs/a%20b"}, {"$ref": "#/$defs/p~1q~0r"}, {"$ref": "#/$defs/a/properties/b"}],
            "$defs": {"a b": {"title": "a b"}, "p/q~r": {"title": "p"}, "a": {"$id": "http://x/a", "properties": {"b": {"$ref": "#/$defs/c"}}, "$defs": {"c": {}}}}}"##,
        r##"{"$id": "http://x/r", "$schema": "http://json-schema.org/draft-07/schema#", "allOf": [{"$ref": "#foo"},
            {"$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger"}], "definitions": {"a": {"$id": "#foo"}}}"##,
    ] {
        let schema: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let registry = referencing::SPECIFICATIONS
            .add("http://x/", referencing::Resource::from_contents(schema));
        let registry = registry.and_then(referencing::RegistryBuilder::prepare).expect("valid");
        let ir = read_with(text, &options(Draft::Draft2020), &[]).expect("valid");
        let mut compared = 0;
        for (_, node) in ir.nodes() {
            for reference in &node.references {
                let super::Target::Static(target) = &reference.target else { continue };
                let pointer = node.keyword_pointer(reference.keyword);
                let location =
                    Location { document: node.location.document, pointer: pointer.into() };
                let written = ir.value(&location).expect("there");
                let base =
                    referencing::uri::from_str(&ir.resource(node.resource).uri).expect("a URI");
                let resolver = registry.resolver(base);
                let found =
                    resolver.lookup(written.as_str().expect("a string")).expect("it resolves");
                let ours = ir.value(&ir.node(*target).location).and_then(|value| value.to_serde());
                assert_eq!(ours.as_ref(), Some(found.contents()), "{written} in {text}");
                compared += 1;
            }
        }
        assert!(compared > 1, "{text}");
    }
}
