//! `tablature diff`: what was typed, and what it means.

use std::{
    io, panic,
    path::{Path, PathBuf},
    sync::Once,
    thread,
    time::Duration,
};

use anyhow::{anyhow, bail};
use clap::{ValueEnum, ValueHint};
use tablature_contract::diff::{
    self as contract, Acknowledgements, Promise, Reading, Standing, Unused,
};
use tablature_report::ReportFormat;
use tablature_schema::catalogue;
use tablature_validator::Timestamp;

use super::check::FormatsName;
use crate::{
    ExitStatus, Streams, clock, complete,
    diff::{
        acknowledged,
        git::Revision,
        json, markdown, notices,
        operand::{Operand, Place},
        outcome::{Outcome, Result as Kept, Terms, compare_all},
        pairs::{self, InputFailure, Pairs},
        text::Text,
    },
    loading::{LoadArgs, Loader, SchemaName},
};

/// Compare schemas: what changed, whom it breaks, and a payload that shows it
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../../help/diff.txt"))]
pub(crate) struct DiffArgs {
    /// The old and the new schema, each an id of the catalogue, a file or a directory; with --against the new
    /// ones only
    #[arg(
        value_name = "OLD NEW",
        required = true,
        value_parser = complete::ids(),
        hide_possible_values = true
    )]
    operands: Vec<String>,

    /// Compare with the same files at a revision (git:REV) or in another directory (dir:PATH)
    #[arg(long, value_name = "git:REV|dir:PATH")]
    against: Option<String>,

    /// Direction of the promise
    #[arg(long, value_enum, default_value_t, value_name = "DIRECTION")]
    direction: DirectionName,

    /// Reading of open objects
    #[arg(long, value_enum, default_value_t, value_name = "READING")]
    reading: ReadingName,

    /// How to treat `format`
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    formats: FormatsName,

    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: DiffFormat,

    /// TOML file with acknowledged breaks
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    acknowledged: Option<PathBuf>,

    /// Fail unless the version numbers were raised as much as the changes require
    #[arg(long)]
    require_bump: bool,

    /// Handling of changes whose verdict is unknown
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    unknown: OnUnknown,

    /// Time limit for a pair of schemas, such as 2s or 500ms
    #[arg(long, value_name = "TIME", default_value = "2s", value_parser = duration, overrides_with = "budget")]
    budget: Duration,

    /// Current time for freshness and acknowledgements, RFC 3339 [default: the system clock]
    #[arg(long, value_name = "TIMESTAMP")]
    now: Option<String>,

    #[command(flatten)]
    load: LoadArgs,
}

/// Which compatibility was promised.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum DirectionName {
    /// New consumers read old payloads
    #[default]
    Backward,
    /// Old consumers read new payloads
    Forward,
    /// Both
    Full,
}

/// How open objects are read.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ReadingName {
    /// As JSON Schema says: any further field may be there
    AsWritten,
    /// Producers send declared fields only
    #[default]
    DeclaredOnly,
}

/// Treatment of an unknown verdict.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum OnUnknown {
    /// Exit with 2
    #[default]
    Fail,
    /// Exit as if it were compatible
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
    let mut acknowledgements = Acknowledgements::new(entries, today(terms.now)?);
    let loader = Loader::discover(&args.load)?;
    let Pairs { pairs, failures, notes } = pairs_of(args, &loader)?;
    for note in notes {
        streams.note(&note);
    }
    silence_engine();
    let outcomes = compare_all(pairs, &terms, &mut acknowledgements);
    let mut summary = summary(&outcomes, &terms);
    // A schema that cannot be read, or a change that was not judged, may need any acknowledgement.
    let is_whole = failures.is_empty() && !outcomes.iter().any(Outcome::is_cut_short);
    let is_sure = |one: &Unused<'_>| is_whole || one.schema.is_some();
    let unused: Vec<Unused<'_>> = acknowledgements.unused().filter(is_sure).collect();
    summary.unused = unused.len();
    summary.unreadable = failures.len();
    print(args, streams, &outcomes, &terms, &summary, &failures)?;
    for failure in &failures {
        streams.error(&format!("{:#}", failure.error));
    }
    for Unused { entry, schema, .. } in unused {
        let why = match schema {
            Some(name) => format!(
                "does not hold: its `schema` is `{}`, and for this change it has to be `{name}`",
                entry.schema
            ),
            None => "is not needed (any more)".to_owned(),
        };
        streams.warning(&format!(
            "the acknowledgement of {} by {} {why}: {}",
            entry.fingerprint, entry.who, entry.reason
        ));
    }
    Ok(status(args, &outcomes, &terms, !failures.is_empty()))
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

/// The day of the clock, in UTC.
fn today(now: Timestamp) -> anyhow::Result<contract::Day> {
    let text = now.to_string();
    let day = text.get(..10).unwrap_or_default();
    day.parse().map_err(|error| anyhow!("the clock `{now}` has no day: {error}"))
}

