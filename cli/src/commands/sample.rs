//! `tablature sample`: payloads made from a schema.

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::{anyhow, bail};
use clap::{ValueEnum, ValueHint};
use serde_json::{Value, json};
use tablature_contract::sample::{Expected, Sample, Sampler};
use tablature_files::Writer;
use tablature_report::safe;
use tablature_schema::escape::escape;
use tablature_validator::Options;

use crate::{
    ExitStatus, Streams, clock, complete,
    loading::{self, LoadArgs, Loader},
    numbers::number,
    output,
};

/// Generate payloads from a schema: valid ones, ones at limits, or ones that break exactly one rule
///
/// Values come from examples, defaults, known values, formats and patterns in the schema, otherwise from the names
/// of fields; a seeded random generator chooses among them. Each payload is checked before it is printed: a valid one
/// has no error, and an invalid one has exactly the expected error.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed or not")]
#[command(after_help = include_str!("../../help/sample.txt"))]
pub(crate) struct SampleArgs {
    /// An id of the catalogue, with or without version, or a JSON Schema file
    #[arg(value_name = "ID|FILE", value_parser = complete::ids(), hide_possible_values = true)]
    schema: String,

    /// Number of payloads [default: 10]
    #[arg(long, short = 'n', value_name = "N", value_parser = number::<u64>, allow_hyphen_values = true)]
    count: Option<u64>,

    /// Generate as many payloads as it takes to reach every subschema, limit or rule once
    #[arg(long, conflicts_with = "count")]
    each: bool,

    /// Seed of the random generator: the same seed gives the same payloads
    #[arg(long, value_name = "S", default_value_t, value_parser = number::<u64>, allow_hyphen_values = true)]
    seed: u64,

    /// Generate valid payloads (the default)
    #[arg(long, group = "kind")]
    valid: bool,

    /// Generate valid payloads at a limit: exactly as old, long, short, large or small as allowed
    #[arg(long, group = "kind")]
    boundary: bool,

    /// Generate invalid payloads, each of which breaks exactly one rule
    #[arg(long, group = "kind")]
    invalid: bool,

    /// Generate invalid payloads that have one violation for other validators, too, which report each keyword by itself
    #[arg(long, conflicts_with_all = ["valid", "boundary"])]
    isolated: bool,

    /// Print the purpose of each payload and the finding that `check` must report: {"payload", "about", "expected"}
    #[arg(long)]
    explain: bool,

    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: SampleFormat,

    /// Write one file per payload to this directory, which is created if needed, and print the paths
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "format")]
    out: Option<PathBuf>,

    /// Overwrite files in the directory that have other content
    #[arg(long, requires = "out")]
    force: bool,

    /// Print the rules of the schema instead, and why some cannot be broken alone; one JSON object per line
    #[arg(long, conflicts_with_all = ["kind", "count", "each", "explain", "out", "format", "seed"])]
    rules: bool,

    /// Current time for generated timestamps, RFC 3339 [default: the system clock]
    #[arg(long, value_name = "TIMESTAMP")]
    now: Option<String>,

    #[command(flatten)]
    load: LoadArgs,
}

/// The output formats.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum SampleFormat {
    /// JSON Lines: one payload per line
    #[default]
    Jsonl,
    /// One JSON array
    Json,
}

pub(crate) fn run(args: &SampleArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let maker = sampler(args, streams)?;
    if args.rules {
        return list_rules(&maker, streams);
    }
    let is_invalid = args.invalid || args.isolated;
    let made = if is_invalid {
        maker.invalid(args.seed)
    } else if args.boundary {
        maker.boundary(args.seed)
    } else {
        maker.valid(args.seed)
    };
    let samples = made.map_err(|error| anyhow!("`{}`: {error}", args.schema))?;
    let count = match (args.each, args.count) {
        (true, _) => samples.round(),
        (false, count) => usize::try_from(count.unwrap_or(10)).unwrap_or(usize::MAX),
    };
    let mut samples = samples.peekable();
    if count > 0 && samples.peek().is_none() {
        let what =
            if is_invalid { "breaks a rule and no other" } else { "is at a limit and valid" };
        bail!("`{}`: no payload was found that {what}; other rules may exclude it", args.schema);
    }
    match (&args.out, args.format) {
        (Some(folder), _) => write_files(args, samples, count, folder, streams)?,
        (None, SampleFormat::Jsonl) => {
            for sample in samples.take(count) {
                writeln!(streams.out, "{}", printed(args, &sample)?)?;
            }
        }
        (None, SampleFormat::Json) => {
            let mut separator = "[\n";
            for sample in samples.take(count) {
                write!(streams.out, "{separator}  {}", printed(args, &sample)?)?;
                separator = ",\n";
            }
            writeln!(streams.out, "{}", if count == 0 { "[]" } else { "\n]" })?;
        }
    }
    if is_invalid && args.each {
        tell_unreached(&maker, streams);
    }
    Ok(ExitStatus::Success)
}

