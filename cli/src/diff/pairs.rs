//! Which schema is compared with which.

use anyhow::{anyhow, bail};
use tablature_contract::diff::Side;
use tablature_report::notice::Subject;

use super::{
    folders,
    operand::{Loaded, Operand},
    pending::Pending,
};
use crate::loading::Loader;

/// An old schema and a new one; one of them, if the schema came or went.
#[derive(Debug)]
pub(crate) struct Pair {
    /// Name in acknowledgements: without version and revision.
    pub(crate) name: String,
    pub(crate) old: Option<Loaded>,
    pub(crate) new: Option<Loaded>,
}

/// A pair that is read when it is compared.
#[derive(Debug)]
pub(crate) struct PendingPair {
    /// As of [`Pair`].
    pub(crate) name: String,
    pub(crate) old: Option<Pending>,
    pub(crate) new: Option<Pending>,
}

impl PendingPair {
    /// Reads both schemas.
    ///
    /// # Errors
    ///
    /// One or both cannot be read, or are not valid.
    pub(crate) fn read(&self, loader: &Loader) -> Result<Pair, Vec<InputFailure>> {
        let read = |side: &Option<Pending>| side.as_ref().map(|one| one.read(loader)).transpose();
        match (read(&self.old), read(&self.new)) {
            (Ok(old), Ok(new)) => Ok(Pair { name: self.name.clone(), old, new }),
            (old, new) => Err(old.err().into_iter().chain(new.err()).collect()),
        }
    }
}

/// The pairs, and what could not be read.
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the pairs are what it is about")]
pub(crate) struct Pairs {
    pub(crate) pairs: Vec<PendingPair>,
    pub(crate) failures: Vec<InputFailure>,
    /// Notes about files that are left out.
    pub(crate) notes: Vec<String>,
}

impl Pairs {
    /// Adds others.
    pub(crate) fn extend(&mut self, others: Self) {
        self.pairs.extend(others.pairs);
        self.failures.extend(others.failures);
        self.notes.extend(others.notes);
    }
}

/// A schema that cannot be read or used.
#[derive(Debug)]
pub(crate) struct InputFailure {
    pub(crate) subject: Subject,
    pub(crate) error: anyhow::Error,
}

/// Pairs what was named. Nothing is said of a schema whose other side cannot be read.
///
/// # Errors
///
/// A directory stands against a single schema, or neither side has a schema.
pub(crate) fn pair(old: &Operand, new: &Operand, loader: &Loader) -> anyhow::Result<Pairs> {
    match (old, new) {
        (Operand::Folder(old_place, old), Operand::Folder(new_place, new)) => {
            folders::pair((old_place, old), (new_place, new), loader)
        }
        (Operand::Folder(place, folder), Operand::File(_, file, part)) => {
            let name =
                file.file_name().ok_or_else(|| anyhow!("`{}` is not a file", file.display()))?;
            single(&Operand::File(place.clone(), folder.join(name), part.clone()), new, loader)
        }
        (Operand::Folder(..), _) | (_, Operand::Folder(..)) => {
            bail!("a directory can only be compared with a directory, and a schema with a schema")
        }
        _ => single(old, new, loader),
    }
}

fn single(old: &Operand, new: &Operand, loader: &Loader) -> anyhow::Result<Pairs> {
    let (old, new) = match (old.load(loader), new.load(loader)) {
        (Ok(old), Ok(new)) => (old, new),
        (one, other) => {
            let failures = [(old, one.err()), (new, other.err())].into_iter();
            let failures = failures.filter_map(|(of, error)| {
                Some(InputFailure { subject: of.subject(), error: error? })
            });
            return Ok(Pairs { failures: failures.collect(), ..Pairs::default() });
        }
    };
    let name = match old.as_ref().or(new.as_ref()) {
        Some(schema) => family(&schema.side).unwrap_or_else(|| unversioned(&schema.side.label)),
        None => bail!("the schema exists on neither side"),
    };
    let [old, new] = [old, new].map(|side| side.map(Pending::Read));
    Ok(Pairs { pairs: vec![PendingPair { name, old, new }], ..Pairs::default() })
}

/// The name of a file without its version: it may be the other side of a file of another version.
pub(crate) fn stem(name: &str) -> String {
    unversioned(name.strip_suffix(".json").unwrap_or(name))
}

/// The `$id` without its version.
pub(crate) fn family(side: &Side) -> Option<String> {
    Some(unversioned(&side.id()?))
}

/// Returns a name without the version at its end.
pub(crate) fn unversioned(id: &str) -> String {
    id.split('@').next().unwrap_or(id).to_owned()
}
