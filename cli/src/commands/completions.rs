//! `tablature completions`: what a shell needs to complete our arguments.

use clap::Command;
use clap_complete::Shell;

use crate::{ExitStatus, Streams};

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: tablature completions zsh > ~/.zfunc/_tablature")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script for the arguments of `command`.
pub(crate) fn run(
    args: &CompletionsArgs,
    mut command: Command,
    streams: &mut Streams<'_>,
) -> anyhow::Result<ExitStatus> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "tablature", &mut script);
    streams.out.write_all(&script)?;
    Ok(ExitStatus::Success)
}
