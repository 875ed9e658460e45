//! Finds the types that cells refer to, in the words of prose: `user object`, `[Item](#item-object)`.

use std::collections::{BTreeSet, HashMap};

use crate::{model::TypeDef, types::Reference};

/// The types of a page set by their names, and by other ways to write them.
pub(super) struct Known<'a> {
    names: BTreeSet<&'a str>,
    /// The name of the type by its normal form; the first one, if several have it.
    normal: HashMap<String, &'a str>,
}

/// Endings of titles that references leave out.
const ENDINGS: [&str; 7] =
    ["object", "structure", "schema", "model", "type", "fields", "properties"];

/// The longest anchor of which ends are looked up.
const MAX_ANCHOR: usize = 200;

impl<'a> Known<'a> {
    pub(crate) fn new(types: &'a [TypeDef]) -> Self {
        let names = types.iter().map(|ty| ty.name.as_str()).collect();
        let mut known: HashMap<String, &str> = HashMap::new();
        for ty in types {
            for alias in std::iter::once(&ty.name).chain(&ty.aliases) {
                let alias = normal(alias);
                if !alias.is_empty() {
                    known.entry(alias).or_insert(&ty.name);
                }
            }
        }
        Self { names, normal: known }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.iter().copied()
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Returns the type that a reference means: by its name, by the anchor of its link, or by a similar title.
    pub(crate) fn find(&self, reference: &Reference) -> Option<&'a str> {
        if let Some(name) = self.names.get(reference.name.as_str()) {
            return Some(name);
        }
        let anchor = reference.link.as_deref().and_then(|link| link.rsplit_once('#'));
        let anchor = anchor.map(|(_, anchor)| anchor.rsplit('/').next().unwrap_or(anchor));
        let texts = [Some(reference.name.as_str()), anchor];
        texts.into_iter().flatten().find_map(|text| self.by_normal(&normal(text))).or_else(|| {
            // Some sites put the heading above in front: `#order-object-item-structure`.
            let anchor = anchor.filter(|anchor| anchor.len() <= MAX_ANCHOR)?;
            let ends = anchor.match_indices('-').map(|(at, _)| &anchor[at + 1..]);
            ends.filter(|end| end.contains('-')).find_map(|end| self.by_normal(&normal(end)))
        })
    }

    fn by_normal(&self, name: &str) -> Option<&'a str> {
        if name.is_empty() {
            return None;
        }
        let get = |name: &str| self.normal.get(name).copied();
        let singular = name.strip_suffix('s').filter(|singular| singular.len() > 2);
        let stems = || std::iter::once(name).chain(singular);
        stems().find_map(get).or_else(|| {
            let longer = || {
                ENDINGS
                    .iter()
                    .find_map(|ending| stems().find_map(|stem| get(&format!("{stem}{ending}"))))
            };
            let shorter = || ENDINGS.iter().find_map(|ending| get(name.strip_suffix(ending)?));
            longer().or_else(shorter)
        })
    }
}

/// Returns the letters and digits of a name, in lower case.
pub(crate) fn normal(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
