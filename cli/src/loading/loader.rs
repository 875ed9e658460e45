//! Files to IRs, alike for every command.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, anyhow, bail};
use tablature_files::{
    FileSource, FileTree, Folder, Given, ReadLimit, References, Root, foreign_format,
};
use tablature_schema::{
    catalogue::Entry,
    ir::{Draft, Ir},
    load::{LoadOptions, NoSource, load},
};
use tablature_validator::{Checker, Options, Timestamp};

use super::{LoadArgs, LoadError, Located, SchemaName, locate};
use crate::config::Config;

/// Remedy for a file that lies outside of the root.
const REMEDY: &str = "name a folder that holds both with `--root DIR`";

/// How schemas are read, whichever command needs them.
#[derive(Debug, Clone)]
pub(crate) struct Loader {
    references: References,
    root: Option<PathBuf>,
    draft: Option<Draft>,
    drafts: BTreeMap<String, Draft>,
    limit: ReadLimit,
}

/// Documents that were named together: they know each other by their `$id`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Group {
    /// The folder that was named; references stay inside it.
    pub(crate) folder: Option<PathBuf>,
    /// The documents by real path.
    pub(crate) given: Arc<Given>,
}

impl Loader {
    /// Returns what the command line and the configuration say. What is typed comes first.
    ///
    /// # Errors
    ///
    /// A URI cannot be mapped to a path.
    pub(crate) fn new(args: &LoadArgs, config: &Config) -> anyhow::Result<Self> {
        let mut references = References::default();
        for (uri, path) in &args.references {
            references.insert(uri, path).context("`--reference`")?;
        }
        let mut configured = References::default();
        for (uri, path) in &config.references {
            let mapped = configured.insert(uri, &config.root().join(&path.value));
            mapped.map_err(|error| anyhow!("{}: {error}", config.place(path.at)))?;
        }
        references.extend(&configured);
        let mut drafts = BTreeMap::new();
        let mut draft = None;
        for (uri, typed) in &args.drafts {
            let before = match uri {
                None => draft.replace(*typed),
                Some(uri) => drafts.insert(uri.clone(), *typed),
            };
            if before.is_some_and(|before| before != *typed) {
                let of = uri.as_deref().unwrap_or("schemas without `$schema`");
                bail!("`--draft` is given twice for {of}, and says two things");
            }
        }
        for (uri, configured) in &config.drafts.by_uri {
            drafts.entry(uri.clone()).or_insert(*configured);
        }
        Ok(Self {
            references,
            root: args.root.clone(),
            draft: draft.or(config.drafts.default),
            drafts,
            limit: args.limit(),
        })
    }

    /// Returns the same with the nearest configuration, for commands that do nothing else with it.
    ///
    /// # Errors
    ///
    /// As for [`Self::new`], and where the nearest configuration cannot be read.
    pub(crate) fn discover(args: &LoadArgs) -> anyhow::Result<Self> {
        Self::new(args, &Config::load(None)?)
    }

    /// Reads what a name means, `schema.json#/$defs/Row` included; a path is relative to `root`. Also returns what the
    /// schema is called.
    ///
    /// # Errors
    ///
    /// Nothing has the name, the file cannot be read, or it is not a valid schema.
    pub(crate) fn named(&self, name: &str, root: &Path) -> Result<(String, Arc<Ir>), LoadError> {
        let SchemaName { whole, part } = SchemaName::parse(name, root);
        match locate(&whole, root)? {
            Located::Entry(entry) => Ok((entry.id(), Self::entry(entry, &part)?)),
            Located::File(path) => {
                let ir = self.file(&path, &part, &Group::default())?;
                Ok((path.to_string_lossy().into_owned(), ir))
            }
        }
    }

    /// Reads a schema of the catalogue, or a part of it.
    ///
    /// # Errors
    ///
    /// There is no such part.
    pub(crate) fn entry(entry: &Entry, part: &str) -> Result<Arc<Ir>, LoadError> {
        if part.is_empty() {
            return Ok(entry.ir());
        }
        let mut options = LoadOptions::default();
        part.clone_into(&mut options.part);
        let name = entry.id();
        load(&name, entry.text().as_bytes(), &options, &mut NoSource)
            .map(Arc::new)
            .map_err(|error| LoadError::Invalid { name, error })
    }

    /// Reads the schema in a file, or a part of it.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is not a valid schema.
    pub(crate) fn file(
        &self,
        path: &Path,
        part: &str,
        group: &Group,
    ) -> Result<Arc<Ir>, LoadError> {
        let bytes = self.read(path)?;
        let real = real_path(path)?;
        let tree = self.folder(&real, group.folder.as_deref())?;
        let name = tree.name(&real);
        self.text(&tree, &real, &name, &bytes, part, group)
    }

