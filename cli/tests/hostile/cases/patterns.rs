//! Patterns: those that are undecided (A), and those that would take exponential or quadratic time (E).

use crate::{
    case::{Case, case, check},
    made::{pattern, string},
};

/// A string of one character.
fn long(character: &str, length: usize) -> String {
    character.repeat(length)
}

pub(crate) fn cases() -> Vec<Case> {
    let lines = "check p.jsonl --schema s.json --format json";
    vec![
        case("undecided-record-does-not-end-the-stream", 'A', lines)
            .file("s.json", || pattern(r"^(?:(a+)+)+\1c$"))
            .file("p.jsonl", || {
                format!("{}\n{{\"s\":5}}\n", string(&long("a", 20_000)))
            })
            .cpu(6.0)
            .exits(&[1])
            .codes(&["pattern-undecided", "wrong-type"]),
        case("undecided-in-sarif", 'A', "check p.json --schema s.json --format sarif")
            .file("s.json", || pattern(r"^(a|a)*(?=b)(?!c)\1$"))
            .file("p.json", || string(&long("a", 5_000)))
            .cpu(6.0)
            .exits(&[1])
            .says("pattern-undecided"),
        check(
            "undecided-under-not-is-not-valid",
            'A',
            || r#"{"not":{"not":{"pattern":"^((a|b)*)\\2\\1$"}}}"#.to_owned(),
            || format!("\"{}\"", long("ab", 2_000)),
        )
        .cpu(6.0)
        .exits(&[1]),
        check(
            "undecided-name-of-a-field",
            'A',
            || r#"{"propertyNames":{"pattern":"^(?=(a+)+$)b"}}"#.to_owned(),
            || format!("{{\"{}!\":1}}", long("a", 5_000)),
        )
        .cpu(6.0)
        .exits(&[1])
        .codes(&["pattern-undecided"]),
        check("nested-quantifiers", 'E', || pattern("^((a*)*)*$"), || {
            string(&(long("a", 50_000) + "!"))
        })
        .exits(&[1])
        .codes(&["pattern-mismatch"]),
        check("lookahead-at-every-character", 'E', || pattern("^(?:(?=a*b)a)*$"), || {
            string(&long("a", 50_000))
        })
        .cpu(6.0)
        .exits(&[1]),
        check("lookbehind-over-everything", 'E', || pattern("(?<!^a*)c"), || {
            string(&long("a", 50_000))
        })
        .cpu(6.0)
        .exits(&[1]),
        check("counted-groups-in-counted-groups", 'E', || pattern("^((?:[ab]{200}){200}){9}$"), || {
            string(&long("ab", 20_000))
        })
        .cpu(6.0)
        .exits(&[1]),
        check("automaton-with-a-state-for-each-set", 'E', || pattern("[ab]*b[ab]{40}c$"), || {
            string(&long("abb", 20_000))
        })
        .cpu(6.0)
        .exits(&[1]),
        case("recommended-pattern-of-a-stream", 'E', lines)
            .file("s.json", || r#"{"items":{"recommendedPattern":"^(?!(a+)+b)x"}}"#.to_owned())
            .file("p.jsonl", || format!("[\"{}\"]\n", long("a", 300)).repeat(20))
            .cpu(6.0)
            .exits(&[0]),
        case("sample-of-patterns-that-exclude-each-other", 'E', "sample s.json --count 1")
            .file("s.json", || {
                r#"{"allOf":[{"pattern":"^(a{100}){100}$"},{"pattern":"^[ab]{3}$"},{"pattern":"(?=c)"}],"type":"string"}"#
                    .to_owned()
            })
            .cpu(20.0)
            .exits(&[0, 2]),
    ]
}
