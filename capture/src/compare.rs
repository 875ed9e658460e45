//! Finds stale files, and the documented rows that they come from.

use std::{collections::BTreeMap, fmt};

use serde_json::{Map, Value};
use tablature_schema::{escape::escape, plural::count, vocabulary};

use super::captured_file::CapturedFile;

/// A difference between a captured file and the existing one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stale {
    /// The file, relative to the catalogue.
    pub path: String,
    /// The table, line and row that it comes from, if any.
    pub row: Option<String>,
    /// The difference: lower case, no final period.
    pub message: String,
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.row {
            Some(row) => {
                write!(f, "{}: {} (in {})", escape(row), escape(&self.message), escape(&self.path))
            }
            None => write!(f, "{}: {}", escape(&self.path), escape(&self.message)),
        }
    }
}

/// Compares captured files with the existing ones, pairs of path and text. Returns an empty list if nothing is stale.
pub fn compare(captured: &[CapturedFile], existing: &[(String, String)]) -> Vec<Stale> {
    let mut left_over: BTreeMap<&str, &str> =
        existing.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut stale = Vec::new();
    for file in captured {
        match left_over.remove(file.path.as_str()) {
            None => stale.push(whole(&file.path, "is missing")),
            Some(text) if text == file.text => {}
            Some(text) => stale.extend(differences(file, text)),
        }
    }
    stale.extend(left_over.keys().map(|path| whole(path, "is left over: no table documents it")));
    stale
}

fn whole(path: &str, message: impl Into<String>) -> Stale {
    Stale { path: path.to_owned(), row: None, message: message.into() }
}

fn differences(file: &CapturedFile, existing: &str) -> Vec<Stale> {
    let Ok(old) = serde_json::from_str::<Value>(existing) else {
        return vec![whole(&file.path, "is not JSON")];
    };
    let new: Value = serde_json::from_str(&file.text).unwrap_or_default();
    let mut found = Found { path: &file.path, stale: Vec::new(), moved: 0 };
    let (old_types, new_types) = (types(&old), types(&new));
    for (name, new) in &new_types {
        match old_types.get(name) {
            Some(old) => found.types(old, new),
            None => found.report(new, format!("the type `{name}` is new")),
        }
    }
    for (name, old) in old_types.iter().filter(|(name, _)| !new_types.contains_key(*name)) {
        found.report(old, format!("the type `{name}` is gone"));
    }
    if found.stale.is_empty() {
        let message = match found.moved {
            0 => "differs in layout or order only".to_owned(),
            moved => format!("{} moved to other lines", count(moved, "row")),
        };
        found.stale.push(whole(&file.path, message));
    }
    found.stale
}

/// Returns the root, which has no name here, and the types of `$defs`.
fn types(schema: &Value) -> BTreeMap<&str, &Map<String, Value>> {
    let defs = schema.get("$defs").and_then(Value::as_object);
    let defs =
        defs.into_iter().flatten().filter_map(|(name, ty)| Some((name.as_str(), ty.as_object()?)));
    schema.as_object().map(|root| ("", root)).into_iter().chain(defs).collect()
}

struct Found<'a> {
    path: &'a str,
    stale: Vec<Stale>,
    moved: usize,
}

impl Found<'_> {
    fn report(&mut self, schema: &Map<String, Value>, message: String) {
        self.stale.push(Stale { path: self.path.to_owned(), row: row(schema), message });
    }

    fn types(&mut self, old: &Map<String, Value>, new: &Map<String, Value>) {
        self.keywords(old, new, &["properties", "required", "$defs"]);
        let (old_properties, new_properties) = (properties(old), properties(new));
        for (name, property) in &new_properties {
            match old_properties.get(name) {
                Some(old_property) => {
                    self.keywords(old_property, property, &[]);
                    if is_required(old, name) != is_required(new, name) {
                        let now = if is_required(new, name) { "required" } else { "optional" };
                        self.report(property, format!("is {now} now"));
                    }
                }
                None => self.report(property, format!("`{name}` is not in the schema")),
            }
        }
        for (name, property) in
            old_properties.iter().filter(|(name, _)| !new_properties.contains_key(*name))
        {
            self.report(property, format!("`{name}` is no longer documented"));
        }
    }

    /// Compares keyword by keyword. A source that only moved to another line is not reported: rows move whenever one is
    /// added above them.
    fn keywords(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, except: &[&str]) {
        let mut names: Vec<&String> = new.keys().collect();
        names.extend(old.keys().filter(|name| !new.contains_key(*name)));
        let mut differing = Vec::new();
        for name in names.into_iter().filter(|name| !except.contains(&name.as_str())) {
            let (old, new) = (old.get(name), new.get(name));
            if old == new {
                continue;
            }
            if name == vocabulary::SOURCE && old.map(without_line) == new.map(without_line) {
                self.moved += 1;
            } else {
                differing.push(format!("`{name}`"));
            }
        }
        match &differing[..] {
            [] => {}
            [one] => self.report(new, format!("{one} differs")),
            several => self.report(new, format!("{} differ", several.join(", "))),
        }
    }
}

fn properties(ty: &Map<String, Value>) -> BTreeMap<&str, &Map<String, Value>> {
    let properties = ty.get("properties").and_then(Value::as_object);
    let properties = properties.into_iter().flatten();
    properties.filter_map(|(name, schema)| Some((name.as_str(), schema.as_object()?))).collect()
}

fn is_required(ty: &Map<String, Value>, name: &str) -> bool {
    let required = ty.get("required").and_then(Value::as_array);
    required.is_some_and(|required| required.iter().any(|known| known == name))
}

fn without_line(source: &Value) -> Value {
    let mut source = source.clone();
    match &mut source {
        Value::Object(map) => {
            map.remove("line");
        }
        Value::Array(list) => list.iter_mut().for_each(|source| *source = without_line(source)),
        _ => {}
    }
    source
}

/// Returns `folder/WebEvent.md:12 event_name`, from the source that is a table.
fn row(schema: &Map<String, Value>) -> Option<String> {
    let source = match schema.get(vocabulary::SOURCE)? {
        Value::Array(sources) => sources.iter().find(|source| source.get("table").is_some())?,
        source => source,
    };
    let mut out = format!("{}:{}", source.get("table")?.as_str()?, source.get("line")?);
    if let Some(row) = source.get("row").and_then(Value::as_str) {
        out.push(' ');
        out.push_str(row);
    }
    Some(out)
}
