//! Computes what should be written for a payload that was read.

use serde_json::{Map, Value};
use tablature::ir::{Ir, SchemaId, walk::everything_that_could_apply};

/// The document with wire names in the place of documented ones, and without the nulls that mean absence.
///
/// All subschemas that may apply to a value are asked, whether their condition holds or not: a schema
/// gives a name one meaning at a place.
pub(crate) fn normal(ir: &Ir, document: Value) -> Value {
    normalise(ir, &everything_that_could_apply(ir, &[ir.root()]), document)
}

fn normalise(ir: &Ir, schemas: &[SchemaId], value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter_map(|(key, value)| {
                let (key, fields) = field(ir, schemas, key);
                let is_null_absent =
                    fields.iter().any(|id| ir.node(*id).annotations.is_null_absent);
                let is_absent = value.is_null() && is_null_absent;
                (!is_absent).then(|| (key, normalise(ir, &fields, value)))
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let items = items.into_iter().enumerate().map(|(index, item)| {
                let at = |id: &SchemaId| {
                    let node = ir.node(*id);
                    node.prefix_items().get(index).copied().or(node.items())
                };
                let schemas: Vec<SchemaId> = schemas.iter().filter_map(at).collect();
                normalise(ir, &everything_that_could_apply(ir, &schemas), item)
            });
            Value::Array(items.collect())
        }
        scalar => scalar,
    }
}

/// The wire name of a key, and the subschemas that may apply to its value.
fn field(ir: &Ir, schemas: &[SchemaId], key: String) -> (String, Vec<SchemaId>) {
    let declared = |name: &str| -> Vec<SchemaId> {
        schemas.iter().filter_map(|id| ir.node(*id).property(name)).collect()
    };
    let found = declared(&key);
    if !found.is_empty() {
        return (key, everything_that_could_apply(ir, &found));
    }
    for (wire, id) in schemas.iter().flat_map(|id| ir.node(*id).properties()) {
        if ir.node(id).annotations.documented_as.as_ref() == Some(&key) {
            return (wire.to_owned(), everything_that_could_apply(ir, &declared(wire)));
        }
    }
    let others = schemas.iter().flat_map(|id| {
        let node = ir.node(*id);
        let by_pattern = node.pattern_properties().map(|(_, id)| id);
        by_pattern.chain(node.additional_properties())
    });
    let others: Vec<SchemaId> = others.collect();
    (key, everything_that_could_apply(ir, &others))
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
    let options = tablature::Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp"));
    let checker = tablature::Checker::from_value("test", &schema, options).expect("a valid schema");
    let read = serde_json::json!({
        "customer_id": "a", "gone": null, "null": null, "map": {"customer_id": "b", "gone": null},
    });
    let written = serde_json::json!({
        "customerId": "a", "null": null, "map": {"customer_id": "b", "gone": null},
    });
    assert_eq!(normal(checker.ir(), read), written);
}
