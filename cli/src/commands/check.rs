//! `tablature check`: what was typed, and what it means.

use std::{
    collections::HashSet,
    num::{NonZeroU64, NonZeroUsize},
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use anyhow::bail;
use clap::{ValueEnum, ValueHint};
use tablature_files::{Filter, UnpackLimits};
use tablature_input::{Discovered, Framing, Source, TableFormat};
use tablature_report::{
    Format, Look, Reason, Render,
    run::{
        self, Baseline, BaselineBy, OutputOptions, Outputs, SeverityOverrides, Show, Tally,
        TallyOptions,
    },
};
use tablature_schema::plural::count;
use tablature_validator::{self as validator, Checker, Formats, Options, codes::CodeIndex};

use crate::{
    ExitStatus, Streams,
    check::{
        Codes, Output, OutputParser, OwnFiles, Reporter, Session, Settings, Sinks, Split,
        format_name, inputs, judge, keep_configured, leave_out, leave_out_excluded,
        leave_out_others, listed, outputs, touched,
    },
    clock, complete,
    config::{self, Config},
    loading::{LoadArgs, Loader},
    numbers::number,
    paths::Paths,
    schemas::{AUTO, Schema, Schemas},
};

const HELP: &str = include_str!("../../help/check.txt");

/// Check event payloads against a schema
///
/// Reads JSON documents, JSON arrays of events and JSON Lines, plain, gzip or zstd, and the rows of CSV,
/// TSV, Parquet, Avro and Arrow IPC, from files, directories and standard input.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed or not")]
#[command(after_help = HELP)]
pub(crate) struct CheckArgs {
    /// Files, directories, or `-` for standard input; none means what `tablature.toml` lists, or standard input if it lists
    /// nothing or `--schema` is given
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,

    /// Check all payloads against this schema: an id of the catalogue, a JSON Schema file, a directory of schemas, one for
    /// each event, or `auto`: each record by the schema of the catalogue or of the configuration that its keys fit best
    #[arg(
        long,
        value_name = "ID|FILE|DIR|auto",
        value_parser = complete::ids(),
        hide_possible_values = true
    )]
    schema: Option<String>,

    /// Choose the schema of each record by the string at this JSON Pointer, such as `/event`: a title or a file name of
    /// the directory, in any spelling
    #[arg(long, value_name = "POINTER", requires = "schema")]
    by: Option<validator::Path>,

    /// Check the value at this JSON Pointer of each record, such as `/properties`, instead of the whole record
    #[arg(long, value_name = "POINTER")]
    payload: Option<validator::Path>,

    /// Read the array at this JSON Pointer of each document, such as `/entities`, as records
    #[arg(long, value_name = "POINTER")]
    records: Option<validator::Path>,

    /// Output format of findings, and the file that it is written to instead of standard output; may be given several times
    /// [default: text]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = OutputParser)]
    format: Vec<Output>,

    /// Write the output to this file instead of standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Current time for freshness, RFC 3339 [default: the system clock]
    #[arg(long, value_name = "TIMESTAMP")]
    now: Option<String>,

    /// Report findings with this code as errors; with `CODE:/FIELD`, only those about a field, where `*` matches any characters within a segment and
    /// `**` any number of segments
    #[arg(
        long,
        value_name = "CODE[:/FIELD]",
        value_delimiter = ',',
        value_parser = complete::codes(),
        hide_possible_values = true
    )]
    deny: Vec<String>,

    /// Report findings with this code as warnings, or with `CODE:/FIELD` those about a field
    #[arg(
        long,
        value_name = "CODE[:/FIELD]",
        value_delimiter = ',',
        value_parser = complete::codes(),
        hide_possible_values = true
    )]
    warn: Vec<String>,

    /// Do not report findings with this code, or with `CODE:/FIELD` those about a field
    #[arg(
        long,
        value_name = "CODE[:/FIELD]",
        value_delimiter = ',',
        value_parser = complete::codes(),
        hide_possible_values = true
    )]
    allow: Vec<String>,

    /// Print at most this many findings; with several outputs, only text and markdown are limited. The summary counts all
    /// [default: 100 in text and markdown, otherwise all]
    #[arg(long, value_name = "N", value_parser = number::<u64>, allow_hyphen_values = true)]
    max_findings: Option<u64>,

    /// Print the first finding of each kind (equal severity, code, field and schema), or all [default: kinds in text,
    /// otherwise all; all with --quiet]
    #[arg(long, value_enum, value_name = "WHICH")]
    show: Option<Show>,

    /// Print no findings in text, JSON and Markdown, only the kinds of findings with their numbers, and the totals; with --show all,
    /// all kinds and files instead of the first ones
    #[arg(long, conflicts_with_all = ["quiet", "max_findings"])]
    summary: bool,

    /// Stop after this many errors
    #[arg(
        long,
        value_name = "N",
        value_parser = number::<NonZeroU64>,
        allow_hyphen_values = true,
        conflicts_with = "write_baseline"
    )]
    max_errors: Option<NonZeroU64>,

    /// Report at most this many errors, and as many warnings, for a record; the summary counts all
    #[arg(
        long,
        value_name = "N",
        default_value = "1000",
        value_parser = number::<NonZeroUsize>,
        allow_hyphen_values = true
    )]
    max_record_findings: NonZeroUsize,

    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: FailOn,

    /// Do not report the findings in this baseline, and fail only on new ones
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    baseline: Option<PathBuf>,

    /// Write all findings to this baseline, for --baseline in later runs
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    write_baseline: Option<PathBuf>,

    /// What each entry of a new baseline stands for; an existing baseline keeps its own [default: finding]
    #[arg(long, value_enum, value_name = "WHAT")]
    baseline_by: Option<BaselineBy>,

    /// Write the records without errors to this file, byte for byte; each item of an array gets a line feed
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        conflicts_with = "max_errors"
    )]
    valid_to: Option<PathBuf>,

    /// Write the records with errors to this file, as --valid-to does
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        conflicts_with = "max_errors"
    )]
    invalid_to: Option<PathBuf>,

    /// List the findings in the baseline, and count the files that were skipped
    #[arg(long, short, conflicts_with = "quiet")]
    verbose: bool,

    /// Skip files that no [[check]] of the configuration names; if one of the files is a schema of a [[check]] or the
    /// configuration itself, check all that it lists
    #[arg(long, conflicts_with = "schema")]
    only_configured: bool,

    /// Keep payload values and unknown key names out of the output
    #[arg(long)]
    mask: bool,

    /// Print errors only: no warnings, no advice, no notes, no summary
    #[arg(long, short)]
    quiet: bool,

    /// Read a JSON array as a sequence of events, whatever the schema says about arrays
    #[arg(long)]
    each: bool,

    /// Read every input as JSON Lines, whatever its name
    #[arg(long, conflicts_with = "each")]
    lines: bool,

    /// Read every input in this format [default: recognised by its first bytes and its name]
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "lines")]
    input: Option<InputName>,

    /// Name the columns of CSV and TSV files that have no header row
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with = "lines")]
    columns: Option<Vec<String>>,

    /// How to treat `format`
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    formats: FormatsName,

    /// How to treat `contentEncoding` and `contentMediaType`
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    content: ContentName,

    /// Maximum size of a record in bytes; longer records are reported and not checked
    #[arg(
        long,
        value_name = "N",
        default_value = "16777216",
        value_parser = number::<NonZeroUsize>,
        allow_hyphen_values = true
    )]
    max_record_bytes: NonZeroUsize,

    /// Maximum decompressed size of a gzip or zstd file in bytes
    #[arg(
        long,
        value_name = "N",
        default_value_t = UnpackLimits::DEFAULT.max_bytes,
        value_parser = number::<u64>,
        allow_hyphen_values = true
    )]
    max_unpacked_bytes: u64,

    /// Maximum ratio of the decompressed to the compressed size of a gzip or zstd file; applies beyond the first
    /// 160 MiB
    #[arg(
        long,
        value_name = "N",
        default_value_t = UnpackLimits::DEFAULT.max_ratio,
        value_parser = number::<u64>,
        allow_hyphen_values = true
    )]
    max_unpack_ratio: u64,

    /// Number of threads that check tables and large inputs of JSON Lines; the output is the same for any number [default:
    /// `RAYON_NUM_THREADS`, else the number of cores]
    #[arg(long, short, value_name = "N", value_parser = number::<NonZeroUsize>, allow_hyphen_values = true)]
    jobs: Option<NonZeroUsize>,

    /// Do not respect ignore files such as .gitignore in directories
    #[arg(long)]
    no_ignore: bool,

    /// Read this configuration instead of the tablature.toml in the current directory or above
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    config: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) load: LoadArgs,
}

