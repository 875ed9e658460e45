//! What is to be written for what was read.

use serde_json::{Map, Value};
use tablature::model::{Model, SchemaId};

/// The document with wire names in the place of documented ones, and without the nulls that mean absence.
///
/// All subschemas that may speak about a value are asked, whether their condition holds or not: a schema
/// gives a name one meaning at a place.
pub(crate) fn normal(model: &Model, document: Value) -> Value {
    normalise(model, &around(model, vec![model.root_id()]), document)
}

fn normalise(model: &Model, schemas: &[SchemaId], value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter_map(|(key, value)| {
                let (key, fields) = field(model, schemas, key);
                let is_null_absent =
                    fields.iter().any(|id| model.node(*id).annotations.is_null_absent);
                let is_absent = value.is_null() && is_null_absent;
                (!is_absent).then(|| (key, normalise(model, &fields, value)))
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let items = items.into_iter().enumerate().map(|(index, item)| {
                let at = |id: &SchemaId| {
                    let node = model.node(*id);
                    node.prefix_items.get(index).copied().or(node.items)
                };
                normalise(model, &around(model, schemas.iter().filter_map(at).collect()), item)
            });
            Value::Array(items.collect())
        }
        scalar => scalar,
    }
}

/// The wire name of a key, and the subschemas that may speak about its value.
fn field(model: &Model, schemas: &[SchemaId], key: String) -> (String, Vec<SchemaId>) {
    let declared = |name: &str| -> Vec<SchemaId> {
        schemas.iter().filter_map(|id| model.node(*id).properties.get(name)).collect()
    };
    let found = declared(&key);
    if !found.is_empty() {
        return (key, around(model, found));
    }
    for (wire, id) in schemas.iter().flat_map(|id| model.node(*id).properties.iter()) {
        if model.node(id).annotations.documented_as.as_ref() == Some(&key) {
            return (wire.to_owned(), around(model, declared(wire)));
        }
    }
    let others = schemas.iter().flat_map(|id| {
        let node = model.node(*id);
        let by_pattern = node.pattern_properties.iter().map(|(_, id)| *id);
        by_pattern.chain(node.additional_properties)
    });
    (key, around(model, others.collect()))
}

/// The subschemas with all that they lead to for the same value.
fn around(model: &Model, mut schemas: Vec<SchemaId>) -> Vec<SchemaId> {
    let mut next = 0;
    while let Some(id) = schemas.get(next).copied() {
        next += 1;
        let node = model.node(id);
        let branches = node.condition.iter().flat_map(|c| c.then.into_iter().chain(c.else_));
        let more = node
            .reference
            .into_iter()
            .chain(branches)
            .chain([&node.all_of, &node.any_of, &node.one_of].into_iter().flatten().copied());
        let more = more.chain(node.dependent_schemas.iter().map(|(_, id)| *id));
        for id in more {
            if !schemas.contains(&id) {
                schemas.push(id);
            }
        }
    }
    schemas
}

#[test]
fn names_and_nulls_are_those_of_the_field_they_stand_on() {
    let schema = serde_json::json!({
        "$ref": "#/$defs/o",
        "$defs": {"o": {
            "properties": {
                "customerId": {"documentedAs": "customer_id"},
                "gone": {"nullMeansAbsent": true},
                "map": {"additionalProperties": {"type": ["null", "string"]}},
            },
        }},
    });
    let read = serde_json::json!({
        "customer_id": "a", "gone": null, "null": null, "map": {"customer_id": "b", "gone": null},
    });
    let written = serde_json::json!({
        "customerId": "a", "null": null, "map": {"customer_id": "b", "gone": null},
    });
    assert_eq!(normal(&Model::new(&schema), read), written);
}
