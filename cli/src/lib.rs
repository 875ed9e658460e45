//! The command `tablature`: arguments, input, output, exit codes.
//!
//! Reading order: `args` (what can be typed), `commands` (one file per subcommand), `check` (the run
//! behind `tablature check`), `diff` (the run behind `tablature diff`), `generate` (what is behind `tablature generate`),
//! `schema_check` (the run behind `tablature schema check`), `docs` (the run behind `tablature docs`), `loading` (schemas from files, for all of them), `input`
//! (records from files and streams), `render` (findings as text or JSON), `config` (`tablature.toml`).
//!
//! This is the only room that knows terminals, files, the clock and exit codes. Results go to
//! standard output, talk goes to standard error.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod args;
mod auto;
mod check;
mod clock;
mod commands;
mod complete;
mod config;
mod diff;
mod docs;
pub mod embed;
mod events;
mod generate;
mod interrupt;
mod loading;
mod numbers;
mod output;
mod panics;
mod paths;
mod plain;
#[cfg(test)]
mod published;
mod schema_check;
mod schemas;
mod streams;

use std::{ffi::OsString, io, process::ExitCode};

use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use commands::{
    capture, check as check_command, completions, diff as diff_command, docs as docs_command,
    explain, generate as generate_command, init, sample, schema,
};
use plain::Plain;
use tablature_schema::escape::escape;

pub use streams::Streams;

/// How a run ended. The one place where exit codes are decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Clean, or warnings only.
    Success,
    /// At least one error was found.
    Failure,
    /// The job could not be done: bad usage, unreadable input, broken schema.
    Error,
    /// A signal with this number ended the run.
    Interrupted(u8),
}

impl ExitStatus {
    /// Returns the exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Failure => 1,
            Self::Error => 2,
            Self::Interrupted(signal) => 128 + signal,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}

/// Runs the command line `args`, the program's name first, on the streams of the process.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitStatus {
    interrupt::watch();
    panics::watch();
    streams::with_process_streams(|streams| panics::contain(|| run_with(args, streams)))
}

/// Runs the command on other streams: for tests, and for programs that embed the command.
///
/// # Example
///
/// ```
/// use tablature_cli::{ExitStatus, Streams, run_with};
///
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let mut streams = Streams::plain(&mut out, &mut err);
/// let status = run_with(["tablature".into(), "--version".into()], &mut streams);
/// assert_eq!(status, ExitStatus::Success);
/// assert!(out.starts_with(b"tablature "));
/// ```
pub fn run_with(args: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> ExitStatus {
    let args: Vec<OsString> = args.into_iter().collect();
    let result = match Cli::try_parse_from(&args) {
        Ok(cli) => {
            streams.choose_color(cli.color);
            dispatch(cli.command, &args, streams)
        }
        Err(error) => usage(&without_controls(&args, error), streams),
    };
    let result = result.and_then(|status| match streams.out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(status),
    });
    match result {
        Ok(status) => status,
        Err(error) if is_closed_pipe(&error) => ExitStatus::Success,
        // The error may be about what the signal ended.
        Err(_) if let Some(signal) = interrupt::signal() => ExitStatus::Interrupted(signal),
        Err(error) => {
            complain(streams, &error);
            ExitStatus::Error
        }
    }
}

/// Runs a command. `typed` is the command line.
fn dispatch(
    command: Command,
    typed: &[OsString],
    streams: &mut Streams<'_>,
) -> anyhow::Result<ExitStatus> {
    match command {
        Command::Check(args) => check_command::run(&args, streams),
        Command::Capture(args) => {
            capture::run(&args, &mut Plain(streams.out), &mut Plain(streams.err))
        }
        Command::Schema(args) => schema::run(&args, streams),
        Command::Generate(args) => generate_command::run(&args, typed, streams),
        Command::Diff(args) => diff_command::run(&args, streams),
        Command::Sample(args) => sample::run(&args, streams),
        Command::Docs(args) => docs_command::run(&args, streams),
        Command::Explain(args) => explain::run(&args, streams),
        Command::Init(args) => init::run(&args, streams),
        Command::Completions(args) => completions::run(&args, Cli::command(), streams),
    }
}

/// Returns the error about what was typed with everything in it escaped that could control a terminal: clap quotes
/// arguments as they are.
fn without_controls(args: &[OsString], error: clap::Error) -> clap::Error {
    let plain: Vec<OsString> =
        args.iter().map(|arg| escape(&arg.to_string_lossy()).into_owned().into()).collect();
    if plain == args {
        return error;
    }
    let is_same = |other: &clap::Error| other.kind() == error.kind();
    match Cli::try_parse_from(plain).err().filter(is_same) {
        Some(error) => error,
        None => Cli::command().error(error.kind(), plain::lines(&error.render().to_string())),
    }
}

/// Prints what clap has to say: help and version are results, the rest is talk.
fn usage(error: &clap::Error, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let text = error.render();
    if error.use_stderr() {
        if streams.err_color {
            write!(streams.err, "{}", text.ansi())?;
        } else {
            write!(streams.err, "{text}")?;
        }
        return Ok(ExitStatus::Error);
    }
    if streams.out_color {
        write!(streams.out, "{}", text.ansi())?;
    } else {
        write!(streams.out, "{text}")?;
    }
    Ok(ExitStatus::Success)
}

/// Returns whether the reader of our output has gone, which is not an error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Says on standard error why the job could not be done.
fn complain(streams: &mut Streams<'_>, error: &anyhow::Error) {
    let mut causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    // Commands say what they could not read; an error of the system without such words is from here.
    if causes.len() == 1 && error.is::<io::Error>() {
        causes.insert(0, "cannot write the output".to_owned());
    }
    streams.error(&causes.join(": "));
}
