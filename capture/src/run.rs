//! Runs all stages: pages and overlays in, files and problems out.
//!
//! - `plans`: the events of tracking plans; `common`: fields of every event.

mod common;
mod plans;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value;

use tablature_schema::suggest;

use super::{
    account::Account,
    captured_file::CapturedFile,
    emit::{self, Amended, Draft, References},
    file_names::{FileNames, Vendors},
    given::Given,
    index::Index,
    model::TypeDef,
    options::Options,
    overlay::{self, Amendment, Overlay, Plan},
    page::{self, Page},
    problem::{Problem, Severity},
    resolve,
    sets::{self, PageSet},
    sheet::Sheet,
    subschemas,
    suggestions::{self, Suggestions},
    tally::{DocumentedRow, DocumentedTable, Tally},
    tracking,
    unread::UnreadRule,
};
use common::Common;
use plans::Plans;

/// The result of a capture.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Captured {
    /// The schemas, and `index.json`, in the order of their paths.
    pub files: Vec<CapturedFile>,
    /// Problems, in the order of paths and lines.
    pub problems: Vec<Problem>,
    /// Rules in descriptions that gave no constraint, and that no overlay deals with.
    pub unread: Vec<UnreadRule>,
    /// Counts of what was read.
    pub account: Account,
    /// What became of each table with a column for types, in the order of paths and lines.
    pub tables: Vec<DocumentedTable>,
    /// The tables without a column for types that were not captured, in the order of paths and lines.
    pub untyped: Vec<DocumentedTable>,
    /// Every documented property as it was captured, in the order of paths and lines.
    pub rows: Vec<DocumentedRow>,
    /// For each vendor without an overlay, one to begin with: its name as the path, and its text.
    pub suggestions: Vec<CapturedFile>,
}

/// Reads tables and overlays, and writes schemas.
///
/// Without an overlay for a page set, every type that no other type refers to becomes a schema.
///
/// # Example
///
/// ```
/// use tablature_capture::{Options, Page, capture};
///
/// let page = Page::new(
///     "acme/Signup.md",
///     "# Signup\n\n## Properties\n\n\
///      |Name | Type | Description | Notes|\n|---|---|---|---|\n\
///      | **user_id** | str | Who signed up. | |\n\n_Acme 2.1.0_\n",
/// );
/// let captured = capture(&[page], &[], &Options::default());
/// assert!(captured.problems.is_empty());
/// assert_eq!(captured.files[0].path, "acme/signup@2.1.0.json");
/// assert!(captured.files[0].text.contains(r#""userId": {"#));
/// ```
pub fn capture(pages: &[Page], overlays: &[Overlay], options: &Options) -> Captured {
    let vendors = Vendors::new(pages, options.vendor.as_deref());
    let mut run = Run { vendors, ..Run::default() };
    let pages = pages.iter().filter(|page| {
        let problem = page.unreadable().map(|message| Problem::error(&page.path, 1, message));
        let is_readable = problem.is_none();
        run.problems.extend(problem);
        is_readable
    });
    let (plans, pages): (Vec<&Page>, Vec<&Page>) =
        pages.partition(|page| tracking::is_plan(&page.path));
    let of_plans: Vec<Sheet> =
        plans.into_iter().filter_map(|plan| run.tracking_plan(plan)).collect();
    let given = Given::new(overlays);
    let pages = pages.into_iter().map(|page| page::read(page, &given.of_page(page)));
    let sheets: Vec<Sheet> = pages.chain(of_plans).collect();
    given.complain(&mut run.problems);
    let sets =
        sets::read(&sheets, overlays, options, &mut run.account, &mut run.tally, &mut run.problems);
    // The types have what they need of the rows, which take as much memory.
    drop(sheets);
    for overlay in overlays {
        run.overlay(overlay, &sets);
    }
    let spoken_of: BTreeSet<&str> = overlays
        .iter()
        .flat_map(|overlay| &overlay.schemas)
        .map(|plan| plan.tables.as_str())
        .collect();
    let others = sets.iter().filter(|(key, _)| !spoken_of.contains(key.as_str()));
    run.other_events();
    run.without_overlay(others.map(|(key, set)| (key.as_str(), set)));
    run.suggestions.go_on_with(overlays);
    run.unread = sets.into_values().flat_map(|set| set.unread).collect();
    run.finish()
}

/// Returns amendments, as their places, by the types that they are for.
fn by_type<'o>(amendments: &'o [Amendment], set: &'o PageSet) -> HashMap<&'o str, Vec<usize>> {
    let mut by_type: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, amendment) in amendments.iter().enumerate() {
        by_type.entry(set.root(&amendment.ty)).or_default().push(n);
    }
    by_type
}