impl CheckArgs {
    /// Returns the name of the schema.
    pub(crate) fn schema(&self) -> Option<&str> {
        self.schema.as_deref()
    }

    /// Returns the time that was typed.
    pub(crate) fn now(&self) -> Option<&str> {
        self.now.as_deref()
    }

    /// Returns whether payloads are kept out of the output.
    pub(crate) fn masks(&self) -> bool {
        self.mask
    }

    /// Returns the limit on one record.
    pub(crate) fn max_record_bytes(&self) -> usize {
        self.max_record_bytes.get()
    }

    /// Returns the codes whose severities were typed.
    pub(crate) fn severities(&self) -> [&[String]; 3] {
        [&self.deny, &self.warn, &self.allow]
    }
}

/// The least severity that fails a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Errors and warnings
    Warning,
}

/// Format of inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputName {
    /// JSON: documents, arrays of events or JSON Lines, as recognised
    Json,
    /// JSON Lines, as with --lines
    Lines,
    /// Cells with commas between them; the first row names the columns
    Csv,
    /// Cells with tabs between them; the first row names the columns
    Tsv,
    /// Apache Parquet
    Parquet,
    /// Apache Avro, object container files
    Avro,
    /// Arrow IPC, files (Feather 2) and streams
    Arrow,
}

