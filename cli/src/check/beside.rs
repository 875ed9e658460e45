//! Files of directories that are left out: those that the configuration excludes, and those that an export puts beside its
//! events, by the names that the catalogue knows.

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

/// Leaves out the files of directories that the configuration excludes.
pub(crate) fn leave_out_excluded(found: &mut Discovered, config: &Config) {
    let is_excluded =
        |source: &Source| matches!(source, Source::Found(path) if config.excludes(path));
    let excluded: Vec<Source> =
        found.sources.extract_if(.., |source| is_excluded(source)).collect();
    if !excluded.is_empty() {
        let what = format!("by `exclude` of {}", config.called());
        found.notes.push(note(&excluded, &what));
    }
}

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
        let others: Vec<Source> = found.sources.extract_if(.., |source| is_other(source)).collect();
        if !others.is_empty() {
            let hold = if others.len() == 1 { "holds" } else { "hold" };
            let what = format!("that {hold} no events in the exports of `{}`", entry.family());
            found.notes.push(note(&others, &what));
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

/// Returns the note about files that are left out.
fn note(files: &[Source], why: &str) -> String {
    let shown = files.iter().take(MAX_NAMED).map(|source| format!("`{}`", source.name()));
    let shown: Vec<String> = shown.collect();
    let more = if files.len() > MAX_NAMED { ", …" } else { "" };
    format!(
        "left out: {} {why}: {}{more}; to check one, pass its path",
        count(files.len() as u64, "file"),
        shown.join(", ")
    )
}
