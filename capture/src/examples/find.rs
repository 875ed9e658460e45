//! Finds the part of an example that is an instance of a type.

use serde_json::{Map, Value};

use crate::{
    name,
    sheet::{Kind, Sheet},
};

/// The most objects that are looked at in one example.
const MAX_OBJECTS: usize = 500;

/// How deep objects are looked for.
const MAX_DEPTH: usize = 6;

/// Returns the object in an example that looks most like one with these properties: whole, below `properties`, or a member
/// of a list; and how many of them it has. `None` if none has enough of them.
pub(super) fn instance<'v>(
    example: &'v Value,
    properties: &Map<String, Value>,
) -> Option<(usize, &'v Map<String, Value>)> {
    let mut best: Option<(usize, &Map<String, Value>)> = None;
    let mut open: Vec<(usize, &Value)> = vec![(0, example)];
    let mut looked_at = 0;
    while let Some((depth, value)) = open.pop() {
        let children: Vec<&Value> = match value {
            Value::Array(items) => items.iter().take(MAX_OBJECTS).collect(),
            Value::Object(object) => {
                looked_at += 1;
                let known = object.keys().filter(|key| properties.contains_key(*key)).count();
                // One key that happens to be known, deep in an example, makes no event of the object.
                let is_chance = depth > 0 && known == 1 && properties.len() > 1;
                if !is_chance
                    && is_alike(known, object.len(), properties.len())
                    && best.is_none_or(|(most, _)| known > most)
                {
                    best = Some((known, object));
                }
                object.values().collect()
            }
            _ => continue,
        };
        if depth < MAX_DEPTH && looked_at < MAX_OBJECTS {
            open.extend(children.into_iter().rev().map(|child| (depth + 1, child)));
        }
    }
    best
}

/// Returns whether the table above an example was not captured, and lists the keys of the example.
pub(super) fn is_of_other_table(sheet: &Sheet, line: usize, example: &Value) -> bool {
    let above = sheet.tables.partition_point(|table| table.line <= line);
    let Some(table) = above.checked_sub(1).map(|at| &sheet.tables[at]) else {
        return false;
    };
    let object = example.get(0).unwrap_or(example);
    let (Kind::Other, Some(object)) = (&table.kind, object.as_object()) else {
        return false;
    };
    let names = table.rows.iter().filter_map(|row| row.cells.first());
    let names = names.flat_map(|cell| name::read(cell).names);
    let known = names.filter(|name| object.contains_key(name)).count();
    known >= 2 && known * 2 >= object.len()
}

/// Returns whether an object with this many known keys is meant to be of a type: most of its keys are known, or most of the
/// type's are there.
fn is_alike(known: usize, keys: usize, properties: usize) -> bool {
    known > 0 && (known * 2 >= keys || known * 2 >= properties && known >= 2)
}

/// Returns whether a value of an example stands for one that the reader knows: `{{url}}`, `<id>`, `${KEY}`.
pub(crate) fn is_placeholder(value: &Value) -> bool {
    const MARKS: [(&str, &str); 5] =
        [("{{", "}}"), ("<<", ">>"), ("<", ">"), ("${", "}"), ("{", "}")];
    let text = value.as_str().map(str::trim).unwrap_or_default();
    MARKS.iter().any(|(open, close)| {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(['"', '<', '{']))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(example: &Value, expected: Option<&Value>) {
        let properties = json!({ "a": {}, "b": {}, "c": {} });
        let found = instance(example, properties.as_object().expect("an object"));
        assert_eq!(found.map(|(_, found)| json!(found)).as_ref(), expected, "{example}");
    }

    #[test]
    fn placeholders_are_told_from_values() {
        for text in ["{{kantar_url}}", "<your id>", "<<type: integer>>", "${KEY}", " {id} "] {
            assert!(is_placeholder(&json!(text)), "{text}");
        }
        for text in ["a", "{}", "{\"a\": 1}", "<b>bold</b>", "{a", ""] {
            assert!(!is_placeholder(&json!(text)), "{text}");
        }
        assert!(!is_placeholder(&json!(1)));
    }

    #[test]
    fn instances_are_found_at_any_depth() {
        let whole = json!({ "a": 1, "b": 2 });
        check(&whole, Some(&whole));
        check(&json!({ "event": "X", "properties": whole }), Some(&whole));
        check(&json!([{ "x": 1 }, { "data": [whole] }]), Some(&whole));
        check(&json!({ "x": 1, "y": 2, "a": 3 }), None);
        check(&json!("a"), None);
        check(&json!({ "errors": { "a": [3, 4] } }), None);
        check(&json!({ "a": { "a": 1 } }), Some(&json!({ "a": { "a": 1 } })));
    }
}
