//! Finds the inputs of `tablature check`.

use anyhow::bail;
use tablature_files::Filter;
use tablature_input::{Discovered, Source};
use tablature_schema::plural::count;

use super::check_args::CheckArgs;
use crate::{
    Streams,
    check::{
        Codes, Output, inputs, judge, keep_configured, leave_out, leave_out_excluded,
        leave_out_others, listed, touched,
    },
    config::Config,
    schemas::AUTO,
};

/// Finds what is checked: the one source that is given, or what arguments and configuration name.
pub(super) fn discover(
    args: &CheckArgs,
    source: Option<Source>,
    config: &Config,
    codes: &Codes,
) -> anyhow::Result<Discovered> {
    let mut found = match source {
        Some(source) => {
            let mut found = Discovered::default();
            found.sources.push(source);
            found
        }
        None => named(args, config, codes)?,
    };
    leave_out_excluded(&mut found, config);
    leave_out_others(&mut found, args.schema().filter(|name| *name != AUTO), config)?;
    Ok(found)
}

/// Finds what arguments and configuration name.
fn named(args: &CheckArgs, config: &Config, codes: &Codes) -> anyhow::Result<Discovered> {
    let filter = if args.no_ignore { Filter::Hidden } else { Filter::Ignored };
    let found = inputs(&args.paths, args.schema(), config, filter)?;
    if args.only_configured && !config.rules.is_empty() {
        let paths = found.sources.iter().filter_map(Source::path);
        if touched::decides(paths, config, &codes.loader) {
            return Ok(listed(config, filter));
        }
    }
    Ok(found)
}

/// Leaves out the files of the run itself, and those that no rule names, if only these are wanted; returns the number of the
/// latter.
///
/// # Errors
///
/// A file that is written is an input, or nothing is left.
pub(super) fn leave_out_own(
    args: &CheckArgs,
    found: &mut Discovered,
    outputs: &[Output],
    config: &Config,
) -> anyhow::Result<usize> {
    let files: Vec<_> = outputs.iter().filter_map(|output| output.file.as_ref()).collect();
    for file in &files {
        judge(file, found)?;
    }
    let own = [&args.baseline, &args.write_baseline, &args.valid_to, &args.invalid_to];
    for own in own.into_iter().flatten().chain(files) {
        leave_out(found, own);
    }
    let n_unlisted = if args.only_configured { keep_configured(found, config)? } else { 0 };
    if found.sources.is_empty() && found.errors.is_empty() && !args.only_configured {
        let head = "nothing to check: all files are left out";
        let notes = found.notes.iter().map(String::as_str);
        bail!([head].into_iter().chain(notes).collect::<Vec<_>>().join("\n"));
    }
    Ok(n_unlisted)
}

/// Notes how many files were left out, and why.
pub(super) fn note_left_out(
    args: &CheckArgs,
    found: &Discovered,
    n_unlisted: usize,
    streams: &mut Streams<'_>,
) {
    let unlisted = "that no `[[check]]` names";
    let unwanted = if args.paths.is_empty() { unlisted } else { "not named like event files" };
    let left_out = [
        (found.n_unwanted, unwanted),
        (found.n_again, "found before by another name"),
        (n_unlisted, unlisted),
    ];
    for (number, why) in left_out.into_iter().filter(|(number, _)| *number > 0) {
        streams.note(&format!("left out: {} {why}", count(number, "file")));
    }
}
