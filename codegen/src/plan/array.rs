//! Arrays: lists of one type, and tuples.

use serde_json::Value;

use super::{
    Hint, Kind, Planner, Type,
    flat::{self, Flat, Node, Part},
    schema::{Dialect, child},
    string::count,
};
use crate::names::Scope;

/// Longer tuples are lists judged by rules.
const LONGEST_TUPLE: usize = 32;

impl<'s> Planner<'s, '_> {
    pub(super) fn array(&mut self, flat: &Flat<'s>, hint: &Hint) -> Type {
        let counts = |keyword| {
            let all = flat.all(&self.schema, keyword);
            all.filter_map(|(_, length)| count(length)).collect::<Vec<_>>()
        };
        let least = counts("minItems").into_iter().max().filter(|least| *least > 0);
        let most = counts("maxItems").into_iter().min();
        let is_unique =
            flat.all(&self.schema, "uniqueItems").any(|(_, value)| value == &Value::Bool(true));
        let has_positions = |node: &&Node<'s>| {
            node.get(&self.schema, "prefixItems").is_some()
                || node.get(&self.schema, "items").is_some_and(Value::is_array)
        };
        let positional: Vec<Node<'s>> = flat.nodes.iter().filter(has_positions).cloned().collect();
        let parent = Self::name_for_parent(flat, hint);
        if let [node] = positional.as_slice()
            && let Some(kind) = self.tuple(flat, node, least, &parent)
        {
            let mut handled = vec!["type", "prefixItems", "items", "minItems"];
            if most.is_none() {
                handled.push("maxItems");
            }
            let rules = self.inexact(flat, flat::ARRAY, &handled);
            return self.add(flat, hint, kind, rules);
        }
        if !positional.is_empty() {
            let rules = self.inexact(flat, flat::ARRAY, &["type"]);
            return self.checked_if(flat, hint, Type::List(Box::new(Type::Value)), rules);
        }
        let items: Vec<Part> = flat
            .all(&self.schema, "items")
            .map(|(node, _)| Part::at(child(&node.pointer, "items")))
            .collect();
        let item_hint = Hint::new(&parent, &item_name(&hint.name));
        let item = self.plan(&items, &item_hint);
        let handled = ["type", "items", "minItems", "maxItems", "uniqueItems"];
        let rules = self.inexact(flat, flat::ARRAY, &handled);
        if least.is_none() && most.is_none() && !is_unique && rules.is_empty() {
            return Type::List(Box::new(item));
        }
        self.add(flat, hint, Kind::List { item, least, most, is_unique }, rules)
    }

    /// A tuple, where every position is always there.
    fn tuple(
        &mut self,
        flat: &Flat<'s>,
        node: &Node<'s>,
        least: Option<u64>,
        parent: &str,
    ) -> Option<Kind> {
        const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
        if self.schema.dialect != Dialect::Draft2020 {
            return None;
        }
        let n_positions = node.get(&self.schema, "prefixItems")?.as_array()?.len();
        let is_fixed = least.is_some_and(|least| least == n_positions as u64);
        if !is_fixed || n_positions > LONGEST_TUPLE {
            return None;
        }
        let others: Vec<Part> = flat
            .all(&self.schema, "items")
            .filter(|(other, _)| other.pointer != node.pointer)
            .map(|(other, _)| Part::at(child(&other.pointer, "items")))
            .collect();
        let mut scope = Scope::default();
        let mut items = Vec::new();
        for index in 0..n_positions {
            let at = child(&child(&node.pointer, "prefixItems"), &index.to_string());
            let mut parts = vec![Part::at(at)];
            parts.extend(others.iter().cloned());
            let name = ORDINALS
                .get(index)
                .map_or_else(|| format!("item_{}", index + 1), |&ordinal| ordinal.to_owned());
            let ty = self.plan(&parts, &Hint::new(parent, &name));
            items.push((scope.claim(&name), ty));
        }
        let mut rest_parts = others;
        match node.get(&self.schema, "items") {
            Some(Value::Bool(false)) => return Some(Kind::Tuple { items, rest: None }),
            Some(_) => rest_parts.push(Part::at(child(&node.pointer, "items"))),
            None => {}
        }
        let rest = self.plan(&rest_parts, &Hint::new(parent, "rest"));
        Some(Kind::Tuple { items, rest: Some((scope.claim("rest"), rest)) })
    }
}

/// What one of several is called.
fn item_name(many: &str) -> String {
    match many.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ => match many.strip_suffix('s') {
            Some(one) if one.len() > 2 && !one.ends_with('s') => one.to_owned(),
            _ => format!("{many}Item"),
        },
    }
}
