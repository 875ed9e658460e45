//! A schema file and the files that it refers to, folded into one schema.
//!
//! `order.json` may say `{"$ref": "parts/item.json#/$defs/Id"}`. The file is found from the place of the file that
//! refers to it, becomes a definition of the outermost schema, and the reference points there. So generated
//! code carries one text that stands alone. References with a scheme are left alone: nothing is ever fetched.

use std::{
    collections::{BTreeSet, VecDeque},
    io,
};

use serde_json::{Map, Value};

use crate::{fault::Fault, strict};

/// How files are read: by the path that a message should name them by, with forward slashes.
pub type Read<'r> = &'r mut dyn FnMut(&str) -> io::Result<String>;

/// One schema from several files.
#[derive(Debug)]
pub(crate) struct Bundle {
    pub(crate) schema: Value,
    /// The file of the outermost schema first, then the others as they were found.
    pub(crate) files: Vec<File>,
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct File {
    /// The path, without detours.
    pub(crate) path: String,
    pub(crate) text: String,
    /// Where the file's schema stands in the bundle.
    pub(crate) pointer: String,
}

impl Bundle {
    /// Reads the file at `path` and every file that it refers to.
    ///
    /// # Errors
    ///
    /// A file cannot be read, is no JSON, or cannot become a definition of another.
    pub(crate) fn read(path: &str, read: Read<'_>) -> Result<Self, Fault> {
        let path = tidy(path);
        let text = read(&path).map_err(|error| Fault::unreadable(&path, &error))?;
        let schema = parse(&path, &text)?;
        let mut folding = Folding { taken: definitions(&schema), files: Vec::new() };
        folding.files.push(File { path, text, pointer: String::new() });
        let mut schemas = vec![schema];
        let mut waiting = VecDeque::from([0]);
        while let Some(index) = waiting.pop_front() {
            let schema = std::mem::take(&mut schemas[index]);
            let own = own_names(&schema);
            let mut references = Vec::new();
            collect_references(&schema, "", &mut |reference, pointer| {
                references.push((file_of(reference).to_owned(), pointer.to_owned()));
            });
            for (file, pointer) in references {
                let target = folding.target(index, &file);
                if !is_path(&file)
                    || own.contains(&file)
                    || folding.files.iter().any(|known| known.path == target)
                {
                    continue;
                }
                let text = read(&target).map_err(|error| {
                    let from = &folding.files[index];
                    Fault::at(&from.path, &from.text, &pointer, unread_reference(&target, &error))
                })?;
                let document = parse(&target, &text)?;
                let pointer = folding.claim(&target);
                folding.files.push(File { path: target, text, pointer });
                waiting.push_back(schemas.len());
                schemas.push(document);
            }
            schemas[index] = schema;
        }
        folding.fold(schemas)
    }

    /// The file that the value at a pointer into the bundle comes from, and the pointer into that file.
    pub(crate) fn origin<'p>(&self, pointer: &'p str) -> (&File, &'p str) {
        let file = self.files.iter().skip(1).find_map(|file| {
            let rest = pointer.strip_prefix(&file.pointer)?;
            (rest.is_empty() || rest.starts_with('/')).then_some((file, rest))
        });
        file.unwrap_or((&self.files[0], pointer))
    }
}

struct Folding {
    /// Names of definitions that are in use.
    taken: Vec<String>,
    files: Vec<File>,
}

impl Folding {
    /// The path of a file that `files[index]` refers to.
    fn target(&self, index: usize, file: &str) -> String {
        if file.is_empty() {
            return self.files[index].path.clone();
        }
        let folder = self.files[index].path.rsplit_once('/').map(|(folder, _)| folder);
        tidy(&folder.map_or(file.to_owned(), |folder| format!("{folder}/{file}")))
    }

