//! Schemas: reference cycles (J), long chains and deep nesting (O).

use crate::{
    case::{Case, case, check},
    made::list,
};

fn text(text: &'static str) -> impl Fn() -> String {
    move || text.to_owned()
}

/// A schema whose definitions each hold the next.
fn chain(n: usize, link: fn(&str) -> String) -> String {
    let defs = list(n, |index| {
        let next = format!(r##"{{"$ref":"#/$defs/d{}"}}"##, index + 1);
        format!(r#""d{index}":{}"#, link(&next))
    });
    format!(r##"{{"$ref":"#/$defs/d0","$defs":{{{defs},"d{n}":{{"type":"string"}}}}}}"##)
}

pub(crate) fn cases() -> Vec<Case> {
    let cycle = |name, args, schema: &'static str| {
        case(name, 'J', args).file("s.json", text(schema)).file("p.json", text("{}")).exits(&[2])
    };
    vec![
        cycle("cycle-of-all-of-and-if", "check p.json --schema s.json", r##"{"allOf":[{"if":{"$ref":"#"},"then":true}]}"##),
        cycle("cycle-of-documents", "check p.json --schema s.json", r#"{"anyOf":[{"$ref":"t.json"}]}"#)
            .file("t.json", text(r#"{"not":{"$ref":"s.json"}}"#)),
        cycle("cycle-in-a-schema-to-check", "schema check s.json", r##"{"dependentSchemas":{"a":{"$ref":"#"}}}"##)
            .exits(&[1, 2]),
        cycle("cycle-in-a-sample", "sample s.json", r##"{"oneOf":[{"$ref":"#/oneOf/1"},{"$ref":"#/oneOf/0"}]}"##),
        cycle("cycle-in-code", "generate rust s.json", r##"{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/a"}]}}}"##),
        cycle("cycle-in-a-difference", "diff s.json p.json", r##"{"not":{"not":{"$ref":"#"}}}"##),
        cycle("cycle-in-codes", "explain --schema s.json", r##"{"$ref":"#"}"##),
        check(
            "cycle-that-only-a-dynamic-scope-closes",
            'J',
            text(
                r##"{"$id":"https://a.invalid/r","$ref":"b","$defs":{"b":{"$id":"b","$defs":{"x":{"$dynamicAnchor":"n"}},"$dynamicRef":"#n"},"c":{"$dynamicAnchor":"n","allOf":[{"$dynamicRef":"#n"}]}}}"##,
            ),
            text("1"),
        )
        .exits(&[0, 1, 2]),
        case("chain-of-all-of", 'O', "check p.json --schema s.json")
            .file("s.json", || chain(10_000, |next| format!(r#"{{"allOf":[{next}]}}"#)))
            .file("p.json", text("1"))
            .cpu(8.0)
            .exits(&[1, 2]),
        case("chain-of-properties-to-code", 'O', "generate rust s.json")
            .file("s.json", || {
                chain(1_500, |next| format!(r#"{{"type":"object","properties":{{"n":{next}}}}}"#))
            })
            .cpu(10.0)
            .megabytes(300)
            .exits(&[0, 2]),
        case("chain-to-sample", 'O', "sample s.json --count 1")
            .file("s.json", || chain(3_000, |next| format!(r#"{{"anyOf":[{next}]}}"#)))
            .cpu(8.0)
            .exits(&[0, 2]),
        case("chain-of-documents", 'O', "check p.json --schema d0.json")
            .made(|dir| {
                for n in 0..600 {
                    let next = format!(r#"{{"$ref":"d{}.json"}}"#, n + 1);
                    crate::made::file(dir, &format!("d{n}.json"), next.as_bytes());
                }
                crate::made::file(dir, "d600.json", b"true");
            })
            .file("p.json", text("1"))
            .cpu(6.0)
            .exits(&[0, 2]),
        case("schema-nested-deeper-than-the-stack", 'O', "schema check s.json")
            .file("s.json", || "{\"items\":".repeat(200_000) + "true" + &"}".repeat(200_000))
            .exits(&[1, 2]),
        check("payload-nested-deeper-than-the-stack", 'O', text("true"), || "[{\"a\":".repeat(200_000))
            .exits(&[1])
            .codes(&["nested-too-deep"]),
        case("overlay-nested-deeper-than-the-stack", 'O', "capture docs --out out --overlay o.json")
            .file("docs/acme/T.md", || crate::made::page("T", "| **f** | str | x | |"))
            .file("o.json", || "{\"a\":".repeat(100_000))
            .exits(&[2]),
        case("acknowledgements-nested-deeper-than-the-stack", 'O', "diff s.json s.json --acknowledged a.toml")
            .file("s.json", text("{}"))
            .file("a.toml", || format!("a = {}", "[".repeat(100_000)))
            .cpu(6.0)
            .exits(&[2]),
        case("configuration-nested-deeper-than-the-stack", 'O', "check p.json")
            .file("p.json", text("{}"))
            .file("tablature.toml", || format!("[{}]\n", vec!["a"; 50_000].join(".")))
            .cpu(6.0)
            .exits(&[2]),
        case("types-nested-deeper-than-the-stack", 'O', "capture docs --out out")
            .file("docs/acme/T.md", || {
                crate::made::page("T", &format!("| **f** | {}str{} | x | |", "list[".repeat(50_000), "]".repeat(50_000)))
            })
            .cpu(6.0)
            .exits(&[0, 1]),
    ]
}
