//! The documents that a schema refers to.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use tablature_schema::{
    ir::{Keyword, MAX_SCHEMA_DEPTH},
    json,
    load::{LoadOptions, Source, SourceError, Text},
};

use crate::{FileTree, Mapped, References, Root, foreign_format, uri};

/// Finds documents by URI for the loader: those that a person maps, those that were given, and files.
///
/// A file is found by its `file:` URI, which is what a relative reference of a schema without `$id` resolves to. It
/// is also found beside a file that was read before as it would be beside that one's `$id`: `order.json` with the
/// `$id` `https://example.com/order.json` finds `https://example.com/parts/item.json` in `parts/item.json`.
pub struct FileSource<'t> {
    tree: &'t dyn FileTree,
    references: &'t References,
    given: Arc<Given>,
    /// The folder of a document's URI, and that of its file, in the order in which they were met.
    placed: Vec<(String, PathBuf)>,
    /// Paths beside documents at which there is nothing.
    missing: BTreeSet<PathBuf>,
    read: Vec<PathBuf>,
}

/// Documents that were named together, by their `$id`; each is parsed once, however many schemas are read with them.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Several may claim the same.
    files: BTreeMap<String, BTreeSet<PathBuf>>,
}

impl Given {
    /// Makes a document known by its `$id`. `path` is absolute.
    pub fn add(&mut self, path: &Path, bytes: &[u8]) {
        if let Some(id) = own_id(bytes, &uri::of_path(path)) {
            self.files.entry(id).or_default().insert(path.to_owned());
        }
    }
}

impl std::fmt::Debug for FileSource<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileSource")
            .field("references", &self.references)
            .field("given", &self.given)
            .field("placed", &self.placed)
            .finish_non_exhaustive()
    }
}

impl<'t> FileSource<'t> {
    /// Returns a source of the files of `tree`, and of those that `references` maps.
    pub fn new(tree: &'t dyn FileTree, references: &'t References) -> Self {
        Self {
            tree,
            references,
            given: Arc::default(),
            placed: Vec::new(),
            missing: BTreeSet::new(),
            read: Vec::new(),
        }
    }

    /// Sets the documents that were named together with the schema.
    #[must_use]
    pub fn with_given(self, given: Arc<Given>) -> Self {
        Self { given, ..self }
    }

    /// Says where the schema itself is, so that files are found beside it. `path` is absolute. Returns the options that
    /// the schema is to be loaded with: the defaults, with the URI of its file.
    pub fn place(&mut self, path: &Path, bytes: &[u8]) -> LoadOptions {
        let uri = uri::of_path(path);
        self.learn(&uri, path, bytes);
        let mut options = LoadOptions::default();
        options.base = Some(uri);
        options
    }

    /// Returns the files that were read, in order.
    pub fn files(&self) -> &[PathBuf] {
        &self.read
    }

    /// Remembers the file of a document that goes by `uri`, and by its own `$id`.
    fn learn(&mut self, uri: &str, path: &Path, bytes: &[u8]) {
        let id = own_id(bytes, uri);
        let Some(folder) = path.parent() else { return };
        for uri in [Some(uri.to_owned()), id].into_iter().flatten() {
            // All documents of a folder say the same about what is beside them.
            let Some(known) = folder_of(&uri) else { continue };
            let place = (known.to_owned(), folder.to_owned());
            if !self.placed.contains(&place) {
                self.placed.push(place);
            }
        }
    }

