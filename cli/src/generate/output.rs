//! Where generated text goes: a file, or a directory of files.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use tablature_codegen::tree::{self, Module};

use crate::{ExitStatus, Streams};

/// What to do where files are left over because two runs wrote into one directory. To refuse that would be to refuse
/// a run after a schema is gone.
const ONE_RUN: &str = "a directory belongs to one run, which writes its `mod.rs`; if another run made these files, name \
                       all schemas in one command, or give each run a directory of its own";

/// Writes what changed. A file that is fresh, however formatted, is not touched, so that nothing is rebuilt for it.
pub(crate) fn write(
    modules: &[Module],
    out: &Path,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    refuse_other_files(out)?;
    let files = files(modules, out);
    for path in files.keys() {
        // What a person wrote is not ours to replace.
        if let Some(text) = read(path)?
            && !text.is_empty()
            && !tree::is_generated(&text)
        {
            bail!(
                "`{}` is not generated, and stays as it is; choose another place",
                path.display()
            );
        }
    }
    let mut is_fresh = true;
    for (path, text) in &files {
        if read(path)?.is_some_and(|present| tree::is_same(&present, text)) {
            continue;
        }
        is_fresh = false;
        let parent = path.parent().unwrap_or(out);
        fs::create_dir_all(parent)
            .with_context(|| format!("cannot make the directory `{}`", parent.display()))?;
        fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
        writeln!(streams.out, "written: `{}`", path.display())?;
    }
    if is_fresh {
        writeln!(streams.out, "fresh: `{}` is what the schemas say", out.display())?;
    }
    let left_over = left_over(&files, out)?;
    for path in &left_over {
        let path = path.display();
        streams.note(&format!("`{path}` was generated, and this run does not make it; remove it"));
    }
    if !left_over.is_empty() {
        streams.note(ONE_RUN);
    }
    Ok(ExitStatus::Success)
}

/// Says which files are not what would be written.
pub(crate) fn check(
    modules: &[Module],
    out: &Path,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let files = files(modules, out);
    let (mut is_fresh, mut is_other) = (true, false);
    for (path, text) in &files {
        let why = match read(path)? {
            Some(present) if tree::is_same(&present, text) => continue,
            Some(_) => {
                is_other = true;
                "is not what the schema says"
            }
            None => "is missing",
        };
        is_fresh = false;
        writeln!(streams.out, "stale: `{}` {why}", path.display())?;
    }
    let left_over = left_over(&files, out)?;
    for path in &left_over {
        is_fresh = false;
        writeln!(streams.out, "stale: `{}` is made by no schema", path.display())?;
    }
    if is_fresh {
        writeln!(streams.out, "fresh: `{}` is what the schemas say", out.display())?;
        return Ok(ExitStatus::Success);
    }
    if is_other {
        let options = "with the options (`--lock` too) that the files were made with";
        streams.note(&format!("run it without `--check`, {options}"));
    }
    if !left_over.is_empty() {
        streams.note(ONE_RUN);
    }
    Ok(ExitStatus::Failure)
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

/// The file's text, if there is one. Bytes that are no text are nothing that we wrote.
fn read(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

/// Generated files below the directory that are not among these.
fn left_over(files: &BTreeMap<PathBuf, String>, out: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = if is_file(out) { Vec::new() } else { vec![out.to_owned()] };
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                return Err(error).with_context(|| format!("cannot list `{}`", folder.display()));
            }
        };
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot list `{}`", folder.display()))?;
            let path = entry.path();
            if entry.file_type().is_ok_and(|file_type| file_type.is_dir()) {
                folders.push(path);
            } else if is_file(&path)
                && !files.contains_key(&path)
                && read(&path)?.is_some_and(|text| tree::is_generated(&text))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
