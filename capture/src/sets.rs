//! Groups pages into sets of types that may refer to each other.

use std::collections::{BTreeMap, BTreeSet};

use tablature_schema::{plural::count, suggest};

use super::{
    account::Account,
    dialect::Score,
    model::{self, TypeDef},
    names::Names,
    options::Options,
    overlay::Overlay,
    problem::Problem,
    resolve::{self, Resolved, Types},
    sheet::{Kind, Sheet, Skip},
    unread::UnreadRule,
};

/// The types of pages that may refer to each other.
#[derive(Debug)]
pub(super) struct PageSet {
    pub(super) defs: Vec<TypeDef>,
    pub(super) types: Types,
    /// Rules in descriptions that gave no constraint.
    pub(super) unread: Vec<UnreadRule>,
}

/// Groups pages: SDK pages of one folder are a set; a page written by hand, which contains everything that it refers
/// to, is a set of its own. The key is the folder or the page.
pub(super) fn read(
    sheets: &[Sheet],
    overlays: &[Overlay],
    options: Options,
    account: &mut Account,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, PageSet> {
    let mut used = Used::default();
    let mut sets = BTreeMap::new();
    for (key, sheets) in groups(sheets, account, problems) {
        let relevant: Vec<&Overlay> = overlays
            .iter()
            .filter(|overlay| overlay.schemas.iter().any(|plan| plan.tables == key))
            .collect();
        let options =
            Options { names: names(&key, &relevant, problems).or(options.names), ..options };
        let mut defs = types(&sheets, &relevant, options, &mut used, problems);
        rename(&mut defs, &relevant, &mut used);
        let Resolved { types, facts, unread, .. } = resolve::resolve(&defs, problems);
        let is_amended = |ty: &String, wire: &String| {
            relevant.iter().flat_map(|overlay| &overlay.amendments).any(|amendment| {
                amendment.ty == *ty
                    && amendment.properties.contains(wire)
                    && !amendment.set.is_empty()
            })
        };
        let unread = unread.into_iter().filter(|(ty, wire, _)| !is_amended(ty, wire));
        let unread = unread.map(|(_, _, rule)| rule).collect();
        account.constraints += facts;
        let properties = || defs.iter().flat_map(|def| &def.properties);
        account.rows += properties().count();
        account.renamed += properties()
            .filter(|property| property.renamed.is_none() && property.wire != property.row)
            .count();
        sets.insert(key, PageSet { defs, types, unread });
    }
    for overlay in overlays {
        // Tables that are not found are one problem. No other entry can be checked without them.
        if overlay.schemas.iter().all(|plan| sets.contains_key(&plan.tables)) {
            used.complain(overlay, &sets, problems);
        }
    }
    sets
}

/// Returns the `names` of the overlays for these tables. A set has its properties only once, so they must agree.
fn names(key: &str, overlays: &[&Overlay], problems: &mut Vec<Problem>) -> Option<Names> {
    let plans = overlays
        .iter()
        .flat_map(|overlay| overlay.schemas.iter().map(move |plan| (overlay, plan)))
        .filter(|(_, plan)| plan.tables == key);
    let mut first: Option<Option<Names>> = None;
    for (overlay, plan) in plans {
        if *first.get_or_insert(plan.names) != plan.names {
            let message =
                format!("`{}` has other `names` than another schema from `{key}`", plan.label());
            problems.push(
                Problem::error(&overlay.path, plan.line, message)
                    .with_help("use the same `names` in every schema from the same tables"),
            );
        }
    }
    first.flatten()
}

fn groups<'a>(
    sheets: &'a [Sheet],
    account: &mut Account,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Vec<&'a Sheet>> {
    let mut groups: BTreeMap<String, Vec<&Sheet>> = BTreeMap::new();
    for sheet in sheets {
        account.pages += 1;
        account.tables += sheet.property_tables().count();
        let is_other = |kind: &Kind| *kind == Kind::Other;
        account.tables_skipped += sheet.tables.iter().filter(|table| is_other(&table.kind)).count();
        skipped(sheet, problems);
        if sheet.property_tables().next().is_none() {
            account.pages_skipped += 1;
            continue;
        }
        let columns = sheet.property_tables().filter_map(|table| table.columns.as_ref());
        account.unmarked +=
            columns.filter(|columns| columns.word != "name" && !columns.has_presence()).count();
        let key = if sheet.is_sdk() { sheet.folder() } else { &sheet.path };
        groups.entry(key.to_owned()).or_default().push(sheet);
    }
    groups
}

