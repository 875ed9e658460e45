//! Compares documented names (`documentedAs`), by which payloads may be spelled and which the engine does not know.
//!
//! All keys of a payload may be spelled as in the documentation. If a schema has no documented name for a field, or a
//! different one, its consumers do not find the field; removing or changing a name therefore breaks like renaming a
//! field: shown by a payload, or not at all where no rule of the object asks for the field (`proof`). An added name is new to
//! producers that send declared fields only, and breaks none of them.

mod proof;

use std::collections::BTreeSet;

use serde_json::Value;
use tablature_schema::{
    ir::{
        Ir, Keyword, SchemaId,
        walk::{everything_that_could_apply, item_schemas, property_schemas},
    },
    json::pointer::push_segment,
};

use super::{
    Direction, Reading, Readings, Reason, Verdict,
    constrain::Step,
    judge::{Case, by_reading, in_both_readings},
    payloads::payloads,
    search::Question,
    shrink::shrink,
    walk::Found,
};

/// The number of payloads generated to have the field.
const MAX_ASKED: usize = 6;

/// The values that undeclared fields are given.
const STRAY: [Value; 2] = [Value::Null, Value::Bool(true)];

impl Case<'_> {
    /// Returns the verdicts about a changed documented name of the field at these steps.
    pub(super) fn spelled(&self, found: &Found, steps: &[Step]) -> Readings {
        let name = |side: &Option<Value>| {
            Some(side.as_ref()?.get(Keyword::DocumentedAs.name())?.as_str()?.to_owned())
        };
        let (old, new) = (name(&found.old), name(&found.new));
        let verdict = |direction: Direction| {
            let (sent, read) = direction.writer_and_reader(&old, &new);
            in_both_readings(|reading| {
                if self.budget.is_spent() {
                    return Verdict::Unknown(Reason::Budget);
                }
                let question = self.question(direction, reading);
                let (sent, read) = (sent.as_deref(), read.as_deref());
                let by_name = || self.sent_by_name(&question, steps, sent?);
                let by_chance = || self.sent_by_chance(&question, steps, read?);
                if let Some(payload) = by_name().or_else(by_chance) {
                    return self.breaking(question.reader, payload);
                }
                let (writer, reader) = (&*question.writer.ir, &*question.reader.ir);
                let is_ignored = |sent: &str| {
                    !names(reader).contains(sent) && proof::is_ignored(reader, steps, sent)
                };
                let is_unsent = |read: &str| {
                    !names(writer).contains(read)
                        && (reading == Reading::DeclaredOnly
                            || proof::is_rejected(writer, steps, read))
                };
                if sent.is_none_or(is_ignored) && read.is_none_or(is_unsent) {
                    Verdict::Compatible
                } else {
                    Verdict::Unknown(Reason::Undecided)
                }
            })
        };
        by_reading(verdict(Direction::Backward), verdict(Direction::Forward))
    }

    /// Finds a payload in the writer's documented spelling that contains the field and that the reader rejects.
    fn sent_by_name(&self, question: &Question<'_>, steps: &[Step], sent: &str) -> Option<Value> {
        let ir = &*question.writer.ir;
        let asked = payloads(&question.both.with_place(steps), self.terms(), MAX_ASKED);
        let bases = question.bases().iter().chain(&asked);
        let spelled = bases.map(|base| respelled(base, ir));
        self.shrunk_shown(question, spelled, sent)
    }

    /// Finds a payload with an undeclared field that the reader mistakes for its own.
    fn sent_by_chance(&self, question: &Question<'_>, steps: &[Step], read: &str) -> Option<Value> {
        let (_, parent) = steps.split_last()?;
        let strays = question.bases().iter().filter_map(|base| {
            let at = pointer(parent)?;
            let with = |stray: &Value| {
                let mut payload = base.clone();
                let object = payload.pointer_mut(&at)?.as_object_mut()?;
                object.insert(read.to_owned(), stray.clone());
                Some(payload)
            };
            Some(STRAY.iter().filter_map(with).collect::<Vec<_>>())
        });
        self.shrunk_shown(question, strays.flatten(), read)
    }

    /// Returns the first payload that shows a break and has the key, shrunk.
    fn shrunk_shown(
        &self,
        question: &Question<'_>,
        payloads: impl Iterator<Item = Value>,
        key: &str,
    ) -> Option<Value> {
        let shows = |payload: &Value| has_key(payload, key) && question.shows(payload);
        let found = payloads.take_while(|_| !self.budget.is_spent()).find(&shows)?;
        Some(shrink(found, None, &shows, &self.budget))
    }
}

/// Returns the pointer to a place; `None` if it has patterns or undeclared names.
fn pointer(steps: &[Step]) -> Option<String> {
    steps.iter().try_fold(String::new(), |mut pointer, step| {
        match step {
            Step::Field(name) => push_segment(&mut pointer, name),
            Step::Item(at) => push_segment(&mut pointer, &at.to_string()),
            Step::Matching(_) | Step::Other => return None,
        }
        Some(pointer)
    })
}

fn has_key(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(fields) => {
            fields.contains_key(key) || fields.values().any(|inner| has_key(inner, key))
        }
        Value::Array(items) => items.iter().any(|inner| has_key(inner, key)),
        _ => false,
    }
}

/// Returns all names that a schema declares anywhere, in both spellings.
fn names(ir: &Ir) -> BTreeSet<&str> {
    let nodes = ir.nodes().map(|(_, node)| node).filter(|node| node.is_reachable);
    nodes
        .flat_map(|node| {
            let documented = node.annotations.documented_as.as_deref();
            node.properties().map(|(name, _)| name).chain(documented)
        })
        .collect()
}

/// Returns the payload with every name spelled as documented.
fn respelled(payload: &Value, ir: &Ir) -> Value {
    respell(payload, &[ir.root()], ir)
}

fn respell(value: &Value, schemas: &[SchemaId], ir: &Ir) -> Value {
    let applied = everything_that_could_apply(ir, schemas);
    match value {
        Value::Object(members) => {
            let respelled = members.iter().map(|(name, inner)| {
                let below = property_schemas(ir, &applied, name);
                let mut printed = below.iter();
                let printed =
                    printed.find_map(|id| ir.node(*id).annotations.documented_as.as_deref());
                (printed.unwrap_or(name).to_owned(), respell(inner, &below, ir))
            });
            Value::Object(respelled.collect())
        }
        Value::Array(items) => {
            let respelled = items.iter().enumerate();
            let respelled =
                respelled.map(|(at, item)| respell(item, &item_schemas(ir, &applied, at), ir));
            Value::Array(respelled.collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diff::Side;

    #[test]
    fn payloads_are_spelled_as_printed_at_every_place() {
        let schema = json!({
            "allOf": [{"properties": {"userId": {"documentedAs": "user_id"}}}],
            "properties": {"pageViews": {"documentedAs": "page_views", "items": {"$ref": "#/$defs/v"}}},
            "$defs": {"v": {"properties": {"atTime": {"documentedAs": "at_time"}, "url": {}}}}
        });
        let payload =
            json!({"userId": 1, "pageViews": [{"atTime": 2, "url": 3}], "other": {"userId": 4}});
        let printed =
            json!({"user_id": 1, "page_views": [{"at_time": 2, "url": 3}], "other": {"userId": 4}});
        let side = Side::new("schema", &schema);
        assert_eq!(respelled(&payload, side.ir().expect("a schema")), printed);
    }
}
