//! From the name of a schema to the schema: an id of the catalogue, or a file.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    rc::Rc,
};

use anyhow::{Context, anyhow, bail};
use serde_json::Value;
use tablature_schema::catalogue::{self, Entry};
use tablature_validator::{Checker, Options};

use crate::references::{self, Bundle};

/// A schema that payloads can be checked against.
#[derive(Debug)]
pub(crate) struct Schema {
    /// What judges.
    pub(crate) checker: Checker,
    /// Whether an array of payloads cannot be meant as one payload.
    pub(crate) describes_object: bool,
}

/// Schemas, each compiled once.
#[derive(Debug)]
pub(crate) struct Schemas {
    options: Options,
    compiled: BTreeMap<String, Rc<Schema>>,
    warnings: Vec<String>,
}

impl Schemas {
    /// No schemas yet. All will be compiled with these options.
    pub(crate) fn new(options: Options) -> Self {
        Self { options, compiled: BTreeMap::new(), warnings: Vec::new() }
    }

    /// The schema with this name; a path is relative to `root`.
    ///
    /// # Errors
    ///
    /// Nothing has the name, or it is no usable schema.
    pub(crate) fn named(&mut self, name: &str, root: &Path) -> anyhow::Result<Rc<Schema>> {
        match locate(name, root)? {
            Located::Entry(entry) => Ok(self.entry(entry)),
            Located::File(path) => self.file(&path),
        }
    }

    /// A schema of the catalogue.
    pub(crate) fn entry(&mut self, entry: &'static Entry) -> Rc<Schema> {
        let compile = || {
            let checker = Checker::for_entry(entry, self.options.clone());
            let describes_object = describes_object(&entry.json());
            Rc::new(Schema { checker, describes_object })
        };
        let compiled = self.compiled.entry(entry.id()).or_insert_with(compile);
        Rc::clone(compiled)
    }

    /// A schema that any JSON fits, for judging the text alone.
    pub(crate) fn any(&mut self) -> anyhow::Result<Rc<Schema>> {
        let checker = Checker::for_schema("", &Value::Bool(true), self.options.clone())?;
        Ok(Rc::new(Schema { checker, describes_object: false }))
    }

    /// What will not work in the schemas compiled since this was last asked, each with its place.
    pub(crate) fn take_warnings(&mut self) -> Vec<String> {
        std::mem::take(&mut self.warnings)
    }

    fn file(&mut self, path: &Path) -> anyhow::Result<Rc<Schema>> {
        let name = path.to_string_lossy().into_owned();
        if let Some(compiled) = self.compiled.get(&name) {
            return Ok(Rc::clone(compiled));
        }
        let text = read_text(path)?;
        let options = self.options.clone();
        let Compiled { checker, value, .. } =
            compile(&name, &text, options, &|value| references::bundle(path, value))?;
        let warnings = checker.schema_warnings().iter();
        self.warnings.extend(warnings.map(|fault| format!("{name}:{fault}")));
        let schema = Rc::new(Schema { checker, describes_object: describes_object(&value) });
        self.compiled.insert(name, Rc::clone(&schema));
        Ok(schema)
    }
}

/// A schema's text that can be used.
pub(crate) struct Compiled {
    /// What judges payloads by it.
    pub(crate) checker: Checker,
    /// The schema.
    pub(crate) value: Value,
    /// What it refers to.
    pub(crate) bundle: Bundle,
}

/// Reads a schema's text as strictly as payloads are read. `bundle` finds the documents that it refers to.
///
/// # Errors
///
/// The text is no usable schema; each fault is told with its place.
pub(crate) fn compile(
    name: &str,
    text: &str,
    mut options: Options,
    bundle: &dyn Fn(&Value) -> anyhow::Result<Bundle>,
) -> anyhow::Result<Compiled> {
    let parsed: Result<Value, serde_json::Error> = serde_json::from_str(text);
    // A text that is no JSON is for the checker to judge, which says where it is not.
    let bundle = match &parsed {
        Ok(value) => bundle(value)?,
        Err(_) => Bundle::default(),
    };
    if parsed.is_ok() {
        options.base = Some(bundle.base.clone());
        options.documents.extend(bundle.documents.clone());
    }
    let checker = Checker::for_schema_text(name, text.as_bytes(), options).map_err(|error| {
        let faults: Vec<String> = error.faults().iter().map(|fault| format!("  {fault}")).collect();
        anyhow!("the schema `{name}` cannot be used\n{}", faults.join("\n"))
    })?;
    let value = parsed.with_context(|| not_json(name))?;
    Ok(Compiled { checker, value, bundle })
}

/// The schema's document, for looking at.
///
/// # Errors
///
/// Nothing has the name, or the file is not JSON.
pub(crate) fn value(name: &str, root: &Path) -> anyhow::Result<(String, Value)> {
    match locate(name, root)? {
        Located::Entry(entry) => Ok((entry.id(), entry.json())),
        Located::File(path) => {
            let value = parse(&path, &read_text(&path)?)?;
            Ok((path.to_string_lossy().into_owned(), value))
        }
    }
}

