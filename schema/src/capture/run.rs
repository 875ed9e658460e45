//! The stages in a row: pages and overlays in, files and problems out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde_json::{Value, json};

use super::{
    dialect::{Dialect, Score},
    emit::{self, Draft},
    model::{self, TypeDef},
    names,
    overlay::{self, Outcome, Overlay, Plan},
    page::{self, Kind, Page, Sheet},
    problem::{Problem, Severity},
    resolve::{self, Types},
    subschemas,
};

/// What the user may decide.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The dialect of every page; without it, each page's own is recognised.
    pub dialect: Option<Dialect>,
}

/// A file of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapturedFile {
    /// Where it belongs, relative to the catalogue, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// What was read, for a line at the end of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// Pages that were read.
    pub pages: usize,
    /// Pages without a property table.
    pub pages_skipped: usize,
    /// Property tables.
    pub tables: usize,
    /// Tables of another kind: methods, parameters, indexes.
    pub tables_skipped: usize,
    /// Properties.
    pub rows: usize,
    /// Facts read from descriptions.
    pub constraints: usize,
    /// Schemas written.
    pub schemas: usize,
    /// Problems of severity error.
    pub errors: usize,
    /// Problems of severity warning.
    pub warnings: usize,
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} pages ({} without a property table), {} tables ({} skipped), {} rows, {} constraints, \
             {} schemas, {} errors, {} warnings",
            self.pages,
            self.pages_skipped,
            self.tables,
            self.tables_skipped,
            self.rows,
            self.constraints,
            self.schemas,
            self.errors,
            self.warnings
        )
    }
}

/// What capture gives back.
#[derive(Debug, Clone, Default)]
pub struct Captured {
    /// The schemas, and `index.json`, in the order of their paths.
    pub files: Vec<CapturedFile>,
    /// What could not be used, in the order of paths and lines.
    pub problems: Vec<Problem>,
    /// What was read.
    pub account: Account,
}

/// Reads tables and overlays, and writes schemas.
///
/// Without an overlay that speaks of a page set, every type that no other type refers to becomes a schema.
///
/// # Example
///
/// ```
/// use tablature_schema::capture::{Options, Page, capture};
///
/// let page = Page {
///     path: "acme/Signup.md".to_owned(),
///     text: "# Signup\n\n## Properties\n\n\
///            |Name | Type | Description | Notes|\n|---|---|---|---|\n\
///            | **user_id** | str | Who signed up. | |\n\n_Acme 2.1.0_\n"
///         .to_owned(),
/// };
/// let captured = capture(&[page], &[], &Options::default());
/// assert!(captured.problems.is_empty());
/// assert_eq!(captured.files[0].path, "acme/signup@2.1.0.json");
/// assert!(captured.files[0].text.contains(r#""userId": {"#));
/// ```
pub fn capture(pages: &[Page], overlays: &[Overlay], options: &Options) -> Captured {
    let mut run = Run::default();
    let sheets: Vec<Sheet> = pages.iter().map(page::read).collect();
    let sets = run.page_sets(&sheets, overlays, options);
    for overlay in overlays {
        run.overlay(overlay, &sets);
    }
    let spoken_of: BTreeSet<&str> = overlays
        .iter()
        .flat_map(|overlay| &overlay.schemas)
        .map(|plan| plan.tables.as_str())
        .collect();
    for (key, set) in sets.iter().filter(|(key, _)| !spoken_of.contains(key.as_str())) {
        run.without_overlay(key, set);
    }
    run.finish()
}

/// The types of pages that may refer to each other.
struct PageSet {
    defs: Vec<TypeDef>,
    types: Types,
}

/// Default and versions of a family, for the index.
#[derive(Default)]
struct Family {
    default: Option<String>,
    versions: Vec<String>,
}

#[derive(Default)]
struct Run {
    account: Account,
    problems: Vec<Problem>,
    files: BTreeMap<String, String>,
    families: BTreeMap<String, Family>,
}

