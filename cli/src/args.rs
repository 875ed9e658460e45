//! Defines the command line. No file is touched and nothing is looked up here.

use clap::{Parser, Subcommand};

use crate::commands::{
    capture::CaptureArgs, check_args::CheckArgs, completions::CompletionsArgs, diff::DiffArgs,
    docs::DocsArgs, explain::ExplainArgs, generate::GenerateArgs, init::InitArgs,
    sample::SampleArgs, schema::SchemaArgs,
};
use crate::streams::Color;

/// Help texts with examples name schemas, which is data: they are in separate files.
const EXAMPLES: &str = include_str!("../help/tablature.txt");

/// Check event payloads, field by field, against schemas captured from documented tables
#[derive(Debug, Parser)]
#[command(name = "tablature", version, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to colour the output: auto, always or never [default: auto]
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        display_order = 100,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: Color,
}

/// The subcommands. Each has its own file in [`crate::commands`].
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Box<CheckArgs>),
    Capture(CaptureArgs),
    Schema(SchemaArgs),
    Generate(GenerateArgs),
    Diff(DiffArgs),
    Sample(SampleArgs),
    Docs(DocsArgs),
    Explain(ExplainArgs),
    Init(InitArgs),
    Completions(CompletionsArgs),
}
