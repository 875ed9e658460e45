//! Payloads alone: duplicate keys (C), what findings quote (D), subschemas that double (F), agreements (Q).

use crate::{
    case::{Case, case, check},
    made::{doubling, each, list},
};

fn text(text: &'static str) -> impl Fn() -> String {
    move || text.to_owned()
}

/// A long key, or a long value.
fn long() -> String {
    "k".repeat(50_000)
}

pub(crate) fn cases() -> Vec<Case> {
    let event = "check p.json --schema userpilot/event --format json --max-findings 1";
    let mut cases = vec![
        case("one-key-many-times-in-escapes", 'C', event)
            .file("p.json", || format!("{{{}}}", list(30_000, |_| r#""\u0061":1"#.to_owned())))
            .cpu(6.0)
            .exits(&[1]),
        case("two-keys-twice-in-every-item", 'C', event)
            .file("p.json", || {
                format!(r#"{{"metadata":{{"l":[{}]}}}}"#, list(10_000, |_| r#"{"x":1,"y":2,"x":3,"y":4}"#.to_owned()))
            })
            .cpu(6.0)
            .exits(&[1]),
        case("duplicate-keys-in-sarif-with-a-baseline", 'C', "check p.json --schema s.json --format sarif --write-baseline b.json")
            .file("s.json", text("true"))
            .file("p.json", || format!("{{{}}}", list(20_000, |n| format!(r#""k{}":1"#, n / 2))))
            .cpu(8.0)
            .exits(&[0, 1]),
        case("every-line-repeats-a-key", 'C', "check p.jsonl --schema s.json --format json --max-findings 1")
            .file("s.json", text("true"))
            .file("p.jsonl", || each(10_000, |n| format!("{{\"a\":{n},\"a\":{n}}}\n")))
            .cpu(10.0)
            .exits(&[1])
            .codes(&["duplicate-key"]),
        case("mistakes-below-long-keys", 'D', event)
            .file("p.json", || {
                let inner = list(1_500, |_| r#""z":0"#.to_owned());
                format!("{}{{{inner}}}{}", format!("{{\"{}\":", long()).repeat(15), "}".repeat(15))
            })
            .cpu(6.0)
            .exits(&[1]),
        check(
            "mistakes-in-an-array-below-a-long-key",
            'D',
            text(r#"{"additionalProperties":{"items":{"maximum":1}}}"#),
            || format!("{{\"{}\":[{}]}}", long(), list(3_000, |n| format!("{}", n + 2))),
        )
        .cpu(6.0)
        .exits(&[1])
        .after(|_, run| if run.out.len() < 4 << 20 { Ok(()) } else { Err(format!("{} bytes", run.out.len())) }),
        check(
            "long-keys-that-are-not-declared",
            'D',
            text(r#"{"properties":{"id":{}},"additionalProperties":false}"#),
            || format!("{{{}}}", list(20, |n| format!("\"{n}{}\":1", long()))),
        )
        .exits(&[1])
        .codes(&["unknown-field"])
        .after(|_, run| if run.out.len() < 100_000 { Ok(()) } else { Err(format!("{} bytes", run.out.len())) }),
        check(
            "values-and-limits-of-the-schema-in-messages",
            'D',
            || format!(r#"{{"items":{{"const":"{0}","pattern":"^{0}$","fault":{{"code":"c","help":"{0}"}}}}}}"#, long()),
            || format!("[{}]", list(500, |n| format!("\"v{n}\""))),
        )
        .cpu(6.0)
        .exits(&[1]),
        check(
            "masked-findings-about-long-keys",
            'D',
            text(r#"{"additionalProperties":{"type":"string"}}"#),
            || format!("{{{}}}", list(20, |n| format!("\"{n}{}\":1", long()))),
        )
        .arg("--mask")
        .exits(&[1])
        .codes(&["wrong-type"]),
        check(
            "suggestions-for-every-key",
            'D',
            || format!(r#"{{"properties":{{{}}}}}"#, list(1_000, |n| format!(r#""property_name_{n}":{{}}"#))),
            || format!("{{{}}}", list(5_000, |n| format!(r#""property_nome_{n}":1"#))),
        )
        .cpu(8.0)
        .exits(&[0, 1]),
        check(
            "capture-repeated-in-an-expectation",
            'Q',
            || {
                format!(
                    r#"{{"agreement":[{{"field":"/b","from":"/a","pattern":"^(.+)$","expect":"{}","code":"x","help":"y"}}]}}"#,
                    "$1-".repeat(20_000)
                )
            },
            || format!(r#"{{"a":"{0}","b":"{0}-{0}"}}"#, "a".repeat(50_000)),
        )
        .codes(&["x"]),
        check(
            "many-agreements-about-one-string",
            'Q',
            || {
                let rule = |n| {
                    format!(
                        r#"{{"field":"/b","from":"/a","pattern":"^(a+)(a*)$","expect":"{n}$1$2$1","code":"x{n}","help":"y"}}"#
                    )
                };
                format!(r#"{{"agreement":[{}]}}"#, list(300, rule))
            },
            || format!(r#"{{"a":"{}","b":"c"}}"#, "a".repeat(20_000)),
        )
        .cpu(6.0),
        case("agreements-of-a-sample", 'Q', "sample s.json --count 2")
            .file("s.json", || {
                format!(
                    r#"{{"type":"object","required":["a","b"],"properties":{{"a":{{"type":"string","minLength":2000}},"b":{{"type":"string"}}}},
                        "agreement":[{{"field":"/b","from":"/a","pattern":"^(.*)$","expect":"{}","code":"x","help":"y"}}]}}"#,
                    "$1".repeat(20_000)
                )
            })
            .cpu(6.0)
            .exits(&[0, 2]),
    ];
    cases.extend(doubling_cases());
    cases
}

fn doubling_cases() -> Vec<Case> {
    let not = || {
        let defs = list(40, |n| {
            let next = format!(r##"{{"$ref":"#/$defs/n{}"}}"##, n + 1);
            format!(r#""n{n}":{{"not":{{"anyOf":[{next},{next}]}}}}"#)
        });
        format!(r##"{{"$ref":"#/$defs/n0","$defs":{{{defs},"n40":{{"type":"string"}}}}}}"##)
    };
    vec![
        check("doubling-not", 'F', not, || "1".to_owned()).exits(&[0, 1]),
        check("doubling-one-of-in-a-stream", 'F', || doubling("oneOf", 30, r#"{"minimum":5}"#), || {
            "1".to_owned()
        })
        .exits(&[1]),
        case("doubling-plan", 'F', "schema plan s.json")
            .file("s.json", || doubling("allOf", 40, r#"{"type":"string"}"#)),
        case("doubling-arrays-in-a-plan", 'F', "schema plan s.json")
            .file("s.json", || doubling("prefixItems", 40, r#"{"type":"string"}"#)),
        case("names-in-all-branches-in-a-plan", 'F', "schema plan s.json").file("s.json", || {
            let names = list(1_000, |n| format!(r#""p{n}":{{"type":"string"}}"#));
            let objects = list(1_000, |n| format!(r##""a{n}":{{"$ref":"#/$defs/o","title":"{n}"}}"##));
            format!(r#"{{"properties":{{{objects}}},"$defs":{{"o":{{"properties":{{{names}}}}}}}}}"#)
        })
        .cpu(20.0)
        .megabytes(400),
        case("doubling-schema-check", 'F', "schema check s.json")
            .file("s.json", || doubling("anyOf", 60, r#"{"type":"string"}"#)),
        case("doubling-sample", 'F', "sample s.json --count 1")
            .file("s.json", || doubling("anyOf", 40, r#"{"type":"integer"}"#))
            .cpu(10.0)
            .exits(&[0, 2]),
        case("doubling-generate", 'F', "generate rust s.json")
            .file("s.json", || doubling("allOf", 30, r#"{"type":"object","required":["a"]}"#))
            .cpu(10.0)
            .exits(&[0, 2]),
        case("doubling-diff", 'F', "diff s.json t.json --budget 500ms")
            .file("s.json", || doubling("oneOf", 30, r#"{"type":"integer"}"#))
            .file("t.json", || doubling("oneOf", 30, r#"{"type":"number"}"#))
            .cpu(10.0)
            .exits(&[0, 1, 2]),
        check(
            "recursive-branches-below-a-deep-payload",
            'F',
            || {
                r##"{"anyOf":[{"properties":{"n":{"$ref":"#"}},"required":["n","m"]},{"properties":{"n":{"$ref":"#"}},"required":["n"]},{"type":"null"}]}"##
                    .to_owned()
            },
            || format!("{}{{}}{}", "{\"n\":".repeat(60), "}".repeat(60)),
        )
        .exits(&[1]),
    ]
}
