//! Finds the files for the paths on the command line.

use std::path::{Path, PathBuf};

use tablature_files::{Astray, Filter, Seen, Walked};

use super::{
    Source,
    compression::{Compression, has_extension},
};

/// Extensions of event files, ahead of `.gz` or `.zst` where they are packed.
const EXTENSIONS: &[&str] =
    &["json", "jsonl", "ndjson", "csv", "tsv", "parquet", "avro", "arrow", "arrows", "feather"];

/// The result of looking up paths.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Discovered {
    /// The inputs, in the order of the arguments; the files of a directory in alphabetical order.
    pub sources: Vec<Source>,
    /// Paths that cannot be read, each with the reason.
    pub errors: Vec<(String, String)>,
    /// Messages about what was left out on purpose.
    pub notes: Vec<String>,
    /// Number of the files in directories that are not wanted, without hidden and ignored ones.
    pub n_unwanted: usize,
    /// Number of the files in directories that were found before, by another name.
    pub n_again: usize,
    /// Is `true` if a directory was searched, so that finding nothing is an error.
    pub is_search: bool,
}

/// Links out of a directory, and ignore files that do not count, that are named in notes.
const MAX_NAMED_LINKS: usize = 10;

/// Looks up the paths: a file is taken as it is, a directory is searched for event files without what `filter` leaves
/// out, `-` is standard input. A file is read once, however often and by whatever name it was reached.
pub fn discover(paths: &[PathBuf], filter: Filter) -> Discovered {
    discover_where(paths, filter, &is_event_file)
}

/// Does the same, but searches directories for the files that `is_wanted` says, whatever their names.
pub fn discover_where(
    paths: &[PathBuf],
    filter: Filter,
    is_wanted: &dyn Fn(&Path) -> bool,
) -> Discovered {
    let mut found = Discovered::default();
    let mut seen = Seen::default();
    for path in paths {
        if path == Path::new("-") {
            if !found.sources.contains(&Source::Stdin) {
                found.sources.push(Source::Stdin);
            }
        } else if path.is_dir() {
            search(path, filter, is_wanted, &mut found, &mut seen);
        } else if seen.insert(path) {
            found.sources.push(Source::File(path.clone()));
        }
    }
    found
}

fn search(
    directory: &Path,
    filter: Filter,
    is_wanted: &dyn Fn(&Path) -> bool,
    found: &mut Discovered,
    seen: &mut Seen,
) {
    found.is_search = true;
    let walked = tablature_files::walk(directory, filter, is_wanted, seen);
    found.notes.extend(notes(directory, &walked));
    found.n_unwanted += walked.n_unwanted;
    found.n_again += walked.n_reached - walked.files.len();
    if walked.n_reached == 0 && walked.problems.is_empty() {
        found.errors.push((
            name(directory),
            "no event files in this directory: looked for .json, .jsonl, .ndjson, .csv, .tsv, .parquet, .avro, \
             .arrow, .arrows and .feather, plain, .gz or .zst, without hidden and ignored files; to check a file with another name, pass its path"
                .to_owned(),
        ));
    }
    found.errors.extend(walked.problems.iter().map(|(path, why)| (name(path), why.clone())));
    found.sources.extend(walked.files.into_iter().map(Source::Found));
}

/// Says what is left out: a link back hides nothing, all else may.
fn notes(directory: &Path, walked: &Walked) -> Vec<String> {
    let directory = directory.display();
    let mut notes = Vec::new();
    for (path, why) in walked.left_out.iter().take(MAX_NAMED_LINKS) {
        notes.push(format!("{}: this ignore file does not count: {why}", path.display()));
    }
    if walked.left_out.len() > MAX_NAMED_LINKS {
        let n = walked.left_out.len() - MAX_NAMED_LINKS;
        notes.push(format!("{directory}: {n} more ignore files do not count"));
    }
    let mut out = Vec::new();
    for (link, astray) in &walked.links {
        let link = link.display();
        match astray {
            Astray::Back(above) => notes.push(format!(
                "{link}: not followed: it is a symbolic link back to `{}`",
                above.display()
            )),
            Astray::Out => out.push(format!("`{link}`")),
        }
    }
    if !out.is_empty() {
        let links = if out.len() == 1 {
            "1 symbolic link leads"
        } else {
            &format!("{} symbolic links lead", out.len())
        };
        let more = if out.len() > MAX_NAMED_LINKS { ", …" } else { "" };
        out.truncate(MAX_NAMED_LINKS);
        let out = out.join(", ");
        notes.push(format!(
            "{directory}: {links} out of this directory, and nothing there was checked: {out}{more}; name what is \
             to be checked"
        ));
    }
    if walked.n_ignored > 0 {
        let least = if walked.is_cut_short { "at least " } else { "" };
        let files = if walked.n_ignored == 1 { "file is" } else { "files are" };
        notes.push(format!(
            "{directory}: {least}{} {files} hidden by ignore files; `--no-ignore` includes them",
            walked.n_ignored
        ));
    }
    notes
}

/// Returns whether the name is one of event files, which directories are searched for.
pub fn is_event_file(path: &Path) -> bool {
    match Compression::of_name(path) {
        Some(_) => has_extension(&path.with_extension(""), EXTENSIONS),
        None => has_extension(path, EXTENSIONS),
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
