//! The fields of a payload, as rows of a page.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;
use tablature_schema::{
    ir::{Annotations, Node, SchemaId, walk::property_schemas},
    json::pointer,
};

use super::{
    applied::{Applied, Choice, Force, Forced, applied, is_never},
    known::Known,
    rules::{RuleRow, cut, rules},
    types::{items, types},
};
use crate::document::{Prose, shown};

/// Rows of a page. What is beyond is only counted.
const MAX_FIELDS: usize = 3_000;

/// Objects and arrays inside each other.
const MAX_DEPTH: usize = 16;

/// Names times patterns that are matched for an object. Beyond it, patterns only have rows of their own.
const MAX_MATCHES: usize = 10_000;

/// Examples of a field.
const MAX_EXAMPLES: usize = 5;

/// Sources of a field.
const MAX_SOURCES: usize = 6;

/// A field.
#[derive(Debug, Serialize)]
pub(super) struct FieldRow {
    /// JSON Pointer of its place; `*` stands for any item.
    pub(super) pointer: String,
    /// The pointer as the fragment of a URI.
    pub(super) anchor: String,
    /// The way to the object that has it: `page.`.
    pub(super) around: String,
    pub(super) name: String,
    /// Is `true` if the payload itself has it.
    #[serde(skip)]
    is_root: bool,
    /// Is `true` if the name is a pattern, or stands for all other names.
    pub(super) is_any: bool,
    /// `always`, `expected` or `sometimes`; empty if it may be left out.
    pub(super) presence: &'static str,
    pub(super) kind: String,
    pub(super) description: Option<Prose>,
    pub(super) rules: Vec<RuleRow>,
    pub(super) more_rules: usize,
    pub(super) notes: Vec<Prose>,
    pub(super) sources: Vec<String>,
    pub(super) is_deprecated: bool,
}

/// The fields of a payload.
#[derive(Debug, Default, Serialize)]
pub(super) struct Fields {
    pub(super) rows: Vec<FieldRow>,
    /// Fields that are not there in this variant.
    pub(super) absent: Vec<String>,
    /// Set if there are more fields than rows.
    pub(super) is_cut: bool,
}

/// Returns the fields of the payloads of a schema, as far as they are what was chosen.
pub(super) fn fields(ir: &Known<'_>, choices: &[Choice]) -> Fields {
    let mut walk = Walk { ir, around: Vec::new(), found: Fields::default() };
    let root = applied(ir, &[(ir.root(), Force::Must)], choices);
    walk.inside(&root, "", "");
    for choice in choices {
        let chosen = walk
            .found
            .rows
            .iter_mut()
            .find(|row| row.is_root && row.name == shown(&choice.property));
        if let Some(row) = chosen {
            row.rules.insert(0, RuleRow::of_choice(choice));
        }
    }
    walk.found
}

struct Walk<'i> {
    ir: &'i Known<'i>,
    /// What applies to the values around.
    around: Vec<Vec<SchemaId>>,
    found: Fields,
}

/// A field that is being described.
struct Place<'p> {
    around: &'p str,
    pointer: String,
    name: String,
    is_any: bool,
    presence: &'static str,
}

impl<'i> Walk<'i> {
    /// Adds the rows of the fields and items of a value. `path` and `pointer` lead to it.
    fn inside(&mut self, value: &Applied, path: &str, pointer: &str) {
        let ids = value.subschemas.iter().map(|(id, _)| *id);
        let ids: Vec<SchemaId> = ids.filter(|id| !self.ir.node(*id).children.is_empty()).collect();
        if ids.is_empty() {
            return;
        }
        // A value that is made of values like itself has no end.
        if self.around.len() >= MAX_DEPTH || self.around.contains(&ids) {
            return;
        }
        self.around.push(ids);
        self.object(&value.subschemas, path, pointer);
        self.array(&value.subschemas, path, pointer);
        self.around.pop();
    }

