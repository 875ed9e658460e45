//! The run behind `tablature check` for programs that take its findings as data.
//!
//! Options are the arguments of the command, so that both mean the same by them. What is checked may be in memory.

use std::{
    cell::OnceCell,
    collections::BTreeMap,
    ffi::OsString,
    fmt,
    io::Write,
    path::Path,
    sync::{Arc, atomic::AtomicBool},
};

use anyhow::anyhow;
use clap::Parser;
use tablature_input::Source;
use tablature_report::{
    Reason, Render,
    run::{SeverityOverrides, Tally},
};
use tablature_schema::{
    ir::{Document, Ir},
    load::{NoSource, Text, load},
};
use tablature_validator::{Checker, Origin, Report, SchemaError, Timestamp, codes::CodeIndex};

use crate::{
    ExitStatus, Streams,
    check::too_long,
    commands::{
        check::{Given, Stage, options, run_by},
        check_args::CheckArgs,
    },
    config::Config,
    interrupt,
    loading::{LoadError, Loader, line},
};

/// What a check is given beside its options.
#[derive(Default)]
#[non_exhaustive]
pub struct Input {
    /// What is checked; without it, the paths among the options.
    pub source: Option<Source>,
    /// What payloads are checked by; without it, the schema among the options, that of the configuration, or one that is
    /// recognised.
    pub checker: Option<Checker>,
    /// Is `true` if no configuration is looked for, so that options alone count.
    pub ignores_config: bool,
}

impl Input {
    /// Sets what is checked.
    #[must_use]
    pub fn with_source(self, source: Source) -> Self {
        Self { source: Some(source), ..self }
    }

    /// Sets what payloads are checked by.
    #[must_use]
    pub fn with_checker(self, checker: Checker) -> Self {
        Self { checker: Some(checker), ..self }
    }

    /// Leaves configurations alone.
    #[must_use]
    pub fn without_config(self) -> Self {
        Self { ignores_config: true, ..self }
    }
}

/// A run that ended.
#[derive(Debug)]
#[non_exhaustive]
pub struct Ended {
    /// How.
    pub status: ExitStatus,
    /// The count of the run.
    pub tally: Tally,
}

/// Why there was no run, or no end of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct EmbedError {
    /// What it is about.
    pub reason: Reason,
    error: anyhow::Error,
}

impl EmbedError {
    fn new(reason: Reason, error: impl Into<anyhow::Error>) -> Self {
        Self { reason, error: error.into() }
    }

    /// Returns the error of the system behind it, if there is one.
    pub fn io(&self) -> Option<&std::io::Error> {
        self.error.chain().find_map(|cause| cause.downcast_ref())
    }
}

impl fmt::Display for EmbedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.error)
    }
}

impl std::error::Error for EmbedError {}

/// The options of `tablature check`, without its name.
#[derive(Debug, Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
struct Typed {
    #[command(flatten)]
    args: CheckArgs,
}

/// Options of `tablature check`, read once for any number of runs.
#[derive(Debug)]
pub struct Options(CheckArgs);

impl Options {
    /// Reads options as they are typed, without the names of the program and the command.
    ///
    /// # Errors
    ///
    /// [`EmbedError`]: one is invalid.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, EmbedError> {
        let typed = Typed::try_parse_from(words).map_err(|error| {
            // Without the line that says that it is one, and without how the command is called.
            let text = error.render().to_string();
            let text = text.strip_prefix("error: ").unwrap_or(&text);
            let text = text.split("\n\nUsage:").next().unwrap_or_default().trim().to_owned();
            EmbedError::new(Reason::Usage, anyhow::Error::msg(text))
        })?;
        Ok(Self(typed.args))
    }

    /// Returns the time for freshness, if it is among them.
    pub fn now(&self) -> Option<Timestamp> {
        self.0.now()?.parse().ok()
    }
}

/// Runs `tablature check` with these options. `renderer` takes the findings, and `notes` what the command says on standard
/// error. The run ends early, as after a signal, once `stop` was set.
///
/// # Errors
///
/// [`EmbedError`]: an option is invalid, the schema cannot be used, or an output cannot be written. What is wrong with inputs
/// is counted instead.
pub fn check(
    options: &Options,
    input: Input,
    renderer: Box<dyn Render>,
    notes: &mut dyn Write,
    stop: Arc<AtomicBool>,
) -> Result<Ended, EmbedError> {
    let Input { source, checker, ignores_config } = input;
    let given = Given { source, checker, renderer: Some(renderer), ignores_config };
    let mut out = std::io::sink();
    let mut streams = Streams::plain(&mut out, notes);
    let mut stage = Stage::Usage;
    let run = || run_by(&options.0, given, &mut streams, &mut stage);
    let result = interrupt::until(stop, run);
    let reason = match stage {
        Stage::Usage => Reason::Usage,
        Stage::Schema => Reason::Schema,
        Stage::Run => Reason::Output,
    };
    let (status, tally) = result.map_err(|error| EmbedError::new(reason, error))?;
    Ok(Ended { status, tally })
}

/// A schema that many payloads are checked by, with all that the options say of it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Prepared {
    /// Checks payloads.
    pub checker: Checker,
    /// The severities of findings.
    pub severities: SeverityOverrides,
    /// Is `true` if payloads are kept out of findings.
    pub mask: bool,
    /// The size of a record in bytes beyond which it is not checked.
    pub max_record_bytes: usize,
}

