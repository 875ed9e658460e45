//! `tablature capture`: documented tables in, JSON Schema out.

#[path = "capture_leftovers.rs"]
mod leftovers;
#[path = "capture_pages.rs"]
mod pages;
#[path = "capture_report.rs"]
mod report;
#[path = "capture_write.rs"]
mod write;

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use tablature_capture::{self as capture, Captured, Dialect, Names, Options, Overlay, Problem};
use tablature_files::{
    Filter, MAX_CONFIG_BYTES, MAX_OWN_BYTES, MAX_PAGE_BYTES, ReadLimit, Seen, read_text, walk,
};
use tablature_schema::plural::count;

use self::{pages::name_below, report::Outcome, write::Fate};

use crate::{ExitStatus, numbers::number};

/// Capture documented event tables as JSON Schema 2020-12
///
/// Reads property tables in Markdown and HTML pages and the events of tracking plans, and writes one schema per event
/// type, and an index. Lists the files it writes, the tables that it does not understand, and rules in descriptions that it does not understand; overlays add these, and everything
/// else that the tables do not contain. Edit overlays, not the schemas: the next run replaces them.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed or not")]
#[command(after_help = "\
Examples:
  tablature capture docs/events --out schemas
  tablature capture tables --overlay overlay.json --out schemas --check
  tablature capture plan.json --out schemas

Exit codes: 0 captured, or up to date with --check; 1 a table or an overlay entry has errors (the rest
is captured), no schema could be made, --check found stale files, or --strict a table that was not captured; 2 the job could not be done.
docs/capture.md describes the tables that are recognised.")]
pub(crate) struct CaptureArgs {
    /// Pages in Markdown or HTML, tracking plans in JSON, or directories that are searched for pages; schemas name their
    /// pages relative to these
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

    /// Remove the schemas that an earlier run wrote and that no table documents any more
    #[arg(long, conflicts_with = "check")]
    prune: bool,

    /// Write an overlay to begin with to this file: every schema, and what the tables leave open
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    suggest_overlay: Option<PathBuf>,

    /// Exit with 1 if a table of fields was not captured: one with a column for types, or whose header names fields
    #[arg(long)]
    strict: bool,

