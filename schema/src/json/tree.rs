//! An owned JSON text with its values and their places. Schemas are built from it.

use std::{
    collections::HashMap,
    ops::Range,
    sync::{Arc, OnceLock},
};

use indexmap::IndexMap;

use super::{
    Duplicate, Fault, Number, Position, Value, count_characters,
    document::{Content, Document, Node, NodeId},
    parse, pointer,
    span::Span,
};

/// An owned JSON text. Strings without escapes are ranges of the text.
#[derive(Debug)]
pub struct Tree {
    text: Arc<str>,
    nodes: Vec<Node>,
    members: Vec<TreeMember>,
    elements: Vec<NodeId>,
    /// The contents of strings and keys with escapes.
    unescaped: Vec<String>,
    root: u32,
    /// For large objects, their members in the order of names. Built at the first lookup.
    sorted: OnceLock<HashMap<u32, Vec<u32>>>,
}

#[derive(Debug)]
struct TreeMember {
    /// The index of the content of a key with escapes.
    unescaped: Option<u32>,
    key_span: Span,
    value: u32,
}

/// Up to this many members, a linear scan is as fast as a search.
const MAX_SCANNED_MEMBERS: usize = 32;

/// A value of a [`Tree`]; cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct View<'t> {
    tree: &'t Tree,
    id: u32,
}

/// The kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The literal as written.
    Number(&'t str),
    /// The content, unescaped.
    String(&'t str),
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A member of an object.
#[derive(Debug, Clone)]
pub struct Entry<'t> {
    /// The key, unescaped.
    pub key: &'t str,
    /// The bytes of the key, including the quotes.
    pub key_span: Range<usize>,
    /// The value.
    pub value: View<'t>,
}

impl Tree {
    /// Parses a text of at most `depth` levels, and returns it with its duplicate keys.
    ///
    /// # Errors
    ///
    /// The text is not a JSON document.
    pub fn read(bytes: &[u8], depth: usize) -> Result<(Self, Vec<Duplicate>), Fault> {
        let (document, duplicates) = parse(bytes, depth)?;
        // The parser has accepted it, so nothing is replaced.
        let text = String::from_utf8_lossy(bytes);
        Ok((Self::new(&text, document), duplicates))
    }

    fn new(text: &str, document: Document<'_>) -> Self {
        let Document { nodes, members, elements, mut unescaped, root, .. } = document;
        let members = members.iter().map(|member| {
            let index = member.unescaped_key().map(|key| {
                unescaped.push(key.to_owned());
                u32::try_from(unescaped.len() - 1).expect("fewer keys than bytes")
            });
            let key_span = member.key_span().into();
            TreeMember { unescaped: index, key_span, value: member.value.0 }
        });
        let members = members.collect();
        Self {
            text: text.into(),
            nodes,
            members,
            elements,
            unescaped,
            root,
            sorted: OnceLock::new(),
        }
    }

    /// Returns the text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Returns the root value.
    pub fn root(&self) -> View<'_> {
        self.view(self.root)
    }

    /// Returns the value with an id from [`View::id`].
    pub fn view(&self, id: u32) -> View<'_> {
        View { tree: self, id }
    }

    /// Returns all values.
    pub fn values(&self) -> impl Iterator<Item = View<'_>> {
        (0u32..).take(self.nodes.len()).map(|id| self.view(id))
    }

    /// Returns the value at a JSON Pointer.
    pub fn at(&self, pointer: &str) -> Option<View<'_>> {
        self.root().at(pointer)
    }

    /// Returns the line and column of the byte at `offset`.
    pub fn position(&self, offset: usize) -> Position {
        let bytes = self.text.as_bytes();
        let before = &bytes[..offset.min(bytes.len())];
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
        let line = 1 + memchr::memchr_iter(b'\n', before).count();
        let characters = count_characters(&before[line_start..]);
        Position { line: line as u64, column: characters as u64 + 1 }
    }

    /// Returns a JSON Pointer to the innermost value whose key or text contains the byte at `offset`.
    pub fn pointer_to(&self, offset: usize) -> String {
        let mut path = String::new();
        let mut view = self.root();
        loop {
            // Elements and members are in the order of the text.
            let (elements, members) = (view.element_ids(), &self.members[view.member_range()]);
            let after = |id: &NodeId| self.nodes[id.index()].span.range().start <= offset;
            let index = elements.partition_point(after).checked_sub(1);
            let element = index.map(|index| (index, self.view(elements[index].0)));
            let element = element.filter(|(_, element)| element.span().contains(&offset));
            let index = members.partition_point(|member| member.key_span.range().start <= offset);
            let entry = index.checked_sub(1).map(|index| self.entry(&members[index]));
            let entry = entry.filter(|entry| offset < entry.value.span().end);
            view = match (element, entry) {
                (Some((index, element)), _) => {
                    pointer::push_segment(&mut path, &index.to_string());
                    element
                }
                (None, Some(entry)) => {
                    pointer::push_segment(&mut path, entry.key);
                    entry.value
                }
                (None, None) => return path,
            };
        }
    }

    fn key(&self, member: &TreeMember) -> &str {
        match member.unescaped {
            None => &self.text[member.key_span.within_quotes()],
            Some(index) => &self.unescaped[index as usize],
        }
    }

    fn sort_large_objects(&self) -> HashMap<u32, Vec<u32>> {
        let objects = (0u32..).zip(&self.nodes);
        objects
            .filter_map(|(id, node)| match node.content {
                Content::Object(range) if range.len() > MAX_SCANNED_MEMBERS => {
                    let members = &self.members[range.range()];
                    let mut places: Vec<u32> = (0u32..).take(members.len()).collect();
                    places.sort_by_key(|place| self.key(&members[*place as usize]));
                    Some((id, places))
                }
                _ => None,
            })
            .collect()
    }
}