/// Returns the error of a schema whose name another one has.
fn second(name: &str, (first, line): &(String, usize), place: (&str, usize)) -> Problem {
    let message = format!("a second schema for `{name}`; the one from {first}:{line} is kept");
    Problem::error(place.0, place.1, message)
        .with_help("list the schemas and their names in an overlay")
}

/// Returns the tables that were probably meant: those with similar names, or with the same folder or page.
fn near_tables<'a>(
    name: &str,
    tables: impl Iterator<Item = &'a String> + Clone,
) -> Option<&'a str> {
    let tables = tables.map(String::as_str);
    let is_part = |known: &&str| {
        known.strip_suffix(name).is_some_and(|rest| rest.ends_with('/'))
            || name.strip_suffix(known).is_some_and(|rest| rest.ends_with('/'))
            || known.rsplit_once('/').is_some_and(|(folder, _)| folder == name)
            || name.rsplit_once('/').is_some_and(|(folder, _)| folder == *known)
    };
    tables.clone().find(is_part).or_else(|| suggest::nearest(name, tables))
}

/// The size of all schemas together: each holds every type that it reaches, so their size can be the square of that of
/// the tables. The catalogue, of three vendors' tables, has half a megabyte; all 6,000 pages of an SDK have 40.
const MAX_BYTES: usize = 64 << 20;

/// Returns the types of a set that no other type refers to; all types if each is referred to.
fn roots(set: &PageSet) -> Vec<&TypeDef> {
    let mut referred = BTreeSet::new();
    for (name, schema) in &set.types {
        let own = resolve::reference(name);
        subschemas::for_each(schema, &mut |map| {
            let reference = map.get("$ref").and_then(Value::as_str);
            referred.extend(reference.filter(|reference| *reference != own).map(str::to_owned));
        });
    }
    let is_root = |def: &&TypeDef| !referred.contains(&resolve::reference(&def.name));
    let roots: Vec<&TypeDef> = set.defs.iter().filter(is_root).collect();
    if roots.is_empty() { set.defs.iter().collect() } else { roots }
}

#[derive(Default)]
struct Run {
    vendors: Vendors,
    plans: Plans,
    /// The types that overlays add to events, by their page sets, where no overlay lists schemas of these.
    commons: BTreeSet<(String, String)>,
    suggestions: Suggestions,
    account: Account,
    problems: Vec<Problem>,
    tally: Tally,
    unread: Vec<UnreadRule>,
    files: BTreeMap<String, String>,
    /// Where each file comes from: a page or an overlay, and a line.
    places: BTreeMap<String, (String, usize)>,
    /// Where the first event of tracking plans in each family stands.
    of_plans: BTreeMap<String, (String, usize)>,
    /// Bytes of the files.
    size: usize,
    /// Is `true` if there was no room for more.
    is_cut: bool,
    index: Index,
}

impl Run {
    fn overlay(&mut self, overlay: &Overlay, sets: &BTreeMap<String, PageSet>) {
        let mut hit = vec![false; overlay.amendments.len()];
        // Entries for every schema cannot be checked if a schema is missing.
        let mut all_made = true;
        let mut references: BTreeMap<&str, References<'_>> = BTreeMap::new();
        let mut amendments: HashMap<&str, HashMap<&str, Vec<usize>>> = HashMap::new();
        for plan in &overlay.schemas {
            let set = sets.get(&plan.tables);
            let Some(set) = set.filter(|set| set.types.contains_key(set.root(&plan.root))) else {
                if self.planned_event(overlay, plan, &mut hit) {
                    continue;
                }
                all_made = false;
                let (message, near) = match set {
                    None => {
                        let near = near_tables(&plan.tables, sets.keys().chain(self.plans.paths()));
                        (format!("no property tables at `{}`", plan.tables), near)
                    }
                    Some(set) => {
                        let near =
                            suggest::nearest(&plan.root, set.types.keys().map(String::as_str));
                        (format!("no type `{}` at `{}`", plan.root, plan.tables), near)
                    }
                };
                self.problems.push(Problem::error(&overlay.path, plan.line, message).or_near(near));
                continue;
            };
            self.check_version(overlay, plan, set);
            let references =
                references.entry(&plan.tables).or_insert_with(|| References::new(&set.types));
            let amendments =
                amendments.entry(&plan.tables).or_insert_with(|| by_type(&overlay.amendments, set));
            let common = self.common(overlay, (set, sets), amendments, &mut hit);
            self.planned(overlay, plan, (set, references, &common), amendments, &mut hit);
        }
        for (amendment, hit) in overlay.amendments.iter().zip(hit) {
            if !hit && all_made && amendment.schemas.is_empty() {
                let message = format!("no schema has the type `{}`", amendment.ty);
                let types = overlay.schemas.iter().filter_map(|plan| sets.get(&plan.tables));
                let types = types.flat_map(|set| set.types.keys()).map(String::as_str);
                let near = suggest::nearest(&amendment.ty, types);
                self.problems.push(overlay.stale(amendment.line, message).or_near(near));
            }
        }
    }