impl Run {
    /// Pages of one folder are a set; a page of attribute tables is a set of its own.
    fn page_sets(
        &mut self,
        sheets: &[Sheet],
        overlays: &[Overlay],
        options: &Options,
    ) -> BTreeMap<String, PageSet> {
        let mut groups: BTreeMap<String, Vec<&Sheet>> = BTreeMap::new();
        for sheet in sheets {
            self.account.pages += 1;
            self.account.tables += sheet.property_tables().count();
            self.account.tables_skipped +=
                sheet.tables.iter().filter(|table| table.kind == Kind::Other).count();
            if sheet.property_tables().next().is_none() {
                self.account.pages_skipped += 1;
                continue;
            }
            let flat = sheet.tables.iter().any(|table| table.kind == Kind::Attributes);
            let key = if flat { &sheet.path } else { sheet.folder() };
            groups.entry(key.to_owned()).or_default().push(sheet);
        }
        let mut renamed = BTreeSet::new();
        let mut sets = BTreeMap::new();
        for (key, sheets) in groups {
            let speaking: Vec<&Overlay> = overlays
                .iter()
                .filter(|overlay| overlay.schemas.iter().any(|plan| plan.tables == key))
                .collect();
            let mut defs = self.read(&sheets, &speaking, options);
            rename(&mut defs, &speaking, &mut renamed);
            let (types, facts) = resolve::resolve(&defs, &mut self.problems);
            self.account.constraints += facts;
            self.account.rows += defs.iter().map(|def| def.properties.len()).sum::<usize>();
            sets.insert(key, PageSet { defs, types });
        }
        for overlay in overlays {
            for rename in &overlay.renames {
                if !renamed.contains(&(overlay.path.as_str(), rename.line)) {
                    let message = format!("no table has the row `{}` to rename", rename.row);
                    self.problems.push(Problem::error(&overlay.path, rename.line, message));
                }
            }
        }
        sets
    }

    fn read(
        &mut self,
        sheets: &[&Sheet],
        overlays: &[&Overlay],
        options: &Options,
    ) -> Vec<TypeDef> {
        let mut folder = Score::default();
        let scores: Vec<Score> = sheets.iter().map(|sheet| Score::of(sheet)).collect();
        scores.iter().for_each(|score| folder.add(score));
        let type_name = |title: &str| {
            let named = overlays
                .iter()
                .flat_map(|overlay| &overlay.names)
                .find(|(known, _)| known == title);
            named.map_or_else(|| model::name_from_title(title), |(_, name)| name.clone())
        };
        let mut defs: Vec<TypeDef> = Vec::new();
        for (sheet, score) in sheets.iter().zip(&scores) {
            let dialect = options.dialect.unwrap_or_else(|| score.choose(&folder));
            for def in model::types(sheet, dialect, &type_name, &mut self.problems) {
                if let Some(first) = defs.iter().find(|first| first.name == def.name) {
                    let message = format!(
                        "a second page for the type `{}`, which is in `{}`",
                        def.name, first.path
                    );
                    self.problems.push(Problem::error(&def.path, def.line, message));
                } else {
                    defs.push(def);
                }
            }
        }
        defs
    }

