//! The tree of keys that the columns of a table make: `metadata.plan` is a member of `metadata`.

use std::collections::HashMap;

use tablature_schema::{
    ir::{Step, TypeSet, Wanted},
    json::pointer::push_segment,
};

use super::json;

/// Dots of a name that make objects. What is nested deeper has dots in its key.
const MAX_DOTS: usize = 16;

/// The members of an object, in the order of the first columns of each.
#[derive(Debug, Default)]
pub(super) struct Keys {
    members: Vec<Member>,
}

#[derive(Debug)]
struct Member {
    /// As JSON, with the colon.
    key: Box<[u8]>,
    /// The column that holds the whole value.
    column: Option<usize>,
    /// Columns that hold parts of it.
    parts: Keys,
    /// These columns with keys that stand beside this one: `a.b` beside an `a` that is no object.
    beside: Vec<(Box<[u8]>, usize)>,
    /// The schema requires it to be an object: without parts, it is empty.
    is_required: bool,
}

/// Where a column is in a record.
#[derive(Debug)]
pub(super) struct KeyPath {
    /// The keys that lead to it.
    pub(super) segments: Vec<String>,
    /// JSON Pointer to it.
    pub(super) pointer: String,
}

impl Keys {
    /// Returns the keys of columns with these names, and the place of each in a record. Names with dots become objects, unless
    /// the schema declares a property of that very name.
    pub(super) fn new(names: &[String], wanted: &Wanted) -> (Self, Vec<KeyPath>) {
        let mut tree = Builder::default();
        let mut paths = Vec::new();
        for (column, name) in names.iter().enumerate() {
            let segments = split(name, wanted);
            let mut pointer = String::new();
            for segment in &segments {
                push_segment(&mut pointer, segment);
            }
            tree.add(column, &segments);
            paths.push(KeyPath {
                segments: segments.into_iter().map(str::to_owned).collect(),
                pointer,
            });
        }
        (tree.keys(0, &mut Vec::new(), wanted), paths)
    }

    /// Writes a record. `cell` writes the value of a column; it returns `false` where there is none. Stops early once the text
    /// is longer than `end`.
    pub(super) fn write(
        &self,
        cell: &mut dyn FnMut(usize, &mut Vec<u8>) -> bool,
        end: usize,
        out: &mut Vec<u8>,
    ) {
        out.push(b'{');
        self.members(cell, true, end, out);
        out.push(b'}');
    }

    /// Writes the members that are there; returns whether there are none.
    fn members(
        &self,
        cell: &mut dyn FnMut(usize, &mut Vec<u8>) -> bool,
        mut is_first: bool,
        end: usize,
        out: &mut Vec<u8>,
    ) -> bool {
        for member in &self.members {
            let mark = out.len();
            if mark > end {
                // What is cut off is not absent.
                return false;
            }
            if !is_first {
                out.push(b',');
            }
            out.extend_from_slice(&member.key);
            match member.write(cell, end, out) {
                Written::Nothing => out.truncate(mark),
                Written::All => is_first = false,
                Written::WithoutParts => {
                    is_first = false;
                    for (key, column) in &member.beside {
                        let mark = out.len();
                        out.push(b',');
                        out.extend_from_slice(key);
                        if !cell(*column, out) {
                            out.truncate(mark);
                        }
                    }
                }
            }
        }
        is_first
    }
}

/// What was written of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Nothing,
    All,
    /// A value that takes no parts: it is no object.
    WithoutParts,
}

impl Member {
    fn write(
        &self,
        cell: &mut dyn FnMut(usize, &mut Vec<u8>) -> bool,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Written {
        let written = |is_there| if is_there { Written::All } else { Written::Nothing };
        let at = out.len();
        let is_whole = self.column.is_some_and(|column| cell(column, out));
        if self.parts.members.is_empty() {
            return written(is_whole);
        }
        if !is_whole {
            out.push(b'{');
            let is_empty = self.parts.members(cell, true, end, out);
            out.push(b'}');
            return written(!is_empty || self.is_required);
        }
        if out[at] != b'{' || out.last() != Some(&b'}') {
            return Written::WithoutParts;
        }
        out.pop();
        let is_empty = out[at + 1..].trim_ascii().is_empty();
        self.parts.members(cell, is_empty, end, out);
        out.push(b'}');
        Written::All
    }
}

/// Returns the keys that a name stands for.
fn split<'n>(name: &'n str, wanted: &Wanted) -> Vec<&'n str> {
    let mut segments: Vec<&str> = Vec::new();
    let mut rest = name;
    while let Some((key, inner)) = rest.split_once('.')
        && !key.is_empty()
        && !inner.is_empty()
        && segments.len() < MAX_DOTS
    {
        let path: Vec<Step<'_>> = segments.iter().map(|key| Step::Property(key)).collect();
        if wanted.declares(&path, rest) {
            break;
        }
        segments.push(key);
        rest = inner;
    }
    segments.push(rest);
    segments
}

/// A tree whose members are found by their keys: a table may have very many columns.
#[derive(Debug)]
struct Builder {
    nodes: Vec<Node>,
    index: HashMap<(usize, String), usize>,
}

#[derive(Debug, Default)]
struct Node {
    key: String,
    column: Option<usize>,
    members: Vec<usize>,
}

