//! From the paths on the command line to the files to read.

use std::{
    collections::BTreeSet,
    error::Error,
    io,
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

use super::{
    Source,
    compression::{Compression, has_extension},
};

/// Extensions of event files, ahead of `.gz` or `.zst` where they are packed.
const EXTENSIONS: &[&str] = &["json", "jsonl", "ndjson"];

/// What the paths lead to.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The inputs, in the order of the arguments; the files of a directory in alphabetical order.
    pub sources: Vec<Source>,
    /// Paths that lead nowhere, each with the reason.
    pub problems: Vec<(String, String)>,
    /// What is left out and no problem.
    pub notes: Vec<String>,
    /// Whether a directory was searched, so that what was not found says something.
    pub is_search: bool,
}

/// Looks up the paths: a file is taken as it is, a directory is searched for event files, `-` is
/// standard input.
pub fn discover(paths: &[PathBuf]) -> Discovered {
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
    found.is_search = true;
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
            Err(error) => report(directory, &error, found),
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
            name(directory),
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

/// Sorts out what the walk could not follow: a link in a circle hides nothing, all else may.
fn report(directory: &Path, error: &ignore::Error, found: &mut Discovered) {
    match error {
        ignore::Error::Loop { ancestor, child } => {
            let (child, ancestor) = (child.display(), ancestor.display());
            found
                .notes
                .push(format!("{child}: not followed: it is a symbolic link back to `{ancestor}`"));
        }
        ignore::Error::WithPath { path, err } => match &**err {
            ignore::Error::Io(error) => found.problems.push(unreadable(path, error)),
            other => report(path, other, found),
        },
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            report(directory, err, found);
        }
        ignore::Error::Io(error) => found.problems.push(unreadable(directory, error)),
        other => found.problems.push((name(directory), other.to_string())),
    }
}

/// The path that cannot be looked into, and why, in words that do not depend on who found it out.
fn unreadable(path: &Path, error: &io::Error) -> (String, String) {
    let cause = system_error(error);
    let message = match path.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() && !path.exists() => {
            format!("the symbolic link leads nowhere: {cause}")
        }
        Ok(metadata) if metadata.is_dir() => format!("cannot read the directory: {cause}"),
        _ => cause.to_string(),
    };
    (name(path), message)
}

/// The system's own error: libraries wrap it in words that name the path again.
fn system_error(error: &io::Error) -> io::Error {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        // What an `io::Error` wraps is not its source: the source of what it wraps is.
        let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(code) = error.downcast_ref().and_then(io::Error::raw_os_error) {
            return io::Error::from_raw_os_error(code);
        }
        cause = wrapped.map(|wrapped| wrapped as &dyn Error).or_else(|| error.source());
    }
    error.kind().into()
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Discovered, report};

    #[track_caller]
    fn check(error: io::Error, expected: &str) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().to_owned();
        let wrapped = ignore::Error::WithPath { path, err: Box::new(ignore::Error::Io(error)) };
        let walked = ignore::Error::WithDepth { depth: 1, err: Box::new(wrapped) };
        let mut found = Discovered::default();
        report("in".as_ref(), &walked, &mut found);
        let expected = (directory.path().to_string_lossy().into_owned(), expected.to_owned());
        assert_eq!(found.problems, [expected]);
    }

    #[test]
    fn directories_that_may_not_be_read_are_named_once() {
        let system = || io::Error::from(io::ErrorKind::PermissionDenied);
        check(system(), "cannot read the directory: permission denied");
        let wrapped = io::Error::other(io::Error::new(system().kind(), "in/x: no"));
        check(wrapped, "cannot read the directory: other error");
    }

    #[cfg(unix)]
    #[test]
    fn the_words_of_the_system_are_kept_and_those_around_them_are_not() {
        let system = || io::Error::from_raw_os_error(13);
        let expected = "cannot read the directory: Permission denied (os error 13)";
        check(system(), expected);
        check(io::Error::other(system()), expected);
        check(io::Error::other(io::Error::other(system())), expected);
    }
}