    /// Reads the schema whose text is known, from a tree of files. `path` is where it is in the tree.
    ///
    /// # Errors
    ///
    /// It is not a valid schema, or not JSON at all.
    pub(crate) fn text(
        &self,
        tree: &dyn FileTree,
        path: &Path,
        name: &str,
        bytes: &[u8],
        part: &str,
        group: &Group,
    ) -> Result<Arc<Ir>, LoadError> {
        let (options, mut source) = self.source(tree, path, name, bytes, part, group)?;
        let read = load(name, bytes, &options, &mut source).map(Arc::new);
        // Every command rejects what a custom meta-schema rejects.
        let read = read.and_then(|ir| {
            if ir.foreign_meta_schema().is_some() {
                Checker::from_ir(
                    name,
                    Arc::clone(&ir),
                    Options::at(Timestamp::from_nanoseconds(0)),
                )?;
            }
            Ok(ir)
        });
        read.map_err(|error| LoadError::Invalid { name: name.to_owned(), error })
    }

    /// Returns what the loader of a schema is given: its options, and where it asks for documents.
    ///
    /// # Errors
    ///
    /// The text is in another format than JSON.
    pub(crate) fn source<'s>(
        &'s self,
        tree: &'s dyn FileTree,
        path: &Path,
        name: &str,
        bytes: &[u8],
        part: &str,
        group: &Group,
    ) -> Result<(LoadOptions, FileSource<'s>), LoadError> {
        if let Some(format) = foreign_format(path, bytes) {
            return Err(anyhow!(
                "`{name}` is {format}, which is not supported; convert it to JSON"
            )
            .into());
        }
        let source = FileSource::new(tree, &self.references);
        let mut source = source.with_given(Arc::clone(&group.given));
        let mut options = self.with_drafts(source.place(path, bytes));
        part.clone_into(&mut options.part);
        Ok((options, source))
    }

    /// Returns how a schema is read that is in no file.
    pub(crate) fn load_options(&self) -> LoadOptions {
        self.with_drafts(LoadOptions::default())
    }

    fn with_drafts(&self, mut options: LoadOptions) -> LoadOptions {
        options.draft = self.draft.unwrap_or(options.draft);
        options.drafts.clone_from(&self.drafts);
        options
    }

    /// Returns the folder on disk that references of the schema at `path` stay inside.
    ///
    /// # Errors
    ///
    /// There is no such folder, or the schema is outside of it.
    pub(crate) fn folder(&self, path: &Path, named: Option<&Path>) -> anyhow::Result<Folder> {
        let current = Path::new(".");
        let Some(folder) = self.root.as_deref().or(named) else {
            let root = Root::of_schema(path).with_context(|| unreadable(path))?;
            return Ok(Folder::new(root, REMEDY, current).with_limit(self.limit));
        };
        let root = Root::new(folder)
            .with_context(|| format!("cannot look up the folder `{}`", folder.display()))?;
        if let Err(outside) = root.resolve(path) {
            bail!("the schema `{}` {outside} the folder `{}`", path.display(), folder.display());
        }
        Ok(Folder::new(root, REMEDY, current).with_limit(self.limit))
    }

    /// Reads the file of a schema.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn read(&self, path: &Path) -> anyhow::Result<Vec<u8>> {
        read(path, self.limit)
    }

    /// Returns the largest schema that is read.
    pub(crate) fn limit(&self) -> ReadLimit {
        self.limit
    }

    /// Returns the folder that `--root` names.
    pub(crate) fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }
}

impl Group {
    /// Adds a document.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn add(&mut self, path: &Path, limit: ReadLimit) -> anyhow::Result<()> {
        let bytes = read(path, limit)?;
        Arc::make_mut(&mut self.given).add(&real_path(path)?, &bytes);
        Ok(())
    }
}

/// Returns the path without links and detours.
///
/// # Errors
///
/// There is no such file.
pub(crate) fn real_path(path: &Path) -> anyhow::Result<PathBuf> {
    path.canonicalize().with_context(|| unreadable(path))
}

fn read(path: &Path, limit: ReadLimit) -> anyhow::Result<Vec<u8>> {
    tablature_files::read(path, limit).map_err(|error| {
        if error.is_not_found() && path.is_symlink() {
            anyhow!("{}: the target of the symbolic link does not exist", unreadable(path))
        } else if error.is_not_found() {
            let remedy = match tablature_files::near(path) {
                Some(near) => format!("did you mean `{}`?", near.display()),
                None => {
                    "name a file that exists, or an id that `tablature schema list` shows".into()
                }
            };
            anyhow!("{}: there is no such file; {remedy}", unreadable(path))
        } else {
            anyhow::Error::new(error).context(unreadable(path))
        }
    })
}

/// Returns what is said of a schema file that cannot be read.
pub(crate) fn unreadable(path: &Path) -> String {
    format!("cannot read the schema `{}`", path.display())
}
