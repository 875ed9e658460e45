//! Two directories of schemas: which file is compared with which, by their names and `$id`s. Nothing is kept of the texts.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::bail;
use tablature_files::{Given, ReadLimit};
use tablature_report::{notice::Subject, portable};

use super::{
    operand::{Loaded, Place},
    pairs::{InputFailure, Pairs, PendingPair, stem, unversioned},
    pending::{Folder, Pending},
};
use crate::loading::{Glimpse, Group, Loader};

/// Pairs files of one name; of the others, those with one `$id`, apart from its version.
///
/// # Errors
///
/// A directory cannot be listed or is too large, or neither has a schema.
pub(crate) fn pair(
    old: (&Place, &Path),
    new: (&Place, &Path),
    loader: &Loader,
) -> anyhow::Result<Pairs> {
    let mut pairs = Pairs::default();
    let old_files = Files::list(old, loader.limit(), &mut pairs.notes)?;
    let new_files = Files::list(new, loader.limit(), &mut pairs.notes)?;
    let meant: BTreeSet<String> = old_files.meant().chain(new_files.meant()).collect();
    let mut old_side = old_files.schemas(&meant, loader.limit(), &mut pairs.failures);
    let mut new_side = new_files.schemas(&meant, loader.limit(), &mut pairs.failures);
    if old_side.files.is_empty() && new_side.files.is_empty() && pairs.failures.is_empty() {
        bail!("neither `{}` nor `{}` contains a schema", old.0.label(old.1), new.0.label(new.1));
    }
    let names: Vec<String> =
        old_side.files.keys().filter(|name| new_side.files.contains_key(*name)).cloned().collect();
    for name in names {
        let (old, new) = (old_side.take(&name), new_side.take(&name));
        pairs.pairs.push(PendingPair { name, old, new });
    }
    // The last of a family is taken first.
    let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, new) in &new_side.files {
        if let Some(family) = &new.family {
            families.entry(family.clone()).or_default().push(name.clone());
        }
    }
    for (name, old) in std::mem::take(&mut old_side.files) {
        let successor = old.family.as_ref().and_then(|family| families.get_mut(family)?.pop());
        let new = successor.and_then(|name| new_side.take(&name));
        if new.is_none() && new_side.may_be_unread(&name, loader) {
            continue;
        }
        let family = old.family.clone().filter(|_| new.is_some());
        let old = Some(old_side.pending(old.path));
        pairs.pairs.push(PendingPair { name: family.unwrap_or(name), old, new });
    }
    for (name, new) in std::mem::take(&mut new_side.files) {
        if old_side.may_be_unread(&name, loader) {
            continue;
        }
        let new = Some(new_side.pending(new.path));
        pairs.pairs.push(PendingPair { name, old: None, new });
    }
    pairs.pairs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(pairs)
}

/// Looks at the schemas of a directory, one after the other, and returns what was seen by file name.
///
/// # Errors
///
/// The directory cannot be read.
pub(crate) fn each<T>(
    place: &Place,
    folder: &Path,
    loader: &Loader,
    pairs: &mut Pairs,
    look: impl Fn(&str, &Loaded) -> T,
) -> anyhow::Result<BTreeMap<String, (T, Pending)>> {
    let files = Files::list((place, folder), loader.limit(), &mut pairs.notes)?;
    let meant: BTreeSet<String> = files.meant().collect();
    let mut side = files.schemas(&meant, loader.limit(), &mut pairs.failures);
    let files = std::mem::take(&mut side.files);
    let mut seen = BTreeMap::new();
    for (name, file) in files {
        let pending = side.pending(file.path);
        match pending.read(loader) {
            Ok(schema) => {
                let found = look(&name, &schema);
                seen.insert(name, (found, pending));
            }
            Err(failure) => pairs.failures.push(failure),
        }
    }
    Ok(seen)
}

/// Bounds on the schemas of a directory at a revision: a few objects of a repository can name a large one any number of times.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    files: usize,
    /// Of all files together.
    bytes: u64,
}

impl Bounds {
    /// Returns the bounds, of which the size grows with the limit of one schema.
    fn of(limit: ReadLimit) -> Self {
        Self { files: 20_000, bytes: limit.bytes.saturating_mul(2) }
    }
}

/// A JSON file that was looked at.
struct Seen {
    path: PathBuf,
    /// What its text is, or why it cannot be read.
    glimpse: anyhow::Result<Glimpse>,
}

/// The JSON files of a directory, by name.
struct Files<'a> {
    place: &'a Place,
    folder: &'a Path,
    seen: BTreeMap<String, Seen>,
    given: Given,
}

