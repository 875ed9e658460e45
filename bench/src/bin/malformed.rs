//! Judges schemas as schemas: does ours report those that the standard meta-schemas reject, and no others?
//!
//! ```sh
//! cargo run --profile compare --manifest-path bench/Cargo.toml --bin malformed
//! ```
//!
//! `--schemas N` schemas are generated and in each one a keyword gets another value (12,000 by default); the same
//! `--seed N` gives the same schemas. The meta-schemas are those of two other validators. What a meta-schema cannot
//! say is explained by kind (a pattern must compile, a reference must resolve); a difference that is not is printed,
//! and the exit code is 1.
#![allow(clippy::print_stdout, reason = "a program that prints an account")]

use std::{
    collections::{BTreeMap, HashSet},
    env,
    process::ExitCode,
};

use tablature_bench::{
    compare::is_beyond_regex,
    dice::Dice,
    draft::Draft,
    generate,
    json::Json,
    oracles::{Answer, MetaSchemas, caught, silence_caught_panics},
    ours::{Mode, Ours},
};

type Failure = Box<dyn std::error::Error>;

/// Unexplained differences that are printed.
const MAX_PRINTED: usize = 60;

/// A kind of difference.
struct Explanation {
    name: &'static str,
    covers: fn(&Case) -> bool,
}

/// A schema and what is said of it.
struct Case {
    schema: Json,
    /// Why ours reports it as invalid.
    refusal: Option<String>,
    jsonschema: Answer,
    boon: Answer,
}

impl Case {
    fn new(schema: Json, draft: Draft, meta: &MetaSchemas) -> Self {
        let text = schema.to_string();
        let compile = || Ours::compile(text.as_bytes(), &BTreeMap::new(), Mode::DEFAULT);
        let refusal = match caught(compile) {
            None => Some("PANIC".to_owned()),
            Some(result) => result.err(),
        };
        let [jsonschema, boon] = meta.judge(&schema, draft);
        Self { schema, refusal, jsonschema, boon }
    }

    /// Who says that it is a schema: ours, `jsonschema`, `boon`.
    fn sides(&self) -> (bool, &Answer, &Answer) {
        (self.refusal.is_none(), &self.jsonschema, &self.boon)
    }

    fn differs(&self) -> bool {
        let own = self.refusal.is_none();
        let differs = |answer: &Answer| answer.is_valid().is_some_and(|other| other != own);
        self.refusal.as_deref() == Some("PANIC") || differs(&self.jsonschema) || differs(&self.boon)
    }

    /// Ours takes it for invalid, and both meta-schemas for valid.
    fn is_ours_alone(&self) -> bool {
        let accepts = |answer: &Answer| answer.is_valid() != Some(false);
        self.refusal.is_some() && accepts(&self.jsonschema) && accepts(&self.boon)
    }

    fn draft(&self) -> Option<Draft> {
        self.schema.get("$schema").and_then(Json::as_str).and_then(Draft::of_uri)
    }

    fn says(&self, words: &[&str]) -> bool {
        let refusal = self.refusal.as_deref().unwrap_or_default();
        words.iter().any(|word| refusal.contains(word))
    }
}

const EXPLAINED: &[Explanation] = &[
    Explanation {
        name: "a pattern that does not compile (Validation 6.3.3; a meta-schema has `format: regex` at most)",
        covers: |case| case.is_ours_alone() && case.says(&["does not compile"]),
    },
    Explanation {
        name: "a reference that resolves to nothing (Core 8.2.3; a meta-schema sees the form of a reference alone)",
        covers: |case| {
            // Other errors that boon reports in the schema are of another kind.
            case.jsonschema.is_valid() != Some(false)
                && case.says(&[
                    "was not given",
                    "does not resolve to anything",
                    "which is not a schema",
                    "cannot be resolved",
                ])
        },
    },
    Explanation {
        name: "a cycle that consumes no input (Core 9.4.1; a meta-schema sees one subschema at a time)",
        covers: |case| case.is_ours_alone() && case.says(&["closes a cycle"]),
    },
    Explanation {
        name: "a count with a fraction or an exponent in draft 4 (Core of draft 4 3.5: not an integer)",
        covers: |case| {
            case.draft() == Some(Draft::Four)
                && case.says(&["must be an integer that is not negative"])
        },
    },
    Explanation {
        name: "an anchor in `$id` whose characters must be percent-encoded (RFC 3986 2.1; tolerated as in references)",
        covers: |case| {
            let mut has_anchor = false;
            case.schema.walk(&mut |value| {
                let id = value.get("$id").and_then(Json::as_str);
                has_anchor |= id.is_some_and(|id| {
                    id.starts_with('#')
                        && id.contains([' ', '<', '>', '"', '^', '`', '{', '|', '}'])
                });
            });
            case.refusal.is_none()
                && matches!(case.draft(), Some(Draft::Six | Draft::Seven))
                && has_anchor
        },
    },
    Explanation {
        name: "an identifier that is no URI reference (Core 8.2.1; `format` is an annotation in the meta-schemas)",
        covers: |case| case.is_ours_alone() && case.says(&["must be a URI reference"]),
    },
    Explanation {
        name: "the meta-schema of draft 4 has no `$ref` (Core 7 and JSON Reference 3: a string)",
        covers: |case| {
            let mut has_odd_reference = false;
            case.schema.walk(&mut |value| {
                has_odd_reference |=
                    value.get("$ref").is_some_and(|target| target.as_str().is_none());
            });
            case.draft() == Some(Draft::Four)
                && case.jsonschema == Answer::Valid
                && has_odd_reference
        },
    },
    Explanation {
        name: "boon's meta-schema of draft 6 has no `examples` (Validation of draft 6: 7.4: an array)",
        covers: |case| {
            case.draft() == Some(Draft::Six)
                && case.refusal.is_some()
                && case.jsonschema == Answer::Invalid
                && case.boon == Answer::Valid
                && case.says(&["/examples"])
        },
    },
    Explanation {
        name: "boon's `format: regex` knows the crate `regex`, not ECMA-262 (22.2.1)",
        covers: |case| {
            let is_boon_alone = case.refusal.is_none() && case.jsonschema == Answer::Valid;
            is_boon_alone && case.boon == Answer::Invalid && has_pattern_beyond_regex(&case.schema)
        },
    },
    Explanation {
        name: "boon's meta-schemas of drafts 6 and 7 ask for different values in `enum` (Validation 6.1.2: SHOULD)",
        covers: |case| {
            let is_boon_alone = case.refusal.is_none() && case.jsonschema == Answer::Valid;
            is_boon_alone
                && case.boon == Answer::Invalid
                && matches!(case.draft(), Some(Draft::Six | Draft::Seven))
                && case.schema.to_string().contains("\"enum\":[")
        },
    },
];

