//! Nodes that are read from keywords.

use super::{Draft, options, read, read_in, read_with};
use crate::{
    ir::{
        Applicator, Discriminator, DocumentId, Ir, Keyword, Node, Question, Rule, SchemaId, Side,
        Tags, TypeSet, walk,
    },
    json::{Number, Position, Value, parse},
};

fn root(ir: &Ir) -> &Node {
    ir.node(ir.root())
}

fn valid(draft: Draft, text: &str) -> Ir {
    read_in(draft, text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn at(ir: &Ir, pointer: &str) -> SchemaId {
    ir.at(DocumentId::ROOT, pointer).unwrap_or_else(|| panic!("{pointer}"))
}

#[test]
fn limits_of_draft_4_are_one_bound() {
    let ir = valid(Draft::Draft4, r#"{"minimum": 1, "exclusiveMinimum": true, "maximum": 2}"#);
    let found: Vec<_> = root(&ir)
        .assertions
        .iter()
        .map(|assertion| match &assertion.rule {
            Rule::Bound(bound) => (assertion.keyword, bound.side, bound.is_exclusive),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        found,
        [(Keyword::ExclusiveMinimum, Side::Lower, true), (Keyword::Maximum, Side::Upper, false)]
    );
}

#[test]
fn numbers_are_exact() {
    let ir = valid(
        Draft::Draft2020,
        r#"{"minimum": 18446744073709551617, "multipleOf": 0.00000000000000000001, "maxLength": 1e30, "const": 12345678901234567890.5}"#,
    );
    let rule = |keyword| root(&ir).rule(keyword).expect("there");
    let Rule::Bound(bound) = rule(Keyword::Minimum) else { panic!() };
    assert_eq!(bound.limit.literal(), "18446744073709551617");
    assert_eq!(*rule(Keyword::MultipleOf), Rule::MultipleOf(Number::parse("1e-20")));
    assert_eq!(*rule(Keyword::MaxLength), Rule::MaxLength(u64::MAX));
    assert_eq!(
        *rule(Keyword::Const),
        Rule::Const(Value::Number(Number::parse("12345678901234567890.5")))
    );
}

#[test]
fn items_of_all_drafts_are_a_prefix_and_the_others() {
    for (draft, text) in [
        (Draft::Draft7, r#"{"additionalItems": {"title": "o"}, "items": [{"title": "p"}]}"#),
        (Draft::Draft2020, r#"{"items": {"title": "o"}, "prefixItems": [{"title": "p"}]}"#),
    ] {
        let ir = valid(draft, text);
        let title = |id: SchemaId| ir.node(id).annotations.title.clone();
        assert_eq!(title(root(&ir).prefix_items()[0]), Some("p".to_owned()));
        assert_eq!(root(&ir).items().and_then(title), Some("o".to_owned()));
    }
    let ir = valid(Draft::Draft7, r#"{"additionalItems": false, "items": {}}"#);
    assert_eq!(root(&ir).children.len(), 1, "beside a schema it says nothing");
    assert!(ir.at(DocumentId::ROOT, "/additionalItems").is_some(), "it can be referred to");
}

#[test]
fn keywords_without_their_companion_have_no_effect() {
    let ir = valid(
        Draft::Draft2020,
        r#"{"then": false, "else": false, "minContains": 2, "maxContains": 1}"#,
    );
    assert!(root(&ir).children.is_empty() && root(&ir).assertions.is_empty());
    let ir =
        valid(Draft::Draft2020, r#"{"if": true, "then": {}, "contains": {}, "minContains": 0}"#);
    let condition = root(&ir).condition().expect("there");
    assert!(condition.then.is_some() && condition.else_.is_none());
    assert_eq!(root(&ir).rule(Keyword::Contains), Some(&Rule::Contains { min: 0, max: None }));
    let ir = valid(Draft::Draft6, r#"{"contains": {}, "minContains": 0}"#);
    assert_eq!(root(&ir).rule(Keyword::Contains), Some(&Rule::Contains { min: 1, max: None }));
}

#[test]
fn dependencies_are_taken_apart() {
    let ir = valid(Draft::Draft7, r#"{"dependencies": {"a": ["b"], "c": {}, "d": ["e", "f"]}}"#);
    let names = |names: &[&str]| names.iter().map(|name| (*name).into()).collect::<Vec<Box<str>>>();
    assert_eq!(
        root(&ir).rule(Keyword::Dependencies),
        Some(&Rule::DependentRequired(vec![
            ("a".into(), names(&["b"])),
            ("d".into(), names(&["e", "f"]))
        ]))
    );
    assert_eq!(root(&ir).dependent_schemas().map(|(name, _)| name).collect::<Vec<_>>(), ["c"]);
}

#[test]
fn annotations_are_read() {
    let ir = valid(
        Draft::Draft2020,
        r#"{"title": "t", "fault": {"code": "c", "help": "h", "on": ["type"]}, "knownValues": ["a"],
            "source": [{"table": "x.md", "line": 7, "version": "1"}], "maxAge": "PT1H", "should": {"minLength": 1},
            "agreement": [{"field": "/a", "from": "/b", "pattern": "^(.)", "expect": "$1", "code": "c", "help": "h"}],
            "payloadAt": "/x", "properties": {"x": {"rustNames": {"1": "One"}}}}"#,
    );
    let annotations = &root(&ir).annotations;
    assert_eq!(annotations.title.as_deref(), Some("t"));
    assert!(annotations.fault.as_ref().is_some_and(|fault| fault.covers("type")));
    assert_eq!(annotations.sources[0].line, Some(7));
    assert_eq!(annotations.agreements.len(), 1);
    let written: Vec<&str> =
        annotations.written.iter().map(|(keyword, _)| keyword.name()).collect();
    assert_eq!(
        written,
        ["title", "fault", "knownValues", "source", "maxAge", "agreement", "payloadAt"]
    );
    assert_eq!(annotations.payload_at.as_deref(), Some("/x"));
    assert!(root(&ir).should().is_some() && root(&ir).rule(Keyword::MaxAge).is_some());
    let x = root(&ir).property("x").expect("there");
    assert_eq!(ir.node(x).annotations.rust_names, [("1".to_owned(), "One".to_owned())]);
    assert_eq!(ir.source_of(x, Keyword::Type).map(|source| source.document.as_str()), Some("x.md"));
    assert_eq!(ir.codes().into_keys().collect::<Vec<_>>(), ["c"]);
}

#[test]
fn places_and_values_are_kept() {
    let ir = valid(Draft::Draft2020, "{\n  \"properties\": {\"é\": {\"x-own\": [1.0]}}}");
    let node = ir.node(at(&ir, "/properties/é"));
    assert_eq!(ir.position(&node.location), Some(Position { line: 2, column: 23 }));
    assert_eq!(
        ir.value(&node.location).map(|value| value.to_string()),
        Some(r#"{"x-own":[1.0]}"#.to_owned())
    );
    assert_eq!(node.unknown.len(), 1);
}

#[test]
fn a_part_may_be_the_root() {
    let text =
        r#"{"$defs": {"a": {"$anchor": "x", "type": "null"}}, "x": {"y": {"minLength": 1}}}"#;
    for (part, pointer) in [("", ""), ("/$defs/a", "/$defs/a"), ("x", "/$defs/a"), ("/x/y", "/x/y")]
    {
        let mut options = options(Draft::Draft2020);
        options.part = part.to_owned();
        let ir = read_with(text, &options, &[]).expect("valid");
        assert_eq!(root(&ir).location.pointer.as_ref(), pointer);
    }
    let mut options = options(Draft::Draft2020);
    options.part = "/nowhere".to_owned();
    assert!(read_with(text, &options, &[]).is_err());
}

#[test]
fn a_custom_meta_schema_selects_vocabularies() {
    let meta = |vocabulary: &str| {
        format!(
            r#"{{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "http://x/meta", "$vocabulary":
                {{"https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/{vocabulary}": true}}}}"#
        )
    };
    let text = r#"{"$schema": "http://x/meta", "minLength": 1, "format": "date", "properties": {"a": {"minLength": 1}}}"#;
    let read = |vocabulary: &str| {
        let meta = meta(vocabulary);
        let ir = read_with(text, &options(Draft::Draft2020), &[("http://x/meta", &meta)])
            .expect("valid");
        let keywords: Vec<_> = root(&ir).assertions.iter().map(|own| own.keyword).collect();
        let schema = ir.foreign_meta_schema().map(|id| ir.node(id).location.document.index());
        assert_eq!(schema, Some(1));
        (keywords, root(&ir).children.len(), ir.resources()[0].asserts_format)
    };
    assert_eq!(read("applicator"), (vec![], 1, false));
    assert_eq!(read("validation"), (vec![Keyword::MinLength], 0, false));
    assert_eq!(read("format-assertion"), (vec![Keyword::Format], 0, true));
    let mut options = options(Draft::Draft2020);
    options.drafts.insert("http://x/meta#".to_owned(), Draft::Draft4);
    let ir = read_with(text, &options, &[]).expect("the draft is mapped");
    assert_eq!((root(&ir).draft, ir.foreign_meta_schema()), (Draft::Draft4, None));
}

#[test]
fn our_own_meta_schema_is_built_in() {
    let ir = read(r#"{"$schema": "urn:tablature:meta/schema", "maxAge": "PT1H", "minLength": 1}"#)
        .expect("valid");
    assert_eq!(root(&ir).assertions.len(), 2);
    let meta_schema = ir.foreign_meta_schema().expect("it is none of the standard ones");
    assert_eq!(ir.resource(ir.node(meta_schema).resource).uri, "urn:tablature:meta/schema");
    assert!(ir.warnings().is_empty(), "{:?}", ir.warnings());
}

#[test]
fn what_a_pointer_reaches_first_belongs_to_what_holds_it() {
    let ir = read(r##"{"allOf": [{"$ref": "#/x/a/not"}, {"$ref": "#/x/a"}], "x": {"a": {"not": {"type": "null"}}}}"##).expect("valid");
    assert_eq!(ir.node(at(&ir, "/x/a/not")).parent, Some(at(&ir, "/x/a")));
}

#[test]
fn subschemas_that_several_paths_reach_are_marked() {
    let text = r##"{"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}],
        "properties": {"p": {"$ref": "#/$defs/b"}, "q": {"$ref": "#/$defs/b"}, "r": {"$ref": "#/$defs/c"}},
        "patternProperties": {"^r": {"$ref": "#/$defs/c"}},
        "$defs": {"a": {}, "b": {}, "c": {}, "unused": {}}}"##;
    let ir = read(text).expect("valid");
    for (pointer, expected) in [
        ("/$defs/a", true),
        ("/$defs/b", false),
        ("/$defs/c", true),
        ("/$defs/unused", false),
        ("", false),
        ("/allOf/0", false),
    ] {
        assert_eq!(ir.node(at(&ir, pointer)).is_shared, expected, "{pointer}");
    }
    assert!(
        ir.node(at(&ir, "/$defs/c")).is_reachable
            && !ir.node(at(&ir, "/$defs/unused")).is_reachable
    );
}

#[test]
fn a_list_that_holds_itself_is_not_shared() {
    let ir =
        read(r##"{"properties": {"next": {"$ref": "#"}, "items": {"items": {"$ref": "#"}}}}"##)
            .expect("valid");
    assert!(ir.nodes().all(|(_, node)| !node.is_shared));
}

#[test]
fn walks_follow_everything_that_could_apply() {
    let ir = read(
        r##"{"$ref": "#/$defs/a", "anyOf": [{"title": "any"}], "not": {"title": "not"}, "if": {}, "else": {"title": "else"},
            "dependentSchemas": {"x": {"title": "dependent"}},
            "$defs": {"a": {"allOf": [{"title": "all", "properties": {"p": {}}, "additionalProperties": {}}], "items": {}, "prefixItems": [{}]}}}"##,
    )
    .expect("valid");
    let applied = walk::everything_that_could_apply(&ir, &[ir.root()]);
    let titles: Vec<&str> =
        applied.iter().filter_map(|id| ir.node(*id).annotations.title.as_deref()).collect();
    assert_eq!(titles, ["all", "any", "else", "dependent"]);
    let pointers = |ids: Vec<SchemaId>| {
        ids.into_iter().map(|id| ir.node(id).location.pointer.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        pointers(walk::property_schemas(&ir, &applied, "p")),
        ["/$defs/a/allOf/0/properties/p"]
    );
    assert_eq!(
        pointers(walk::property_schemas(&ir, &applied, "q")),
        ["/$defs/a/allOf/0/additionalProperties"]
    );
    assert_eq!(pointers(walk::item_schemas(&ir, &applied, 0)), ["/$defs/a/prefixItems/0"]);
    assert_eq!(pointers(walk::item_schemas(&ir, &applied, 1)), ["/$defs/a/items"]);
    assert!(root(&ir).child(&Applicator::Not).is_some());
}

#[test]
fn a_discriminator_is_found_through_references() {
    let text = r##"{"oneOf": [{"$ref": "#/$defs/a"},
          {"required": ["kind"], "properties": {"other": {"const": 2}, "kind": {"enum": ["b", "c"]}}},
          {"required": ["kind"], "properties": {"other": {"const": 3}, "kind": {"pattern": "^x:"}}}],
        "$defs": {"a": {"properties": {"other": {"const": 1}}, "allOf": [{"required": ["kind"], "properties": {"kind": {"$ref": "#/$defs/k"}}}]}, "k": {"const": "a"}}}"##;
    let ir = read(text).expect("valid");
    let branches = root(&ir).one_of();
    let discriminator = Discriminator::find(&ir, branches).expect("there is one");
    assert_eq!((&*discriminator.property, discriminator.is_required), ("kind", true));
    for (payload, expected) in [
        (r#"{"kind": "a"}"#, Some(0)),
        (r#"{"kind": "c"}"#, Some(1)),
        (r#"{"kind": "x:y"}"#, Some(2)),
        (r#"{"kind": "y"}"#, None),
        ("{}", None),
        ("[]", None),
    ] {
        let (document, _) = parse(payload.as_bytes(), 9).expect("JSON");
        let chosen = discriminator.choose(document.root());
        assert_eq!(chosen, expected.map(|index: usize| branches[index]), "{payload}");
    }
    let same = read(&text.replace("\"b\", \"c\"", "\"a\"")).expect("valid");
    let found = Discriminator::find(&same, root(&same).one_of()).expect("`other` is left");
    assert_eq!((&*found.property, found.is_required), ("other", false));
}

#[test]
fn a_condition_asks_one_question() {
    let question = |if_: &str| {
        let ir = read(&format!(r#"{{"if": {if_}}}"#)).expect("valid");
        Question::find(&ir, root(&ir).condition().expect("there").if_)
    };
    let found = question(r#"{"properties": {"t": {"pattern": "^(a|b):"}}, "required": ["t"]}"#)
        .expect("one");
    assert_eq!((&*found.property, found.is_required), ("t", true));
    assert_eq!(found.tags, Tags::Prefixes(vec!["a:".into(), "b:".into()]));
    let found =
        question(r#"{"type": "object", "properties": {"t": {"const": "x"}}}"#).expect("one");
    assert_eq!(found.tags, Tags::Values(vec![Value::String("x".into())]));
    for other in [
        r#"{"properties": {"t": {"const": 1}, "u": {}}}"#,
        r#"{"properties": {"t": {"const": 1, "minLength": 1}}}"#,
        r#"{"properties": {"t": {"pattern": "a"}}}"#,
        r#"{"properties": {"t": {"const": 1}}, "minProperties": 1}"#,
        r#"{"properties": {"t": {"const": 1}}, "required": ["u"]}"#,
    ] {
        assert_eq!(question(other), None, "{other}");
    }
    assert!(TypeSet::OBJECT.contains(Keyword::Properties.types()));
}

#[test]
fn booleans_and_negations_are_read() {
    let ir = valid(Draft::Draft2020, r#"{"not": false, "properties": {"a": true, "b": {}}}"#);
    assert_eq!(root(&ir).not(), Some(at(&ir, "/not")));
    let boolean = |pointer| ir.node(at(&ir, pointer)).boolean;
    let all = ["/not", "/properties/a", "/properties/b"].map(boolean);
    assert_eq!(all, [Some(false), Some(true), None]);
}

#[test]
fn a_question_is_about_strings() {
    let asks = |field: &str| {
        let ir = valid(Draft::Draft2020, &format!(r#"{{"properties": {{"k": {field}}}}}"#));
        Question::find(&ir, ir.root()).is_some()
    };
    assert!(asks(r#"{"const": "a"}"#) && asks(r#"{"type": "string", "const": "a"}"#));
    assert!(!asks(r#"{"type": ["string", "null"], "const": "a"}"#));
}