impl<'t> View<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.id as usize]
    }

    /// Returns the value's id in its tree.
    pub fn id(self) -> u32 {
        self.id
    }

    /// Returns the bytes of the value.
    pub fn span(self) -> Range<usize> {
        self.node().span.range()
    }

    /// Returns the value as it is written.
    pub fn text(self) -> &'t str {
        &self.tree.text[self.span()]
    }

    /// Returns the kind of the value.
    pub fn shape(self) -> Shape<'t> {
        let node = self.node();
        match node.content {
            Content::Null => Shape::Null,
            Content::Bool(value) => Shape::Bool(value),
            Content::Number => Shape::Number(self.text()),
            Content::Plain => Shape::String(&self.tree.text[node.span.within_quotes()]),
            Content::Unescaped(index) => Shape::String(&self.tree.unescaped[index as usize]),
            Content::Array(_) => Shape::Array,
            Content::Object(_) => Shape::Object,
        }
    }

    /// Returns the name of the value's type in JSON Schema; `number` for integers too.
    pub fn type_name(self) -> &'static str {
        match self.node().content {
            Content::Null => "null",
            Content::Bool(_) => "boolean",
            Content::Number => "number",
            Content::Plain | Content::Unescaped(_) => "string",
            Content::Array(_) => "array",
            Content::Object(_) => "object",
        }
    }

    /// Returns the content of a string; `None` for any other value.
    pub fn as_str(self) -> Option<&'t str> {
        match self.shape() {
            Shape::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a boolean; `None` for any other value.
    pub fn as_bool(self) -> Option<bool> {
        match self.shape() {
            Shape::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Returns a number; `None` for any other value.
    pub fn as_number(self) -> Option<Number> {
        match self.shape() {
            Shape::Number(literal) => Some(Number::parse(literal)),
            _ => None,
        }
    }

    /// Returns whether it is an object.
    pub fn is_object(self) -> bool {
        matches!(self.node().content, Content::Object(_))
    }

    /// Returns whether it is an array.
    pub fn is_array(self) -> bool {
        matches!(self.node().content, Content::Array(_))
    }

    /// Returns the elements of an array; empty for any other value.
    pub fn elements(self) -> impl ExactSizeIterator<Item = View<'t>> {
        let tree = self.tree;
        self.element_ids().iter().map(|id| tree.view(id.0))
    }

    fn element_ids(self) -> &'t [NodeId] {
        match self.node().content {
            Content::Array(range) => &self.tree.elements[range.range()],
            _ => &[],
        }
    }

    /// Returns the members of an object in the order of the text; empty for any other value.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry<'t>> {
        let tree = self.tree;
        tree.members[self.member_range()].iter().map(|member| tree.entry(member))
    }

    fn member_range(self) -> Range<usize> {
        match self.node().content {
            Content::Object(range) => range.range(),
            _ => 0..0,
        }
    }

    /// Returns the member `key` of an object.
    pub fn entry(self, key: &str) -> Option<Entry<'t>> {
        let tree = self.tree;
        let members = &tree.members[self.member_range()];
        let member = if members.len() <= MAX_SCANNED_MEMBERS {
            members.iter().find(|member| tree.key(member) == key)?
        } else {
            let places = tree.sorted.get_or_init(|| tree.sort_large_objects()).get(&self.id)?;
            let key_at = |place: &u32| tree.key(&members[*place as usize]);
            let found = places.binary_search_by(|place| key_at(place).cmp(key)).ok()?;
            &members[places[found] as usize]
        };
        Some(tree.entry(member))
    }

    /// Returns the value of the member `key` of an object.
    pub fn get(self, key: &str) -> Option<View<'t>> {
        self.entry(key).map(|entry| entry.value)
    }

    /// Returns the value at a JSON Pointer, relative to this value.
    pub fn at(self, pointer: &str) -> Option<View<'t>> {
        if !pointer.is_empty() && !pointer.starts_with('/') {
            return None;
        }
        pointer::segments(pointer).try_fold(self, |view, segment| view.step(&segment))
    }

    /// Returns the member or element for a segment of a JSON Pointer.
    pub fn step(self, segment: &str) -> Option<View<'t>> {
        if self.is_object() {
            return self.get(segment);
        }
        let is_index = segment.bytes().all(|digit| digit.is_ascii_digit())
            && (segment == "0" || !segment.starts_with('0'));
        let index = is_index.then(|| segment.parse().ok())??;
        self.elements().nth(index)
    }

    /// Copies the value.
    pub fn to_value(self) -> Value {
        match self.shape() {
            Shape::Null => Value::Null,
            Shape::Bool(value) => Value::Bool(value),
            Shape::Number(literal) => Value::Number(Number::parse(literal)),
            Shape::String(text) => Value::String(text.into()),
            Shape::Array => Value::Array(self.elements().map(View::to_value).collect()),
            Shape::Object => {
                let members =
                    self.entries().map(|entry| (entry.key.into(), entry.value.to_value()));
                Value::Object(members.collect::<IndexMap<_, _>>())
            }
        }
    }
}

