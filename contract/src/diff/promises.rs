//! Compares what the engine does not know: `maxAge`, and integers of draft 4, of which `1.0` is none. Are the writer's
//! timestamps fresh enough for the reader, and its integers written as such?
//!
//! The engine compares schemas as if these rules were absent. Its proof counts only if, wherever the reader has such a
//! rule, the writer promises at least as much for the same value.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tablature_schema::ir::{Draft, Keyword, TypeSet};
use tablature_validator::Span;

use super::{
    emit::{WRITTEN_AS_INTEGER, definition, value_of},
    reduce::Pair,
};

/// Alternatives within alternatives whose promises are looked for: each level reads those below it twice.
const MAX_ALTERNATIVES: usize = 4;

/// The start of steps into declared fields.
const PROPERTIES: &str = "field ";

/// The place of a value in a payload, one string per step.
type Path = Vec<String>;

/// Returns whether the reader asks for no more than the writer promises; `false` if that is uncertain.
pub(super) fn is_implied(pair: &Pair) -> bool {
    let mut reader = Finder::new(&pair.reader);
    reader.schema(&pair.reader, &mut Vec::new(), Sense::Certain);
    let mut writer = Finder::new(&pair.writer);
    writer.schema(&pair.writer, &mut Vec::new(), Sense::Certain);
    if reader.is_unclear || writer.is_unclear {
        return false;
    }
    let is_fresh = reader.ages.iter().all(|(path, asked, _)| {
        writer
            .ages
            .iter()
            .any(|(place, promised, is_certain)| *is_certain && place == path && promised <= asked)
    });
    is_fresh && reader.integers.iter().all(|(path, _)| writer.sends_no_fractions(path))
}

/// Returns whether the schema requires freshness anywhere.
pub(super) fn is_asked(schema: &Value) -> bool {
    has_keyword(schema, &[Keyword::MaxAge.name()])
}

/// Returns whether the schema asks anywhere for integers that are written as such.
pub(super) fn asks_for_integers(schema: &Value) -> bool {
    has_keyword(schema, &[WRITTEN_AS_INTEGER])
}

/// Returns whether the schema has a rule anywhere that the engine does not know.
fn has_rule(schema: &Value) -> bool {
    has_keyword(schema, &[Keyword::MaxAge.name(), WRITTEN_AS_INTEGER])
}

fn has_keyword(schema: &Value, names: &[&str]) -> bool {
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                if names.iter().any(|name| fields.contains_key(*name)) {
                    return true;
                }
                open.extend(fields.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    false
}

/// Returns whether a schema accepts every number, however it is written.
fn takes_any_number(schema: &Value) -> bool {
    let names_number = |types: &Value| {
        let names = types.as_array().into_iter().flatten().filter_map(Value::as_str);
        let types: TypeSet = names.filter_map(TypeSet::from_name).collect();
        types & TypeSet::NUMBER == TypeSet::NUMBER
    };
    match schema {
        Value::Bool(accepts) => *accepts,
        Value::Object(fields) => {
            fields.iter().all(|(name, value)| name == Keyword::Type.name() && names_number(value))
        }
        _ => false,
    }
}

/// How a subschema affects the verdict about the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// The value must be valid under it.
    Certain,
    /// The value may have to be valid under it, and being so is never harmful.
    Possible,
    /// Being valid under it may be harmful.
    Unclear,
}

struct Finder<'a> {
    defs: Option<&'a Map<String, Value>>,
    /// The definitions being followed, to detect recursion.
    followed: Vec<&'a str>,
    /// How many alternatives the schema is within.
    alternatives: usize,
    ages: Vec<(Path, Span, bool)>,
    /// The places of numbers that must be written as integers.
    integers: Vec<(Path, bool)>,
    /// The places where no numbers are accepted.
    others: BTreeSet<Path>,
    /// The places of objects without undeclared fields, with the names of the declared ones.
    closed: Vec<(Path, BTreeSet<&'a str>)>,
    is_unclear: bool,
}

