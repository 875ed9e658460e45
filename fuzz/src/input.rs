//! What the bytes of an input stand for.

use std::sync::Arc;

use tablature::{
    Checker, Options, SchemaError, Timestamp,
    ir::Ir,
    load::{LoadOptions, Source, load},
};
use tablature_compare::{dice::Dice, draft::Draft, generate, json::Json, ours};

/// Separates the parts of an input that is text: a character that no JSON, Markdown or TOML has between tokens.
const SEPARATOR: u8 = 0x1E;

/// The code of a check that panicked, where panics are caught.
pub(crate) const FAILED: &str = "internal-error";

/// Returns the first byte, which says what the rest is, and the rest.
pub(crate) fn mode(data: &[u8]) -> (u8, &[u8]) {
    data.split_first().map_or((0, data), |(mode, rest)| (*mode, rest))
}

/// Returns the parts of an input.
pub(crate) fn parts(data: &[u8]) -> Vec<&[u8]> {
    data.split(|byte| *byte == SEPARATOR).collect()
}

/// Returns the clock of all targets.
pub(crate) fn now() -> Timestamp {
    ours::NOW.parse().expect("`NOW` is a timestamp")
}

/// Returns the options that targets check with.
pub(crate) fn options() -> Options {
    Options::at(now())
}

/// Returns a schema that the bytes of an input choose.
pub(crate) fn schema(dice: &mut Dice) -> (Draft, Json) {
    let draft = *dice.pick(&Draft::ALL);
    (draft, generate::schema(dice, draft))
}

/// Adds keywords of our vocabulary.
pub(crate) fn annotate(dice: &mut Dice, schema: &mut Json) {
    match schema {
        Json::Object(members) => {
            for (name, value) in members.iter_mut() {
                if !matches!(name.as_str(), "const" | "enum" | "required" | "default" | "examples")
                {
                    annotate(dice, value);
                }
            }
            let text = match dice.below(40) {
                0 => ("knownValues", r#"["a","ab"]"#),
                1 => ("nullMeansAbsent", "true"),
                2 => ("recommendedPattern", r#""^a""#),
                3 => ("deprecated", "true"),
                4 => ("should", r#"{"minLength":1,"required":["a"]}"#),
                5 => ("documentedAs", r#""x""#),
                6 => ("maxAge", r#""PT1H""#),
                7 => (
                    "agreement",
                    r#"[{"field":"/a","from":"/b","pattern":"^(.)","expect":"$1","code":"a-b","help":"h"}]"#,
                ),
                8 => ("rustName", r#""Other""#),
                9 => ("fault", r#"{"code":"odd","help":"another value"}"#),
                _ => return,
            };
            let value = Json::parse(text.1).expect("a text of JSON");
            members.retain(|(name, _)| name != text.0);
            members.push((text.0.to_owned(), value));
        }
        Json::Array(items) => items.iter_mut().for_each(|item| annotate(dice, item)),
        _ => {}
    }
}

/// Reads a schema.
///
/// # Errors
///
/// It is invalid.
pub(crate) fn ir(schema: &[u8], source: &mut dyn Source) -> Result<Arc<Ir>, SchemaError> {
    load("schema.json", schema, &LoadOptions::default(), source).map(Arc::new)
}

/// Makes a checker.
///
/// # Errors
///
/// The schema is invalid.
pub(crate) fn checker(ir: &Arc<Ir>, options: Options) -> Result<Checker, SchemaError> {
    Checker::from_ir("schema.json", Arc::clone(ir), options)
}