fn pairs_of(args: &DiffArgs, loader: &Loader) -> anyhow::Result<Pairs> {
    let Some(against) = &args.against else {
        let [old, new] = args.operands.as_slice() else {
            let named = match args.operands.len() {
                1 => "only one was named".to_owned(),
                n => format!("{n} were named"),
            };
            bail!(
                "two schemas are compared, and {named}; with `--against` the old ones are found by it"
            );
        };
        return pairs::pair(&Operand::named(old)?, &Operand::named(new)?, loader);
    };
    let mut all = Pairs::default();
    for name in &args.operands {
        let SchemaName { whole, part } = SchemaName::parse(name, Path::new(""));
        let path = Path::new(&whole);
        let (old, new) = match against.split_once(':') {
            Some(("git", _)) if !path.exists() && catalogue::find(&whole).is_ok() => bail!(
                "`{name}`: ids of the catalogue have no history in git; two versions are compared by both \
                 their ids, such as `tablature diff userpilot/event@3 userpilot/event@4`"
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
                bail!("no such directory: `{folder}`, which `--against` names")
            }
            Some(("dir", folder)) => (Operand::named(folder)?, Operand::named(name)?),
            _ => bail!(
                "`--against {against}` names nothing; it is `git:REV`, such as `git:HEAD`, or `dir:PATH`"
            ),
        };
        let Pairs { pairs, failures, notes } =
            pairs::pair(&old, &new, loader).map_err(|error| error.context(format!("`{name}`")))?;
        all.pairs.extend(pairs);
        all.failures.extend(failures);
        all.notes.extend(notes);
    }
    Ok(all)
}

fn print(
    args: &DiffArgs,
    streams: &mut Streams<'_>,
    outcomes: &[Outcome],
    terms: &Terms,
    summary: &json::SummaryLine,
    failures: &[InputFailure],
) -> io::Result<()> {
    let out = &mut *streams.out;
    let machine = match args.format {
        DiffFormat::Text => {
            let text = Text { terms, color: streams.out_color };
            for outcome in outcomes {
                text.outcome(out, outcome)?;
            }
            return writeln!(out, "{}", told(summary));
        }
        DiffFormat::Json => {
            for outcome in outcomes {
                json::outcome(out, outcome, terms)?;
            }
            let summary = json::SummaryLine { ..*summary };
            return json::line(out, &json::Line::Summary(summary));
        }
        DiffFormat::Markdown => {
            writeln!(out, "# Changes of schemas\n")?;
            for outcome in outcomes {
                markdown::outcome(out, outcome, terms)?;
            }
            markdown::failures(out, failures)?;
            return writeln!(out, "{}", told(summary));
        }
        DiffFormat::Sarif => ReportFormat::Sarif,
        DiffFormat::Junit => ReportFormat::Junit,
        DiffFormat::Github => ReportFormat::Github,
        DiffFormat::Gitlab => ReportFormat::Gitlab,
    };
    let mut printer = machine.notices(Box::new(notices::docs));
    printer.begin(out)?;
    for outcome in outcomes {
        notices::outcome(out, &mut *printer, outcome, terms)?;
    }
    for failure in failures {
        printer.failure(out, &failure.subject, &format!("{:#}", failure.error))?;
    }
    printer.end(out, Some(&told(summary)))
}

fn summary(outcomes: &[Outcome], terms: &Terms) -> json::SummaryLine {
    let mut summary = json::SummaryLine { schemas: outcomes.len(), ..Default::default() };
    for outcome in outcomes {
        match outcome.result(terms) {
            Kept::Broken => summary.broken += 1,
            Kept::Unknown => summary.unknown += 1,
            Kept::Kept => {}
        }
        for judged in &outcome.changes {
            let is_told = judged.change.rule.kind() != contract::Kind::Annotation;
            summary.changes += usize::from(is_told);
            match judged.standing {
                Some(Standing::Acknowledged(_)) => summary.acknowledged += 1,
                Some(Standing::Expired(_)) => summary.expired += 1,
                _ => {}
            }
        }
    }
    summary
}

/// Returns the result of the run in one sentence.
fn told(summary: &json::SummaryLine) -> String {
    let count =
        |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut parts = vec![
        count(summary.schemas, "schema compared", "schemas compared"),
        count(summary.changes, "change", "changes"),
        count(summary.broken, "schema broken", "schemas broken"),
    ];
    for (n, one, many) in [
        (summary.unknown, "schema unknown", "schemas unknown"),
        (summary.acknowledged, "break acknowledged", "breaks acknowledged"),
        (summary.expired, "acknowledgement expired", "acknowledgements expired"),
        (summary.unused, "acknowledgement not needed", "acknowledgements not needed"),
        (summary.unreadable, "schema unreadable", "schemas unreadable"),
    ] {
        if n > 0 {
            parts.push(count(n, one, many));
        }
    }
    parts.join(", ")
}

fn status(args: &DiffArgs, outcomes: &[Outcome], terms: &Terms, has_failure: bool) -> ExitStatus {
    let worst = outcomes.iter().map(|outcome| outcome.result(terms)).max();
    match worst {
        _ if has_failure => ExitStatus::Error,
        Some(Kept::Broken) => ExitStatus::Failure,
        Some(Kept::Unknown) if matches!(args.unknown, OnUnknown::Fail) => ExitStatus::Error,
        _ => ExitStatus::Success,
    }
}

fn duration(text: &str) -> Result<Duration, String> {
    let at = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(at);
    let number: u64 = number.parse().map_err(|_| "expected a time such as `2s` or `500ms`")?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "s" => Ok(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs).ok_or("that is too long".to_owned()),
        _ => Err("expected a time such as `2s` or `500ms`".to_owned()),
    }
}

/// Panics inside the engine mean "undecided" and are not told. Others are, as ever. The hook stays: a run of
/// the engine may be left behind, and fail later.
fn silence_engine() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(contract::ENGINE_THREAD) {
                before(panic);
            }
        }));
    });
}