impl<'a> Finder<'a> {
    fn new(document: &'a Value) -> Self {
        let defs = document.get(Keyword::Defs.name()).and_then(Value::as_object);
        Self {
            defs,
            followed: Vec::new(),
            alternatives: 0,
            ages: Vec::new(),
            integers: Vec::new(),
            others: BTreeSet::new(),
            closed: Vec::new(),
            is_unclear: false,
        }
    }

    /// Returns whether every number at a place is certainly written as an integer.
    fn sends_no_fractions(&self, path: &Path) -> bool {
        let mut certain = self.integers.iter().filter(|(_, is_certain)| *is_certain);
        self.others.contains(path)
            || certain.any(|(place, _)| place == path)
            || self.sends_nothing(path)
    }

    /// Returns whether certainly no value is at a place, because a field on the way is not sent.
    fn sends_nothing(&self, path: &Path) -> bool {
        self.closed.iter().any(|(place, declared)| {
            let next = path.strip_prefix(place.as_slice()).and_then(<[String]>::first);
            let name = next.and_then(|step| step.strip_prefix(PROPERTIES));
            name.is_some_and(|name| !declared.contains(name))
        })
    }

    /// Notes an object without undeclared fields.
    fn close(&mut self, fields: &'a Map<String, Value>, path: &Path) {
        let names = |keyword| value_of(fields, keyword).and_then(Value::as_object);
        let is_closed =
            value_of(fields, Keyword::AdditionalProperties) == Some(&Value::Bool(false));
        if is_closed && names(Keyword::PatternProperties).is_none_or(Map::is_empty) {
            let declared = names(Keyword::Properties).into_iter().flat_map(Map::keys);
            self.closed.push((path.clone(), declared.map(String::as_str).collect()));
        }
    }

    /// Notes what a schema says about the numbers at a place.
    fn numbers(&mut self, fields: &Map<String, Value>, path: &Path, sense: Sense) {
        if fields.contains_key(WRITTEN_AS_INTEGER) {
            match sense {
                Sense::Unclear => self.is_unclear = true,
                _ => self.integers.push((path.clone(), sense == Sense::Certain)),
            }
        }
        let names = value_of(fields, Keyword::Type).and_then(Value::as_array);
        let types: Option<TypeSet> = names.map(|names| {
            names.iter().filter_map(Value::as_str).filter_map(TypeSet::from_name).collect()
        });
        let has_no_numbers = types.is_some_and(|types| !types.intersects(TypeSet::NUMBER));
        if sense == Sense::Certain && has_no_numbers {
            self.others.insert(path.clone());
        }
    }

    fn schema(&mut self, schema: &'a Value, path: &mut Path, sense: Sense) {
        let Some(fields) = schema.as_object() else { return };
        self.numbers(fields, path, sense);
        if sense == Sense::Certain {
            self.close(fields, path);
        }
        if let Some(span) = value_of(fields, Keyword::MaxAge) {
            match span.as_str().and_then(|text| text.parse::<Span>().ok()) {
                Some(span) if sense != Sense::Unclear => {
                    self.ages.push((path.clone(), span, sense == Sense::Certain));
                }
                _ => self.is_unclear = true,
            }
        }
        if let Some(reference) = value_of(fields, Keyword::Ref).and_then(Value::as_str) {
            self.follow(reference, path, sense);
        }
        for (name, value) in fields {
            // Pairs are written in this draft.
            if let Some(keyword) = Keyword::from_name(name, Draft::Draft2020) {
                self.keyword(fields, keyword, value, path, sense);
            }
        }
    }

    fn follow(&mut self, reference: &'a str, path: &mut Path, sense: Sense) {
        let name = definition(reference).unwrap_or(reference);
        let Some(target) = self.defs.and_then(|defs| defs.get(name)) else { return };
        if self.followed.contains(&name) || self.followed.len() > 60 {
            // A recursive type has infinitely many places.
            self.is_unclear |= self.defs.is_some_and(|defs| defs.values().any(has_rule));
            return;
        }
        self.followed.push(name);
        self.schema(target, path, sense);
        self.followed.pop();
    }