fn main() -> Result<ExitCode, Failure> {
    let (mut seed, mut n_schemas) = (1_u64, 12_000_usize);
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("`{word}` needs a value"))?;
        match word.as_str() {
            "--seed" => seed = value.parse()?,
            "--schemas" => n_schemas = value.parse()?,
            _ => return Err(format!("`{word}` is not an option").into()),
        }
    }
    silence_caught_panics();
    let meta = MetaSchemas::new();
    let mut known = HashSet::new();
    let (mut n_invalid, mut n_asked) = (0, 0);
    let mut explained: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unexplained: BTreeMap<String, usize> = BTreeMap::new();
    for index in 0.. {
        if known.len() == n_schemas {
            break;
        }
        let mut dice = Dice::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(index));
        let draft = Draft::ALL[known.len() % Draft::ALL.len()];
        let schema = generate::schema(&mut dice, draft);
        let schema = generate::malformed(&mut dice, &schema);
        if !known.insert(schema.to_string()) {
            continue;
        }
        let case = Case::new(schema, draft, &meta);
        n_asked += usize::from(case.jsonschema != Answer::NotAsked);
        n_invalid += usize::from(case.jsonschema == Answer::Invalid);
        if case.differs() {
            let case = shrunk(case, draft, &meta);
            let kind = EXPLAINED.iter().find(|explanation| (explanation.covers)(&case));
            if let Some(explanation) = kind {
                *explained.entry(explanation.name).or_default() += 1;
            } else {
                let refusal = case.refusal.as_deref().unwrap_or("takes it");
                let text = format!(
                    "{}\n  tablature: {refusal}\n  jsonschema: {:?}, boon: {:?}\n",
                    case.schema, case.jsonschema, case.boon
                );
                *unexplained.entry(text).or_default() += 1;
            }
        }
    }
    println!(
        "{n_schemas} different schemas; {n_asked} judged by the meta-schemas, {n_invalid} invalid"
    );
    for (name, count) in &explained {
        println!("explained: {name}: {count}");
    }
    let mut shown: Vec<_> = unexplained.iter().collect();
    shown.sort_by_key(|(text, _)| text.len());
    for (text, count) in shown.into_iter().take(MAX_PRINTED) {
        println!("unexplained, {count} times: {text}");
    }
    println!("{} unexplained differences", unexplained.len());
    Ok(if unexplained.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn has_pattern_beyond_regex(schema: &Json) -> bool {
    let mut found = false;
    schema.walk(&mut |value| {
        let pattern = value.get("pattern").and_then(Json::as_str);
        let properties = value.get("patternProperties").and_then(Json::members);
        let keys = properties.into_iter().flatten().map(|(key, _)| key.as_str());
        found |= pattern.into_iter().chain(keys).any(is_beyond_regex);
    });
    found
}

/// Leaves out and unwraps what can be, while everybody says the same, for the same reason.
fn shrunk(mut case: Case, draft: Draft, meta: &MetaSchemas) -> Case {
    loop {
        let smaller = smaller(&case.schema).into_iter().find_map(|smaller| {
            let other = Case::new(smaller, draft, meta);
            let is_same = other.sides() == case.sides()
                && EXPLAINED.iter().all(|kind| (kind.covers)(&other) == (kind.covers)(&case));
            is_same.then_some(other)
        });
        match smaller {
            Some(smaller) => case = smaller,
            None => return case,
        }
    }
}

/// The schema with one member or item less, anywhere.
fn smaller(value: &Json) -> Vec<Json> {
    let mut found = Vec::new();
    match value {
        Json::Object(members) => {
            for (index, (key, member)) in members.iter().enumerate() {
                if key == "$schema" {
                    continue;
                }
                let mut fewer = members.clone();
                fewer.remove(index);
                found.push(Json::Object(fewer));
                if let Some(schema) = value.get("$schema") {
                    let mut part = member.clone();
                    part.set("$schema", schema.clone());
                    found.extend(part.members().is_some().then_some(part));
                }
                for smaller in smaller(member) {
                    let mut changed = members.clone();
                    changed[index].1 = smaller;
                    found.push(Json::Object(changed));
                }
            }
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let mut fewer = items.clone();
                fewer.remove(index);
                found.push(Json::Array(fewer));
                for smaller in smaller(item) {
                    let mut changed = items.clone();
                    changed[index] = smaller;
                    found.push(Json::Array(changed));
                }
            }
        }
        _ => {}
    }
    found
}
