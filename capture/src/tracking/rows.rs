//! Events whose properties are listed without a JSON Schema: they become a table in Markdown, as those of spreadsheets do.

use std::fmt::Write as _;

use tablature_schema::json::{Shape, View};

use crate::{csv, lines::Lines, model::shorten, problem::Problem};

/// The columns of the table.
const COLUMNS: [&str; 8] = [
    "Event",
    "Property",
    "Type",
    "Required",
    "Description",
    "Allowed values",
    "Default",
    "Example",
];

/// The members of an entry that hold its properties.
const LISTS: [&str; 6] = ["properties", "props", "fields", "attributes", "params", "parameters"];

/// The members of a property that name it; the first that is there counts.
const NAMES: [&str; 6] = ["name", "key", "property", "field", "propertyName", "property_name"];

const TYPES: [&str; 5] = ["type", "dataType", "data_type", "valueType", "value_type"];

const REQUIRED: [&str; 4] = ["required", "isRequired", "is_required", "mandatory"];

const VALUES: [&str; 6] =
    ["enum", "allowedValues", "allowed_values", "values", "possibleValues", "possible_values"];

const EXAMPLES: [&str; 3] = ["examples", "example", "sample"];

/// Rules that a list of properties has no place for.
const LEFT_OUT: [&str; 14] = [
    "pattern",
    "multipleOf",
    "uniqueItems",
    "anyOf",
    "oneOf",
    "allOf",
    "not",
    "if",
    "patternProperties",
    "propertyNames",
    "dependencies",
    "dependentRequired",
    "contains",
    "$ref",
];

/// How deep properties within others are read.
const MAX_DEPTH: usize = 8;

/// Begins a table of events.
pub(super) fn begin(lines: &mut Lines) {
    lines.push(csv::row(COLUMNS, COLUMNS.len()), 0);
    lines.push(format!("|{}", "---|".repeat(COLUMNS.len())), 0);
}

/// Returns the properties of an event: a list of names, of objects with names, or an object by names.
pub(super) fn properties(entry: View<'_>) -> Option<View<'_>> {
    let found = LISTS.iter().find_map(|key| entry.get(key))?;
    let is_property = |view: View<'_>| view.as_str().is_some() || view.is_object();
    let is_list = found.elements().len() > 0 && found.elements().all(|it| name(it).is_some());
    let is_object =
        found.entries().len() > 0 && found.entries().all(|member| is_property(member.value));
    (is_list || is_object).then_some(found)
}

/// Where rows go.
pub(super) struct Sink<'a> {
    pub(super) path: &'a str,
    pub(super) table: &'a mut Lines,
    /// Returns the line of an offset, from 1.
    pub(super) line: &'a dyn Fn(usize) -> usize,
    pub(super) problems: &'a mut Vec<Problem>,
}

/// Returns whether an object of properties by names has some that say themselves whether they are required, as no JSON
/// Schema does since draft 4.
pub(super) fn marks_members(view: View<'_>) -> bool {
    fn within(view: View<'_>, depth: usize) -> bool {
        let members = view.get("properties").into_iter().flat_map(View::entries);
        let mut members = members.map(|member| member.value);
        members.any(|member| {
            let is_marked = ["required", "optional"]
                .iter()
                .any(|key| member.get(key).and_then(View::as_bool).is_some());
            let items = member.get("items");
            is_marked
                || depth < MAX_DEPTH
                    && (within(member, depth + 1)
                        || items.is_some_and(|items| within(items, depth + 1)))
        })
    }
    within(view, 0)
}

/// Adds the properties of an event to a table, each with the line, from 1, where it stands; what they say that no table
/// can is reported.
pub(super) fn add(event: &str, holder: View<'_>, properties: View<'_>, sink: &mut Sink<'_>) {
    below(event, "", (holder, properties), 0, sink);
}

/// Adds properties below a path: those of an object, or of the items of an array.
fn below(
    event: &str,
    path: &str,
    (holder, properties): (View<'_>, View<'_>),
    depth: usize,
    sink: &mut Sink<'_>,
) {
    let required = holder.get("required");
    let required = |name: &str| {
        let mut names = required.iter().flat_map(|list| list.elements());
        names.any(|it| it.as_str() == Some(name))
    };
    let listed =
        properties.elements().filter_map(|it| Some((name(it)?, it, it.as_str().is_none())));
    let keyed = properties.entries().map(|member| (member.key.trim(), member.value, true));
    for (name, property, is_described) in listed.chain(keyed) {
        let whole = format!("{path}{name}");
        let described = is_described.then_some(property);
        let cells = cells(event, &whole, described, required(name));
        let at = (sink.line)(property.span().start);
        sink.table
            .push(csv::row(cells.iter().map(String::as_str), COLUMNS.len()), at.saturating_sub(1));
        let left_out: Vec<String> = LEFT_OUT
            .iter()
            .filter(|keyword| property.get(keyword).is_some())
            .map(|keyword| format!("`{keyword}`"))
            .collect();
        if !left_out.is_empty() {
            let message = format!(
                "{} of `{}` of the event `{}` cannot be read from a list of properties",
                left_out.join(" and "),
                shorten(&whole),
                shorten(event),
            );
            sink.problems.push(Problem::warning(sink.path, at, message).with_help(
                "the property is captured without it; `set` in an overlay adds it, or a JSON Schema in `rules` has it",
            ));
        }
        if depth < MAX_DEPTH {
            if let Some(members) = self::properties(property) {
                let inner = format!("{whole}.");
                below(event, &inner, (property, members), depth + 1, sink);
            }
            if let Some(items) = property.get("items")
                && let Some(members) = self::properties(items)
            {
                let inner = format!("{whole}[].");
                below(event, &inner, (items, members), depth + 1, sink);
            }
        }
    }
}

