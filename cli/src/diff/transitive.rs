//! `--transitive`: a schema compared with all its earlier versions.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{anyhow, bail};
use tablature_schema::catalogue::{self, Entry};

use super::{
    folders,
    git::Revision,
    operand::{Loaded, Operand, Place},
    pairing,
    pairs::{self, Pairs, PendingPair},
    pending::Pending,
    versions::{self, Version},
};
use crate::loading::{Loader, SchemaName};

/// Pairs what was named with all earlier versions of it: of its family in the catalogue, in the same directory, or with
/// `git:GLOB` at every tag that matches.
///
/// # Errors
///
/// There is no earlier version, or it cannot be read.
pub(crate) fn pair(name: &str, against: Option<&str>, loader: &Loader) -> anyhow::Result<Pairs> {
    let SchemaName { whole, part } = SchemaName::parse(name, Path::new(""));
    let path = Path::new(&whole);
    match against.map(|against| against.split_once(':')) {
        Some(Some(("git", glob))) => of_tags(path, &part, glob, loader),
        Some(_) => bail!(
            "with `--transitive`, `--against` is `git:GLOB`, which names tags, such as `git:v*`"
        ),
        None if path.is_dir() => of_folder(path, loader),
        None => match Operand::named(name)? {
            Operand::Entry(entry, part) => of_catalogue(entry, &part, loader),
            _ => bail!(
                "`{name}` is a single file, which has no earlier versions; name its directory, or tags with \
                 `--against git:GLOB`"
            ),
        },
    }
}

/// Every tag that matches, the oldest first.
fn of_tags(path: &Path, part: &str, glob: &str, loader: &Loader) -> anyhow::Result<Pairs> {
    let mut all = Pairs::default();
    let tags = Revision::tags(path, glob)?;
    if tags.is_empty() {
        bail!("no tag of the history matches `{glob}`");
    }
    for tag in tags {
        let old = Operand::at(path, part, &Revision::open(path, &tag)?)?;
        let new = match &old {
            Operand::Folder(..) => Operand::Folder(Place::Disk, path.to_owned()),
            _ => Operand::File(Place::Disk, path.to_owned(), part.to_owned()),
        };
        let mut found = pairing::pair(&old, &new, loader)?;
        // What a tag lacks did not exist yet.
        found.pairs.retain(|pair| pair.old.is_some());
        all.extend(found);
    }
    Ok(all)
}

fn of_catalogue(entry: &'static Entry, part: &str, loader: &Loader) -> anyhow::Result<Pairs> {
    let version = |entry: &Entry| versions::semantic(entry.version());
    let family = catalogue::entries().iter().filter(|one| one.family() == entry.family());
    let mut earlier: Vec<&'static Entry> =
        family.filter(|one| version(one) < version(entry)).collect();
    earlier.sort_by_key(|one| version(one));
    if earlier.is_empty() {
        bail!("`{}` has no earlier version in the catalogue", entry.id());
    }
    let mut all = Pairs::default();
    for old in earlier {
        let load = |entry| Operand::Entry(entry, part.to_owned()).load(loader);
        all.pairs.push(PendingPair {
            name: entry.family().to_owned(),
            old: load(old)?.map(Pending::Read),
            new: load(entry)?.map(Pending::Read),
        });
    }
    Ok(all)
}

/// Of each family in a directory, the latest version with all others.
fn of_folder(folder: &Path, loader: &Loader) -> anyhow::Result<Pairs> {
    let mut all = Pairs::default();
    let mut families: BTreeMap<String, Vec<(Version, Loaded)>> = BTreeMap::new();
    for (name, loaded) in folders::schemas(&Place::Disk, folder, loader, &mut all)? {
        match versions::version(&loaded.side).or_else(|| versions::of_file(&name)) {
            Some(version) => {
                let family = pairs::family(&loaded.side).unwrap_or_else(|| in_folder(&name));
                families.entry(family).or_default().push((version, loaded));
            }
            None => {
                all.notes.push(format!("`{}` has no version, and is left out", loaded.side.label));
            }
        }
    }
    for (name, mut versions) in families {
        versions.sort_by_key(|(version, _)| *version);
        let Some((_, new)) = versions.pop() else { continue };
        all.pairs.extend(versions.into_iter().map(|(_, old)| PendingPair {
            name: name.clone(),
            old: Some(Pending::Read(old)),
            new: Some(Pending::Read(new.clone())),
        }));
    }
    if all.pairs.is_empty() && all.failures.is_empty() {
        return Err(anyhow!("`{}` has no schema with an earlier version", folder.display()));
    }
    Ok(all)
}

/// Returns the name of a file without its version, with its directory.
fn in_folder(name: &str) -> String {
    let path = PathBuf::from(name);
    let stem = pairs::stem(name);
    match path.file_stem().and_then(|stem| stem.to_str()).and_then(versions::of_text) {
        // The version is the whole name, as in Iglu's layout.
        Some(_) => path.parent().map_or(stem, |parent| parent.display().to_string()),
        None => stem,
    }
}