    fn keyword(
        &mut self,
        fields: &'a Map<String, Value>,
        keyword: Keyword,
        value: &'a Value,
        path: &mut Path,
        sense: Sense,
    ) {
        let weaker = if sense == Sense::Certain { Sense::Possible } else { sense };
        match keyword {
            Keyword::Properties | Keyword::PatternProperties => {
                for (name, schema) in value.as_object().into_iter().flatten() {
                    let step = match keyword {
                        Keyword::Properties => format!("{PROPERTIES}{name}"),
                        _ => format!("matching {name}"),
                    };
                    self.step(step, schema, path, sense);
                }
            }
            Keyword::PrefixItems => {
                for (at, schema) in value.as_array().into_iter().flatten().enumerate() {
                    self.step(format!("item {at}"), schema, path, sense);
                }
            }
            Keyword::Items => {
                let before = value_of(fields, Keyword::PrefixItems)
                    .and_then(Value::as_array)
                    .map_or(0, Vec::len);
                self.step(format!("items from {before}"), value, path, sense);
            }
            Keyword::AdditionalProperties => {
                // The fields that it covers depend on the declared ones.
                let names = |keyword: Keyword| {
                    let names = value_of(fields, keyword).and_then(Value::as_object);
                    let sorted: BTreeSet<&String> =
                        names.into_iter().flatten().map(|(name, _)| name).collect();
                    format!("{sorted:?}")
                };
                let (declared, patterns) =
                    (names(Keyword::Properties), names(Keyword::PatternProperties));
                let step = format!("other than {declared} {patterns}");
                self.step(step, value, path, sense);
            }
            Keyword::AllOf => self.each(value, path, sense),
            Keyword::AnyOf => {
                self.any_of(value, path, weaker);
                if sense == Sense::Certain {
                    self.alternatives(value, path);
                }
            }
            Keyword::Then | Keyword::Else => self.schema(value, path, weaker),
            Keyword::DependentSchemas => {
                for schema in value.as_object().into_iter().flat_map(Map::values) {
                    self.schema(schema, path, weaker);
                }
            }
            Keyword::OneOf => self.each(value, path, Sense::Unclear),
            Keyword::Not
            | Keyword::If
            | Keyword::Contains
            | Keyword::PropertyNames
            | Keyword::UnevaluatedProperties
            | Keyword::UnevaluatedItems => self.schema(value, path, Sense::Unclear),
            _ => {}
        }
    }

    /// Notes what alternatives say. Where one of them takes any number, it does not matter how the others want it written.
    fn any_of(&mut self, value: &'a Value, path: &mut Path, sense: Sense) {
        let before = self.integers.len();
        self.each(value, path, sense);
        if value.as_array().is_some_and(|members| members.iter().any(takes_any_number)) {
            let noted = self.integers.split_off(before);
            self.integers.extend(noted.into_iter().filter(|(place, _)| place != path));
        }
    }

    /// Notes what all alternatives promise of the same numbers: one of them holds.
    fn alternatives(&mut self, value: &'a Value, path: &Path) {
        if self.alternatives >= MAX_ALTERNATIVES || !asks_for_integers(value) {
            return;
        }
        let alone = |schema: &'a Value| {
            let mut alone = Self {
                defs: self.defs,
                followed: self.followed.clone(),
                alternatives: self.alternatives + 1,
                ages: Vec::new(),
                integers: Vec::new(),
                others: BTreeSet::new(),
                closed: Vec::new(),
                is_unclear: false,
            };
            alone.schema(schema, &mut path.clone(), Sense::Certain);
            alone
        };
        let members: Vec<Self> = value.as_array().into_iter().flatten().map(alone).collect();
        let places = members
            .iter()
            .flat_map(|one| one.integers.iter().map(|(place, _)| place).chain(&one.others));
        let promised: BTreeSet<&Path> = places
            .filter(|place| members.iter().all(|one| one.sends_no_fractions(place)))
            .collect();
        self.integers.extend(promised.into_iter().map(|place| (place.clone(), true)));
    }

    fn each(&mut self, value: &'a Value, path: &mut Path, sense: Sense) {
        for schema in value.as_array().into_iter().flatten() {
            self.schema(schema, path, sense);
        }
    }

    fn step(&mut self, step: String, schema: &'a Value, path: &mut Path, sense: Sense) {
        path.push(step);
        self.schema(schema, path, sense);
        path.pop();
    }
}
