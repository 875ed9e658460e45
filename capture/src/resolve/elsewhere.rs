//! The page sets of a run, where references to types of other pages are looked for.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::known::{Known, normal};
use crate::{model::TypeDef, sheet::Sheet, types::Reference};

/// The longest link that is followed.
const MAX_LINK: usize = 500;

/// The most steps of an absolute path that leads to a page.
const MAX_STEPS: usize = 16;

/// What a reference to a type of another page set begins with, until the type is copied.
const PREFIX: &str = "page:";

/// The page sets of a run, by the paths and the titles of their pages.
pub(crate) struct Elsewhere<'a> {
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
    pub(crate) fn new(sets: &'a [(Vec<&Sheet>, Vec<TypeDef>)]) -> Self {
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

    /// Returns a reference to the type of another page that a reference on the page `from` means, or to its own type where it names
    /// its own page.
    pub(crate) fn find(&self, from: &str, reference: &Reference) -> Option<String> {
        let link = reference.link.as_deref().filter(|it| it.len() <= MAX_LINK);
        let (at, name) = if let Some(link) = link {
            self.linked(from, link, reference)?
        } else {
            let vendor = from.split_once('/').map_or("", |(vendor, _)| vendor);
            let at = self.by_title.get(&(vendor.to_owned(), normal(&reference.name)))?;
            let at = (*at)?;
            (at, self.known[at].0.first()?.name.as_str())
        };
        let own = self.by_path.get(&steps(from.split('/')).join("/"));
        Some(if own == Some(&at) { super::reference(name) } else { format!("{PREFIX}{at}#{name}") })
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

/// Returns the set and the name of a type that a schema refers to in another page set.
pub(crate) fn target(map: &Map<String, Value>) -> Option<(usize, String)> {
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