    fn check_version(&mut self, overlay: &Overlay, plan: &Plan, set: &PageSet) {
        let planned = plan.tables_version.as_ref().unwrap_or(&plan.version);
        let printed = set
            .defs
            .iter()
            .find_map(|def| def.version.as_ref().filter(|version| *version != planned));
        if let Some(printed) = printed {
            let message = format!(
                "`{}` has version `{planned}`, but its pages have `{printed}`",
                plan.label()
            );
            self.problems.push(Problem::error(&overlay.path, plan.line, message));
        }
    }

    /// Creates the schema of a plan. `amendments` are those of the overlay by their types.
    fn planned(
        &mut self,
        overlay: &Overlay,
        plan: &Plan,
        (set, references, common): (&PageSet, &References<'_>, &Common),
        amendments: &HashMap<&str, Vec<usize>>,
        hit: &mut [bool],
    ) {
        let root = set.root(&plan.root);
        let mut types = Amended::new(&set.types);
        let mut complaints = BTreeMap::new();
        let (reached, missing) = references.closure_in(root, &mut types, &mut |name, types| {
            if name == root
                && let Some(Value::Object(ty)) = types.get_mut(name)
            {
                common.add_to(name, ty);
            }
            for &n in amendments.get(name).into_iter().flatten() {
                let amendment = &overlay.amendments[n];
                if Overlay::applies_to(amendment, plan)
                    && let Some(Value::Object(ty)) = types.get_mut(name)
                {
                    complaints.insert(n, overlay::amend(amendment, ty));
                }
            }
        });
        for (n, amendment) in overlay.amendments.iter().enumerate() {
            if let Some(complaints) = complaints.remove(&n) {
                hit[n] = true;
                for complaint in complaints {
                    self.problems.push(complaint.report(overlay, &plan.label()));
                }
            } else if !amendment.schemas.is_empty() && Overlay::applies_to(amendment, plan) {
                let message = format!("`{}` has no type `{}`", plan.label(), amendment.ty);
                let near = suggest::nearest(&amendment.ty, reached.iter().map(String::as_str));
                self.problems.push(overlay.stale(amendment.line, message).or_near(near));
            }
        }
        for reference in missing {
            let message =
                format!("`{}` refers to `{reference}`, which no table documents", plan.label());
            self.problems.push(Problem::error(&overlay.path, plan.line, message));
        }
        if self.is_full((&overlay.path, plan.line)) {
            return;
        }
        let draft = Draft {
            vendor: &overlay.vendor,
            name: &plan.name,
            version: &plan.version,
            root,
            title: plan.title.as_deref().or_else(|| set.documented(root)),
            description: plan.description.as_deref(),
            tables_version: plan.tables_version.as_deref().unwrap_or(&plan.version),
            snake_case: plan.snake_case.as_ref(),
        };
        let text = emit::emit(&draft, &types, &reached);
        self.add(&draft, plan.is_default, text, (&overlay.path, plan.line));
        self.listed_so(&draft, plan);
    }

    /// Notes what an overlay says of the use of a schema.
    fn listed_so(&mut self, draft: &Draft<'_>, plan: &Plan) {
        let family = format!("{}/{}", draft.vendor, draft.name);
        self.index.add_other_files(&family, &plan.other_files);
        if !plan.is_recognised {
            self.index.leave_unrecognised(&family);
        }
    }

    /// Creates a schema for every type that no other type of its set refers to; for all types if each is referred to.
    fn without_overlay<'a>(&mut self, sets: impl Iterator<Item = (&'a str, &'a PageSet)>) {
        let roots: Vec<(&str, &PageSet, Vec<&TypeDef>)> =
            sets.map(|(key, set)| (key, set, roots(set))).collect();
        let lost = suggestions::lost(&self.tally.rows);
        let mut names = FileNames::new(self.vendors.clone());
        for def in roots.iter().flat_map(|(_, _, defs)| defs) {
            names.count(def);
        }
        for (key, set, defs) in roots {
            let references = References::new(&set.types);
            let types = Amended::new(&set.types);
            let (mut all_reached, mut of) = (HashSet::new(), None);
            for def in defs {
                if self.is_full((&def.path, def.line)) {
                    return;
                }
                if self.commons.contains(&(key.to_owned(), def.name.clone())) {
                    continue;
                }
                self.problems.extend(common::warning(def));
                let (vendor, name) = names.of(def);
                if self.is_of_plan((&vendor, &name), def) {
                    continue;
                }
                let draft = Draft {
                    vendor: &vendor,
                    name: &name,
                    version: def.version.as_deref().unwrap_or("unversioned"),
                    root: &def.name,
                    title: def.documented.as_deref(),
                    description: None,
                    tables_version: def.version.as_deref().unwrap_or("unversioned"),
                    snake_case: None,
                };
                let (reached, _) = references.closure(&def.name);
                let text = emit::emit(&draft, &types, &reached);
                self.suggestions.schema(&draft, key);
                self.add(&draft, false, text, (&def.path, def.line));
                all_reached.extend(reached);
                of = Some(vendor);
            }
            let types = set.defs.iter().filter(|def| all_reached.contains(&def.name));
            self.suggestions.types(of.as_deref().unwrap_or_default(), types, &lost);
        }
    }

