//! Applies amendments to the types of one schema.

use serde_json::{Map, Value, json};
use tablature_schema::{suggest, vocabulary};

use super::{Amendment, Overlay, member, values};
use crate::{constraints, problem::Problem};

/// A part that could not be applied.
#[derive(Debug)]
pub(crate) struct Complaint {
    line: usize,
    message: String,
    help: Option<String>,
}

impl Complaint {
    /// Creates a part for an entry that no longer fits the tables.
    fn stale(amendment: &Amendment, message: String) -> Self {
        Self { line: amendment.line, message, help: None }
    }

    fn or_near(self, near: Option<&str>) -> Self {
        Self { help: near.map(|near| format!("did you mean `{near}`?")), ..self }
    }

    /// Converts it into a problem of the schema with this label.
    pub(crate) fn report(self, overlay: &Overlay, label: &str) -> Problem {
        let problem = overlay.stale(self.line, format!("{} (in `{label}`)", self.message));
        match self.help {
            Some(help) => problem.with_help(help),
            None => problem,
        }
    }
}

/// Applies one amendment to its type, and returns the parts that could not be applied. Nothing is replaced unless it is in
/// `remove`, and nothing is set that is already in the tables: both mean that the documentation has changed.
pub(crate) fn amend(amendment: &Amendment, ty: &mut Map<String, Value>) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if amendment.properties.is_empty() {
        add(amendment, ty, &mut complaints);
        require(amendment, ty, &mut complaints);
        change(amendment, ty, &amendment.ty, &mut complaints);
    }
    for name in &amendment.properties {
        if let Some(property) = member::find(ty, name) {
            change(amendment, property, &format!("{}.{name}", amendment.ty), &mut complaints);
        } else {
            let message = format!("`{}` has no property `{name}`", amendment.ty);
            let complaint = Complaint::stale(amendment, message);
            complaints.push(complaint.or_near(near_property(ty, name)));
        }
    }
    complaints
}

/// Returns the property that is most similar to a name, or is documented under that name.
fn near_property<'a>(ty: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    let properties = ty.get("properties")?.as_object()?;
    let is_printed = |property: &Value| property[vocabulary::DOCUMENTED_AS] == name;
    let printed = properties.iter().find(|(_, property)| is_printed(property));
    let printed = printed.map(|(wire, _)| wire.as_str());
    printed.or_else(|| suggest::nearest(name, properties.keys().map(String::as_str)))
}

fn change(
    amendment: &Amendment,
    schema: &mut Map<String, Value>,
    place: &str,
    complaints: &mut Vec<Complaint>,
) {
    for keyword in &amendment.remove {
        if schema.shift_remove(keyword).is_none() {
            let message = format!("`{place}` has no `{keyword}` to remove");
            let near = suggest::nearest(keyword, schema.keys().map(String::as_str));
            complaints.push(Complaint::stale(amendment, message).or_near(near));
        }
    }
    let mut brought: Vec<&str> = Vec::new();
    for (keyword, value) in &amendment.set {
        match schema.get(keyword) {
            Some(known) if known == value => {
                let message = format!("`{keyword}` of `{place}` is already in the tables");
                complaints.push(Complaint::stale(amendment, message));
            }
            Some(known) => {
                let message = format!(
                    "`{place}` has a `{keyword}` already, `{known}`; name it in `remove` to replace it"
                );
                complaints.push(Complaint::stale(amendment, message));
            }
            None if keyword == vocabulary::NULL_MEANS_ABSENT => {
                constraints::accept_null(schema);
                brought.push(keyword);
            }
            None => {
                schema.insert(keyword.clone(), value.clone());
                brought.push(keyword);
            }
        }
    }
    for (keyword, misfit) in values::misfits(schema) {
        if let Some(line) = amendment.lines.get(keyword) {
            let message = format!("`{place}`: {misfit}");
            let help = Some("correct the value, or the type".to_owned());
            complaints.push(Complaint { line: *line, message, help });
        }
    }
    if !amendment.rules.is_empty() {
        let list = schema.entry("allOf").or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.extend(amendment.rules.iter().map(|rule| with_source(rule, &amendment.source)));
        }
    }
    let names = names_of(schema);
    if amendment.require.iter().any(|name| names.contains(name)) {
        brought.push("required");
    }
    if let Some(reason) = &amendment.because {
        let reason = match schema.get("$comment").and_then(Value::as_str) {
            Some(earlier) => format!("{earlier}; {reason}"),
            None => reason.clone(),
        };
        schema.insert("$comment".to_owned(), json!(reason));
    }
    if !brought.is_empty() {
        cite(schema, &amendment.source, &brought);
    }
}

