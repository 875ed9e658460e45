//! The schemas of a run, each compiled once.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap, HashSet},
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use anyhow::{Context, anyhow, bail};
use tablature_schema::{
    catalogue::Entry,
    ir::{Ir, Keyword, Rule, SchemaId, Target, TypeSet},
};
use tablature_validator::{Checker, Fields, Layout, Names, Options, Router};

use crate::{
    auto::Auto,
    events::Events,
    loading::{self, Group, LoadError, Loader, Located, SchemaName, locate},
    paths::Paths,
};

/// What the records of an input are checked by.
#[derive(Debug, Clone)]
pub(crate) enum CheckedBy {
    /// One schema, for whole records.
    Schema(Rc<Schema>),
    /// One or many schemas, for parts of records.
    Routed(Arc<Router>),
    /// The first record shows where the parts of records are.
    Open(Open),
}

/// What records are checked by, as long as it is not known where their parts are.
#[derive(Debug, Clone)]
pub(crate) enum Open {
    /// One schema.
    Schema(Rc<Schema>),
    /// The schemas of a directory, each for the records that name it.
    Events(Rc<Events>, Paths),
}

/// A schema that payloads can be checked against.
#[derive(Debug)]
pub(crate) struct Schema {
    /// What it is called.
    name: String,
    /// Checker for payloads.
    pub(crate) checker: Checker,
    /// Is `true` if the schema describes an object, so that an array holds several payloads.
    pub(crate) describes_object: bool,
    /// What it declares, computed when the first document asks.
    fields: OnceCell<Fields>,
}

impl Schema {
    /// Returns the schema of a checker.
    pub(crate) fn of(checker: Checker) -> Self {
        let name = checker.name().to_owned();
        Self::new(&name, checker)
    }

    fn new(name: &str, checker: Checker) -> Self {
        let describes_object = describes_object(checker.ir());
        Self { name: name.to_owned(), checker, describes_object, fields: OnceCell::new() }
    }

    /// Returns where a document like this one holds payloads; `None` if it does not show that.
    pub(crate) fn layout(&self, document: &[u8]) -> Option<Layout> {
        self.fields.get_or_init(|| Fields::of(self.checker.ir())).layout(document)
    }

    /// Returns what checks the payloads at these places.
    pub(crate) fn routed(&self, layout: Layout, options: &Options) -> Arc<Router> {
        let checker = self.checker.clone();
        let compile = move |_| Ok(checker.clone());
        let names = Names::new([vec![&*self.name]]);
        Arc::new(Router::new(layout, names, options.clone(), Box::new(compile)))
    }
}

/// The name that stands for all schemas: those of the catalogue, and of the configuration.
pub(crate) const AUTO: &str = "auto";

/// Schemas, each compiled once.
#[derive(Debug)]
pub(crate) struct Schemas {
    loader: Loader,
    options: Options,
    /// The names of the schemas that the configuration has, and what they are relative to.
    configured: (Vec<String>, PathBuf),
    auto: Option<Rc<Auto>>,
    compiled: BTreeMap<String, Rc<Schema>>,
    events: BTreeMap<PathBuf, Rc<Events>>,
    warnings: Vec<String>,
    notes: Vec<String>,
}

