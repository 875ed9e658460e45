//! Events whose properties are listed without a JSON Schema: they become a table in Markdown, as those of spreadsheets do.

use tablature_schema::json::{Shape, View};

use crate::{csv, lines::Lines};

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

/// Adds the properties of an event to a table, each with the line, from 1, where it stands.
pub(super) fn add(
    event: &str,
    entry: View<'_>,
    properties: View<'_>,
    lines: &mut Lines,
    line: &dyn Fn(usize) -> usize,
) {
    let required = entry.get("required");
    let required = |name: &str| {
        let mut names = required.iter().flat_map(|list| list.elements());
        names.any(|it| it.as_str() == Some(name))
    };
    let listed =
        properties.elements().filter_map(|it| Some((name(it)?, it, it.as_str().is_none())));
    let keyed = properties.entries().map(|member| (member.key.trim(), member.value, true));
    for (name, property, is_described) in listed.chain(keyed) {
        let cells = cells(event, name, is_described.then_some(property), required(name));
        let at = line(property.span().start).saturating_sub(1);
        lines.push(csv::row(cells.iter().map(String::as_str), COLUMNS.len()), at);
    }
}

/// Returns the cells of a property; without a description of it, only its name is known.
fn cells(event: &str, name: &str, property: Option<View<'_>>, is_required: bool) -> [String; 8] {
    let first = |keys: &[&str]| keys.iter().find_map(|key| property?.get(key));
    let list = |keys: &[&str]| first(keys).map(|it| several(it).join("\n")).unwrap_or_default();
    let own = property.and_then(View::as_str).map(str::to_owned);
    let ty = own.or_else(|| Some(several(first(&TYPES)?).join(" or ")));
    let is_required = match first(&REQUIRED).map(View::shape) {
        Some(Shape::Bool(required)) => required,
        Some(Shape::String(word)) => matches!(word, "true" | "yes" | "required" | "always"),
        _ => is_required || first(&["optional"]).and_then(View::as_bool) == Some(false),
    };
    [
        event.to_owned(),
        name.to_owned(),
        ty.unwrap_or_else(|| "any".to_owned()),
        if is_required { "yes" } else { "no" }.to_owned(),
        first(&["description"]).and_then(View::as_str).unwrap_or_default().to_owned(),
        list(&VALUES),
        list(&["default"]),
        list(&EXAMPLES),
    ]
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