impl Tree {
    fn entry<'t>(&'t self, member: &'t TreeMember) -> Entry<'t> {
        Entry {
            key: self.key(member),
            key_span: member.key_span.range(),
            value: self.view(member.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Tree {
        Tree::read(text.as_bytes(), 16).expect("the test's own text").0
    }

    #[test]
    fn values_are_found_by_pointer_and_by_place() {
        let tree = tree("{\n  \"a/b\": [1, {\"c\\u0064\": \"x\\ny\"}],\n  \"é\": 2}");
        let inner = tree.at("/a~1b/1/cd").expect("it is there");
        assert_eq!(inner.as_str(), Some("x\ny"));
        assert_eq!(tree.pointer_to(inner.span().start), "/a~1b/1/cd");
        let last = tree.at("/é").expect("it is there").span().start;
        assert_eq!(tree.position(last), Position { line: 3, column: 8 });
        for absent in ["/a~1b/01", "/a~1b/2", "/a~1b/-", "a", "/x"] {
            assert!(tree.at(absent).is_none(), "{absent}");
        }
    }

    #[test]
    fn large_objects_are_searched() {
        let members: Vec<String> = (0..100).map(|index| format!("\"k{index}\":{index}")).collect();
        let tree = tree(&format!("{{{}}}", members.join(",")));
        assert_eq!(tree.at("/k77").map(View::text), Some("77"));
        assert!(tree.at("/k100").is_none());
    }

    #[test]
    fn values_are_copied_as_they_are() {
        let text = r#"{"a":[1.0,true,null,"\t"],"b":{}}"#;
        assert_eq!(tree(text).root().to_value(), Value::parse(text.as_bytes()).expect("JSON"));
    }
}
