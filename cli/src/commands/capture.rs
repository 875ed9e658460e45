//! `tablature capture`: documented tables in, JSON Schema out.

#[path = "capture_leftovers.rs"]
mod leftovers;

use std::{
    ffi::OsStr,
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use tablature_capture::{self as capture, Captured, Dialect, Names, Options, Overlay, Page};

use crate::ExitStatus;

/// Capture documented event tables as JSON Schema 2020-12.
///
/// Reads property tables from Markdown pages and writes one schema per event type, and an index. What the
/// tables cannot say comes from overlays. Ends with a line that says what was read.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tablature capture docs/events --out schemas
  tablature capture tables --overlay overlay.json --out schemas --check

Exit codes: 0 done, or fresh; 1 a table or an overlay has errors, nothing was captured, or --check
found stale files; 2 the job could not be done. What is recognised: docs/capture.md.")]
pub(crate) struct CaptureArgs {
    /// Pages, or directories that are searched for `*.md`. Schemas cite pages relative to these.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The directory for the schemas.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// A file of what tables cannot say; may be given several times.
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,

    /// How the pages spell types and names, instead of recognising it.
    #[arg(long, value_name = "DIALECT", value_parser = |name: &str| name.parse::<Dialect>())]
    dialect: Option<Dialect>,

    /// Which names properties get, instead of what is usual in the dialect: `wire` makes
    /// `bookingId` of `booking_id`, `documented` keeps what the tables print.
    #[arg(long, value_name = "wire|documented", value_parser = |word: &str| word.parse::<Names>())]
    names: Option<Names>,

    /// Write nothing; say which schemas are stale, and which documented rows make them so.
    #[arg(long)]
    check: bool,
}

/// Runs the command. Stale files, notes and the account go to `out`, problems to `err`.
pub(crate) fn run(
    args: &CaptureArgs,
    out: &mut dyn io::Write,
    err: &mut dyn io::Write,
) -> Result<ExitStatus> {
    let mut unreadable = 0;
    let pages = pages(&args.paths, &mut |path, error| {
        unreadable += 1;
        writeln!(err, "error: failed to read `{}`: {error}", path.display())
    })?;
    if pages.is_empty() && unreadable == 0 {
        bail!("no `*.md` page in {}", list(&args.paths));
    }
    let overlays = overlays(&args.overlays, err)?;
    let options = Options { dialect: args.dialect, names: args.names };
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
        write(&captured, &args.out)?;
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

/// What to say where not one schema was captured.
fn nothing(captured: &Captured) -> &'static str {
    if captured.account.tables > 0 {
        return "error: nothing was captured: no schema could be made from the tables";
    }
    "error: nothing was captured: no page has a property table\n  \
     help: a property table begins `| Name | Type | Description | Notes |` or `| Attribute | Type | Description |`, \
     with a line `|---|---|---|` below; docs/capture.md shows both"
}

/// Called with a path that could not be read, and why.
type Report<'a> = &'a mut dyn FnMut(&Path, &io::Error) -> io::Result<()>;

/// Every page at or below the paths, sorted within each. One that cannot be read is reported and left out.
fn pages(paths: &[PathBuf], report: Report<'_>) -> Result<Vec<Page>> {
    let mut pages: Vec<Page> = Vec::new();
    for path in paths {
        let mut found = Vec::new();
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(path, "", &mut Vec::new(), &mut found, report)?,
            Ok(_) => found.push((file_name(path), path.clone())),
            Err(error) => report(path, &error)?,
        }
        found.sort();
        for (name, path) in found {
            match read(&path) {
                Ok(text) => pages.push(Page { path: name, text }),
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

/// Collects `*.md` below a directory. `above` holds the directories on the way here, so that a link to one of
/// them ends the search instead of going round.
fn walk(
    folder: &Path,
    prefix: &str,
    above: &mut Vec<PathBuf>,
    found: &mut Vec<(String, PathBuf)>,
    report: Report<'_>,
) -> Result<()> {
    let (real, entries) =
        match fs::canonicalize(folder).and_then(|real| Ok((real, fs::read_dir(folder)?))) {
            Ok(opened) => opened,
            Err(error) => return Ok(report(folder, &error)?),
        };
    if above.contains(&real) {
        let error = io::Error::other("the link leads back to a directory above it");
        return Ok(report(folder, &error)?);
    }
    above.push(real);
    for entry in entries {
        let path = match entry {
            Ok(entry) => entry.path(),
            Err(error) => {
                report(folder, &error)?;
                continue;
            }
        };
        let name = format!("{prefix}{}", file_name(&path));
        if path.is_dir() {
            walk(&path, &format!("{name}/"), above, found, report)?;
        } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md")) {
            found.push((name, path));
        }
    }
    above.pop();
    Ok(())
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().map(OsStr::to_string_lossy);
    name.unwrap_or_default().into_owned()
}

/// A file's text; bytes that are no UTF-8 are an error, because a guess would end up in a schema.
fn read(path: &Path) -> io::Result<String> {
    String::from_utf8(fs::read(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::new(io::ErrorKind::InvalidData, format!("not UTF-8 at byte {at}"))
    })
}

fn overlays(paths: &[PathBuf], err: &mut dyn io::Write) -> Result<Vec<Overlay>> {
    let mut overlays = Vec::new();
    let mut broken = 0;
    for path in paths {
        let text = read(path).with_context(|| format!("failed to read `{}`", path.display()))?;
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
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound && prefix.is_empty() => break,
            Err(error) => {
                return Err(error)
                    .with_context(|| format!("failed to list `{}`", folder.display()));
            }
        };
        for entry in entries {
            let entry = entry.with_context(|| format!("failed to list `{}`", folder.display()))?;
            let path = entry.path();
            let name = format!("{prefix}{}", file_name(&path));
            // A link to a directory is no part of what capture writes.
            let is_folder = entry.file_type().is_ok_and(|file_type| file_type.is_dir());
            if is_folder {
                folders.push((path, format!("{name}/")));
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let text = fs::read(&path)
                    .with_context(|| format!("failed to read `{}`", path.display()))?;
                files.push((name, String::from_utf8_lossy(&text).into_owned()));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Writes what changed; a file that is fresh is not touched.
fn write(captured: &Captured, folder: &Path) -> Result<()> {
    for file in &captured.files {
        let path = folder.join(&file.path);
        if fs::read(&path).is_ok_and(|old| old == file.text.as_bytes()) {
            continue;
        }
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .with_context(|| format!("failed to make `{}`", parent.display()))?;
        let mut target = fs::File::create(&path)
            .with_context(|| format!("failed to write `{}`", path.display()))?;
        target
            .write_all(file.text.as_bytes())
            .and_then(|()| target.sync_all())
            .with_context(|| format!("failed to write `{}`", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "capture_tests.rs"]
mod tests;
