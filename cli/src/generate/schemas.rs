//! From what was typed to schemas, each with the place of its module.

use std::{io, path::Path};

use anyhow::Context as _;

use tablature_codegen::source::{Source, last_name};
use tablature_files::FileTree as _;
use tablature_schema::{catalogue::Entry, load::NoSource};

use crate::{
    Streams,
    loading::{self, Found, Group, LoadError, Loader, SchemaName},
};

/// The name of standard input.
const STANDARD_INPUT: &str = "-";

/// A schema, and what it is called.
pub(crate) struct Placed {
    /// The names on the path to its module.
    pub(crate) place: Vec<String>,
    /// The id without its version, of a schema of the catalogue.
    pub(crate) family: Option<&'static str>,
    /// The schema, or every reason why it cannot be used.
    pub(crate) source: Result<Source, Vec<String>>,
}

/// Every schema that is meant by the arguments, in their order; those of a directory by name. Ids have their vendor
/// as a folder, unless a single one is named.
///
/// # Errors
///
/// Nothing has a name, or a directory holds no schema.
pub(crate) fn find(
    names: &[String],
    loader: &Loader,
    streams: &mut Streams<'_>,
) -> anyhow::Result<Vec<Placed>> {
    let (standard, names): (Vec<SchemaName>, Vec<SchemaName>) = names
        .iter()
        .map(|name| SchemaName::parse(name, Path::new("")))
        .partition(|name| name.whole == STANDARD_INPUT);
    let names: Vec<String> = names.into_iter().map(|name| name.to_string()).collect();
    let (found, groups) = loading::find(&names, loader.limit(), streams)?;
    let mut placed = from_standard_input(&standard, loader)?;
    placed.extend(found.into_iter().map(|schema| match schema {
        Found::Entry(entry, typed, part) => {
            let mut place: Vec<String> = typed.split('/').map(str::to_owned).collect();
            // Of several, two vendors may call one the same; which of them is named first is to change nothing.
            if names.len() == 1 {
                place.drain(..place.len() - 1);
            }
            place.extend(last_name(&part));
            Placed { place, family: Some(entry.family()), source: of_catalogue(entry, &part) }
        }
        Found::File(path, part, group) => {
            let group = &groups[group];
            let place = place(&path, &part, group.folder.as_deref());
            Placed { place, family: None, source: read(&path, &part, loader, group) }
        }
    }));
    Ok(placed)
}

/// Reads the schema on standard input, whose parts may be meant.
fn from_standard_input(names: &[SchemaName], loader: &Loader) -> anyhow::Result<Vec<Placed>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let limit = loader.limit();
    let bytes = tablature_files::read_stream(&mut io::stdin().lock(), limit)
        .context("cannot read standard input")?;
    let source = |name: &SchemaName| {
        let mut options = loader.load_options();
        name.part.clone_into(&mut options.part);
        let source = Source::load("schema", &bytes, options, &mut NoSource);
        let source = source.map_err(|faults| lines(&faults));
        let place = vec![last_name(&name.part).unwrap_or_else(|| "schema".to_owned())];
        Placed { place, family: None, source }
    };
    Ok(names.iter().map(source).collect())
}

/// The folders below the one that was named, and the name of the file, or of the part that is meant.
fn place(path: &Path, part: &str, folder: Option<&Path>) -> Vec<String> {
    let below = folder.and_then(|folder| path.strip_prefix(folder).ok()?.parent());
    let folders = below.into_iter().flat_map(Path::iter);
    let mut place: Vec<String> = folders.map(|part| part.to_string_lossy().into_owned()).collect();
    let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    place.push(last_name(part).unwrap_or_else(stem));
    place
}

fn of_catalogue(entry: &'static Entry, part: &str) -> Result<Source, Vec<String>> {
    Source::part_of_catalogue(entry, part).map_err(|faults| lines(&faults))
}

/// The schema in a file, with what it refers to.
fn read(path: &Path, part: &str, loader: &Loader, group: &Group) -> Result<Source, Vec<String>> {
    let said = |error: LoadError| vec![error.to_string()];
    let unreadable = |error: anyhow::Error| said(error.into());
    let bytes = loader.read(path).map_err(unreadable)?;
    let real = loading::real_path(path).map_err(unreadable)?;
    let tree = loader.folder(&real, group.folder.as_deref()).map_err(unreadable)?;
    let name = tree.name(&real);
    let (options, mut source) =
        loader.source(&tree, &real, &name, &bytes, part, group).map_err(said)?;
    let source =
        Source::load(&name, &bytes, options, &mut source).map_err(|faults| lines(&faults))?;
    if source.ir().foreign_meta_schema().is_some() {
        // Every command rejects what a custom meta-schema rejects.
        loader.text(&tree, &real, &name, &bytes, part, group).map_err(said)?;
    }
    Ok(source)
}

fn lines(faults: &[tablature_codegen::Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}
