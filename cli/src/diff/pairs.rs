//! Which schema is compared with which.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{anyhow, bail};
use tablature_contract::diff::Side;
use tablature_files::{Given, ReadLimit};
use tablature_report::{notice::Subject, portable};

use super::operand::{Loaded, Operand, Place};
use crate::loading::{self, Group, Loader};

/// An old schema and a new one; one of them, if the schema came or went.
#[derive(Debug)]
pub(crate) struct Pair {
    /// Name in acknowledgements: without version and revision.
    pub(crate) name: String,
    pub(crate) old: Option<Loaded>,
    pub(crate) new: Option<Loaded>,
}

/// The pairs, and what could not be read.
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the pairs are what it is about")]
pub(crate) struct Pairs {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) failures: Vec<InputFailure>,
    /// Notes about files that are left out.
    pub(crate) notes: Vec<String>,
}

impl Pairs {
    /// Adds others.
    pub(crate) fn extend(&mut self, others: Self) {
        self.pairs.extend(others.pairs);
        self.failures.extend(others.failures);
        self.notes.extend(others.notes);
    }
}

/// A schema that cannot be read or used.
#[derive(Debug)]
pub(crate) struct InputFailure {
    pub(crate) subject: Subject,
    pub(crate) error: anyhow::Error,
}

/// Pairs what was named. Nothing is said of a schema whose other side cannot be read.
///
/// # Errors
///
/// A directory stands against a single schema, or neither side has a schema.
pub(crate) fn pair(old: &Operand, new: &Operand, loader: &Loader) -> anyhow::Result<Pairs> {
    match (old, new) {
        (Operand::Folder(old_place, old), Operand::Folder(new_place, new)) => {
            folders((old_place, old), (new_place, new), loader)
        }
        (Operand::Folder(place, folder), Operand::File(_, file, part)) => {
            let name =
                file.file_name().ok_or_else(|| anyhow!("`{}` is not a file", file.display()))?;
            single(&Operand::File(place.clone(), folder.join(name), part.clone()), new, loader)
        }
        (Operand::Folder(..), _) | (_, Operand::Folder(..)) => {
            bail!("a directory can only be compared with a directory, and a schema with a schema")
        }
        _ => single(old, new, loader),
    }
}

fn single(old: &Operand, new: &Operand, loader: &Loader) -> anyhow::Result<Pairs> {
    let (old, new) = match (old.load(loader), new.load(loader)) {
        (Ok(old), Ok(new)) => (old, new),
        (one, other) => {
            let failures = [(old, one.err()), (new, other.err())].into_iter();
            let failures = failures.filter_map(|(of, error)| {
                Some(InputFailure { subject: of.subject(), error: error? })
            });
            return Ok(Pairs { failures: failures.collect(), ..Pairs::default() });
        }
    };
    let name = match old.as_ref().or(new.as_ref()) {
        Some(schema) => family(&schema.side).unwrap_or_else(|| unversioned(&schema.side.label)),
        None => bail!("the schema exists on neither side"),
    };
    Ok(Pairs { pairs: vec![Pair { name, old, new }], ..Pairs::default() })
}

/// Files of one name are a pair; of the others, those with one `$id`, apart from its version.
fn folders(old: (&Place, &Path), new: (&Place, &Path), loader: &Loader) -> anyhow::Result<Pairs> {
    let mut pairs = Pairs::default();
    let old_files = Files::read(old, loader.limit(), &mut pairs.notes)?;
    let new_files = Files::read(new, loader.limit(), &mut pairs.notes)?;
    let meant: BTreeSet<String> = old_files.meant().chain(new_files.meant()).collect();
    let (mut old_ones, old_unread) = old_files.load(&meant, loader, &mut pairs.failures);
    let (mut new_ones, new_unread) = new_files.load(&meant, loader, &mut pairs.failures);
    if old_ones.is_empty() && new_ones.is_empty() && pairs.failures.is_empty() {
        bail!("neither `{}` nor `{}` contains a schema", old.0.label(old.1), new.0.label(new.1));
    }
    let names: Vec<String> =
        old_ones.keys().filter(|name| new_ones.contains_key(*name)).cloned().collect();
    for name in names {
        let (old, new) = (old_ones.remove(&name), new_ones.remove(&name));
        pairs.pairs.push(Pair { name, old, new });
    }
    // The last of a family is taken first.
    let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, new) in &new_ones {
        if let Some(id) = family(&new.side) {
            families.entry(id).or_default().push(name.clone());
        }
    }
    for (name, old) in old_ones {
        let id = family(&old.side);
        let successor = id.as_ref().and_then(|id| families.get_mut(id)?.pop());
        let new = successor.and_then(|name| new_ones.remove(&name));
        if new.is_none() && new_unread.contains(&stem(&name)) {
            continue;
        }
        pairs.pairs.push(Pair {
            name: id.filter(|_| new.is_some()).unwrap_or(name),
            old: Some(old),
            new,
        });
    }
    new_ones.retain(|name, _| !old_unread.contains(&stem(name)));
    for (name, new) in new_ones {
        pairs.pairs.push(Pair { name, old: None, new: Some(new) });
    }
    pairs.pairs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(pairs)
}

