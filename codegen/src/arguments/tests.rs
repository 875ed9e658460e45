use proc_macro2::TokenStream;

use super::{Arguments, Schema};
use crate::{Dates, Defaults, Ips, Options, Unknown, Urls, Uuids};

/// Returns what is read, or every message.
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
fn rejects(text: &str, expected: &[&str]) {
    let errors = read(text).map(|_| ()).expect_err("there is a mistake");
    assert_eq!(errors, expected, "{text}");
}

#[test]
fn a_schema_is_an_id_or_a_file() {
    assert!(matches!(accepts(r#""a/b@1""#).schema, Schema::Id(id) if id.value() == "a/b@1"));
    assert!(
        matches!(accepts(r#"path = "a.json","#).schema, Schema::File(path) if path.value() == "a.json")
    );
    rejects(
        r#""a/b", path = "a.json""#,
        &["only one schema can be given; another one comes before"],
    );
    rejects("path = 'a'", &["expected a path in quotes, as in `path = \"schemas/order.json\"`"]);
    for text in ["", ",", "unknown = drop"] {
        let errors = read(text).map(|_| ()).expect_err("no schema is named");
        assert!(errors.len() == 1 && errors[0].starts_with("no schema given"), "{errors:?}");
    }
}

#[test]
fn every_option_is_read() {
    let text = r#""a/b", derives = [Ord, ::x::Y, my::Z], derives_of = { Money = [Ord, my::Z] }, unknown = drop, dates = jiff, uuids = uuid, urls = url, ips = std, builders = true, defaults = values, all_definitions = true, split_conditions = true, crate = ::t,
        renames = { "/properties/type" = kind, "/$defs/a" = "B" }, replace = { Money = crate::Money }"#;
    let pairs = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let expected = Options {
        derives: ["Ord", "::x::Y", "my::Z"].map(str::to_owned).to_vec(),
        derives_of: [("Money".to_owned(), ["Ord", "my::Z"].map(str::to_owned).to_vec())].into(),
        unknown: Unknown::Drop,
        dates: Dates::Jiff,
        uuids: Uuids::Uuid,
        urls: Urls::Url,
        ips: Ips::Std,
        builders: true,
        defaults: Defaults::Values,
        all_definitions: true,
        split_conditions: true,
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
fn unknown_names_are_reported_with_similar_ones() {
    rejects(r#""a", derive = [Ord]"#, &["there is no option `derive`; did you mean `derives`?"]);
    rejects(
        r#""a", zzz"#,
        &[
            "there is no option `zzz`; the options are `path`, `derives`, `derives_of`, `unknown`, `dates`, `uuids`, `urls`, `ips`, `renames`, `lock`, \
           `replace`, `builders`, `defaults`, `all_definitions`, `split_conditions`, `references`, `draft`, `drafts`, `crate`",
        ],
    );
    rejects(
        r#""a", unknown = refused"#,
        &["`unknown` has no choice `refused`; did you mean `refuse`?"],
    );
    rejects(
        r#""a", dates = "jiff""#,
        &[
            "expected one of `any`, `jiff`, `time`, `chrono`, `strings`, without quotes, as in `dates = jiff`",
        ],
    );
}

#[test]
fn every_mistake_is_reported_once() {
    rejects(
        r#""a", unknown = no, dates = no, unknown = keep"#,
        &[
            "`unknown` has no choice `no`; the choices are `keep`, `drop`, `refuse`",
            "`dates` has no choice `no`; the choices are `any`, `jiff`, `time`, `chrono`, `strings`",
            "`unknown` is given twice",
        ],
    );
}

#[test]
fn values_of_the_wrong_shape_are_reported_with_an_example() {
    rejects(r#""a", builders"#, &["`builders` needs a value, as in `builders = true`"]);
    rejects(r#""a", builders = "yes""#, &["expected `true` or `false`, as in `builders = true`"]);
    rejects(r#""a", unknown: keep"#, &["expected `=` after `unknown`, as in `unknown = refuse`"]);
    rejects(
        r#""a", derives = Ord"#,
        &["expected square brackets, as in `derives = [my_crate::Redact]`"],
    );
    rejects(
        r#""a", replace = { A: B }"#,
        &["expected `=`, as in `replace = { Money = crate::Money }`"],
    );
    rejects(r#""a", 5"#, &["expected an id of the catalogue in quotes, or an option"]);
}

#[test]
fn a_missing_comma_is_called_that() {
    let comma = "a comma is missing before `builders`";
    rejects(r#""a" builders = true"#, &[comma]);
    rejects(r#""a" builders"#, &[comma]);
    rejects(r#"path = "a.json" builders = true"#, &[comma]);
    rejects(r#"path = "a.json" builders"#, &[comma]);
    rejects(r#""a", dates = any builders = true"#, &[comma]);
    rejects(r#""a", derives = [Ord] builders = true"#, &[comma]);
    rejects(r#""a", crate = ::b builders = true"#, &[comma]);
    rejects(r#""a", renames = { "/x" = y } builders = true"#, &[comma]);
    rejects(
        r#""a", renames = { "/x" = y "/y" = z }"#,
        &["expected `,`, as in `renames = { \"/properties/type\" = kind }`"],
    );
    rejects(r#""a"; builders = true"#, &["write a comma instead of `;`"]);
    rejects(r#""a" "b""#, &["a comma is missing before `\"b\"`"]);
    rejects(r#""a" + "b""#, &["expected a comma, found `+`"]);
    // What follows is read too.
    rejects(
        r#""a" builders = 1, dates = no"#,
        &[
            comma,
            "expected `true` or `false`, as in `builders = true`",
            "`dates` has no choice `no`; the choices are `any`, `jiff`, `time`, `chrono`, `strings`",
        ],
    );
}

#[test]
fn what_lacks_its_quotes_is_shown_with_them() {
    rejects("path = a/b-c.json", &["expected a path in quotes: `path = \"a/b-c.json\"`"]);
    rejects("a/b-c.json", &["a file is named in quotes: `path = \"a/b-c.json\"`"]);
    rejects("a/b@1", &["an id of the catalogue is in quotes: `\"a/b@1\"`"]);
    rejects(r#""a", draft = 2020-12"#, &["expected a draft in quotes: `draft = \"2020-12\"`"]);
    rejects(
        r#"path = concat!("a", "b")"#,
        &["expected a path in quotes, as in `path = \"schemas/order.json\"`"],
    );
    rejects(
        r#"path => "a.json""#,
        &["expected `=` after `path`, as in `path = \"schemas/order.json\"`"],
    );
}

#[test]
fn what_has_quotes_is_shown_without_them() {
    rejects(
        r#""a", derives = ["Ord"]"#,
        &["expected a path without quotes, as in `derives = [my_crate::Redact]`"],
    );
    rejects(
        r#""a", replace = { A = "B" }"#,
        &["expected a path without quotes, as in `replace = { Money = crate::Money }`"],
    );
    rejects(
        r#""a", crate = "other""#,
        &["expected a path without quotes, as in `crate = ::other::tablature`"],
    );
}

#[test]
fn names_from_elsewhere_are_explained() {
    rejects(
        r#"file = "x/a.json""#,
        &["there is no option `file`; a file is `path = \"x/a.json\"`"],
    );
    rejects(
        r#"id = "a/b""#,
        &["there is no option `id`; an id of the catalogue stands alone: `\"a/b\"`"],
    );
    rejects(
        r#""a", all-definitions = true"#,
        &["there is no option `all-definitions`; did you mean `all_definitions`?"],
    );
}

#[test]
fn names_that_cannot_be_are_rejected() {
    rejects(r#""a", renames = { "x" = y }"#, &["`x` is not a JSON Pointer, which starts with `/`"]);
    rejects(
        r#""a", renames = { x = "/y" }"#,
        &[
            "`x` is not a JSON Pointer, which starts with `/`; the pointer comes first: `\"/y\" = x`",
        ],
    );
    rejects(
        r#""a", renames = { "/x" = "no name" }"#,
        &["`no name` is not a valid Rust identifier"],
    );
    rejects(r#""a", renames = { "/x" = a, "/x" = b }"#, &["`/x` is given twice"]);
    rejects(r#""a", derives = [Debug]"#, &["`Debug` cannot be derived: all types have it"]);
}
