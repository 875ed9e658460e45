//! Differences that are known, each with the section of the specification by which an oracle is wrong.
//!
//! A difference is looked up when it is as small as it could be made, so that what it holds is what causes it.
//! "Core" and "Validation" are the documents of the draft in question, of 2020-12 where nothing else is said.

use super::{Difference, Own};
use crate::{
    draft::Draft,
    exact::Decimal,
    json::Json,
    oracles::{Answer, Reason},
    ours::Verdict,
};

/// A kind of difference.
#[derive(Debug)]
pub struct Explanation {
    /// Its name in the account.
    pub name: &'static str,
    /// Who is wrong, by which section.
    pub section: &'static str,
    /// Is `true` if a difference, as small as it could be made, is of this kind.
    pub covers: fn(&Difference) -> bool,
}

/// All kinds.
pub const LIST: &[Explanation] = &[
    Explanation {
        name: "boon takes 1.0 for an integer in draft 4",
        section: "Core (draft 4) 3.5: an integer is \"a JSON number without a fraction or exponent part\"; the suite's \
                  optional/zeroTerminatedFloats.json",
        covers: |difference| {
            difference.draft == Draft::Four
                && boon_alone_differs(difference)
                && is_about_integers(difference)
                && numbers(&difference.payload).any(|text| {
                    text.contains(['.', 'e', 'E'])
                        && Decimal::parse(text).is_some_and(|number| number.is_whole())
                })
        },
    },
    Explanation {
        name: "boon takes no look-around, back reference, `[^]` or `\\c` in patterns",
        section: "Validation 6.3.3: a pattern \"SHOULD be a valid regular expression, according to the ECMA-262 regular \
                  expression dialect\"; ECMA-262 22.2.1 has all of these",
        covers: |difference| {
            difference.verdicts.boon == Answer::Refused(Reason::Pattern)
                && jsonschema_agrees(difference)
                && strings(&difference.schema).iter().any(|text| is_beyond_regex(text))
        },
    },
    Explanation {
        name: "neither takes `[^]`, or a back reference by name",
        section: "Validation 6.3.3; ECMA-262 22.2.1 (`[^]` is any character) and 22.2.1, AtomEscape with `u`",
        covers: |difference| {
            difference.verdicts.jsonschema == Answer::Refused(Reason::Pattern)
                && strings(&difference.schema).iter().any(|text| is_beyond_regex(text))
        },
    },
    Explanation {
        name: "both take letters beyond ASCII for parts of words",
        section: "Validation 6.3.3; ECMA-262 22.2.2.9.3 WordCharacters: without `i`, `\\b` knows letters, digits and `_` of \
                  ASCII",
        covers: |difference| {
            jsonschema_differs(difference)
                && strings(&difference.schema).iter().any(|text| text.contains("\\b"))
                && strings(&difference.payload).iter().any(|text| !text.is_ascii())
        },
    },
    Explanation {
        name: "jsonschema takes digits of other scripts for `\\d` beside look-around",
        section: "ECMA-262 22.2.2.9: CharacterClassEscape `d` is the ten digits of ASCII",
        covers: |difference| {
            jsonschema_differs(difference)
                && strings(&difference.schema)
                    .iter()
                    .any(|text| text.contains("\\d") && is_beyond_regex(text))
                && strings(&difference.payload).iter().any(|text| !text.is_ascii())
        },
    },
    Explanation {
        name: "both reject lone braces as regular expressions",
        section: "Validation 7.3.8; ECMA-262 B.1.2: a brace that is no quantifier is an ExtendedPatternCharacter, which we take \
                  in patterns as browsers do",
        covers: |difference| {
            jsonschema_differs(difference)
                && formats(difference).contains(&"regex")
                && strings(&difference.payload).iter().any(|text| text.contains(['{', '}']))
        },
    },
    Explanation {
        name: "both take control characters beyond ASCII for literals of URI templates",
        section: "Validation 7.3.6; RFC 6570 2.1: ucschar begins at U+00A0 (RFC 3987 2.2)",
        covers: |difference| {
            jsonschema_differs(difference)
                && formats(difference).contains(&"uri-template")
                && strings(&difference.payload)
                    .iter()
                    .any(|text| text.contains(|it: char| it.is_control() && !it.is_ascii()))
        },
    },
    Explanation {
        name: "both map internationalized names before they judge them",
        section: "Validation 7.3.3: RFC 5890 2.3.2.3; RFC 5892 2.7 (Unstable): characters that case folding or NFKC changes \
                  are DISALLOWED in U-labels",
        covers: |difference| {
            let is_unstable = |text: &&str| {
                !text.is_ascii() && text.to_lowercase() != **text || text.contains('\u{17F}')
            };
            jsonschema_differs(difference)
                && formats(difference).contains(&"idn-hostname")
                && strings(&difference.payload).iter().any(is_unstable)
        },
    },
    Explanation {
        name: "both leave rules of RFC 5891 and 5893 out where a label is encoded, or know `xn--` in small letters alone",
        section: "Validation 7.3.3: RFC 5891 5.4 and RFC 5893 2 hold for what a label `xn--…` stands for; RFC 5890 2.3.2.5: its \
                  prefix in letters of any case",
        covers: |difference| {
            jsonschema_differs(difference)
                && formats(difference)
                    .iter()
                    .any(|name| ["hostname", "idn-hostname"].contains(name))
                && strings(&difference.payload)
                    .iter()
                    .any(|text| text.to_ascii_lowercase().contains("xn--"))
        },
    },
    Explanation {
        name: "jsonschema resolves the meta-schema of another draft only where it is the schema's own",
        section: "Core 8.2.3: a reference is to any schema by its URI; the meta-schemas are standard documents",
        covers: |difference| {
            difference.verdicts.jsonschema == Answer::Refused(Reason::Reference)
                && difference
                    .verdicts
                    .boon
                    .is_valid()
                    .is_none_or(|boon| Some(boon) == ours(difference))
                && operands(&difference.schema, "$ref")
                    .iter()
                    .any(|uri| uri.as_str().is_some_and(|uri| uri.contains("json-schema.org/")))
        },
    },
    Explanation {
        name: "neither takes characters in references that must be percent-encoded",
        section: "RFC 3986 2.1; tolerated on purpose, with a warning: schemars writes such references",
        covers: |difference| {
            let is_unencoded = |uri: &&Json| {
                uri.as_str().is_some_and(|uri| uri.contains(['<', '>', ' ', '«', '»', '|', '^']))
            };
            difference.verdicts.jsonschema.is_valid().is_none()
                && operands(&difference.schema, "$ref").iter().any(is_unencoded)
        },
    },
    Explanation {
        name: "boon takes names of properties that are judged by a recursive reference for a loop",
        section: "Core (2019-09) 9.3.2.5: `propertyNames` judges the name, another instance than the object",
        covers: |difference| {
            boon_alone_differs(difference)
                && !operands(&difference.schema, "propertyNames").is_empty()
                && ["$ref", "$recursiveRef", "$dynamicRef"]
                    .iter()
                    .any(|keyword| !operands(&difference.schema, keyword).is_empty())
        },
    },
    Explanation {
        name: "boon's meta-schema of draft 4 judges `$ref`",
        section: "the meta-schema of draft 4 has no property `$ref`",
        covers: |difference| {
            boon_alone_differs(difference)
                && operands(&difference.schema, "$ref").iter().any(|uri| {
                    uri.as_str().is_some_and(|uri| uri.contains("json-schema.org/draft-04"))
                })
                && difference.payload.get("$ref").is_some()
        },
    },
    Explanation {
        name: "boon divides as f64",
        section: "Validation 6.2.1: valid \"if division by this keyword's value results in an integer\"; RFC 8259 6 gives \
                  numbers no precision",
        covers: |difference| {
            let divisors = operands(&difference.schema, "multipleOf");
            boon_alone_differs(difference)
                && numbers(&difference.payload).any(|number| {
                    divisors.iter().any(|divisor| f64_divides_otherwise(number, divisor))
                })
        },
    },
    Explanation {
        name: "boon asserts formats that the draft does not define",
        section: "Validation 7.2.3 (draft 4: 7.1): a format attribute that is not in the draft is custom; schema authors \
                  must not expect it to be known",
        covers: |difference| {
            boon_alone_differs(difference)
                && formats(difference).iter().any(|format| !is_of_draft(format, difference.draft))
        },
    },
    Explanation {
        name: "boon reads IRIs as browsers read URLs",
        section: "Validation 7.3.5 names RFC 3987; its 2.2 has no spaces, control characters or second `#`, and allows an \
                  empty host, where the URL standard does otherwise",
        covers: |difference| boon_differs_on_format(difference, &["iri", "iri-reference"]),
    },
    Explanation {
        name: "boon accepts an empty expression in URI templates",
        section: "Validation 7.3.6; RFC 6570 2.2: an expression has a variable list, which has at least one variable",
        covers: |difference| boon_differs_on_format(difference, &["uri-template"]),
    },
    Explanation {
        name: "boon accepts addresses without a local part, and domains of any characters",
        section: "Validation 7.3.2; RFC 5321 4.1.2: a local part has at least one character; RFC 6531 3.3 has U-labels \
                  (RFC 5890 2.3.2.1) for domains",
        covers: |difference| boon_differs_on_format(difference, &["email", "idn-email"]),
    },
    Explanation {
        name: "boon accepts a dot at the end of host names, and characters that IDNA does not allow",
        section: "Validation 7.3.3; RFC 1123 2.1 and the suite's hostname.json (trailing dot); RFC 5892 for U-labels",
        covers: |difference| boon_differs_on_format(difference, &["hostname", "idn-hostname"]),
    },
    Explanation {
        name: "boon accepts durations that leave out a unit between two",
        section: "Validation 7.3.1; RFC 3339 A: `dur-hour` is followed by minutes or by nothing",
        covers: |difference| boon_differs_on_format(difference, &["duration"]),
    },
    Explanation {
        name: "boon takes the expressions of the crate `regex` for those of ECMA-262",
        section: "Validation 7.3.8; ECMA-262 22.2.1 has look-around and back references, and with `u` no `\\A`",
        covers: |difference| boon_differs_on_format(difference, &["regex"]),
    },
    Explanation {
        name: "jsonschema tells integers in draft 4 by value, not as they are written",
        section: "Core (draft 4) 3.5: `-0` has no fraction or exponent part and `1e30` has one",
        covers: |difference| {
            difference.draft == Draft::Four
                && jsonschema_differs(difference)
                && is_about_integers(difference)
                && numbers(&difference.payload)
                    .any(|text| text == "-0" || text.contains(['e', 'E']) && text.len() > 3)
        },
    },
    Explanation {
        name: "jsonschema divides some integers as f64",
        section: "Validation 6.2.1: valid \"if division by this keyword's value results in an integer\"",
        covers: |difference| {
            let divisors = operands(&difference.schema, "multipleOf");
            jsonschema_differs(difference)
                && numbers(&difference.payload).any(|number| {
                    divisors.iter().any(|divisor| {
                        f64_divides_otherwise(number, divisor)
                            || is_long(number)
                            || matches!(divisor, Json::Number(divisor) if is_long(divisor))
                    })
                })
        },
    },
    Explanation {
        name: "boon applies `const` beside `$ref` in drafts 6 and 7",
        section: "Core (draft 7) 8.3: \"All other properties in a \"$ref\" object MUST be ignored\"",
        covers: |difference| {
            let mut has_sibling = false;
            difference.schema.walk(&mut |value| {
                has_sibling |= value.get("$ref").is_some() && value.get("const").is_some();
            });
            matches!(difference.draft, Draft::Six | Draft::Seven)
                && boon_alone_differs(difference)
                && has_sibling
        },
    },
    Explanation {
        name: "jsonschema lets `contains` evaluate items in nested resources of draft 2019-09",
        section: "Core (2019-09) 9.3.1.3: `unevaluatedItems` depends on `items`, `additionalItems` and itself alone; without \
                  a `$schema` of its own, a nested resource has the draft of the document (8.1.1)",
        covers: |difference| {
            difference.draft == Draft::September2019
                && jsonschema_differs(difference)
                && difference
                    .verdicts
                    .boon
                    .is_valid()
                    .is_none_or(|boon| Some(boon) == ours(difference))
                && !operands(&difference.schema, "contains").is_empty()
                && !operands(&difference.schema, "unevaluatedItems").is_empty()
        },
    },
];

