//! `tablature capture`: documented tables in, JSON Schema out.

#[path = "capture_leftovers.rs"]
mod leftovers;
#[path = "capture_write.rs"]
mod write;

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use tablature_capture::{
    self as capture, Captured, Dialect, Names, Options, Overlay, Page, UnreadRule,
};
use tablature_files::{
    Astray, Filter, MAX_CONFIG_BYTES, MAX_OWN_BYTES, MAX_PAGE_BYTES, ReadLimit, Seen, read_text,
    walk,
};

use crate::{ExitStatus, numbers::number};

/// Rules without constraints that are named in the note.
const MAX_NAMED_RULES: usize = 10;

/// Capture documented event tables as JSON Schema 2020-12
///
/// Reads property tables in Markdown pages and writes one schema per event type, and an index. Lists the
/// files it writes, and rules in descriptions that it does not understand; overlays add these, and everything
/// else that the tables do not contain. Edit overlays, not the schemas: the next run replaces them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tablature capture docs/events --out schemas
  tablature capture tables --overlay overlay.json --out schemas --check

Exit codes: 0 captured, or up to date with --check; 1 a table or an overlay entry has errors (the rest
is captured), no schema could be made, or --check found stale files; 2 the job could not be done.
docs/capture.md describes the tables that are recognised.")]
pub(crate) struct CaptureArgs {
    /// Markdown pages, or directories that are searched for `*.md`; schemas name their pages relative to these
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write the schemas to this directory
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Apply this overlay, which adds what the tables do not contain; may be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,

    /// Read all pages in this dialect instead of detecting it
    #[arg(long, value_name = "DIALECT", value_parser = |name: &str| name.parse::<Dialect>())]
    dialect: Option<Dialect>,

    /// Property names in schemas: `wire` converts `booking_id` to `bookingId`, `documented` keeps names as in
    /// the tables [default: by dialect]
    #[arg(long, value_name = "wire|documented", value_parser = |word: &str| word.parse::<Names>())]
    names: Option<Names>,

    /// Write nothing; list stale schemas, and the documented rows that changed
    #[arg(long)]
    check: bool,

    /// Overwrite files in the directory that capture did not write
    #[arg(long, conflicts_with = "check")]
    force: bool,

    /// Maximum size of a page in bytes
    #[arg(
        long,
        value_name = "N",
        default_value_t = MAX_PAGE_BYTES,
        value_parser = number::<u64>,
        allow_hyphen_values = true
    )]
    max_page_bytes: u64,
}

/// Runs the command. Files, notes and the summary go to `out`, problems to `err`.
pub(crate) fn run(
    args: &CaptureArgs,
    out: &mut dyn io::Write,
    err: &mut dyn io::Write,
) -> Result<ExitStatus> {
    let mut unreadable = 0;
    let limit = ReadLimit::raised_by("--max-page-bytes", args.max_page_bytes);
    let pages = pages(&args.paths, limit, &mut |path, error| {
        unreadable += 1;
        writeln!(err, "error: failed to read `{}`: {error}", path.display())
    })?;
    if pages.is_empty() && unreadable == 0 {
        bail!("no `*.md` page in {}", list(&args.paths));
    }
    let overlays = overlays(&args.overlays, err)?;
    let mut options = Options::default();
    options.dialect = args.dialect;
    options.names = args.names;
    let captured = capture::capture(&pages, &overlays, options);
    for problem in &captured.problems {
        writeln!(err, "{problem}")?;
    }
    let is_empty = captured.files.is_empty();
    if is_empty {
        writeln!(err, "{}", nothing(&captured))?;
    }
    let fresh = if args.check {
        check(&captured, &args.out, out)?
    } else {
        // Before the index of the earlier run is written over.
        let left_over = leftovers::find(&captured, &args.out);
        write::write(&captured, &args.out, args.force, out)?;
        for path in left_over {
            writeln!(
                out,
                "left over: `{}`: written by an earlier run, and no longer documented by a table",
                path.display()
            )?;
        }
        true
    };
    for note in captured.account.notes() {
        writeln!(out, "note: {note}")?;
    }
    unread(&captured.unread, out)?;
    writeln!(out, "{}", captured.account)?;
    Ok(if unreadable > 0 {
        ExitStatus::Error
    } else if captured.account.errors > 0 || is_empty || !fresh {
        ExitStatus::Failure
    } else {
        ExitStatus::Success
    })
}

/// Names the rules in descriptions from which no constraint was read.
fn unread(rules: &[UnreadRule], out: &mut dyn io::Write) -> io::Result<()> {
    match rules.len() {
        0 => return Ok(()),
        1 => write!(out, "note: 1 description states a rule that gives no constraint")?,
        n => write!(out, "note: {n} descriptions state rules that give no constraints")?,
    }
    writeln!(out, "; add it with an overlay, or use a wording of docs/constraints.md")?;
    for rule in rules.iter().take(MAX_NAMED_RULES) {
        writeln!(out, "  {rule}")?;
    }
    match rules.len().saturating_sub(MAX_NAMED_RULES) {
        0 => Ok(()),
        more => writeln!(out, "  … {more} more"),
    }
}