impl InputName {
    /// Returns the format, if it is one of tables.
    fn table(self) -> Option<TableFormat> {
        match self {
            Self::Json | Self::Lines => None,
            Self::Csv => Some(TableFormat::Csv),
            Self::Tsv => Some(TableFormat::Tsv),
            Self::Parquet => Some(TableFormat::Parquet),
            Self::Avro => Some(TableFormat::Avro),
            Self::Arrow => Some(TableFormat::ArrowFile),
        }
    }
}

/// Treatment of `format`.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum FormatsName {
    /// Reject strings that do not have the format
    #[default]
    Asserted,
    /// Ignore formats
    Annotation,
}

/// Treatment of content keywords.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ContentName {
    /// Reject strings whose content does not match, as drafts up to 7 allow
    Assert,
    /// Ignore them
    #[default]
    Ignore,
}

pub(crate) fn run(args: &CheckArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let mut stage = Stage::Usage;
    let result = run_by(args, Given::default(), streams, &mut stage).map(|(status, _)| status);
    let reason = match stage {
        Stage::Usage => Reason::Usage,
        Stage::Schema => Reason::Schema,
        Stage::Run => return result,
    };
    // Programs that read the summary learn from it why there is nothing else.
    let is_json = |output: &Output| matches!(output.format, Format::Json) && output.file.is_none();
    let is_json = args.output.is_none() && args.format.iter().any(is_json);
    if let (Err(error), true, false) = (&result, is_json, args.quiet) {
        let mut tally = Tally::new(TallyOptions::default(), Baseline::default());
        tally.count_unchecked(reason, &format!("{error:#}"));
        tally.summary_mut().is_stopped = true;
        let mut renderer = Format::Json.renderer(
            Look::default(),
            Box::new(|code| run::of_code(&CodeIndex::of_validator(), code)),
        );
        renderer.abort(streams.out, tally.summary(), tally.unchecked(), &tally.glance(0))?;
    }
    result
}

/// What a program that embeds the command gives it beside arguments.
#[derive(Default)]
pub(crate) struct Given {
    /// The one input, instead of paths.
    pub(crate) source: Option<Source>,
    /// What payloads are checked by, instead of a schema with a name.
    pub(crate) checker: Option<Checker>,
    /// Takes the findings; standard output gets none then.
    pub(crate) renderer: Option<Box<dyn Render>>,
    /// Is `true` if no configuration is looked for.
    pub(crate) ignores_config: bool,
}

/// How far a run came, for what keeps it from being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Usage,
    Schema,
    /// It has begun, and says itself what there is to say.
    Run,
}

