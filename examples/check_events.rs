//! Checks one payload from a program: `cargo run --example check_events FILE ID`.
//!
//! The clock is the caller's: here it is fixed, so that the samples beside this file are fresh.
#![allow(clippy::print_stdout, reason = "an example talks to the person who runs it")]

use std::{env, error::Error, fs, process::ExitCode};

use tablature::{Checker, Finding, Options, catalogue};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let file = args.next().unwrap_or_else(|| "examples/genesys/web-event-wrong.json".to_owned());
    let id = args.next().unwrap_or_else(|| "genesys/web-event-response".to_owned());

    let entry = catalogue::find(&id)?;
    let options = Options::at("2025-03-14T09:30:00Z".parse()?);
    let report = Checker::from_catalogue(entry, options).check(&fs::read(&file)?);
    for finding in report.findings() {
        let Finding { place, severity, code, message, .. } = finding;
        println!("{file}:{place}: {severity}[{code}]: {message}");
    }
    Ok(if report.is_valid() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
