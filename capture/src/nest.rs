//! Nests the rows of a table: paths and indentation make members of objects and items of arrays.

use std::collections::{HashMap, hash_map::Entry};

use super::{
    model::Property,
    path::{MAX_STEPS, Step},
    types::Type,
};

/// A row with its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) steps: Vec<Step>,
    /// How deep it is indented.
    pub(super) depth: usize,
    pub(super) property: Property,
}

/// The rows of a table as a tree, and what was found on the way.
#[derive(Debug, Default)]
pub(super) struct Nested {
    pub(super) properties: Vec<Property>,
    /// Rows beside another one for the same place, by line and name.
    pub(super) duplicates: Vec<(usize, String)>,
    /// Rows that are members of others.
    pub(super) members: usize,
}

/// Nests rows, in the order of the table.
pub(super) fn nest(rows: Vec<Placed>) -> Nested {
    let mut tree = Tree { nodes: vec![Node::default()], nested: Nested::default() };
    // The rows that are open for indented ones, with their depths.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for Placed { steps, depth, property } in rows {
        while open.last().is_some_and(|(above, _)| *above >= depth) {
            open.pop();
        }
        let parent = if depth == 0 { 0 } else { open.last().map_or(0, |(_, node)| *node) };
        // Nothing is nested deeper than a path can be.
        let is_deep = tree.nodes[parent].depth + steps.len() > MAX_STEPS;
        let parent = if is_deep { 0 } else { parent };
        let node = tree.insert(parent, &steps, property);
        open.push((depth, node));
    }
    tree.finish()
}

#[derive(Debug, Default)]
struct Node {
    name: String,
    property: Option<Property>,
    fields: Vec<usize>,
    by_name: HashMap<String, usize>,
    items: Option<usize>,
    others: Option<usize>,
    /// Is `true` if `others` are the items of an array, unless the row says that it is an object: `a.*.b`.
    has_each: bool,
    /// The line of the first row below it.
    line: usize,
    depth: usize,
}

struct Tree {
    nodes: Vec<Node>,
    nested: Nested,
}

impl Tree {
    fn insert(&mut self, parent: usize, steps: &[Step], property: Property) -> usize {
        // An indented row may repeat the path of its parent: `user.name` below `user`.
        let mut at = if self.repeats(parent, steps) { 0 } else { parent };
        if at != 0 || steps.len() > 1 {
            self.nested.members += 1;
        }
        for step in steps {
            at = match step {
                Step::Field(name) => self.field(at, name, property.line),
                Step::Items => self.items(at, property.line),
                Step::Each => self.each(at, property.line),
                Step::Others => self.others(at, property.line),
            };
        }
        match &mut self.nodes[at].property {
            Some(first) => {
                self.nested.duplicates.push((property.line, property.row.clone()));
                // A row that goes on with the one above, by `rowspan`, says only what is different.
                match (first.says_required, property.says_required) {
                    (true, true) => first.required &= property.required,
                    (false, true) => first.required = property.required,
                    (_, false) => {}
                }
                first.says_required |= property.says_required;
                first.is_deprecated &= property.is_deprecated;
                first.also.push(property);
            }
            none => *none = Some(property),
        }
        at
    }

    fn repeats(&self, parent: usize, steps: &[Step]) -> bool {
        let name = self.nodes[parent].name.as_str();
        parent != 0
            && steps.len() > 1
            && matches!(&steps[0], Step::Field(first) if first == name)
            && self.nodes[0].by_name.get(name) == Some(&parent)
    }

    fn field(&mut self, parent: usize, name: &str, line: usize) -> usize {
        // The fields of an array are those of its items.
        let parent = match self.nodes[parent].items {
            Some(items) => items,
            None => parent,
        };
        if let Some(known) = self.nodes[parent].by_name.get(name) {
            return *known;
        }
        let at = self.add(parent, name, line);
        self.nodes[parent].fields.push(at);
        self.nodes[parent].by_name.insert(name.to_owned(), at);
        at
    }

