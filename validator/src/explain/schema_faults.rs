//! What is wrong with a schema itself, and what is right but probably not meant.

use std::{collections::BTreeSet, sync::LazyLock};

use jsonschema::{
    Draft, JsonType, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind},
};
use serde_json::{Map, Value};
use tablature_schema::{
    format,
    model::{Model, push_segment},
    vocabulary,
};

use super::{engine::SchemaProblem, wording::list_values};
use crate::{json::Payload, suggest::nearest};

/// The drafts, as `$schema` names them.
const DRAFTS: [&str; 5] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-04/schema#",
];

/// Every keyword of the drafts: a keyword that is none of them, but nearly one, is a typing mistake.
const KEYWORDS: [&str; 63] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$ref",
    "$schema",
    "$vocabulary",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "definitions",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "description",
    "else",
    "enum",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "id",
    "if",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "readOnly",
    "required",
    "then",
    "title",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
    "writeOnly",
];

/// Every fault of the schema, not only the first.
pub(super) fn check(schema: &Value, model: &Model) -> Result<(), Vec<SchemaProblem>> {
    let Ok(validator) = jsonschema::meta::validator_for(schema) else {
        let named = schema.get("$schema").and_then(Value::as_str).unwrap_or_default();
        let drafts: Vec<Value> = DRAFTS.iter().map(|draft| Value::from(*draft)).collect();
        let message = format!(
            "`{named}` is no draft of JSON Schema; use one of {}",
            list_values(&drafts, "or")
        );
        return Err(vec![SchemaProblem { pointer: "/$schema".to_owned(), message }]);
    };
    let mut problems: Vec<SchemaProblem> = Vec::new();
    for error in validator.iter_errors(schema) {
        let pointer = error.instance_path().as_str().to_owned();
        let problem = SchemaProblem { pointer, message: describe(&error) };
        // Several parts of a meta-schema may refuse the same thing.
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    problems.extend(dangling_references(schema, model));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// What is wrong, in our words where those of the engine help nobody.
pub(super) fn describe(error: &ValidationError<'_>) -> String {
    match error.kind() {
        // The meta-schemas say "one of these names, or a list of them".
        ValidationErrorKind::AnyOf { context } => {
            let names = context.iter().flatten().find_map(|error| match error.kind() {
                ValidationErrorKind::Enum { options } => options.as_array(),
                _ => None,
            });
            match names {
                Some(names) => not_a_name(error.instance(), names),
                None => error.to_string(),
            }
        }
        ValidationErrorKind::Enum { options } => match options.as_array() {
            Some(names) => not_a_name(error.instance(), names),
            None => error.to_string(),
        },
        ValidationErrorKind::Format { format } if format == "regex" => {
            let pattern = error.instance().as_str().unwrap_or_default();
            format!("the pattern `{pattern}` does not compile{}", why_not(pattern))
        }
        ValidationErrorKind::Type { kind: TypeKind::Multiple(types) }
            if types.contains(JsonType::Object) && types.contains(JsonType::Boolean) =>
        {
            format!("{} is no schema; a schema is an object, `true` or `false`", error.instance())
        }
        ValidationErrorKind::Type { .. } => {
            let text = error.instance().to_string();
            format!("{text} has the wrong type for this keyword: {error}")
        }
        _ => error.to_string(),
    }
}

fn not_a_name(found: &Value, names: &[Value]) -> String {
    let text = found.as_str().unwrap_or_default();
    let near = nearest(text, names.iter().filter_map(Value::as_str));
    match near {
        Some(near) => format!("{found} is not accepted here; did you mean `{near}`?"),
        None => format!("{found} is not accepted here; use one of {}", list_values(names, "or")),
    }
}

/// The reason of the engine that compiles patterns, which draws a picture around it.
fn why_not(pattern: &str) -> String {
    let translated = jsonschema_regex::to_rust_regex(pattern);
    let error = regex::Regex::new(translated.as_deref().unwrap_or(pattern)).err();
    let text = error.map(|error| error.to_string()).unwrap_or_default();
    let reason = text.lines().last().and_then(|line| line.strip_prefix("error: "));
    reason.map_or_else(String::new, |reason| format!(": {reason}"))
}

/// References within the schema that lead nowhere; those to other documents are for the engine to find.
fn dangling_references(schema: &Value, model: &Model) -> Vec<SchemaProblem> {
    model
        .nodes()
        .filter(|(_, node)| node.is_opaque)
        .filter_map(|(_, node)| {
            let reference = schema.pointer(&node.pointer)?.get("$ref")?.as_str()?;
            reference.starts_with("#/").then(|| SchemaProblem {
                pointer: format!("{}/$ref", node.pointer),
                message: format!("`{reference}` leads nowhere in this schema"),
            })
        })
        .collect()
}

/// What the schema says that nothing listens to: keywords and formats that are nearly known ones, and keywords of ours
/// that are not in their form. Those are no faults: in a schema from elsewhere `source` may mean something else.
pub(crate) fn warnings(schema: &Value, model: &Model) -> Vec<SchemaProblem> {
    let options = jsonschema::options_for::<Payload>();
    let draft = Draft::default().detect(schema);
    let known: BTreeSet<&str> = KEYWORDS.iter().chain(&vocabulary::KEYWORDS).copied().collect();
    let mut found = Vec::new();
    let is_silent = |members: &Map<String, Value>| {
        !members.is_empty() && !members.keys().any(|name| known.contains(name.as_str()))
    };
    if schema.as_object().is_some_and(is_silent) {
        let message =
            "no keyword of JSON Schema stands here, so every payload is right; is this a schema?";
        found.push(SchemaProblem { pointer: String::new(), message: message.to_owned() });
    }
    for (_, node) in model.nodes() {
        let Some(members) = schema.pointer(&node.pointer).and_then(Value::as_object) else {
            continue;
        };
        found.extend(misformed(&node.pointer, members));
        for (name, value) in members {
            let message = if known.contains(name.as_str()) {
                let format = value.as_str().filter(|_| name == "format");
                format
                    .filter(|format| !options.is_known_format(draft, format))
                    .filter(|format| !format::OF_NUMBERS.contains(format))
                    .map(unknown_format)
            } else {
                nearest(name, known.iter().copied()).map(|near| {
                    format!(
                        "keyword `{name}` is not known and says nothing; did you mean `{near}`?"
                    )
                })
            };
            if let Some(message) = message {
                let mut pointer = node.pointer.clone();
                push_segment(&mut pointer, name);
                found.push(SchemaProblem { pointer, message });
            }
        }
    }
    found
}

/// Keywords of ours that say nothing, because they are not in the form that the meta-schema gives them.
fn misformed(pointer: &str, members: &Map<String, Value>) -> Vec<SchemaProblem> {
    /// The form of each keyword, but `should`, which is a schema, and `maxAge`, whose faults are no warnings.
    static FORMS: LazyLock<Validator> = LazyLock::new(|| {
        let mut meta: Value =
            serde_json::from_str(vocabulary::META_SCHEMA).expect("the meta-schema is JSON");
        for keyword in ["$id", "$vocabulary", "$dynamicAnchor", "allOf", "type"] {
            meta.as_object_mut().expect("it is an object").remove(keyword);
        }
        for keyword in [vocabulary::SHOULD, vocabulary::MAX_AGE] {
            meta["properties"].as_object_mut().expect("so is this").remove(keyword);
        }
        let options = jsonschema::options().should_validate_formats(true);
        options.build(&meta).expect("the meta-schema compiles")
    });
    let is_ours = |name: &String| vocabulary::KEYWORDS.contains(&name.as_str());
    if !members.keys().any(is_ours) {
        return Vec::new();
    }
    let ours = members.iter().filter(|(name, _)| is_ours(name));
    let ours: Value = ours.map(|(name, value)| (name.clone(), value.clone())).collect();
    let problem = |error: ValidationError<'_>| {
        let path = error.instance_path().as_str();
        let keyword = path.split('/').nth(1).unwrap_or_default();
        let reason = describe(&error);
        let message = format!("`{keyword}` is not in its form and may say nothing: {reason}");
        SchemaProblem { pointer: format!("{pointer}{path}"), message }
    };
    FORMS.iter_errors(&ours).map(problem).collect()
}

fn unknown_format(format: &str) -> String {
    let known = format::ASSERTED.iter().chain(&format::OF_NUMBERS).copied();
    let near = nearest(format, known);
    let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    format!("format `{format}` is not known and is not checked{hint}")
}
