//! `tablature explain`: the documentation of a code.

use std::io::Write;

use anyhow::bail;
use tablature_validator::codes;

use crate::{
    ExitStatus, Streams,
    code_book::{CodeBook, Fault},
    near::near,
};

/// Explain a code that findings carry
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: tablature explain stale-timestamp")]
pub(crate) struct ExplainArgs {
    /// The code, as printed in brackets or in the field `code`
    code: String,
}

pub(crate) fn run(args: &ExplainArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let book = CodeBook::of_catalogue();
    let faults = book.faults(&args.code);
    let general = codes::find(&args.code);
    if let Some(code) = general {
        writeln!(streams.out, "{}: {}", code.name, code.severity)?;
        // The documentation is headed by the name.
        let (_, body) = code.documentation.split_once('\n').unwrap_or_default();
        writeln!(streams.out, "{}", body.trim_end())?;
    } else if faults.is_empty() {
        let near = match &near(&args.code, book.names())[..] {
            [] => "codes stand in brackets after the severity".to_owned(),
            near => format!("near are `{}`", near.join("`, `")),
        };
        bail!("no finding has the code `{}`; {near}", args.code);
    } else {
        writeln!(streams.out, "{}", args.code)?;
    }
    places(faults, streams.out)?;
    Ok(ExitStatus::Success)
}

/// Where schemas of the catalogue give the code, and what they say about it. Rules that differ in
/// their version only are said once.
fn places(faults: &[Fault], out: &mut dyn Write) -> std::io::Result<()> {
    let mut said: Vec<&Fault> = Vec::new();
    for fault in faults {
        if said.iter().any(|other| other.is_like(fault)) {
            continue;
        }
        said.push(fault);
        writeln!(out, "\n{}", fault.help)?;
        for other in faults.iter().filter(|other| other.is_like(fault)) {
            writeln!(out, "  = rule: {} {}", other.schema, other.pointer)?;
        }
        if let Some(source) = &fault.source {
            writeln!(out, "  = source: {source}")?;
        }
    }
    Ok(())
}
