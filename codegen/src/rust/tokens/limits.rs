//! The limits of a value in words: those in force, whichever of its subschemas has them.

use std::collections::HashSet;

use tablature_schema::{
    ir::{Bound, Keyword, Rule, SchemaId, Side, Tags, TypeSet},
    json::Number,
};

use super::{
    prose::{code, one_of},
    ranges::{Interval, Range},
};
use crate::{
    plan::{StringLimits, View},
    rust::items::{Item, Items, Kind, NumberLimits, Type},
};

/// Longer patterns are left out.
const MAX_PATTERN: usize = 400;

/// Returns the limits of values of a type in sentences, where `about` describes them.
pub(super) fn of_type(items: &Items<'_>, ty: &Type, about: &[SchemaId]) -> Vec<String> {
    let mut limits = Limits { types: types(items, ty), ..Limits::default() };
    limits.read(&items.view, about);
    limits.read_items(items, item_of(items, ty));
    limits.sentences()
}

/// Returns the limits of values of an item in sentences.
pub(super) fn of_item(items: &Items<'_>, item: &Item) -> Vec<String> {
    let mut limits = Limits { types: types_of(items, item), ..Limits::default() };
    limits.read_items(items, Some(item));
    limits.sentences()
}

fn item_of<'i>(items: &'i Items<'_>, ty: &Type) -> Option<&'i Item> {
    match ty {
        Type::Item(id) => Some(&items.all[*id]),
        Type::Nullable(inner) | Type::MaybeObject(inner) | Type::Boxed(inner) => {
            item_of(items, inner)
        }
        _ => None,
    }
}

/// Returns the JSON types whose limits a reader of this type wants to know: of a list of values, none.
fn types(items: &Items<'_>, ty: &Type) -> TypeSet {
    match ty {
        Type::Null | Type::Bool | Type::Empty => TypeSet::EMPTY,
        Type::String | Type::Formatted(_) => TypeSet::STRING,
        Type::Number | Type::Integer => TypeSet::NUMBER,
        Type::Value => TypeSet::ALL,
        Type::List(_) => TypeSet::ARRAY,
        Type::Map(_) | Type::MaybeObject(_) => TypeSet::OBJECT,
        Type::Nullable(inner) | Type::Boxed(inner) => types(items, inner),
        Type::Item(id) => types_of(items, &items.all[*id]),
    }
}

fn types_of(items: &Items<'_>, item: &Item) -> TypeSet {
    match &item.kind {
        Kind::StringEnum { .. } | Kind::ValueEnum { .. } => TypeSet::EMPTY,
        Kind::OpenEnum { .. } | Kind::String(_) | Kind::Formatted(..) => TypeSet::STRING,
        Kind::Number(_) => TypeSet::NUMBER,
        Kind::List { .. } | Kind::Tuple { .. } => TypeSet::ARRAY,
        Kind::Struct { .. } | Kind::Tagged { .. } => TypeSet::OBJECT,
        Kind::Checked(content) => types(items, content),
        Kind::Any { .. } => TypeSet::ALL,
    }
}

/// What limits a value.
#[derive(Default)]
struct Limits {
    /// The types of which limits are read.
    types: TypeSet,
    /// The subschemas that were read.
    seen: HashSet<SchemaId>,
    characters: Range,
    items: Range,
    fields: Range,
    numbers: Interval,
    steps: Vec<String>,
    /// What a string begins with, one of each list.
    prefixes: Vec<Vec<String>>,
    patterns: Vec<String>,
    formats: Vec<String>,
    unchecked_formats: Vec<String>,
    excluded_values: Vec<String>,
    excluded_prefixes: Vec<String>,
    contained: Vec<Range>,
    is_unique: bool,
    max_age: Option<String>,
}

impl Limits {
    /// Reads the limits that subschemas have.
    fn read(&mut self, view: &View<'_>, about: &[SchemaId]) {
        for id in about {
            if !self.seen.insert(*id) {
                continue;
            }
            let node = view.node(*id);
            for assertion in &node.assertions {
                if assertion.keyword.types().intersects(self.types) {
                    self.read_rule(&assertion.rule);
                }
            }
            // What is written beside a reference of an old draft has no effect.
            if node.draft.ignores_siblings_of_ref() && !node.references.is_empty() {
                continue;
            }
            let written = |keyword| Some(view.written(*id, keyword)?.as_str()?.to_owned());
            if let Some(format) = written(Keyword::Format) {
                let is_string = self.types.intersects(TypeSet::STRING);
                let is_checked = is_string && node.rule(Keyword::Format).is_some();
                let formats =
                    if is_checked { &mut self.formats } else { &mut self.unchecked_formats };
                add(formats, format);
            }
            if self.types.intersects(TypeSet::STRING) && self.max_age.is_none() {
                self.max_age = written(Keyword::MaxAge);
            }
        }
    }

    /// Reads the limits of an item, and of what it adds checks to.
    fn read_items(&mut self, items: &Items<'_>, item: Option<&Item>) {
        let content = item.and_then(|item| match &item.kind {
            Kind::Checked(content) => item_of(items, content),
            _ => None,
        });
        for item in item.into_iter().chain(content) {
            self.read_item(&items.view, item);
        }
    }

    /// Reads the limits that an item has, by its kind and by the subschemas that describe or check it.
    fn read_item(&mut self, view: &View<'_>, item: &Item) {
        self.read(view, &item.about);
        match &item.kind {
            Kind::String(limits) | Kind::Formatted(_, limits) | Kind::OpenEnum { limits, .. } => {
                self.read_string(limits);
            }
            Kind::Number(limits) => self.read_number(limits),
            Kind::List { min_items, max_items, is_unique, .. } => {
                self.items.at_least(min_items.unwrap_or_default());
                self.items.at_most(max_items.unwrap_or(u64::MAX));
                self.is_unique |= is_unique;
            }
            _ => {}
        }
        self.read(view, &item.rules);
    }

