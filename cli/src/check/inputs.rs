//! Which inputs a run has.

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::bail;
use tablature_files::Filter;
use tablature_input::{Discovered, discover, discover_where};

use crate::{config::Config, loading::shortest};

/// Returns the inputs: without a path, what the configuration lists, or standard input if it lists nothing or does not
/// count.
///
/// # Errors
///
/// There is nothing to check.
pub(crate) fn inputs(
    paths: &[PathBuf],
    schema: Option<&str>,
    config: &Config,
    filter: Filter,
) -> anyhow::Result<Discovered> {
    if !paths.is_empty() {
        return Ok(discover(paths, filter));
    }
    // What the configuration lists has schemas of its own.
    if config.rules.is_empty() || schema.is_some() {
        if io::IsTerminal::is_terminal(&io::stdin()) {
            bail!(
                "nothing to check: name a file, a directory, or `-` for standard input, or list files in `[[check]]` of {}",
                config.called()
            );
        }
        return Ok(discover(&[PathBuf::from("-")], filter));
    }
    let found = listed(config, filter);
    if found.sources.is_empty() {
        let head = format!(
            "nothing to check: no file matches the globs of `{}`; `-` reads standard input",
            config.path().display()
        );
        let lines: Vec<String> = [head].into_iter().chain(found.notes).collect();
        bail!(lines.join("\n"));
    }
    Ok(found)
}

/// Finds the files that the configuration lists.
pub(crate) fn listed(config: &Config, filter: Filter) -> Discovered {
    let is_listed = |path: &Path| config.rule_for(path).is_some();
    let root = match shortest(config.root().to_owned()) {
        root if root.as_os_str().is_empty() => PathBuf::from("."),
        root => root,
    };
    discover_where(&[root], filter, &is_listed)
}

/// Removes a file that the run reads or writes otherwise from the inputs: it holds no payloads, or no new ones.
pub(crate) fn leave_out(found: &mut Discovered, own: &Path) {
    if let Ok(own) = own.canonicalize() {
        let is_other = |path: &Path| path.canonicalize().map_or(true, |path| path != own);
        found.sources.retain(|source| source.path().is_none_or(is_other));
    }
}

/// Keeps the inputs that the configuration has a schema for; returns the number of the others.
///
/// # Errors
///
/// The configuration lists nothing.
pub(crate) fn keep_configured(found: &mut Discovered, config: &Config) -> anyhow::Result<usize> {
    if config.rules.is_empty() {
        bail!(
            "`--only-configured` needs a `[[check]]` that says which files are payloads, in {}; `tablature \
             init` writes a configuration to begin with",
            config.called()
        );
    }
    let before = found.sources.len();
    let is_configured = |path: &Path| config.rule_for(path).is_some() && !config.excludes(path);
    found.sources.retain(|source| source.path().is_some_and(is_configured));
    Ok(before - found.sources.len())
}