/// Returns the sampler for the schema that was named.
fn sampler(args: &SampleArgs, streams: &mut Streams<'_>) -> anyhow::Result<Sampler> {
    let options = Options::at(clock::now(args.now.as_deref())?);
    let (name, ir) = Loader::discover(&args.load)?.named(&args.schema, Path::new(""))?;
    for item in ir.warnings() {
        streams.warning(&loading::line(item));
    }
    let sampler = Sampler::from_ir(&name, ir, &options)
        .map_err(|error| anyhow!("no payloads can be made from the schema `{name}`: {error}"))?;
    Ok(if args.isolated { sampler.isolated() } else { sampler })
}

/// Returns the payload as text, alone or with its purpose and the expected finding.
fn printed(args: &SampleArgs, sample: &Sample) -> io::Result<String> {
    if !args.explain {
        return text(&sample.payload);
    }
    text(&json!({
        "payload": sample.payload,
        "about": sample.about,
        "expected": sample.expected.as_ref().map(announcement),
    }))
}

/// Returns a value as JSON that cannot control a terminal.
fn text(value: &Value) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&safe::json(value)?).into_owned())
}

/// Returns the expected finding, with the keys of `check --format json`.
fn announcement(expected: &Expected) -> Value {
    json!({
        "pointer": expected.pointer,
        "field": expected.field,
        "code": expected.code,
        "keyword": expected.keyword,
        "schema_pointer": expected.schema_pointer,
    })
}

/// One file for each payload: `0001.json`, and what it shows as `0001.about`, which `check` does not take for a payload.
fn write_files(
    args: &SampleArgs,
    samples: impl Iterator<Item = Sample>,
    count: usize,
    folder: &Path,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let mut writer = Writer::below(folder).force(args.force);
    for (index, sample) in (1..).zip(samples.take(count)) {
        let path = folder.join(format!("{index:04}.json"));
        write_file(&mut writer, &path, &sample.payload)?;
        writeln!(streams.out, "{}", escape(&path.to_string_lossy()))?;
        if args.explain {
            let about = json!({
                "about": sample.about,
                "expected": sample.expected.as_ref().map(announcement),
            });
            write_file(&mut writer, &folder.join(format!("{index:04}.about")), &about)?;
        }
    }
    Ok(())
}

/// A payload has no place for a mark: what is there and is another one may be anybody's.
fn write_file(writer: &mut Writer, path: &Path, value: &Value) -> anyhow::Result<()> {
    let written = writer.write(path, format!("{value:#}\n").as_bytes(), &|_| false);
    written.map(drop).map_err(output::refused)
}

fn list_rules(sampler: &Sampler, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let reached = sampler.rules().into_iter().map(|rule| (rule, None));
    let unreached = sampler
        .unreached()
        .iter()
        .map(|unreached| (unreached.rule.clone(), Some(&unreached.reason)));
    for (rule, reason) in reached.chain(unreached) {
        let line = json!({
            "schema_pointer": rule.schema_pointer,
            "keyword": rule.keyword,
            "detail": rule.detail,
            "broken_alone": reason.is_none(),
            "reason": reason,
        });
        writeln!(streams.out, "{}", text(&line)?)?;
    }
    Ok(ExitStatus::Success)
}

fn tell_unreached(sampler: &Sampler, streams: &mut Streams<'_>) {
    let n_unreached = sampler.unreached().len();
    if n_unreached > 0 {
        let rules = if n_unreached == 1 { "1 rule" } else { &format!("{n_unreached} rules") };
        streams
            .note(&format!("{rules} cannot be broken alone; `--rules` has them with the reasons"));
    }
}
