//! Schemas that are made to cost: each is read, or rejected with a code of its own, on a small stack.

use std::fmt::Write as _;

use super::{Draft, options, read_with};

/// Reads a schema in a thread with a stack of 2 MB; returns the codes of its errors.
fn codes(text: String) -> Vec<&'static str> {
    let run = move || match read_with(&text, &options(Draft::Draft2020), &[]) {
        Ok(_) => Vec::new(),
        Err(error) => error.items().iter().map(|item| item.code).collect(),
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run);
    thread.expect("a thread").join().expect("it does not panic")
}

#[test]
fn nesting_is_limited() {
    for (open, close) in [("{\"not\":", "}"), ("{\"x\":", "}"), ("{\"const\":[", "]}")] {
        let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(codes(text), ["nested-too-deep"]);
    }
    let text = format!("{}{{}}{}", "{\"not\":".repeat(250), "}".repeat(250));
    assert!(codes(text).is_empty());
}

#[test]
fn chains_of_references_are_limited() {
    let chain = |length: usize| {
        let mut text = "{\"$ref\": \"#/$defs/d0\", \"$defs\": {".to_owned();
        for index in 0..length {
            write!(text, "\"d{index}\": {{\"$ref\": \"#/$defs/d{}\"}},", index + 1)
                .expect("a string");
        }
        write!(text, "\"d{length}\": {{}}}}}}").expect("a string");
        text
    };
    assert_eq!(codes(chain(30_000)), ["reference-chain-too-long"]);
    assert!(codes(chain(super::super::MAX_IN_PLACE_DEPTH - 2)).is_empty());
    let closed = chain(30_000).replace("\"d30000\": {}", "\"d30000\": {\"$ref\": \"#/$defs/d0\"}");
    assert_eq!(codes(closed)[0], "cycle");
}

#[test]
fn sizes_are_limited() {
    let many = |count: usize| format!("{{\"allOf\": [{}{{}}]}}", "{},".repeat(count));
    assert_eq!(codes(many(super::super::MAX_NODES + 10)), ["schema-too-large"]);
    // A long key around many subschemas.
    let long = format!(
        "{{\"properties\": {{\"{}\": {{\"anyOf\": [{}{{}}]}}}}}}",
        "k".repeat(1 << 20),
        "{},".repeat(1_000)
    );
    assert_eq!(codes(long), ["schema-too-large"]);
    // References to places within a value that no keyword holds, each of which would copy what it holds.
    let mut text =
        String::from("{\"x\":").repeat(200) + "\"" + &"v".repeat(1 << 20) + "\"" + &"}".repeat(200);
    let refs: Vec<String> =
        (1..200).map(|depth| format!("{{\"$ref\":\"#{}\"}}", "/x".repeat(depth))).collect();
    text.truncate(text.len() - 1);
    write!(text, ",\"allOf\":[{}]}}", refs.join(",")).expect("a string");
    assert_eq!(codes(text), ["schema-too-large"]);
}

#[test]
fn wide_schemas_are_read_in_one_pass() {
    let mut text = "{\"$defs\": {".to_owned();
    for index in 0..20_000 {
        write!(text, "\"d{index}\": {{\"$ref\": \"#/x/d{index}\"}},").expect("a string");
    }
    text.push_str("\"e\": {}}, \"x\": {");
    for index in 0..20_000 {
        write!(text, "\"d{index}\": {{}},").expect("a string");
    }
    text.push_str("\"e\": {}}}");
    assert!(codes(text).is_empty());
}