    fn items(&mut self, parent: usize, line: usize) -> usize {
        if let Some(known) = self.nodes[parent].items {
            return known;
        }
        // Stars in paths meant items, then.
        let has_each = std::mem::take(&mut self.nodes[parent].has_each);
        let each = self.nodes[parent].others.take_if(|_| has_each);
        let at = each.unwrap_or_else(|| self.add(parent, "", line));
        // Fields that came before the brackets are those of its items.
        let fields = std::mem::take(&mut self.nodes[parent].fields);
        self.nodes[parent].by_name.clear();
        for field in fields {
            let name = self.nodes[field].name.clone();
            let node = &mut self.nodes[at];
            if let Entry::Vacant(free) = node.by_name.entry(name) {
                free.insert(field);
                node.fields.push(field);
            }
        }
        self.nodes[parent].items = Some(at);
        at
    }

    fn each(&mut self, parent: usize, line: usize) -> usize {
        if let Some(items) = self.nodes[parent].items {
            return items;
        }
        self.nodes[parent].has_each |= self.nodes[parent].others.is_none();
        self.others(parent, line)
    }

    fn others(&mut self, parent: usize, line: usize) -> usize {
        if let Some(known) = self.nodes[parent].others {
            return known;
        }
        let at = self.add(parent, "", line);
        self.nodes[parent].others = Some(at);
        at
    }

    fn add(&mut self, parent: usize, name: &str, line: usize) -> usize {
        let depth = self.nodes[parent].depth + 1;
        self.nodes.push(Node { name: name.to_owned(), line, depth, ..Node::default() });
        self.nodes.len() - 1
    }

    fn finish(mut self) -> Nested {
        self.nested.properties = self.fields_of(0);
        self.nested
    }

    /// Makes properties of the fields of a node. Nodes are no deeper than [`MAX_STEPS`].
    fn fields_of(&mut self, at: usize) -> Vec<Property> {
        let fields = std::mem::take(&mut self.nodes[at].fields);
        fields.into_iter().map(|field| self.property(field)).collect()
    }

    fn property(&mut self, at: usize) -> Property {
        let fields = self.fields_of(at);
        let items = self.nodes[at].items.map(|items| Box::new(self.property(items)));
        let others = self.nodes[at].others.map(|others| Box::new(self.property(others)));
        let node = std::mem::take(&mut self.nodes[at]);
        let property = node.property.unwrap_or_else(|| Property::implied(&node.name, node.line));
        let mut property = Property { fields, items, others, ..property };
        if node.has_each && !is_object(&property) {
            property.items = property.others.take();
        }
        shaped(indexed(property))
    }
}

/// Returns whether a property is an object: its type says so, or there is no type, and it has fields.
fn is_object(property: &Property) -> bool {
    fn says(ty: &Type) -> bool {
        match ty {
            Type::Plain { json, .. } => *json == "object",
            Type::Map(_) => true,
            Type::Refined(inner, _) => says(inner),
            Type::Union(types) => types.iter().all(|ty| *ty == Type::Null || says(ty)),
            Type::Named(reference) => reference.otherwise.as_deref().is_some_and(says),
            _ => false,
        }
    }
    property.ty.as_ref().map_or(!property.fields.is_empty(), says)
}

/// Reads a field of an array that is called like an index as its items: `items.n.sku`.
fn indexed(mut property: Property) -> Property {
    let is_array = matches!(property.ty, Some(Type::List(_) | Type::Plain { json: "array", .. }));
    let is_index = |field: &Property| {
        field.is_implied && matches!(field.wire.as_str(), "n" | "N" | "i" | "x" | "idx" | "index")
    };
    if let [field] = &property.fields[..]
        && is_array
        && property.items.is_none()
        && is_index(field)
    {
        let fields = property.fields.pop().map(|field| field.fields);
        property.fields = fields.unwrap_or_default();
    }
    property
}

