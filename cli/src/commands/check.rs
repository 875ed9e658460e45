//! `tablature check`: what its arguments mean.

use std::{collections::HashSet, num::NonZeroUsize, path::Path, rc::Rc, sync::Arc};

use anyhow::bail;
use tablature_files::UnpackLimits;
use tablature_input::{Discovered, Framing, Source};
use tablature_report::{
    Format, Look, Reason, Render,
    run::{self, Baseline, OutputOptions, Outputs, SeverityOverrides, Show, Tally, TallyOptions},
};
use tablature_validator::{Checker, Formats, Options, Timestamp, codes::CodeIndex};

use super::{
    check_args::{CheckArgs, ContentName, FailOn, FormatsName, InputName},
    check_inputs::{discover, leave_out_own, note_left_out},
};
use crate::{
    ExitStatus, Streams,
    check::{
        Codes, Output, OwnFiles, Reporter, Session, Settings, Sinks, Split, format_name, outputs,
    },
    clock,
    config::{self, Config},
    loading::Loader,
    paths::Paths,
    schemas::{AUTO, CheckedBy, Schema, Schemas},
};

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
    let Given { source, checker, renderer, ignores_config } = given;
    let is_embedded = renderer.is_some();
    let outputs = if is_embedded && args.format.is_empty() {
        Vec::new()
    } else {
        outputs(&args.format, args.output.as_deref())?
    };
    let (config, codes) = configuration(args, checker.as_ref(), ignores_config)?;
    let severities =
        SeverityOverrides::new(args.severities(), config.severities(), || codes.index())?;
    let severities = severities.with_configured(config.levels());
    let configured = config.rules.iter().map(|rule| rule.schema.value.clone());
    let configured = configured.filter(|name| name != AUTO).collect();
    let mut schemas = Schemas::new(codes.loader.clone(), options(args, &config)?)
        .with_configured(configured, config.root());
    *stage = Stage::Schema;
    let CheckArgs { records, by, payload, .. } = args;
    let paths = Paths { records: records.clone(), by: by.clone(), payload: payload.clone() };
    let fixed = match (&args.schema, checker) {
        (_, Some(checker)) => Some(schemas.by_one(Rc::new(Schema::of(checker)), &paths)?),
        (Some(name), None) => Some(schemas.checked_by(name, "".as_ref(), &paths)?),
        (None, None) => None,
    };
    *stage = Stage::Usage;
    let is_given = source.is_some();
    let mut found = discover(args, source, &config, &codes)?;
    own_files(args, &config).judge(&outputs)?;
    let split = split(args, &outputs, &found)?;
    let n_unlisted = leave_out_own(args, &mut found, &outputs, &config)?;
    let settings = settings(args, config, fixed, is_given)?;
    let tally = Tally::new(tally_options(args, severities, &outputs, is_embedded), baseline(args)?);
    if args.verbose {
        note_left_out(args, &found, n_unlisted, streams);
    }
    let mut sinks = sinks(&outputs, codes, schemas.options().now, streams)?;
    if let Some(renderer) = renderer {
        sinks.add(renderer, None)?;
    }
    let reporter = Reporter::new(tally, args.verbose, sinks, streams);
    *stage = Stage::Run;
    Session::new(settings, schemas, split, reporter).run(&found)
}

/// Returns the configuration, and the codes that it and the arguments may name.
fn configuration(
    args: &CheckArgs,
    checker: Option<&Checker>,
    ignores_config: bool,
) -> anyhow::Result<(Config, Codes)> {
    let codes_of = |config: &Config| {
        let loader = Loader::new(&args.load, config)?;
        let given = checker.map(|checker| (checker.name().to_owned(), Arc::clone(checker.ir())));
        anyhow::Ok(Codes::new(args.schema.as_deref(), config, loader, given))
    };
    let mut codes = None;
    let config = if ignores_config {
        Config::default()
    } else {
        Config::load_verified(args.config.as_deref(), |config| {
            let codes = codes.insert(codes_of(config)?);
            Ok(config::verify(config, || codes.index()))
        })?
    };
    let codes = codes.map_or_else(|| codes_of(&config), Ok)?;
    Ok((config, codes))
}

