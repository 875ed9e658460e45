//! Predicts the finding for a payload that breaks one rule: derived from the rule, before the validator is asked.

use serde_json::Value;
use tablature_schema::{
    format::Format,
    ir::{Applicator, Keyword, Node, Rule},
    json::pointer::{push_segment, segments},
};

use super::{
    super::{
        broken::Broken,
        graph::{Graph, Link, Route},
        make::split,
        parts::Expected,
    },
    Place, unions,
};

/// Returns the expected finding, for a payload that breaks the rule at `pointer`; `None` if it cannot be predicted.
pub(in crate::sample) fn expected(
    graph: &Graph,
    place: &Place,
    route: &Route,
    pointer: &str,
    payload: &Value,
) -> Option<Expected> {
    let node = graph.node(place.node);
    let keyword = match place.rule {
        Broken::False => return of_false(graph, node, route, pointer),
        Broken::SecondBranch => Keyword::OneOf,
        Broken::Keyword(keyword) => keyword,
    };
    let is_name = route.contains(&Link::Child(Applicator::PropertyNames));
    let mut found = Expected {
        pointer: pointer.to_owned(),
        field: is_name.then(|| last_segment(pointer)),
        code: if is_name {
            "bad-field-name".to_owned()
        } else {
            usual_code(node, place.rule).to_owned()
        },
        keyword: keyword.name().to_owned(),
        schema_pointer: String::new(),
    };
    match place.rule {
        Broken::Keyword(Keyword::Required) => found.field = Some(place.detail.clone()),
        Broken::Keyword(Keyword::DependentRequired | Keyword::Dependencies) => {
            found.field = split(&place.detail).map(|(_, wanted)| wanted.to_owned());
        }
        Broken::Keyword(Keyword::AnyOf | Keyword::OneOf) => {
            let value = payload.pointer(pointer)?;
            let branches = if keyword == Keyword::AnyOf { node.any_of() } else { node.one_of() };
            let finding = unions::finding(&graph.ir, branches, value)?;
            finding.code.clone_into(&mut found.code);
            found.field = finding.missing;
            if let Some(tag) = finding.at {
                push_segment(&mut found.pointer, &tag);
            }
        }
        _ => {}
    }
    found.schema_pointer = node.keyword_pointer(keyword);
    if let Some(code) = own_code(node, keyword) {
        found.code = code;
    }
    Some(found)
}

/// Returns the expected finding for the schema `false`, which rejects every value.
fn of_false(graph: &Graph, node: &Node, route: &Route, pointer: &str) -> Option<Expected> {
    let keyword = segments(&node.location.pointer).last().unwrap_or_default();
    let owner = node.parent.map(|id| graph.node(id));
    let mut found = Expected {
        pointer: pointer.to_owned(),
        field: None,
        code: String::new(),
        keyword: keyword.clone().into_owned(),
        schema_pointer: node.location.pointer.to_string(),
    };
    match route.last() {
        Some(Link::Child(
            applicator @ (Applicator::AdditionalProperties | Applicator::UnevaluatedProperties),
        )) => {
            let keyword = match applicator {
                Applicator::AdditionalProperties => Keyword::AdditionalProperties,
                _ => Keyword::UnevaluatedProperties,
            };
            found.field = Some(last_segment(pointer));
            found.code = own_code(owner?, keyword).unwrap_or_else(|| "unknown-field".to_owned());
        }
        Some(Link::Child(Applicator::Items | Applicator::UnevaluatedItems)) => {
            let keyword = Keyword::from_name(&keyword, node.draft)?;
            // `items` rejects the first additional item, the others the array that contains it.
            if keyword != Keyword::Items {
                pointer.rsplit_once('/')?.0.clone_into(&mut found.pointer);
            }
            found.code = own_code(owner?, keyword).unwrap_or_else(|| "wrong-item-count".to_owned());
        }
        _ => {
            let is_field = is_field(route);
            found.field = is_field.then(|| last_segment(pointer));
            "false".clone_into(&mut found.keyword);
            let code = if is_field { "forbidden-field" } else { "value-not-allowed" };
            code.clone_into(&mut found.code);
        }
    }
    Some(found)
}

/// Returns whether the value at the end of a route is that of a field.
fn is_field(route: &Route) -> bool {
    let step = route.iter().rev().find_map(|link| match link {
        Link::Child(
            Applicator::Property(_)
            | Applicator::PatternProperty(_)
            | Applicator::AdditionalProperties
            | Applicator::UnevaluatedProperties,
        ) => Some(true),
        Link::Child(
            Applicator::PrefixItem(_)
            | Applicator::Items
            | Applicator::Contains
            | Applicator::UnevaluatedItems,
        ) => Some(false),
        _ => None,
    });
    step == Some(true)
}

/// Returns the code of a violation, if the schema defines none (`docs/findings.md`).
fn usual_code(node: &Node, rule: Broken) -> &'static str {
    let keyword = match rule {
        Broken::SecondBranch => return "ambiguous-variant",
        Broken::False => return "value-not-allowed",
        Broken::Keyword(keyword) => keyword,
    };
    match keyword {
        Keyword::Type => "wrong-type",
        Keyword::Enum | Keyword::Const | Keyword::Not => "value-not-allowed",
        Keyword::Pattern => "pattern-mismatch",
        Keyword::Format => match node.rule(keyword) {
            Some(Rule::Format(Format::DateTime)) => "not-a-timestamp",
            _ => "bad-format",
        },
        Keyword::MaxAge => "stale-timestamp",
        Keyword::Minimum
        | Keyword::Maximum
        | Keyword::ExclusiveMinimum
        | Keyword::ExclusiveMaximum => "out-of-range",
        Keyword::MultipleOf => "not-a-multiple",
        Keyword::MinLength | Keyword::MaxLength => "wrong-length",
        Keyword::MinItems
        | Keyword::MaxItems
        | Keyword::Contains
        | Keyword::MinContains
        | Keyword::MaxContains => "wrong-item-count",
        Keyword::UniqueItems => "repeated-item",
        Keyword::MinProperties | Keyword::MaxProperties => "wrong-field-count",
        Keyword::Required | Keyword::DependentRequired | Keyword::Dependencies => "missing-field",
        Keyword::ContentEncoding | Keyword::ContentMediaType => "bad-content",
        _ => "invalid-value",
    }
}

/// Returns the code that a subschema defines for violations of a keyword.
fn own_code(node: &Node, keyword: Keyword) -> Option<String> {
    let fault = node.annotations.fault.as_ref()?;
    fault.covers(keyword.name()).then(|| fault.code.clone())
}

fn last_segment(pointer: &str) -> String {
    segments(pointer).last().map_or_else(String::new, std::borrow::Cow::into_owned)
}
