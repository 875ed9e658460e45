//! Reads the events of a tracking plan, whatever stands around their list.

use serde_json::{Map, Value};
use tablature_schema::{
    ir::Keyword,
    json::{MAX_VALUE_DEPTH, Origin, Places, Shape, Tree, View},
};

use super::{kinds::Kind, rows};
use crate::{file_parts, lines::Lines, page::Page, problem::Problem};

/// A tracking plan.
#[derive(Debug)]
pub(crate) struct TrackingPlan {
    /// The vendor of its schemas: the folder of the file, else the one that is given, else the name of the
    /// plan, else that of the file.
    pub(crate) vendor: String,
    pub(crate) events: Vec<Event>,
    /// The table of the events that list their properties without a JSON Schema.
    pub(crate) table: Option<Lines>,
}

/// An event of a tracking plan.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) name: String,
    /// The vendor of its schema, if the file has several plans: the name of its own.
    pub(crate) vendor: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) version: String,
    /// The JSON Schema of its messages.
    pub(crate) rules: Map<String, Value>,
    /// The JSON Schema of all messages of its plan.
    pub(crate) common: Option<Map<String, Value>>,
    /// From 1.
    pub(crate) line: usize,
}

/// The members of an entry that name its event; the first that is there counts.
const NAMES: [&str; 5] = ["name", "key", "event", "eventName", "event_name"];

/// The members of an entry that hold its schema.
const SCHEMAS: [&str; 4] = ["rules", "jsonSchema", "json_schema", "schema"];

/// What is read as a plan.
pub(super) const SHAPES: &str = "an event of a tracking plan has a `name` or `key`, and a JSON Schema in `rules` or `jsonSchema`, or `properties`: a \
    list of objects with `name`, `type`, `required` and `description`, or an object by names; the events are a list, or an object \
    by names in `events`, of one plan or of each in a list of plans";

/// The members of a plan that name it. What Segment calls its `name` is a path of its own.
const TITLES: [&str; 3] = ["display_name", "name", "title"];

/// How deep a list of events is looked for: `/data/trackingPlan/rules/events`.
const MAX_LEVELS: usize = 4;

/// The version of events that have none.
const UNVERSIONED: &str = "unversioned";

/// Reads a tracking plan. Entries that cannot be used are reported, and the others are read all the same.
///
/// # Errors
///
/// The file is not JSON, or holds no list of events.
pub(crate) fn read(
    page: &Page,
    vendor: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Result<TrackingPlan, Problem> {
    let places = Places::new(page.text.as_bytes(), Origin::FILE);
    let line = |offset: usize| usize::try_from(places.position(offset).line).unwrap_or(usize::MAX);
    let fault = |offset: usize, message: String| {
        Problem::error(&page.path, line(offset), format!("not a tracking plan: {message}"))
    };
    let (tree, duplicates) = Tree::read(page.text.as_bytes(), MAX_VALUE_DEPTH)
        .map_err(|found| fault(found.span.start, found.message))?;
    if let Some(twice) = duplicates.first() {
        return Err(fault(twice.span.start, "an object has the same key twice".to_owned()));
    }
    let plans = plans(tree.root());
    if plans.is_empty() {
        return Err(fault(0, "it has no list of events".to_owned()).with_help(SHAPES));
    }
    let has_several = plans.len() > 1;
    let (mut events, mut table) = (Vec::new(), None);
    for (plan, entry) in plans.iter().flat_map(|(plan, all)| all.iter().map(|it| (*plan, it))) {
        let at = line(entry.view.span().start);
        if entry.kind() == Kind::Common {
            continue;
        }
        let name = match entry.name() {
            Ok(name) => name,
            Err(message) => {
                problems.push(Problem::error(&page.path, at, message));
                continue;
            }
        };
        // Rules whose members say themselves that they are required are no JSON Schema, but a list of properties.
        let Some(rules) = entry.rules().filter(|rules| !rows::marks_members(*rules)) else {
            let holders = [Some(entry.view), entry.rules()].into_iter().flatten();
            let listed = { holders }.find_map(|it| Some((it, rows::properties(it)?)));
            if let Some((holder, properties)) = listed {
                let table = table.get_or_insert_with(|| {
                    let mut lines = Lines::default();
                    rows::begin(&mut lines);
                    lines
                });
                let mut sink = rows::Sink { path: &page.path, table, line: &line, problems };
                rows::add(&name, holder, properties, &mut sink);
            } else {
                let message = format!("the event `{name}` has no JSON Schema and no properties");
                problems.push(Problem::error(&page.path, at, message).with_help(SHAPES));
            }
            continue;
        };
        let own = has_several.then(|| title(plan)).flatten();
        match event(name, entry.view, rules, version(plan), at) {
            Ok(event) => {
                let of_plan = plans.iter().find(|(own, _)| own.id() == plan.id());
                let common = of_plan.and_then(|(_, entries)| common(entries));
                events.push(Event { vendor: own, common, ..event });
            }
            Err(message) => problems.push(Problem::error(&page.path, at, message)),
        }
    }
    // An event that stands alone names itself.
    let is_event = |plan: View<'_>| Entry::new(None, plan).is_event();
    let named =
        plans.first().map(|(plan, _)| *plan).filter(|plan| !has_several && !is_event(*plan));
    Ok(TrackingPlan { vendor: vendor_of(&page.path, vendor, named), events, table })
}

/// An entry of a plan: an element of a list, or a member of an object of events.
struct Entry<'t> {
    key: Option<&'t str>,
    view: View<'t>,
    /// Is `true` if it stands beside the list of events, and is a schema itself.
    is_beside: bool,
}