    fn overlay(&mut self, overlay: &Overlay, sets: &BTreeMap<String, PageSet>) {
        let mut hit = vec![false; overlay.amendments.len()];
        for plan in &overlay.schemas {
            let set = sets.get(&plan.tables);
            let Some(set) = set.filter(|set| set.types.contains_key(&plan.root)) else {
                let message = match set {
                    None => format!("no property tables at `{}`", plan.tables),
                    Some(_) => format!("no type `{}` at `{}`", plan.root, plan.tables),
                };
                self.problems.push(Problem::error(&overlay.path, plan.line, message));
                continue;
            };
            self.check_version(overlay, plan, set);
            self.planned(overlay, plan, &set.types, &mut hit);
        }
        for (amendment, hit) in overlay.amendments.iter().zip(hit) {
            if !hit && amendment.schemas.is_empty() {
                let message = format!("no schema has the type `{}`", amendment.ty);
                self.problems.push(stale_entry(overlay, amendment.line, message));
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
            let message =
                format!("`{}` says version `{planned}`, its pages say `{printed}`", plan.label());
            self.problems.push(Problem::error(&overlay.path, plan.line, message));
        }
    }

    fn planned(&mut self, overlay: &Overlay, plan: &Plan, types: &Types, hit: &mut [bool]) {
        let mut types = types.clone();
        let mut outcomes = Vec::new();
        for (n, amendment) in overlay.amendments.iter().enumerate() {
            if Overlay::speaks_of(amendment, plan) {
                outcomes.push((n, amendment, overlay::amend(amendment, &mut types)));
            }
        }
        let (reached, missing) = emit::closure(&plan.root, &types);
        for (n, amendment, outcome) in outcomes {
            let is_reached = reached.contains(&amendment.ty);
            match outcome {
                Outcome::Applied(complaints) if is_reached => {
                    hit[n] = true;
                    for complaint in complaints {
                        let message = format!("{complaint} (in `{}`)", plan.label());
                        self.problems.push(stale_entry(overlay, amendment.line, message));
                    }
                }
                _ if !amendment.schemas.is_empty() => {
                    let message = format!("`{}` has no type `{}`", plan.label(), amendment.ty);
                    self.problems.push(stale_entry(overlay, amendment.line, message));
                }
                _ => {}
            }
        }
        for reference in missing {
            let message =
                format!("`{}` refers to `{reference}`, which no table documents", plan.label());
            self.problems.push(Problem::error(&overlay.path, plan.line, message));
        }
        let draft = Draft {
            vendor: &overlay.vendor,
            name: &plan.name,
            version: &plan.version,
            root: &plan.root,
            title: plan.title.as_deref(),
            description: plan.description.as_deref(),
            tables_version: plan.tables_version.as_deref().unwrap_or(&plan.version),
            snake_case: plan.snake_case.as_ref(),
        };
        let text = emit::emit(&draft, &types, &reached);
        self.add(&draft, plan.is_default, text, (&overlay.path, plan.line));
    }

    /// A schema for every type that no other type refers to; for all of them where each is referred to.
    fn without_overlay(&mut self, key: &str, set: &PageSet) {
        let mut referred = BTreeSet::new();
        for (name, schema) in &set.types {
            let own = resolve::reference(name);
            subschemas::for_each(schema, &mut |map| {
                let reference = map.get("$ref").and_then(Value::as_str);
                referred.extend(reference.filter(|reference| *reference != own).map(str::to_owned));
            });
        }
        let is_root = |def: &&TypeDef| !referred.contains(&resolve::reference(&def.name));
        let mut roots: Vec<&TypeDef> = set.defs.iter().filter(is_root).collect();
        if roots.is_empty() {
            roots = set.defs.iter().collect();
        }
        let vendor = match key.split_once('/') {
            Some((vendor, _)) => names::kebab_case(vendor),
            None if key.ends_with(".md") => String::new(),
            None => names::kebab_case(key),
        };
        for def in roots {
            let name = names::kebab_case(&def.name);
            let draft = Draft {
                vendor: if vendor.is_empty() { "tables" } else { &vendor },
                name: if name.is_empty() { "table" } else { &name },
                version: def.version.as_deref().unwrap_or("unversioned"),
                root: &def.name,
                title: None,
                description: None,
                tables_version: def.version.as_deref().unwrap_or("unversioned"),
                snake_case: None,
            };
            let (reached, _) = emit::closure(&def.name, &set.types);
            let text = emit::emit(&draft, &set.types, &reached);
            self.add(&draft, false, text, (&def.path, def.line));
        }
    }

    fn add(&mut self, draft: &Draft<'_>, is_default: bool, text: String, place: (&str, usize)) {
        let family = format!("{}/{}", draft.vendor, draft.name);
        let path = format!("{family}@{}.json", draft.version);
        if self.files.contains_key(&path) {
            let problem = Problem::error(place.0, place.1, format!("a second schema for `{path}`"));
            self.problems.push(
                problem.with_help("say in an overlay which schemas there are, and their names"),
            );
            return;
        }
        self.files.insert(path, text);
        self.account.schemas += 1;
        let family = self.families.entry(family).or_default();
        family.versions.push(draft.version.to_owned());
        if is_default {
            family.default = Some(draft.version.to_owned());
        }
    }

    fn finish(mut self) -> Captured {
        if !self.files.is_empty() {
            let mut index = serde_json::Map::new();
            for (name, mut family) in self.families {
                family.versions.sort_by_key(|version| age(version));
                let default = family.default.or_else(|| family.versions.last().cloned());
                index.insert(name, json!({ "default": default, "versions": family.versions }));
            }
            self.files.insert("index.json".to_owned(), emit::pretty(&Value::Object(index)));
        }
        self.problems
            .sort_by(|left, right| (&left.path, left.line).cmp(&(&right.path, right.line)));
        let errors =
            self.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        self.account.errors = errors;
        self.account.warnings = self.problems.len() - errors;
        Captured {
            files: self.files.into_iter().map(|(path, text)| CapturedFile { path, text }).collect(),
            problems: self.problems,
            account: self.account,
        }
    }
}

fn stale_entry(overlay: &Overlay, line: usize, message: String) -> Problem {
    Problem::error(&overlay.path, line, message)
        .with_help("correct the entry, or remove it: it changes nothing here")
}

fn rename<'a>(
    defs: &mut [TypeDef],
    overlays: &[&'a Overlay],
    renamed: &mut BTreeSet<(&'a str, usize)>,
) {
    for overlay in overlays {
        for rename in &overlay.renames {
            let defs =
                defs.iter_mut().filter(|def| rename.ty.as_ref().is_none_or(|ty| *ty == def.name));
            for property in defs
                .flat_map(|def| &mut def.properties)
                .filter(|property| property.row == rename.row)
            {
                property.wire.clone_from(&rename.to);
                renamed.insert((overlay.path.as_str(), rename.line));
            }
        }
    }
}

/// Orders versions: numbers by value, words after numbers.
fn age(version: &str) -> Vec<(bool, u64, String)> {
    let parts = version.split('.');
    parts
        .map(|part| match part.parse() {
            Ok(number) => (false, number, String::new()),
            Err(_) => (true, 0, part.to_owned()),
        })
        .collect()
}