/// Returns the cells of a property; without a description of it, only its name is known.
fn cells(event: &str, name: &str, property: Option<View<'_>>, is_required: bool) -> [String; 8] {
    let first = |keys: &[&str]| keys.iter().find_map(|key| property?.get(key));
    let list = |keys: &[&str]| first(keys).map(|it| several(it).join("\n")).unwrap_or_default();
    let own = property.and_then(View::as_str).map(str::to_owned);
    let ty = own.or_else(|| Some(type_cell(property?, first(&TYPES), first(&VALUES))));
    let is_required = match first(&REQUIRED).map(View::shape) {
        Some(Shape::Bool(required)) => required,
        Some(Shape::String(word)) => matches!(word, "true" | "yes" | "required" | "always"),
        _ => is_required || first(&["optional"]).and_then(View::as_bool) == Some(false),
    };
    [
        event.to_owned(),
        name.to_owned(),
        ty.filter(|ty| !ty.is_empty()).unwrap_or_else(|| "any".to_owned()),
        if is_required { "yes" } else { "no" }.to_owned(),
        first(&["description"]).and_then(View::as_str).unwrap_or_default().to_owned(),
        list(&VALUES),
        list(&["default"]),
        list(&EXAMPLES),
    ]
}

/// Returns the type of a property with its limits and its format, or its values, where these are no list of texts.
fn type_cell(property: View<'_>, ty: Option<View<'_>>, values: Option<View<'_>>) -> String {
    if let Some(values) = values.or_else(|| property.get("const")).and_then(literals) {
        return values;
    }
    let types = ty.map(several).unwrap_or_default();
    let mut out = types.join(" or ");
    let [ty] = &types[..] else {
        return out;
    };
    let text = |key: &str| property.get(key).and_then(View::as_str);
    let number = |key: &str| match property.get(key)?.shape() {
        Shape::Number(literal) => Some(literal),
        _ => None,
    };
    let lower = ty.to_lowercase();
    let item = property.get("items").filter(|items| properties(*items).is_none());
    let item = item.and_then(|items| items.get("type").or(Some(items))?.as_str());
    let (limits, unit) = match lower.as_str() {
        "number" | "integer" | "float" | "int" | "double" => (
            &[
                ("minimum", ">="),
                ("exclusiveMinimum", ">"),
                ("maximum", "<="),
                ("exclusiveMaximum", "<"),
            ][..],
            "",
        ),
        "string" => (&[("minLength", ">="), ("maxLength", "<=")][..], " characters"),
        "array" | "list" => (&[("minItems", ">="), ("maxItems", "<=")][..], " items"),
        _ => return out,
    };
    if let Some(item) = item.filter(|_| unit == " items") {
        out = format!("array of {item}");
    }
    if let Some(format) = text("format").filter(|_| unit == " characters") {
        let _ = write!(out, " <{format}>");
    }
    let mut is_limited = false;
    for (keyword, sign) in limits {
        if let Some(limit) = number(keyword) {
            let _ = write!(out, " {sign} {limit}");
            is_limited = true;
        }
    }
    if is_limited {
        out.push_str(unit);
    }
    out
}

/// Returns values as a union of literals, if no column can list them: a single one, or others than texts and whole numbers.
fn literals(values: View<'_>) -> Option<String> {
    let all: Vec<View<'_>> =
        if values.is_array() { values.elements().collect() } else { vec![values] };
    let are_texts = all.iter().all(|value| value.as_str().is_some());
    let is_whole = |value: &View<'_>| value.text().parse::<i64>().is_ok();
    if all.is_empty() || all.len() > 1 && (are_texts || all.iter().all(is_whole)) {
        return None;
    }
    let literal = |value: &View<'_>| match value.shape() {
        Shape::String(text) => {
            let is_plain = !text.contains(['"', '|', '`', '\n', '<', '*', '_', '\\']);
            is_plain.then(|| format!("\"{text}\""))
        }
        Shape::Number(_) | Shape::Bool(_) | Shape::Null => Some(value.text().to_owned()),
        _ => None,
    };
    let literals: Option<Vec<String>> = all.iter().map(literal).collect();
    Some(literals?.join(" | "))
}

fn name(property: View<'_>) -> Option<&str> {
    let named = || NAMES.iter().find_map(|key| property.get(key)?.as_str());
    property.as_str().or_else(named).map(str::trim).filter(|name| !name.is_empty())
}

/// Returns the texts of a value, or of the elements of a list.
fn several(view: View<'_>) -> Vec<String> {
    let text = |view: View<'_>| view.as_str().unwrap_or(view.text()).to_owned();
    if view.is_array() { view.elements().map(text).collect() } else { vec![text(view)] }
}