/// Returns the kind that a difference is of.
pub fn explanation(difference: &Difference) -> Option<&'static Explanation> {
    LIST.iter().find(|explanation| (explanation.covers)(difference))
}

fn ours(difference: &Difference) -> Option<bool> {
    match difference.verdicts.ours {
        Own::Judged(Verdict::Valid) => Some(true),
        Own::Judged(Verdict::Invalid) => Some(false),
        Own::Judged(Verdict::Undecided) | Own::Refused | Own::Panicked => None,
    }
}

/// `jsonschema` says what ours says, or was not asked and the exact oracle does.
fn jsonschema_agrees(difference: &Difference) -> bool {
    let verdicts = &difference.verdicts;
    let other = match verdicts.jsonschema {
        Answer::NotAsked => verdicts.exact.or(ours(difference)),
        ref answer => answer.is_valid(),
    };
    ours(difference).is_some() && ours(difference) == other
}

/// `boon` judges, and otherwise than ours and `jsonschema`.
fn boon_alone_differs(difference: &Difference) -> bool {
    let boon = difference.verdicts.boon.is_valid();
    jsonschema_agrees(difference) && boon.is_some() && boon != ours(difference)
}

/// `jsonschema` judges, and otherwise than ours.
fn jsonschema_differs(difference: &Difference) -> bool {
    let other = difference.verdicts.jsonschema.is_valid();
    let exact = difference.verdicts.exact;
    ours(difference).is_some()
        && other.is_some()
        && other != ours(difference)
        && (exact.is_none() || exact == ours(difference))
}

