//! Schemas of many events: those of a directory, each for the records that name it.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use anyhow::bail;
use serde_json::Value;
use tablature_schema::{ir::Keyword, json::pointer, plural::count};
use tablature_validator::{Checker, Guess, Layout, Names, Options, Router, guess};

use crate::{
    loading::{self, Group, Listing, Loader, is_other},
    paths::Paths,
};

/// The schemas of a directory.
#[derive(Debug)]
pub(crate) struct Events {
    files: Arc<Files>,
    /// What each schema is called by.
    names: Vec<Vec<String>>,
    /// The fields that each schema declares, but the payload of a message.
    fields: Vec<Vec<String>>,
    guessing: Names,
    options: Options,
    routers: RefCell<Vec<(Layout, Arc<Router>)>>,
}

/// The files of the schemas, read when the first record needs them.
#[derive(Debug)]
struct Files {
    folder: PathBuf,
    paths: Vec<PathBuf>,
    loader: Loader,
    /// All documents, for schemas that refer to others by their `$id`.
    group: OnceLock<Group>,
    warnings: Mutex<Vec<String>>,
}

impl Events {
    /// Reads the names of the schemas in a directory: those that its index names as defaults if `capture` wrote it, else all.
    /// Notes say what is left out.
    ///
    /// # Errors
    ///
    /// The directory cannot be read, or holds no schema.
    pub(crate) fn read(
        folder: &Path,
        loader: Loader,
        options: Options,
        note: &mut dyn FnMut(String),
    ) -> anyhow::Result<Self> {
        let listed = match index(folder, &loader)? {
            Some(listed) => listed,
            None => search(folder, note)?,
        };
        let (mut paths, mut names, mut fields) = (Vec::new(), Vec::new(), Vec::new());
        let mut n_others = 0;
        for name in listed {
            let path = folder.join(&name);
            let bytes = loader.read(&path)?;
            if is_other(&bytes) {
                n_others += 1;
                continue;
            }
            let schema: Value = serde_json::from_slice(&bytes).unwrap_or_default();
            names.push(called(&name, &schema));
            let properties = schema.get(Keyword::Properties.name()).and_then(Value::as_object);
            let payload = schema.get(Keyword::PayloadAt.name()).and_then(Value::as_str);
            let is_own = |name: &&String| {
                !payload.is_some_and(|at| {
                    pointer::segments(at).next().is_some_and(|first| first == name.as_str())
                })
            };
            let own = properties.into_iter().flatten().map(|(name, _)| name).filter(is_own);
            fields.push(own.cloned().collect());
            paths.push(path);
        }
        let shown = folder.display();
        if paths.is_empty() {
            bail!("the directory `{shown}` contains no schema");
        }
        if n_others > 0 {
            let files = count(n_others, "JSON file");
            note(format!("in `{shown}`, {files} that cannot be a schema: left out"));
        }
        let files = Files {
            folder: folder.to_owned(),
            paths,
            loader,
            group: OnceLock::new(),
            warnings: Mutex::default(),
        };
        let guessing = as_names(&names);
        let (files, routers) = (Arc::new(files), RefCell::default());
        Ok(Self { files, names, fields, guessing, options, routers })
    }

    /// Returns what checks records of this layout.
    pub(crate) fn router(&self, layout: Layout) -> Arc<Router> {
        let mut routers = self.routers.borrow_mut();
        if let Some((_, known)) = routers.iter().find(|(own, _)| *own == layout) {
            return Arc::clone(known);
        }
        let (files, options) = (Arc::clone(&self.files), self.options.clone());
        let compile = move |index| files.compile(index, &options).map_err(|error| one_line(&error));
        let names = as_names(&self.names);
        let router = Router::new(layout.clone(), names, self.options.clone(), Box::new(compile));
        let router = Arc::new(router);
        routers.push((layout, Arc::clone(&router)));
        router
    }

    /// Guesses the layout of the records that are like the first of a document.
    pub(crate) fn guess(&self, document: &[u8], paths: &Paths) -> Guess {
        let known = [paths.records.as_ref(), paths.by.as_ref()];
        let declares = |index: usize, name: &str| self.fields[index].iter().any(|own| own == name);
        match guess(document, known, &self.guessing, declares) {
            Guess::Layout(mut layout) => {
                if let Some(payload) = &paths.payload {
                    layout.payload.clone_from(payload);
                }
                Guess::Layout(layout)
            }
            Guess::NoRecords => Guess::NoRecords,
            // What is not there is a finding about the record.
            _ if paths.by.is_some() => Guess::Layout(paths.layout()),
            other => other,
        }
    }