/// The schema's text as it stands.
///
/// # Errors
///
/// Nothing has the name, or the file cannot be read.
pub(crate) fn text(name: &str) -> anyhow::Result<String> {
    match locate(name, Path::new(""))? {
        Located::Entry(entry) => Ok(entry.text().to_owned()),
        Located::File(path) => read_text(&path),
    }
}

/// Whether there is a schema with this name; a path is relative to `root`. Does not judge it.
///
/// # Errors
///
/// Nothing has the name.
pub(crate) fn look_up(name: &str, root: &Path) -> anyhow::Result<()> {
    if let Located::File(path) = locate(name, root)? {
        std::fs::metadata(&path).with_context(|| unreadable(&path))?;
    }
    Ok(())
}

/// The schema of the catalogue with this id.
///
/// # Errors
///
/// No schema has it; the versions that there are, or the ids that look most alike, are named.
pub(crate) fn entry(id: &str) -> anyhow::Result<&'static Entry> {
    catalogue::find(id).map_err(|error| match error.hint() {
        Some(hint) => anyhow!("no schema `{id}` in the catalogue ({hint})"),
        None => anyhow!("{error}; `tablature schema list` shows all"),
    })
}

enum Located {
    Entry(&'static Entry),
    File(PathBuf),
}

fn locate(name: &str, root: &Path) -> anyhow::Result<Located> {
    if let Ok(entry) = catalogue::find(name) {
        return Ok(Located::Entry(entry));
    }
    let path = root.join(name);
    if !name.is_empty() && path.is_dir() {
        bail!("`{name}` is a directory; a schema is a file, or an id of the catalogue");
    }
    if path.is_file() || looks_like_path(name) {
        return Ok(Located::File(shortest(path)));
    }
    match entry(name) {
        Ok(entry) => Ok(Located::Entry(entry)),
        Err(error) if name.is_empty() => Err(error),
        Err(error) => bail!("{error}; nor is there a file `{}`", path.display()),
    }
}

/// The path without detours, from the current directory where it is below it: findings name it.
pub(crate) fn shortest(path: PathBuf) -> PathBuf {
    let (Ok(real), Ok(current)) = (path.canonicalize(), Path::new(".").canonicalize()) else {
        return path;
    };
    match real.strip_prefix(current) {
        Ok(below) => below.to_owned(),
        Err(_) => real,
    }
}

/// Whether a name can only be meant as a path: ids are `vendor/name`, with or without `@version`.
pub(crate) fn looks_like_path(name: &str) -> bool {
    let is_json =
        Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_json || name.starts_with(['.', '/']) || name.contains('\\') || name.matches('/').count() > 1
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| unreadable(path))
}

fn unreadable(path: &Path) -> String {
    format!("cannot read the schema `{}`", path.display())
}

fn parse(path: &Path, text: &str) -> anyhow::Result<Value> {
    serde_json::from_str(text).with_context(|| not_json(&path.display().to_string()))
}

fn not_json(name: &str) -> String {
    format!("the schema `{name}` is not JSON")
}

/// Whether the schema is one of objects, so that an array can only be a sequence of them.
fn describes_object(root: &Value) -> bool {
    let mut schema = root;
    // A root that refers to a definition of its own; the bound ends references in a circle.
    for _ in 0..8 {
        match schema.get("type") {
            Some(Value::String(name)) => return name == "object",
            Some(Value::Array(names)) => {
                let has = |name: &str| names.iter().any(|other| other == name);
                return has("object") && !has("array");
            }
            _ => {}
        }
        let target = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|reference| root.pointer(reference.strip_prefix('#')?));
        match target {
            Some(target) => schema = target,
            None => break,
        }
    }
    schema.get("properties").is_some() && schema.get("items").is_none()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{describes_object, looks_like_path};

    #[test]
    fn ids_are_told_from_paths() {
        for path in ["a.json", "x/y.JSON", "./a", "/a/b", "a\\b", "a/b/c"] {
            assert!(looks_like_path(path), "{path}");
        }
        for id in ["genesys/evnt", "event", "v/n@1"] {
            assert!(!looks_like_path(id), "{id}");
        }
    }

    #[test]
    fn schemas_of_objects_are_told_from_others() {
        #[track_caller]
        fn check(schema: &Value, expected: bool) {
            assert_eq!(describes_object(schema), expected, "{schema}");
        }
        check(&json!({"type": "object"}), true);
        check(&json!({"type": ["object", "null"]}), true);
        check(&json!({"type": ["object", "array"]}), false);
        check(&json!({"type": "array"}), false);
        check(&json!({"properties": {}}), true);
        check(&json!({"properties": {}, "items": {}}), false);
        check(
            &json!({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"type": "object"}}}),
            true,
        );
        check(&json!({"$ref": "#"}), false);
        check(&json!(true), false);
    }
}