/// Returns the schemas of a directory by file name.
///
/// # Errors
///
/// The directory cannot be read.
pub(crate) fn schemas(
    place: &Place,
    folder: &Path,
    loader: &Loader,
    pairs: &mut Pairs,
) -> anyhow::Result<BTreeMap<String, Loaded>> {
    let files = Files::read((place, folder), loader.limit(), &mut pairs.notes)?;
    let meant: BTreeSet<String> = files.meant().collect();
    Ok(files.load(&meant, loader, &mut pairs.failures).0)
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

/// A text that several files may share, or why it cannot be read.
type SharedText = anyhow::Result<Arc<[u8]>>;

/// The JSON files of a directory by name, each with its text.
struct Files<'a> {
    place: &'a Place,
    folder: &'a Path,
    texts: BTreeMap<String, (PathBuf, SharedText)>,
}

impl<'a> Files<'a> {
    fn read(
        (place, folder): (&'a Place, &'a Path),
        limit: ReadLimit,
        notes: &mut Vec<String>,
    ) -> anyhow::Result<Self> {
        let mut texts = BTreeMap::new();
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
        let mut n_bytes = 0;
        for file in listing.files {
            let path = folder.join(&file);
            let text = place.read(&path, limit).transpose();
            if let Some(Ok(text)) = &text {
                n_bytes += text.len() as u64;
            }
            if let Some(Bounds { bytes, .. }) = bounds.filter(|bounds| n_bytes > bounds.bytes) {
                let name = place.label(folder);
                bail!(
                    "the JSON files of `{name}` are larger than {bytes} bytes together; name a directory in it, or \
                     raise the limit with `--max-schema-bytes`"
                );
            }
            texts.extend(text.map(|text| (portable::text(&file), (path, text))));
        }
        Ok(Self { place, folder, texts })
    }

    /// The files that are meant as schemas, or may be: a text that is no JSON says nothing.
    fn meant(&self) -> impl Iterator<Item = String> {
        let texts = self.texts.iter();
        texts
            .filter(|(_, (_, text))| text.as_ref().map_or(true, |text| !loading::is_other(text)))
            .map(|(name, _)| name.clone())
    }

    /// The schemas among the files, and the stems of those that cannot be used.
    fn load(
        self,
        meant: &BTreeSet<String>,
        loader: &Loader,
        failures: &mut Vec<InputFailure>,
    ) -> (BTreeMap<String, Loaded>, BTreeSet<String>) {
        let (mut schemas, mut unread) = (BTreeMap::new(), BTreeSet::new());
        let mut given = Given::default();
        for (name, (path, text)) in &self.texts {
            if let (true, Ok(text), Ok(real)) = (meant.contains(name), text, self.place.real(path))
            {
                given.add(&real, text);
            }
        }
        let group = Group { folder: Some(self.folder.to_owned()), given: Arc::new(given) };
        for (name, (path, text)) in self.texts {
            if !meant.contains(&name) {
                continue;
            }
            match text.and_then(|text| self.place.judge(&path, &text, "", loader, &group)) {
                Ok(one) => drop(schemas.insert(name, one)),
                Err(error) => {
                    unread.insert(stem(&name));
                    failures.push(InputFailure { subject: Subject::file(&path), error });
                }
            }
        }
        (schemas, unread)
    }
}

/// The name of a file without its version: it may be the other side of a file of another version.
pub(crate) fn stem(name: &str) -> String {
    unversioned(name.strip_suffix(".json").unwrap_or(name))
}

/// The `$id` without its version.
pub(crate) fn family(side: &Side) -> Option<String> {
    Some(unversioned(&side.id()?))
}

fn unversioned(id: &str) -> String {
    id.split('@').next().unwrap_or(id).to_owned()
}
