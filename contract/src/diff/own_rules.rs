//! Rules of our own: what is decided of two subschemas keyword by keyword, before the engine is asked.
//!
//! Each keyword of the reader must be met by a keyword of the writer. What else the writer asks for only makes fewer
//! payloads, and is not looked at.

use serde_json::{Map, Number, Value};
use tablature_schema::{
    ir::{Draft, Keyword, TypeSet},
    json::Decimal,
};

use super::{
    emit::value_of,
    facets::Facets,
    language::{self, Inclusion},
    reduce::Pair,
};

/// Numbers with more digits are left to the engine: their arithmetic is not free.
const MAX_DIGITS: usize = 40;

/// Returns whether it is proved that the reader accepts everything that the writer accepts; `false` if undecided.
pub(super) fn hold(pair: &Pair) -> bool {
    // What was left out of an inexact schema may be what is broken.
    pair.is_exact && covers(&pair.writer, &pair.reader)
}

fn covers(writer: &Value, reader: &Value) -> bool {
    let (writer, reader) = match (writer, reader) {
        (_, Value::Bool(true)) | (Value::Bool(false), _) => return true,
        (Value::Object(writer), Value::Object(reader)) => (writer, reader),
        _ => return false,
    };
    let Some(asked) = asked(reader) else { return false };
    asked.is_empty() || holds(writer, reader)
}

/// Returns the keywords of a schema that do not accept everything; `None` if there are some that these rules do not
/// know.
fn asked(schema: &Map<String, Value>) -> Option<Vec<Keyword>> {
    let mut found = Vec::new();
    for (name, value) in schema {
        let Some(keyword) = Keyword::from_name(name, Draft::Draft2020) else { continue };
        match keyword {
            // Without `then` and `else`, `if` asks for nothing.
            Keyword::Schema | Keyword::Defs | Keyword::DocumentedAs | Keyword::If => {}
            // What only its own members can break says nothing if these accept everything.
            Keyword::Properties | Keyword::PatternProperties if is_open(schema, Keyword::AdditionalProperties) => {
                value.as_object()?.values().all(is_everything).then_some(())?;
            }
            Keyword::PrefixItems if is_open(schema, Keyword::Items) => {
                value.as_array()?.iter().all(is_everything).then_some(())?;
            }
            Keyword::AllOf => value.as_array()?.iter().all(is_everything).then_some(())?,
            Keyword::AnyOf => value.as_array()?.iter().any(is_everything).then_some(())?,
            Keyword::AdditionalProperties
            | Keyword::Items
            | Keyword::PropertyNames
            | Keyword::Then
            | Keyword::Else => is_everything(value).then_some(())?,
            Keyword::DependentSchemas => {
                value.as_object()?.values().all(is_everything).then_some(())?;
            }
            Keyword::Type
            | Keyword::Minimum
            | Keyword::ExclusiveMinimum
            | Keyword::Maximum
            | Keyword::ExclusiveMaximum
            | Keyword::MultipleOf
            | Keyword::MinLength
            | Keyword::MaxLength
            | Keyword::Pattern
            | Keyword::Format
            | Keyword::MinItems
            | Keyword::MaxItems
            | Keyword::UniqueItems
            | Keyword::MinProperties
            | Keyword::MaxProperties
            | Keyword::Required
            | Keyword::DependentRequired
            // Freshness is compared by itself (`promises`).
            | Keyword::MaxAge => found.push(keyword),
            _ => return None,
        }
    }
    Some(found)
}

fn is_open(schema: &Map<String, Value>, others: Keyword) -> bool {
    value_of(schema, others).is_none_or(is_everything)
}