impl Prepared {
    /// Reports findings about one record, as the command does.
    pub fn check(&self, bytes: &[u8], origin: Origin) -> Report {
        if bytes.len() > self.max_record_bytes {
            return Report::new(vec![too_long(self.max_record_bytes, origin)]);
        }
        self.checker.check_at(bytes, origin)
    }

    /// Returns whether a record is valid; one that is not checked is not.
    pub fn is_valid(&self, bytes: &[u8]) -> bool {
        bytes.len() <= self.max_record_bytes && self.checker.is_valid(bytes)
    }
}

/// The text of a schema and of all that it refers to, from which it can be read where there are no files.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Packed {
    /// What the schema is called.
    pub name: String,
    /// JSON Pointer to the part of the document that is the schema.
    pub part: String,
    /// Name, URI and text of each document, the schema's own first.
    pub documents: Vec<[String; 3]>,
}

impl Packed {
    /// Returns the texts of the schema of a checker.
    pub fn of(checker: &Checker) -> Self {
        let ir = checker.ir();
        let part = ir.node(ir.root()).location.pointer.to_string();
        let document = |it: &Document| [it.name.clone(), it.uri.clone(), it.text.to_string()];
        let documents = ir.documents().iter().map(document).collect();
        Self { name: checker.name().to_owned(), part, documents }
    }

    /// Returns the parts that were packed together again.
    pub fn new(name: String, part: String, documents: Vec<[String; 3]>) -> Self {
        Self { name, part, documents }
    }

    fn load(&self, loader: &Loader) -> Result<Ir, SchemaError> {
        let Some((own, others)) = self.documents.split_first() else {
            return load(&self.name, b"", &loader.load_options(), &mut NoSource);
        };
        let text = |it: &[String; 3]| (it[1].clone(), Text::new(&it[0], it[2].as_bytes()));
        let mut source: BTreeMap<String, Text> = others.iter().map(text).collect();
        let mut options = loader.load_options();
        options.base = Some(own[1].clone()).filter(|base| !base.is_empty());
        self.part.clone_into(&mut options.part);
        load(&self.name, own[2].as_bytes(), &options, &mut source)
    }
}

/// Where a schema comes from.
#[derive(Debug, Clone, Copy)]
pub enum SchemaFrom<'s> {
    /// The options name it.
    Options,
    /// This is its text, which refers to no other documents.
    Text(&'s [u8]),
    /// It was packed.
    Packed(&'s Packed),
}

/// Reads a schema with the options of `tablature check`. No configuration is looked for.
///
/// # Example
///
/// ```
/// use tablature_cli::embed::{Options, SchemaFrom, prepare};
///
/// let options = Options::read(["--now", "2026-11-21T16:00:00Z"].map(Into::into))?;
/// let checker = prepare(&options, SchemaFrom::Text(br#"{"type": "string"}"#))?.checker;
/// assert!(checker.is_valid(b"\"a\"") && !checker.is_valid(b"5"));
/// # Ok::<(), tablature_cli::embed::EmbedError>(())
/// ```
///
/// # Errors
///
/// [`EmbedError`]: an option is invalid, or the schema cannot be used.
pub fn prepare(Options(args): &Options, from: SchemaFrom<'_>) -> Result<Prepared, EmbedError> {
    let usage = |error| EmbedError::new(Reason::Usage, error);
    let config = Config::default();
    let options = options(args, &config).map_err(usage)?;
    let loader = Loader::new(&args.load, &config).map_err(usage)?;
    let (name, ir) = match (from, args.schema()) {
        (SchemaFrom::Text(text), _) => {
            let ir = load(UNNAMED, text, &loader.load_options(), &mut NoSource);
            (UNNAMED.to_owned(), Arc::new(ir.map_err(|error| invalid(UNNAMED, error))?))
        }
        (SchemaFrom::Packed(packed), _) => {
            let ir = packed.load(&loader).map_err(|error| invalid(&packed.name, error))?;
            (packed.name.clone(), Arc::new(ir))
        }
        (SchemaFrom::Options, Some(name)) => loader
            .named(name, Path::new(""))
            .map_err(|error| EmbedError::new(Reason::Schema, flat(error)))?,
        (SchemaFrom::Options, None) => return Err(usage(anyhow!("a schema is needed"))),
    };
    let checker =
        Checker::from_ir(&name, Arc::clone(&ir), options).map_err(|error| invalid(&name, error))?;
    let index = OnceCell::new();
    let index_of = || {
        index.get_or_init(|| {
            let mut index = CodeIndex::of_catalogue();
            index.add(&name, &ir);
            index
        })
    };
    let severities = SeverityOverrides::new(args.severities(), [], index_of).map_err(usage)?;
    let (mask, max_record_bytes) = (args.masks(), args.max_record_bytes());
    Ok(Prepared { checker, severities, mask, max_record_bytes })
}

/// What a schema is called that has no name of its own.
const UNNAMED: &str = "schema";

fn invalid(name: &str, error: SchemaError) -> EmbedError {
    EmbedError::new(Reason::Schema, LoadError::Invalid { name: name.to_owned(), error })
}

/// Keeps the causes of what cannot be read.
fn flat(error: LoadError) -> anyhow::Error {
    match error {
        LoadError::Unreadable(error) => error,
        error @ LoadError::Invalid { .. } => error.into(),
    }
}

/// Returns what is doubtful in a schema, one line for each.
pub fn warnings(checker: &Checker) -> Vec<String> {
    checker.schema_warnings().iter().map(line).collect()
}
