//! Schemas that are read when they are compared, so that memory does not grow with their number.

use std::{path::PathBuf, sync::Arc};

use anyhow::anyhow;
use tablature_report::notice::Subject;

use super::operand::{Loaded, Operand, Place};
use crate::loading::{Group, Loader};

/// A schema that is read when it is asked for.
#[derive(Debug, Clone)]
pub(crate) enum Pending {
    /// It was read already.
    Read(Loaded),
    /// What was named.
    Named(Operand),
    /// A file of a directory.
    File(Arc<Folder>, PathBuf),
}

/// The directory of schemas that are compared.
#[derive(Debug)]
pub(crate) struct Folder {
    pub(crate) place: Place,
    /// The documents of the directory, which know each other.
    pub(crate) group: Group,
}

impl Pending {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is not a valid schema.
    pub(crate) fn read(&self, loader: &Loader) -> Result<Loaded, InputFailure> {
        match self {
            Self::Read(schema) => Ok(schema.clone()),
            Self::Named(operand) => {
                let gone = || anyhow!("`{}` is there no more", operand.subject().name());
                let read = operand.load(loader).and_then(|schema| schema.ok_or_else(gone));
                read.map_err(|error| InputFailure { subject: operand.subject(), error })
            }
            Self::File(folder, path) => {
                let Folder { place, group } = &**folder;
                let read = place.read(path, loader.limit()).and_then(|text| {
                    let gone = || anyhow!("`{}` is there no more", place.label(path));
                    place.judge(path, &text.ok_or_else(gone)?, "", loader, group)
                });
                read.map_err(|error| InputFailure { subject: Subject::file(path), error })
            }
        }
    }
}

/// A schema that cannot be read or used.
#[derive(Debug)]
pub(crate) struct InputFailure {
    pub(crate) subject: Subject,
    pub(crate) error: anyhow::Error,
}
