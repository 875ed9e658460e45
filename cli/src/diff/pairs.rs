//! Which schema is compared with which.

use std::{collections::BTreeMap, path::Path};

use anyhow::{anyhow, bail};
use serde_json::Value;

use super::operand::{Loaded, Operand, Place, is_schema};
use crate::portable;

/// An old schema and a new one; one of them, if the schema came or went.
#[derive(Debug)]
pub(crate) struct Pair {
    /// What acknowledgements call it: without version and revision.
    pub(crate) name: String,
    pub(crate) old: Option<Loaded>,
    pub(crate) new: Option<Loaded>,
}

/// The pairs, and what could not be read.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) troubles: Vec<anyhow::Error>,
}

/// Pairs what was named.
///
/// # Errors
///
/// A directory stands against a single schema, or neither side is there.
pub(crate) fn pair(old: &Operand, new: &Operand) -> anyhow::Result<Pairs> {
    match (old, new) {
        (Operand::Folder(old_place, old), Operand::Folder(new_place, new)) => {
            folders((old_place, old), (new_place, new))
        }
        (Operand::Folder(place, folder), Operand::File(_, file)) => {
            let name =
                file.file_name().ok_or_else(|| anyhow!("`{}` is no file", file.display()))?;
            single(&Operand::File(place.clone(), folder.join(name)), new)
        }
        (Operand::Folder(..), _) | (_, Operand::Folder(..)) => {
            bail!("a directory is compared with a directory, a schema with a schema")
        }
        _ => single(old, new),
    }
}

fn single(old: &Operand, new: &Operand) -> anyhow::Result<Pairs> {
    let (old, new) = (old.load()?, new.load()?);
    let name = match old.as_ref().or(new.as_ref()) {
        Some(loaded) => {
            family(&loaded.side.schema).unwrap_or_else(|| unversioned(&loaded.side.label))
        }
        None => bail!("there is no such schema, neither before nor now"),
    };
    Ok(Pairs { pairs: vec![Pair { name, old, new }], troubles: Vec::new() })
}

/// Files of one name are a pair; of the others, those with one `$id`, apart from its version.
fn folders(old: (&Place, &Path), new: (&Place, &Path)) -> anyhow::Result<Pairs> {
    let mut pairs = Pairs::default();
    let mut old_ones = load_all(old, &mut pairs.troubles)?;
    let mut new_ones = load_all(new, &mut pairs.troubles)?;
    let names: Vec<String> =
        old_ones.keys().filter(|name| new_ones.contains_key(*name)).cloned().collect();
    for name in names {
        let (old, new) = (old_ones.remove(&name), new_ones.remove(&name));
        pairs.pairs.push(Pair { name, old, new });
    }
    for (name, old) in old_ones {
        let id = family(&old.side.schema);
        let successor = new_ones
            .iter()
            .rfind(|(_, new)| id.is_some() && family(&new.side.schema) == id)
            .map(|(name, _)| name.clone());
        let new = successor.and_then(|name| new_ones.remove(&name));
        pairs.pairs.push(Pair {
            name: id.filter(|_| new.is_some()).unwrap_or(name),
            old: Some(old),
            new,
        });
    }
    for (name, new) in new_ones {
        pairs.pairs.push(Pair { name, old: None, new: Some(new) });
    }
    pairs.pairs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(pairs)
}

fn load_all(
    (place, folder): (&Place, &Path),
    troubles: &mut Vec<anyhow::Error>,
) -> anyhow::Result<BTreeMap<String, Loaded>> {
    let mut loaded = BTreeMap::new();
    for file in place.files(folder)? {
        match place.load(&folder.join(&file)) {
            Ok(Some(one)) if is_schema(&one.side.schema) => {
                loaded.insert(portable::text(&file), one);
            }
            Ok(_) => {}
            Err(error) => troubles.push(error),
        }
    }
    Ok(loaded)
}

/// The `$id` without its version.
fn family(schema: &Value) -> Option<String> {
    Some(unversioned(schema.get("$id")?.as_str()?))
}

fn unversioned(id: &str) -> String {
    id.split('@').next().unwrap_or(id).to_owned()
}
