//! Changes of the members of an object: which schema a member is held to without the change and with it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tablature_schema::ir::{Applicator, Keyword};

use super::super::{
    Direction, Reading,
    declared::{Declaration, applied, declaration},
    emit::{Emitter, Mode, put, put_value, value_of},
    graph::{Node, NodeId, View},
    judge::{Case, mode},
    reduce::Pair,
    slots::matches,
    walk::Alone,
};

impl Case<'_> {
    /// Returns the pair of what a change of members is about, if these are held to nothing but the rules for members of
    /// one object.
    pub(super) fn of_members(
        &self,
        alone: &Alone,
        direction: Direction,
        reading: Reading,
    ) -> Option<Pair> {
        let view = View::new(self.graph);
        let node = view.node(alone.at);
        let is_plain = alone.changes_members_only(node)
            && applied(view, alone.at).len() == 1
            && node.children.keys().all(is_of_members)
            && [Keyword::MinProperties, Keyword::MaxProperties, Keyword::DependentRequired]
                .iter()
                .all(|keyword| !node.assertions.contains_key(keyword));
        if !is_plain {
            return None;
        }
        let removed = alone.children().filter(|(_, after)| after.is_none()).count();
        let is_closed = matches!(declaration(view, alone.at), Declaration::Closed(_))
            && !view.is_kept_open(alone.at)
            && node.properties().nth(removed).is_some();
        let side = |is_new: bool, is_writer: bool| {
            let mode = if is_writer { mode(reading) } else { Mode::AS_WRITTEN };
            self.side(alone, node, is_new, mode, is_closed)
        };
        let is_backward = direction == Direction::Backward;
        Some(Pair {
            writer: side(!is_backward, true)?,
            reader: side(is_backward, false)?,
            is_exact: true,
        })
    }

    /// Writes what an object, without a change or with it, asks of the members that the change is about.
    fn side(
        &self,
        alone: &Alone,
        node: &Node,
        is_new: bool,
        mode: Mode,
        is_closed: bool,
    ) -> Option<Value> {
        let mut emitter = Emitter::new(View::new(self.graph), self.asserts_format);
        let mut out = Map::new();
        if let Some(types) = node.assertions.get(&Keyword::Type) {
            emitter.assert(&mut out, Keyword::Type, types);
        }
        let [only_old, only_new] = alone.required(node).map(Iterator::collect::<BTreeSet<&str>>);
        let slots = alone.children().map(|(slot, _)| slot.clone());
        let named = only_old.iter().chain(&only_new);
        let named = named.map(|name| Applicator::Property((*name).into()));
        let mut required = Vec::new();
        for slot in slots.chain(named).collect::<BTreeSet<Applicator>>() {
            let Applicator::Property(name) = &slot else { return None };
            let (lost, gained) = (only_old.contains(&**name), only_new.contains(&**name));
            if if is_new { gained || (!lost && node.requires(name)) } else { node.requires(name) } {
                required.push(Value::from(&**name));
            }
            let own = alone.children().find(|(at, _)| is_new && *at == slot);
            let own = own.map_or_else(|| node.child(&slot), |(_, after)| *after);
            let schemas = held_to(node, &slot, own)?;
            if schemas.is_empty() && mode.closes && is_closed && !required_name(&required, name) {
                put(&mut out, &slot, Value::Bool(false));
                continue;
            }
            let below = mode.below(&slot);
            let schemas: Vec<Value> =
                schemas.into_iter().map(|id| emitter.schema(id, below)).collect();
            put(&mut out, &slot, json!({(Keyword::AllOf.name()): schemas}));
        }
        if !required.is_empty() {
            put_value(&mut out, Keyword::Required, Value::Array(required));
        }
        let document = emitter.finish(Value::Object(out));
        document.is_exact.then_some(document.schema)
    }
}

fn required_name(required: &[Value], name: &str) -> bool {
    required.iter().any(|own| own.as_str() == Some(name))
}

fn is_of_members(slot: &Applicator) -> bool {
    matches!(
        slot,
        Applicator::Property(_) | Applicator::PatternProperty(_) | Applicator::AdditionalProperties
    )
}

/// Returns the subschemas that a member is held to; `None` if that is not certain of a pattern.
fn held_to(node: &Node, slot: &Applicator, own: Option<NodeId>) -> Option<Vec<NodeId>> {
    let mut found: Vec<NodeId> = own.into_iter().collect();
    let patterns = node.children_in(|at| match at {
        Applicator::PatternProperty(pattern) => Some(pattern),
        _ => None,
    });
    for (pattern, id) in patterns {
        if matches(pattern, slot)? {
            found.push(id);
        }
    }
    if found.is_empty() {
        found.extend(node.child(&Applicator::AdditionalProperties));
    }
    Some(found)
}

/// Returns values that differ from another one by a member that a pair is about: without it, and with values of every
/// type for it.
pub(super) fn near(value: &Value, pair: &Pair) -> Vec<Value> {
    let Some(members) = value.as_object() else { return Vec::new() };
    let mut found = Vec::new();
    let declared = |schema: &Value| -> Vec<String> {
        let named = schema.as_object().and_then(|schema| value_of(schema, Keyword::Properties));
        named
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    };
    let names: BTreeSet<String> =
        declared(&pair.writer).into_iter().chain(declared(&pair.reader)).collect();
    for name in names {
        if members.contains_key(&name) {
            let mut without = members.clone();
            without.shift_remove(&name);
            found.push(Value::Object(without));
        }
        let values = [
            json!(null),
            json!(true),
            json!(0),
            json!(-1.5),
            json!(""),
            json!("a"),
            json!([]),
            json!({}),
        ];
        for value in values {
            let mut with = members.clone();
            with.insert(name.clone(), value);
            found.push(Value::Object(with));
        }
    }
    found
}
