//! Equal structs are one item, whatever field they belong to.
//!
//! Equal means: the same fields of the same types, described in the same words. A definition of the schema keeps a
//! type of its own, and so does a string or number with limits: `Width` and `Height` should not be mixed up, though
//! both are "not below 0".

use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write as _,
};

use tablature_schema::ir::SchemaId;

use super::items::{Item, Kind, all, each};
use crate::plan::View;

/// Key that two equal structs share.
type Shape = (Kind, String);

/// Merges equal structs and drops items that neither the root nor one of `kept` uses; returns the root's new index.
pub(super) fn dedupe(
    view: &View<'_>,
    items: &mut Vec<Item>,
    root: usize,
    kept: Vec<usize>,
) -> usize {
    let mut places: Vec<usize> = (0..items.len()).collect();
    // Merging can make the structs equal that contain the merged ones.
    loop {
        let mut seen: HashMap<Shape, usize> = HashMap::new();
        let mut is_changed = false;
        for id in 0..items.len() {
            if places[id] != id || id == root {
                continue;
            }
            let Some(shape) = shape(view, &items[id]) else { continue };
            places[id] = *seen.entry(shape).or_insert(id);
            is_changed |= places[id] != id;
        }
        if !is_changed {
            break;
        }
        for item in items.iter_mut() {
            point(item, &places);
        }
    }
    drop_unused(items, root, kept)
}

/// Returns what equal structs share; `None` for items that are never merged.
fn shape(view: &View<'_>, item: &Item) -> Option<Shape> {
    let Kind::Struct { constants, fields, siblings, additional } = &item.kind else { return None };
    let has_name = item.about.iter().any(|id| view.definition(*id).is_some());
    if has_name || !item.rules.is_empty() {
        return None;
    }
    let mut words = words(view, &item.about);
    let (mut constants, mut fields) = (constants.clone(), fields.clone());
    let of_constants = constants.iter_mut().map(|field| &mut field.about);
    for about in of_constants.chain(fields.iter_mut().map(|field| &mut field.about)) {
        words += &self::words(view, &view.with_targets(&std::mem::take(about)));
    }
    let siblings = siblings.clone();
    let additional = additional.clone();
    Some((Kind::Struct { constants, fields, siblings, additional }, words))
}

/// Returns what the schema says there, without what applies to the values inside: that is in the types.
fn words(view: &View<'_>, about: &[SchemaId]) -> String {
    let mut words = String::new();
    for id in about {
        let node = view.node(*id);
        for (keyword, value) in &node.annotations.written {
            let _ = write!(words, "{}:{value},", keyword.name());
        }
        for (name, value) in &node.unknown {
            let _ = write!(words, "{name:?}:{value},");
        }
        let _ = write!(words, "{:?}{:?};", node.assertions, node.references);
    }
    words
}

/// Makes an item refer to the items at `places`.
pub(super) fn point(item: &mut Item, places: &[usize]) {
    for ty in all(&mut item.kind) {
        each(ty, &mut |id| *id = places[*id]);
    }
}

fn drop_unused(items: &mut Vec<Item>, root: usize, mut open: Vec<usize>) -> usize {
    open.push(root);
    let mut named: BTreeSet<usize> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        for ty in all(&mut items[id].kind) {
            each(ty, &mut |id| {
                if named.insert(*id) {
                    open.push(*id);
                }
            });
        }
    }
    let mut places = vec![0; items.len()];
    for (place, id) in named.iter().enumerate() {
        places[*id] = place;
    }
    let mut id = 0;
    items.retain(|_| {
        id += 1;
        named.contains(&(id - 1))
    });
    for item in items.iter_mut() {
        point(item, &places);
    }
    places[root]
}
