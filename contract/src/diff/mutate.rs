//! Values close to a given value, which a reader may reject although the writer sends them.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tablature_schema::ir::Keyword;
use tablature_validator::{Span, Timestamp};

use super::{
    emit::{WRITTEN_AS_INTEGER, value_of},
    facets::Facets,
    language::{self, Inclusion},
};

/// The maximum number of values tried in one place, whatever the schema.
const MAX_VALUES: usize = 400;

/// The maximum depth at which a value is changed.
const MAX_DEPTH: usize = 3;

/// A field that no schema declares.
const UNDECLARED: &str = "undeclaredField";

/// Keywords that limit the number of items.
const LENGTHS: [Keyword; 4] =
    [Keyword::MinItems, Keyword::MaxItems, Keyword::MinContains, Keyword::MaxContains];

/// Keywords that only values inside an object can break.
const OF_OBJECTS: [Keyword; 4] = [
    Keyword::Properties,
    Keyword::PatternProperties,
    Keyword::AdditionalProperties,
    Keyword::PropertyNames,
];

/// Keywords that only values inside an array can break.
const OF_ARRAYS: [Keyword; 3] = [Keyword::PrefixItems, Keyword::Items, Keyword::Contains];

/// Offers values close to `value`, guided by the two schemas, until `take` returns false. Each is a guess.
pub(super) fn mutations(
    value: &Value,
    schemas: [&Value; 2],
    now: Timestamp,
    take: &mut dyn FnMut(Value) -> bool,
) {
    let seen = BTreeSet::new();
    let mut gatherer = Gatherer { roots: schemas, now, seen, take, is_done: false };
    let at: Vec<Place<'_>> = schemas.into_iter().enumerate().collect();
    gatherer.values(value, &at, 0, &mut |value| value);
}

/// A subschema, and the index of its schema.
type Place<'a> = (usize, &'a Value);

struct Gatherer<'a, 't> {
    roots: [&'a Value; 2],
    now: Timestamp,
    seen: BTreeSet<String>,
    take: &'t mut dyn FnMut(Value) -> bool,
    is_done: bool,
}

impl<'a> Gatherer<'a, '_> {
    fn offer(&mut self, value: Value) {
        if self.is_done || self.seen.len() >= MAX_VALUES {
            self.is_done = true;
        } else if self.seen.insert(value.to_string()) {
            self.is_done = !(self.take)(value);
        }
    }

