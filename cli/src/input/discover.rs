//! From the paths on the command line to the files to read.

use std::{
    collections::BTreeSet,
    error::Error,
    io,
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

use super::{Source, decompress::Compression, framing::has_extension};

/// Extensions of event files, ahead of `.gz` or `.zst` where they are packed.
const EXTENSIONS: &[&str] = &["json", "jsonl", "ndjson"];

/// What the paths lead to.
#[derive(Debug, Default)]
pub(crate) struct Discovered {
    /// The inputs, in the order of the arguments; the files of a directory in alphabetical order.
    pub(crate) sources: Vec<Source>,
    /// Paths that lead nowhere, each with the reason.
    pub(crate) problems: Vec<(String, String)>,
}

/// Looks up the paths: a file is taken as it is, a directory is searched for event files, `-` is
/// standard input.
pub(crate) fn discover(paths: &[PathBuf]) -> Discovered {
    let mut found = Discovered::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        if path == Path::new("-") {
            if seen.insert(path.clone()) {
                found.sources.push(Source::Stdin);
            }
        } else if path.is_dir() {
            walk(path, &mut found, &mut seen);
        } else if seen.insert(path.clone()) {
            found.sources.push(Source::File(path.clone()));
        }
    }
    found
}

fn walk(directory: &Path, found: &mut Discovered, seen: &mut BTreeSet<PathBuf>) {
    let mut files = 0;
    let problems = found.problems.len();
    // Ignore files count outside of repositories too: exports are often unpacked without one.
    let walk = WalkBuilder::new(directory)
        .require_git(false)
        .follow_links(true)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Err(error) => found.problems.push(explain(directory, &error)),
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && is_event_file(entry.path()) {
                    files += 1;
                    if seen.insert(entry.path().to_owned()) {
                        found.sources.push(Source::File(entry.into_path()));
                    }
                }
            }
        }
    }
    if files == 0 && found.problems.len() == problems {
        found.problems.push((
            directory.to_string_lossy().into_owned(),
            "no event files in this directory: looked for .json, .jsonl and .ndjson, plain, .gz or \
             .zst, leaving out hidden and ignored files; name a file to check it whatever it is called"
                .to_owned(),
        ));
    }
}

fn is_event_file(path: &Path) -> bool {
    match Compression::of_name(path) {
        Some(_) => has_extension(&path.with_extension(""), EXTENSIONS),
        None => has_extension(path, EXTENSIONS),
    }
}

/// The path that cannot be walked, and why.
fn explain(directory: &Path, error: &ignore::Error) -> (String, String) {
    match error {
        ignore::Error::Loop { ancestor, child } => (
            child.to_string_lossy().into_owned(),
            format!("a symbolic link back to `{}`: not followed", ancestor.display()),
        ),
        ignore::Error::WithPath { path, err } => match &**err {
            ignore::Error::Io(error) => (path.to_string_lossy().into_owned(), root_cause(error)),
            other => explain(path, other),
        },
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            explain(directory, err)
        }
        other => (directory.to_string_lossy().into_owned(), other.to_string()),
    }
}

/// The system's own words: those around them name the path again.
fn root_cause(error: &io::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
