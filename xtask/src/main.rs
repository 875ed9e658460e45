//! Chores in Rust: remake derived files, or prove them fresh. One file per chore.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a chore talks to the person who runs it"
)]

mod catalogue;
mod cycles;
mod derived;
mod lines;
mod mutations;
mod pages;
mod samples;
mod suites;
mod work;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;

/// Remake derived files, or prove them fresh.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
enum Chore {
    /// The catalogue, its list of files and docs/constraints.md, from schema/tables and schema/overlays.
    Catalogue {
        /// Write nothing; fail if anything is stale.
        #[arg(long)]
        check: bool,
    },
    /// Generated types and the validator on mutations of the sample payloads: do they agree?
    Mutations {
        /// Payloads for each schema of the catalogue.
        #[arg(long, default_value_t = 100_000)]
        payloads: usize,
    },
    /// Generate payloads from the catalogue's schemas, and check that they are valid, at a limit or invalid as announced.
    Samples {
        /// Payloads of each kind for each schema.
        #[arg(long, default_value_t = 10_000)]
        count: usize,
        /// Which payloads.
        #[arg(long, default_value_t = 0)]
        seed: u64,
    },
    /// Import cycles among the modules of each crate.
    Cycles,
    /// Lines of production code by room.
    Lines,
    /// What capture makes of checkouts of documentation: tables captured and not, types that were lost, odd names.
    Pages(pages::PagesArgs),
    /// The official suites of JSON Schema and of JSON parsing, from a folder that holds them.
    Suites {
        /// The folder.
        dir: PathBuf,
        /// Run them through this build of the command, too.
        #[arg(long)]
        command: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let result = match Chore::parse() {
        Chore::Catalogue { check } => catalogue::run(check),
        Chore::Mutations { payloads } => mutations::run(payloads),
        Chore::Samples { count, seed } => Ok(samples::run(count, seed)),
        Chore::Cycles => cycles::run(&lines::ROOMS),
        Chore::Lines => lines::run(),
        Chore::Pages(args) => pages::run(&args),
        Chore::Suites { dir, command } => suites::run(&dir, command.as_deref()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