impl Schemas {
    /// Returns no schemas yet. All will be read by this loader and compiled with these options.
    pub(crate) fn new(loader: Loader, options: Options) -> Self {
        Self {
            loader,
            options,
            configured: (Vec::new(), PathBuf::new()),
            auto: None,
            compiled: BTreeMap::new(),
            events: BTreeMap::new(),
            warnings: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds the names of the schemas and directories in a configuration, which are relative to `root`, to those of `auto`.
    pub(crate) fn with_configured(self, names: Vec<String>, root: &Path) -> Self {
        Self { configured: (names, root.to_owned()), ..self }
    }

    /// Returns what records are checked by: the schema with a name, or those of a directory; a path is relative to `root`.
    ///
    /// # Errors
    ///
    /// Nothing has the name, it is not a valid schema, or a directory is needed to choose from.
    pub(crate) fn checked_by(
        &mut self,
        name: &str,
        root: &Path,
        paths: &Paths,
    ) -> anyhow::Result<CheckedBy> {
        if name == AUTO {
            return Ok(CheckedBy::Routed(self.auto()?.router(paths.layout(), &self.options)));
        }
        if let Some(folder) = folder(name, root) {
            let events = self.events(&folder)?;
            return Ok(match paths {
                Paths { by: Some(_), records: Some(_), .. } => {
                    CheckedBy::Routed(events.router(paths.layout()))
                }
                _ => CheckedBy::Open(Open::Events(events, paths.clone())),
            });
        }
        let schema = self.named(name, root)?;
        self.by_one(schema, paths)
    }

    /// Returns what records are checked by, if it is this one schema.
    ///
    /// # Errors
    ///
    /// A directory is needed to choose from.
    pub(crate) fn by_one(&self, schema: Rc<Schema>, paths: &Paths) -> anyhow::Result<CheckedBy> {
        if let Some(by) = &paths.by {
            let name = &schema.name;
            bail!("`{by}` chooses among the schemas of a directory, and `{name}` is one schema");
        }
        Ok(match paths {
            Paths { records: None, payload: None, .. } if schema.describes_object => {
                CheckedBy::Open(Open::Schema(schema))
            }
            _ if paths.is_needed() => {
                CheckedBy::Routed(schema.routed(paths.layout(), &self.options))
            }
            _ => CheckedBy::Schema(schema),
        })
    }

    /// Returns the options that all schemas are compiled with.
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// Returns all schemas: the defaults of the catalogue, and those that the configuration names.
    fn auto(&mut self) -> anyhow::Result<Rc<Auto>> {
        if let Some(auto) = &self.auto {
            return Ok(Rc::clone(auto));
        }
        let mut auto = Auto::of_catalogue();
        let (names, root) = self.configured.clone();
        for name in names {
            if let Some(folder) = folder(&name, &root) {
                let events = self.events(&folder)?;
                for (path, names, checker) in events.compile_all() {
                    match checker {
                        Ok(checker) => auto.add(names, checker),
                        Err(error) => {
                            let path = path.display();
                            self.warnings.push(format!("{path}: left out of `{AUTO}`: {error}"));
                        }
                    }
                }
            } else if !auto.has(&name) {
                let schema = self.named(&name, &root)?;
                auto.add(vec![name], schema.checker.clone());
            }
        }
        let auto = Rc::new(auto);
        self.auto = Some(Rc::clone(&auto));
        Ok(auto)
    }

    /// Returns the schemas of a directory.
    ///
    /// # Errors
    ///
    /// As for [`Events::read`].
    fn events(&mut self, folder: &Path) -> anyhow::Result<Rc<Events>> {
        if let Some(known) = self.events.get(folder) {
            return Ok(Rc::clone(known));
        }
        let note = &mut |note| self.notes.push(note);
        let events = Events::read(folder, self.loader.clone(), self.options.clone(), note)?;
        let events = Rc::new(events);
        self.events.insert(folder.to_owned(), Rc::clone(&events));
        Ok(events)
    }

    /// Returns what was left out of directories since this was last asked.
    pub(crate) fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// Returns the schema with this name, or the part of a schema; a path is relative to `root`.
    ///
    /// # Errors
    ///
    /// Nothing has the name, or it is not a valid schema.
    pub(crate) fn named(&mut self, name: &str, root: &Path) -> anyhow::Result<Rc<Schema>> {
        let SchemaName { whole, part } = SchemaName::parse(name, root);
        match locate(&whole, root)? {
            Located::Entry(entry) if part.is_empty() => Ok(self.entry(entry)),
            Located::Entry(entry) => {
                let key = format!("{}#{part}", entry.id());
                self.load(key, &entry.id(), |_| Loader::entry(entry, &part))
            }
            Located::File(path) => {
                let name = path.to_string_lossy();
                let read = |loader: &Loader| loader.file(&path, &part, &Group::default());
                self.load(format!("{name}#{part}"), &name, read)
            }
        }
    }

    /// Returns a schema of the catalogue.
    pub(crate) fn entry(&mut self, entry: &'static Entry) -> Rc<Schema> {
        let compile = || {
            let checker = Checker::from_catalogue(entry, self.options.clone());
            Rc::new(Schema::new(&entry.id(), checker))
        };
        let compiled = self.compiled.entry(entry.id()).or_insert_with(compile);
        Rc::clone(compiled)
    }

    /// Returns a schema under which any JSON is valid, for judging the text alone.
    ///
    /// # Errors
    ///
    /// None: `true` is a schema.
    pub(crate) fn any(&mut self) -> anyhow::Result<Rc<Schema>> {
        Ok(Rc::new(Schema::new("", Checker::from_slice("", b"true", self.options.clone())?)))
    }

    /// Returns what is doubtful in the schemas compiled since this was last asked, each with its place.
    pub(crate) fn take_warnings(&mut self) -> Vec<String> {
        let mut warnings = std::mem::take(&mut self.warnings);
        for events in self.events.values() {
            warnings.extend(events.take_warnings());
        }
        warnings
    }

    fn load(
        &mut self,
        key: String,
        name: &str,
        read: impl FnOnce(&Loader) -> Result<Arc<Ir>, LoadError>,
    ) -> anyhow::Result<Rc<Schema>> {
        if let Some(compiled) = self.compiled.get(&key) {
            return Ok(Rc::clone(compiled));
        }
        let ir = read(&self.loader)?;
        let checker = Checker::from_ir(name, ir, self.options.clone())
            .map_err(|error| LoadError::Invalid { name: name.to_owned(), error })?;
        self.warnings.extend(checker.schema_warnings().iter().map(loading::line));
        let schema = Rc::new(Schema::new(name, checker));
        self.compiled.insert(key, Rc::clone(&schema));
        Ok(schema)
    }
}

/// Returns the schema's text as it is, or the value of the part that is named.
///
/// # Errors
///
/// Nothing has the name, the file cannot be read, or there is no such part.
pub(crate) fn text(name: &str, loader: &Loader) -> anyhow::Result<Vec<u8>> {
    let SchemaName { whole, part } = SchemaName::parse(name, Path::new(""));
    let located = locate(&whole, Path::new(""))?;
    if part.is_empty() {
        return match located {
            Located::Entry(entry) => Ok(entry.text().as_bytes().to_vec()),
            Located::File(path) => loader.read(&path),
        };
    }
    let (_, ir) = loader.named(name, Path::new(""))?;
    let location = &ir.node(ir.root()).location;
    let text = &ir.document(location.document).text;
    let span =
        ir.span(location).ok_or_else(|| anyhow!("there is no part `{part}` in `{whole}`"))?;
    Ok(format!("{}\n", &text[span]).into_bytes())
}

/// Returns the directory that a name means, if it is one.
pub(crate) fn folder(name: &str, root: &Path) -> Option<PathBuf> {
    let path = root.join(name);
    let is_id = tablature_schema::catalogue::find(name).is_ok();
    let path = (!name.is_empty() && !is_id && path.is_dir()).then(|| loading::shortest(path))?;
    // The directory that everything is relative to has no shorter name.
    Some(if path.as_os_str().is_empty() { PathBuf::from(".") } else { path })
}

/// Checks that there is a schema with this name, or a directory of them; a path is relative to `root`. Does not read it.
///
/// # Errors
///
/// Nothing has the name.
pub(crate) fn look_up(name: &str, root: &Path) -> anyhow::Result<()> {
    if name == AUTO || folder(name, root).is_some() {
        return Ok(());
    }
    if let Located::File(path) = locate(&SchemaName::parse(name, root).whole, root)? {
        std::fs::metadata(&path).with_context(|| loading::unreadable(&path))?;
    }
    Ok(())
}

/// Prefix of the `$id` of every captured schema.
const CAPTURED_ID: &str = "urn:tablature:";

/// Returns whether a file's text is a schema that was captured, so that it may be captured anew.
pub(crate) fn is_captured(bytes: &[u8]) -> bool {
    let schema: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    schema.is_some_and(|schema| captured_id(&schema).is_some())
}

/// Returns the name in a URI that capture gave to a schema: `acme/order@1.0`.
pub(crate) fn captured_name(id: &str) -> Option<&str> {
    id.strip_prefix(CAPTURED_ID)
}

/// Returns the URI that capture gave to a schema; up to draft 4, the keyword has no `$`.
pub(crate) fn captured_id(schema: &serde_json::Value) -> Option<&str> {
    let id = schema
        .get(Keyword::Id.name())
        .or_else(|| schema.get(Keyword::LegacyId.name()))?
        .as_str()?;
    id.starts_with(CAPTURED_ID).then_some(id)
}

/// Levels of unions within unions that are looked into.
const MAX_UNION_DEPTH: usize = 8;

/// Returns whether the schema is one of objects, so that an array can only be a sequence of them.
fn describes_object(ir: &Ir) -> bool {
    let applied = conjunction(ir, ir.root());
    let types = Kinds { ir, known: HashMap::new() }.of(&applied, MAX_UNION_DEPTH);
    if types != TypeSet::ALL {
        return types.contains(TypeSet::OBJECT) && !types.contains(TypeSet::ARRAY);
    }
    let mut nodes = applied.iter().map(|id| ir.node(*id));
    nodes.clone().any(|node| node.properties().next().is_some())
        && nodes.all(|node| node.items().is_none() && node.prefix_items().is_empty())
}

/// The types that subschemas accept, each looked up once: unions may refer to each other in many ways.
struct Kinds<'i> {
    ir: &'i Ir,
    known: HashMap<(SchemaId, usize), TypeSet>,
}

impl Kinds<'_> {
    /// Returns the types that all of these subschemas accept; a union accepts what one of its branches does.
    fn of(&mut self, applied: &[SchemaId], depth: usize) -> TypeSet {
        let mut types = TypeSet::ALL;
        for id in applied {
            let node = self.ir.node(*id);
            for assertion in &node.assertions {
                if let Rule::Types(own) = &assertion.rule {
                    types &= *own;
                }
            }
            for branches in [node.any_of(), node.one_of()] {
                if !branches.is_empty() && depth > 0 {
                    types &= branches.iter().map(|branch| self.of_branch(*branch, depth)).collect();
                }
            }
        }
        types
    }

