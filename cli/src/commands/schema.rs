//! `tablature schema`: the schemas that ship with the command.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;
use serde_json::Value;
use tablature_schema::catalogue::{self, Entry};

use crate::{ExitStatus, Streams, schemas};

/// List, show or write out the schemas of the catalogue
#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {
    #[command(subcommand)]
    command: SchemaCommand,
}

#[derive(Debug, Subcommand)]
enum SchemaCommand {
    /// List the schemas of the catalogue; `*` marks the version that an id without one means
    List,
    /// Print a schema
    #[command(after_help = include_str!("../../help/schema-show.txt"))]
    Show {
        /// An id of the catalogue, with or without version, or a schema file
        #[arg(value_name = "ID|FILE")]
        schema: String,
    },
    /// Print where a schema stands in the catalogue, or write it to a file for another tool
    ///
    /// The catalogue is part of the program. Without --out, the path printed is the one below
    /// `schema/catalogue/` in the source; with it, the path of the file that was written.
    #[command(after_help = include_str!("../../help/schema-path.txt"))]
    Path {
        /// An id of the catalogue, with or without version
        id: String,
        /// Write the schema below this directory and print the path of the file
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

pub(crate) fn run(args: &SchemaArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    match &args.command {
        SchemaCommand::List => list(streams)?,
        SchemaCommand::Show { schema } => {
            let text = schemas::text(schema)?;
            streams.out.write_all(text.as_bytes())?;
        }
        SchemaCommand::Path { id, out: None } => {
            writeln!(streams.out, "{}", schemas::entry(id)?.path())?;
        }
        SchemaCommand::Path { id, out: Some(out) } => {
            let path = write(schemas::entry(id)?, out)?;
            writeln!(streams.out, "{}", path.display())?;
        }
    }
    Ok(ExitStatus::Success)
}

fn list(streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let rows: Vec<(String, &str, String)> = catalogue::entries()
        .iter()
        .map(|entry| {
            let title = entry.json().get("title").and_then(Value::as_str).map(str::to_owned);
            let mark = if entry.is_default() { "*" } else { " " };
            (entry.id(), mark, title.unwrap_or_default())
        })
        .collect();
    let width = rows.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
    for (id, mark, title) in rows {
        let row = format!("{id:width$} {mark} {title}");
        writeln!(streams.out, "{}", row.trim_end())?;
    }
    Ok(())
}

/// Writes the schema below `out`, in the folders of the catalogue.
fn write(entry: &Entry, out: &Path) -> anyhow::Result<PathBuf> {
    let path: PathBuf = out.join(entry.path().split('/').collect::<PathBuf>());
    let parent = path.parent().unwrap_or(out);
    std::fs::create_dir_all(parent)
        .with_context(|| format!("cannot make the directory `{}`", parent.display()))?;
    std::fs::write(&path, entry.text())
        .with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(path)
}
