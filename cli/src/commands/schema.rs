//! `tablature schema`: the schemas of the catalogue, and checks of any others.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Subcommand, ValueEnum, ValueHint};
use serde_json::json;
use tablature_files::Writer;
use tablature_report::safe;
use tablature_schema::{
    catalogue::{self, Entry},
    escape::escape,
};
use tablature_validator::{Options, Wanted};

use super::schema_check::{self, SchemaCheckArgs};
use crate::{
    ExitStatus, Streams, clock, complete,
    loading::{self, LoadArgs, Loader},
    output,
    plain::Plain,
    schemas::{self, Schemas},
};

/// List, print or export the schemas of the catalogue, and check schemas
#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {
    #[command(subcommand)]
    command: SchemaCommand,
}

#[derive(Debug, Subcommand)]
enum SchemaCommand {
    /// List the schemas of the catalogue
    #[command(after_help = include_str!("../../help/schema-list.txt"))]
    List {
        /// Output format: text or json [default: text]
        #[arg(
            long,
            value_enum,
            default_value_t,
            hide_default_value = true,
            hide_possible_values = true
        )]
        format: ListFormat,
    },
    /// Print a schema, or a part of it
    #[command(after_help = include_str!("../../help/schema-show.txt"))]
    Show {
        /// An id of the catalogue, with or without version, or a schema file
        #[arg(
            value_name = "ID|FILE",
            value_parser = complete::ids(),
            hide_possible_values = true
        )]
        schema: String,

        #[command(flatten)]
        load: LoadArgs,
    },
    Check(SchemaCheckArgs),
    /// Print how payloads are proved valid without being parsed, and what is not proved that way
    ///
    /// Payloads that are not proved are checked all the same, but take longer.
    #[command(after_help = include_str!("../../help/schema-plan.txt"))]
    Plan {
        /// An id of the catalogue, with or without version, or a schema file
        #[arg(
            value_name = "ID|FILE",
            value_parser = complete::ids(),
            hide_possible_values = true
        )]
        schema: String,

        /// Print the plan of runs with `--quiet`, which look for errors only
        #[arg(long)]
        quiet: bool,

        #[command(flatten)]
        load: LoadArgs,
    },
    /// Write a schema to a file for other tools, and print its path
    ///
    /// The catalogue is part of the binary, so its schemas are not files until they are written.
    #[command(after_help = include_str!("../../help/schema-path.txt"))]
    Path {
        /// An id of the catalogue, with or without version
        #[arg(value_parser = complete::ids(), hide_possible_values = true)]
        id: String,
        /// Write below this directory, which is created if needed
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        out: PathBuf,
        /// Overwrite a file that is not a schema of the catalogue
        #[arg(long)]
        force: bool,
    },
}

/// The output formats of a list.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ListFormat {
    /// Columns under a header
    #[default]
    Text,
    /// One JSON object per line
    Json,
}

pub(crate) fn run(args: &SchemaArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    match &args.command {
        SchemaCommand::List { format } => list(*format, streams)?,
        SchemaCommand::Show { schema, load } => {
            let text = schemas::text(schema, &Loader::discover(load)?)?;
            streams.out.write_all(safe::text(&String::from_utf8_lossy(&text)).as_bytes())?;
        }
        SchemaCommand::Plan { schema, quiet, load } => {
            let options = Options::at(clock::now(None)?);
            let mut schemas = Schemas::new(Loader::discover(load)?, options);
            let schema = schemas.named(schema, Path::new(""))?;
            let wanted = if *quiet { Wanted::Errors } else { Wanted::All };
            match schema.checker.describe_plan(wanted) {
                Some(plan) => Plain(streams.out).write_all(plan.as_bytes())?,
                None => writeln!(streams.out, "the schema is too large for a plan")?,
            }
        }
        SchemaCommand::Check(args) => return schema_check::run(args, streams),
        SchemaCommand::Path { id, out, force } => {
            let path = write(loading::entry(id)?, out, Writer::below(out).force(*force))?;
            writeln!(streams.out, "{}", escape(&path.to_string_lossy()))?;
        }
    }
    Ok(ExitStatus::Success)
}

fn list(format: ListFormat, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let rows: Vec<(String, bool, String)> = catalogue::entries()
        .iter()
        .map(|entry| {
            let ir = entry.ir();
            let title = ir.node(ir.root()).annotations.title.clone();
            (entry.id(), entry.is_default(), title.unwrap_or_default())
        })
        .collect();
    match format {
        ListFormat::Text => {
            let width = rows.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
            writeln!(streams.out, "{:width$}  DEFAULT  TITLE", "ID")?;
            for (id, is_default, title) in rows {
                let mark = if is_default { "*" } else { "" };
                let row = format!("{id:width$}  {mark:7}  {title}");
                writeln!(streams.out, "{}", row.trim_end())?;
            }
        }
        ListFormat::Json => {
            for (id, is_default, title) in rows {
                let line = json!({"id": id, "default": is_default, "title": title});
                writeln!(streams.out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// Writes the schema below `out`, in the folders of the catalogue.
fn write(entry: &Entry, out: &Path, mut writer: Writer) -> anyhow::Result<PathBuf> {
    let path: PathBuf = out.join(entry.path().split('/').collect::<PathBuf>());
    let is_ours = |bytes: &[u8]| schemas::is_captured(bytes);
    let written = writer.write(&path, entry.text().as_bytes(), &is_ours);
    written.map_err(output::refused)?;
    Ok(path)
}
