//! Which branch of a union (`anyOf`, `oneOf`) a payload meant.
//!
//! One mistake inside a union makes every branch fail. What helps is the failure of the branch that was
//! meant: the one that the discriminator names, or the only one of the right type.

use jsonschema::{ValidationError, error::ValidationErrorKind, json::Node as _};
use serde_json::Value;
use tablature_schema::model::{Model, SchemaId};

use super::{errors::Explainer, wording};
use crate::{
    context::{Located, Rule},
    json::NodeRef,
};

type Branches = [Vec<ValidationError<'static>>];

pub(super) fn explain<'a>(
    explainer: &mut Explainer<'_, 'a>,
    base: &Located<'a>,
    at: &Located<'a>,
    rule: Rule<'_>,
    branches: &Branches,
) {
    let owner = rule.owner;
    let ids = if rule.keyword == "oneOf" { &owner.one_of } else { &owner.any_of };
    let subject = explainer.context.subject;
    if let Some(discriminator) = Discriminator::find(&subject.model, &subject.schema, ids) {
        return discriminator.explain(explainer, base, at, rule, branches);
    }
    let fitting: Vec<_> =
        branches.iter().filter(|errors| !has_wrong_type(base, at, errors)).collect();
    match fitting.as_slice() {
        [only] => only.iter().for_each(|error| explainer.explain(base, error)),
        [] => {
            let expected = branches.iter().flatten().filter_map(|error| match error.kind() {
                ValidationErrorKind::Type { .. } => Some(explainer.context.operand_of(error)),
                _ => None,
            });
            let expected: Vec<&Value> = expected.collect();
            let words = wording::wrong_type(explainer.context, at.node, rule.owner, &expected);
            explainer.about_value(at, rule, words.code, words.message, words.help);
        }
        _ => {
            let shown = explainer.context.show(at.node);
            let message = format!("{shown} fits none of the {} variants", branches.len());
            let help = reasons(explainer, base, branches);
            explainer.about_value(at, rule, "no-matching-variant", message, help);
        }
    }
}

/// Whether a branch failed because the value itself is of another type.
fn has_wrong_type(base: &Located<'_>, at: &Located<'_>, errors: &[ValidationError<'_>]) -> bool {
    let depth = |pointer: &str| pointer.matches('/').count();
    let own_depth = depth(&at.pointer) - depth(&base.pointer);
    errors.iter().any(|error| {
        matches!(error.kind(), ValidationErrorKind::Type { .. })
            && depth(error.instance_path().as_str()) == own_depth
    })
}

/// The first rule that each branch found broken, without values of the payload.
fn reasons<'a>(
    explainer: &Explainer<'_, 'a>,
    base: &Located<'a>,
    branches: &Branches,
) -> Option<String> {
    /// More reasons than this are no help.
    const SHOWN: usize = 4;
    let reasons: Vec<String> = branches
        .iter()
        .take(SHOWN)
        .enumerate()
        .filter_map(|(index, errors)| {
            let error = errors.first()?;
            let keyword = error.schema_path().as_str().rsplit('/').next().unwrap_or_default();
            let path = error.instance_path().as_str();
            let place = explainer.context.locate_from(base.clone(), path).pointer;
            let place = if place.is_empty() { String::new() } else { format!(" at `{place}`") };
            Some(format!("variant {} by `{keyword}`{place}", index + 1))
        })
        .collect();
    (!reasons.is_empty()).then(|| format!("it is refused by {}", reasons.join(", ")))
}

/// The field whose value tells the branches apart.
struct Discriminator<'s> {
    field: String,
    /// The values that choose each branch.
    values: Vec<Vec<&'s Value>>,
}

impl<'s> Discriminator<'s> {
    /// A field that every branch restricts to a value or a list of values, no two branches to the same.
    fn find(model: &Model, schema: &'s Value, branches: &[SchemaId]) -> Option<Self> {
        let (first, rest) = branches.split_first()?;
        let candidates = tags(model, schema, *first, 0);
        candidates.into_iter().find_map(|(field, values)| {
            let mut all = vec![values];
            for branch in rest {
                let (_, values) =
                    tags(model, schema, *branch, 0).into_iter().find(|(name, _)| *name == field)?;
                if values.iter().any(|value| all.iter().flatten().any(|other| other == value)) {
                    return None;
                }
                all.push(values);
            }
            Some(Self { field, values: all })
        })
    }

    fn explain<'a>(
        &self,
        explainer: &mut Explainer<'_, 'a>,
        base: &Located<'a>,
        at: &Located<'a>,
        rule: Rule<'_>,
        branches: &Branches,
    ) {
        let Some(tag) = explainer.context.field(at, &self.field) else {
            if at.node.type_name() == "object" {
                explainer.missing_discriminator(at, rule, &self.field, &self.all_values());
            } else {
                let message = format!("expected an object, found {}", at.node.type_name());
                let help = Some("send an object".to_owned());
                explainer.about_value(at, rule, "wrong-type", message, help);
            }
            return;
        };
        let chosen = self.values.iter().position(|values| chooses(tag.node, values));
        if let Some(errors) = chosen.and_then(|index| branches.get(index)) {
            for error in errors {
                explainer.explain(base, error);
            }
            return;
        }
        let message = format!("{} names none of the variants", explainer.context.show(tag.node));
        let help = format!("use one of {}", wording::list_values(&self.all_values(), "or"));
        explainer.about_value(&tag, rule, "unknown-variant", message, Some(help));
    }

    fn all_values(&self) -> Vec<Value> {
        self.values.iter().flatten().map(|value| (*value).clone()).collect()
    }
}

fn chooses(tag: NodeRef<'_>, values: &[&Value]) -> bool {
    values.iter().any(|value| tag.equals_value(value))
}

/// The fields that a subschema restricts to values, through `$ref` and `allOf`.
fn tags<'s>(
    model: &Model,
    schema: &'s Value,
    id: SchemaId,
    depth: usize,
) -> Vec<(String, Vec<&'s Value>)> {
    /// References may run in circles.
    const DEEPEST: usize = 8;
    if depth > DEEPEST {
        return Vec::new();
    }
    let node = model.node(id);
    let mut found = Vec::new();
    for (name, property) in node.properties.iter() {
        let property = schema.pointer(&model.node(property).pointer);
        let values = match property {
            Some(property) if property.get("const").is_some() => {
                property.get("const").into_iter().collect()
            }
            Some(property) => property
                .get("enum")
                .and_then(Value::as_array)
                .map_or(Vec::new(), |all| all.iter().collect()),
            None => Vec::new(),
        };
        if !values.is_empty() {
            found.push((name.to_owned(), values));
        }
    }
    for next in node.reference.iter().chain(&node.all_of) {
        found.extend(tags(model, schema, *next, depth + 1));
    }
    found
}
