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
            Operand::Entry(entry, part) => of_catalogue(entry, &part),
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
        for pair in &mut found.pairs {
            for (side, operand) in [(&mut pair.old, &old), (&mut pair.new, &new)] {
                // It was read for its name, and is read again when it is compared.
                if matches!(side, Some(Pending::Read(_))) {
                    *side = Some(Pending::Named(operand.clone()));
                }
            }
        }
        all.extend(found);
    }
    Ok(all)
}

fn of_catalogue(entry: &'static Entry, part: &str) -> anyhow::Result<Pairs> {
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
        let named = |entry| Some(Pending::Named(Operand::Entry(entry, part.to_owned())));
        let name = entry.family().to_owned();
        all.pairs.push(PendingPair { name, old: named(old), new: named(entry) });
    }
    Ok(all)
}

/// Of each family in a directory, the latest version with all others.
fn of_folder(folder: &Path, loader: &Loader) -> anyhow::Result<Pairs> {
    let mut all = Pairs::default();
    let mut families: BTreeMap<String, Vec<(Version, Pending)>> = BTreeMap::new();
    let look = |name: &str, schema: &Loaded| {
        let version = versions::version(&schema.side).or_else(|| versions::of_file(name));
        let family = pairs::family(&schema.side).unwrap_or_else(|| in_folder(name));
        (version.map(|version| (version, family)), schema.side.label.clone())
    };
    for ((found, label), schema) in
        folders::each(&Place::Disk, folder, loader, &mut all, look)?.into_values()
    {
        match found {
            Some((version, family)) => {
                families.entry(family).or_default().push((version, schema));
            }
            None => all.notes.push(format!("`{label}` has no version, and is left out")),
        }
    }
    for (name, mut versions) in families {
        versions.sort_by_key(|(version, _)| *version);
        let Some((_, new)) = versions.pop() else { continue };
        all.pairs.extend(versions.into_iter().map(|(_, old)| PendingPair {
            name: name.clone(),
            old: Some(old),
            new: Some(new.clone()),
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

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::Parser as _;

    use super::*;
    use crate::{config::Config, loading::LoadArgs};

    #[derive(clap::Parser)]
    struct Arguments {
        #[command(flatten)]
        load: LoadArgs,
    }

    /// Memory does not grow with the number of versions.
    #[test]
    fn versions_are_read_when_they_are_compared() {
        let folder = tempfile::tempdir().expect("a folder");
        for version in 1..=3 {
            let text = format!(r#"{{"$id": "urn:a/order@{version}", "minLength": {version}}}"#);
            let path = folder.path().join(format!("order@{version}.json"));
            fs::write(path, text).expect("a file");
        }
        let load = Arguments::parse_from(["diff"]).load;
        let loader = Loader::new(&load, &Config::default()).expect("a loader");
        let name = folder.path().to_str().expect("a name");
        for (name, count) in [(name, 2), ("genesys/event@257.1.0", 1)] {
            let found = pair(name, None, &loader).expect("earlier versions");
            assert!(found.pairs.len() >= count, "{name}");
            for pair in &found.pairs {
                for side in [&pair.old, &pair.new] {
                    assert!(!matches!(side, None | Some(Pending::Read(_))), "{name}");
                }
                assert!(pair.read(&loader).is_ok(), "{name}");
            }
        }
    }
}
