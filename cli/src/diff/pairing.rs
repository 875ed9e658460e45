//! Which schema is compared with which.

use anyhow::{anyhow, bail};

use super::{
    folders,
    operand::Operand,
    pairs::{InputFailure, Pairs, PendingPair, family, unversioned},
    pending::Pending,
};
use crate::loading::Loader;

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