/// Returns a rule or an added property, with the amendment's source unless it has its own.
fn with_source(schema: &Value, source: &Value) -> Value {
    let mut schema = schema.clone();
    if let Value::Object(map) = &mut schema {
        map.entry(vocabulary::SOURCE).or_insert_with(|| source.clone());
    }
    schema
}

/// Adds a source for some keywords.
pub(crate) fn cite(schema: &mut Map<String, Value>, source: &Value, keywords: &[&str]) {
    let mut source = source.clone();
    source["keywords"] = json!(keywords);
    match schema.get_mut(vocabulary::SOURCE) {
        Some(Value::Array(sources)) => sources.push(source),
        Some(first) => *first = json!([first.take(), source]),
        None => {
            schema.insert(vocabulary::SOURCE.to_owned(), source);
        }
    }
}

fn add(amendment: &Amendment, ty: &mut Map<String, Value>, complaints: &mut Vec<Complaint>) {
    if amendment.add.is_empty() {
        return;
    }
    let properties = ty.entry("properties").or_insert_with(|| json!({}));
    let Some(properties) = properties.as_object_mut() else {
        return;
    };
    let place = match &amendment.after {
        None => Some(properties.len()),
        Some(after) => properties.keys().position(|name| name == after).map(|at| at + 1),
    };
    let Some(mut place) = place else {
        let after = amendment.after.as_deref().unwrap_or_default();
        let message = format!("`{}` has no property `{after}` to add after", amendment.ty);
        let near = suggest::nearest(after, properties.keys().map(String::as_str));
        complaints.push(Complaint::stale(amendment, message).or_near(near));
        return;
    };
    for (name, schema) in &amendment.add {
        if properties.contains_key(name) {
            let message = format!("`{}` has a property `{name}` already", amendment.ty);
            complaints.push(Complaint::stale(amendment, message));
        } else {
            properties.shift_insert(place, name.clone(), with_source(schema, &amendment.source));
            place += 1;
        }
    }
}

/// Requires properties, and members of properties by their paths.
fn require(amendment: &Amendment, ty: &mut Map<String, Value>, complaints: &mut Vec<Complaint>) {
    for path in &amendment.require {
        let is_new = match member::holder(ty, path) {
            Some((object, name)) => {
                let is_new = require_one(&name, object);
                if is_new {
                    cite(object, &amendment.source, &["required"]);
                }
                Some(is_new)
            }
            None => names_of(ty).contains(path).then(|| require_one(path, ty)),
        };
        let message = match is_new {
            Some(true) => continue,
            Some(false) => format!("`{}.{path}` is required already", amendment.ty),
            None => format!("`{}` has no property `{path}` to require", amendment.ty),
        };
        let complaint = Complaint::stale(amendment, message);
        let names = names_of(ty);
        let near = || suggest::nearest(path, names.iter().map(String::as_str));
        complaints.push(if is_new.is_none() { complaint.or_near(near()) } else { complaint });
    }
}

fn names_of(object: &Map<String, Value>) -> Vec<String> {
    let properties = object.get("properties").and_then(Value::as_object);
    properties.map(|map| map.keys().cloned().collect()).unwrap_or_default()
}

/// Adds to `required`, in the order of the properties. Returns whether it was not there.
fn require_one(name: &str, object: &mut Map<String, Value>) -> bool {
    let names = names_of(object);
    let mut required: Vec<String> = object
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
        .unwrap_or_default();
    if required.iter().any(|known| known == name) {
        return false;
    }
    required.push(name.to_owned());
    required.sort_by_key(|name| names.iter().position(|known| known == name));
    object.insert("required".to_owned(), json!(required));
    true
}
