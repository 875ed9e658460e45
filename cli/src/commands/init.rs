//! `tablature init`: creates a configuration.

use std::path::PathBuf;

use clap::ValueHint;
use tablature_files::Writer;

use crate::{ExitStatus, Streams, config::FILE_NAME, output};

/// Names schemas, which is data: it stands in a file of its own.
const TEMPLATE: &str = include_str!("../../help/init.toml");

/// Derived from the types of the configuration: see `published.rs`.
const SCHEMA: &str = include_str!("../../help/tablature.toml.json");

/// Create a tablature.toml with commented settings
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// Write it to this directory instead of the current one
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    directory: Option<PathBuf>,

    /// Overwrite an existing tablature.toml
    #[arg(long)]
    force: bool,

    /// Write nothing; print the JSON Schema of the configuration, for editors
    #[arg(long, conflicts_with_all = ["force", "directory"])]
    schema: bool,
}

pub(crate) fn run(args: &InitArgs, streams: &mut Streams<'_>) -> anyhow::Result<ExitStatus> {
    if args.schema {
        streams.out.write_all(SCHEMA.as_bytes())?;
        return Ok(ExitStatus::Success);
    }
    let path = args.directory.clone().unwrap_or_default().join(FILE_NAME);
    // A file that exists is the user's.
    let written = Writer::named().force(args.force).write(&path, TEMPLATE.as_bytes(), &|_| false);
    written.map_err(output::refused)?;
    streams.note(&format!("`{}` is written; everything in it is a comment yet", path.display()));
    Ok(ExitStatus::Success)
}

#[cfg(test)]
mod tests {
    use super::TEMPLATE;
    use crate::config;

    #[test]
    fn the_template_is_right_with_and_without_its_comments() {
        assert_eq!(config::faults(TEMPLATE), "");
        // An example has no space behind the mark; an explanation has.
        let is_example = |line: &&str| !line.starts_with("# ") && *line != "#";
        let lines: Vec<&str> = TEMPLATE.lines().filter(is_example).collect();
        let text = lines.iter().map(|line| line.trim_start_matches('#')).collect::<Vec<_>>();
        assert_eq!(config::faults(&text.join("\n")), "");
        assert!(text.iter().any(|line| line.starts_with("[[check]]")));
        assert!(text.iter().any(|line| line.starts_with("tolerance")));
    }
}
