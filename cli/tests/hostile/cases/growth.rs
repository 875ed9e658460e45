//! Steps that grow with the square of a schema, a page or a configuration (N). Sizes are such that the square would take far
//! longer than the limit.

use crate::{
    case::{Case, case, check},
    made::{self, each, list, page},
};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = of_payloads();
    cases.extend(of_schemas());
    cases.extend(of_pages());
    cases
}

fn of_payloads() -> Vec<Case> {
    let lines = "check p.jsonl --schema s.json --format json --max-findings 1";
    vec![
        check(
            "fields-that-are-missing",
            'N',
            || {
                let fields = list(8_000, |n| format!(r#""f{n}""#));
                format!(
                    r#"{{"required":[{fields}],"properties":{{"g":{{"required":[{fields}]}}}}}}"#
                )
            },
            || r#"{"g":{}}"#.to_owned(),
        )
        .cpu(4.0)
        .exits(&[1]),
        check(
            "fields-that-are-mentioned-and-not-declared",
            'N',
            || {
                format!(
                    r#"{{"properties":{{"id":{{}}}},"dependentRequired":{{"id":[{}]}}}}"#,
                    list(5_000, |n| format!(r#""g{n}""#))
                )
            },
            || format!("{{{}}}", list(20_000, |n| format!(r#""f{n}":1"#))),
        )
        .cpu(6.0)
        .exits(&[0, 1]),
        case("variants-of-a-stream", 'N', lines)
            .file("s.json", || {
                let branch =
                    |n| format!(r#"{{"required":["t"],"properties":{{"t":{{"const":"v{n}"}}}}}}"#);
                format!(r#"{{"oneOf":[{}]}}"#, list(3_000, branch))
            })
            .file("p.jsonl", || "{\"t\":\"x\"}\n".repeat(30))
            .cpu(10.0)
            .exits(&[1])
            .codes(&["unknown-variant"]),
        case("records-under-a-large-schema", 'N', lines)
            .file("s.json", || {
                let definitions = list(20_000, |n| format!(r#""d{n}":{{"knownValues":["x"]}}"#));
                format!(
                    r#"{{"properties":{{"a":{{"knownValues":["x"]}}}},"$defs":{{{definitions}}}}}"#
                )
            })
            .file("p.jsonl", || each(4_000, |n| format!("{{\"a\":\"y{n}\"}}\n")))
            .cpu(14.0)
            .megabytes(200),
        case("unknown-fields-under-a-large-schema", 'N', lines)
            .file("s.json", || {
                format!(
                    r#"{{"properties":{{{}}}}}"#,
                    list(4_000, |n| format!(r#""field_{n}":{{}}"#))
                )
            })
            .file("p.jsonl", || each(1_000, |n| format!("{{\"zone_{n}\":1}}\n")))
            .cpu(10.0),
        check(
            "patterns-for-every-key",
            'N',
            || {
                format!(
                    r#"{{"patternProperties":{{{}}}}}"#,
                    list(2_000, |n| format!(r#""^k{n}.*z$":{{}}"#))
                )
            },
            || format!("{{{}}}", list(2_000, |n| format!(r#""k{n}z":1"#))),
        )
        .cpu(14.0)
        .exits(&[0, 1]),
        check("documented-names", 'N', || documented(20_000), || {
            format!("{{{}}}", list(20_000, |n| format!(r#""field_{n}":1"#)))
        })
        .cpu(10.0),
        check("fields-in-both-spellings", 'N', || documented(20_000), || {
            format!("{{{}}}", list(20_000, |n| format!(r#""field_{n}":1,"field{n}":1"#)))
        })
        .cpu(14.0)
        .exits(&[1]),
        case("findings-on-one-line", 'N', "check p.json --schema s.json --show all --max-record-findings 100000 --max-findings 100000")
            .file("s.json", || r#"{"items":{"type":"integer"}}"#.to_owned())
            .file("p.json", || format!("[{}]", list(30_000, |_| format!("\"{}\"", "x".repeat(200)))))
            .cpu(20.0)
            .exits(&[1]),
        case("an-object-of-a-million-fields", 'N', "check p.json --schema s.json")
            .file("s.json", || r#"{"type":"object"}"#.to_owned())
            .file("p.json", || format!("{{{}}}", list(1_000_000, |n| format!(r#""k{n:07}":1"#))))
            .cpu(20.0)
            .megabytes(220),
        case("baseline-of-many-findings", 'N', "check p.jsonl --schema s.json --baseline b.json")
            .file("s.json", || r#"{"type":"integer"}"#.to_owned())
            .file("p.jsonl", || "\"x\"\n".repeat(1_000))
            .file("b.json", || {
                let entry = |n| {
                    format!(r#"{{"path":"p.jsonl","code":"wrong-type","fingerprint":"{n:032x}"}}"#)
                };
                format!(r#"{{"version":1,"findings":[{}]}}"#, list(40_000, entry))
            })
            .cpu(10.0)
            .exits(&[1]),
        case("keys-of-a-configuration", 'N', "check p.json")
            .file("p.json", || "1".to_owned())
            .file("tablature.toml", || each(8_000, |n| format!("k{n} = 1\n")))
            .cpu(10.0)
            .exits(&[2]),
        case("keys-on-one-line-of-a-configuration", 'N', "check p.json")
            .file("p.json", || "1".to_owned())
            .file("tablature.toml", || {
                format!("clock = {{ {} }}\n", list(8_000, |n| format!("k{n} = 1")))
            })
            .cpu(10.0)
            .exits(&[2]),
    ]
}

fn of_schemas() -> Vec<Case> {
    vec![
        case("values-to-code", 'N', "generate rust s.json")
            .file("s.json", || format!(r#"{{"enum":[{}]}}"#, list(6_000, |n| format!(r#""v {n}""#))))
            .cpu(20.0)
            .megabytes(400),
        case("types-that-narrow-each-other", 'N', "generate rust s.json")
            .file("s.json", || {
                let property = |own, other| {
                    format!(
                        r##""p{other}":{{"allOf":[{{"$ref":"#/$defs/t{other}"}},{{"$ref":"#/$defs/t{}"}},{{"required":["r{own}"]}}]}}"##,
                        (own + other) % 6
                    )
                };
                let ty = |own| {
                    format!(r#""t{own}":{{"type":"object","properties":{{{}}}}}"#, list(6, |other| property(own, other)))
                };
                format!(r##"{{"$ref":"#/$defs/t0","$defs":{{{}}}}}"##, list(6, ty))
            })
            .cpu(30.0)
            .megabytes(400)
            .exits(&[0, 2]),
        case("items-of-a-sample-that-differ", 'N', "sample s.json --count 1")
            .file("s.json", || {
                let values: Vec<u32> = (0..1999).collect();
                format!(
                    r#"{{"type":"array","minItems":2000,"uniqueItems":true,"items":{{"enum":{values:?}}}}}"#
                )
            })
            .exits(&[2]),
        case("fields-of-a-sample", 'N', "sample s.json --count 1")
            .file("s.json", || {
                format!(r#"{{"type":"object","required":[{}]}}"#, list(20_000, |n| format!(r#""p{n}""#)))
            })
            .cpu(10.0),
        case("more-fields-than-a-sample-can-have", 'N', "sample s.json --count 1")
            .file("s.json", || {
                format!(r#"{{"type":"object","required":[{}]}}"#, list(25_000, |n| format!(r#""p{n}""#)))
            })
            .cpu(10.0)
            .exits(&[2]),
        case("patterns-of-a-sample", 'N', "sample s.json --count 1")
            .file("s.json", || {
                let fields = list(1_000, |n| format!(r#""^k{n}x*z$":{{}}"#));
                format!(r#"{{"type":"object","patternProperties":{{{fields}}}}}"#)
            })
            .cpu(14.0),
        case("fields-without-end-on-pages", 'N', "docs site --schema s.json")
            .file("s.json", || {
                let fields = |n: usize| list(10, |k| format!(r##""f{k}":{{"$ref":"#/$defs/d{}"}}"##, n + 1));
                let levels = list(12, |n| format!(r#""d{n}":{{"properties":{{{}}}}}"#, fields(n)));
                format!(r##"{{"$ref":"#/$defs/d0","$defs":{{{levels},"d12":true}}}}"##)
            })
            .cpu(12.0),
        case("branches-on-pages", 'N', "docs site --schema s.json")
            .file("s.json", || {
                let fields = |n: usize| list(10, |k| format!(r#""a{n}_{k}":{{"type":"string"}}"#));
                let branch = |n| format!(r#"{{"required":["k"],"properties":{{"k":{{"const":"v{n}"}},{}}}}}"#, fields(n));
                format!(r#"{{"oneOf":[{}]}}"#, list(1_000, branch))
            })
            .cpu(24.0),
        case("every-rule-broken", 'N', "sample s.json --invalid --each")
            .file("s.json", || {
                let fields = list(60, |n| format!(r#""p{n}":{{"type":"string","minLength":2}}"#));
                let required = list(60, |n| format!(r#""p{n}""#));
                format!(r#"{{"type":"object","required":[{required}],"properties":{{{fields}}}}}"#)
            })
            .cpu(14.0),
        case("difference-of-many-fields", 'N', "diff a.json b.json --budget 1s --format json")
            .file("a.json", || fields(2_000, 5))
            .file("b.json", || fields(2_000, 4))
            .cpu(20.0)
            .megabytes(300)
            .exits(&[1, 2]),
        case("difference-of-other-fields", 'N', "diff a.json b.json --budget 10s --format json")
            .file("a.json", || format!(r#"{{"properties":{{{}}}}}"#, list(4_000, |n| format!(r#""a{n}":{{"type":"string"}}"#))))
            .file("b.json", || format!(r#"{{"properties":{{{}}}}}"#, list(4_000, |n| format!(r#""b{n}":{{"type":"string"}}"#))))
            .cpu(20.0)
            .megabytes(150)
            .exits(&[0, 1, 2]),
        case("directories-of-many-schemas", 'N', "diff old new --format json")
            .made(|dir| {
                let text = fields(600, 5);
                for (side, n) in ["old", "new"].iter().flat_map(|side| (0..300).map(move |n| (side, n))) {
                    made::file(dir, &format!("{side}/s{n}.json"), text.as_bytes());
                }
            })
            .cpu(20.0)
            .megabytes(80),
        case("codes-with-the-same-name", 'N', "explain low --schema s.json")
            .file("s.json", || {
                let rule = |n| format!(r#""p{n}":{{"minimum":1,"fault":{{"code":"low","help":"help {n}"}}}}"#);
                format!(r#"{{"properties":{{{}}}}}"#, list(8_000, rule))
            })
            .cpu(6.0),
        case("warnings-about-a-schema", 'N', "schema check s.json --format json")
            .file("s.json", || {
                format!(r#"{{"properties":{{{}}}}}"#, list(12_000, |n| format!(r#""p{n}":{{"minlength":1,"format":"f{n}"}}"#)))
            })
            .cpu(14.0),
    ]
}

/// A schema of an object with strings that may be so much longer than their number.
fn fields(n: usize, more: usize) -> String {
    let field = |index| format!(r#""p{index}":{{"type":"string","maxLength":{}}}"#, index + more);
    format!(r#"{{"type":"object","properties":{{{}}}}}"#, list(n, field))
}

/// A schema of an object whose fields have another name in its documentation.
fn documented(n: usize) -> String {
    let field = |n| format!(r#""field{n}":{{"documentedAs":"field_{n}"}}"#);
    format!(r#"{{"type":"object","properties":{{{}}}}}"#, list(n, field))
}

fn of_pages() -> Vec<Case> {
    vec![
        case("events-of-a-plan", 'N', "capture plan.csv --out out")
            .file("plan.csv", || {
                format!("Event,Property,Type,Description\n{}", each(2_000, |n| format!("E{n},a,string,d\n")))
            })
            .cpu(20.0),
        case("events-of-a-plan-with-one-name", 'N', "capture plan.json --out out")
            .file("plan.json", || {
                let event = |n| format!(r#"{{"name":"Event","properties":[{{"name":"a{n}","type":"string"}}]}}"#);
                format!(r#"{{"events":[{}]}}"#, list(4_000, event))
            })
            .cpu(20.0),
        case("tables-of-a-page", 'N', "capture docs --out out --check")
            .file("docs/acme/e.md", || {
                each(1_500, |n| {
                    format!("## Ev{n}\n\n## Properties\n\n| Attribute | Type | Description |\n|---|---|---|\n| a{n} | String | x |\n\n")
                })
            })
            .cpu(14.0)
            .exits(&[0, 1]),
        case("values-in-a-cell", 'N', "capture docs --out out")
            .file("docs/acme/T.md", || {
                page("T", &format!("| **f** | str | Valid values: {} | |", list(15_000, |n| format!(" v{n}"))))
            })
            .cpu(8.0),
        case("a-stream-of-events-with-ten-thousand-schemas", 'N', "check p.jsonl --schema s --by /event --payload /properties --format json")
            .made(|dir| {
                for n in 0..10_000 {
                    let schema = format!("{{\"title\":\"EventNumber{n}\",\"type\":\"object\",\"required\":[\"id\"]}}");
                    made::file(dir, &format!("s/e{n}.json"), schema.as_bytes());
                }
            })
            .file("p.jsonl", || {
                let line = |name: String| format!("{{\"event\":\"{name}\",\"properties\":{{\"id\":1}}}}\n");
                each(2_000, |n| line(format!("event number {}", n % 50)))
                    + &each(2_000, |n| line(format!("EventNumbr{n}x")))
            })
            .cpu(30.0)
            .exits(&[1])
            .codes(&["unknown-event"]),
        case("a-stream-whose-parts-are-not-what-they-should-be", 'O', "check p.jsonl --schema s --by /a/event --payload /a/b --records /list --format json")
            .file("s/one.json", || r#"{"title":"One","type":["array","number"]}"#.to_owned())
            .file("p.jsonl", || {
                let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
                let record = |event: &str, b: &str| format!("{{\"list\":[{{\"a\":{{\"event\":{event},\"b\":{b}}}}}]}}\n");
                [
                    record("\"one\"", &deep(100_000)),
                    record(&deep(100_000), "1"),
                    record("5", "1"),
                    record("\"one\"", &deep(129)),
                    "{\"list\":{}}\n{\"list\":[5,[],{}]}\n{}\n5\n".to_owned(),
                    format!("{{\"list\":[{}]}}\n", list(200_000, |_| "5".to_owned())),
                ]
                .concat()
            })
            .cpu(20.0)
            .megabytes(400)
            .exits(&[1])
            .codes(&["missing-field", "nested-too-deep", "too-many-findings", "unknown-event", "wrong-type"]),
        case("types-that-refer-to-all", 'N', "capture docs --out out --check")
            .made(|dir| {
                for own in 0..24 {
                    let row = |other| format!("| **f{other}** | [T{other}](T{other}.md) | D. | |\n");
                    made::file(dir, &format!("docs/acme/T{own}.md"), page("T", &each(24, row)).as_bytes());
                }
            })
            .cpu(20.0)
            .exits(&[0, 1]),
        case("values-of-an-enumeration-in-every-row", 'N', "capture docs --out out --check")
            .file("docs/acme/T.md", || {
                let values = each(1_000, |n| format!("| C{n} | \"c{n}\" |\n"));
                let rows = each(3_000, |n| format!("| **f{n}** | Colour | x | |\n"));
                format!("## Enum: Colour\n\n| Name | Value |\n|---|---|\n{values}\n{}", page("T", &rows))
            })
            .cpu(30.0)
            .megabytes(400)
            .exits(&[1]),
        case("types-that-no-page-has", 'N', "capture docs --out out --check")
            .made(|dir| {
                for n in 0..40 {
                    let row = |other| format!("| **f{other}** | TypeNumber{other} | D. | |\n");
                    made::file(dir, &format!("docs/acme/TypeNamed{n}.md"), page("T", &each(100, row)).as_bytes());
                }
            })
            .cpu(14.0)
            .exits(&[1]),
    ]
}
