//! `tablature diff`: arguments, and the run.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::bail;
use clap::{ValueEnum, ValueHint};
use tablature_contract::diff::{Acknowledgements, Promise, Reading, Unused};
use tablature_report::ReportFormat;
use tablature_schema::catalogue;

use super::check_args::FormatsName;
use crate::{
    ExitStatus, Streams, clock, complete,
    config::Config,
    diff::{
        acknowledged, day,
        git::Revision,
        operand::{Operand, Place},
        outcome::{Outcome, Result as Kept, Terms},
        pairing,
        pairs::Pairs,
        printer::{Form, Printer},
        run::{Context, Run, Totals, unused},
        text::Text,
        transitive,
    },
    interrupt,
    loading::{LoadArgs, Loader, SchemaName},
};

/// Compare schemas: what changed, whom it breaks, and a payload that shows it
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../../help/diff.txt"))]
pub(crate) struct DiffArgs {
    /// The old and the new schema, each an id of the catalogue, a file or a directory; with `--against`, only
    /// new ones, as many as you like
    #[arg(
        value_name = "SCHEMA",
        required = true,
        value_parser = complete::ids(),
        hide_possible_values = true
    )]
    operands: Vec<String>,

    /// Compare with the same files at a revision (git:REV), or with those in another directory (dir:PATH)
    #[arg(long, value_name = "git:REV|dir:PATH")]
    against: Option<String>,

    /// Compare with all earlier versions: of the family in the catalogue or the directory, or with `--against git:GLOB` at
    /// all tags that match
    #[arg(long)]
    transitive: bool,

    /// Compatibility to check
    #[arg(long, value_enum, default_value_t, value_name = "DIRECTION")]
    direction: DirectionName,

    /// How to treat fields that a schema neither declares nor forbids
    #[arg(long, value_enum, default_value_t, value_name = "READING")]
    reading: ReadingName,

    /// How to treat `format`
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    formats: FormatsName,

    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: DiffFormat,

    /// Let the breaking changes in this TOML file pass
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    acknowledged: Option<PathBuf>,

    /// Fail unless the version in `$id` (`…@1.2.3`) was incremented as much as the changes require
    #[arg(long)]
    require_bump: bool,

    /// The changes on which to exit with 1
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    fail_on: FailOn,

    /// How to treat changes whose verdict is unknown
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    unknown: OnUnknown,

    /// Time after which a pair of schemas is given up, such as 60s or 5m. That is an error, never a verdict
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = duration, overrides_with = "budget")]
    budget: Duration,

    /// Current time for freshness and acknowledgements, RFC 3339 [default: the system clock]
    #[arg(long, value_name = "TIMESTAMP")]
    now: Option<String>,

    #[command(flatten)]
    load: LoadArgs,
}

/// The compatibility to check.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum DirectionName {
    /// Consumers on the new schema can read old payloads
    #[default]
    Backward,
    /// Consumers on the old schema can read new payloads
    Forward,
    /// Both directions
    Full,
}

/// Treatment of open objects.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ReadingName {
    /// As in JSON Schema: payloads may contain them
    AsWritten,
    /// Assume that producers send declared fields only
    #[default]
    DeclaredOnly,
}

/// The changes on which a run fails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Changes that break somebody
    #[default]
    Breaking,
    /// Also those that break only payloads with undeclared fields
    Potential,
    /// Any change, also of annotations, and schemas that were added
    Any,
}

/// Treatment of an unknown verdict.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum OnUnknown {
    /// Exit with 2
    #[default]
    Fail,
    /// Treat them as compatible
    Pass,
}

/// A format that a comparison can be printed in.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum DiffFormat {
    /// For people
    #[default]
    Text,
    /// For programs: JSON Lines
    Json,
    /// A changelog
    Markdown,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For test reports: `JUnit` XML
    Junit,
    /// For GitHub: workflow commands, which become annotations
    Github,
    /// For GitLab: a Code Quality report
    Gitlab,
}

/// Time that a comparison takes to come to an end when its budget is spent.
const GRACE: Duration = Duration::from_millis(100);

pub(crate) fn run(args: &DiffArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let terms = terms(args)?;
    let entries = match &args.acknowledged {
        Some(path) => acknowledged::read(path)?,
        None => Vec::new(),
    };
    let acknowledgements = Acknowledgements::new(entries, day(terms.now)?);
    let config = Config::load(None)?;
    let loader = Loader::new(&args.load, &config)?;
    let Pairs { pairs, failures, notes } = pairs_of(args, &loader)?;
    // What could not be read may be what the signal ended.
    if let Some(signal) = interrupt::signal() {
        return Ok(ExitStatus::Interrupted(signal));
    }
    for note in notes {
        streams.note(&note);
    }
    let form = match args.format {
        DiffFormat::Text => {
            let is_brief = pairs.len() > 1;
            Form::Text(Text { terms: &terms, color: streams.out_color, is_brief })
        }
        DiffFormat::Json => Form::Json,
        DiffFormat::Markdown => Form::Markdown,
        DiffFormat::Sarif => Form::Report(ReportFormat::Sarif),
        DiffFormat::Junit => Form::Report(ReportFormat::Junit),
        DiffFormat::Github => Form::Report(ReportFormat::Github),
        DiffFormat::Gitlab => Form::Report(ReportFormat::Gitlab),
    };
    let fails = |outcome: &Outcome| match args.fail_on {
        FailOn::Breaking => false,
        FailOn::Potential => outcome.has_potential(&terms),
        FailOn::Any => !outcome.is_as_before(&terms),
    };
    let context = Context {
        terms: &terms,
        loader: &loader,
        levels: &config.changes,
        budget: args.budget,
        fails: &fails,
    };
    let printer = Printer::new(form, &terms);
    let mut run = Run::new(&context, streams, printer, acknowledgements);
    run.compare(&pairs, failures)?;
    if let Some(signal) = interrupt::signal() {
        return Ok(ExitStatus::Interrupted(signal));
    }
    let (totals, acknowledgements) = run.end()?;
    for failure in &totals.failures {
        streams.error(&format!("{:#}", failure.error));
    }
    warn_of_unused(&acknowledgements, totals.summary.unreadable == 0, streams);
    Ok(status(args, &totals))
}