impl<'t> Entry<'t> {
    fn new(key: Option<&'t str>, view: View<'t>) -> Self {
        Self { key, view, is_beside: false }
    }

    fn kind(&self) -> Kind {
        match self.key.filter(|_| self.is_beside) {
            Some(key) => Kind::called(key),
            None => Kind::of(self.view),
        }
    }

    fn name(&self) -> Result<String, String> {
        let key = self.key.map(str::trim).filter(|key| !key.is_empty()).map(str::to_owned);
        let own = if self.is_beside { None } else { name(self.view).or(key) };
        let name = self.kind().name(own.as_deref()).or(own);
        name.ok_or_else(|| "an event has no `name`, `key` or `type`".to_owned())
    }

    /// Returns its JSON Schema.
    fn rules(&self) -> Option<View<'t>> {
        if self.is_beside { Some(self.view) } else { rules(self.view) }
    }

    fn is_event(&self) -> bool {
        self.name().is_ok() && (self.rules().is_some() || rows::properties(self.view).is_some())
    }
}

/// Returns the rules for all messages among the entries of a plan, if they say anything.
fn common(entries: &[Entry<'_>]) -> Option<Map<String, Value>> {
    let entry = entries.iter().find(|entry| entry.kind() == Kind::Common)?;
    let rules: Map<String, Value> = serde_json::from_str(entry.rules()?.text()).ok()?;
    (!rules.is_empty()).then_some(rules)
}

/// Returns the plans of a file, each with its entries: the file itself, or the elements of its first list of plans, as of
/// `tracking_plans`; or one event alone.
fn plans(root: View<'_>) -> Vec<(View<'_>, Vec<Entry<'_>>)> {
    if let Some(entries) = entries(root) {
        return vec![(root, entries)];
    }
    let mut level = vec![root];
    for _ in 0..=MAX_LEVELS {
        for view in &level {
            let plans = view.elements().filter_map(|plan| Some((plan, entries(plan)?)));
            let plans: Vec<_> = plans.collect();
            if !plans.is_empty() {
                return plans;
            }
        }
        level = level.iter().flat_map(|view| view.entries()).map(|entry| entry.value).collect();
    }
    let alone = Entry::new(None, root);
    if alone.is_event() { vec![(root, vec![alone])] } else { Vec::new() }
}

/// Returns the entries of the first list that has an event, by levels; a list with JSON Schemas before others.
fn entries(root: View<'_>) -> Option<Vec<Entry<'_>>> {
    let mut level = vec![(None, root, None)];
    for _ in 0..=MAX_LEVELS {
        for (key, view, around) in &level {
            let elements = || view.elements().map(|view| Entry::new(None, view));
            // Objects by names are events only where they are called so: schemas have objects by names as well.
            let members = || view.entries().map(|it| Entry::new(Some(it.key), it.value));
            let mut found: Vec<Entry<'_>> = if elements().any(|entry| entry.is_event()) {
                elements().collect()
            } else if *key == Some("events") && members().any(|entry| entry.is_event()) {
                members().collect()
            } else {
                continue;
            };
            found.extend(around.iter().flat_map(|plan| beside(*plan)));
            return Some(found);
        }
        let mut below = Vec::new();
        for (_, view, _) in level {
            below.extend(view.entries().map(|it| (Some(it.key), it.value, Some(view))));
        }
        level = below;
    }
    None
}

/// Returns the rules for other messages that stand beside the list of events: `identify`, `group`, `global`.
fn beside(plan: View<'_>) -> impl Iterator<Item = Entry<'_>> {
    let is_rules = |view: View<'_>| view.entries().len() > 0 && may_be_schema(view);
    let others = plan
        .entries()
        .filter(move |member| Kind::called(member.key) != Kind::Event && is_rules(member.value));
    others.map(|member| Entry { is_beside: true, ..Entry::new(Some(member.key), member.value) })
}

fn event(
    name: String,
    entry: View<'_>,
    rules: View<'_>,
    plan: Option<String>,
    line: usize,
) -> Result<Event, String> {
    let mut own: Map<String, Value> = serde_json::from_str(rules.text())
        .map_err(|error| format!("the rules of `{name}` cannot be read: {error}"))?;
    if rules.id() == entry.id() {
        // An entry that is its schema has more than keywords.
        own.retain(|key, _| !NAMES.contains(&key.as_str()) && key != "version");
    }
    let description = entry.get("description").and_then(View::as_str).map(str::trim);
    Ok(Event {
        name,
        vendor: None,
        description: description.filter(|text| !text.is_empty()).map(str::to_owned),
        version: version(entry).or(plan).unwrap_or_else(|| UNVERSIONED.to_owned()),
        rules: own,
        common: None,
        line,
    })
}

/// Returns the name of an entry's event.
fn name(entry: View<'_>) -> Option<String> {
    let own = NAMES.iter().filter_map(|key| entry.get(key)?.as_str()).map(str::trim);
    own.into_iter().find(|name| !name.is_empty()).map(str::to_owned)
}

/// Returns the JSON Schema of an entry: under a usual key, else under any that holds one.
fn rules(entry: View<'_>) -> Option<View<'_>> {
    let is_usual = |view: &View<'_>| view.is_object() && may_be_schema(*view);
    let usual = SCHEMAS.iter().filter_map(|key| entry.get(key)).find(is_usual);
    let others = || entry.entries().map(|member| member.value).find(|view| is_schema(*view));
    usual.or_else(|| is_schema(entry).then_some(entry)).or_else(others)
}

/// Returns whether an object could be a schema: it is empty, or has a keyword. The `rules` of a whole plan have none.
fn may_be_schema(view: View<'_>) -> bool {
    let is_keyword = |key: &str| Keyword::of_any_draft(key).is_some();
    view.entries().len() == 0 || view.entries().any(|member| is_keyword(member.key))
}

/// Returns whether an object says that it is a JSON Schema of objects: by `$schema`, by its type and properties, or by
/// properties that have schemas themselves.
fn is_schema(view: View<'_>) -> bool {
    let properties = view.get("properties").filter(|it| it.is_object());
    let is_nested = |property: View<'_>| {
        ["properties", "items", "$ref"].iter().any(|keyword| property.get(keyword).is_some())
    };
    view.get("$schema").and_then(View::as_str).is_some()
        || properties.is_some_and(|properties| {
            view.get("type").and_then(View::as_str) == Some("object")
                || properties.entries().any(|member| is_nested(member.value))
        })
}

/// Returns the version of an entry, if it can be a part of a file name, and as much as can be.
fn version(entry: View<'_>) -> Option<String> {
    let text = match entry.get("version")?.shape() {
        Shape::Number(literal) => literal,
        Shape::String(text) => text,
        _ => return None,
    };
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.+".contains(&byte);
    let starts = text.starts_with(|first: char| first.is_ascii_alphanumeric());
    (starts && text.bytes().all(is_part)).then(|| file_parts::version(text).to_owned())
}

fn vendor_of(path: &str, given: Option<&str>, plan: Option<View<'_>>) -> String {
    let folder = path.split_once('/').map(|(folder, _)| folder);
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let named = folder.into_iter().chain(given).map(file_parts::vendor);
    let all = named.chain(plan.and_then(title)).chain([file_parts::vendor(stem)]);
    all.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "plan".to_owned())
}

/// Returns the name of a plan as a vendor.
fn title(plan: View<'_>) -> Option<String> {
    let titles = TITLES.iter().filter_map(|key| plan.get(key)?.as_str());
    titles
        .filter(|title| !title.contains('/'))
        .map(file_parts::vendor)
        .find(|name| !name.is_empty())
}