    /// What to print: text, or one JSON document with files, problems, and what became of each table
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

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

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Runs the command. Files, notes and the summary go to `out`, problems to `err`; all of it to `out` as JSON.
pub(crate) fn run(
    args: &CaptureArgs,
    out: &mut dyn io::Write,
    err: &mut dyn io::Write,
) -> Result<ExitStatus> {
    let mut unreadable = 0;
    let limit = ReadLimit::raised_by("--max-page-bytes", args.max_page_bytes);
    let (pages, others) = pages::pages(&args.paths, limit, &mut |path, error| {
        unreadable += 1;
        writeln!(err, "error: failed to read `{}`: {error}", path.display())
    })?;
    if pages.is_empty() && unreadable == 0 {
        bail!(
            "no page in {}: none of its files ends in `.{}`; a tracking plan is only captured if the file is named itself, as in `tablature capture plan.json`",
            list(&args.paths),
            pages::ENDINGS.join("`, `.")
        );
    }
    let (overlays, broken) = overlays(&args.overlays)?;
    let mut options = Options::default();
    options.dialect = args.dialect;
    options.names = args.names;
    let captured = capture::capture(&pages, &overlays, &options);
    if !broken.is_empty() {
        return refuse(&broken, &captured, args, err);
    }
    if let Some(path) = &args.suggest_overlay {
        write::may_suggest(&captured, path, args.force)?;
    }
    let vendorless = pages::lack_a_vendor(&pages, &captured).then_some(pages::NO_VENDOR);
    let mut fates = Vec::new();
    let mut stale = None;
    let mut written = Ok(());
    let mut failures = Vec::new();
    if args.check {
        stale = Some(capture::compare(&captured.files, &existing(&args.out)?));
    } else {
        // Before the index of the earlier run is written over.
        let left_over = leftovers::find(&captured, &args.out);
        // To suggest an overlay is no reason to lose what another one adds.
        let keeps = (args.suggest_overlay.is_some() && args.overlays.is_empty() && !args.force)
            .then_some(&write::loses_additions as write::Keeps<'_>);
        written =
            write::write(&captured, &args.out, args.force, keeps, &mut fates).and_then(|failed| {
                failures = failed;
                if args.prune && failures.is_empty() {
                    return write::prune(left_over, &args.out, &mut fates);
                }
                fates.extend(left_over.into_iter().map(|path| (path, Fate::LeftOver)));
                Ok(())
            });
    }
    if let (Some(path), Ok(())) = (&args.suggest_overlay, &written) {
        written = write::suggest(&captured, path, args.force, &mut fates);
    }
    let unsuggested = (args.suggest_overlay.is_some() && captured.suggestions.is_empty())
        .then_some(write::NOTHING_TO_SUGGEST);
    let of_paths = vendorless.into_iter().chain(unsuggested).map(str::to_owned);
    let outcome = Outcome {
        captured: &captured,
        fates: &fates,
        stale: stale.as_deref(),
        notes: others.note().into_iter().chain(of_paths).collect(),
        folder: &args.out,
        n_unreadable: unreadable,
    };
    match args.format {
        Format::Text => outcome.text(out, err)?,
        Format::Json => outcome.json(out)?,
    }
    for failure in &failures {
        writeln!(err, "error: {failure}")?;
    }
    written?;
    let is_stale = stale.as_ref().is_some_and(|stale| !stale.is_empty());
    let n_skipped = outcome.skipped().count();
    let is_short = args.strict && n_skipped > 0;
    if is_short {
        let tables = count(n_skipped, "table");
        writeln!(err, "error: --strict: not captured: {tables} of fields")?;
    }
    let is_empty = captured.files.is_empty();
    Ok(if unreadable > 0 || !failures.is_empty() {
        ExitStatus::Error
    } else if captured.account.errors > 0 || is_empty || is_stale || is_short {
        ExitStatus::Failure
    } else {
        ExitStatus::Success
    })
}

/// Reads the overlays. Returns what can be used of them, with the mistakes in their texts.
fn overlays(paths: &[PathBuf]) -> Result<(Vec<Overlay>, Vec<Broken>)> {
    let mut overlays = Vec::new();
    let mut broken = Vec::new();
    for path in paths {
        let text = read_text(path, MAX_CONFIG_BYTES)
            .with_context(|| format!("failed to read the overlay `{}`", path.display()))?;
        match Overlay::parse(&path.display().to_string(), &text) {
            Ok(overlay) => overlays.push(overlay),
            Err(found) => {
                overlays.extend(found.usable.map(|usable| *usable));
                broken.push(found.problems);
            }
        }
    }
    Ok((overlays, broken))
}

/// The mistakes in the text of an overlay.
type Broken = Vec<Problem>;

/// Reports everything that is wrong with overlays: the mistakes in their texts, and, as far as they can be used, the entries
/// that do not fit the tables.
fn refuse(
    broken: &[Broken],
    captured: &Captured,
    args: &CaptureArgs,
    err: &mut dyn io::Write,
) -> Result<ExitStatus> {
    let is_of_overlay = |problem: &&Problem| {
        args.overlays.iter().any(|path| path.display().to_string() == problem.path)
    };
    let mut problems: Vec<&Problem> = broken.iter().flatten().collect();
    for problem in captured.problems.iter().filter(is_of_overlay) {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    problems.sort_by(|one, other| (&one.path, one.line).cmp(&(&other.path, other.line)));
    for problem in problems {
        writeln!(err, "{problem}")?;
    }
    bail!(
        "{} of {} overlays cannot be used; nothing was written",
        broken.len(),
        args.overlays.len()
    );
}

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    paths.join(", ")
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