/// Reports the tables of names and types that were skipped. A page of calls has many, so it gets one warning.
fn skipped(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let is_call = |skip: &Option<Skip>| *skip == Some(Skip::Parameters);
    for table in &sheet.tables {
        if let Some(Skip::Header(reason)) = &table.skipped {
            let message = format!("a table of names and types is skipped: {reason}");
            problems.push(Problem::warning(&sheet.path, table.line, message).with_help(
                "a property table has a column for names, `Type`, `Description`, and perhaps `Notes` or `Required`",
            ));
        }
    }
    let mut calls = sheet.tables.iter().filter(|table| is_call(&table.skipped));
    if let Some(first) = calls.next() {
        let more = match calls.count() {
            0 => String::new(),
            n => format!(", and {} more on this page", count(n, "table")),
        };
        let message = format!(
            "a table of names and types is skipped{more}: it is where parameters of calls are documented"
        );
        problems.push(Problem::warning(&sheet.path, first.line, message).with_help(
            "where it documents an event, call its first column `Property`, `Field` or `Attribute`",
        ));
    }
}

/// The entries of overlays that matched something, by overlay and line.
#[derive(Default)]
struct Used(BTreeSet<(String, usize)>);

impl Used {
    fn mark(&mut self, overlay: &Overlay, line: usize) {
        self.0.insert((overlay.path.clone(), line));
    }

    fn complain(
        &self,
        overlay: &Overlay,
        sets: &BTreeMap<String, PageSet>,
        problems: &mut Vec<Problem>,
    ) {
        let sets = || {
            let has_schema = |key: &str| overlay.schemas.iter().any(|plan| plan.tables == key);
            sets.iter().filter(move |(key, _)| has_schema(key)).flat_map(|(_, set)| &set.defs)
        };
        let names = overlay.names.iter().map(|naming| {
            let near = suggest::nearest(&naming.title, sets().map(|def| def.title.as_str()));
            (naming.line, format!("no table has the title `{}` to name", naming.title), near)
        });
        let renames = overlay.renames.iter().map(|rename| {
            let rows = sets().flat_map(|def| &def.properties).map(|property| property.row.as_str());
            let near = suggest::nearest(&rename.row, rows);
            (rename.line, format!("no table has the row `{}` to rename", rename.row), near)
        });
        for (line, message, near) in names.chain(renames) {
            if !self.0.contains(&(overlay.path.clone(), line)) {
                problems.push(overlay.stale(line, message).or_near(near));
            }
        }
    }
}

fn types(
    sheets: &[&Sheet],
    overlays: &[&Overlay],
    options: Options,
    used: &mut Used,
    problems: &mut Vec<Problem>,
) -> Vec<TypeDef> {
    let scores: Vec<Score> = sheets.iter().map(|sheet| Score::of(sheet)).collect();
    let mut folder = Score::default();
    for score in &scores {
        folder.add(score);
    }
    let mut type_name = |title: &str| {
        let namings = overlays
            .iter()
            .flat_map(|overlay| overlay.names.iter().map(move |naming| (overlay, naming)));
        match namings.into_iter().find(|(_, naming)| naming.title == title) {
            Some((overlay, naming)) => {
                used.mark(overlay, naming.line);
                naming.name.clone()
            }
            None => model::name_from_title(title),
        }
    };
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut defs: Vec<TypeDef> = Vec::new();
    for (sheet, score) in sheets.iter().zip(&scores) {
        let dialect = options.dialect.unwrap_or_else(|| score.choose(&folder));
        let names = options.names.unwrap_or(dialect.spelling().names);
        for def in model::types(sheet, dialect, names, &mut type_name, problems) {
            if let Some(first) = first.get(&def.name) {
                let message =
                    format!("a second page for the type `{}`, which is in `{first}`", def.name);
                problems.push(Problem::error(&def.path, def.line, message));
            } else {
                first.insert(def.name.clone(), def.path.clone());
                defs.push(def);
            }
        }
    }
    defs
}

fn rename(defs: &mut [TypeDef], overlays: &[&Overlay], used: &mut Used) {
    for overlay in overlays {
        for rename in &overlay.renames {
            let defs =
                defs.iter_mut().filter(|def| rename.ty.as_ref().is_none_or(|ty| *ty == def.name));
            let properties = defs.flat_map(|def| &mut def.properties);
            for property in properties.filter(|property| property.row == rename.row) {
                property.wire.clone_from(&rename.to);
                property.renamed = Some(rename.source.clone());
                used.mark(overlay, rename.line);
            }
        }
    }
}