    fn of_branch(&mut self, branch: SchemaId, depth: usize) -> TypeSet {
        if let Some(known) = self.known.get(&(branch, depth)) {
            return *known;
        }
        let types = self.of(&conjunction(self.ir, branch), depth - 1);
        self.known.insert((branch, depth), types);
        types
    }
}

/// Returns the subschema and all that must accept the same value because it is there: what its references resolve to,
/// and the members of `allOf`.
fn conjunction(ir: &Ir, id: SchemaId) -> Vec<SchemaId> {
    let (mut found, mut seen) = (vec![id], HashSet::from([id]));
    let mut at = 0;
    while let Some(id) = found.get(at).copied() {
        let node = ir.node(id);
        let resolved = node.references.iter().filter_map(|reference| match reference.target {
            Target::Static(id) => Some(id),
            _ => None,
        });
        let next = resolved.chain(node.all_of().iter().copied());
        found.extend(next.filter(|id| seen.insert(*id)));
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tablature_schema::load::{LoadOptions, NoSource, load};

    use super::describes_object;

    #[test]
    fn schemas_of_objects_are_told_from_others() {
        #[track_caller]
        fn check(schema: &Value, expected: bool) {
            let text = schema.to_string();
            let ir = load("x", text.as_bytes(), &LoadOptions::default(), &mut NoSource);
            assert_eq!(describes_object(&ir.expect("it is valid")), expected, "{schema}");
        }
        check(&json!({"type": "object"}), true);
        check(&json!({"type": ["object", "null"]}), true);
        check(&json!({"type": ["object", "array"]}), false);
        check(&json!({"type": "array"}), false);
        check(&json!({"properties": {"a": {}}}), true);
        check(&json!({"properties": {"a": {}}, "items": {}}), false);
        check(
            &json!({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"type": "object"}}}),
            true,
        );
        check(&json!({"allOf": [{"type": ["object", "array"]}, {"type": "object"}]}), true);
        check(&json!({"oneOf": [{"type": "object"}, {"allOf": [{"type": "null"}]}]}), true);
        check(&json!({"anyOf": [{"type": "object"}, {"type": "array"}]}), false);
        check(&json!({"anyOf": [{"type": "object"}, {}]}), false);
        check(&json!(true), false);
        // Eight levels of a hundred ways each are 10 to the 16 ways.
        let level = |n: usize| {
            let ways = vec![json!({"$ref": format!("#/$defs/d{}", n + 1)}); 100];
            (format!("d{n}"), json!({ "anyOf": ways }))
        };
        let mut definitions: serde_json::Map<String, Value> = (0..8).map(level).collect();
        definitions.insert("d8".to_owned(), json!({"type": "object"}));
        check(&json!({"$ref": "#/$defs/d0", "$defs": definitions}), true);
    }
}
