//! `documentedAs`, the second name of a field: payloads that are spelled by it, which no engine knows of.
//!
//! A payload may be spelled as the documentation prints names, in all its keys. Where a schema has no such name
//! for a field, or another one, its consumers do not find the field; so a name that goes or changes breaks as a
//! renamed field does. Shown by a payload, or unknown; a name that comes is new to producers who send declared fields
//! only, and breaks none of them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tablature_schema::{
    model::{Model, Node, SchemaId, push_segment},
    vocabulary::DOCUMENTED_AS,
};

use super::{
    Direction, Reading, Readings, Reason, Verdict,
    forced::{Step, forced},
    judge::{Case, by_reading, in_both_readings},
    payloads::payloads,
    search::{self, Question},
    walk::Found,
};

/// Payloads that are asked to have the field.
const ASKED: usize = 6;

/// What undeclared fields are given to hold.
const STRAY: [Value; 2] = [Value::Null, Value::Bool(true)];

impl Case<'_> {
    /// The verdicts about another documented name of the field at these steps.
    pub(super) fn spelled(&self, found: &Found, steps: &[Step]) -> Readings {
        let name =
            |side: &Option<Value>| Some(side.as_ref()?.get(DOCUMENTED_AS)?.as_str()?.to_owned());
        let (old, new) = (name(&found.old), name(&found.new));
        let verdict = |direction: Direction| {
            let (sent, read) = match direction {
                Direction::Backward => (&old, &new),
                Direction::Forward => (&new, &old),
            };
            in_both_readings(|reading| {
                if self.budget.is_spent() {
                    return Verdict::Unknown(Reason::Budget);
                }
                let question = self.question(direction, reading);
                let payload = match (sent, read) {
                    (Some(sent), _) => self.sent_by_name(&question, steps, sent),
                    (None, Some(read)) => self.sent_by_chance(&question, steps, read),
                    (None, None) => return Verdict::Compatible,
                };
                let is_new =
                    |name: &String| !names(&question.writer.written).contains(name.as_str());
                match payload {
                    Some(payload) => self.breaking(question.reader, payload, true),
                    None if sent.is_none()
                        && reading == Reading::DeclaredOnly
                        && read.as_ref().is_none_or(is_new) =>
                    {
                        Verdict::Compatible
                    }
                    None => Verdict::Unknown(Reason::Undecided),
                }
            })
        };
        by_reading(verdict(Direction::Backward), verdict(Direction::Forward))
    }

    /// A payload in the writer's documented spelling that the reader refuses, with the field in it.
    fn sent_by_name(&self, question: &Question<'_>, steps: &[Step], sent: &str) -> Option<Value> {
        let asked = payloads(&forced(question.both, steps, json!({})), self.now, ASKED);
        let bases = question.bases.iter().chain(&asked);
        let spelled = bases.map(|base| respelled(base, &question.writer.written));
        self.smallest_shown(question, spelled, sent)
    }

    /// A payload with an undeclared field that the reader takes for its own.
    fn sent_by_chance(&self, question: &Question<'_>, steps: &[Step], read: &str) -> Option<Value> {
        let (_, parent) = steps.split_last()?;
        let strays = question.bases.iter().filter_map(|base| {
            let at = pointer(parent)?;
            let with = |stray: &Value| {
                let mut payload = base.clone();
                let object = payload.pointer_mut(&at)?.as_object_mut()?;
                object.insert(read.to_owned(), stray.clone());
                Some(payload)
            };
            Some(STRAY.iter().filter_map(with).collect::<Vec<_>>())
        });
        self.smallest_shown(question, strays.flatten(), read)
    }

    /// The first payload that shows a break and has the key, without what it does not need.
    fn smallest_shown(
        &self,
        question: &Question<'_>,
        payloads: impl Iterator<Item = Value>,
        key: &str,
    ) -> Option<Value> {
        let shows = |payload: &Value| has_key(payload, key) && question.shows(payload);
        let found = payloads.take_while(|_| !self.budget.is_spent()).find(&shows)?;
        Some(search::smallest(found, &shows, &self.budget))
    }
}

/// The pointer to a place without patterns and undeclared names.
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

/// All names that a schema declares anywhere, of both spellings.
fn names(schema: &Value) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                let fields = members.get("properties").and_then(Value::as_object);
                names.extend(fields.into_iter().flatten().map(|(name, _)| name.as_str()));
                names.extend(members.get(DOCUMENTED_AS).and_then(Value::as_str));
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    names
}

/// The payload with every name as the schema, one document as we write it, prints it.
fn respelled(payload: &Value, schema: &Value) -> Value {
    let model = Model::new(schema);
    respell(payload, &[model.root_id()], &model)
}

fn respell(value: &Value, schemas: &[SchemaId], model: &Model) -> Value {
    let spoken = in_place(schemas, model);
    match value {
        Value::Object(fields) => {
            let respelled = fields.iter().map(|(name, inner)| {
                let below: Vec<SchemaId> =
                    spoken.iter().flat_map(|node| fields_of(node, name)).collect();
                let mut nodes = below.iter().map(|id| model.node(*id));
                let printed = nodes.find_map(|node| node.annotations.documented_as.as_deref());
                (printed.unwrap_or(name).to_owned(), respell(inner, &below, model))
            });
            Value::Object(respelled.collect())
        }
        Value::Array(items) => {
            let respelled = items.iter().enumerate().map(|(at, item)| {
                let of_item = |node: &&Node| node.prefix_items.get(at).copied().or(node.items);
                let below: Vec<SchemaId> = spoken.iter().filter_map(of_item).collect();
                respell(item, &below, model)
            });
            Value::Array(respelled.collect())
        }
        other => other.clone(),
    }
}

/// The schemas of a field.
fn fields_of(node: &Node, name: &str) -> impl Iterator<Item = SchemaId> {
    let patterns = node.pattern_properties.iter().map(|(_, id)| *id);
    node.properties.get(name).into_iter().chain(patterns).chain(node.additional_properties)
}

/// The schemas with all that they refer to and that may speak about the same value.
fn in_place<'m>(schemas: &[SchemaId], model: &'m Model) -> Vec<&'m Node> {
    let mut seen = BTreeSet::new();
    let mut spoken = Vec::new();
    let mut open: Vec<SchemaId> = schemas.iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = model.node(id);
        spoken.push(node);
        open.extend(node.reference);
        open.extend(node.all_of.iter().chain(&node.any_of).chain(&node.one_of));
        let condition = node.condition.into_iter();
        open.extend(condition.flat_map(|it| [Some(it.if_), it.then, it.else_]).flatten());
        open.extend(node.dependent_schemas.iter().map(|(_, id)| *id));
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(respelled(&payload, &schema), printed);
    }
}