    /// Offers values for one place; `wrap` embeds each in the whole value.
    fn values(
        &mut self,
        value: &Value,
        at: &[Place<'a>],
        depth: usize,
        wrap: &mut dyn FnMut(Value) -> Value,
    ) {
        if self.is_done {
            return;
        }
        let at = self.flat(at);
        if let Value::Object(fields) = value {
            for name in fields.keys() {
                let mut less = fields.clone();
                less.shift_remove(name);
                let whole = wrap(Value::Object(less));
                self.offer(whole);
            }
        }
        let is_of_integers = at.iter().any(|(_, fields)| fields.contains_key(WRITTEN_AS_INTEGER));
        let integer = value.as_i64().and_then(|integer| i32::try_from(integer).ok());
        if let Some(integer) = integer.filter(|_| is_of_integers) {
            // The same number, written otherwise.
            let whole = wrap(json!(f64::from(integer)));
            self.offer(whole);
        }
        for candidate in self.scalars(&at) {
            let whole = wrap(candidate);
            self.offer(whole);
        }
        match value {
            Value::Object(fields) => self.object(fields, &at, depth, wrap),
            Value::Array(items) => self.array(items, &at, depth, wrap),
            _ => {
                if asks_for(&at, &OF_OBJECTS) {
                    self.object(&Map::new(), &at, depth, wrap);
                }
                if asks_for(&at, &OF_ARRAYS) {
                    self.array(&[], &at, depth, wrap);
                }
            }
        }
    }

    /// Returns the subschemas that apply to the same value.
    fn flat(&self, at: &[Place<'a>]) -> Vec<(usize, &'a Map<String, Value>)> {
        let mut open: Vec<Place<'a>> = at.to_vec();
        let mut out = Vec::new();
        while let Some((root, schema)) = open.pop() {
            let Some(fields) = schema.as_object() else { continue };
            if out.len() > 200 {
                break;
            }
            out.push((root, fields));
            let reference = value_of(fields, Keyword::Ref).and_then(Value::as_str);
            let target = reference.and_then(|reference| reference.strip_prefix('#'));
            open.extend(target.and_then(|at| self.roots[root].pointer(at)).map(|to| (root, to)));
            for keyword in [Keyword::AllOf, Keyword::AnyOf, Keyword::OneOf] {
                let members =
                    value_of(fields, keyword).and_then(Value::as_array).into_iter().flatten();
                open.extend(members.map(|member| (root, member)));
            }
            for keyword in [Keyword::If, Keyword::Then, Keyword::Else, Keyword::Not] {
                open.extend(value_of(fields, keyword).map(|member| (root, member)));
            }
        }
        out
    }

    /// Returns the shortest string that the first schema accepts at a place and the second rejects.
    fn difference(at: &[(usize, &'a Map<String, Value>)]) -> Option<Value> {
        let mut facets = [Facets::default(), Facets::default()];
        for (root, schema) in at {
            facets[*root].add(schema);
        }
        match language::compare(&facets[0], &facets[1]) {
            Inclusion::Lacks(text) => Some(Value::String(text)),
            _ => None,
        }
    }

    fn scalars(&self, at: &[(usize, &'a Map<String, Value>)]) -> Vec<Value> {
        let mut out: Vec<Value> = Self::difference(at).into_iter().collect();
        for (_, fields) in at {
            out.extend(value_of(fields, Keyword::Const).cloned());
            out.extend(
                value_of(fields, Keyword::Enum)
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .cloned(),
            );
            for keyword in [
                Keyword::Minimum,
                Keyword::Maximum,
                Keyword::ExclusiveMinimum,
                Keyword::ExclusiveMaximum,
            ] {
                if let Some(bound) = value_of(fields, keyword) {
                    out.extend(around(bound));
                }
            }
            if let Some(step) = value_of(fields, Keyword::MultipleOf).and_then(Value::as_i64) {
                out.extend([1, 3, 7].map(|times| json!(step.saturating_mul(times))));
            }
            for keyword in [Keyword::MinLength, Keyword::MaxLength] {
                let length = value_of(fields, keyword)
                    .and_then(Value::as_u64)
                    .filter(|length| *length < 5000);
                let lengths = length
                    .into_iter()
                    .flat_map(|length| [length.saturating_sub(1), length, length + 1]);
                out.extend(
                    lengths
                        .filter_map(|length| usize::try_from(length).ok())
                        .map(|length| json!("a".repeat(length))),
                );
            }
            if let Some(age) = value_of(fields, Keyword::MaxAge).and_then(Value::as_str) {
                out.extend(self.ages(age));
            }
        }
        out.extend([
            json!("text"),
            json!(""),
            json!("A"),
            json!("é 1"),
            json!(0),
            json!(1),
            json!(1.0),
            json!(-1),
            json!(1.5),
            json!(10_000_000),
            json!(true),
            Value::Null,
            json!({}),
            json!([]),
            json!(["a", "a"]),
            json!([1]),
        ]);
        out
    }

    /// Returns timestamps just within and just beyond an age.
    fn ages(&self, age: &str) -> Vec<Value> {
        let Ok(span) = age.parse::<Span>() else { return Vec::new() };
        [0, 1_000_000_000_i128]
            .into_iter()
            .map(|more| {
                let nanoseconds = self.now.as_nanoseconds() - span.as_nanoseconds() - more;
                json!(Timestamp::from_nanoseconds(nanoseconds).to_string())
            })
            .collect()
    }

    fn object(
        &mut self,
        fields: &Map<String, Value>,
        at: &[(usize, &'a Map<String, Value>)],
        depth: usize,
        wrap: &mut dyn FnMut(Value) -> Value,
    ) {
        if self.is_done {
            return;
        }
        let mut names: BTreeSet<&str> = BTreeSet::from([UNDECLARED]);
        for (_, schema) in at {
            names.extend(keys(schema, Keyword::Properties));
            names.extend(keys(schema, Keyword::DependentRequired));
            names.extend(keys(schema, Keyword::DependentSchemas));
            let required = value_of(schema, Keyword::Required).and_then(Value::as_array);
            names.extend(required.into_iter().flatten().filter_map(Value::as_str));
        }
        if depth >= MAX_DEPTH {
            return;
        }
        let mut fields_of: Vec<(String, Option<&str>)> =
            names.into_iter().map(|name| (name.to_owned(), None)).collect();
        let patterns: BTreeSet<&str> =
            at.iter().flat_map(|(_, schema)| keys(schema, Keyword::PatternProperties)).collect();
        for pattern in &patterns {
            let others = patterns.iter().filter(|other| *other != pattern);
            let alone = language::shortest(pattern, others.copied());
            let found = alone.into_iter().chain([name_like(pattern)]);
            fields_of.extend(found.map(|name| (name, Some(*pattern))));
        }
        for (name, pattern) in fields_of {
            let below: Vec<Place<'a>> = at
                .iter()
                .flat_map(|(root, schema)| {
                    let of = |keyword, name: &str| value_of(schema, keyword)?.get(name);
                    let own = of(Keyword::Properties, &name);
                    let matching =
                        pattern.and_then(|pattern| of(Keyword::PatternProperties, pattern));
                    let other = value_of(schema, Keyword::AdditionalProperties)
                        .filter(|_| name == UNDECLARED);
                    let found = own.into_iter().chain(matching).chain(other);
                    found.map(|schema| (*root, schema)).collect::<Vec<_>>()
                })
                .collect();
            let inside = fields.get(&name).cloned().unwrap_or(Value::Null);
            self.values(&inside, &below, depth + 1, &mut |value| {
                let mut more = fields.clone();
                more.insert(name.clone(), value);
                wrap(Value::Object(more))
            });
        }
    }

    fn array(
        &mut self,
        items: &[Value],
        at: &[(usize, &'a Map<String, Value>)],
        depth: usize,
        wrap: &mut dyn FnMut(Value) -> Value,
    ) {
        if self.is_done {
            return;
        }
        let first = items.first().cloned().unwrap_or(json!("text"));
        let bounds =
            at.iter().flat_map(|(_, schema)| LENGTHS.map(|keyword| value_of(schema, keyword)));
        let mut lengths: BTreeSet<u64> = BTreeSet::from([1, 2, 3]);
        for bound in bounds.flatten().filter_map(Value::as_u64).filter(|bound| *bound < 200) {
            lengths.extend([bound.saturating_sub(1), bound, bound + 1]);
        }
        for length in lengths.into_iter().filter_map(|length| usize::try_from(length).ok()) {
            let whole = wrap(Value::Array(vec![first.clone(); length]));
            self.offer(whole);
            let whole = wrap((0..length).map(|at| json!(format!("text{at}"))).collect());
            self.offer(whole);
        }
        if depth >= MAX_DEPTH {
            return;
        }
        for place in 0..=items.len().max(1) {
            let below: Vec<Place<'a>> = at
                .iter()
                .filter_map(|(root, schema)| {
                    let tuple =
                        value_of(schema, Keyword::PrefixItems).and_then(|tuple| tuple.get(place));
                    Some((*root, tuple.or_else(|| value_of(schema, Keyword::Items))?))
                })
                .collect();
            let inside = items.get(place).cloned().unwrap_or(Value::Null);
            self.values(&inside, &below, depth + 1, &mut |value| {
                let mut more = items.to_vec();
                match more.get_mut(place) {
                    Some(item) => *item = value,
                    None => more.push(value),
                }
                wrap(Value::Array(more))
            });
        }
    }
}

fn asks_for(at: &[(usize, &Map<String, Value>)], keywords: &[Keyword]) -> bool {
    let mut asked = at
        .iter()
        .flat_map(|(_, schema)| keywords.iter().filter_map(|keyword| value_of(schema, *keyword)));
    asked.next().is_some()
}

fn keys(schema: &Map<String, Value>, keyword: Keyword) -> impl Iterator<Item = &str> {
    let fields = value_of(schema, keyword).and_then(Value::as_object);
    fields.into_iter().flat_map(|fields| fields.keys().map(String::as_str))
}

/// Returns the numbers at a bound and next to it.
fn around(bound: &Value) -> Vec<Value> {
    match (bound.as_i64(), bound.as_f64()) {
        (Some(i64::MAX), _) => vec![bound.clone(), json!(i64::MAX.unsigned_abs() + 1)],
        (Some(bound), _) => [-1, 0, 1].map(|more| json!(bound.saturating_add(more))).to_vec(),
        (None, Some(bound)) => vec![json!(bound), json!(bound - 0.5), json!(bound + 0.5)],
        _ => Vec::new(),
    }
}

/// Returns a name that a simple pattern may match: its leading literal characters.
pub(super) fn name_like(pattern: &str) -> String {
    let literal: String = pattern
        .trim_start_matches('^')
        .chars()
        .take_while(|character| {
            character.is_alphanumeric() || matches!(character, '_' | '-' | ':' | ' ')
        })
        .collect();
    if pattern.ends_with('$') && literal.len() + 2 >= pattern.len() {
        literal
    } else {
        format!("{literal}a")
    }
}
