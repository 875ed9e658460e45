//! Names of schema files: short where they are unique in a vendor, with the page or the path where they are not.

use std::collections::{HashMap, HashSet};

use super::{
    file_parts::{MAX_NAME, cut, vendor},
    model::TypeDef,
    names,
    page::Page,
};

/// The vendors of pages that are in no directory.
#[derive(Debug, Clone, Default)]
pub(super) struct Vendors {
    by_path: HashMap<String, String>,
    /// That of all others.
    default: Option<String>,
}

impl Vendors {
    pub(super) fn new(pages: &[Page], default: Option<&str>) -> Self {
        let name = |text: &str| Some(vendor(text)).filter(|it| !it.is_empty());
        let own = pages
            .iter()
            .filter_map(|page| Some((page.path.clone(), name(page.vendor.as_deref()?)?)));
        Self { by_path: own.collect(), default: default.and_then(name) }
    }

    /// Returns the vendor of a page, if it has one.
    pub(super) fn of(&self, path: &str) -> Option<&str> {
        self.by_path.get(path).or(self.default.as_ref()).map(String::as_str)
    }
}

/// The names of the files of a run.
#[derive(Debug, Default)]
pub(super) struct FileNames {
    vendors: Vendors,
    /// How many types want a name, by vendor, version and name.
    wanted: HashMap<String, usize>,
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

/// The vendor of pages that are in no directory, where none is given.
pub const NO_VENDOR: &str = "tables";

impl FileNames {
    pub(super) fn new(vendors: Vendors) -> Self {
        Self { vendors, ..Self::default() }
    }

    /// Counts a type that will ask for a name.
    pub(super) fn count(&mut self, def: &TypeDef) {
        *self.wanted.entry(self.key(def, &name(def))).or_default() += 1;
    }

    /// Returns the vendor and the name for a type.
    pub(super) fn of(&mut self, def: &TypeDef) -> (String, String) {
        let short = name(def);
        let is_free = |names: &Self, found: &str| {
            found.len() <= MAX_NAME && !names.taken.contains(&names.key(def, found))
        };
        let mut found = short.clone();
        if self.wanted.get(&self.key(def, &short)).is_some_and(|wanted| *wanted > 1) {
            let longer = [page(def, 1), page(def, 2), page(def, usize::MAX)];
            let longer = longer
                .into_iter()
                .filter(|page| !page.is_empty() && *page != short)
                .map(|page| format!("{page}-{short}"));
            // A name that somebody else wants is not taken away.
            let is_unique = |name: &String| {
                is_free(self, name) && !self.wanted.contains_key(&self.key(def, name))
            };
            found = { longer }.find(is_unique).unwrap_or(short.clone());
        }
        while !is_free(self, &found) {
            let next = self.next.entry(self.key(def, &short)).or_insert(2);
            found = format!("{}-{next}", cut(&short));
            *next += 1;
        }
        self.taken.insert(self.key(def, &found));
        (self.vendor(def), found)
    }

    fn vendor(&self, def: &TypeDef) -> String {
        let own = def.path.split_once('/').map(|(folder, _)| vendor(folder));
        let vendor = own
            .filter(|vendor| !vendor.is_empty())
            .or_else(|| self.vendors.of(&def.path).map(str::to_owned));
        vendor.unwrap_or_else(|| NO_VENDOR.to_owned())
    }

    fn key(&self, def: &TypeDef, name: &str) -> String {
        format!("{}/{name}@{}", self.vendor(def), def.version.as_deref().unwrap_or_default())
    }
}

fn name(def: &TypeDef) -> String {
    match names::kebab_case(&def.name) {
        name if name.is_empty() => "table".to_owned(),
        name => cut(&name).to_owned(),
    }
}

/// Returns the page of a type, with this many parts of its path.
fn page(def: &TypeDef, parts: usize) -> String {
    let path = def.path.rsplit_once('.').map_or(def.path.as_str(), |(path, _)| path);
    let generic =
        |part: &&str| !["index", "readme", "_index"].contains(&part.to_lowercase().as_str());
    let mut kept: Vec<&str> =
        path.split('/').skip(usize::from(path.contains('/'))).filter(generic).collect();
    kept.drain(..kept.len().saturating_sub(parts));
    names::kebab_case(&kept.join("-"))
}
