//! Pages about schemas and their variants, as the template takes them.

use serde::Serialize;
use tablature_schema::ir::{Agreement, Annotations, Keyword, Tags};

use super::{
    Described,
    applied::{Choice, Force, Forced, applied},
    changes::ChangesRow,
    fields::{FieldRow, Fields, fields, sources},
    known::Known,
    names::Names,
    payload,
    rules::{MAX_VALUES, RuleRow, code, cut, rules},
    variants::{Variant, texts, variants},
};
use crate::document::{Prose, grouped, shown};

/// The folder of all pages but the index.
const FOLDER: &str = "pages";

/// A page.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    /// Path below the folder of the site.
    #[serde(skip)]
    pub(super) path: String,
    /// The schema's vendor, or the folder that it is in.
    #[serde(skip)]
    pub(super) group: String,
    #[serde(skip)]
    pub(super) family: String,
    #[serde(skip)]
    pub(super) version: Option<String>,
    /// Is `true` if no later version has this page.
    #[serde(skip)]
    pub(super) is_latest: bool,
    pub(super) name: String,
    /// What the schema or the variant is called.
    pub(super) title: String,
    pub(super) description: Option<Prose>,
    draft: &'static str,
    id: Option<String>,
    sources: Vec<String>,
    is_deprecated: bool,
    versions: Vec<Link>,
    /// The pages that this one is a variant of, the schema's first.
    above: Vec<Link>,
    /// What selects the variant.
    pub(super) choices: Vec<ChoiceRow>,
    pub(super) variants: Vec<Link>,
    /// The property that selects a variant.
    selects: Option<String>,
    rules: Vec<RuleRow>,
    more_rules: usize,
    pub(super) fields: Vec<FieldRow>,
    n_fields: String,
    absent: Vec<String>,
    is_cut: bool,
    payload: Option<String>,
    changes: Option<ChangesRow>,
}

/// A link to another page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
    pub(super) is_here: bool,
    /// How far below the others it is.
    pub(super) depth: usize,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct ChoiceRow {
    property: String,
    /// Is `true` if the values only begin so.
    is_prefix: bool,
    values: Vec<String>,
}

/// A schema with the names of its pages.
struct Planned<'s> {
    described: &'s Described,
    schema: Known<'s>,
    file: String,
    variants: Vec<(Variant, String)>,
    is_latest: bool,
}

/// All pages of a site.
pub(super) struct Site<'s>(Vec<Planned<'s>>);

