//! Two other validators, asked in the same mode as ours: the crates `jsonschema` and, with the feature of its name, `boon`.
//!
//! Both hold numbers in 64 bits here (their features for longer ones change what all of this workspace's
//! `serde_json` does), so a pair with another number is not put to them: see [`Held`].

#[cfg(feature = "boon")]
mod boon;
#[cfg(not(feature = "boon"))]
#[path = "oracles/no_boon.rs"]
mod boon;

use std::{
    cell::Cell,
    collections::BTreeMap,
    panic::{self, AssertUnwindSafe},
};

use serde_json::Value;

use crate::{draft::Draft, exact::Decimal, json::Json, ours::Mode};

pub use self::boon::Boon;
#[cfg(feature = "boon")]
pub use self::boon::MetaSchemas;

/// The URI of schemas without an absolute one of their own.
const BASE: &str = "http://base.example/schema.json";

/// Answer of an oracle.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It accepts the payload.
    Valid,
    /// It rejects the payload.
    Invalid,
    /// It does not take the schema.
    Refused(Reason),
    /// It panicked.
    Panicked,
    /// It was not asked: it cannot hold a number of the schema or the payload.
    NotAsked,
}

/// Why an oracle does not take a schema, as far as this tells differences apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The meta-schema rejects it.
    MetaSchema,
    /// A pattern does not compile.
    Pattern,
    /// A reference or an identifier does not resolve.
    Reference,
    /// Another reason.
    Other,
}

impl Reason {
    /// Reads what an oracle prints.
    fn of(text: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(&["regex", "not a valid pattern", "not a \"regex\""]) {
            Self::Pattern
        } else if has(&["not valid against metaschema"]) {
            Self::MetaSchema
        } else if has(&["anchor", "parsing id", "pointer", "resolv", "ref", "Resource", "url"]) {
            Self::Reference
        } else {
            Self::Other
        }
    }
}

impl Answer {
    /// Returns the answer of a validator that took the schema.
    pub fn of(is_valid: bool) -> Self {
        if is_valid { Self::Valid } else { Self::Invalid }
    }

    /// Returns whether the payload is valid, if the oracle says so.
    pub fn is_valid(&self) -> Option<bool> {
        match self {
            Self::Valid => Some(true),
            Self::Invalid => Some(false),
            Self::Refused(_) | Self::Panicked | Self::NotAsked => None,
        }
    }
}

/// A schema as an oracle has it.
#[derive(Debug)]
pub enum Compiled<T> {
    /// It takes payloads.
    Taken(T),
    /// The oracle does not take it, and says why.
    Refused(String),
    /// The oracle panicked over it.
    Panicked,
    /// It was not asked.
    NotAsked,
}

impl<T> Compiled<T> {
    fn of(result: Option<Result<T, String>>) -> Self {
        match result {
            Some(Ok(validator)) => Self::Taken(validator),
            Some(Err(reason)) => Self::Refused(reason),
            None => Self::Panicked,
        }
    }

    fn ask(&self, is_held: bool, judge: impl FnOnce(&T) -> bool) -> Answer {
        match self {
            Self::NotAsked => Answer::NotAsked,
            Self::Panicked => Answer::Panicked,
            Self::Refused(reason) => Answer::Refused(Reason::of(reason)),
            Self::Taken(_) if !is_held => Answer::NotAsked,
            Self::Taken(validator) => match caught(|| judge(validator)) {
                Some(is_valid) => Answer::of(is_valid),
                None => Answer::Panicked,
            },
        }
    }
}

/// Which oracles hold every number of a value exactly enough to judge it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// `jsonschema` compares integers of 64 bits and decimals of up to 15 digits as they are.
    pub jsonschema: bool,
    /// `boon` compares everything as `f64`.
    pub boon: bool,
}

