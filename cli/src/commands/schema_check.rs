//! `tablature schema check`: arguments, and the run.

use std::path::PathBuf;

use clap::ValueHint;
use tablature_report::{
    Counted, Format, portable,
    run::{self, Baseline, OutputOptions, Outputs, SeverityOverrides, Tally, TallyOptions},
};
use tablature_validator::codes::CodeIndex;

use crate::{
    ExitStatus, Streams,
    check::{Reporter, Sinks},
    complete,
    config::Config,
    loading::{Found, LoadArgs, Loader, find, shortest},
    numbers::number,
    schema_check::{Items, report},
};

/// Check schemas: report errors and likely mistakes
///
/// Reports malformed values of keywords, misspelt keywords, unresolved references, cycles, limits that contradict
/// each other, and formats that are not checked.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../../help/schema-check.txt"))]
pub(crate) struct SchemaCheckArgs {
    /// Schema files, directories that are searched for schemas in `*.json`, or ids of the catalogue
    #[arg(required = true, value_name = "FILE|DIR|ID", value_hint = ValueHint::AnyPath)]
    schemas: Vec<String>,

    /// Output format of findings
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,

    /// Report findings with this code as errors
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = complete::codes(), hide_possible_values = true)]
    deny: Vec<String>,

    /// Do not report findings with this code
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = complete::codes(), hide_possible_values = true)]
    allow: Vec<String>,

    /// Print at most this many findings; the summary counts all [default: 100 in text and markdown,
    /// otherwise all]
    #[arg(long, value_name = "N", value_parser = number::<u64>, allow_hyphen_values = true)]
    max_findings: Option<u64>,

    /// Print errors only: no warnings, no notes, no summary
    #[arg(long, short)]
    quiet: bool,

    /// Read this configuration instead of the tablature.toml in the current directory or above
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    config: Option<PathBuf>,

    #[command(flatten)]
    load: LoadArgs,
}

pub(crate) fn run(args: &SchemaCheckArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let config = Config::load(args.config.as_deref())?;
    let loader = Loader::new(&args.load, &config)?;
    let index = CodeIndex::of_validator();
    let typed = [args.deny.as_slice(), &[], &args.allow];
    let severities = SeverityOverrides::new(typed, config.severities(), || &index)?;
    let (found, groups) = find(&args.schemas, loader.limit(), streams)?;
    let mut items = Items::default();
    for schema in &found {
        match schema {
            Found::Entry(entry, _, part) => items.add(&entry.id(), &Loader::entry(entry, part)),
            Found::File(path, part, group) => {
                let name = portable::text(&shortest(path.clone()));
                items.add(&name, &loader.file(path, part, &groups[*group]));
            }
        }
    }
    let mut options = TallyOptions::default();
    options.severities = severities;
    let max_findings = args.max_findings.or(args.format.default_max_findings());
    let output = OutputOptions { max_findings, ..OutputOptions::default() };
    options.outputs = Outputs::new(vec![output]);
    options.errors_only = args.quiet;
    options.fingerprints = args.format.has_fingerprints();
    let docs = Box::new(move |code: &str| run::of_code(&index, code));
    let mut sinks = Sinks::new();
    sinks.add(args.format.renderer(streams.look(), docs), None)?;
    let mut tally = Tally::new(options, Baseline::default());
    tally.summary_mut().counted = Counted::Schemas;
    let reporter = Reporter::new(tally, false, sinks, streams);
    report(&items, found.len(), loader.limit(), reporter)
}
