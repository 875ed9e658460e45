//! Makes a difference smaller while all verdicts stay what they are.

use super::{Difference, Subject, Verdicts};
use crate::{json::Json, oracles::Compiled};

/// Returns a smaller schema and payload on which everybody says the same, after trying about `max_tries` pairs.
pub fn shrunk(
    subject: &Subject,
    payload: &Json,
    max_tries: usize,
    stage: &mut dyn FnMut(&'static str),
) -> Difference {
    let verdicts = subject.judge(payload, stage);
    let mut best = subject.with_schema(subject.schema.clone(), stage);
    let mut payload = payload.clone();
    let mut tries_left = max_tries;
    loop {
        let size = (best.schema.to_string().len(), payload.to_string().len());
        shrink_payload(&best, &mut payload, &verdicts, &mut tries_left, stage);
        for smaller in smaller(&best.schema, Strings::Kept) {
            if tries_left == 0 {
                break;
            }
            tries_left -= 1;
            // The draft stays, for other drafts may say other things.
            let is_other = smaller.get("$schema") != best.schema.get("$schema");
            if smaller.members().is_some() && is_other || leads_back(&smaller) {
                continue;
            }
            let subject = best.with_schema(smaller, stage);
            if subject.judge(&payload, stage) == verdicts {
                best = subject;
                break;
            }
        }
        if (best.schema.to_string().len(), payload.to_string().len()) == size {
            break;
        }
    }
    let reasons = [
        best.refusal().map(str::to_owned),
        reason(&best.oracles.jsonschema),
        reason(&best.oracles.boon),
    ];
    Difference { draft: best.draft, schema: best.schema, payload, verdicts, reasons }
}

/// The schema refers to itself without a step into the value. Generated schemas never do, and what an engine says of
/// those is another matter.
fn leads_back(schema: &Json) -> bool {
    let is_root = |keyword: &str| {
        let target = schema.get(keyword).and_then(Json::as_str);
        target.is_some_and(|target| {
            ["", "#", "#meta"].contains(&target) || target.ends_with("root.json")
        })
    };
    if ["$ref", "$dynamicRef", "$recursiveRef"].into_iter().any(is_root) {
        return true;
    }
    let keywords = [
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "else",
        "dependencies",
        "dependentSchemas",
    ];
    keywords
        .iter()
        .filter_map(|keyword| schema.get(keyword))
        .any(|operand| leads_back(operand) || operand.children().into_iter().any(leads_back))
}

fn reason<T>(compiled: &Compiled<T>) -> Option<String> {
    if let Compiled::Refused(reason) = compiled { Some(reason.clone()) } else { None }
}

fn shrink_payload(
    subject: &Subject,
    payload: &mut Json,
    verdicts: &Verdicts,
    tries_left: &mut usize,
    stage: &mut dyn FnMut(&'static str),
) {
    while *tries_left > 0 {
        let candidates = smaller(payload, Strings::Shortened);
        let found = candidates.into_iter().find(|smaller| {
            *tries_left = tries_left.saturating_sub(1);
            subject.judge(smaller, stage) == *verdicts
        });
        match found {
            Some(smaller) => *payload = smaller,
            None => return,
        }
    }
}

/// Treatment of strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strings {
    /// In payloads.
    Shortened,
    /// In schemas, where half a pattern or reference is another one.
    Kept,
}

/// Values that are a step smaller: a part in place of the whole, or something left out. Large steps first.
fn smaller(value: &Json, strings: Strings) -> Vec<Json> {
    let mut found = Vec::new();
    match value {
        Json::Array(items) => {
            found.extend(items.iter().cloned());
            for index in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(index);
                found.push(Json::Array(fewer));
            }
            for (index, item) in items.iter().enumerate() {
                for smaller in smaller(item, strings) {
                    let mut changed = items.clone();
                    changed[index] = smaller;
                    found.push(Json::Array(changed));
                }
            }
        }
        Json::Object(members) => {
            let schema = value.get("$schema");
            for (_, member) in members {
                let mut part = member.clone();
                if let (Json::Object(members), Some(schema)) = (&mut part, schema) {
                    members.insert(0, ("$schema".to_owned(), schema.clone()));
                }
                if part.members().is_some() || schema.is_none() {
                    found.push(part);
                }
            }
            for index in 0..members.len() {
                let mut fewer = members.clone();
                fewer.remove(index);
                found.push(Json::Object(fewer));
            }
            for (index, (_, member)) in members.iter().enumerate() {
                for smaller in smaller(member, strings) {
                    let mut changed = members.clone();
                    changed[index].1 = smaller;
                    found.push(Json::Object(changed));
                }
            }
        }
        Json::String(text) if strings == Strings::Shortened && !text.is_empty() => {
            let n_characters = text.chars().count();
            found.push(Json::string(""));
            found.push(Json::String(text.chars().take(n_characters / 2).collect()));
            found.push(Json::String(text.chars().skip(1).collect()));
            found.push(Json::String(text.chars().take(n_characters - 1).collect()));
        }
        Json::Number(text) if text != "0" && text != "1" => {
            found.push(Json::number(0));
            found.push(Json::number(1));
        }
        _ => {}
    }
    found
}