    fn read_string(&mut self, limits: &StringLimits) {
        let StringLimits { min_length, max_length, pattern, formats, excluded } = limits;
        if self.patterns.is_empty() && self.prefixes.is_empty() {
            self.patterns.extend(pattern.clone());
        }
        self.characters.at_least(min_length.unwrap_or_default());
        self.characters.at_most(max_length.unwrap_or(u64::MAX));
        for format in formats {
            add(&mut self.formats, format.clone());
        }
        for value in &excluded.values {
            add(&mut self.excluded_values, format!("{value:?}"));
        }
        for prefix in &excluded.prefixes {
            add(&mut self.excluded_prefixes, prefix.clone());
        }
    }

    fn read_number(&mut self, limits: &NumberLimits) {
        if let Some((_, least, most)) = limits.integer {
            self.numbers.limit(Side::Lower, &Number::parse(&least.to_string()), false);
            self.numbers.limit(Side::Upper, &Number::parse(&most.to_string()), false);
        }
        for (clause, literal) in &limits.clauses {
            let (side, is_exclusive) = match *clause {
                "multiple_of" => {
                    add(&mut self.steps, literal.clone());
                    continue;
                }
                "exclusive_minimum" => (Side::Lower, true),
                "exclusive_maximum" => (Side::Upper, true),
                inclusive if inclusive == Keyword::Minimum.name() => (Side::Lower, false),
                _ => (Side::Upper, false),
            };
            self.numbers.limit(side, &Number::parse(literal), is_exclusive);
        }
    }

    fn read_rule(&mut self, rule: &Rule) {
        match rule {
            Rule::MinLength(min) => self.characters.at_least(*min),
            Rule::MaxLength(max) => self.characters.at_most(*max),
            Rule::MinItems(min) => self.items.at_least(*min),
            Rule::MaxItems(max) => self.items.at_most(*max),
            Rule::MinProperties(min) => self.fields.at_least(*min),
            Rule::MaxProperties(max) => self.fields.at_most(*max),
            Rule::UniqueItems => self.is_unique = true,
            Rule::Contains { min, max } => self.contained.push(Range::new(*min, *max)),
            Rule::Bound(Bound { side, limit, is_exclusive, .. }) => {
                self.numbers.limit(*side, limit, *is_exclusive);
            }
            Rule::MultipleOf(step) => add(&mut self.steps, step.literal().to_owned()),
            Rule::Pattern(pattern) => match Tags::of_rule(rule) {
                Some(Tags::Prefixes(prefixes)) => {
                    add(&mut self.prefixes, prefixes.into_iter().map(String::from).collect());
                }
                _ => add(&mut self.patterns, pattern.as_str().to_owned()),
            },
            _ => {}
        }
    }

    fn sentences(self) -> Vec<String> {
        let limits = self.words();
        let mut sentences = Vec::new();
        sentences.extend((!limits.is_empty()).then(|| format!("Limits: {}.", limits.join("; "))));
        sentences.extend(self.is_unique.then(|| "No two items are equal.".to_owned()));
        for range in &self.contained {
            let verb = if range.is_of_one() { "is" } else { "are" };
            let words = range.words("item").map(|words| capitalized(&words));
            sentences.extend(words.map(|words| format!("{words} {verb} valid under `contains`.")));
        }
        let unchecked = self.unchecked_formats.iter().filter(|own| !self.formats.contains(own));
        sentences
            .extend(unchecked.map(|format| format!("Format: {} (not checked).", code(format))));
        sentences.extend(self.max_age.map(|age| {
            format!("Only `check_fresh` checks that it is not older than {}.", code(&age))
        }));
        sentences
    }

    fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        words.extend(self.characters.words("character"));
        words.extend(listed(Keyword::Pattern, &self.patterns, |pattern| {
            match pattern.chars().count() {
                length if length > MAX_PATTERN => format!("of {length} characters"),
                _ => code(pattern),
            }
        }));
        words.extend(self.prefixes.iter().map(|own| format!("begins with {}", one_of(own, "or"))));
        if !self.excluded_values.is_empty() {
            words.push(format!("is not {}", one_of(&self.excluded_values, "or")));
        }
        if !self.excluded_prefixes.is_empty() {
            words.push(format!("does not begin with {}", one_of(&self.excluded_prefixes, "or")));
        }
        words.extend(listed(Keyword::Format, &self.formats, |format| code(format)));
        words.extend(self.numbers.words());
        words.extend(self.steps.iter().map(|step| format!("a multiple of {step}")));
        words.extend(self.items.words("item"));
        words.extend(self.fields.words("field"));
        words
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, own: T) {
    if !list.contains(&own) {
        list.push(own);
    }
}

/// Returns `pattern A` or `patterns A and B`.
fn listed(keyword: Keyword, all: &[String], shown: impl Fn(&String) -> String) -> Option<String> {
    let shown: Vec<String> = all.iter().map(shown).collect();
    let plural = if shown.len() > 1 { "s" } else { "" };
    let noun = keyword.name();
    (!shown.is_empty()).then(|| format!("{noun}{plural} {}", shown.join(" and ")))
}

fn capitalized(words: &str) -> String {
    let mut rest = words.chars();
    rest.next()
        .map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), rest.as_str()))
}