/// Runs the command on what is given beside the arguments; `stage` says how far it came.
pub(crate) fn run_by(
    args: &CheckArgs,
    given: Given,
    streams: &mut Streams<'_>,
    stage: &mut Stage,
) -> anyhow::Result<(ExitStatus, Tally)> {
    let outputs = match &given.renderer {
        Some(_) if args.format.is_empty() => Vec::new(),
        _ => outputs(&args.format, args.output.as_deref())?,
    };
    let codes_of = |config: &Config| {
        let loader = Loader::new(&args.load, config)?;
        let given = given.checker.as_ref();
        let given = given.map(|checker| (checker.name().to_owned(), Arc::clone(checker.ir())));
        anyhow::Ok(Codes::new(args.schema.as_deref(), config, loader, given))
    };
    let mut codes = None;
    let config = if given.ignores_config {
        Config::default()
    } else {
        Config::load_verified(args.config.as_deref(), |config| {
            let codes = codes.insert(codes_of(config)?);
            Ok(config::verify(config, || codes.index()))
        })?
    };
    let codes = codes.map_or_else(|| codes_of(&config), Ok)?;
    let loader = codes.loader.clone();
    let index = || codes.index();
    let severities = SeverityOverrides::new(args.severities(), config.severities(), index)?;
    let severities = severities.with_configured(config.levels());
    let configured = config.rules.iter().map(|rule| rule.schema.value.clone());
    let configured = configured.filter(|name| name != AUTO).collect();
    let mut schemas =
        Schemas::new(loader, options(args, &config)?).with_configured(configured, config.root());
    *stage = Stage::Schema;
    let CheckArgs { records, by, payload, .. } = args;
    let paths = Paths { records: records.clone(), by: by.clone(), payload: payload.clone() };
    let fixed = match (&args.schema, given.checker) {
        (_, Some(checker)) => {
            let schema = Schema::of(checker);
            Some(schemas.by_one(Rc::new(schema), &paths)?)
        }
        (Some(name), None) => Some(schemas.checked_by(name, "".as_ref(), &paths)?),
        (None, None) => None,
    };
    *stage = Stage::Usage;
    let filter = if args.no_ignore { Filter::Hidden } else { Filter::Ignored };
    let is_given = given.source.is_some();
    let mut found = match given.source {
        Some(source) => {
            let mut found = Discovered::default();
            found.sources.push(source);
            found
        }
        None => inputs(&args.paths, args.schema.as_deref(), &config, filter)?,
    };
    if args.only_configured && !config.rules.is_empty() && !is_given {
        let given = found.sources.iter().filter_map(Source::path);
        if touched::decides(given, &config, &codes.loader) {
            found = listed(&config, filter);
        }
    }
    leave_out_excluded(&mut found, &config);
    leave_out_others(&mut found, args.schema.as_deref().filter(|name| *name != AUTO), &config)?;
    let own = OwnFiles {
        halves: [args.valid_to.as_deref(), args.invalid_to.as_deref()],
        baseline: args.baseline.as_deref(),
        new_baseline: args.write_baseline.as_deref(),
        schema: args.schema.as_deref().map(Path::new),
        config: config.path(),
    };
    own.judge(&outputs)?;
    let split = split(args, &outputs, &found)?;
    let own = [&args.baseline, &args.write_baseline, &args.valid_to, &args.invalid_to];
    let files = outputs.iter().filter_map(|output| output.file.as_ref());
    for file in files.clone() {
        judge(file, &found)?;
    }
    for own in own.into_iter().flatten().chain(files) {
        leave_out(&mut found, own);
    }
    let left_out = if args.only_configured { keep_configured(&mut found, &config)? } else { 0 };
    if found.sources.is_empty() && found.errors.is_empty() && !args.only_configured {
        let head = "nothing to check: all files are left out".to_owned();
        let lines: Vec<String> = [head].into_iter().chain(found.notes).collect();
        bail!(lines.join("\n"));
    }
    let settings = Settings {
        config,
        fixed,
        paths: Paths { records: args.records.clone(), by: None, payload: args.payload.clone() },
        is_bare: args.paths.is_empty() && !is_given,
        forced_framing: (args.lines || args.input == Some(InputName::Lines))
            .then_some(Framing::Lines),
        table: args.input.and_then(InputName::table),
        columns: args.columns.as_deref().map(columns).transpose()?,
        is_json: args.input == Some(InputName::Json),
        each: args.each,
        is_whole: args.paths.is_empty() && args.schema.is_none() && !is_given,
        max_record_bytes: args.max_record_bytes.get(),
        unpack: UnpackLimits::new(args.max_unpacked_bytes, args.max_unpack_ratio),
        jobs: jobs(args.jobs),
    };
    let mut options = TallyOptions::default();
    options.severities = severities;
    let mut shown: Vec<_> = outputs.iter().map(|output| shown(args, output.format)).collect();
    if given.renderer.is_some() {
        let max_findings = args.max_findings;
        shown.push(OutputOptions { max_findings, show: Show::All, ..OutputOptions::default() });
    }
    options.outputs = Outputs::new(shown);
    options.errors_only = args.quiet;
    options.warnings_fail = args.fail_on == FailOn::Warning;
    options.max_errors = args.max_errors;
    options.mask = args.mask;
    let is_embedded = given.renderer.is_some();
    options.fingerprints =
        is_embedded || outputs.iter().any(|output| output.format.has_fingerprints());
    options.timeline = is_embedded || outputs.iter().any(|output| output.format.has_timeline());
    let (known, written) = (args.baseline.as_deref(), args.write_baseline.as_deref());
    if args.baseline_by.is_some() && known.or(written).is_none() {
        bail!("`--baseline-by` needs `--baseline` or `--write-baseline`");
    }
    let baseline = Baseline::new(known, written, args.mask, args.baseline_by)?;
    if args.verbose {
        let unlisted = "that no `[[check]]` names";
        let unwanted = if args.paths.is_empty() { unlisted } else { "not named like event files" };
        let left_out = [
            (found.n_unwanted, unwanted),
            (found.n_again, "found before by another name"),
            (left_out, unlisted),
        ];
        for (number, why) in left_out.into_iter().filter(|(number, _)| *number > 0) {
            streams.note(&format!("left out: {} {why}", count(number, "file")));
        }
    }
    let codes = Rc::new(codes);
    let mut sinks = Sinks::new();
    for Output { format, file } in &outputs {
        let codes = Rc::clone(&codes);
        let docs = Box::new(move |code: &str| run::of_code(codes.index(), code));
        let mut look = if file.is_none() { streams.look() } else { Look::default() };
        look.now = Some(schemas.options().now);
        sinks.add(format.renderer(look, docs), file.as_deref())?;
    }
    if let Some(renderer) = given.renderer {
        sinks.add(renderer, None)?;
    }
    let reporter = Reporter::new(Tally::new(options, baseline), args.verbose, sinks, streams);
    *stage = Stage::Run;
    Session::new(settings, schemas, split, reporter).run(&found)
}

