//! Types that pages refer to by links to other pages, or by the titles of those: copied to the types of each page that needs
//! them.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{
    model::{TypeDef, shorten},
    resolve::{self, Known, Types, normal},
    sheet::Sheet,
    subschemas,
    types::Reference,
};

/// The most types that a page set takes from others, the nearest first. Each page of a large site reaches all others.
const MAX_BORROWED: usize = 32;

/// The most types that are named where some are left out.
const MAX_SHOWN: usize = 3;

/// The longest link that is followed.
const MAX_LINK: usize = 500;

/// The most steps of an absolute path that leads to a page.
const MAX_STEPS: usize = 16;

/// What a reference to a type of another page set begins with, until the type is copied.
const PREFIX: &str = "page:";

/// The page sets of a run, by the paths and the titles of their pages.
pub(super) struct Elsewhere<'a> {
    /// The page sets by the paths of their pages.
    by_path: HashMap<String, usize>,
    /// By the last steps of the paths of their pages, as many as there are; the first page that ends so.
    by_end: HashMap<String, usize>,
    /// By vendor and title; `None` if several pages have it.
    by_title: HashMap<(String, String), Option<usize>>,
    known: Vec<(&'a [TypeDef], Known<'a>)>,
}

impl<'a> Elsewhere<'a> {
    /// Creates it for page sets, each with its pages and types. Sets of several pages refer to their own pages only.
    pub(super) fn new(sets: &'a [(Vec<&Sheet>, Vec<TypeDef>)]) -> Self {
        let mut found = Self {
            by_path: HashMap::new(),
            by_end: HashMap::new(),
            by_title: HashMap::new(),
            known: Vec::new(),
        };
        for (at, (sheets, defs)) in sets.iter().enumerate() {
            found.known.push((defs, Known::new(defs)));
            let ([sheet], false) = (&sheets[..], defs.is_empty()) else { continue };
            let steps = steps(sheet.path.split('/'));
            for start in steps.len().saturating_sub(MAX_STEPS)..steps.len() {
                found.by_end.entry(steps[start..].join("/")).or_insert(at);
            }
            found.by_path.entry(steps.join("/")).or_insert(at);
            let title = normal(sheet.title.as_deref().unwrap_or_default());
            for title in [title.strip_suffix("schema"), Some(&*title)].into_iter().flatten() {
                let key = (sheet.vendor().to_owned(), title.to_owned());
                found.by_title.entry(key).and_modify(|known| *known = None).or_insert(Some(at));
            }
        }
        found
    }

    /// Returns a reference to the type of another page that a reference on the page `from` means.
    pub(super) fn find(&self, from: &str, reference: &Reference) -> Option<String> {
        let link = reference.link.as_deref().filter(|it| it.len() <= MAX_LINK);
        let (at, name) = if let Some(link) = link {
            self.linked(from, link, reference)?
        } else {
            let vendor = from.split_once('/').map_or("", |(vendor, _)| vendor);
            let at = self.by_title.get(&(vendor.to_owned(), normal(&reference.name)))?;
            let at = (*at)?;
            (at, self.known[at].0.first()?.name.as_str())
        };
        Some(format!("{PREFIX}{at}#{name}"))
    }

    fn linked(&self, from: &str, link: &str, reference: &Reference) -> Option<(usize, &str)> {
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() || path.contains(':') {
            return None;
        }
        let at = self.page(from, path)?;
        let (defs, known) = &self.known[at];
        let by = |name: &str| {
            let name = name.to_owned();
            known.find(&Reference { name, link: Some(link.to_owned()), otherwise: None })
        };
        let anchored = || if anchor.is_empty() { None } else { by(anchor) };
        let only = || match defs {
            [only] => Some(only.name.as_str()),
            _ => None,
        };
        let name = anchored().or_else(|| by(&reference.name)).or_else(only)?;
        Some((at, name))
    }

    /// Returns the page set of the page that a path leads to. Sites write the paths of pages from their own root, and those beside a
    /// page as if it were a folder.
    fn page(&self, from: &str, path: &str) -> Option<usize> {
        let is_absolute = path.starts_with('/');
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let stem = from.rsplit_once('.').map_or(from, |(stem, _)| stem);
        let bases: &[&str] = if is_absolute { &[""] } else { &[folder, stem] };
        bases.iter().find_map(|base| {
            let wanted = steps(base.split('/').chain(path.split('/'))).join("/");
            let pages = if is_absolute { &self.by_end } else { &self.by_path };
            pages.get(&wanted).copied()
        })
    }
}

/// Returns the steps of a path, without the extension and the name of an index.
fn steps<'p>(parts: impl Iterator<Item = &'p str>) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for part in parts {
        match part {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            part => steps.push(part.to_owned()),
        }
    }
    if let Some(last) = steps.last_mut() {
        let stem = [".md", ".mdx", ".markdown", ".html", ".htm", ".txt"]
            .iter()
            .find_map(|extension| last.strip_suffix(extension));
        if let Some(stem) = stem {
            *last = stem.to_owned();
        }
        if matches!(last.as_str(), "index" | "README") {
            steps.pop();
        }
    }
    steps
}

/// Takes references to other page sets out of a schema, which then accepts any value there.
pub(super) fn forget(schema: &mut Value) {
    subschemas::for_each_mut(schema, &mut |map| {
        if target(map).is_some() {
            map.remove("$ref");
        }
    });
}