    /// Returns whether the schemas are so large that no more are written, which is reported once.
    fn is_full(&mut self, place: (&str, usize)) -> bool {
        if self.size <= MAX_BYTES {
            return false;
        }
        if !self.is_cut {
            let message = format!(
                "the schemas are larger than {} MiB together: this one and those after it are left out",
                MAX_BYTES >> 20
            );
            let problem = Problem::error(place.0, place.1, message);
            self.problems.push(problem.with_help("list the schemas that you need in an overlay"));
        }
        self.is_cut = true;
        true
    }

    fn add(&mut self, draft: &Draft<'_>, is_default: bool, text: String, place: (&str, usize)) {
        let family = format!("{}/{}", draft.vendor, draft.name);
        let path = format!("{family}@{}.json", draft.version);
        if let Some(first) = self.places.get(&path) {
            self.problems.push(second(&path, first, place));
            return;
        }
        self.places.insert(path.clone(), (place.0.to_owned(), place.1));
        self.size += text.len();
        self.files.insert(path, text);
        self.account.schemas += 1;
        self.index.add(&family, draft.version, is_default);
    }

    fn finish(mut self) -> Captured {
        if !self.files.is_empty() {
            let index = emit::pretty(&self.index.into_json());
            self.files.insert("index.json".to_owned(), index);
        }
        self.problems
            .sort_by(|left, right| (&left.path, left.line).cmp(&(&right.path, right.line)));
        for tables in [&mut self.tally.tables, &mut self.tally.untyped] {
            tables.sort_by(|left, right| (&left.path, left.line).cmp(&(&right.path, right.line)));
        }
        self.tally
            .rows
            .sort_by(|left, right| (&left.path, left.line).cmp(&(&right.path, right.line)));
        let errors =
            self.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        self.account.errors = errors;
        self.account.warnings = self.problems.len() - errors;
        Captured {
            files: self.files.into_iter().map(|(path, text)| CapturedFile { path, text }).collect(),
            problems: self.problems,
            unread: self.unread,
            account: self.account,
            tables: self.tally.tables,
            untyped: self.tally.untyped,
            rows: self.tally.rows,
            suggestions: self.suggestions.into_files(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::OfPage;

    #[test]
    fn schemas_beyond_the_limit_are_left_out_and_reported_once() {
        let rows = "# T\n\n## Properties\n\n|Name | Type | Description | Notes|\n|---|---|---|---|\n| **a** | str | | |\n";
        let sheets =
            ["a/A.md", "a/B.md"].map(|path| page::read(&Page::new(path, rows), &OfPage::default()));
        let mut run = Run { size: MAX_BYTES, ..Run::default() };
        let options = Options::default();
        let sets =
            sets::read(&sheets, &[], &options, &mut run.account, &mut run.tally, &mut run.problems);
        // The first still begins within the limit.
        run.without_overlay([("a", &sets["a"])].into_iter());
        run.without_overlay([("a", &sets["a"])].into_iter());
        let captured = run.finish();
        let paths: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["a/a@unversioned.json", "index.json"]);
        let messages: Vec<String> = captured.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            messages,
            [
                "a/B.md:5: error: the schemas are larger than 64 MiB together: this one and those after it are left out\n  \
              help: list the schemas that you need in an overlay"
            ]
        );
    }
}
