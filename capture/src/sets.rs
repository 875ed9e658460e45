//! Groups pages into sets of types that may refer to each other.

use std::collections::{BTreeMap, BTreeSet};

use tablature_schema::{plural::count, suggest};

use super::{
    account::Account,
    borrow, defs,
    dialect::Score,
    dots, examples,
    model::{self, Reading, TypeDef},
    names::Names,
    naming::{self, TypeNames},
    options::Options,
    overlay::Overlay,
    path::Dots,
    problem::Problem,
    renames,
    resolve::{self, Elsewhere, Resolved, Types},
    sheet::{Kind, Sheet, Skip},
    tally::Tally,
    tracking,
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

impl PageSet {
    /// Returns what a type is called where it is documented, if its name does not say the same.
    pub(super) fn documented(&self, name: &str) -> Option<&str> {
        self.defs.iter().find(|def| def.name == name)?.documented.as_deref()
    }

    /// Returns the name of a type: the one that is meant by its file name or its title, if no type is called so.
    pub(super) fn root<'a>(&'a self, name: &'a str) -> &'a str {
        let is_meant = |def: &&TypeDef| def.aliases.iter().any(|alias| alias == name);
        if self.types.contains_key(name) {
            return name;
        }
        self.defs.iter().find(is_meant).map_or(name, |def| &def.name)
    }
}

/// Groups pages: SDK pages of one folder are a set; a page written by hand, which contains everything that it refers
/// to, is a set of its own. The key is the folder or the page.
pub(super) fn read(
    sheets: &[Sheet],
    overlays: &[Overlay],
    options: &Options,
    account: &mut Account,
    tally: &mut Tally,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, PageSet> {
    let mut used = Used::default();
    let mut keys = Vec::new();
    let mut read = Vec::new();
    let dots = dots::by_vendor(sheets);
    for (key, sheets) in groups(sheets, account, tally, problems) {
        let relevant: Vec<&Overlay> = overlays
            .iter()
            .filter(|overlay| overlay.schemas.iter().any(|plan| plan.tables == key))
            .collect();
        let options = Options {
            names: names(&key, &relevant, problems).or(options.names),
            ..options.clone()
        };
        let vendor = sheets.first().map_or("", |sheet| sheet.vendor());
        let dots = match options.names {
            Some(Names::Literal) => Dots::Literal,
            Some(Names::Paths) => Dots::Paths,
            _ => dots.get(vendor).copied().unwrap_or(Dots::Literal),
        };
        let mut scope =
            Scope { all: overlays, overlays: &relevant, options, dots, used: &mut used };
        let mut defs = scope.types(&sheets, account, tally, problems);
        if sheets.iter().any(|sheet| tracking::is_source(&sheet.path)) {
            account.events += defs.len();
        }
        let mut mark = |overlay: &Overlay, line| used.mark(overlay, line);
        renames::capitalise(&mut defs, &relevant, &mut mark);
        renames::rename(&mut defs, &relevant, &mut mark);
        keys.push((key, relevant));
        read.push((sheets, defs));
    }
    naming::settle_documented(read.iter_mut().flat_map(|(_, defs)| defs));
    let elsewhere = Elsewhere::new(&read);
    let mut types_of = Vec::new();
    let mut unread_of = Vec::new();
    for ((_, relevant), (sheets, defs)) in keys.iter().zip(&read) {
        let is_typed = |ty: &str, wire: &str| {
            relevant.iter().flat_map(|overlay| &overlay.amendments).any(|amendment| {
                amendment.ty == ty
                    && amendment.properties.iter().any(|property| property == wire)
                    && amendment.set.contains_key("type")
            })
        };
        let Resolved { mut types, facts, unread, rows, inferred, .. } =
            resolve::resolve(defs, &is_typed, &elsewhere, problems);
        let checked = examples::check(sheets, defs, &mut types, &inferred, problems);
        account.examples += checked.examples;
        account.examples_valid += checked.valid;
        let is_amended = |ty: &String, wire: &String| {
            relevant.iter().flat_map(|overlay| &overlay.amendments).any(|amendment| {
                amendment.ty == *ty
                    && amendment.properties.contains(wire)
                    && !amendment.set.is_empty()
            })
        };
        let unread = unread.into_iter().filter(|(ty, wire, _)| !is_amended(ty, wire));
        unread_of.push(unread.map(|(_, _, rule)| rule).collect());
        account.constraints += facts;
        for def in defs {
            model::for_each(&def.properties, &mut |property| {
                account.rows += usize::from(!property.is_implied) + property.also.len();
                let is_renamed = property.renamed.is_none() && !property.wire.is_empty();
                account.renamed += usize::from(is_renamed && property.wire != property.documented);
            });
        }
        tally.rows.extend(rows);
        types_of.push(types);
    }
    drop(elsewhere);
    for (beyond, (_, defs)) in borrow::settle(&mut types_of).iter().zip(&read) {
        if let (Some(message), Some(def)) = (borrow::left_out(beyond), defs.first()) {
            problems.push(Problem::warning(&def.path, def.line, message).with_help(
                "their properties are not checked; `set` in an overlay can say what they are",
            ));
        }
    }
    let mut sets = BTreeMap::new();
    for ((((key, _), (_, defs)), types), unread) in
        keys.into_iter().zip(read).zip(types_of).zip(unread_of)
    {
        sets.insert(key, PageSet { defs, types, unread });
    }
    for overlay in overlays {
        // Tables that are not found are one problem. No other entry can be checked without them. Rules of tracking plans
        // are no tables.
        let is_there = |tables: &String| sets.contains_key(tables) || tracking::is_plan(tables);
        if overlay.schemas.iter().all(|plan| is_there(&plan.tables)) {
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
    tally: &mut Tally,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Vec<&'a Sheet>> {
    let mut groups: BTreeMap<String, Vec<&Sheet>> = BTreeMap::new();
    for sheet in sheets {
        let is_page = usize::from(!tracking::is_source(&sheet.path));
        account.plans += usize::from(is_page == 0 && !tracking::is_plan(&sheet.path));
        account.pages += is_page;
        account.tables += is_page * sheet.property_tables().count();
        let is_other = |kind: &Kind| *kind == Kind::Other;
        account.tables_skipped += sheet.tables.iter().filter(|table| is_other(&table.kind)).count();
        skipped(sheet, tally, problems);
        if sheet.property_tables().next().is_none() {
            account.pages_skipped += is_page;
            let values = sheet
                .tables
                .iter()
                .filter(|table| matches!(table.kind, Kind::Values(_)) && table.has_types);
            for table in values {
                tally.skipped(
                    sheet,
                    table,
                    Some("it lists values, and no property is named beside it".to_owned()),
                );
            }
            continue;
        }
        let key = if sheet.is_sdk() { sheet.folder() } else { &sheet.path };
        groups.entry(key.to_owned()).or_default().push(sheet);
    }
    groups
}

/// Reports the tables of names and types that were skipped. A page of calls has many, so it gets one warning.
fn skipped(sheet: &Sheet, tally: &mut Tally, problems: &mut Vec<Problem>) {
    let is_call = |skip: &Option<Skip>| *skip == Some(Skip::Parameters);
    for table in sheet.tables.iter().filter(|table| table.kind == Kind::Other) {
        let reason = match &table.skipped {
            Some(Skip::Parameters) => "it is where parameters of calls are documented".to_owned(),
            Some(Skip::Calls) => "its rows are calls, and no properties".to_owned(),
            Some(Skip::Columns(reason)) => reason.clone(),
            None => {
                tally.untyped(sheet, table);
                continue;
            }
        };
        tally.skipped(sheet, table, Some(reason));
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

/// What can be done where acronyms have no effect because names are kept as the tables have them.
const KEPT_NAMES: &str = "acronyms are for names that are derived from the documented ones: add `\"names\": \"wire\"` to the entries of \
    `schemas`, or correct a name with `rename`";

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
        let mut complain = |line: usize, message: String, near: &dyn Fn() -> Option<String>| {
            // Similar names are looked for among all rows, so only where there is a problem.
            if !self.0.contains(&(overlay.path.clone(), line)) {
                problems.push(overlay.stale(line, message).or_near(near().as_deref()));
            }
        };
        for naming in &overlay.names {
            let titles = || sets().map(|def| def.title.as_str());
            let near = || suggest::nearest(&naming.title, titles()).map(str::to_owned);
            let message = format!("no table has the title `{}` to name", naming.title);
            complain(naming.line, message, &near);
        }
        for rename in &overlay.renames {
            let rows =
                || sets().flat_map(|def| &def.properties).map(|property| property.row.as_str());
            let near = || suggest::nearest(&rename.row, rows()).map(str::to_owned);
            let message = format!("no table has the row `{}` to rename", rename.row);
            complain(rename.line, message, &near);
        }
        let is_derived = overlay.schemas.iter().any(|plan| plan.names == Some(Names::Wire))
            || sets().flat_map(|def| &def.properties).any(|it| it.wire != it.documented);
        for acronym in &overlay.acronyms {
            if self.0.contains(&(overlay.path.clone(), acronym.line)) {
                continue;
            }
            let message = format!("no name is written with `{}`", acronym.text);
            let problem = overlay.stale(acronym.line, message);
            problems.push(if is_derived { problem } else { problem.with_help(KEPT_NAMES) });
        }
    }
}

/// What the pages of a set are read with.
struct Scope<'a> {
    /// The overlays of all pages.
    all: &'a [Overlay],
    overlays: &'a [&'a Overlay],
    options: Options,
    dots: Dots,
    used: &'a mut Used,
}

impl Scope<'_> {
    fn types(
        &mut self,
        sheets: &[&Sheet],
        account: &mut Account,
        tally: &mut Tally,
        problems: &mut Vec<Problem>,
    ) -> Vec<TypeDef> {
        let scores: Vec<Score> = sheets.iter().map(|sheet| Score::of(sheet)).collect();
        let mut folder = Score::default();
        for score in &scores {
            folder.add(score);
        }
        let overlays = self.overlays;
        let used = &mut *self.used;
        let mut given = |title: &str| {
            let namings = overlays
                .iter()
                .flat_map(|overlay| overlay.names.iter().map(move |naming| (overlay, naming)));
            let (overlay, naming) =
                namings.into_iter().find(|(_, naming)| naming.title == title)?;
            used.mark(overlay, naming.line);
            Some(naming.name.clone())
        };
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        let mut defs: Vec<TypeDef> = Vec::new();
        for ((sheet, score), page) in sheets.iter().zip(&scores).zip(page_names(sheets)) {
            let dialect = self.options.dialect.unwrap_or_else(|| score.choose(&folder));
            let names = self.options.names.unwrap_or(dialect.spelling().names);
            let says_required = |ty: &str| {
                let amendments = self.all.iter().flat_map(|overlay| &overlay.amendments);
                { amendments }.any(|amendment| amendment.has_require && amendment.ty == ty)
            };
            let mut reading = Reading {
                dialect,
                names,
                dots: self.dots,
                problems,
                account,
                tally,
                says_required: &says_required,
            };
            let mut type_names = TypeNames::new(page);
            for def in defs::types(sheet, &mut reading, &mut given, &mut type_names) {
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
}

/// Returns the names of the types of SDK pages: their headings, unless two pages have the same; then those are named by
/// their files.
fn page_names(sheets: &[&Sheet]) -> Vec<String> {
    let names: Vec<String> = sheets.iter().map(|sheet| naming::of_sdk_page(sheet)).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &names {
        *times.entry(name).or_default() += 1;
    }
    let name = |(name, sheet): (&String, &&Sheet)| {
        if times[name.as_str()] > 1 { sheet.stem().to_owned() } else { name.clone() }
    };
    names.iter().zip(sheets).map(name).collect()
}
