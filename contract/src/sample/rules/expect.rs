//! What the validator must say of a payload that breaks one rule: told from the rule, before it is asked.

use serde_json::Value;
use tablature_schema::model::push_segment;

use super::{
    super::{
        make::split,
        parts::Expected,
        plan::{Edge, Node, Plan, Route},
    },
    Place, unions,
};

/// The announcement, for a payload in which `pointer` leads to where the rule is broken; `None` where the
/// payload does not break it in a way that can be told.
pub(in crate::sample) fn expected(
    plan: &Plan,
    place: &Place,
    route: &Route,
    pointer: &str,
    payload: &Value,
) -> Option<Expected> {
    let node = plan.node(place.node);
    let keyword = place.keyword.as_str();
    if keyword == "false" {
        return of_false(plan, node, route, pointer);
    }
    let is_name = route.contains(&Edge::Names);
    let mut found = Expected {
        pointer: pointer.to_owned(),
        field: is_name.then(|| last_segment(pointer)),
        code: if is_name {
            "bad-field-name".to_owned()
        } else {
            usual_code(node, keyword).to_owned()
        },
        keyword: keyword.trim_end_matches('+').to_owned(),
        schema_pointer: String::new(),
    };
    match keyword {
        "required" => found.field = Some(place.detail.clone()),
        "dependentRequired" | "dependencies" => {
            found.field = split(&place.detail).map(|(_, wanted)| wanted.to_owned());
        }
        "anyOf" | "oneOf" => {
            let value = payload.pointer(pointer)?;
            let told = unions::told(plan, node, keyword, value)?;
            told.code.clone_into(&mut found.code);
            found.field = told.missing;
            if let Some(tag) = told.at {
                push_segment(&mut found.pointer, &tag);
            }
        }
        _ => {}
    }
    found.schema_pointer = below(&node.pointer, &found.keyword);
    if let Some(code) = fault(node, &found.keyword) {
        found.code = code;
    }
    Some(found)
}

/// The schema `false`: nothing is accepted where it speaks.
fn of_false(plan: &Plan, node: &Node, route: &Route, pointer: &str) -> Option<Expected> {
    let (owner_pointer, keyword) = node.pointer.rsplit_once('/').unwrap_or(("", ""));
    let owner = plan
        .nodes()
        .map(|(_, owner)| owner)
        .find(|owner| owner.document == node.document && owner.pointer == owner_pointer);
    let mut found = Expected {
        pointer: pointer.to_owned(),
        field: None,
        code: String::new(),
        keyword: keyword.to_owned(),
        schema_pointer: node.pointer.clone(),
    };
    match route.last() {
        Some(Edge::Additional | Edge::UnevaluatedProperties) => {
            found.field = Some(last_segment(pointer));
            found.code = fault(owner?, keyword).unwrap_or_else(|| "unknown-field".to_owned());
        }
        Some(Edge::Items | Edge::UnevaluatedItems) => {
            // `items` refuses each further item, the others the array that has them.
            if keyword != "items" {
                pointer.rsplit_once('/')?.0.clone_into(&mut found.pointer);
            }
            found.code = fault(owner?, keyword).unwrap_or_else(|| "wrong-item-count".to_owned());
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

/// Whether a value at the end of a route is that of a field.
fn is_field(route: &Route) -> bool {
    let steps = |edge: &&Edge| {
        matches!(
            edge,
            Edge::Property(_)
                | Edge::Pattern(_)
                | Edge::Additional
                | Edge::UnevaluatedProperties
                | Edge::Prefix(_)
                | Edge::Items
                | Edge::Contains
                | Edge::UnevaluatedItems
        )
    };
    matches!(
        route.iter().rev().find(steps),
        Some(Edge::Property(_) | Edge::Pattern(_) | Edge::Additional | Edge::UnevaluatedProperties)
    )
}

/// The code that a violation gets where the schema gives none (`docs/findings.md`).
fn usual_code(node: &Node, keyword: &str) -> &'static str {
    match keyword {
        "type" => "wrong-type",
        "enum" | "const" | "not" => "value-not-allowed",
        "pattern" => "pattern-mismatch",
        "format" if node.get("format").and_then(Value::as_str) == Some("date-time") => {
            "not-a-timestamp"
        }
        "format" => "bad-format",
        "maxAge" => "stale-timestamp",
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => "out-of-range",
        "multipleOf" => "not-a-multiple",
        "minLength" | "maxLength" => "wrong-length",
        "minItems" | "maxItems" | "contains" | "minContains" | "maxContains" => "wrong-item-count",
        "uniqueItems" => "repeated-item",
        "minProperties" | "maxProperties" => "wrong-field-count",
        "required" | "dependentRequired" | "dependencies" => "missing-field",
        "contentEncoding" | "contentMediaType" => "bad-content",
        "oneOf+" => "ambiguous-variant",
        _ => "invalid-value",
    }
}

/// The code that a subschema gives violations of a keyword.
fn fault(node: &Node, keyword: &str) -> Option<String> {
    let fault = node.get("fault")?;
    let covers = match fault.get("on").and_then(Value::as_array) {
        Some(keywords) => keywords.iter().any(|on| on == keyword),
        None => keyword != "type",
    };
    fault.get("code").filter(|_| covers)?.as_str().map(str::to_owned)
}

fn below(pointer: &str, name: &str) -> String {
    let mut pointer = pointer.to_owned();
    push_segment(&mut pointer, name);
    pointer
}

fn last_segment(pointer: &str) -> String {
    tablature_schema::model::segments(pointer)
        .last()
        .map_or_else(String::new, std::borrow::Cow::into_owned)
}
