//! `tablature generate`: Rust types, tables and contracts from schemas.

use std::{ffi::OsString, io::Write, path::PathBuf};

use anyhow::bail;
use clap::{Args, Subcommand};
use tablature_codegen::{Generated, tree::Module};
use tablature_files::Writer;

use super::hand_over::{self, OdcsArgs, SqlArgs};
use crate::{
    ExitStatus, Streams,
    generate::{
        command, lock,
        options::TypeArgs,
        output,
        schemas::{self, Placed},
    },
    loading::{self, LoadArgs, Loader},
    plain::Plain,
};

/// Generate code from schemas
#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    #[command(subcommand)]
    language: Language,
}

#[derive(Debug, Subcommand)]
enum Language {
    Rust(RustArgs),
    Sql(SqlArgs),
    Odcs(OdcsArgs),
}

/// Generate Rust types that cannot hold an invalid event
///
/// The code is the same as that of the macro `tablature::types!`, formatted. A crate that contains it needs
/// `tablature` as a dependency.
#[derive(Debug, Args)]
#[command(after_help = include_str!("../../help/generate-rust.txt"))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
pub(crate) struct RustArgs {
    /// Ids of the catalogue, schema files (`FILE#/$defs/Row` for a part), directories that are searched for schemas in
    /// `*.json`, or `-` for standard input
    #[arg(required = true, value_name = "ID|FILE|DIR")]
    schemas: Vec<String>,

    /// Write to this file (`*.rs`), or one file per schema to this directory
    #[arg(long, value_name = "FILE|DIR")]
    out: Option<PathBuf>,

    /// Write nothing; list the stale files
    #[arg(long, requires = "out")]
    check: bool,

    /// Overwrite files that were not generated
    #[arg(long)]
    force: bool,

    /// Report the rules that are checked at run time because no type expresses them; without --out, instead of the code
    #[arg(long)]
    report: bool,

    /// Fail if a rule is checked at run time because no type expresses it
    #[arg(long)]
    deny_lossy: bool,

    #[command(flatten)]
    types: TypeArgs,

    #[command(flatten)]
    load: LoadArgs,
}

/// Runs the command. What is generated, stale files and the report go to standard output, the rest to standard error.
/// `command_line` is what was typed.
pub(crate) fn run(
    args: &GenerateArgs,
    command_line: &[OsString],
    streams: &mut Streams<'_>,
) -> anyhow::Result<ExitStatus> {
    match &args.language {
        Language::Rust(args) => rust(args, command_line, streams),
        Language::Sql(args) => hand_over::sql(args, streams),
        Language::Odcs(args) => hand_over::odcs(args, streams),
    }
}

fn rust(
    args: &RustArgs,
    command_line: &[OsString],
    streams: &mut Streams<'_>,
) -> anyhow::Result<ExitStatus> {
    let mut options = args.types.options()?;
    let before = args.types.lock.as_deref().map(lock::read).transpose()?.unwrap_or_default();
    let flags = args.types.flags(&options);
    let mut modules = Vec::new();
    let mut refused = 0;
    let loader = Loader::discover(&args.load)?;
    let placed = schemas::find(&args.schemas, &loader, streams)?;
    let sections = lock::sections(&before, &placed);
    for (schema, section) in placed.into_iter().zip(&sections) {
        options.names = lock::names(&before, &schema, section)?;
        let Placed { place, source, .. } = schema;
        if let Ok(source) = &source {
            for item in source.ir().warnings() {
                streams.warning(&loading::line(item));
            }
        }
        let types = source.and_then(|source| {
            let generated = source.generate(&options).map_err(|faults| {
                faults.iter().map(ToString::to_string).collect::<Vec<String>>()
            })?;
            for warning in &generated.warnings {
                streams.warning(&warning.to_string());
            }
            let mut header = source.header();
            header.options.clone_from(&flags);
            Ok(Module::new(place, header, generated))
        });
        match types {
            Ok(module) => modules.push(module),
            Err(faults) => {
                refused += 1;
                for fault in faults {
                    streams.error(&fault);
                }
            }
        }
    }
    if refused > 0 {
        match refused + modules.len() {
            1 => bail!("nothing is written"),
            n_schemas => {
                bail!("no types for {refused} of {n_schemas} schemas; nothing is written")
            }
        }
    }
    let lossy: usize = modules.iter().map(|module| module.generated.report.len()).sum();
    let is_denied = args.deny_lossy && lossy > 0;
    if args.report || is_denied {
        report(&modules, streams)?;
    }
    if is_denied {
        let rules = if lossy == 1 { "1 rule is" } else { &format!("{lossy} rules are") };
        streams.error(&format!("{rules} not held by a type; nothing is written"));
        return Ok(ExitStatus::Failure);
    }
    let mut lock_writer = Writer::named().force(args.force);
    if let Some(path) = args.types.lock.as_ref().filter(|_| !args.check) {
        lock::judge(path, &mut lock_writer)?;
    }
    let mut is_updated_by_run = false;
    let mut status = match &args.out {
        Some(out) if args.check => {
            let stale = output::check(&modules, out, streams)?;
            is_updated_by_run = stale.is_updated_by_run;
            if stale.is_fresh { ExitStatus::Success } else { ExitStatus::Failure }
        }
        Some(out) => output::write(&modules, out, args.force, streams)?,
        None if args.report => ExitStatus::Success,
        None => {
            streams.out.write_all(tablature_codegen::tree::file(&modules).as_bytes())?;
            ExitStatus::Success
        }
    };
    if let Some(path) = &args.types.lock {
        let mut now = before.clone();
        for (module, section) in modules.iter().zip(&sections) {
            now.add(section, module.generated.names.clone());
        }
        if now != before && args.check {
            let differences = before.differences(&now);
            let shown = differences[..differences.len().min(3)].join("`, `");
            let more = if differences.len() > 3 { ", …" } else { "" };
            writeln!(
                Plain(streams.out),
                "stale: `{}` does not name `{shown}`{more}",
                path.display()
            )?;
            status = ExitStatus::Failure;
            is_updated_by_run = true;
        } else if now != before {
            lock::write(path, &now, &mut lock_writer)?;
            let written = format!("written: `{}`", path.display());
            if args.out.is_some() {
                writeln!(Plain(streams.out), "{written}")?;
            } else {
                // Standard output is the code.
                streams.note(&written);
            }
        }
    }
    if is_updated_by_run {
        streams.note(&format!(
            "`{}` updates the stale files",
            command::without(command_line, "--check")
        ));
    }
    Ok(status)
}

/// A line for each rule that types leave to the validator's engine; one that says so where there is none.
fn report(modules: &[Module], streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let mut out = Plain(streams.out);
    if modules.iter().all(|module| module.generated.report.is_empty()) {
        writeln!(out, "the types hold every rule")?;
    }
    for module in modules {
        let Generated { report, root, .. } = &module.generated;
        let place = module.place.join("/");
        for lossy in report {
            writeln!(out, "{place} ({root}): {lossy}")?;
        }
    }
    Ok(())
}
