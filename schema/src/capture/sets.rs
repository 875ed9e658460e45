//! Pages to sets of types that may refer to each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    account::Account,
    dialect::{Dialect, Score},
    model::{self, TypeDef},
    overlay::Overlay,
    page::{Kind, Sheet},
    problem::Problem,
    resolve::{self, Types},
};

/// The types of pages that may refer to each other.
#[derive(Debug)]
pub(super) struct PageSet {
    pub(super) defs: Vec<TypeDef>,
    pub(super) types: Types,
}

/// Pages of one folder are a set; a page of attribute tables, which holds all that it refers to, is a
/// set of its own. The key is the folder or the page.
pub(super) fn read(
    sheets: &[Sheet],
    overlays: &[Overlay],
    dialect: Option<Dialect>,
    account: &mut Account,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, PageSet> {
    let mut used = Used::default();
    let mut sets = BTreeMap::new();
    for (key, sheets) in groups(sheets, account) {
        let speaking: Vec<&Overlay> = overlays
            .iter()
            .filter(|overlay| overlay.schemas.iter().any(|plan| plan.tables == key))
            .collect();
        let mut defs = types(&sheets, &speaking, dialect, &mut used, problems);
        rename(&mut defs, &speaking, &mut used);
        let (types, facts) = resolve::resolve(&defs, problems);
        account.constraints += facts;
        account.rows += defs.iter().map(|def| def.properties.len()).sum::<usize>();
        sets.insert(key, PageSet { defs, types });
    }
    for overlay in overlays {
        used.complain(overlay, problems);
    }
    sets
}

fn groups<'a>(sheets: &'a [Sheet], account: &mut Account) -> BTreeMap<String, Vec<&'a Sheet>> {
    let mut groups: BTreeMap<String, Vec<&Sheet>> = BTreeMap::new();
    for sheet in sheets {
        account.pages += 1;
        account.tables += sheet.property_tables().count();
        let is_other = |kind: &Kind| *kind == Kind::Other;
        account.tables_skipped += sheet.tables.iter().filter(|table| is_other(&table.kind)).count();
        if sheet.property_tables().next().is_none() {
            account.pages_skipped += 1;
            continue;
        }
        let flat = sheet.property_tables().any(|table| table.kind == Kind::Attributes);
        let key = if flat { &sheet.path } else { sheet.folder() };
        groups.entry(key.to_owned()).or_default().push(sheet);
    }
    groups
}

/// The entries of overlays that hit something, by overlay and line.
#[derive(Default)]
struct Used(BTreeSet<(String, usize)>);

impl Used {
    fn mark(&mut self, overlay: &Overlay, line: usize) {
        self.0.insert((overlay.path.clone(), line));
    }

    fn complain(&self, overlay: &Overlay, problems: &mut Vec<Problem>) {
        let names = overlay.names.iter().map(|naming| {
            (naming.line, format!("no table has the title `{}` to name", naming.title))
        });
        let renames = overlay.renames.iter().map(|rename| {
            (rename.line, format!("no table has the row `{}` to rename", rename.row))
        });
        for (line, message) in names.chain(renames) {
            if !self.0.contains(&(overlay.path.clone(), line)) {
                problems.push(overlay.stale(line, message));
            }
        }
    }
}

fn types(
    sheets: &[&Sheet],
    overlays: &[&Overlay],
    dialect: Option<Dialect>,
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
        let dialect = dialect.unwrap_or_else(|| score.choose(&folder));
        for def in model::types(sheet, dialect, &mut type_name, problems) {
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
