//! Changes to payloads and to schemas.

use super::pools;
use crate::{dice::Dice, json::Json};

/// Returns the payload with one to three changes.
pub fn mutated(dice: &mut Dice, payload: &Json) -> Json {
    let mut changed = payload.clone();
    for _ in 0..=dice.below(3) {
        let at = dice.below(changed.size());
        change_at(&mut changed, at, &mut |value| change(dice, value));
    }
    changed
}

/// Calls `change` with the value that is `at` steps further in the order of the text.
fn change_at(value: &mut Json, mut at: usize, change: &mut impl FnMut(&mut Json)) {
    if at == 0 {
        return change(value);
    }
    at -= 1;
    for child in value.children_mut() {
        let size = child.size();
        if at < size {
            return change_at(child, at, change);
        }
        at -= size;
    }
}

fn change(dice: &mut Dice, value: &mut Json) {
    if dice.chance(20) {
        *value = pools::value(dice, 2);
        return;
    }
    match value {
        Json::Number(text) => match dice.below(5) {
            0 if !text.contains(['.', 'e', 'E']) => text.push_str(".0"),
            1 if !text.contains(['.', 'e', 'E']) => text.push_str(".5"),
            2 if !text.contains(['e', 'E']) => text.push_str("e0"),
            3 => *value = Json::String(text.clone()),
            _ => *value = pools::number(dice),
        },
        Json::String(text) => match dice.below(5) {
            0 => {
                text.pop();
            }
            1 => text.push_str(dice.pick::<&str>(&["a", "é", "😀", "\n", "1"])),
            2 => *text = text.to_uppercase(),
            3 => *text = text.repeat(2),
            _ => *text = pools::string(dice),
        },
        Json::Array(items) => match dice.below(5) {
            0 if !items.is_empty() => {
                let at = dice.below(items.len());
                items.remove(at);
            }
            1 if !items.is_empty() => {
                let at = dice.below(items.len());
                items.push(items[at].clone());
            }
            2 => dice.shuffle(items),
            3 => items.insert(0, pools::value(dice, 1)),
            _ => items.push(pools::value(dice, 1)),
        },
        Json::Object(members) => match dice.below(4) {
            0 if !members.is_empty() => {
                let at = dice.below(members.len());
                members.remove(at);
            }
            1 if !members.is_empty() => {
                let at = dice.below(members.len());
                let name = *dice.pick(&pools::NAMES);
                if members.iter().all(|(key, _)| key != name) {
                    members[at].0 = name.to_owned();
                }
            }
            2 => dice.shuffle(members),
            _ => {
                let name = *dice.pick(&pools::NAMES);
                let member = pools::value(dice, 1);
                value.set(name, member);
            }
        },
        Json::Null | Json::Bool(_) => *value = pools::value(dice, 1),
    }
}

/// Returns the schema with the value of one keyword replaced by what it may not be, or may be.
pub fn malformed(dice: &mut Dice, schema: &Json) -> Json {
    let mut changed = schema.clone();
    let n_objects = objects(&changed);
    let mut at = dice.below(n_objects);
    change_object(&mut changed, &mut at, &mut |members| {
        // `$schema` stays: without it, it would be another draft's.
        let keys: Vec<usize> =
            (0..members.len()).filter(|index| members[*index].0 != "$schema").collect();
        if keys.is_empty() {
            let keyword = *dice.pick(&["type", "minimum", "required", "properties", "pattern"]);
            members.push((keyword.to_owned(), odd(dice)));
            return;
        }
        let index = *dice.pick(&keys);
        members[index].1 = odd(dice);
    });
    changed
}

/// A value that few keywords take.
fn odd(dice: &mut Dice) -> Json {
    let texts = [
        "null",
        "true",
        "\"a\"",
        "\"\"",
        "0",
        "-1",
        "1.5",
        "1.0",
        "-0.5",
        "1e2",
        "[]",
        "{}",
        "[1]",
        "[\"a\",\"a\"]",
        "[\"a\"]",
        "[{}]",
        "[null]",
        "{\"a\":1}",
        "{\"a\":[1]}",
        "{\"a\":[\"b\",\"b\"]}",
        "{\"a\":{}}",
        "\"(\"",
        "\"#\"",
        "\"#/nowhere\"",
        "\"http://other.example/\"",
        "\"string\"",
        "[\"string\",\"string\"]",
        "[\"strin\"]",
        "\"^a(\"",
        "{\"(\":{}}",
        "[[]]",
        "[true]",
        "{\"a\":true}",
        "\"a b\"",
        "{\"a\":null}",
        "\"%\"",
        "\"1a\"",
        "\"#a b\"",
    ];
    Json::parse(dice.pick::<&str>(&texts)).expect("a text of JSON")
}

fn objects(value: &Json) -> usize {
    let own = usize::from(value.members().is_some());
    own + value.children().into_iter().map(objects).sum::<usize>()
}

fn change_object(
    value: &mut Json,
    at: &mut usize,
    change: &mut impl FnMut(&mut Vec<(String, Json)>),
) -> bool {
    if let Json::Object(members) = value {
        if *at == 0 {
            change(members);
            return true;
        }
        *at -= 1;
    }
    value.children_mut().into_iter().any(|child| change_object(child, at, change))
}
