//! Compares `maxAge`, which the engine does not know: are the writer's timestamps fresh enough for the reader?
//!
//! The engine compares schemas as if the keyword were absent. Its proof counts only if, wherever the reader requires
//! freshness, the writer guarantees at least as much for the same value.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tablature_schema::ir::{Draft, Keyword};
use tablature_validator::Span;

use super::{
    emit::{definition, value_of},
    reduce::Pair,
};

/// The place of a value in a payload, one string per step.
type Path = Vec<String>;

/// Returns whether the reader requires no more freshness than the writer guarantees; `false` if that is uncertain.
pub(super) fn is_implied(pair: &Pair) -> bool {
    let mut reader = Finder::new(&pair.reader);
    reader.schema(&pair.reader, &mut Vec::new(), Sense::Certain);
    let mut writer = Finder::new(&pair.writer);
    writer.schema(&pair.writer, &mut Vec::new(), Sense::Certain);
    if reader.is_unclear || writer.is_unclear {
        return false;
    }
    reader.ages.iter().all(|(path, asked, _)| {
        writer
            .ages
            .iter()
            .any(|(place, promised, is_certain)| *is_certain && place == path && promised <= asked)
    })
}

/// Returns whether the schema requires freshness anywhere.
pub(super) fn is_asked(schema: &Value) -> bool {
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                if value_of(fields, Keyword::MaxAge).is_some() {
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
    ages: Vec<(Path, Span, bool)>,
    is_unclear: bool,
}

impl<'a> Finder<'a> {
    fn new(document: &'a Value) -> Self {
        let defs = document.get(Keyword::Defs.name()).and_then(Value::as_object);
        Self { defs, followed: Vec::new(), ages: Vec::new(), is_unclear: false }
    }

    fn schema(&mut self, schema: &'a Value, path: &mut Path, sense: Sense) {
        let Some(fields) = schema.as_object() else { return };
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
            self.is_unclear |= self.defs.is_some_and(|defs| defs.values().any(is_asked));
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
                    self.step(format!("{} {name}", keyword.name()), schema, path, sense);
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
            Keyword::AnyOf => self.each(value, path, weaker),
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
