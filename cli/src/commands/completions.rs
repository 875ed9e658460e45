//! `tablature completions`: what a shell needs to complete our arguments.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{ExitStatus, Streams, args::Cli};

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: tablature completions zsh > ~/.zfunc/_tablature")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "tablature", &mut script);
    streams.out.write_all(&script)?;
    Ok(ExitStatus::Success)
}
