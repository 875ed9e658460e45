//! Events of tracking plans: a schema for each, as an overlay lists it or as the plan has it.

use std::collections::BTreeMap;

use tablature_schema::{ir::SchemaError, suggest};

use super::{Run, second};
use crate::{
    columns::OfPage,
    emit::Draft,
    file_parts,
    model::TypeDef,
    names,
    overlay::{self, Overlay, Plan},
    page::{self, Page},
    problem::Problem,
    sheet::Sheet,
    tracking::{self, Event, TrackingPlan},
};

/// The tracking plans of a run, by their paths.
#[derive(Debug, Default)]
pub(super) struct Plans {
    by_path: BTreeMap<String, TrackingPlan>,
    /// The events that overlays list, by the paths of their plans and their places there.
    listed: Vec<(String, usize)>,
}

impl Plans {
    /// Returns the paths of the plans.
    pub(super) fn paths(&self) -> impl Iterator<Item = &String> + Clone {
        self.by_path.keys()
    }
}

impl Run {
    /// Reads a tracking plan. Events that only list their properties are returned as a table.
    pub(super) fn tracking_plan(&mut self, page: &Page) -> Option<Sheet> {
        let mut plan = match tracking::read(page, self.vendors.of(&page.path), &mut self.problems) {
            Ok(plan) => plan,
            Err(problem) => {
                self.problems.push(problem);
                return None;
            }
        };
        let table = plan.table.take();
        self.account.plans += 1;
        self.account.events += plan.events.len();
        self.plans.by_path.insert(page.path.clone(), plan);
        table.map(|table| page::of_lines(&page.path, &table, &OfPage::default()))
    }

    /// Creates the schema of an event of a tracking plan that an overlay lists. Returns whether the plan has events with
    /// rules; one that has no such event is reported.
    pub(super) fn planned_event(
        &mut self,
        overlay: &Overlay,
        plan: &Plan,
        hit: &mut [bool],
    ) -> bool {
        let Some(known) = self.plans.by_path.get(&plan.tables) else { return false };
        let named = || known.events.iter().enumerate().filter(|(_, it)| is_called(it, &plan.root));
        let version = plan.tables_version.as_ref().unwrap_or(&plan.version);
        let found = named().find(|(_, event)| event.version == *version).or_else(|| named().next());
        let Some((at, event)) = found else {
            if known.events.is_empty() {
                return false;
            }
            let message = format!("no event `{}` in the plan `{}`", plan.root, plan.tables);
            let all = known.events.iter().map(|event| event.name.as_str());
            let near = suggest::nearest(&plan.root, all);
            self.problems.push(Problem::error(&overlay.path, plan.line, message).or_near(near));
            return true;
        };
        let event = event.clone();
        self.plans.listed.push((plan.tables.clone(), at));
        let draft = Draft {
            vendor: &overlay.vendor,
            name: &plan.name,
            version: &plan.version,
            root: plan.title.as_deref().unwrap_or(&event.name),
            title: None,
            description: plan.description.as_deref(),
            tables_version: version,
            snake_case: None,
        };
        let mut schema = tracking::schema(&draft, &event, &plan.tables);
        for (n, amendment) in overlay.amendments.iter().enumerate() {
            if !Overlay::applies_to(amendment, plan) {
                continue;
            }
            if is_called(&event, &amendment.ty) {
                hit[n] = true;
                for complaint in overlay::amend(amendment, &mut schema) {
                    self.problems.push(complaint.report(overlay, &plan.label()));
                }
            } else if !amendment.schemas.is_empty() {
                let message = format!("`{}` has no type `{}`", plan.label(), amendment.ty);
                let problem = overlay.stale(amendment.line, message);
                self.problems.push(problem.or_near(Some(&event.name)));
            }
        }
        match tracking::text(&draft, schema) {
            Ok(text) => {
                self.add(&draft, plan.is_default, text, (&overlay.path, plan.line));
                self.note_family(&draft, (&plan.tables, event.line));
                self.listed_so(&draft, plan);
            }
            Err(error) => self.not_a_schema(&error, &event.name, (&overlay.path, plan.line)),
        }
        true
    }

    /// Creates a schema for every event of the tracking plans that no overlay lists.
    pub(super) fn other_events(&mut self) {
        let Plans { by_path, listed } = std::mem::take(&mut self.plans);
        for (path, plan) in &by_path {
            for (at, event) in plan.events.iter().enumerate() {
                let place = (path.as_str(), event.line);
                if listed.iter().any(|(own, place)| own == path && *place == at) {
                    continue;
                }
                if self.is_full(place) {
                    return;
                }
                let draft = Draft {
                    vendor: event.vendor.as_deref().unwrap_or(&plan.vendor),
                    name: &file_parts::event(&event.name),
                    version: &event.version,
                    root: &event.name,
                    title: None,
                    description: None,
                    tables_version: &event.version,
                    snake_case: None,
                };
                let schema = tracking::schema(&draft, event, path);
                match tracking::text(&draft, schema) {
                    Ok(text) => {
                        self.suggestions.schema(&draft, path);
                        self.add(&draft, false, text, place);
                        self.note_family(&draft, place);
                    }
                    Err(error) => self.not_a_schema(&error, &event.name, place),
                }
            }
        }
    }

    /// Notes that the events of a family are those of a tracking plan.
    fn note_family(&mut self, draft: &Draft<'_>, place: (&str, usize)) {
        let family = format!("{}/{}", draft.vendor, draft.name);
        self.of_plans.entry(family).or_insert_with(|| (place.0.to_owned(), place.1));
    }

    /// Returns whether a tracking plan has events of the family that a table on a page documents, whatever their versions:
    /// that is an error, and those of the plan are kept.
    pub(super) fn is_of_plan(&mut self, (vendor, name): (&str, &str), def: &TypeDef) -> bool {
        let mut named = format!("{vendor}/{name}");
        let Some(first) = self.of_plans.get(&named).filter(|(path, _)| *path != def.path) else {
            return false;
        };
        let path = format!("{named}@{}.json", def.version.as_deref().unwrap_or("unversioned"));
        let first = self.places.get(&path).inspect(|_| named.clone_from(&path)).unwrap_or(first);
        self.problems.push(second(&named, first, (&def.path, def.line)));
        true
    }

    fn not_a_schema(&mut self, error: &SchemaError, event: &str, place: (&str, usize)) {
        self.problems.extend(error.items().iter().map(|item| {
            let message = format!(
                "the rules of `{event}` are not a JSON Schema, at `{}`: {}",
                item.pointer, item.message
            );
            let problem = Problem::error(place.0, place.1, message);
            item.help.iter().fold(problem, Problem::with_help)
        }));
    }
}

/// Returns whether an event is called so, however it is spelt: `Order Placed`, `OrderPlaced`.
fn is_called(event: &Event, name: &str) -> bool {
    event.name == name || names::of_event(&event.name) == names::of_event(name)
}