/// Returns the files that the run reads and writes beside inputs and outputs.
fn own_files<'a>(args: &'a CheckArgs, config: &'a Config) -> OwnFiles<'a> {
    OwnFiles {
        halves: [args.valid_to.as_deref(), args.invalid_to.as_deref()],
        baseline: args.baseline.as_deref(),
        new_baseline: args.write_baseline.as_deref(),
        schema: args.schema.as_deref().map(Path::new),
        config: config.path(),
    }
}

/// Returns how inputs are read.
fn settings(
    args: &CheckArgs,
    config: Config,
    fixed: Option<CheckedBy>,
    is_given: bool,
) -> anyhow::Result<Settings> {
    let is_bare = args.paths.is_empty() && !is_given;
    let is_lines = args.lines || args.input == Some(InputName::Lines);
    Ok(Settings {
        config,
        fixed,
        paths: Paths { records: args.records.clone(), by: None, payload: args.payload.clone() },
        is_bare,
        forced_framing: is_lines.then_some(Framing::Lines),
        table: args.input.and_then(InputName::table),
        columns: args.columns.as_deref().map(columns).transpose()?,
        is_json: args.input == Some(InputName::Json),
        each: args.each,
        is_whole: is_bare && args.schema.is_none(),
        max_record_bytes: args.max_record_bytes.get(),
        unpack: UnpackLimits::new(args.max_unpacked_bytes, args.max_unpack_ratio),
        jobs: jobs(args.jobs),
    })
}

/// Returns what is counted, and what is shown of it.
fn tally_options(
    args: &CheckArgs,
    severities: SeverityOverrides,
    outputs: &[Output],
    is_embedded: bool,
) -> TallyOptions {
    let mut shown: Vec<_> = outputs.iter().map(|output| shown(args, output.format)).collect();
    if is_embedded {
        let max_findings = args.max_findings;
        shown.push(OutputOptions { max_findings, show: Show::All, ..OutputOptions::default() });
    }
    let has = |is: fn(&Format) -> bool| is_embedded || outputs.iter().any(|it| is(&it.format));
    let mut options = TallyOptions::default();
    options.severities = severities;
    options.outputs = Outputs::new(shown);
    options.errors_only = args.quiet;
    options.warnings_fail = args.fail_on == FailOn::Warning;
    options.max_errors = args.max_errors;
    options.mask = args.mask;
    options.fingerprints = has(|format| format.has_fingerprints());
    options.timeline = has(|format| format.has_timeline());
    options
}

/// Reads the baseline.
fn baseline(args: &CheckArgs) -> anyhow::Result<Baseline> {
    let (known, written) = (args.baseline.as_deref(), args.write_baseline.as_deref());
    if args.baseline_by.is_some() && known.or(written).is_none() {
        bail!("`--baseline-by` needs `--baseline` or `--write-baseline`");
    }
    Baseline::new(known, written, args.mask, args.baseline_by)
}

/// Begins the outputs. Pages and colours follow the terminal where findings are printed.
fn sinks(
    outputs: &[Output],
    codes: Codes,
    now: Timestamp,
    streams: &Streams<'_>,
) -> anyhow::Result<Sinks> {
    let codes = Rc::new(codes);
    let mut sinks = Sinks::new();
    for Output { format, file } in outputs {
        let codes = Rc::clone(&codes);
        let docs = Box::new(move |code: &str| run::of_code(codes.index(), code));
        let mut look = if file.is_none() { streams.look() } else { Look::default() };
        look.now = Some(now);
        sinks.add(format.renderer(look, docs), file.as_deref())?;
    }
    Ok(sinks)
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
