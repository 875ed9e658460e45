//! From what was typed to schemas, each with its family and version.

use std::{path::Path, sync::Arc};

use anyhow::bail;
use tablature_contract::diff::Side;
use tablature_report::portable;
use tablature_schema::{
    catalogue::{self, Entry},
    ir::Ir,
};

use crate::{
    Streams,
    diff::{pairs, versions},
    loading::{self, Found, Group, Loader},
    schemas,
};

/// A schema that gets pages.
#[derive(Debug, Clone)]
pub(crate) struct Collected {
    pub(crate) name: String,
    pub(crate) family: String,
    pub(crate) version: Option<String>,
    pub(crate) side: Side,
    pub(crate) ir: Arc<Ir>,
}

/// Returns the schemas that are meant, those of a family together and the oldest first. Without a name, they are those of the
/// catalogue.
///
/// # Errors
///
/// Nothing has a name, or a schema is invalid: then each is reported before.
pub(crate) fn collect(
    names: &[String],
    loader: &Loader,
    streams: &mut Streams<'_>,
) -> anyhow::Result<Vec<Collected>> {
    let names: Vec<String> = if names.is_empty() {
        catalogue::entries().iter().map(Entry::id).collect()
    } else {
        names.iter().flat_map(|name| expand(name)).collect()
    };
    let (found, groups) = loading::find(&names, loader.limit(), streams)?;
    let n_found = found.len();
    let mut all: Vec<Collected> = Vec::new();
    let mut refused = 0;
    for schema in found {
        let one = match schema {
            Found::Entry(entry, _, part) => of_catalogue(entry, &part),
            Found::File(path, part, group) => of_file(&path, &part, &groups[group], loader),
        };
        match one {
            Ok(one)
                if all
                    .iter()
                    .any(|other| other.name == one.name && other.side.is_identical(&one.side)) => {}
            Ok(one) => {
                for item in one.ir.warnings() {
                    streams.warning(&loading::line(item));
                }
                all.push(one);
            }
            Err(error) => {
                refused += 1;
                streams.error(&format!("{error:#}"));
            }
        }
    }
    if refused > 0 {
        bail!("{refused} of {n_found} schemas cannot be used; nothing is written");
    }
    all.sort_by_cached_key(|it| (it.family.clone(), versions::version(&it.side), it.name.clone()));
    Ok(all)
}

/// Returns what a name means: a vendor, all of its schemas; a family of the catalogue, all of its versions; else itself.
fn expand(name: &str) -> Vec<String> {
    if Path::new(name).exists() {
        return vec![name.to_owned()];
    }
    let is_meant = |entry: &&Entry| {
        entry.family() == name
            || entry.family().split_once('/').is_some_and(|(vendor, _)| vendor == name)
    };
    let meant: Vec<String> = catalogue::entries().iter().filter(is_meant).map(Entry::id).collect();
    if meant.is_empty() { vec![name.to_owned()] } else { meant }
}

fn of_catalogue(entry: &'static Entry, part: &str) -> anyhow::Result<Collected> {
    let ir = Loader::entry(entry, part)?;
    let after = if part.is_empty() { String::new() } else { format!("#{part}") };
    Ok(Collected {
        name: entry.id() + &after,
        family: entry.family().to_owned() + &after,
        version: Some(entry.version().to_owned()),
        side: Side::from_ir(&entry.id(), Arc::clone(&ir)),
        ir,
    })
}

fn of_file(path: &Path, part: &str, group: &Group, loader: &Loader) -> anyhow::Result<Collected> {
    let ir = loader.file(path, part, group)?;
    let below = group.folder.as_deref().and_then(|folder| path.strip_prefix(folder).ok());
    let file = portable::text(&below.unwrap_or(path).with_extension(""));
    let side = Side::from_ir(&file, Arc::clone(&ir));
    // What was captured is called as capture calls it; other schemas are called as their files.
    let own = side.id().as_deref().and_then(schemas::captured_name).map(str::to_owned);
    let mut name = own.unwrap_or(file);
    if !part.is_empty() {
        name = format!("{name}#{part}");
    }
    let of_name = name.rsplit_once('@').map(|(_, version)| version.to_owned());
    let of_id = side.id().and_then(|id| Some(id.rsplit_once('@')?.1.to_owned()));
    let version = of_name.or(of_id).or_else(|| side.self_version());
    let family = if version.is_some() { pairs::stem(&name) } else { name.clone() };
    Ok(Collected { name, family, version, side, ir })
}
