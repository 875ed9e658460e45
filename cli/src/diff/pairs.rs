//! Pairs of schemas that are compared.

use tablature_contract::diff::Side;

use super::{operand::Loaded, pending::Pending};
use crate::loading::Loader;

pub(crate) use super::pending::InputFailure;

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
