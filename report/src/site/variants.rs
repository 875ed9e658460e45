//! Variants of a payload: a property selects what else holds.

use tablature_schema::{
    ir::{Question, Tags},
    json::Value,
};

use super::{
    applied::{Choice, Force, applied},
    known::Known,
};

/// Variants of a schema. What is beyond has no page of its own.
const MAX_VARIANTS: usize = 300;

/// Variants within variants.
const MAX_DEPTH: usize = 3;

/// A variant, by the choices that lead to it.
#[derive(Debug, Clone)]
pub(super) struct Variant {
    pub(super) choices: Vec<Choice>,
}

impl Variant {
    /// Returns what the last choice is called, for people: its values.
    pub(super) fn label(&self) -> String {
        self.choices.last().map(|choice| label(&choice.tags)).unwrap_or_default()
    }

    /// Returns the shortest of the names of each choice, for the name of a file.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.choices.iter().map(|choice| {
            let names = texts(&choice.tags);
            names.into_iter().min_by_key(String::len).unwrap_or_default()
        })
    }
}

/// Returns all variants of a schema, those within a variant after it.
pub(super) fn variants(ir: &Known<'_>) -> Vec<Variant> {
    let mut found = Vec::new();
    below(ir, &[], &mut found);
    found
}

fn below(ir: &Known<'_>, choices: &[Choice], found: &mut Vec<Variant>) {
    if choices.len() >= MAX_DEPTH {
        return;
    }
    for choice in next(ir, choices) {
        if found.len() >= MAX_VARIANTS {
            return;
        }
        let choices = [choices, &[choice]].concat();
        found.push(Variant { choices: choices.clone() });
        below(ir, &choices, found);
    }
}

/// Returns the choices that there are once others were made: those of one property.
fn next(ir: &Known<'_>, before: &[Choice]) -> Vec<Choice> {
    let is_new = |property: &str| before.iter().all(|choice| *choice.property != *property);
    let applied = applied(ir, &[(ir.root(), Force::Must)], before);
    let nodes = applied.subschemas.iter().filter(|(_, force)| *force != Force::May);
    let nodes: Vec<_> = nodes.map(|(id, _)| ir.node(*id)).collect();
    let unions = nodes.iter().flat_map(|node| [node.one_of(), node.any_of()]);
    let of_union = unions
        .filter(|branches| branches.len() > 1)
        .find_map(|branches| ir.discriminator(branches).filter(|found| is_new(&found.property)));
    if let Some(found) = of_union {
        let choice = |tags: &Tags| Choice { property: found.property.clone(), tags: tags.clone() };
        return found.branches.iter().map(|(_, tags)| choice(tags)).take(MAX_VARIANTS).collect();
    }
    let mut groups: Vec<Vec<Choice>> = Vec::new();
    for condition in nodes.iter().filter_map(|node| node.condition()) {
        let asked = Question::find(ir, condition.if_).filter(|asked| is_new(&asked.property));
        let Some(Question { property, tags, .. }) = asked else { continue };
        let choice = Choice { property, tags };
        match groups.iter_mut().find(|group| group[0].property == choice.property) {
            Some(group) if group.contains(&choice) => {}
            Some(group) => group.push(choice),
            None => groups.push(vec![choice]),
        }
    }
    // The first of the largest.
    let group = groups.into_iter().rev().max_by_key(Vec::len).filter(|group| group.len() > 1);
    group.unwrap_or_default()
}

/// Returns what tags are called: at most a few of them, and no name that is another with something before it
/// (`com.acme.Click`, `Click`).
fn label(tags: &Tags) -> String {
    const MAX_SHOWN: usize = 3;
    let all = texts(tags);
    let is_longer = |text: &String| all.iter().any(|other| text.ends_with(&format!(".{other}")));
    let texts: Vec<String> = all.iter().filter(|text| !is_longer(text)).cloned().collect();
    let more = if texts.len() > MAX_SHOWN { ", …" } else { "" };
    let end = if matches!(tags, Tags::Prefixes(_)) { "…" } else { "" };
    let shown: Vec<String> =
        texts.iter().take(MAX_SHOWN).map(|text| format!("{text}{end}")).collect();
    shown.join(", ") + more
}

/// Returns the values, or what they begin with.
pub(super) fn texts(tags: &Tags) -> Vec<String> {
    match tags {
        Tags::Values(values) => {
            let text =
                |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            values.iter().map(text).collect()
        }
        Tags::Prefixes(prefixes) => prefixes.iter().map(|text| (**text).to_owned()).collect(),
    }
}
