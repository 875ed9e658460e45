//! `tablature capture`: documented tables in, JSON Schema out.

#[path = "capture_leftovers.rs"]
mod leftovers;

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;
use tablature_capture::{self as capture, Captured, Dialect, Names, Options, Overlay, Page};
use tablature_files::{
    Astray, Filter, MAX_CONFIG_BYTES, MAX_OWN_BYTES, MAX_PAGE_BYTES, ReadLimit, Seen, Writer,
    read_text, walk,
};

use crate::{ExitStatus, numbers::number, output, schemas};

/// The file that lists the schemas.
const INDEX: &str = "index.json";

/// Capture documented event tables as JSON Schema 2020-12.
///
/// Reads property tables from Markdown pages and writes one schema per event type, and an index. What the
/// tables cannot say comes from overlays. Prints a summary of what was read.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tablature capture docs/events --out schemas
  tablature capture tables --overlay overlay.json --out schemas --check

Exit codes: 0 done, or fresh; 1 a table or an overlay has errors, nothing was captured, or --check
found stale files; 2 the job could not be done. What is recognised: docs/capture.md.")]
pub(crate) struct CaptureArgs {
    /// Pages, or directories that are searched for `*.md`. Schemas name their pages relative to these.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write the schemas to this directory.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Apply this overlay, which says what tables cannot; may be given several times.
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,

    /// Use this dialect for all pages, instead of detecting it.
    #[arg(long, value_name = "DIALECT", value_parser = |name: &str| name.parse::<Dialect>())]
    dialect: Option<Dialect>,

    /// Use these property names, instead of the default of the dialect: `wire` makes
    /// `bookingId` of `booking_id`, `documented` keeps what the tables print.
    #[arg(long, value_name = "wire|documented", value_parser = |word: &str| word.parse::<Names>())]
    names: Option<Names>,

    /// Write nothing; list the stale schemas, and the documented rows that changed.
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

/// Runs the command. Stale files, notes and the account go to `out`, problems to `err`.
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
        write(&captured, &args.out, args.force)?;
        for path in left_over {
            writeln!(
                out,
                "left over: `{}`: an earlier run wrote it, and no table documents it",
                path.display()
            )?;
        }
        true
    };
    for note in captured.account.notes() {
        writeln!(out, "note: {note}")?;
    }
    writeln!(out, "{}", captured.account)?;
    Ok(if unreadable > 0 {
        ExitStatus::Error
    } else if captured.account.errors > 0 || is_empty || !fresh {
        ExitStatus::Failure
    } else {
        ExitStatus::Success
    })
}

/// Returns the error if no schema was captured.
fn nothing(captured: &Captured) -> &'static str {
    if captured.account.tables > 0 {
        return "error: nothing was captured: no schema could be made from the tables";
    }
    "error: nothing was captured: no page has a property table\n  \
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
            "two pages are `{}`, as seen from the paths given; name a directory above both",
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
                Astray::Back(_) => &"the link leads back to a directory above it",
                Astray::Out => {
                    &"the link leads out of the directory that was named; name what it leads to as well"
                }
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

/// Says what is stale; whether nothing is.
fn check(captured: &Captured, folder: &Path, out: &mut dyn io::Write) -> Result<bool> {
    let stale = capture::compare(&captured.files, &existing(folder)?);
    for stale in &stale {
        writeln!(out, "stale: {stale}")?;
    }
    if stale.is_empty() && !captured.files.is_empty() {
        writeln!(out, "fresh: `{}` is what the tables say", folder.display())?;
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

/// Writes what changed; a file that is fresh is not touched. The index comes last, so that it lists what is there.
fn write(captured: &Captured, folder: &Path, is_forced: bool) -> Result<()> {
    let mut writer = Writer::below(folder).force(is_forced);
    let place = |path: &str| folder.join(path.split('/').collect::<PathBuf>());
    for file in &captured.files {
        let path = place(&file.path);
        if !tablature_files::read(&path, MAX_OWN_BYTES).is_ok_and(|old| old == file.text.as_bytes())
        {
            writer.judge(&path, is_ours(&file.path)).map_err(output::refused)?;
        }
    }
    let (index, schemas): (Vec<_>, Vec<_>) =
        captured.files.iter().partition(|file| file.path == INDEX);
    for file in schemas.into_iter().chain(index) {
        let path = place(&file.path);
        let written = writer.write(&path, file.text.as_bytes(), is_ours(&file.path));
        written.map_err(output::refused)?;
    }
    Ok(())
}

/// Returns what tells whether capture wrote a file: schemas by their `$id`, the index by what it holds.
fn is_ours(path: &str) -> &'static dyn Fn(&[u8]) -> bool {
    if path == INDEX { &is_index } else { &schemas::is_captured }
}

/// Returns whether a text is an index: families, each with its default and its versions.
fn is_index(bytes: &[u8]) -> bool {
    let families: Option<Value> = serde_json::from_slice(bytes).ok();
    families.as_ref().and_then(Value::as_object).is_some_and(|families| {
        families.iter().all(|(family, entry)| {
            let keys = entry.as_object().map(|entry| entry.keys().map(String::as_str).collect());
            family.contains('/') && keys == Some(vec!["default", "versions"])
        })
    })
}

#[cfg(test)]
#[path = "capture_tests.rs"]
mod tests;
