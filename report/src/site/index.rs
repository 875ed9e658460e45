//! The index of a site, and what its search knows.

use serde::Serialize;

use super::page::{Link, Page};
use crate::document::{Prose, shown};
use tablature_schema::plural::count;

/// Fields that the search knows.
const MAX_ENTRIES: usize = 50_000;

/// Characters of a description that the search knows.
const MAX_CHARACTERS: usize = 120;

/// The index.
#[derive(Debug, Default, Serialize)]
pub(super) struct Index {
    /// How much there is.
    sentence: String,
    groups: Vec<Group>,
    #[serde(skip)]
    n_schemas: usize,
    #[serde(skip)]
    n_fields: usize,
    #[serde(skip)]
    pub(super) entries: Entries,
    is_cut: bool,
}

/// Schemas of one vendor, or of one folder.
#[derive(Debug, Serialize)]
struct Group {
    name: String,
    families: Vec<Family>,
}

/// Versions of one schema. What is said is that of the last.
#[derive(Debug, Serialize)]
struct Family {
    name: String,
    href: String,
    title: String,
    description: Option<Prose>,
    versions: Vec<Link>,
    fields: String,
    variants: Vec<Link>,
}

/// What the search knows.
#[derive(Debug, Default, Serialize)]
pub(super) struct Entries {
    /// Names and addresses of pages.
    pages: Vec<(String, String)>,
    /// Fields: the page, the way to it, its fragment, and its type and description.
    fields: Vec<(usize, String, String, String)>,
}

impl Index {
    /// Adds a page. Those of variants come after their schema's.
    pub(super) fn add(&mut self, page: &Page) {
        if !page.choices.is_empty() {
            self.entries.pages.push((format!("{} · {}", page.name, page.title), page.path.clone()));
            return;
        }
        self.n_schemas += 1;
        self.entries.pages.push((page.name.clone(), page.path.clone()));
        if page.is_latest {
            self.add_fields(page);
        }
        let at = self.groups.iter().position(|group| group.name == page.group);
        let at = at.unwrap_or_else(|| {
            self.groups.push(Group { name: page.group.clone(), families: Vec::new() });
            self.groups.len() - 1
        });
        let families = &mut self.groups[at].families;
        let own = shown(&page.family);
        let known = families.iter().position(|family| family.name == own);
        let at = known.unwrap_or(families.len());
        let mut versions = known.map(|at| families.remove(at).versions).unwrap_or_default();
        let version = page.version.as_deref().map(shown);
        versions.extend(version.map(|text| Link {
            href: page.path.clone(),
            text,
            is_here: false,
            depth: 0,
        }));
        let in_folder = |link: &Link| Link { href: format!("pages/{}", link.href), ..link.clone() };
        let family = Family {
            name: own,
            href: page.path.clone(),
            title: page.title.clone(),
            description: page.description.clone(),
            versions,
            fields: count(page.fields.len() as u64, "field"),
            variants: page.variants.iter().filter(|link| link.depth == 0).map(in_folder).collect(),
        };
        families.insert(at, family);
    }

    fn add_fields(&mut self, page: &Page) {
        let at = self.entries.pages.len() - 1;
        for field in &page.fields {
            self.n_fields += 1;
            if self.entries.fields.len() >= MAX_ENTRIES {
                self.is_cut = true;
                return;
            }
            let description = field.description.as_ref().map(Prose::text).unwrap_or_default();
            let description: String = description.chars().take(MAX_CHARACTERS).collect();
            let path = format!("{}{}", field.around, field.name);
            let about = format!("{} · {description}", field.kind);
            self.entries.fields.push((at, path, field.anchor.clone(), about));
        }
    }

    /// Returns the index of all pages that were added.
    pub(super) fn finish(self) -> Self {
        let (schemas, pages) = (self.n_schemas as u64, self.entries.pages.len() as u64);
        let [schemas, pages, fields] =
            [(schemas, "schema"), (pages, "page"), (self.n_fields as u64, "field")]
                .map(|(number, noun)| count(number, noun));
        let sentence = format!("{schemas} on {pages}, {fields} in the latest versions");
        Self { sentence, ..self }
    }
}
