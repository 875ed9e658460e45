//! The arguments of `tablature check`.

use std::{
    num::{NonZeroU64, NonZeroUsize},
    path::PathBuf,
};

use clap::{ValueEnum, ValueHint};
use tablature_files::UnpackLimits;
use tablature_input::TableFormat;
use tablature_report::run::{BaselineBy, Show};
use tablature_validator as validator;

use crate::{
    check::{Output, OutputParser},
    complete,
    loading::LoadArgs,
    numbers::number,
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
    pub(super) paths: Vec<PathBuf>,

    /// Check all payloads against this schema: an id of the catalogue, a JSON Schema file, a directory of schemas, one for
    /// each event, or `auto`: each record by the schema of the catalogue or of the configuration that its keys fit best
    #[arg(
        long,
        value_name = "ID|FILE|DIR|auto",
        value_parser = complete::ids(),
        hide_possible_values = true
    )]
    pub(super) schema: Option<String>,

    /// Choose the schema of each record by the string at this JSON Pointer, such as `/event`: a title or a file name of
    /// the directory, in any spelling
    #[arg(long, value_name = "POINTER", requires = "schema")]
    pub(super) by: Option<validator::Path>,

    /// Check the value at this JSON Pointer of each record, such as `/properties`, instead of the whole record
    #[arg(long, value_name = "POINTER")]
    pub(super) payload: Option<validator::Path>,

    /// Read the array at this JSON Pointer of each document, such as `/entities`, as records
    #[arg(long, value_name = "POINTER")]
    pub(super) records: Option<validator::Path>,

    /// Output format of findings, and the file that it is written to instead of standard output; may be given several times
    /// [default: text]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = OutputParser)]
    pub(super) format: Vec<Output>,

    /// Write the output to this file instead of standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,

    /// Current time for freshness, RFC 3339 [default: the system clock]
    #[arg(long, value_name = "TIMESTAMP")]
    pub(super) now: Option<String>,

    /// Report findings with this code as errors; with `CODE:/FIELD`, only those about a field, where `*` matches any characters within a segment and
    /// `**` any number of segments
    #[arg(
        long,
        value_name = "CODE[:/FIELD]",
        value_delimiter = ',',
        value_parser = complete::codes(),
        hide_possible_values = true
    )]
    pub(super) deny: Vec<String>,

    /// Report findings with this code as warnings, or with `CODE:/FIELD` those about a field
    #[arg(
        long,
        value_name = "CODE[:/FIELD]",
        value_delimiter = ',',
        value_parser = complete::codes(),
        hide_possible_values = true
    )]
    pub(super) warn: Vec<String>,

    /// Do not report findings with this code, or with `CODE:/FIELD` those about a field
    #[arg(
        long,
        value_name = "CODE[:/FIELD]",
        value_delimiter = ',',
        value_parser = complete::codes(),
        hide_possible_values = true
    )]
    pub(super) allow: Vec<String>,

    /// Print at most this many findings; with several outputs, only text and markdown are limited. The summary counts all
    /// [default: 100 in text and markdown, otherwise all]
    #[arg(long, value_name = "N", value_parser = number::<u64>, allow_hyphen_values = true)]
    pub(super) max_findings: Option<u64>,

    /// Print the first finding of each kind (equal severity, code, field and schema), or all [default: kinds in text,
    /// otherwise all; all with --quiet]
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(super) show: Option<Show>,

    /// Print no findings in text, JSON and Markdown, only the kinds of findings with their numbers, and the totals; with --show all,
    /// all kinds and files instead of the first ones
    #[arg(long, conflicts_with_all = ["quiet", "max_findings"])]
    pub(super) summary: bool,

    /// Stop after this many errors
    #[arg(
        long,
        value_name = "N",
        value_parser = number::<NonZeroU64>,
        allow_hyphen_values = true,
        conflicts_with = "write_baseline"
    )]
    pub(super) max_errors: Option<NonZeroU64>,

    /// Report at most this many errors, and as many warnings, for a record; the summary counts all
    #[arg(
        long,
        value_name = "N",
        default_value = "1000",
        value_parser = number::<NonZeroUsize>,
        allow_hyphen_values = true
    )]
    pub(super) max_record_findings: NonZeroUsize,

    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(super) fail_on: FailOn,

    /// Do not report the findings in this baseline, and fail only on new ones
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) baseline: Option<PathBuf>,

    /// Write all findings to this baseline, for --baseline in later runs
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) write_baseline: Option<PathBuf>,

    /// What each entry of a new baseline stands for; an existing baseline keeps its own [default: finding]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) baseline_by: Option<BaselineBy>,

    /// Write the records without errors to this file, byte for byte; each item of an array gets a line feed
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        conflicts_with = "max_errors"
    )]
    pub(super) valid_to: Option<PathBuf>,

    /// Write the records with errors to this file, as --valid-to does
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        conflicts_with = "max_errors"
    )]
    pub(super) invalid_to: Option<PathBuf>,

    /// List the findings in the baseline, and count the files that were skipped
    #[arg(long, short, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    /// Skip files that no [[check]] of the configuration names; if one of the files is a schema of a [[check]] or the
    /// configuration itself, check all that it lists
    #[arg(long, conflicts_with = "schema")]
    pub(super) only_configured: bool,

    /// Keep payload values and unknown key names out of the output
    #[arg(long)]
    pub(super) mask: bool,

    /// Print errors only: no warnings, no advice, no notes, no summary
    #[arg(long, short)]
    pub(super) quiet: bool,

    /// Read a JSON array as a sequence of events, whatever the schema says about arrays
    #[arg(long)]
    pub(super) each: bool,

    /// Read every input as JSON Lines, whatever its name
    #[arg(long, conflicts_with = "each")]
    pub(super) lines: bool,

    /// Read every input in this format [default: recognised by its first bytes and its name]
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "lines")]
    pub(super) input: Option<InputName>,

    /// Name the columns of CSV and TSV files that have no header row
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with = "lines")]
    pub(super) columns: Option<Vec<String>>,

    /// How to treat `format`
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    pub(super) formats: FormatsName,

    /// How to treat `contentEncoding` and `contentMediaType`
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    pub(super) content: ContentName,

    /// Maximum size of a record in bytes; longer records are reported and not checked
    #[arg(
        long,
        value_name = "N",
        default_value = "16777216",
        value_parser = number::<NonZeroUsize>,
        allow_hyphen_values = true
    )]
    pub(super) max_record_bytes: NonZeroUsize,

    /// Maximum decompressed size of a gzip or zstd file in bytes
    #[arg(
        long,
        value_name = "N",
        default_value_t = UnpackLimits::DEFAULT.max_bytes,
        value_parser = number::<u64>,
        allow_hyphen_values = true
    )]
    pub(super) max_unpacked_bytes: u64,

    /// Maximum ratio of the decompressed to the compressed size of a gzip or zstd file; applies beyond the first
    /// 160 MiB
    #[arg(
        long,
        value_name = "N",
        default_value_t = UnpackLimits::DEFAULT.max_ratio,
        value_parser = number::<u64>,
        allow_hyphen_values = true
    )]
    pub(super) max_unpack_ratio: u64,

    /// Number of threads that check tables and large inputs of JSON Lines; the output is the same for any number [default:
    /// `RAYON_NUM_THREADS`, else the number of cores]
    #[arg(long, short, value_name = "N", value_parser = number::<NonZeroUsize>, allow_hyphen_values = true)]
    pub(super) jobs: Option<NonZeroUsize>,

    /// Do not respect ignore files such as .gitignore in directories
    #[arg(long)]
    pub(super) no_ignore: bool,

    /// Read this configuration instead of the tablature.toml in the current directory or above
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,

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
pub(super) enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Errors and warnings
    Warning,
}

/// Format of inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum InputName {
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
    pub(super) fn table(self) -> Option<TableFormat> {
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
pub(super) enum ContentName {
    /// Reject strings whose content does not match, as drafts up to 7 allow
    Assert,
    /// Ignore them
    #[default]
    Ignore,
}
