//! What makes a change the same change in another run: rule, place, and what stood and stands there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{
    emit::{Mode, document},
    graph::{Node, NodeId, Slot, View, canonical},
    walk::Found,
};

/// Sets written as lists: only what differs counts, or another change of the list would make this one new.
const SETS: [&str; 3] = ["type", "enum", "required"];

/// The fingerprint of a change: 32 hexadecimal digits. Never depends on the text of messages.
pub(super) fn fingerprint(view: View<'_>, found: &Found) -> String {
    let (old, new) = match &found.alone {
        Some(alone) => difference(view, view.node(alone.at), &alone.node),
        None => (found.old.clone().unwrap_or_default(), found.new.clone().unwrap_or_default()),
    };
    let pointer = found.old_pointer.as_ref().or(found.new_pointer.as_ref());
    of_parts(found.rule, pointer.map_or("", String::as_str), &old, &new)
}

/// The fingerprint of what a change is made of.
pub(super) fn of_parts(rule: &str, pointer: &str, old: &Value, new: &Value) -> String {
    let parts = json!([rule, pointer, canonical(old), canonical(new)]);
    format!("{:032x}", fnv(parts.to_string().as_bytes()))
}

/// What an edit takes away and what it puts there.
fn difference(view: View<'_>, old: &Node, new: &Node) -> (Value, Value) {
    let mut out = (Map::new(), Map::new());
    if old.reference != new.reference {
        // The node was replaced whole.
        out.0.insert("whole".to_owned(), itself(view, old));
        out.1.insert("whole".to_owned(), itself(view, new));
    }
    let keywords: BTreeSet<&String> = old.asserts.keys().chain(new.asserts.keys()).collect();
    for keyword in keywords {
        let (before, after) = (old.asserts.get(keyword), new.asserts.get(keyword));
        if before == after {
            continue;
        }
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) if SETS.contains(&keyword.as_str()) => {
                (Some(without(before, after)), Some(without(after, before)))
            }
            (before, after) => (before.cloned(), after.cloned()),
        };
        out.0.extend(before.map(|value| (keyword.clone(), value)));
        out.1.extend(after.map(|value| (keyword.clone(), value)));
    }
    let slots: BTreeSet<&Slot> = old.children.keys().chain(new.children.keys()).collect();
    for slot in slots {
        let (before, after) = (old.child(slot), new.child(slot));
        if before == after {
            continue;
        }
        let schema = |id: NodeId| document(view, id, Mode::AS_WRITTEN, true);
        out.0.extend(before.map(|id| (format!("{slot:?}"), schema(id))));
        out.1.extend(after.map(|id| (format!("{slot:?}"), schema(id))));
    }
    (Value::Object(out.0), Value::Object(out.1))
}

fn itself(view: View<'_>, node: &Node) -> Value {
    let schema = |id: NodeId| document(view, id, Mode::AS_WRITTEN, true);
    if let Some(target) = node.reference {
        return schema(target);
    }
    let asserts: BTreeMap<&String, &Value> = node.asserts.iter().collect();
    let children = node.children.iter().map(|(slot, id)| (format!("{slot:?}"), schema(*id)));
    json!([node.boolean, asserts, children.collect::<BTreeMap<String, Value>>()])
}

/// The items of one list that another lacks.
fn without(list: &Value, other: &Value) -> Value {
    let lacks = |item: &&Value| other.as_array().is_none_or(|other| !other.contains(item));
    list.as_array().into_iter().flatten().filter(lacks).cloned().collect()
}

/// FNV-1a with 128 bits: short, and the same on every machine. It names changes and guards nothing.
fn fnv(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // From the reference values of FNV: the empty text, and one letter.
        assert_eq!(fnv(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
