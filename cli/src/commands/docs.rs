//! `tablature docs`: a site about schemas.

use std::{io::Write as _, path::PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueHint};
use tablature_contract::sample::Sampler;
use tablature_report::site::{self, Described};
use tablature_schema::plural::count;
use tablature_validator::{Options, Timestamp};

use crate::{
    ExitStatus, Streams, clock, complete,
    diff::day,
    docs::{
        changes::changes,
        collect::{Collected, collect},
        write::{self, Fates},
    },
    loading::{LoadArgs, Loader},
    plain::Plain,
};

/// The clock of generated payloads, unless another is given: the same schemas give the same pages on any day.
const NOW: &str = "2026-01-01T00:00:00Z";

/// Payloads that are made of each schema, of which each page shows one.
const PAYLOADS: usize = 64;

/// Write a site about schemas: static pages with a search, which need no server
///
/// There is a page for each schema and each of its variants: fields with types, rules and sources, a generated payload, and what
/// changed since the version before. The pages load nothing and work from a folder, a server or a CI artifact.
#[derive(Debug, Args)]
#[command(after_help = include_str!("../../help/docs.txt"))]
pub(crate) struct DocsArgs {
    /// Write to this directory, which is created if needed
    #[arg(value_name = "OUT", value_hint = ValueHint::DirPath)]
    out: PathBuf,

    /// A vendor or an id of the catalogue, a schema file, or a directory that is searched for schemas in `*.json`; may be given
    /// several times [default: the catalogue]
    #[arg(
        long = "schema",
        value_name = "VENDOR|ID|FILE|DIR",
        value_parser = complete::ids(),
        hide_possible_values = true
    )]
    schemas: Vec<String>,

    /// Write nothing; exit with 1 if a page is not what would be written
    #[arg(long)]
    check: bool,

    /// Remove pages that an earlier run wrote and that are about nothing that there is now
    #[arg(long, conflicts_with = "check")]
    prune: bool,

    /// Overwrite files that are not pages of a site
    #[arg(long)]
    force: bool,

    /// Current time for generated payloads and freshness, RFC 3339 [default: 2026-01-01T00:00:00Z]
    #[arg(long, value_name = "TIMESTAMP")]
    now: Option<String>,

    #[command(flatten)]
    load: LoadArgs,
}

/// Runs the command.
///
/// # Errors
///
/// A schema cannot be used, or a page cannot be written.
pub(crate) fn run(args: &DocsArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let now = clock::now(Some(args.now.as_deref().unwrap_or(NOW)))?;
    let loader = Loader::discover(&args.load)?;
    let schemas = collect(&args.schemas, &loader, streams)?;
    if schemas.is_empty() {
        bail!("there is no schema to write about");
    }
    let (changes, given_up) = changes(&schemas, now, day(now)?);
    for error in given_up {
        streams.warning(&error);
    }
    let n_schemas = count(schemas.len(), "schema");
    let mut described = Vec::new();
    for (schema, changes) in schemas.into_iter().zip(changes) {
        let payloads = payloads(&schema, now, streams);
        let mut one = Described::new(&schema.name, schema.ir);
        (one.family, one.version) = (schema.family, schema.version);
        (one.payloads, one.changes) = (payloads, changes);
        described.push(one);
    }
    let files = site::files(&described).context("cannot make the pages")?;
    let mut out = Plain(streams.out);
    if args.check {
        let stale = write::stale(&files, &args.out);
        for (path, why) in &stale {
            writeln!(out, "stale: `{}` {why}", path.display())?;
        }
        let pages = count(files.len(), "page");
        writeln!(out, "{n_schemas}, {pages}: {} stale", stale.len())?;
        return Ok(if stale.is_empty() { ExitStatus::Success } else { ExitStatus::Failure });
    }
    let mut fates = write::write(&files, &args.out, args.force)?;
    if args.prune {
        write::prune(&mut fates, &args.out)?;
    }
    let Fates { written, unchanged, left_over, removed } = fates;
    for path in &left_over {
        let path = path.display();
        writeln!(
            out,
            "left over: `{path}`: written by an earlier run, and about nothing that there is now; `--prune` removes it"
        )?;
    }
    let pages = count(files.len(), "page");
    let mut parts = vec![format!("{written} written"), format!("{unchanged} unchanged")];
    for (number, what) in [(left_over.len(), "left over"), (removed, "removed")] {
        parts.extend((number > 0).then(|| format!("{number} {what}")));
    }
    writeln!(out, "{n_schemas}, {pages}: {}", parts.join(", "))?;
    writeln!(out, "open `{}` in a browser", args.out.join("index.html").display())?;
    Ok(ExitStatus::Success)
}

/// Returns payloads of a schema; none if none can be made.
fn payloads(
    schema: &Collected,
    now: Timestamp,
    streams: &mut Streams<'_>,
) -> Vec<serde_json::Value> {
    let sampler = Sampler::from_ir(&schema.name, schema.ir.clone(), &Options::at(now));
    let error = match &sampler {
        Ok(sampler) => match sampler.valid(0) {
            Ok(made) => {
                let n = made.round().clamp(1, PAYLOADS);
                return made.take(n).map(|sample| sample.payload).collect();
            }
            Err(error) => error,
        },
        Err(error) => error.clone(),
    };
    streams.note(&format!("`{}` has no payload on its pages: {error}", schema.name));
    Vec::new()
}