/// Returns the error if no schema was captured.
fn nothing(captured: &Captured) -> &'static str {
    if captured.account.tables > 0 {
        return "error: no schema was captured: the tables contain no usable type";
    }
    "error: no schema was captured: no page has a property table\n  \
     help: a property table begins `| Name | Type | Description | Notes |` or `| Attribute | Type | Description |`, \
     with a line `|---|---|---|` below; docs/capture.md shows both"
}

/// Called with a path that could not be read, and why.
type Report<'a> = &'a mut dyn FnMut(&Path, &dyn std::fmt::Display) -> io::Result<()>;

/// Every page at or below the paths, sorted within each. One that cannot be read is reported and left out.
fn pages(paths: &[PathBuf], limit: ReadLimit, report: Report<'_>) -> Result<Vec<Page>> {
    let mut pages: Vec<Page> = Vec::new();
    let mut seen = Seen::default();
    for path in paths {
        let mut found = Vec::new();
        if path.is_dir() {
            below(path, &mut seen, &mut found, report)?;
        } else if seen.insert(path) {
            found.push((file_name(path), path.clone()));
        }
        found.sort();
        for (name, path) in found {
            match read_text(&path, limit) {
                Ok(text) => pages.push(Page::new(name, text)),
                Err(error) => report(&path, &error)?,
            }
        }
    }
    pages.sort_by(|left, right| left.path.cmp(&right.path));
    if let Some(twice) = pages.windows(2).find(|pair| pair[0].path == pair[1].path) {
        bail!(
            "two pages have the same relative path `{}`; name a directory above both",
            twice[0].path
        );
    }
    Ok(pages)
}

/// Collects `*.md` below a directory, each with its name as seen from there.
fn below(
    folder: &Path,
    seen: &mut Seen,
    found: &mut Vec<(String, PathBuf)>,
    report: Report<'_>,
) -> Result<()> {
    let is_page = |path: &Path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"));
    let walked = walk(folder, Filter::None, &is_page, seen);
    for (path, problem) in walked.problems {
        report(&path, &problem)?;
    }
    for (path, astray) in walked.links {
        report(
            &path,
            match astray {
                Astray::Back(_) => &"the link points to a directory above it",
                Astray::Out => &"the link points outside the directory; name its target as well",
            },
        )?;
    }
    found.extend(walked.files.into_iter().map(|path| (name_below(folder, &path), path)));
    Ok(())
}

/// Returns the file's name as seen from the directory, with forward slashes.
fn name_below(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).iter();
    parts.map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().map(OsStr::to_string_lossy);
    name.unwrap_or_default().into_owned()
}

fn overlays(paths: &[PathBuf], err: &mut dyn io::Write) -> Result<Vec<Overlay>> {
    let mut overlays = Vec::new();
    let mut broken = 0;
    for path in paths {
        let text = read_text(path, MAX_CONFIG_BYTES)
            .with_context(|| format!("failed to read the overlay `{}`", path.display()))?;
        match Overlay::parse(&path.display().to_string(), &text) {
            Ok(overlay) => overlays.push(overlay),
            Err(problems) => {
                broken += 1;
                for problem in problems {
                    writeln!(err, "{problem}")?;
                }
            }
        }
    }
    if broken > 0 {
        bail!("{broken} of {} overlays cannot be used", paths.len());
    }
    Ok(overlays)
}

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    paths.join(", ")
}

/// Lists stale files, and returns whether there are none.
fn check(captured: &Captured, folder: &Path, out: &mut dyn io::Write) -> Result<bool> {
    let stale = capture::compare(&captured.files, &existing(folder)?);
    for stale in &stale {
        writeln!(out, "stale: {stale}")?;
    }
    if stale.is_empty() && !captured.files.is_empty() {
        writeln!(out, "fresh: `{}` is up to date with the tables", folder.display())?;
    }
    Ok(stale.is_empty())
}

/// Every `*.json` below the directory of schemas, which may be missing.
fn existing(folder: &Path) -> Result<Vec<(String, String)>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let is_json = |path: &Path| path.extension().is_some_and(|extension| extension == "json");
    let mut walked = walk(folder, Filter::None, &is_json, &mut Seen::default());
    if let Some((path, problem)) = walked.problems.pop() {
        bail!("failed to list `{}`: {problem}", path.display());
    }
    let read = |path: PathBuf| {
        let text = tablature_files::read(&path, MAX_OWN_BYTES)
            .with_context(|| format!("failed to read `{}`", path.display()))?;
        Ok((name_below(folder, &path), String::from_utf8_lossy(&text).into_owned()))
    };
    walked.files.into_iter().map(read).collect()
}

#[cfg(test)]
#[path = "capture_tests.rs"]
mod tests;
