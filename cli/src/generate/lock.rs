//! The file with the names that items had before.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use tablature_codegen::{Lock, Names, lock::section};
use tablature_files::{MAX_CONFIG_BYTES, Writer, read_text};

use super::schemas::Placed;
use crate::output;

/// Returns the names in the file; none if it does not exist yet.
///
/// # Errors
///
/// It cannot be read, or is not a lock file.
pub(crate) fn read(path: &Path) -> Result<Lock> {
    match read_text(path, MAX_CONFIG_BYTES) {
        Ok(text) => Lock::parse(&text).map_err(|reason| {
            anyhow!("the lock file `{}` cannot be used: {reason}", path.display())
        }),
        Err(error) if error.is_not_found() => Ok(Lock::default()),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read the lock file `{}`", path.display()))
        }
    }
}

/// Reports why the file must not be written, before anything is.
///
/// # Errors
///
/// It is not a lock file that was written here, or a link.
pub(crate) fn judge(path: &Path, writer: &mut Writer) -> Result<()> {
    writer.judge(path, &Lock::is_marked).map_err(output::refused)
}

/// Writes the names.
///
/// # Errors
///
/// It cannot be written.
pub(crate) fn write(path: &Path, lock: &Lock, writer: &mut Writer) -> Result<()> {
    let written = writer.write(path, lock.to_string().as_bytes(), &Lock::is_marked);
    written.map(drop).map_err(output::refused)
}

/// Returns the name of each schema in the file: the name it has there, if any; else without the vendor, unless another
/// schema is called the same.
pub(crate) fn sections(lock: &Lock, schemas: &[Placed]) -> Vec<String> {
    let section = |own: &Placed| {
        let short = short(own);
        let is_shared =
            schemas.iter().any(|other| other.family != own.family && self::short(other) == short);
        let known = || lock.section_of(&place(own)).map_or(short, str::to_owned);
        own.family.filter(|_| is_shared).map_or_else(known, str::to_owned)
    };
    schemas.iter().map(section).collect()
}

/// The names in the section of this schema.
///
/// # Errors
///
/// The names may be of another schema.
pub(crate) fn names(lock: &Lock, schema: &Placed, section: &str) -> Result<Names> {
    let names = lock.names(section);
    let short = short(schema);
    let Some(family) = schema.family.filter(|_| names == Names::default() && section != short)
    else {
        return Ok(names);
    };
    if lock.names(&short) != Names::default() {
        bail!(
            "the lock file has names for `{short}`, and several schemas are called so; where it says `{short}`, \
             write the id that they are for, such as `{family}`"
        );
    }
    Ok(names)
}

/// The folders and the name.
fn place(schema: &Placed) -> Vec<String> {
    match schema.family {
        Some(family) => family.split('/').map(str::to_owned).collect(),
        None => schema.place.clone(),
    }
}

/// The name without the vendor and without the version.
fn short(schema: &Placed) -> String {
    match schema.family {
        Some(family) => family.split_once('/').map_or(family, |(_, name)| name).to_owned(),
        None => section(&schema.place),
    }
}