/// Ours and `jsonschema` agree on a format, and `boon` says otherwise.
fn boon_differs_on_format(difference: &Difference, names: &[&str]) -> bool {
    boon_alone_differs(difference) && formats(difference).iter().any(|name| names.contains(name))
}

fn numbers(value: &Json) -> impl Iterator<Item = &str> {
    let mut found = Vec::new();
    value.walk(&mut |value| {
        if let Json::Number(text) = value {
            found.push(text.as_str());
        }
    });
    found.into_iter()
}

/// Strings and keys.
fn strings(value: &Json) -> Vec<&str> {
    let mut found = Vec::new();
    value.walk(&mut |value| match value {
        Json::String(text) => found.push(text.as_str()),
        Json::Object(members) => found.extend(members.iter().map(|(key, _)| key.as_str())),
        _ => {}
    });
    found
}

/// The values of a keyword, wherever it stands.
fn operands<'s>(schema: &'s Json, keyword: &str) -> Vec<&'s Json> {
    let mut found = Vec::new();
    schema.walk(&mut |value| found.extend(value.get(keyword)));
    found
}

fn has_keyword(schema: &Json, keyword: &str, operand: &Json) -> bool {
    operands(schema, keyword).into_iter().any(|found| match found {
        Json::Array(items) => items.contains(operand),
        found => found == operand,
    })
}

