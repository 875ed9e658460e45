//! Which schemas are meant: files, all files of a directory, ids of the catalogue.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::bail;
use tablature_files::ReadLimit;
use tablature_report::portable;
use tablature_schema::catalogue::Entry;

use super::{Group, Listing, Located, SchemaName, is_other, locate};
use crate::Streams;

/// A schema that is meant.
#[derive(Debug)]
pub(crate) enum Found {
    /// A schema of the catalogue, the name that was typed for it, and the part of it that is meant.
    Entry(&'static Entry, String, String),
    /// A file, the part of it that is meant, and the number of the group that it was named with.
    File(PathBuf, String, usize),
}

/// Returns the schemas that are named, those of a directory by name, with the groups of documents that know each other
/// by `$id`: all that were named, seen from each directory.
///
/// # Errors
///
/// Nothing has a name, or a directory holds no schema.
pub(crate) fn find(
    names: &[String],
    limit: ReadLimit,
    streams: &mut Streams<'_>,
) -> anyhow::Result<(Vec<Found>, Vec<Group>)> {
    let mut found = Vec::new();
    let mut groups = vec![Group::default()];
    for typed in names {
        let folder = Path::new(typed);
        if folder.is_dir() {
            let files = in_folder(folder, limit, streams)?;
            found.extend(
                files.into_iter().map(|file| Found::File(file, String::new(), groups.len())),
            );
            groups.push(Group { folder: Some(folder.to_owned()), ..Group::default() });
            continue;
        }
        let name = SchemaName::parse(typed, Path::new(""));
        found.push(match locate(&name.whole, Path::new(""))? {
            Located::Entry(entry) => Found::Entry(entry, name.whole, name.part),
            Located::File(path) => Found::File(path, name.part, 0),
        });
    }
    // A file that is named twice, or by its directory too, is one.
    let mut known = BTreeSet::new();
    found.retain(|schema| match schema {
        Found::Entry(..) => true,
        Found::File(path, part, _) => {
            let real = path.canonicalize().unwrap_or_else(|_| path.clone());
            known.insert((real, part.clone()))
        }
    });
    let mut together = Group::default();
    for schema in &found {
        if let Found::File(path, ..) = schema {
            // Files that cannot be read are reported when they are checked.
            let _ = together.add(path, limit);
        }
    }
    for group in &mut groups {
        group.given.clone_from(&together.given);
    }
    Ok((found, groups))
}

/// Returns the schemas below a directory. Says which files are not meant as schemas.
fn in_folder(
    folder: &Path,
    limit: ReadLimit,
    streams: &mut Streams<'_>,
) -> anyhow::Result<Vec<PathBuf>> {
    let name = folder.display();
    let (mut found, mut others) = (Vec::new(), Vec::new());
    let listing = Listing::with_broken_links(folder)?;
    for note in listing.notes {
        streams.note(&note);
    }
    for file in listing.files {
        let path = folder.join(&file);
        let bytes = tablature_files::read(&path, limit);
        if bytes.is_ok_and(|bytes| is_other(&bytes)) {
            others.push(portable::text(&file));
        } else {
            found.push(path);
        }
    }
    if found.is_empty() && others.is_empty() {
        bail!("no `*.json` in the directory `{name}`");
    }
    if let Some(message) = left_out(&name.to_string(), &others) {
        if found.is_empty() {
            bail!(
                "{message}; the directory contains no other schema, and a file that is named itself is always read"
            );
        }
        streams.note(&message);
    }
    Ok(found)
}

/// Returns the note on files that are not meant as schemas; `None` where there are none.
fn left_out(name: &str, others: &[String]) -> Option<String> {
    let files = match others.len() {
        0 => return None,
        1 => "a file that is not a schema is".to_owned(),
        n => format!("{n} files that are not schemas are"),
    };
    let shown = others[..others.len().min(3)].join("`, `");
    let more = if others.len() > 3 { ", …" } else { "" };
    Some(format!("in `{name}`, {files} left out: `{shown}`{more}"))
}

#[cfg(test)]
mod tests {
    use std::{fs, sync::Arc};

    use super::find;
    use crate::Streams;

    /// Documents are parsed for their `$id` once, and not for each group or schema.
    #[test]
    fn all_groups_share_what_was_named() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["a", "b", "c"].map(|name| folder.path().join(name));
        for (n, name) in names.iter().enumerate() {
            fs::create_dir(name).unwrap();
            fs::write(name.join("s.json"), format!(r#"{{"$id": "urn:s{n}"}}"#)).unwrap();
        }
        let names = names.map(|name| name.display().to_string());
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut streams = Streams::plain(&mut out, &mut err);
        let (found, groups) = find(&names, 1000.into(), &mut streams).unwrap();
        assert_eq!((found.len(), groups.len()), (3, 4));
        assert!(groups.iter().all(|group| Arc::ptr_eq(&group.given, &groups[0].given)));
    }
}