/// Moves what belongs to the items of an array there: its fields, and the type of a row `items[]`.
fn shaped(mut property: Property) -> Property {
    property = lifted(property);
    let is_array = matches!(property.ty, Some(Type::List(_) | Type::Plain { json: "array", .. }));
    if is_array && property.items.is_none() {
        // All that an array has are items.
        property.items = property.others.take();
    }
    if !property.fields.is_empty() && (is_array || property.items.is_some()) {
        let mut items =
            property.items.take().unwrap_or_else(|| Box::new(Property::implied("", property.line)));
        if items.ty.is_none()
            && items.is_implied
            && let Some(Type::List(item)) = &property.ty
        {
            items.ty = Some((**item).clone());
        }
        items.fields.append(&mut property.fields);
        property.items = Some(items);
    }
    property
}

/// Reads the only row of an array, `items[]`: what it says of an array is said of the whole.
fn lifted(mut property: Property) -> Property {
    let is_lone = |items: &Property| property.is_implied && !items.is_implied;
    let Some(mut items) = property.items.take_if(|items| is_lone(items)) else {
        return property;
    };
    property.required = items.required;
    let is_array = matches!(items.ty, Some(Type::List(_) | Type::Plain { json: "array", .. }));
    if is_array && items.items.is_none() {
        let (wire, documented) = (property.wire, property.documented);
        return Property { wire, documented, ..*items };
    }
    items.required = false;
    property.items = Some(items);
    property
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::{Dots, steps};

    #[track_caller]
    fn check(rows: &[(&str, usize)], expected: &str) {
        let rows = rows.iter().map(|(name, depth)| Placed {
            steps: steps(name, Dots::Paths).expect("a path"),
            depth: *depth,
            property: Property { is_implied: false, ..Property::implied(name, 1) },
        });
        let nested = nest(rows.collect());
        assert_eq!(render(&nested.properties), expected);
    }

    fn render(properties: &[Property]) -> String {
        let one = |property: &Property| {
            let mark = if property.is_implied { "~" } else { "" };
            let mut out = format!("{mark}{}", property.wire);
            if !property.fields.is_empty() {
                out.extend(["{", &render(&property.fields), "}"]);
            }
            if let Some(items) = &property.items {
                out.extend(["[", &render(std::slice::from_ref(items)), "]"]);
            }
            if let Some(others) = &property.others {
                out.extend(["<", &render(std::slice::from_ref(others)), ">"]);
            }
            out
        };
        properties.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn paths_are_members() {
        check(&[("a", 0), ("a.b", 0), ("a.c.d", 0), ("e", 0)], "a{a.b ~c{a.c.d}} e");
        check(&[("i", 0), ("i[].s", 0), ("i.$.t", 0)], "i[~{i[].s i.$.t}]");
        check(&[("i.s", 0), ("i[].t", 0)], "~i[~{i.s i[].t}]");
        check(&[("i[]", 0)], "~i[i[]]");
        check(&[("o.a", 0), ("o.*", 0)], "~o{o.a}<o.*>");
        check(&[("i.*.s", 0)], "~i[~{i.*.s}]");
        check(&[("i.*.s", 0), ("i[].t", 0)], "~i[~{i.*.s i[].t}]");
        check(&[("o.a", 0), ("o.*.s", 0)], "~o{o.a}<~{o.*.s}>");
        check(&[("o.{k}.s", 0), ("o.{k}.t", 0)], "~o<~{o.{k}.s o.{k}.t}>");
    }

    #[test]
    fn indented_rows_are_members() {
        check(&[("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)], "a{b{c} d} e");
        check(&[("a", 0), ("a.b", 1)], "a{a.b}");
        check(&[("a", 1), ("b", 3)], "a{b}");
    }

    #[test]
    fn deep_tables_are_bounded() {
        let rows: Vec<(String, usize)> = (0..10_000).map(|n| (format!("n{n}"), n)).collect();
        let rows: Vec<(&str, usize)> =
            rows.iter().map(|(name, depth)| (name.as_str(), *depth)).collect();
        let placed = rows.iter().map(|(name, depth)| Placed {
            steps: vec![Step::Field((*name).to_owned())],
            depth: *depth,
            property: Property::implied(name, 1),
        });
        let nested = nest(placed.collect());
        assert_eq!(nested.properties.len(), 10_000_usize.div_ceil(MAX_STEPS));
    }
}