impl Held {
    /// Looks at all numbers of a value.
    pub fn of(value: &Json) -> Self {
        /// Decimals of so many digits come out of an `f64` as they went in.
        const MAX_DIGITS: usize = 15;
        let mut held = Self { jsonschema: true, boon: true };
        value.walk(&mut |value| {
            if let Json::Number(text) = value {
                let is_normal = text.parse().is_ok_and(|float: f64| float.is_normal());
                let is_short = Decimal::parse(text).is_some_and(|number| {
                    number.is_zero() || number.n_digits() <= MAX_DIGITS && is_normal
                });
                held.boon &= is_short;
                held.jsonschema &=
                    is_short || text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
            }
        });
        held
    }

    /// Returns which oracles hold both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { jsonschema: self.jsonschema && other.jsonschema, boon: self.boon && other.boon }
    }
}

/// A schema, compiled by both.
#[derive(Debug)]
pub struct Oracles {
    /// The one of the crate `jsonschema`.
    pub jsonschema: Compiled<jsonschema::Validator>,
    /// The one of the crate `boon`.
    pub boon: Compiled<Boon>,
    held: Held,
}

impl Oracles {
    /// Compiles a schema. `stage` receives the oracle that is at work, for those that wait.
    pub fn compile(
        schema: &Json,
        draft: Draft,
        documents: &BTreeMap<String, Value>,
        mode: Mode,
        stage: &mut dyn FnMut(&'static str),
    ) -> Self {
        let held = Held::of(schema);
        let Some(value) = schema.to_value() else {
            return Self { jsonschema: Compiled::NotAsked, boon: Compiled::NotAsked, held };
        };
        stage("jsonschema");
        let jsonschema =
            Compiled::of(caught(|| compile_jsonschema(&value, draft, documents, mode)));
        stage("boon");
        let boon = Boon::compile(value, draft, documents, mode);
        Self { jsonschema, boon, held }
    }

    /// Judges a payload.
    pub fn judge(&self, payload: &Json, stage: &mut dyn FnMut(&'static str)) -> [Answer; 2] {
        let Some(value) = payload.to_value() else {
            return [Answer::NotAsked, Answer::NotAsked];
        };
        let held = self.held.and(Held::of(payload));
        stage("jsonschema");
        let one = self.jsonschema.ask(held.jsonschema, |validator| validator.is_valid(&value));
        stage("boon");
        let other = self.boon.ask(held.boon, |boon| boon.is_valid(&value));
        [one, other]
    }
}

fn compile_jsonschema(
    schema: &Value,
    draft: Draft,
    documents: &BTreeMap<String, Value>,
    mode: Mode,
) -> Result<jsonschema::Validator, String> {
    let others = documents.iter().map(|(uri, document)| (uri.clone(), document.clone()));
    let registry = jsonschema::Registry::new()
        .extend(others)
        .and_then(jsonschema::RegistryBuilder::prepare)
        .map_err(|error| error.to_string())?;
    let draft = match draft {
        Draft::Four => jsonschema::Draft::Draft4,
        Draft::Six => jsonschema::Draft::Draft6,
        Draft::Seven => jsonschema::Draft::Draft7,
        Draft::September2019 => jsonschema::Draft::Draft201909,
        Draft::December2020 => jsonschema::Draft::Draft202012,
    };
    let own = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
    let base = own.filter(|id| id.contains(':')).unwrap_or(BASE);
    let mut options = jsonschema::options()
        .offline()
        .with_draft(draft)
        .with_base_uri(base.trim_end_matches('#'))
        .should_validate_formats(mode.formats);
    if !mode.content {
        options = options
            .without_content_media_type_support("application/json")
            .without_content_encoding_support("base64");
    }
    options.with_registry(&registry).build(schema).map_err(|error| error.to_string())
}

thread_local! {
    static IS_CATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Keeps panics that are counted from being printed as well. To be called once.
pub fn silence_caught_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !IS_CATCHING.get() {
            before(info);
        }
    }));
}

/// Runs `work`; `None` where it panicked.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    let was = IS_CATCHING.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work)).ok();
    IS_CATCHING.set(was);
    result
}