/// Begins the files that records are split into. One of them may be standard output, if no findings are printed there.
fn split(args: &CheckArgs, outputs: &[Output], found: &Discovered) -> anyhow::Result<Split> {
    let halves = [("--valid-to", &args.valid_to), ("--invalid-to", &args.invalid_to)];
    let printed = outputs.iter().find(|output| output.file.is_none());
    for (option, path) in halves {
        if path.as_deref() == Some(Path::new(Split::STDOUT))
            && let Some(Output { format, .. }) = printed
        {
            let format = format_name(*format);
            bail!(
                "`{option} -` and `--format {format}` both go to standard output; name a file, as in `--format {format}=FILE`"
            );
        }
    }
    Split::begin(halves.map(|(_, path)| path.as_deref()), found)
}

/// Returns the names of columns, each of which must be there once.
fn columns(names: &[String]) -> anyhow::Result<Arc<[String]>> {
    let mut seen = HashSet::new();
    for name in names {
        if name.is_empty() {
            bail!("`--columns` has an empty name; columns are named as in `--columns id,name`");
        }
        if !seen.insert(name) {
            bail!("`--columns` names `{name}` twice");
        }
    }
    Ok(names.into())
}

/// Returns which findings an output shows. Without a summary, those that are not printed would be lost. What is typed is for
/// the outputs that people read, if there are several.
fn shown(args: &CheckArgs, format: Format) -> OutputOptions {
    let default = if args.quiet { Show::All } else { format.default_show() };
    let is_for_people = matches!(format, Format::Text | Format::Markdown);
    let is_meant = args.format.len() < 2 || is_for_people;
    let (max, show) = (args.max_findings.filter(|_| is_meant), args.show.filter(|_| is_meant));
    OutputOptions {
        max_findings: max.or(format.default_max_findings()),
        show: show.unwrap_or(default),
        // A page beside a summary in the terminal is for somebody who wants examples.
        summary_only: args.summary
            && format.has_kinds()
            && (is_meant || !matches!(format, Format::Html)),
        lists_all: args.show == Some(Show::All),
    }
}

/// Returns the number of threads that was asked for, else that of the environment, else one for each core.
#[expect(clippy::disallowed_methods, reason = "this room reads the environment")]
fn jobs(typed: Option<NonZeroUsize>) -> NonZeroUsize {
    typed
        .or_else(|| std::env::var("RAYON_NUM_THREADS").ok()?.parse().ok())
        .or_else(|| std::thread::available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN)
}

/// Returns the options of checkers.
///
/// # Errors
///
/// The time is not a timestamp.
pub(crate) fn options(args: &CheckArgs, config: &Config) -> anyhow::Result<Options> {
    let now = match (&args.now, config.clock.now) {
        (None, Some(now)) => now,
        (typed, _) => clock::now(typed.as_deref())?,
    };
    let mut options = Options::at(now);
    options.tolerance = config.clock.tolerance.unwrap_or(options.tolerance);
    options.mask = args.mask;
    options.limits = options.limits.with_findings(args.max_record_findings.get());
    options.formats = match args.formats {
        FormatsName::Asserted => Formats::Asserted,
        FormatsName::Annotation => Formats::Annotation,
    };
    options.asserts_content = matches!(args.content, ContentName::Assert);
    Ok(options)
}