#[test]
fn subschemas_that_multiply_are_marked_without_being_walked_one_by_one() {
    // Each level refers to the next twice: 2^60 paths.
    let mut text = "{\"$ref\": \"#/$defs/d0\", \"$defs\": {".to_owned();
    for index in 0..60 {
        let next = index + 1;
        write!(text, "\"d{index}\": {{\"allOf\": [{{\"$ref\": \"#/$defs/d{next}\"}}, {{\"$ref\": \"#/$defs/d{next}\"}}]}},").expect("a string");
    }
    text.push_str("\"d60\": {}}}");
    assert!(codes(text).is_empty());
    // One of 2^40 sets applies below a path of `a` and `b`: the walk stops at its budget.
    let mut text = "{\"properties\": {\"b\": {\"$ref\": \"#\"}, \"a\": {\"allOf\": [{\"$ref\": \"#\"}, {\"$ref\": \"#/$defs/s1\"}]}}, \"$defs\": {".to_owned();
    for index in 1..40 {
        let next = format!("{{\"$ref\": \"#/$defs/s{}\"}}", index + 1);
        write!(text, "\"s{index}\": {{\"properties\": {{\"a\": {next}, \"b\": {next}}}}},")
            .expect("a string");
    }
    text.push_str("\"s40\": {}}}");
    let ir = read_with(&text, &options(Draft::Draft2020), &[]).expect("valid");
    let is_shared =
        |pointer| ir.at(crate::ir::DocumentId::ROOT, pointer).map(|id| ir.node(id).is_shared);
    assert_eq!(is_shared("/$defs/s2"), Some(true), "two subschemas refer to it");
    assert_eq!(is_shared("/properties/b"), Some(false));
}

#[test]
fn many_dynamic_references_with_many_candidates_do_not_multiply() {
    let references: Vec<String> =
        (0..5_000).map(|index| format!("{{\"$dynamicRef\":\"r{index}#n\"}}")).collect();
    let resources: Vec<String> = (0..5_000)
        .map(|index| format!("\"r{index}\":{{\"$id\":\"r{index}\",\"$defs\":{{\"x\":{{\"$dynamicAnchor\":\"n\"}}}}}}"))
        .collect();
    let text =
        format!("{{\"allOf\":[{}],\"$defs\":{{{}}}}}", references.join(","), resources.join(","));
    let ir = read_with(&text, &options(Draft::Draft2020), &[]).expect("valid");
    let applied = crate::ir::walk::everything_that_could_apply(&ir, &[ir.root()]);
    assert_eq!(applied.len(), 1 + 5_000 + 5_000);
}

#[test]
fn bytes_that_are_not_text_are_rejected() {
    let mut source = crate::load::NoSource;
    for bytes in [
        &b"\xff\xfe{\0}\0"[..],
        b"{\"a\": \"\xff\"}",
        b"",
        b"\xEF\xBB\xBF",
        b"{\"$ref\": \"\\ud800\"}",
    ] {
        let read = crate::load::load("x", bytes, &options(Draft::Draft2020), &mut source);
        assert_eq!(read.expect_err("it is not JSON").items().len(), 1);
    }
}

#[test]
fn odd_identifiers_and_references_do_not_panic() {
    for odd in [
        "",
        "#",
        "##",
        "a#b#c",
        "//",
        "http://",
        ":",
        "urn:",
        "%",
        "#%",
        "#%zz",
        "#/%FF",
        "\\u0000",
        "../../..",
        "?",
        "#/~",
        "#/~2",
        "http://[::1",
        "tablature:x",
    ] {
        for keyword in ["$id", "$ref", "$dynamicRef", "$schema", "$anchor", "id"] {
            for draft in Draft::ALL {
                let text = format!(
                    "{{\"{keyword}\": \"{odd}\", \"items\": {{\"{keyword}\": \"{odd}\"}}}}"
                );
                let _ = read_with(&text, &options(draft), &[]);
            }
        }
    }
}

#[test]
fn many_mistakes_do_not_multiply() {
    let names = "1,".repeat(200_000);
    assert_eq!(codes(format!("{{\"required\": [{names}1]}}")).len(), 1_000);
    let keys = "\"a\":1,".repeat(100_000);
    assert_eq!(codes(format!("{{{keys}\"a\":1}}")).len(), 1_000);
    let anchors = "{\"$anchor\":\"a\"},".repeat(50_000);
    assert_eq!(codes(format!("{{\"allOf\":[{anchors}{{}}]}}")).len(), 1_000);
    let warnings = "\"propertes\":1,\"x\":{\"nullable\":true},";
    assert!(codes(format!("{{{warnings}\"type\":\"object\"}}")).is_empty());
}