/// Copies the types that each page set refers to, and names them there. Returns, for each page set, the types that are left
/// out beyond the limit.
pub(super) fn settle(sets: &mut [Types]) -> Vec<Vec<String>> {
    let references: Vec<HashMap<String, &str>> = sets
        .iter()
        .map(|types| types.keys().map(|name| (resolve::reference(name), name.as_str())).collect())
        .collect();
    let settled: Vec<(Types, Vec<String>)> = (0..sets.len())
        .map(|own| {
            let mut loan = Loan {
                sets,
                references: &references,
                own,
                names: HashMap::new(),
                left_out: BTreeSet::new(),
            };
            let types = loan.settled();
            (types, loan.left_out.into_iter().map(|(_, name)| name).collect())
        })
        .collect();
    let mut left_out = Vec::new();
    for (types, (settled, beyond)) in sets.iter_mut().zip(settled) {
        types.extend(settled);
        left_out.push(beyond);
    }
    left_out
}

/// Returns the message for types that were left out.
pub(super) fn left_out(names: &[String]) -> Option<String> {
    let shown: Vec<String> =
        names.iter().take(MAX_SHOWN).map(|name| format!("`{}`", shorten(name))).collect();
    let others = match names.len().saturating_sub(MAX_SHOWN) {
        0 => String::new(),
        n => format!(", and {n} more"),
    };
    (!names.is_empty()).then(|| {
        format!(
            "this page reaches more than {MAX_BORROWED} types of other pages: {}{others} are captured as objects",
            shown.join(", ")
        )
    })
}

/// The types that a page set takes from others.
struct Loan<'a> {
    sets: &'a [Types],
    references: &'a [HashMap<String, &'a str>],
    own: usize,
    /// Their names here.
    names: HashMap<(usize, String), String>,
    /// Those that were not taken, for there were enough.
    left_out: BTreeSet<(usize, String)>,
}

impl Loan<'_> {
    /// Returns the types of the set that change, and those that it takes.
    fn settled(&mut self) -> Types {
        let mut settled = Types::new();
        let own = &self.sets[self.own];
        let mut taken: HashSet<String> = own.keys().cloned().collect();
        let mut order: Vec<(usize, String)> = Vec::new();
        let refers: Vec<&str> = own
            .iter()
            .filter(|(_, schema)| {
                let found = self.targets(self.own, schema);
                for found in found {
                    self.borrow(found, &mut taken, &mut order);
                }
                self.targets(self.own, schema).iter().any(|(at, _)| *at != self.own)
            })
            .map(|(name, _)| name.as_str())
            .collect();
        let mut next = 0;
        while let Some((at, name)) = order.get(next).cloned() {
            for found in self.targets(at, &self.sets[at][&name]) {
                self.borrow(found, &mut taken, &mut order);
            }
            next += 1;
        }
        for name in refers {
            settled.insert(name.to_owned(), self.rewritten(self.own, &own[name]));
        }
        for (at, name) in order {
            let schema = self.rewritten(at, &self.sets[at][&name]);
            settled.insert(self.names[&(at, name)].clone(), schema);
        }
        settled
    }

    fn borrow(
        &mut self,
        found: (usize, String),
        taken: &mut HashSet<String>,
        order: &mut Vec<(usize, String)>,
    ) {
        let is_here = found.0 == self.own || self.names.contains_key(&found);
        if is_here || !self.sets[found.0].contains_key(&found.1) {
            return;
        }
        if order.len() >= MAX_BORROWED {
            self.left_out.insert(found);
            return;
        }
        let mut name = found.1.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{}{number}", found.1);
            number += 1;
        }
        self.names.insert(found.clone(), name);
        order.push(found);
    }

    /// Returns the types that a schema of the set `at` refers to, in the order of their mention.
    fn targets(&self, at: usize, schema: &Value) -> Vec<(usize, String)> {
        let mut targets = Vec::new();
        subschemas::for_each(schema, &mut |map| targets.extend(self.meant(at, map)));
        targets
    }

    /// Returns the type that a schema of the set `at` is a reference to.
    fn meant(&self, at: usize, map: &Map<String, Value>) -> Option<(usize, String)> {
        target(map).or_else(|| {
            let name = self.references[at].get(map.get("$ref")?.as_str()?)?;
            Some((at, (*name).to_owned()))
        })
    }

    /// Returns a schema of the set `at` with the names that types have here. What is not here is an object.
    fn rewritten(&self, at: usize, schema: &Value) -> Value {
        let mut schema = schema.clone();
        subschemas::for_each_mut(&mut schema, &mut |map| {
            let Some(found) = self.meant(at, map) else { return };
            let name = if found.0 == self.own { Some(&found.1) } else { self.names.get(&found) };
            if let Some(name) = name {
                map.insert("$ref".to_owned(), json!(resolve::reference(name)));
            } else {
                map.remove("$ref");
                map.insert("type".to_owned(), json!("object"));
            }
        });
        schema
    }
}

/// Returns the set and the name of a type that a schema refers to in another page set.
fn target(map: &Map<String, Value>) -> Option<(usize, String)> {
    let (at, name) = map.get("$ref")?.as_str()?.strip_prefix(PREFIX)?.split_once('#')?;
    Some((at.parse().ok()?, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_pages_lose_extensions_and_indexes() {
        let read = |path: &str| steps(path.split('/')).join("/");
        assert_eq!(read("/a/b.md"), "a/b");
        assert_eq!(read("a/./x/../b/index.mdx"), "a/b");
        assert_eq!(read("../a.schema.md"), "a.schema");
    }
}
