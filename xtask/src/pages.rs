//! What capture makes of checkouts of documentation: tables and rows, counted and listed.

use std::{collections::BTreeMap, fs, path::Path, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use clap::Args;
use tablature_capture::{self as capture, Captured, DocumentedTable, Options, Page};

/// The options of the chore.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each lists something else")]
pub(crate) struct PagesArgs {
    /// The checkouts.
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// List every table that was not captured, with its reason.
    #[arg(long)]
    list: bool,
    /// List every row whose type is lost: it became any value, though the page names a type.
    #[arg(long)]
    any: bool,
    /// List every name with odd characters.
    #[arg(long)]
    odd: bool,
    /// List every row: place, name, type, whether it is required.
    #[arg(long)]
    rows: bool,
    /// List every problem.
    #[arg(long)]
    problems: bool,
}

/// The names of pages.
const EXTENSIONS: [&str; 6] = ["md", "mdx", "markdown", "txt", "html", "htm"];

/// Captures every page below each folder, and prints a row of figures for each.
pub(crate) fn run(args: &PagesArgs) -> Result<bool> {
    println!(
        "{:<42} {:>6} {:>7} {:>9} {:>8} {:>7} {:>7} {:>7} {:>6} {:>6} {:>8} {:>9} {:>6}",
        "folder",
        "pages",
        "tables",
        "captured",
        "",
        "rows",
        "lost",
        "",
        "odd",
        "files",
        "seconds",
        "examples",
        "valid"
    );
    for dir in &args.dirs {
        let mut pages = Vec::new();
        collect(dir, "", &mut pages)?;
        pages.sort_by(|left, right| left.path.cmp(&right.path));
        let start = Instant::now();
        let captured = capture::capture(&pages, &[], &Options::default());
        print(dir, pages.len(), &captured, start.elapsed().as_secs_f64());
        list(args, &captured);
    }
    Ok(true)
}

fn print(dir: &Path, pages: usize, captured: &Captured, seconds: f64) {
    let is_missed = |table: &&DocumentedTable| table.reason.is_some();
    let missed = captured.tables.iter().filter(is_missed);
    let (n_tables, n_missed) = (captured.tables.len(), missed.clone().count());
    let lost = captured.rows.iter().filter(|row| row.is_lost).count();
    let percent = |part: usize, of: usize| {
        let tenths = (part * 1_000).checked_div(of).unwrap_or_default();
        format!("{}.{} %", tenths / 10, tenths % 10)
    };
    println!(
        "{:<42} {pages:>6} {n_tables:>7} {:>9} {:>8} {:>7} {lost:>7} {:>7} {:>6} {:>6} {seconds:>8.2} {:>9} {:>6}",
        dir.file_name().map(|name| name.to_string_lossy()).unwrap_or_default(),
        n_tables - n_missed,
        percent(n_tables - n_missed, n_tables),
        captured.rows.len(),
        percent(lost, captured.rows.len()),
        odd(captured).count(),
        captured.files.len(),
        captured.account.examples,
        captured.account.examples_valid,
    );
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in missed.filter_map(|table| table.reason.as_deref()) {
        // Names of columns and types differ from table to table.
        *reasons.entry(reason.split('`').next().unwrap_or(reason).trim()).or_default() += 1;
    }
    for (reason, n) in reasons {
        println!("    {n:>5} not captured: {reason}");
    }
}

fn odd(captured: &Captured) -> impl Iterator<Item = &capture::Problem> {
    let is_odd = |problem: &&capture::Problem| {
        problem.message.contains("has the character")
            || problem.message.contains("reads like a sentence")
    };
    captured.problems.iter().filter(is_odd)
}

fn list(args: &PagesArgs, captured: &Captured) {
    if args.list {
        for table in captured.tables.iter().filter(|table| table.type_name.is_none()) {
            println!("  {table}");
        }
    }
    if args.any {
        for row in captured.rows.iter().filter(|row| row.is_lost) {
            println!(
                "  {}:{}: {}: `{}`",
                row.path,
                row.line,
                row.name,
                row.documented.replace('\n', " ⏎ ")
            );
        }
    }
    if args.odd {
        for problem in odd(captured) {
            println!("  {}:{}: {}", problem.path, problem.line, problem.message);
        }
    }
    if args.rows {
        for row in &captured.rows {
            println!("{}:{}\t{}\t{}\t{}", row.path, row.line, row.name, row.captured, row.required);
        }
    }
    if args.problems {
        for problem in &captured.problems {
            println!("  {problem}");
        }
    }
}

/// Collects every page below a folder. Links are not followed, and what is not UTF-8 is read as far as it is.
fn collect(folder: &Path, prefix: &str, pages: &mut Vec<Page>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("failed to list `{}`", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        let path = entry.path();
        let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if kind.is_dir() && entry.file_name() != ".git" {
            collect(&path, &format!("{name}/"), pages)?;
        } else if kind.is_file() && EXTENSIONS.contains(&extension) {
            let bytes = fs::read(&path).with_context(|| format!("failed to read `{name}`"))?;
            pages.push(Page::new(name, String::from_utf8_lossy(&bytes)));
        }
    }
    Ok(())
}
