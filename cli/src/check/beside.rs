//! Files that an export puts beside its events, by the names that the catalogue knows.

use std::path::Path;

use anyhow::Context;
use globset::{Glob, GlobSet, GlobSetBuilder};
use tablature_input::{Discovered, Source};
use tablature_schema::{
    catalogue::{self, Entry},
    plural::count,
};

use crate::config::Config;

/// Files that are named in a note.
const MAX_NAMED: usize = 5;

/// Leaves out the files of directories that hold no events in the layout of a family of the catalogue: of the one that
/// `schema` is of, or of any if there is none. What the configuration names is kept. Each family has a note.
///
/// # Errors
///
/// None: the patterns of the catalogue are globs.
pub(crate) fn leave_out_others(
    found: &mut Discovered,
    schema: Option<&str>,
    config: &Config,
) -> anyhow::Result<()> {
    let named = schema.map(|name| catalogue::find(name).map_or("", Entry::family));
    for entry in catalogue::entries().iter().filter(|entry| entry.is_default()) {
        let is_meant = named.is_none_or(|family| family == entry.family());
        if !is_meant || entry.other_files().is_empty() {
            continue;
        }
        let patterns = globs(entry.other_files())?;
        let is_other = |source: &Source| match source {
            Source::Found(path) => {
                path.file_name().is_some_and(|name| patterns.is_match(Path::new(name)))
                    && (schema.is_some() || !config.names(path))
            }
            _ => false,
        };
        let (others, events): (Vec<_>, Vec<_>) = found.sources.drain(..).partition(is_other);
        found.sources = events;
        if !others.is_empty() {
            found.notes.push(note(entry.family(), &others));
        }
    }
    Ok(())
}

fn globs(names: &[String]) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for name in names {
        set.add(Glob::new(name).with_context(|| format!("`{name}` of the catalogue"))?);
    }
    Ok(set.build()?)
}

fn note(family: &str, others: &[Source]) -> String {
    let shown = others.iter().take(MAX_NAMED).map(|source| format!("`{}`", source.name()));
    let shown: Vec<String> = shown.collect();
    let more = if others.len() > MAX_NAMED { ", …" } else { "" };
    let hold = if others.len() == 1 { "holds" } else { "hold" };
    format!(
        "left out: {} that {hold} no events in the exports of `{family}`: {}{more}; to check one, pass its path",
        count(others.len() as u64, "file"),
        shown.join(", ")
    )
}