    /// Returns what is doubtful in the schemas that were compiled since this was last asked, in order.
    pub(crate) fn take_warnings(&self) -> Vec<String> {
        let mut warnings = self.files.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.sort();
        std::mem::take(&mut warnings)
    }

    /// Compiles each schema, with its file and all that it is called by; one that cannot be used has the reason.
    pub(crate) fn compile_all(
        &self,
    ) -> impl Iterator<Item = (&Path, Vec<String>, Result<Checker, String>)> {
        self.files.paths.iter().zip(&self.names).enumerate().map(|(index, (path, names))| {
            let checker = self.files.compile(index, &self.options);
            (path.as_path(), names.clone(), checker.map_err(|error| one_line(&error)))
        })
    }

    /// Returns the schemas' files, for their codes.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        &self.files.paths
    }
}

/// Returns an error as one line: it is part of a finding.
fn one_line(error: &anyhow::Error) -> String {
    let text = format!("{error:#}");
    text.lines().map(str::trim).collect::<Vec<_>>().join(": ")
}

fn as_names(names: &[Vec<String>]) -> Names {
    Names::new(names.iter().map(|own| own.iter().map(String::as_str).collect()))
}

impl Files {
    fn compile(&self, index: usize, options: &Options) -> anyhow::Result<Checker> {
        let path = &self.paths[index];
        let name = loading::shortest(path.clone()).to_string_lossy().into_owned();
        let alone = Group { folder: Some(self.folder.clone()), ..Group::default() };
        let ir = match self.loader.file(path, "", &alone) {
            Ok(ir) => ir,
            // It may refer to another schema of the directory by its `$id`.
            Err(_) => self.loader.file(path, "", self.group.get_or_init(|| self.together()))?,
        };
        let checker = Checker::from_ir(&name, ir, options.clone())?;
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.extend(checker.schema_warnings().iter().map(loading::line));
        Ok(checker)
    }

    fn together(&self) -> Group {
        let mut group = Group { folder: Some(self.folder.clone()), ..Group::default() };
        for path in &self.paths {
            // One that cannot be read is reported where a record needs it.
            let _ = group.add(path, self.loader.limit());
        }
        group
    }
}

/// Returns all that a schema is called by: its title, its documented name, and the name of its file.
fn called(path: &Path, schema: &Value) -> Vec<String> {
    let text = |keyword: Keyword| schema.get(keyword.name()).and_then(Value::as_str);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.split('@').next().filter(|stem| !stem.is_empty());
    let all = [text(Keyword::Title), text(Keyword::DocumentedAs), stem];
    all.into_iter().flatten().map(str::to_owned).collect()
}

/// Returns the default versions that the index of a captured directory names; `None` if it has no such index.
fn index(folder: &Path, loader: &Loader) -> anyhow::Result<Option<Vec<PathBuf>>> {
    let path = folder.join("index.json");
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = loader.read(&path)?;
    let Ok(families) = serde_json::from_slice::<BTreeMap<String, Value>>(&bytes) else {
        return Ok(None);
    };
    let default = |(family, entry): (&String, &Value)| {
        entry.get("versions")?.as_array()?;
        let name = format!("{family}@{}.json", entry.get("default")?.as_str()?);
        // An index names files of its own directory.
        let is_below = !name.split('/').any(|part| part.is_empty() || part == "..");
        (is_below && !name.contains('\\')).then(|| name.into())
    };
    Ok(families.iter().map(default).collect())
}

/// Returns the JSON files below a directory.
fn search(folder: &Path, note: &mut dyn FnMut(String)) -> anyhow::Result<Vec<PathBuf>> {
    let listing = Listing::on_disk(folder)?;
    listing.notes.into_iter().for_each(note);
    Ok(listing.files)
}

/// Returns how records are read, for a note: what nobody said of it.
pub(crate) fn reading(layout: &Layout, said: &Paths) -> Option<String> {
    let Layout { records, by, payload, .. } = layout;
    let by = by.as_ref().map(ToString::to_string).unwrap_or_default();
    let parts = [
        (!records.is_empty() && said.records.is_none())
            .then(|| (format!("records are at `{records}`"), "--records")),
        (!by.is_empty() && said.by.is_none())
            .then(|| (format!("the schema of each record is chosen by `{by}`"), "--by")),
        (!payload.is_empty() && said.payload.is_none())
            .then(|| (format!("its payload is at `{payload}`"), "--payload")),
    ];
    let (words, options): (Vec<String>, Vec<&str>) = parts.into_iter().flatten().unzip();
    let options = match &options[..] {
        [] => return None,
        [only] => format!("another place with {only}"),
        [first @ .., last] => format!("other places with {} and {last}", first.join(", ")),
    };
    Some(format!("{} (name {options})", words.join(", ")))
}