/// The schema, or a document of the official suite that it refers to, asks for integers.
fn is_about_integers(difference: &Difference) -> bool {
    let is_remote = |reference: &&Json| {
        let reference = reference.as_str().unwrap_or_default();
        ["nteger.json", "/integer", "refToInteger", "definitions/bar"]
            .iter()
            .any(|name| reference.ends_with(name))
    };
    has_keyword(&difference.schema, "type", &Json::string("integer"))
        || operands(&difference.schema, "$ref").iter().any(is_remote)
}

/// A number of more digits than an `f64` holds.
fn is_long(text: &str) -> bool {
    /// Decimals of so many digits come out of an `f64` as they went in.
    const MAX_DIGITS: usize = 15;
    let is_beyond = |number: f64| number.abs() > 9_007_199_254_740_992.0;
    Decimal::parse(text).is_some_and(|number| number.n_digits() > MAX_DIGITS)
        || text.parse().is_ok_and(is_beyond)
}

fn formats(difference: &Difference) -> Vec<&str> {
    operands(&difference.schema, "format").into_iter().filter_map(Json::as_str).collect()
}

/// Returns whether a pattern has what ECMA-262 has and the crate `regex` has not.
pub fn is_beyond_regex(pattern: &str) -> bool {
    let parts = ["(?=", "(?!", "(?<=", "(?<!", "\\1", "\\k<", "[^]", "\\c"];
    parts.iter().any(|part| pattern.contains(part))
}

/// The quotient of two `f64` is whole where the exact one is not, or the other way around.
fn f64_divides_otherwise(number: &str, divisor: &Json) -> bool {
    let Json::Number(divisor) = divisor else { return false };
    let (Ok(float), Ok(float_divisor)) = (number.parse::<f64>(), divisor.parse::<f64>()) else {
        return false;
    };
    let (Some(number), Some(divisor)) = (Decimal::parse(number), Decimal::parse(divisor)) else {
        return false;
    };
    let quotient = float / float_divisor;
    number.is_multiple_of(&divisor) != (quotient.fract() == 0.0)
}

/// The formats that drafts define, with the first draft that does.
fn is_of_draft(format: &str, draft: Draft) -> bool {
    let since = match format {
        "date-time" | "email" | "hostname" | "ipv4" | "ipv6" | "uri" => Draft::Four,
        "uri-reference" | "uri-template" | "json-pointer" => Draft::Six,
        "date"
        | "time"
        | "regex"
        | "relative-json-pointer"
        | "idn-email"
        | "idn-hostname"
        | "iri"
        | "iri-reference" => Draft::Seven,
        "duration" | "uuid" => Draft::September2019,
        _ => return false,
    };
    draft >= since
}