impl Default for Builder {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], index: HashMap::new() }
    }
}

impl Builder {
    fn add(&mut self, column: usize, segments: &[&str]) {
        let mut at = 0;
        for (depth, segment) in segments.iter().enumerate() {
            let is_last = depth + 1 == segments.len();
            let known = self.index.get(&(at, (*segment).to_owned())).copied();
            // A second column of the same name is a second member: the check of the record finds it.
            at = match known {
                Some(known) if !is_last || self.nodes[known].column.is_none() => known,
                _ => {
                    let new = self.nodes.len();
                    self.nodes.push(Node { key: (*segment).to_owned(), ..Node::default() });
                    self.nodes[at].members.push(new);
                    self.index.entry((at, (*segment).to_owned())).or_insert(new);
                    new
                }
            };
        }
        self.nodes[at].column = Some(column);
    }

    /// Returns the members of a node, which `path` leads to. Nests as deep as names have dots.
    fn keys<'n>(&'n self, node: usize, path: &mut Vec<Step<'n>>, wanted: &Wanted) -> Keys {
        let member = |index: &usize| {
            let node = &self.nodes[*index];
            let mut key = Vec::new();
            json::key(&node.key, &mut key);
            let has_parts = !node.members.is_empty();
            let is_required = has_parts && wanted.requires(path, &node.key);
            path.push(Step::Property(&node.key));
            let is_object = has_parts && wanted.types(path) == Some(TypeSet::OBJECT);
            let parts = self.keys(*index, path, wanted);
            path.pop();
            let is_required = is_required && is_object;
            let mut beside = Vec::new();
            if node.column.is_some() {
                self.beside(*index, &mut node.key.clone(), &mut beside);
            }
            Member { key: key.into(), column: node.column, parts, beside, is_required }
        };
        Keys { members: self.nodes[node].members.iter().map(member).collect() }
    }

    /// Adds the columns below a node, with their names as keys. Nests as deep as names have dots.
    fn beside(&self, node: usize, name: &mut String, found: &mut Vec<(Box<[u8]>, usize)>) {
        for index in &self.nodes[node].members {
            let length = name.len();
            name.push('.');
            name.push_str(&self.nodes[*index].key);
            if let Some(column) = self.nodes[*index].column {
                let mut key = Vec::new();
                json::key(name, &mut key);
                found.push((key.into(), column));
            }
            self.beside(*index, name, found);
            name.truncate(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a record of cells that are JSON already; an empty one is absent.
    #[track_caller]
    fn check(columns: &[(&str, &str)], expected: &str) {
        let names: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        let (keys, _) = Keys::new(&names, &Wanted::default());
        let mut out = Vec::new();
        let mut cell = |column: usize, out: &mut Vec<u8>| {
            out.extend_from_slice(columns[column].1.as_bytes());
            !columns[column].1.is_empty()
        };
        keys.write(&mut cell, usize::MAX, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn dots_make_objects() {
        check(
            &[("a", "1"), ("m.x", "2"), ("b", "3"), ("m.y.z", "4")],
            r#"{"a":1,"m":{"x":2,"y":{"z":4}},"b":3}"#,
        );
        check(&[(".a", "1"), ("b.", "2"), ("c..d", "3")], r#"{".a":1,"b.":2,"c":{".d":3}}"#);
    }

    #[test]
    fn what_is_absent_leaves_nothing() {
        check(&[("a", ""), ("m.x", ""), ("b", "3"), ("m.y.z", "")], r#"{"b":3}"#);
        check(&[("a", "")], "{}");
    }

    #[test]
    fn parts_are_added_to_a_whole_object() {
        check(&[("m", "{}"), ("m.x", "1")], r#"{"m":{"x":1}}"#);
        check(&[("m.x", "1"), ("m", r#"{"y":2}"#)], r#"{"m":{"y":2,"x":1}}"#);
        check(&[("m", r#"{"y":2}"#), ("m.x", "")], r#"{"m":{"y":2}}"#);
        check(&[("m", ""), ("m.x", "1")], r#"{"m":{"x":1}}"#);
    }

    #[test]
    fn parts_stand_beside_what_is_no_object() {
        check(&[("a", "5"), ("a.b", "6"), ("c", "7")], r#"{"a":5,"a.b":6,"c":7}"#);
        check(&[("a.b.c", "1"), ("a.b", "[]"), ("a.d", "3")], r#"{"a":{"b":[],"b.c":1,"d":3}}"#);
        check(&[("a", "1"), ("a.b", ""), ("a.b.c", "2")], r#"{"a":1,"a.b.c":2}"#);
        check(&[("a", "null"), ("a.b", "\"x\"")], r#"{"a":null,"a.b":"x"}"#);
    }

    #[test]
    fn a_name_twice_stays_twice() {
        check(
            &[("a", "1"), ("a", "2"), ("m.x", "3"), ("m.x", "4")],
            r#"{"a":1,"a":2,"m":{"x":3,"x":4}}"#,
        );
    }

    #[test]
    fn very_many_dots_end() {
        let name = vec!["a"; 100_000].join(".");
        let (_, paths) = Keys::new(&[name], &Wanted::default());
        assert_eq!(paths[0].segments.len(), MAX_DOTS + 1);
    }
}