impl<'a> Files<'a> {
    fn list(
        (place, folder): (&'a Place, &'a Path),
        limit: ReadLimit,
        notes: &mut Vec<String>,
    ) -> anyhow::Result<Self> {
        let listing = place.files(folder)?;
        notes.extend(listing.notes);
        // What is on disk is as large as it says.
        let bounds = Some(Bounds::of(limit)).filter(|_| matches!(place, Place::At(_)));
        let n_files = listing.files.len();
        if let Some(Bounds { files, .. }) = bounds.filter(|bounds| n_files > bounds.files) {
            let name = place.label(folder);
            bail!(
                "`{name}` has {n_files} JSON files, and at most {files} are compared; name a directory in it"
            );
        }
        let mut all = Self { place, folder, seen: BTreeMap::new(), given: Given::default() };
        let mut n_bytes = 0;
        for file in listing.files {
            let path = folder.join(&file);
            n_bytes += all.look(portable::text(&file), path, limit);
            if let Some(Bounds { bytes, .. }) = bounds.filter(|bounds| n_bytes > bounds.bytes) {
                let name = place.label(folder);
                bail!(
                    "the JSON files of `{name}` are larger than {bytes} bytes together; name a directory in it, or \
                     raise the limit with `--max-schema-bytes`"
                );
            }
        }
        Ok(all)
    }

    /// Looks at a file, and returns its size.
    fn look(&mut self, name: String, path: PathBuf, limit: ReadLimit) -> u64 {
        let Some(text) = self.place.read(&path, limit).transpose() else { return 0 };
        let size = text.as_ref().map_or(0, |text| text.len() as u64);
        let glimpse = text.map(|text| {
            let glimpse = Glimpse::of(&text);
            if !glimpse.is_other {
                self.give(&path, &text);
            }
            glimpse
        });
        self.seen.insert(name, Seen { path, glimpse });
        size
    }

    /// Makes a document known to the others by its `$id`.
    fn give(&mut self, path: &Path, text: &[u8]) {
        if let Ok(real) = self.place.real(path) {
            self.given.add(&real, text);
        }
    }

    /// The files that are meant as schemas, or may be: a text that is no JSON says nothing.
    fn meant(&self) -> impl Iterator<Item = String> {
        let meant = self.seen.iter().filter(|(_, seen)| !seen.is_other());
        meant.map(|(name, _)| name.clone())
    }

    /// Returns the files that are meant as schemas.
    fn schemas(
        mut self,
        meant: &BTreeSet<String>,
        limit: ReadLimit,
        failures: &mut Vec<InputFailure>,
    ) -> Schemas {
        let (mut files, mut unread) = (BTreeMap::new(), BTreeSet::new());
        let mut stems: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for (name, seen) in std::mem::take(&mut self.seen) {
            if !meant.contains(&name) {
                continue;
            }
            // It is a schema on the other side.
            if seen.is_other()
                && let Ok(Some(text)) = self.place.read(&seen.path, limit)
            {
                self.give(&seen.path, &text);
            }
            let path = seen.path;
            match seen.glimpse {
                Ok(glimpse) => {
                    stems.entry(stem(&name)).or_default().push(path.clone());
                    let family = glimpse.id.as_deref().map(unversioned);
                    files.insert(name, File { path, family });
                }
                Err(error) => {
                    unread.insert(stem(&name));
                    failures.push(InputFailure { subject: Subject::file(&path), error });
                }
            }
        }
        let group = Group { folder: Some(self.folder.to_owned()), given: Arc::new(self.given) };
        let folder = Arc::new(Folder { place: self.place.clone(), group });
        Schemas { folder, files, stems, unread }
    }
}

impl Seen {
    fn is_other(&self) -> bool {
        self.glimpse.as_ref().is_ok_and(|glimpse| glimpse.is_other)
    }
}

/// A file that is meant as a schema.
struct File {
    path: PathBuf,
    /// Its `$id` without the version.
    family: Option<String>,
}

/// The schemas of one side that have no other side yet.
struct Schemas {
    folder: Arc<Folder>,
    files: BTreeMap<String, File>,
    /// All schemas by their names without versions.
    stems: BTreeMap<String, Vec<PathBuf>>,
    /// The stems of those that cannot be read.
    unread: BTreeSet<String>,
}

impl Schemas {
    fn pending(&self, path: PathBuf) -> Pending {
        Pending::File(Arc::clone(&self.folder), path)
    }

    fn take(&mut self, name: &str) -> Option<Pending> {
        let file = self.files.remove(name)?;
        Some(self.pending(file.path))
    }

    /// Returns whether a schema that cannot be read may be the other side of the one with this name.
    fn may_be_unread(&mut self, name: &str, loader: &Loader) -> bool {
        let stem = stem(name);
        // Only those are read twice that have a file of another version on the other side, but not its `$id`.
        for path in self.stems.remove(&stem).unwrap_or_default() {
            if self.pending(path.clone()).read(loader).is_err() {
                self.unread.insert(stem.clone());
            }
        }
        self.unread.contains(&stem)
    }
}