/// Warns of acknowledgements that match no change.
fn warn_of_unused(acknowledgements: &Acknowledgements, is_whole: bool, streams: &mut Streams<'_>) {
    for Unused { entry, schema, .. } in unused(acknowledgements, is_whole) {
        let why = match schema {
            Some(name) => format!(
                "does not apply: its `schema` is `{}`, but the change is in `{name}`",
                entry.schema
            ),
            None => "matches no change".to_owned(),
        };
        streams.warning(&format!(
            "the acknowledgement of {} by {} {why}: {}",
            entry.fingerprint, entry.who, entry.reason
        ));
    }
}

fn terms(args: &DiffArgs) -> anyhow::Result<Terms> {
    Ok(Terms {
        promise: match args.direction {
            DirectionName::Backward => Promise::Backward,
            DirectionName::Forward => Promise::Forward,
            DirectionName::Full => Promise::Full,
        },
        reading: match args.reading {
            ReadingName::AsWritten => Reading::AsWritten,
            ReadingName::DeclaredOnly => Reading::DeclaredOnly,
        },
        asserts_format: matches!(args.formats, FormatsName::Asserted),
        now: clock::now(args.now.as_deref())?,
        budget: args.budget.saturating_sub(GRACE.min(args.budget / 4)),
        require_bump: args.require_bump,
    })
}

fn pairs_of(args: &DiffArgs, loader: &Loader) -> anyhow::Result<Pairs> {
    if args.transitive {
        let mut all = Pairs::default();
        for name in &args.operands {
            all.extend(transitive::pair(name, args.against.as_deref(), loader)?);
        }
        return Ok(all);
    }
    let Some(against) = &args.against else {
        let [old, new] = args.operands.as_slice() else {
            let named = match args.operands.len() {
                1 => "only one is given".to_owned(),
                n => format!("{n} are given"),
            };
            bail!(
                "`tablature diff` compares two schemas, an old and a new one, but {named}; to compare with a \
                 revision or another directory, use `--against git:REV` or `--against dir:PATH`"
            );
        };
        return pairing::pair(&Operand::named(old)?, &Operand::named(new)?, loader);
    };
    let mut all = Pairs::default();
    for name in &args.operands {
        let SchemaName { whole, part } = SchemaName::parse(name, Path::new(""));
        let path = Path::new(&whole);
        let (old, new) = match against.split_once(':') {
            Some(("git", _)) if !path.exists() && catalogue::find(&whole).is_ok() => bail!(
                "`{name}`: ids of the catalogue have no history in git; compare two versions by their ids, \
                 as in `tablature diff userpilot/event@3 userpilot/event@4`"
            ),
            Some(("git", revision)) => {
                let old = Operand::at(path, &part, &Revision::open(path, revision)?)?;
                let new = match &old {
                    Operand::Folder(..) => Operand::Folder(Place::Disk, path.to_owned()),
                    _ => Operand::File(Place::Disk, path.to_owned(), part),
                };
                (old, new)
            }
            Some(("dir", folder)) if !Path::new(folder).exists() => {
                bail!("`--against dir:{folder}`: no such directory")
            }
            Some(("dir", folder)) => (Operand::named(folder)?, Operand::named(name)?),
            _ => bail!(
                "`--against {against}` is neither `git:REV`, such as `git:HEAD`, nor `dir:PATH`"
            ),
        };
        let found = pairing::pair(&old, &new, loader);
        all.extend(found.map_err(|error| error.context(format!("`{name}`")))?);
    }
    Ok(all)
}

fn status(args: &DiffArgs, totals: &Totals) -> ExitStatus {
    match totals.worst {
        _ if !totals.failures.is_empty() => ExitStatus::Error,
        _ if totals.fails => ExitStatus::Failure,
        Some(Kept::Broken) => ExitStatus::Failure,
        Some(Kept::Unknown) if matches!(args.unknown, OnUnknown::Fail) => ExitStatus::Error,
        _ => ExitStatus::Success,
    }
}

fn duration(text: &str) -> Result<Duration, String> {
    let at = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(at);
    let number: u64 = number.parse().map_err(|_| "expected a time such as `2s` or `500ms`")?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "s" => Ok(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs).ok_or("that is too long".to_owned()),
        _ => Err("expected a time such as `2s` or `500ms`".to_owned()),
    }
}