impl<'s> Site<'s> {
    /// Returns the pages of schemas.
    pub(super) fn new(schemas: &'s [Described]) -> Self {
        let mut names = Names::default();
        // A name does not depend on the variants of other schemas.
        let files: Vec<String> = schemas.iter().map(|it| names.take(&[&it.name])).collect();
        let plan = |(at, (described, file)): (usize, (&'s Described, String))| {
            let schema = Known::new(&described.schema);
            let variants = variants(&schema).into_iter().map(|variant| {
                let parts: Vec<String> = variant.names().collect();
                let mut parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                parts.insert(0, &described.name);
                let name = names.take(&parts);
                (variant, name)
            });
            let variants = variants.collect();
            let is_latest = schemas[at + 1..].iter().all(|other| other.family != described.family);
            Planned { described, schema, file, variants, is_latest }
        };
        Self(schemas.iter().zip(files).enumerate().map(plan).collect())
    }

    /// Returns the pages, those of variants after their schema's.
    pub(super) fn pages(&self) -> impl Iterator<Item = Page> {
        self.0.iter().flat_map(move |planned| {
            let own = std::iter::once_with(move || self.page(planned, None));
            let of_variants =
                (0..planned.variants.len()).map(move |at| self.page(planned, Some(at)));
            own.chain(of_variants)
        })
    }

    fn page(&self, planned: &Planned<'_>, variant: Option<usize>) -> Page {
        let described = planned.described;
        let ir = &planned.schema;
        let choices = variant.map_or(&[][..], |at| &planned.variants[at].0.choices);
        let root = applied(ir, &[(ir.root(), Force::Must)], choices).subschemas;
        let certain: Vec<&Annotations> = root
            .iter()
            .filter(|(_, force)| *force != Force::May)
            .map(|(id, _)| &*ir.node(*id).annotations)
            .collect();
        let title = certain.iter().find_map(|own| own.title.as_deref());
        let title = title.unwrap_or(&described.name);
        let description = certain.iter().find_map(|own| own.description.as_deref());
        let (mut own_rules, more_rules) = rules(ir, &root, "");
        own_rules.extend(agreements(ir, &root));
        let Fields { rows, absent, is_cut } = fields(ir, choices);
        let (variants, selects) = planned.below(choices);
        let file = variant.map_or(&planned.file, |at| &planned.variants[at].1);
        Page {
            path: format!("{FOLDER}/{file}.html"),
            group: group(&described.family),
            family: described.family.clone(),
            version: described.version.clone(),
            is_latest: planned.is_latest,
            name: shown(&described.name),
            title: match variant {
                Some(at) => shown(&planned.variants[at].0.label()),
                None => shown(title),
            },
            description: description.map(Prose::new),
            draft: ir.node(ir.root()).draft.name(),
            id: id(ir),
            sources: sources(&certain),
            is_deprecated: certain.iter().any(|own| own.is_deprecated),
            versions: self.versions(planned, choices),
            above: planned.above(choices),
            choices: choices.iter().map(ChoiceRow::new).collect(),
            variants,
            selects,
            rules: own_rules,
            more_rules,
            n_fields: grouped(rows.len() as u64),
            fields: rows,
            absent,
            is_cut,
            payload: payload::best(&described.payloads, choices),
            changes: described.changes.as_ref().filter(|_| variant.is_none()).map(ChangesRow::new),
        }
    }

    /// Returns links to the same page of each version; none if there is one version.
    fn versions(&self, planned: &Planned<'_>, choices: &[Choice]) -> Vec<Link> {
        let family = &planned.described.family;
        let all = self.0.iter().filter(|other| other.described.family == *family);
        let links: Vec<Link> = all
            .map(|other| {
                let described = other.described;
                let text = described.version.as_deref().unwrap_or(&described.name);
                let same = other.variants.iter().find(|(variant, _)| variant.choices == choices);
                let file = same.map_or(&other.file, |(_, file)| file);
                link(file, text, std::ptr::eq(described, planned.described), 0)
            })
            .collect();
        if links.len() > 1 { links } else { Vec::new() }
    }
}

impl Planned<'_> {
    /// Returns links to the variants within what was chosen, and the property that selects them.
    fn below(&self, choices: &[Choice]) -> (Vec<Link>, Option<String>) {
        let is_below = |variant: &Variant| {
            variant.choices.len() > choices.len() && variant.choices.starts_with(choices)
        };
        let found: Vec<&(Variant, String)> =
            self.variants.iter().filter(|(variant, _)| is_below(variant)).collect();
        let first = found.first().and_then(|(variant, _)| variant.choices.get(choices.len()));
        let selects = first.map(|choice| shown(&choice.property));
        let links = found.into_iter().map(|(variant, file)| {
            link(file, &variant.label(), false, variant.choices.len() - choices.len() - 1)
        });
        (links.collect(), selects)
    }

    /// Returns links to the pages that what was chosen is within.
    fn above(&self, choices: &[Choice]) -> Vec<Link> {
        if choices.is_empty() {
            return Vec::new();
        }
        let within = self.variants.iter().filter(|(variant, _)| {
            variant.choices.len() < choices.len() && choices.starts_with(&variant.choices)
        });
        let within = within.map(|(variant, file)| link(file, &variant.label(), false, 0));
        std::iter::once(link(&self.file, &self.described.name, false, 0)).chain(within).collect()
    }
}

impl ChoiceRow {
    fn new(choice: &Choice) -> Self {
        let is_prefix = matches!(choice.tags, Tags::Prefixes(_));
        let values = texts(&choice.tags).into_iter().take(MAX_VALUES).map(|it| shown(&cut(&it)));
        Self { property: shown(&choice.property), is_prefix, values: values.collect() }
    }
}

fn link(file: &str, text: &str, is_here: bool, depth: usize) -> Link {
    Link { href: format!("{file}.html"), text: shown(text), is_here, depth }
}

/// Returns what stands before the last slash of a name.
fn group(family: &str) -> String {
    family.rsplit_once('/').map(|(group, _)| shown(group)).unwrap_or_default()
}

/// Returns the rules about two fields that should agree.
fn agreements(ir: &Known<'_>, root: &[Forced]) -> Vec<RuleRow> {
    let certain = root.iter().filter(|(_, force)| *force != Force::May);
    let all = certain.flat_map(|(id, _)| &ir.node(*id).annotations.agreements);
    let row = |rule: &Agreement| {
        let parts = vec![code(&rule.field), (false, " agrees with ".to_owned()), code(&rule.from)];
        RuleRow::explained(Force::Should, parts, &rule.code, &rule.help)
    };
    all.map(row).collect()
}

/// Returns the schema's own URI.
fn id(ir: &Known<'_>) -> Option<String> {
    let root = ir.value(&ir.node(ir.root()).location)?;
    let own = [Keyword::Id, Keyword::LegacyId].into_iter().find_map(|key| root.get(key.name()));
    Some(shown(&cut(own?.as_str()?)))
}