    fn object(&mut self, applied: &[Forced], path: &str, pointer: &str) {
        let nodes: Vec<(&'i Node, Force)> =
            applied.iter().map(|(id, force)| (self.ir.node(*id), *force)).collect();
        let mut seen = HashSet::new();
        let names = nodes.iter().flat_map(|(node, _)| node.properties()).map(|(name, _)| name);
        let names: Vec<&str> = names.filter(|name| seen.insert(*name)).collect();
        let n_patterns: usize =
            nodes.iter().map(|(node, _)| node.pattern_properties().count()).sum();
        let matches_patterns = names.len().saturating_mul(n_patterns) <= MAX_MATCHES;
        let around = if path.is_empty() { String::new() } else { format!("{path}.") };
        let room = MAX_FIELDS.saturating_sub(self.found.rows.len());
        self.found.is_cut |= names.len() > room;
        for name in names.into_iter().take(room) {
            let mut seeds: Vec<Forced> = Vec::new();
            for (id, force) in applied {
                let own = if matches_patterns {
                    property_schemas(self.ir, &[*id], name)
                } else {
                    self.ir.node(*id).property(name).into_iter().collect()
                };
                seeds.extend(own.into_iter().map(|id| (id, *force)));
            }
            let mut inner = pointer.to_owned();
            pointer::push_segment(&mut inner, name);
            let presence = presence(&nodes, name);
            let name = name.to_owned();
            self.field(
                &seeds,
                &Place { around: &around, pointer: inner, name, is_any: false, presence },
            );
        }
        for (node, force) in nodes {
            for (pattern, id) in node.pattern_properties() {
                let mut inner = pointer.to_owned();
                pointer::push_segment(&mut inner, pattern.as_str());
                let name = format!("/{}/", pattern.as_str());
                let place =
                    &Place { around: &around, pointer: inner, name, is_any: true, presence: "" };
                self.field(&[(id, force)], place);
            }
            let others = node.additional_properties().or_else(|| node.unevaluated_properties());
            if let Some(id) = others.filter(|id| self.ir.node(*id).boolean.is_none()) {
                let (pointer, name) = (format!("{pointer}/*"), "*".to_owned());
                let place = &Place { around: &around, pointer, name, is_any: true, presence: "" };
                self.field(&[(id, force)], place);
            }
        }
    }

    /// Adds what is inside the items of an array; the items themselves are described with it.
    fn array(&mut self, applied: &[Forced], path: &str, pointer: &str) {
        let prefix = applied.iter().map(|(id, _)| self.ir.node(*id).prefix_items().len());
        let n_prefix = prefix.max().unwrap_or_default();
        for index in 0..n_prefix {
            let seeds = items(self.ir, applied, index);
            let (pointer, name) = (format!("{pointer}/{index}"), format!("[{index}]"));
            self.field(&seeds, &Place { around: path, pointer, name, is_any: false, presence: "" });
        }
        let seeds = items(self.ir, applied, n_prefix);
        if !seeds.is_empty() {
            let items = super::applied::applied(self.ir, &seeds, &[]);
            self.inside(&items, &format!("{path}[]"), &format!("{pointer}/*"));
        }
    }

    fn field(&mut self, seeds: &[Forced], place: &Place<'_>) {
        if self.found.rows.len() >= MAX_FIELDS {
            self.found.is_cut = true;
            return;
        }
        let is_absent = |(id, force): &Forced| *force != Force::May && is_never(self.ir, *id);
        if seeds.iter().any(is_absent) {
            self.found.absent.push(shown(&format!("{}{}", place.around, place.name)));
            return;
        }
        let value = applied(self.ir, seeds, &[]);
        let path = format!("{}{}", place.around, place.name);
        self.found.rows.push(self.row(&value, place));
        self.inside(&value, &path, &place.pointer);
    }

    fn row(&self, value: &Applied, place: &Place<'_>) -> FieldRow {
        let certain: Vec<&Annotations> = value
            .subschemas
            .iter()
            .filter(|(_, force)| *force != Force::May)
            .map(|(id, _)| &*self.ir.node(*id).annotations)
            .collect();
        let (mut rules, mut more_rules) = rules(self.ir, &value.subschemas, "");
        let items = items(self.ir, &value.subschemas, usize::MAX);
        if !items.is_empty() {
            let items = applied(self.ir, &items, &[]);
            let (of_items, more) = super::rules::rules(self.ir, &items.subschemas, "each item ");
            rules.extend(of_items);
            more_rules += more;
        }
        let description = certain.iter().find_map(|own| own.description.as_deref());
        FieldRow {
            anchor: pointer::encode_fragment(&shown(&place.pointer)),
            pointer: shown(&place.pointer),
            around: shown(place.around),
            is_root: place.around.is_empty(),
            name: shown(&place.name),
            is_any: place.is_any,
            presence: place.presence,
            kind: types(self.ir, value),
            description: description.map(Prose::new),
            rules,
            more_rules,
            notes: notes(&certain),
            sources: sources(&certain),
            is_deprecated: certain.iter().any(|own| own.is_deprecated),
        }
    }
}

fn presence(nodes: &[(&Node, Force)], name: &str) -> &'static str {
    let requires = |node: &Node| node.required().iter().any(|own| **own == *name);
    let force = nodes.iter().filter(|(node, _)| requires(node)).map(|(_, force)| *force).min();
    match force {
        Some(Force::Must) => "always",
        Some(Force::Should) => "expected",
        Some(Force::May) => "sometimes",
        None => "",
    }
}

/// Returns what else is said of a field.
fn notes(certain: &[&Annotations]) -> Vec<Prose> {
    let mut notes = Vec::new();
    if let Some(name) = certain.iter().find_map(|own| own.documented_as.as_deref()) {
        notes.push(Prose::of(vec![(false, "documented as ".to_owned()), (true, cut(name))]));
    }
    if let Some(value) = certain.iter().find_map(|own| own.default.as_ref()) {
        notes.push(Prose::of(vec![(false, "if left out: ".to_owned()), (true, cut(value))]));
    }
    let mut seen = BTreeSet::new();
    let examples = certain.iter().flat_map(|own| &own.examples).map(cut);
    let examples = examples.filter(|text| seen.insert(text.clone())).take(MAX_EXAMPLES);
    let mut parts = vec![(false, "such as ".to_owned())];
    for (index, example) in examples.enumerate() {
        if index > 0 {
            parts.push((false, ", ".to_owned()));
        }
        parts.push((true, example));
    }
    if parts.len() > 1 {
        notes.push(Prose::of(parts));
    }
    for (is_set, text) in [
        (certain.iter().any(|own| own.is_read_only), "set by the source, not by clients"),
        (certain.iter().any(|own| own.is_write_only), "sent, and not given back"),
    ] {
        if is_set {
            notes.push(Prose::new(text));
        }
    }
    for (what, of) in [
        ("encoded as ", certain.iter().find_map(|own| own.content_encoding.as_deref())),
        ("content: ", certain.iter().find_map(|own| own.content_media_type.as_deref())),
    ] {
        if let Some(of) = of {
            notes.push(Prose::of(vec![(false, what.to_owned()), (true, cut(of))]));
        }
    }
    notes
}

/// Returns where the field is documented.
pub(super) fn sources(certain: &[&Annotations]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = certain.iter().flat_map(|own| &own.sources).map(|source| shown(&source.to_string()));
    all.filter(|source| seen.insert(source.clone())).take(MAX_SOURCES).collect()
}
