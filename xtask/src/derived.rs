//! Derived files: written only where they changed, or compared.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// Writes `text` to the file at `path`, relative to the root, unless that is what it says. With `check`
/// nothing is written. Says whether the file was fresh.
pub(crate) fn put(path: &str, text: &str, check: bool) -> Result<bool> {
    let file = root().join(path);
    let old = match fs::read_to_string(&file) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("failed to read `{path}`")),
    };
    if old.as_deref() == Some(text) {
        return Ok(true);
    }
    if check {
        println!("{path} is stale; run `cargo xtask catalogue`");
        return Ok(false);
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("failed to make the folder of `{path}`"))?;
    }
    fs::write(&file, text).with_context(|| format!("failed to write `{path}`"))?;
    println!("{path} remade");
    Ok(false)
}

/// Every file below `folder` whose name ends in `.extension`: paths relative to `folder`, with forward
/// slashes, sorted; and texts.
pub(crate) fn read_all(folder: &Path, extension: &str) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    collect(folder, "", extension, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(
    folder: &Path,
    prefix: &str,
    extension: &str,
    files: &mut Vec<(String, String)>,
) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("failed to list `{}`", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), extension, files)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            let text =
                fs::read_to_string(&path).with_context(|| format!("failed to read `{name}`"))?;
            files.push((name, text));
        }
    }
    Ok(())
}