    /// A pointer for the schema of this file: its name, made unique.
    fn claim(&mut self, path: &str) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        let name = name.strip_suffix(".json").unwrap_or(name);
        let mut unique = name.to_owned();
        let mut number = 1;
        while self.taken.contains(&unique) {
            number += 1;
            unique = format!("{name}{number}");
        }
        self.taken.push(unique.clone());
        format!("/$defs/{}", escape(&unique))
    }

    /// Points all references into the bundle, and puts the schemas into the first.
    fn fold(self, mut schemas: Vec<Value>) -> Result<Bundle, Fault> {
        let originals = schemas.clone();
        for (index, schema) in schemas.iter_mut().enumerate() {
            let mut fault = None;
            let own = own_names(&originals[index]);
            rewrite_references(schema, "", &mut |reference, pointer| {
                let file = file_of(reference);
                let is_inside = file.is_empty() || own.contains(file);
                if !(is_inside || is_path(file)) || (index == 0 && is_inside) {
                    return None;
                }
                let target = self.target(index, if is_inside { "" } else { file });
                let at = self.files.iter().position(|known| known.path == target)?;
                let fragment = reference.split_once('#').map_or("", |(_, fragment)| fragment);
                let inside = if fragment.is_empty() || fragment.starts_with('/') {
                    Some(fragment.to_owned())
                } else {
                    anchor(&originals[at], fragment).map(|pointer| encode(&pointer))
                };
                let Some(inside) = inside else {
                    let message = format!("`{}` has no anchor `{fragment}`", self.files[at].path);
                    fault.get_or_insert((pointer.to_owned(), message));
                    return None;
                };
                Some(format!("#{}{inside}", encode(&self.files[at].pointer)))
            });
            if index > 0 {
                fault = fault.or_else(|| obstacle(schema, &originals[0]));
                strip(schema);
            }
            if let Some((pointer, message)) = fault {
                let file = &self.files[index];
                return Err(Fault::at(&file.path, &file.text, &pointer, message));
            }
        }
        let mut schemas = schemas.into_iter();
        let mut schema = schemas.next().unwrap_or_default();
        for (file, part) in self.files.iter().skip(1).zip(schemas) {
            let name = unescape(file.pointer.rsplit('/').next().unwrap_or_default());
            insert_definition(&mut schema, name, part);
        }
        Ok(Bundle { schema, files: self.files })
    }
}

fn insert_definition(schema: &mut Value, name: String, part: Value) {
    // Only an object refers to other files, so that the outermost schema is one.
    let Some(members) = schema.as_object_mut() else { return };
    let definitions = members.entry("$defs").or_insert_with(|| Value::Object(Map::new()));
    if let Some(definitions) = definitions.as_object_mut() {
        definitions.insert(name, part);
    }
}

fn definitions(schema: &Value) -> Vec<String> {
    let defs = schema.get("$defs").and_then(Value::as_object);
    defs.into_iter().flat_map(|defs| defs.keys().cloned()).collect()
}

fn parse(path: &str, text: &str) -> Result<Value, Fault> {
    strict::parse(text.trim_start_matches('\u{feff}'))
        .map_err(|error| Fault::not_json(path, &error))
}

fn unread_reference(path: &str, error: &io::Error) -> String {
    format!("`{path}`, which is referred to here, cannot be read: {}", crate::fault::reason(error))
}

/// What keeps a document from being part of another, and where it stands.
fn obstacle(document: &Value, root: &Value) -> Option<(String, String)> {
    if let (Some(own), Some(outer)) = (document.get("$schema"), root.get("$schema"))
        && own != outer
    {
        let message = "the schema is of another draft than the one that refers to it".to_owned();
        return Some(("/$schema".to_owned(), message));
    }
    let mut found = None;
    each_schema(document, "", &mut |members, pointer| {
        let obstacles = ["$id", "id", "$dynamicRef", "$recursiveRef"];
        let obstacle = obstacles.into_iter().find(|keyword| {
            let is_own_id = pointer.is_empty() && keyword.ends_with("id");
            !is_own_id && members.get(*keyword).is_some_and(Value::is_string)
        });
        if let (Some(keyword), None) = (obstacle, &found) {
            let message =
                format!("`{keyword}` in a schema that another file refers to is not handled");
            found = Some((format!("{pointer}/{keyword}"), message));
        }
    });
    found
}

/// Takes away what named the document when it stood alone.
fn strip(document: &mut Value) {
    let keywords = ["$id", "id", "$schema", "$vocabulary"];
    if let Some(members) = document.as_object_mut() {
        for keyword in keywords {
            if keyword != "id" || members.get(keyword).is_some_and(Value::is_string) {
                members.shift_remove(keyword);
            }
        }
    }
    // References by anchor are pointers by now; two files may use the same anchor.
    visit_mut(document, "", &mut |members, _| {
        members.shift_remove("$anchor");
        members.shift_remove("$dynamicAnchor");
    });
}