    /// Returns the file and its bytes; `None` where there is none.
    fn find(&mut self, uri: &str) -> Result<Option<(PathBuf, Vec<u8>)>, SourceError> {
        let mapped = self.references.find(uri);
        match &mapped {
            Some(Mapped::File(path)) => return self.mapped(path).map(Some),
            Some(Mapped::Below(folder, below)) => {
                if let Some(path) = inside(folder, below)? {
                    return self.mapped(&path).map(Some);
                }
            }
            None => {}
        }
        if let Some(path) = self.given(uri)? {
            let path = path.to_owned();
            let bytes = self.tree.read(&path)?;
            return Ok(bytes.map(|bytes| (path, bytes)));
        }
        if mapped.is_some() {
            return Ok(None);
        }
        let own = uri::to_path(uri);
        let beside = self.placed.iter().filter_map(|(known, path)| beside(known, path, uri));
        let mut refused = None;
        for path in own.into_iter().chain(beside) {
            if self.missing.contains(&path) {
                continue;
            }
            match self.tree.read(&path) {
                Ok(Some(bytes)) => return Ok(Some((path, bytes))),
                Ok(None) => drop(self.missing.insert(path)),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        refused.map_or(Ok(None), Err)
    }

    /// Returns the one document that was given and has this `$id`.
    fn given(&self, uri: &str) -> Result<Option<&Path>, SourceError> {
        let Some(paths) = self.given.files.get(uri) else { return Ok(None) };
        let names: Vec<String> = paths.iter().map(|path| self.tree.name(path)).collect();
        match paths.first() {
            Some(only) if paths.len() == 1 => Ok(Some(only)),
            _ => {
                let message =
                    format!("is the `$id` of several documents: `{}`", names.join("`, `"));
                let help = "name one of them, or give each an `$id` of its own";
                Err(SourceError::new(message).with_help(help))
            }
        }
    }

    fn mapped(&self, path: &Path) -> Result<(PathBuf, Vec<u8>), SourceError> {
        let Some(bytes) = self.tree.read_mapped(path)? else {
            let name = self.tree.name(path);
            let message = format!("is mapped to `{name}`, and there is no such file");
            return Err(SourceError::new(message));
        };
        Ok((path.canonicalize().unwrap_or_else(|_| path.to_owned()), bytes))
    }
}

impl Source for FileSource<'_> {
    fn read(&mut self, uri: &str) -> Result<Option<Text>, SourceError> {
        let Some((path, bytes)) = self.find(uri)? else { return Ok(None) };
        let name = self.tree.name(&path);
        if let Some(format) = foreign_format(&path, &bytes) {
            let message = format!("is `{name}`, which is {format}, and only JSON is read");
            return Err(SourceError::new(message).with_help("convert it to JSON"));
        }
        self.learn(uri, &path, &bytes);
        if !self.read.contains(&path) {
            self.read.push(path);
        }
        Ok(Some(Text::new(name, bytes)))
    }
}

/// Returns a path below a folder that was mapped; a link does not lead out of it.
fn inside(folder: &Path, below: &Path) -> Result<Option<PathBuf>, SourceError> {
    let fail = |message: String| Err(SourceError::new(message));
    let root = match Root::new(folder) {
        Ok(root) => root,
        Err(error) => {
            return fail(format!("is mapped to the folder `{}`: {error}", folder.display()));
        }
    };
    match root.resolve(&root.folder().join(below)) {
        Ok(found) => Ok(found),
        Err(outside) => fail(format!(
            "is mapped to `{}`, which {outside} the folder `{}`",
            below.display(),
            folder.display()
        )),
    }
}

/// Returns a URI up to the last slash of its path.
fn folder_of(uri: &str) -> Option<&str> {
    let (root, path) = uri::split_path(uri)?;
    let (folder, _) = path.rsplit_once('/')?;
    uri.get(..root.len() + folder.len() + 1)
}

/// Returns where the document `wanted` is, if it is to the folder as its URI is to `known`, which ends in a slash.
fn beside(known: &str, folder: &Path, wanted: &str) -> Option<PathBuf> {
    let (known_root, known) = uri::split_path(known)?;
    let (wanted_root, wanted) = uri::split_path(wanted)?;
    if known_root != wanted_root {
        return None;
    }
    let (known, _) = known.rsplit_once('/')?;
    let (wanted_folder, _) = wanted.rsplit_once('/')?;
    let known: Vec<&str> = known.split('/').collect();
    let shared =
        known.iter().zip(wanted_folder.split('/')).take_while(|(one, other)| *one == other).count();
    let mut folder = folder;
    for _ in shared..known.len() {
        folder = folder.parent()?;
    }
    let rest = wanted.splitn(shared + 1, '/').last()?;
    Some(folder.join(uri::relative_path(rest)?))
}

/// Returns the absolute URI that a document gives itself; `None` where it has none, or is not JSON.
fn own_id(bytes: &[u8], base: &str) -> Option<String> {
    let (document, _) = json::parse(bytes, MAX_SCHEMA_DEPTH).ok()?;
    let root = document.root();
    let own = |keyword: Keyword| root.get(keyword.name());
    let id = own(Keyword::Id).or_else(|| own(Keyword::LegacyId))?.as_str()?;
    if id.is_empty() || id.starts_with('#') {
        return None;
    }
    uri::resolve(base, id)
}

#[cfg(test)]
mod tests;
