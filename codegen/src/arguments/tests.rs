use proc_macro2::TokenStream;

use super::{Arguments, Schema};
use crate::{Dates, Options, Unknown};

/// What is read, or every message.
fn read(text: &str) -> Result<Arguments, Vec<String>> {
    let tokens: TokenStream = text.parse().expect("the test is tokens");
    Arguments::read(tokens)
        .map_err(|errors| errors.into_iter().map(|error| error.to_string()).collect())
}

#[track_caller]
fn accepts(text: &str) -> Arguments {
    read(text).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[track_caller]
fn refuses(text: &str, expected: &[&str]) {
    let errors = read(text).map(|_| ()).expect_err("there is a mistake");
    assert_eq!(errors, expected, "{text}");
}

#[test]
fn a_schema_is_an_id_or_a_file() {
    assert!(matches!(accepts(r#""a/b@1""#).schema, Schema::Id(id) if id.value() == "a/b@1"));
    assert!(
        matches!(accepts(r#"path = "a.json","#).schema, Schema::File(path) if path.value() == "a.json")
    );
    refuses(r#""a/b", path = "a.json""#, &["one schema at a time: another one is named before"]);
    refuses(
        "path = a.json",
        &["expected a path in quotes; an example is `path = \"schemas/order.json\"`"],
    );
    for text in ["", ",", "unknown = drop"] {
        let errors = read(text).map(|_| ()).expect_err("no schema is named");
        assert!(errors.len() == 1 && errors[0].starts_with("which schema?"), "{errors:?}");
    }
}

#[test]
fn every_option_is_read() {
    let text = r#""a/b", derives = [Ord, ::x::Y, my::Z], unknown = drop, dates = jiff, builders = true, crate = ::t,
        renames = { "/properties/type" = kind, "/$defs/a" = "B" }, replace = { Money = crate::Money }"#;
    let pairs = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let expected = Options {
        derives: ["Ord", "::x::Y", "my::Z"].map(str::to_owned).to_vec(),
        unknown: Unknown::Drop,
        dates: Dates::Jiff,
        builders: true,
        krate: "::t".to_owned(),
        names: crate::Names::default(),
        renames: pairs(&[("/properties/type", "kind"), ("/$defs/a", "B")]),
        replace: pairs(&[("Money", "crate::Money")]),
    };
    assert_eq!(accepts(text).options, expected);
}

#[test]
fn paths_keep_their_meaning_one_module_further_in() {
    let arguments = accepts(r#""a", replace = { A = self::X, B = super::X, C = X, D = crate::X }"#);
    let paths: Vec<&str> = arguments.options.replace.values().map(String::as_str).collect();
    assert_eq!(paths, ["super::X", "super::super::X", "X", "crate::X"]);
    assert!(arguments.names_surroundings);
    assert!(!accepts(r#""a", replace = { D = crate::X }, derives = [Default]"#).names_surroundings);
}

#[test]
fn unknown_names_are_told_with_what_is_near() {
    refuses(r#""a", derive = [Ord]"#, &["no option is called `derive`; did you mean `derives`?"]);
    refuses(
        r#""a", zzz"#,
        &[
            "no option is called `zzz`; there are `path`, `derives`, `unknown`, `dates`, `renames`, `lock`, `replace`, \
           `builders`, `references`, `draft`, `drafts`, `crate`",
        ],
    );
    refuses(
        r#""a", unknown = refused"#,
        &["`unknown` has no choice `refused`; did you mean `refuse`?"],
    );
    refuses(
        r#""a", dates = "jiff""#,
        &[
            "expected one of `any`, `jiff`, `time`, `chrono`, `strings`; an example is `dates = jiff`",
        ],
    );
}

#[test]
fn every_mistake_is_told_once() {
    refuses(
        r#""a", unknown = no, dates = no, unknown = keep"#,
        &[
            "`unknown` has no choice `no`; there are `keep`, `drop`, `refuse`",
            "`dates` has no choice `no`; there are `any`, `jiff`, `time`, `chrono`, `strings`",
            "`unknown` is given twice",
        ],
    );
}

#[test]
fn values_of_the_wrong_shape_are_told_with_an_example() {
    refuses(r#""a", builders"#, &["`builders` needs a value, as in `builders = true`"]);
    refuses(
        r#""a", builders = "yes""#,
        &["expected `true` or `false`; an example is `builders = true`"],
    );
    refuses(r#""a", unknown: keep"#, &["expected `=` after `unknown`"]);
    refuses(
        r#""a", derives = Ord"#,
        &["expected square brackets; an example is `derives = [my_crate::Redact]`"],
    );
    refuses(
        r#""a", replace = { A: B }"#,
        &["expected `=`; an example is `replace = { Money = crate::Money }`"],
    );
    refuses(r#""a", 5"#, &["expected an id of the catalogue in quotes, or an option"]);
}

#[test]
fn names_that_cannot_be_are_refused() {
    refuses(r#""a", renames = { "x" = y }"#, &["`x` is no JSON Pointer, which starts with `/`"]);
    refuses(r#""a", renames = { "/x" = "no name" }"#, &["`no name` is no name that Rust allows"]);
    refuses(r#""a", renames = { "/x" = a, "/x" = b }"#, &["`/x` is given twice"]);
    refuses(r#""a", derives = [Debug]"#, &["`Debug` is not to be derived: all types have it"]);
}