/// The pointer of the schema with this anchor.
fn anchor(document: &Value, name: &str) -> Option<String> {
    let mut found = None;
    each_schema(document, "", &mut |members, pointer| {
        let anchors = ["$anchor", "$dynamicAnchor"];
        if anchors.iter().any(|keyword| members.get(*keyword).is_some_and(|value| value == name)) {
            found.get_or_insert_with(|| pointer.to_owned());
        }
    });
    found
}

fn collect_references(schema: &Value, pointer: &str, found: &mut dyn FnMut(&str, &str)) {
    each_schema(schema, pointer, &mut |members, pointer| {
        if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
            found(reference, &format!("{pointer}/$ref"));
        }
    });
}

fn rewrite_references(
    schema: &mut Value,
    pointer: &str,
    replacement: &mut dyn FnMut(&str, &str) -> Option<String>,
) {
    visit_mut(schema, pointer, &mut |members, pointer| {
        let Some(Value::String(reference)) = members.get_mut("$ref") else { return };
        if let Some(new) = replacement(reference, &format!("{pointer}/$ref")) {
            *reference = new;
        }
    });
}

/// How the members of a schema hold other schemas.
enum Holds {
    /// Names, each with a schema.
    Named,
    /// Values that only look like schemas.
    Data,
    /// A schema, or a list of them.
    Schemas,
}

fn holds(keyword: &str) -> Holds {
    match keyword {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas"
        | "dependencies" => Holds::Named,
        "const" | "enum" | "default" | "examples" | "example" => Holds::Data,
        _ => Holds::Schemas,
    }
}

/// What a document's references may call the document itself and the schemas in it that have names of their own.
fn own_names(document: &Value) -> BTreeSet<String> {
    let root = document.get("$id").and_then(Value::as_str).map(file_of).unwrap_or_default();
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut names = BTreeSet::new();
    each_schema(document, "", &mut |members, _| {
        let Some(id) = members.get("$id").and_then(Value::as_str).map(file_of) else { return };
        let from_folder = id.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        names.extend(from_folder.map(str::to_owned));
        names.insert(id.to_owned());
    });
    names.remove("");
    names
}

/// Calls `found` with the members and the pointer of every schema that is an object, outermost first.
fn each_schema(schema: &Value, pointer: &str, found: &mut dyn FnMut(&Map<String, Value>, &str)) {
    match schema {
        Value::Object(members) => {
            found(members, pointer);
            for (keyword, value) in members {
                let below = format!("{pointer}/{}", escape(keyword));
                match (holds(keyword), value) {
                    (Holds::Data, _) => {}
                    (Holds::Named, Value::Object(named)) => {
                        for (name, schema) in named {
                            each_schema(schema, &format!("{below}/{}", escape(name)), found);
                        }
                    }
                    _ => each_schema(value, &below, found),
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                each_schema(element, &format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The same for changing them.
fn visit_mut(
    schema: &mut Value,
    pointer: &str,
    change: &mut dyn FnMut(&mut Map<String, Value>, &str),
) {
    match schema {
        Value::Object(members) => {
            change(members, pointer);
            for (keyword, value) in members {
                let below = format!("{pointer}/{}", escape(keyword));
                match (holds(keyword), value) {
                    (Holds::Data, _) => {}
                    (Holds::Named, Value::Object(named)) => {
                        for (name, schema) in named {
                            visit_mut(schema, &format!("{below}/{}", escape(name)), change);
                        }
                    }
                    (_, value) => visit_mut(value, &below, change),
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter_mut().enumerate() {
                visit_mut(element, &format!("{pointer}/{index}"), change);
            }
        }
        _ => {}
    }
}

/// A reference without its fragment.
fn file_of(reference: &str) -> &str {
    reference.split('#').next().unwrap_or_default()
}

/// Whether a reference without fragment is a relative path.
fn is_path(file: &str) -> bool {
    let first = file.split(['/', '?']).next().unwrap_or_default();
    !file.is_empty() && !first.contains(':') && !file.starts_with('/')
}

/// The path without `.` and `x/..`.
fn tidy(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for (index, segment) in path.split('/').enumerate() {
        match segment {
            "" if index > 0 => {}
            "." => {}
            ".." if kept.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    kept.join("/")
}

fn escape(segment: &str) -> String {
    segment.replace('~', "~0").replace('/', "~1")
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// A pointer as the fragment of a URI.
fn encode(pointer: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/$-._~!&'()*+,;=:@?".contains(&byte);
    pointer
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
#[path = "bundle_tests.rs"]
mod tests;