fn is_everything(schema: &Value) -> bool {
    match schema {
        Value::Bool(boolean) => *boolean,
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn holds(writer: &Map<String, Value>, reader: &Map<String, Value>) -> bool {
    let (sent, read) = (types(writer), types(reader));
    let sends = |ty: TypeSet| sent.intersects(ty);
    read.contains(sent)
        && (!sends(TypeSet::NUMBER) || numbers(writer, reader))
        && (!sends(TypeSet::STRING) || strings(writer, reader))
        && (!sends(TypeSet::ARRAY) || arrays(writer, reader))
        && (!sends(TypeSet::OBJECT) || objects(writer, reader))
}

fn types(schema: &Map<String, Value>) -> TypeSet {
    let set = |name: &Value| name.as_str().and_then(TypeSet::from_name).unwrap_or(TypeSet::ALL);
    match value_of(schema, Keyword::Type) {
        None => TypeSet::ALL,
        Some(Value::Array(names)) => names.iter().map(set).collect(),
        Some(name) => set(name),
    }
}

fn strings(writer: &Map<String, Value>, reader: &Map<String, Value>) -> bool {
    language::compare(&Facets::of(writer), &Facets::of(reader)) == Inclusion::Included
}

/// A limit, and whether it is excluded.
type Limit = (Decimal, bool);

fn numbers(writer: &Map<String, Value>, reader: &Map<String, Value>) -> bool {
    let is_met = |inclusive, exclusive, is_within: fn(&Limit, &Limit) -> bool| {
        let limits = limits(reader, inclusive, exclusive);
        let own = self::limits(writer, inclusive, exclusive);
        limits.iter().all(|limit| own.iter().any(|own| is_within(own, limit)))
    };
    let is_above =
        |own: &Limit, limit: &Limit| own.0 > limit.0 || (own.0 == limit.0 && (own.1 || !limit.1));
    let is_below =
        |own: &Limit, limit: &Limit| own.0 < limit.0 || (own.0 == limit.0 && (own.1 || !limit.1));
    is_met(Keyword::Minimum, Keyword::ExclusiveMinimum, is_above)
        && is_met(Keyword::Maximum, Keyword::ExclusiveMaximum, is_below)
        && multiples(writer, reader)
}

fn limits(schema: &Map<String, Value>, inclusive: Keyword, exclusive: Keyword) -> Vec<Limit> {
    let limit = |keyword, is_excluded| Some((decimal(value_of(schema, keyword)?)?, is_excluded));
    limit(inclusive, false).into_iter().chain(limit(exclusive, true)).collect()
}

/// Returns whether every number that the writer sends is a multiple of the reader's step.
fn multiples(writer: &Map<String, Value>, reader: &Map<String, Value>) -> bool {
    let step = |schema| decimal(value_of(schema, Keyword::MultipleOf)?);
    let Some(wide) = step(reader) else { return !is_asked(reader, Keyword::MultipleOf) };
    let is_integer = types(writer) & TypeSet::NUMBER == TypeSet::INTEGER;
    let one = is_integer.then(|| Decimal::parse("1"));
    step(writer).into_iter().chain(one).any(|narrow| {
        narrow.digits().max(wide.digits()) <= MAX_DIGITS && narrow.is_multiple_of(&wide)
    })
}

fn is_asked(schema: &Map<String, Value>, keyword: Keyword) -> bool {
    value_of(schema, keyword).is_some()
}

fn decimal(value: &Value) -> Option<Decimal> {
    Some(Decimal::parse(&value.as_number().map(Number::to_string)?))
}

/// Returns whether the writer's counts are within the reader's.
fn counts(
    writer: &Map<String, Value>,
    reader: &Map<String, Value>,
    (min, max): (Keyword, Keyword),
    n_required: usize,
) -> bool {
    let count = |schema, keyword| value_of(schema, keyword).map(Value::as_u64);
    let least = |schema| count(schema, min).map_or(Some(0), |count| count);
    let own = least(writer).unwrap_or(0).max(n_required as u64);
    least(reader).is_some_and(|least| own >= least)
        && match (count(writer, max), count(reader, max)) {
            (_, None) => true,
            (Some(Some(own)), Some(Some(most))) => own <= most,
            _ => false,
        }
}

fn arrays(writer: &Map<String, Value>, reader: &Map<String, Value>) -> bool {
    let is_unique = |schema| value_of(schema, Keyword::UniqueItems) == Some(&Value::Bool(true));
    counts(writer, reader, (Keyword::MinItems, Keyword::MaxItems), 0)
        && (!is_unique(reader) || is_unique(writer))
}

fn objects(writer: &Map<String, Value>, reader: &Map<String, Value>) -> bool {
    let names = |schema: &Map<String, Value>, keyword| -> Vec<String> {
        strings_in(value_of(schema, keyword))
    };
    let sent = names(writer, Keyword::Required);
    let dependent = |schema: &Map<String, Value>, name: &str| -> Vec<String> {
        strings_in(value_of(schema, Keyword::DependentRequired).and_then(|all| all.get(name)))
    };
    let demands = value_of(reader, Keyword::DependentRequired).and_then(Value::as_object);
    counts(writer, reader, (Keyword::MinProperties, Keyword::MaxProperties), sent.len())
        && names(reader, Keyword::Required).iter().all(|name| sent.contains(name))
        && demands.into_iter().flatten().all(|(name, _)| {
            let own = dependent(writer, name);
            dependent(reader, name).iter().all(|asked| sent.contains(asked) || own.contains(asked))
        })
}

fn strings_in(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_keyword_of_the_reader_is_met_by_the_writer() {
        for (writer, reader) in [
            (json!({"multipleOf": 6}), json!({"multipleOf": 1.5})),
            (json!({"multipleOf": 0.3}), json!({"multipleOf": 0.1})),
            (json!({"type": "integer"}), json!({"type": "number", "multipleOf": 0.25})),
            (json!({"minimum": 5}), json!({"minimum": 1.0})),
            (json!({"exclusiveMinimum": 5}), json!({"minimum": 5})),
            (json!({"maximum": 5}), json!({"exclusiveMaximum": 5.5})),
            (json!({"type": "string"}), json!({"minimum": 3})),
            (
                json!({"type": "string", "format": "uuid"}),
                json!({"type": ["null", "string"], "minLength": 36}),
            ),
            (
                json!({"type": "array", "minItems": 2, "items": {"type": "null"}}),
                json!({"minItems": 1, "items": true}),
            ),
            (
                json!({"type": "object", "required": ["a", "b"]}),
                json!({"minProperties": 2, "required": ["b"]}),
            ),
            (json!({"required": ["a"]}), json!({"dependentRequired": {"b": ["a"]}})),
            (
                json!({"type": "object", "maxProperties": 3}),
                json!({"maxProperties": 4, "properties": {"a": true}}),
            ),
            (json!({"$ref": "#/$defs/a", "type": "null"}), json!({"type": ["null", "object"]})),
            (json!({"enum": [1]}), json!({"allOf": [true, {}]})),
        ] {
            assert!(covers(&writer, &reader), "{writer} {reader}");
        }
    }

    #[test]
    fn what_is_not_met_is_left_open() {
        for (writer, reader) in [
            (json!({"multipleOf": 1.5}), json!({"multipleOf": 6})),
            (json!({"type": "number"}), json!({"type": "integer"})),
            (json!({"multipleOf": 1}), json!({"type": "number"})),
            (json!({"minimum": 5}), json!({"exclusiveMinimum": 5})),
            (json!({"type": "array", "minItems": 1}), json!({"minItems": 2})),
            (json!({"type": "array"}), json!({"uniqueItems": true})),
            (
                json!({"type": "object", "properties": {"a": true}}),
                json!({"additionalProperties": false, "properties": {"a": true}}),
            ),
            (json!({"type": "object"}), json!({"properties": {"a": {"type": "null"}}})),
            (json!({"type": "object"}), json!({"unevaluatedProperties": false})),
            (json!({"type": "object"}), json!({"not": {}})),
            (json!({"type": "object"}), json!({"$ref": "#/$defs/a"})),
            (json!({"type": "string"}), json!({"anyOf": [{"minLength": 1}]})),
            (json!({"type": "object"}), json!({"required": ["a"]})),
            (json!({"type": "object"}), json!({"maxProperties": 4})),
            (json!({"type": "object"}), json!(false)),
            (json!({"type": "array"}), json!({"contains": true})),
        ] {
            assert!(!covers(&writer, &reader), "{writer} {reader}");
        }
    }
}
