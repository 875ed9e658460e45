//! Messages about lengths and counts, and about repeated items.

use std::collections::HashMap;

use tablature_schema::{ir::Rule, json::NodeRef, plural::count};

use super::{Message, message};

/// A limited quantity: the unit, and the number found.
struct Size {
    unit: &'static str,
    found: u64,
}

/// Returns the message for a rule about a length or a count; `None` for any other.
pub(super) fn for_rule(node: NodeRef<'_>, rule: &Rule) -> Option<Message> {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let size = |unit, found| Size { unit, found: count(found) };
    let characters = || {
        let found = node.as_str().map_or(0, |text| text.chars().count());
        size("character", found)
    };
    let items = || size("item", node.elements().len());
    let fields = || size("field", node.members().len());
    Some(match rule {
        Rule::MinLength(limit) => characters().too_few(*limit),
        Rule::MaxLength(limit) => characters().too_many(*limit),
        Rule::MinItems(limit) => items().too_few(*limit),
        Rule::MaxItems(limit) => items().too_many(*limit),
        Rule::MinProperties(limit) => fields().too_few(*limit),
        Rule::MaxProperties(limit) => fields().too_many(*limit),
        _ => return None,
    })
}

/// Returns the message for an array in which `found` items are valid under `contains`.
pub(super) fn wrong_contains(min: u64, max: Option<u64>, found: u64) -> Message {
    let size = Size { unit: "item", found };
    let has = format!("{} valid under `contains`", size.counted());
    match max.filter(|max| found > *max) {
        Some(max) => message(format!("{has}, at most {max} accepted"), None),
        None => message(format!("{has}, at least {min} expected"), None),
    }
}

/// Returns the message for an array with two equal items.
pub(super) fn repeated_item(node: NodeRef<'_>) -> Message {
    let mut first = HashMap::new();
    let twins = node.elements().enumerate().find_map(|(index, item)| {
        first.insert(item.canonical_text(), index).map(|earlier| (earlier, index))
    });
    let text = match twins {
        Some((earlier, later)) => format!("items {earlier} and {later} of the array are equal"),
        None => "two items of the array are equal".to_owned(),
    };
    message(text, "send each item once".to_owned())
}

impl Size {
    fn counted(&self) -> String {
        count(self.found, self.unit)
    }

    fn too_few(&self, limit: u64) -> Message {
        let text = format!("{}, at least {limit} expected", self.counted());
        message(text, format!("send {limit} or more {}s", self.unit))
    }

    fn too_many(&self, limit: u64) -> Message {
        let found = self.counted();
        if limit == 0 {
            let text = format!("{found} where none is accepted");
            return message(text, format!("send no {}s", self.unit));
        }
        let text = format!("{found}, at most {limit} accepted");
        message(text, format!("send {limit} {}s or fewer", self.unit))
    }
}
