//! Operands of `diff`: a schema of the catalogue, a file or a directory, now or at a revision.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail};
use tablature_contract::diff::Side;
use tablature_files::{ReadLimit, uri};
use tablature_report::{notice::Subject, portable};
use tablature_schema::catalogue::Entry;

use super::{git::Revision, revision::RevisionTree};
use crate::{
    loading::{self, Group, Listing, Loader, SchemaName},
    loading::{Located, locate},
    schemas,
};

/// Where schemas are read from.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// The file system.
    Disk,
    /// A revision of a repository.
    At(Revision),
}

/// Operand of `diff`.
#[derive(Debug, Clone)]
pub(crate) enum Operand {
    /// A schema of the catalogue, or a part of it.
    Entry(&'static Entry, String),
    /// A file, or a part of the schema in it. It need not be there.
    File(Place, PathBuf, String),
    /// A directory. It need not be there.
    Folder(Place, PathBuf),
}

/// A schema that was read.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    /// Subject of notices about it.
    pub(crate) subject: Subject,
    pub(crate) side: Side,
}

impl Operand {
    /// Resolves the argument.
    ///
    /// # Errors
    ///
    /// Nothing has the name.
    pub(crate) fn named(typed: &str) -> anyhow::Result<Self> {
        let root = Path::new("");
        if !typed.is_empty() && Path::new(typed).is_dir() {
            return Ok(Self::Folder(Place::Disk, typed.into()));
        }
        schemas::look_up(typed, root)?;
        let SchemaName { whole, part } = SchemaName::parse(typed, root);
        Ok(match locate(&whole, root)? {
            Located::Entry(entry) => Self::Entry(entry, part),
            Located::File(_) => Self::File(Place::Disk, whole.into(), part),
        })
    }

    /// Resolves the path at a revision, or now. Both are asked whether it is a directory.
    ///
    /// # Errors
    ///
    /// The repository cannot be read.
    pub(crate) fn at(path: &Path, part: &str, revision: &Revision) -> anyhow::Result<Self> {
        let place = Place::At(revision.clone());
        let is_folder = path.is_dir() || (!path.exists() && !revision.files(path)?.is_empty());
        Ok(if is_folder {
            Self::Folder(place, path.to_owned())
        } else {
            Self::File(place, path.to_owned(), part.to_owned())
        })
    }

    /// Returns the subject of notices about it.
    pub(crate) fn subject(&self) -> Subject {
        match self {
            Self::Entry(entry, _) => Subject::named(&entry.id()),
            Self::File(_, path, _) | Self::Folder(_, path) => Subject::file(path),
        }
    }

    /// The schema, of an operand that is one; `None` if the file is not there.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is not a valid schema.
    pub(crate) fn load(&self, loader: &Loader) -> anyhow::Result<Option<Loaded>> {
        match self {
            Self::Entry(entry, part) => {
                let ir = Loader::entry(entry, part)?;
                let side = Side::from_ir(&entry.id(), ir);
                Ok(Some(Loaded { subject: Subject::named(&entry.id()), side }))
            }
            Self::File(place, path, part) => {
                let Some(text) = place.read(path, loader.limit())? else { return Ok(None) };
                place.judge(path, &text, part, loader, &Group::default()).map(Some)
            }
            Self::Folder(_, path) => bail!("`{}` is a directory", path.display()),
        }
    }
}

impl Place {
    /// The schema that stands in a file with this text, judged as `tablature check` does.
    ///
    /// # Errors
    ///
    /// It is not a valid schema: every reason, with its place.
    pub(crate) fn judge(
        &self,
        path: &Path,
        text: &[u8],
        part: &str,
        loader: &Loader,
        group: &Group,
    ) -> anyhow::Result<Loaded> {
        let label = self.label(path);
        let whole = if part.is_empty() { label.clone() } else { format!("{label}#{part}") };
        let real = self.real(path)?;
        let folder = group.folder.as_deref();
        let ir = match self {
            Self::Disk => {
                let tree = loader.folder(&real, folder)?;
                loader.text(&tree, &real, &label, text, part, group)?
            }
            Self::At(revision) => {
                let tree =
                    RevisionTree::new(revision, &real, loader.root().or(folder), loader.limit())?;
                loader.text(&tree, &real, &label, text, part, group)?
            }
        };
        Ok(Loaded { subject: Subject::file(path), side: Side::from_ir(&whole, ir) })
    }

    /// The absolute path of a file; at a revision it need not be there any more.
    ///
    /// # Errors
    ///
    /// There is no such file.
    pub(crate) fn real(&self, path: &Path) -> anyhow::Result<PathBuf> {
        match self {
            Self::Disk => loading::real_path(path),
            Self::At(_) => Ok(uri::straight(
                &std::path::absolute(path).context("cannot find the current directory")?,
            )),
        }
    }

    /// Returns the name of a file or a directory for messages.
    pub(crate) fn label(&self, path: &Path) -> String {
        let name = portable::text(&portable::relative(path));
        match self {
            Self::Disk => name,
            Self::At(revision) => revision.label(&name),
        }
    }

    /// The text of a file; `None` if it is not there.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn read(&self, path: &Path, limit: ReadLimit) -> anyhow::Result<Option<Arc<[u8]>>> {
        match self {
            Self::Disk => match tablature_files::read(path, limit) {
                Ok(bytes) => Ok(Some(bytes.into())),
                // A link is there, whatever it leads to.
                Err(error) if error.is_not_found() && path.is_symlink() => bail!(
                    "cannot read the schema `{}`: the target of the symbolic link does not exist",
                    self.label(path)
                ),
                Err(error) if error.is_not_found() => Ok(None),
                Err(error) => Err(error)
                    .with_context(|| format!("cannot read the schema `{}`", self.label(path))),
            },
            Self::At(revision) => revision.read(path, limit),
        }
    }

    /// The JSON files below a directory, relative to it, in order. A directory that is not there has none.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn files(&self, folder: &Path) -> anyhow::Result<Listing> {
        match self {
            Self::At(revision) => Ok(Listing::of(revision.files(folder)?)),
            Self::Disk => Listing::with_broken_links(folder),
        }
    }
}
