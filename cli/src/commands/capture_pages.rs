//! Finds the pages and tracking plans to capture.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashSet},
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use tablature_capture::{Captured, Page};
use tablature_files::{Astray, Filter, ReadLimit, Seen, read_text, walk};
use tablature_schema::plural::count;

/// Endings of the files that are pages. Others are read if they are named themselves.
pub(super) const ENDINGS: [&str; 6] = ["md", "mdx", "markdown", "txt", "html", "htm"];

/// The number of endings of other files that are named.
const MAX_NAMED_ENDINGS: usize = 3;

/// Names of directories that say what is in them, and not whose it is.
const GENERIC: [&str; 18] = [
    "content",
    "contents",
    "data",
    "doc",
    "docs",
    "documentation",
    "events",
    "markdown",
    "md",
    "pages",
    "plan",
    "plans",
    "schema",
    "schemas",
    "src",
    "tables",
    "tracking",
    "wiki",
];

/// The note about schemas whose vendor is not known.
pub(super) const NO_VENDOR: &str = "the vendor is not known, so the schemas are named `tables/…`; put the pages in a directory named after it";

/// Returns the vendor of a page that is named itself, or is right below a directory that is named: the name of its directory, if
/// that does not say only what is in it. What else is named does not matter.
fn vendor(path: &Path) -> Option<String> {
    let folder = if path.is_dir() { path } else { path.parent()? };
    let name = folder.file_name()?.to_str()?;
    (!GENERIC.contains(&name.to_lowercase().as_str())).then(|| name.to_owned())
}

/// Returns whether a schema has the name that stands for no vendor, because a page has none.
pub(super) fn lack_a_vendor(pages: &[Page], captured: &Captured) -> bool {
    if pages.iter().all(|page| page.vendor.is_some() || page.path.contains('/')) {
        return false;
    }
    let mut vendors = captured.files.iter().filter_map(|file| file.path.split_once('/'));
    vendors.any(|(vendor, _)| vendor == tablature_capture::NO_VENDOR)
}

/// Files in directories that are not pages, but those that are named themselves.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// By their endings.
    counts: BTreeMap<String, usize>,
    named: HashSet<PathBuf>,
}

impl Others {
    /// Returns the note about them, if there are any.
    pub(super) fn note(&self) -> Option<String> {
        let total: usize = self.counts.values().sum();
        if total == 0 {
            return None;
        }
        let mut endings: Vec<(&str, usize)> =
            self.counts.iter().map(|(ending, n)| (ending.as_str(), *n)).collect();
        endings.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let is_cut = endings.len() > MAX_NAMED_ENDINGS;
        let named: Vec<String> = endings
            .iter()
            .take(MAX_NAMED_ENDINGS)
            .map(|(ending, n)| match *ending {
                "" => format!("{n} without an ending"),
                ending => format!("{n} `{ending}`"),
            })
            .chain(is_cut.then(|| "…".to_owned()))
            .collect();
        Some(format!(
            "skipped {} ({}); name a tracking plan itself to capture it",
            count(total, "other file"),
            named.join(", ")
        ))
    }

    fn new(named: &[PathBuf]) -> Self {
        let named = named.iter().filter(|path| path.is_file());
        Self {
            named: named.filter_map(|path| path.canonicalize().ok()).collect(),
            ..Self::default()
        }
    }

    fn add(&mut self, path: &Path) {
        if !self.named.is_empty()
            && path.canonicalize().is_ok_and(|path| self.named.contains(&path))
        {
            return;
        }
        let ending = path.extension().map(|it| format!(".{}", it.to_string_lossy().to_lowercase()));
        *self.counts.entry(ending.unwrap_or_default()).or_default() += 1;
    }
}

/// Called with a path that could not be read, and why.
pub(super) type Report<'a> = &'a mut dyn FnMut(&Path, &dyn std::fmt::Display) -> io::Result<()>;

/// Returns every page at or below the paths, sorted within each, and what other files there are. One that cannot be read
/// is reported and left out.
pub(super) fn pages(
    paths: &[PathBuf],
    limit: ReadLimit,
    report: Report<'_>,
) -> Result<(Vec<Page>, Others)> {
    let mut pages: Vec<Page> = Vec::new();
    let others = RefCell::new(Others::new(paths));
    let mut seen = Seen::default();
    for path in paths {
        let mut found = Vec::new();
        if path.is_dir() {
            below(path, &others, &mut seen, &mut found, report)?;
        } else if seen.insert(path) {
            found.push((file_name(path), path.clone()));
        }
        found.sort();
        let vendor = vendor(path);
        for (name, path) in found {
            match read_text(&path, limit) {
                Ok(text) => {
                    let page = Page::new(name, text);
                    let page = match &vendor {
                        Some(vendor) => page.with_vendor(vendor),
                        None => page,
                    };
                    match page.unreadable() {
                        Some(why) => report(&path, &why)?,
                        None => pages.push(page),
                    }
                }
                Err(error) => report(&path, &error)?,
            }
        }
    }
    pages.sort_by(|left, right| left.path.cmp(&right.path));
    if let Some(twice) = pages.windows(2).find(|pair| pair[0].path == pair[1].path) {
        bail!(
            "two pages have the same relative path `{}`; name a directory above both",
            twice[0].path
        );
    }
    Ok((pages, others.into_inner()))
}

/// Collects the pages below a directory, each with its name as seen from there.
fn below(
    folder: &Path,
    others: &RefCell<Others>,
    seen: &mut Seen,
    found: &mut Vec<(String, PathBuf)>,
    report: Report<'_>,
) -> Result<()> {
    let is_page = |path: &Path| {
        let ending = path.extension().and_then(OsStr::to_str);
        let is_page =
            ending.is_some_and(|it| ENDINGS.iter().any(|own| own.eq_ignore_ascii_case(it)));
        if !is_page {
            others.borrow_mut().add(path);
        }
        is_page
    };
    let walked = walk(folder, Filter::Hidden, &is_page, seen);
    for (path, problem) in walked.problems {
        report(&path, &problem)?;
    }
    for (path, astray) in walked.links {
        report(
            &path,
            match astray {
                Astray::Back(_) => &"the link points to a directory above it",
                Astray::Out => &"the link points outside the directory; name its target as well",
            },
        )?;
    }
    found.extend(walked.files.into_iter().map(|path| (name_below(folder, &path), path)));
    Ok(())
}

/// Returns the file's name as seen from the directory, with forward slashes.
pub(super) fn name_below(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).iter();
    parts.map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().map(OsStr::to_string_lossy);
    name.unwrap_or_default().into_owned()
}
