//! `tablature explain`: the documentation of a code, or the list of all.

use std::{
    collections::HashMap,
    hash::Hash,
    io::{self, Write},
    path::Path,
};

use anyhow::bail;
use clap::ValueHint;
use tablature_contract::diff::Rule;
use tablature_validator::{
    Severity,
    codes::{self, CodeIndex, Fault},
};

use crate::{
    ExitStatus, Streams, complete,
    loading::{LoadArgs, Loader},
    plain::Plain,
};

/// Explain the code of a finding or of a schema change, or list all codes
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../../help/explain.txt"))]
pub(crate) struct ExplainArgs {
    /// The code, as printed in brackets or in the key `code`; without it, all codes are listed
    #[arg(value_parser = complete::codes(), hide_possible_values = true)]
    code: Option<String>,

    /// Look up the codes of this schema instead of the catalogue
    #[arg(long, value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
    schema: Option<String>,

    #[command(flatten)]
    load: LoadArgs,
}

pub(crate) fn run(args: &ExplainArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    let (index, origin) = match &args.schema {
        None => (CodeIndex::of_catalogue(), "schemas of the catalogue".to_owned()),
        Some(name) => {
            let (id, ir) = Loader::discover(&args.load)?.named(name, Path::new(""))?;
            let mut index = CodeIndex::of_validator();
            index.add(&id, &ir);
            (index, format!("`{id}`"))
        }
    };
    let mut out = Plain(streams.out);
    match &args.code {
        Some(code) => explain(&index, code, &mut out)?,
        None => list(&index, &origin, &mut out)?,
    }
    Ok(ExitStatus::Success)
}

fn explain(index: &CodeIndex, name: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let faults = index.faults(name);
    if let Some(code) = codes::find(name) {
        writeln!(out, "{}: {}", code.name, code.severity)?;
        // The documentation is headed by the name.
        let (_, body) = code.documentation.split_once('\n').unwrap_or_default();
        writeln!(out, "{}", body.trim_end())?;
    } else if let Some(rule) = Rule::from_name(name).filter(|_| faults.is_empty()) {
        writeln!(
            out,
            "{name}: a change that `tablature diff` reports\n\n{}\n{}",
            rule.summary(),
            rule.advice()
        )?;
    } else if faults.is_empty() {
        bail!("{}", index.unknown(name));
    } else {
        writeln!(out, "{name}: {}\n", severities(faults))?;
        writeln!(
            out,
            "This code is defined by the schemas below (keyword `fault` or `agreement`)."
        )?;
        if faults.iter().any(|fault| fault.severity == Severity::Warning) {
            let note =
                "A warning does not make a payload invalid: the rule is recommended or inferred.";
            writeln!(out, "{note}")?;
        }
    }
    places(faults, out)?;
    Ok(())
}

/// Where schemas give the code, and what they say about it: each remedy once, with all its places.
fn places(faults: &[Fault], out: &mut dyn Write) -> io::Result<()> {
    let are_mixed = faults.iter().any(|fault| fault.severity != faults[0].severity);
    for group in groups(faults, |fault| (&fault.help, fault.severity)) {
        let severity = group[0].severity;
        let severity = if are_mixed { format!(" ({severity})") } else { String::new() };
        writeln!(out, "\nhelp: {}{severity}", group[0].help)?;
        for of_schema in groups(group, |fault| &fault.schema) {
            writeln!(out, "  {}", of_schema[0].schema)?;
            for place in groups(of_schema, |fault| (&fault.fields, &fault.sources)) {
                writeln!(out, "    at {}", place[0].fields.join(", "))?;
                for source in &place[0].sources {
                    writeln!(out, "      source: {source}")?;
                }
            }
        }
    }
    Ok(())
}

/// The items that have the same key, in the order in which the keys first appear.
fn groups<'f, K: Eq + Hash + 'f>(
    items: impl IntoIterator<Item = &'f Fault>,
    key: impl Fn(&'f Fault) -> K,
) -> Vec<Vec<&'f Fault>> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<&Fault>> = Vec::new();
    for item in items {
        let place = *places.entry(key(item)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    groups
}

/// `error`, or `error or warning` where places differ.
fn severities(faults: &[Fault]) -> String {
    let all = [Severity::Error, Severity::Warning, Severity::Advice];
    let has = |severity: &Severity| faults.iter().any(|fault| fault.severity == *severity);
    let names: Vec<&str> = all.iter().filter(|one| has(one)).map(|one| one.as_str()).collect();
    names.join(" or ")
}

/// All codes: name, severity, and what it is or what to do about it.
fn list(index: &CodeIndex, origin: &str, out: &mut dyn Write) -> io::Result<()> {
    let rows = |codes: &[codes::Code]| -> Vec<[String; 3]> {
        let row = |code: &codes::Code| {
            [code.name.into(), code.severity.to_string(), code.summary().into()]
        };
        codes.iter().map(row).collect()
    };
    let of_schemas: Vec<[String; 3]> = index
        .names()
        .filter(|name| codes::find(name).is_none())
        .map(|name| {
            let faults = index.faults(name);
            let more = match groups(faults, |fault| &fault.help).len() {
                0 | 1 => String::new(),
                number => format!(" (and {} more)", number - 1),
            };
            [name.to_owned(), severities(faults), format!("{}{more}", faults[0].help)]
        })
        .collect();
    writeln!(out, "Codes of findings under any schema:\n")?;
    table(&rows(codes::CODES), out)?;
    writeln!(out, "\nCodes that `tablature schema check` reports:\n")?;
    table(&rows(codes::SCHEMA_CODES), out)?;
    if of_schemas.is_empty() {
        return writeln!(out, "\nNo codes are given by {origin}.");
    }
    writeln!(out, "\nCodes given by {origin}, and what to do:\n")?;
    table(&of_schemas, out)
}

fn table(rows: &[[String; 3]], out: &mut dyn Write) -> io::Result<()> {
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let (names, severities) = (width(0), width(1));
    for [name, severity, about] in rows {
        writeln!(out, "{name:names$}  {severity:severities$}  {about}")?;
    }
    Ok(())
}
