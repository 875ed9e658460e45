//! Where generated text goes: a file, or a directory of files.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use tablature_codegen::tree::{self, Module};
use tablature_files::{Filter, MAX_OWN_BYTES, Seen, Writer, walk};

use crate::{ExitStatus, Streams, output, plain::Plain};

/// Remedy if files are left over because two runs wrote into one directory. To reject that would be to reject
/// a run after a schema is gone.
const ONE_RUN: &str = "remove what is left over from schemas that are gone; where another run made it, name all schemas in \
                       one command, or give each run a directory of its own";

/// How many lines are shown at a place of a stale file that are gone, and that are new.
const N_DIFFERENCES: usize = 4;

/// Writes what changed. A file that is fresh, however formatted, is not touched, so that nothing is rebuilt for it.
pub(crate) fn write(
    modules: &[Module],
    out: &Path,
    is_forced: bool,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    refuse_other_files(out)?;
    let files = files(modules, out);
    let folder = if is_file(out) { out.parent().unwrap_or(out) } else { out };
    let mut writer = Writer::below(folder).force(is_forced);
    let mut stale = Vec::new();
    for (path, text) in &files {
        if !writer.is_there(path).map_err(output::refused)?
            || !read(path)?.is_some_and(|present| tree::is_same(&present, text))
        {
            writer.judge(path, &is_ours).map_err(output::refused)?;
            stale.push((path, text));
        }
    }
    // A file that declares others comes after them.
    stale.sort_by_key(|(path, _)| is_index(path).then(|| Reverse(path.components().count())));
    let is_fresh = stale.is_empty();
    for (path, text) in stale {
        let written = writer.write(path, text.as_bytes(), &is_ours);
        written.map_err(output::refused)?;
        writeln!(Plain(streams.out), "written: `{}`", path.display())?;
    }
    if is_fresh {
        writeln!(Plain(streams.out), "fresh: `{}` is what the schemas say", out.display())?;
    }
    let left_over = left_over(&files, out)?;
    for path in &left_over {
        let path = path.display();
        streams.note(&format!("`{path}` was generated, and this run does not make it"));
    }
    if !left_over.is_empty() {
        streams.note(ONE_RUN);
    }
    Ok(ExitStatus::Success)
}

/// What a check of files found.
pub(crate) struct Staleness {
    /// Is `true` if all files are what would be written, and there are no others.
    pub(crate) is_fresh: bool,
    /// Is `true` if a run that writes changes some.
    pub(crate) is_updated_by_run: bool,
}

/// Says which files are not what would be written, and how they differ from that.
pub(crate) fn check(
    modules: &[Module],
    out: &Path,
    streams: &mut Streams<'_>,
) -> Result<Staleness> {
    let files = files(modules, out);
    let mut stale = Staleness { is_fresh: true, is_updated_by_run: false };
    // All files of a run have the same ones.
    let mut known = BTreeSet::new();
    for (path, text) in &files {
        let (why, differences) = match read(path)? {
            Some(present) if tree::is_same(&present, text) => continue,
            Some(present) => {
                let options = tree::different_options(&present, text);
                let options = options.filter(|line| known.insert(line.clone()));
                let differences = tree::differences(&present, text, N_DIFFERENCES);
                ("is not what the schema says", options.into_iter().chain(differences).collect())
            }
            None => ("is missing", Vec::new()),
        };
        stale = Staleness { is_fresh: false, is_updated_by_run: true };
        writeln!(Plain(streams.out), "stale: `{}` {why}", path.display())?;
        for line in differences {
            writeln!(Plain(streams.out), "  {line}")?;
        }
    }
    for path in left_over(&files, out)? {
        stale.is_fresh = false;
        let path = path.display();
        writeln!(
            Plain(streams.out),
            "stale: `{path}` is made by no schema of this run; remove it, or name its schema too"
        )?;
    }
    if stale.is_fresh {
        writeln!(Plain(streams.out), "fresh: `{}` is what the schemas say", out.display())?;
    }
    Ok(stale)
}

fn files(modules: &[Module], out: &Path) -> BTreeMap<PathBuf, String> {
    if is_file(out) {
        return BTreeMap::from([(out.to_owned(), tree::file(modules))]);
    }
    let files = tree::folder(modules).into_iter();
    files.map(|(path, text)| (out.join(path.split('/').collect::<PathBuf>()), text)).collect()
}

/// A name that ends like a file of another kind is a slip, not a directory.
fn refuse_other_files(out: &Path) -> Result<()> {
    let is_plain = |extension: &str| extension.chars().all(|letter| letter.is_ascii_alphabetic());
    let other = out.extension().and_then(|extension| extension.to_str()).filter(|it| is_plain(it));
    match other {
        Some(other) if !is_file(out) && !out.is_dir() => bail!(
            "`{}` ends like a file, but not in `.rs`; for a directory with a `.{other}` in its name, make it first",
            out.display()
        ),
        _ => Ok(()),
    }
}

fn is_file(out: &Path) -> bool {
    out.extension().is_some_and(|extension| extension == "rs")
}

/// Returns whether a file declares others, which must be there before it is.
fn is_index(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "mod.rs")
}

/// Returns whether a file was generated: what a person wrote is not ours to replace.
fn is_ours(bytes: &[u8]) -> bool {
    tree::is_generated(&String::from_utf8_lossy(bytes))
}

/// Returns the file's text, if it exists. A file that is not UTF-8 was not written by us.
fn read(path: &Path) -> Result<Option<String>> {
    match tablature_files::read(path, MAX_OWN_BYTES) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

/// Generated files below the directory that are not among these.
fn left_over(files: &BTreeMap<PathBuf, String>, out: &Path) -> Result<Vec<PathBuf>> {
    if is_file(out) || !out.exists() {
        return Ok(Vec::new());
    }
    let mut walked = walk(out, Filter::None, &is_file, &mut Seen::default());
    if let Some((path, problem)) = walked.problems.pop() {
        bail!("cannot list `{}`: {problem}", path.display());
    }
    let mut found = Vec::new();
    for path in walked.files {
        if !files.contains_key(&path) && read(&path)?.is_some_and(|text| tree::is_generated(&text))
        {
            found.push(path);
        }
    }
    Ok(found)
}
