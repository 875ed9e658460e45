//! Judges payloads for programs in other languages: a request is a line of standard input, its answer a line of standard output.
//!
//! ```sh
//! cargo build --profile compare --manifest-path bench/Cargo.toml --package tablature-compare --features boon --bin judge
//! ```
//!
//! A request is `{"schema": …, "draft": "draft7", "formats": true, "documents": {URI: …}, "payloads": […]}`. The answer has, by
//! the name of each validator, a character for each payload: `1` valid, `0` invalid, `?` it cannot tell. A validator that does
//! not take the schema has an answer of `?` alone. With `"violations": true`, `violations` says how many `boon` finds in each.
#![expect(clippy::print_stdout, reason = "a program that prints answers")]

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
};

use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};
use tablature_compare::{
    draft::Draft,
    json::Json,
    oracles::{Answer, Compiled, Oracles, caught, silence_caught_panics},
    ours::{Mode, Ours, Verdict},
};

#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow)]
    schema: &'a RawValue,
    draft: &'a str,
    formats: bool,
    #[serde(default)]
    documents: BTreeMap<String, Value>,
    #[serde(borrow)]
    payloads: Vec<&'a RawValue>,
    #[serde(default)]
    violations: bool,
}

#[derive(Default, Serialize)]
struct Response {
    ours: String,
    jsonschema: String,
    boon: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    violations: Vec<usize>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    silence_caught_panics();
    for line in io::stdin().lock().lines() {
        let response = answer(&serde_json::from_str(&line?)?)?;
        println!("{}", serde_json::to_string(&response)?);
        io::stdout().flush()?;
    }
    Ok(())
}

fn answer(request: &Request<'_>) -> Result<Response, Box<dyn std::error::Error>> {
    let draft = Draft::named(request.draft).ok_or("an unknown draft")?;
    let mode = Mode { formats: request.formats, ..Mode::DEFAULT };
    let text = request.schema.get();
    let schema = Json::parse(text)?;
    let oracles = Oracles::compile(&schema, draft, &request.documents, mode, &mut |_| {});
    let ours = caught(|| Ours::compile(text.as_bytes(), &request.documents, mode));
    let ours = ours.and_then(Result::ok);
    let mut response = Response::default();
    for raw in &request.payloads {
        let payload = Json::parse(raw.get())?;
        let [jsonschema, boon] = oracles.judge(&payload, &mut |_| {});
        response.jsonschema.push(sign(jsonschema.is_valid()));
        response.boon.push(sign(boon.is_valid()));
        let verdict = ours.as_ref().map(|ours| ours.verdict(raw.get().as_bytes()));
        response.ours.push(sign(match verdict {
            Some(Verdict::Valid) => Some(true),
            Some(Verdict::Invalid) => Some(false),
            Some(Verdict::Undecided) | None => None,
        }));
        if request.violations {
            let value = payload.to_value().filter(|_| boon != Answer::NotAsked);
            let Compiled::Taken(boon) = &oracles.boon else { continue };
            response.violations.push(value.map_or(0, |value| boon.violations(&value)));
        }
    }
    Ok(response)
}

fn sign(is_valid: Option<bool>) -> char {
    match is_valid {
        Some(true) => '1',
        Some(false) => '0',
        None => '?',
    }
}
