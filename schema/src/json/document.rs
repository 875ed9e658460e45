//! Stores the values of a payload in an arena.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    ops::Range,
    sync::OnceLock,
};

use super::{
    names::{Name, fingerprint},
    span::Span,
};

/// The index of a value in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// Returns its index in the list of the document's values.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A JSON document: contiguous lists of values, members and elements, which take few bytes each: a record may hold
/// millions of them.
///
/// Object members are unique: of duplicate keys, the last one counts, as in most parsers. The parser reports the
/// others.
#[derive(Debug, Default)]
pub struct Document<'a> {
    text: &'a str,
    pub(super) nodes: Vec<Node>,
    pub(super) members: Vec<Member<'a>>,
    pub(super) elements: Vec<NodeId>,
    /// The contents of strings with escapes.
    pub(super) unescaped: Vec<String>,
    pub(super) root: u32,
    /// For large objects, the indexes of their members in the order of names. Built at the first lookup, when all names
    /// are final.
    sorted: OnceLock<HashMap<NodeId, Vec<u32>>>,
}

/// Up to this many members, a linear scan is as fast as a search.
const MAX_SCANNED_MEMBERS: usize = 32;

/// A value and its bytes in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) content: Content,
}

/// What a value holds besides its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content {
    Null,
    Bool(bool),
    Number,
    /// A string without escapes.
    Plain,
    /// The index of the content of a string with escapes.
    Unescaped(u32),
    /// The range of its elements.
    Array(Span),
    /// The range of its members.
    Object(Span),
}

/// The kind of a value, with the content of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The literal as written.
    Number(&'a str),
    /// The content, unescaped.
    String(&'a str),
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A member of an object: key, bytes and value.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    key: Key<'a>,
    key_span: Span,
    /// The value of the member.
    pub value: NodeId,
    /// Fingerprint of the name.
    pub(super) fingerprint: u32,
}

/// The key of a member. Few have an escape, or another name in the schema.
#[derive(Debug, Clone)]
enum Key<'a> {
    Plain(&'a str),
    Other(Box<OtherKey<'a>>),
}

#[derive(Debug, Clone)]
struct OtherKey<'a> {
    text: Cow<'a, str>,
    /// The name of the field in the schema, where it differs.
    wire: Option<&'a str>,
}

impl<'a> Member<'a> {
    pub(super) fn new(key: Cow<'a, str>, key_span: Range<usize>, value: NodeId) -> Self {
        let fingerprint = fingerprint(key.as_bytes());
        let key = match key {
            Cow::Borrowed(text) => Key::Plain(text),
            text @ Cow::Owned(_) => Key::Other(Box::new(OtherKey { text, wire: None })),
        };
        Self { key, key_span: key_span.into(), value, fingerprint }
    }

    /// Returns the key as in the payload, unescaped.
    pub fn key(&self) -> &str {
        match &self.key {
            Key::Plain(text) => text,
            Key::Other(other) => &other.text,
        }
    }

    /// Returns the key if it has escapes.
    pub(super) fn unescaped_key(&self) -> Option<&str> {
        match &self.key {
            Key::Other(other) if matches!(other.text, Cow::Owned(_)) => Some(&other.text),
            _ => None,
        }
    }

    /// Returns the bytes of the key, including the quotes.
    pub fn key_span(&self) -> Range<usize> {
        self.key_span.range()
    }

    /// Returns the name of the field in the schema.
    pub fn name(&self) -> &str {
        match &self.key {
            Key::Plain(text) => text,
            Key::Other(other) => other.wire.unwrap_or(&other.text),
        }
    }

    /// Returns the name for a lookup in a [`NameTable`](super::NameTable).
    pub fn to_name(&self) -> Name<'_> {
        Name::with_fingerprint(self.name(), self.fingerprint)
    }

    fn rename(&mut self, wire: &'a str) {
        let text = match &mut self.key {
            Key::Plain(text) => Cow::Borrowed(*text),
            Key::Other(other) => std::mem::take(&mut other.text),
        };
        self.key = Key::Other(Box::new(OtherKey { text, wire: Some(wire) }));
        self.fingerprint = fingerprint(wire.as_bytes());
    }
}

impl<'a> Document<'a> {
    /// Creates a document of a text, which is yet to be read.
    pub(super) fn for_text(text: &'a str) -> Self {
        /// In most texts, a value, a member or an element takes at least this many bytes.
        const BYTES_A_VALUE: usize = 20;
        /// Larger documents grow as they are read: their length says little about the number of values.
        const MAX_RESERVED: usize = 256;
        let values = (text.len() / BYTES_A_VALUE).min(MAX_RESERVED);
        Self {
            text,
            nodes: Vec::with_capacity(values),
            members: Vec::with_capacity(values),
            ..Self::default()
        }
    }

    /// Creates a document that consists of one string, without a text.
    pub fn of_string(content: String) -> Self {
        let mut document = Self::default();
        document.push_string(Cow::Owned(content), 0..0);
        document
    }

    /// Adds a value.
    pub(super) fn push(&mut self, content: Content, span: Range<usize>) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).expect("fewer values than bytes"));
        self.nodes.push(Node { span: span.into(), content });
        id
    }

    /// Adds a string.
    pub(super) fn push_string(&mut self, text: Cow<'a, str>, span: Range<usize>) -> NodeId {
        let content = match text {
            Cow::Borrowed(_) => Content::Plain,
            Cow::Owned(text) => {
                self.unescaped.push(text);
                let index = u32::try_from(self.unescaped.len() - 1);
                Content::Unescaped(index.expect("fewer strings than bytes"))
            }
        };
        self.push(content, span)
    }

    /// Returns the root value.
    pub fn root(&self) -> NodeRef<'_> {
        self.node(NodeId(self.root))
    }

    /// Returns the value with this id.
    pub fn node(&self, id: NodeId) -> NodeRef<'_> {
        NodeRef { document: Document::narrow(self), id }
    }

    /// Returns every value in the order of the text, including those of duplicate keys.
    pub fn nodes(&self) -> impl Iterator<Item = NodeRef<'_>> {
        (0u32..).map(NodeId).take(self.nodes.len()).map(|id| self.node(id))
    }

    /// Returns the number of values.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns whether there is no value, which is never the case for a parsed text.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the document with a shorter lifetime.
    fn narrow<'b>(document: &'b Document<'a>) -> &'b Document<'b> {
        document
    }

    fn sort_large_objects(&self) -> HashMap<NodeId, Vec<u32>> {
        let ids = (0u32..).map(NodeId).zip(&self.nodes);
        ids.filter_map(|(id, node)| match node.content {
            Content::Object(range) if range.len() > MAX_SCANNED_MEMBERS => {
                let members = &self.members[range.range()];
                let mut places: Vec<u32> = (0u32..).take(members.len()).collect();
                places.sort_by_key(|place| members[*place as usize].name());
                Some((id, places))
            }
            _ => None,
        })
        .collect()
    }

    /// Returns every member of every object.
    pub fn members(&self) -> &[Member<'a>] {
        &self.members
    }

    /// Sets the schema's name for the member at `index` of the members' list.
    pub fn rename(&mut self, index: usize, wire: &'a str) {
        self.members[index].rename(wire);
    }

    /// Removes the members at `indexes` of the members' list from their objects, so that they are not checked.
    pub fn remove_members(&mut self, indexes: &BTreeSet<usize>) {
        if indexes.is_empty() {
            return;
        }
        for node in &mut self.nodes {
            let Content::Object(range) = &mut node.content else { continue };
            // The list keeps its length; removed members stay at the end of the object's range.
            let Some(first) = indexes.range(range.range()).next() else { continue };
            let mut kept = *first;
            for index in *first..range.range().end {
                if !indexes.contains(&index) {
                    self.members.swap(kept, index);
                    kept += 1;
                }
            }
            *range = (range.range().start..kept).into();
        }
    }
}

/// A value of a document; cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct NodeRef<'a> {
    /// The document that contains it.
    pub document: &'a Document<'a>,
    /// Its id in the document.
    pub id: NodeId,
}

impl<'a> NodeRef<'a> {
    fn node(self) -> &'a Node {
        &self.document.nodes[self.id.index()]
    }

    /// Returns the kind of the value.
    pub fn kind(self) -> Kind<'a> {
        let document = self.document;
        let node = self.node();
        match node.content {
            Content::Null => Kind::Null,
            Content::Bool(value) => Kind::Bool(value),
            Content::Number => Kind::Number(&document.text[node.span.range()]),
            Content::Plain => Kind::String(&document.text[node.span.within_quotes()]),
            Content::Unescaped(index) => Kind::String(&document.unescaped[index as usize]),
            Content::Array(_) => Kind::Array,
            Content::Object(_) => Kind::Object,
        }
    }

    /// Returns the bytes of the value.
    pub fn span(self) -> Range<usize> {
        self.node().span.range()
    }

    /// Returns the content of a string; `None` for any other value.
    pub fn as_str(self) -> Option<&'a str> {
        match self.kind() {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the members of an object in the order of the text; an empty slice for any other value.
    pub fn members(self) -> &'a [Member<'a>] {
        match self.node().content {
            Content::Object(range) => &self.document.members[range.range()],
            _ => &[],
        }
    }

    /// Returns the index of the object's first member in the document's list.
    pub fn first_member(self) -> usize {
        match self.node().content {
            Content::Object(range) => range.range().start,
            _ => 0,
        }
    }

    /// Returns the elements of an array; an empty iterator for any other value.
    pub fn elements(self) -> Elements<'a> {
        let ids: &'a [NodeId] = match self.node().content {
            Content::Array(range) => &self.document.elements[range.range()],
            _ => &[],
        };
        Elements { document: self.document, ids: ids.iter() }
    }

    /// Returns the member whose name in the schema is `name`.
    pub fn member(self, name: &str) -> Option<&'a Member<'a>> {
        self.member_named(Name::new(name))
    }

    /// Returns the member with this name in the schema.
    pub fn member_named(self, name: Name<'_>) -> Option<&'a Member<'a>> {
        let members = self.members();
        if members.len() <= MAX_SCANNED_MEMBERS {
            return members.iter().find(|member| member.to_name() == name);
        }
        let name = name.text();
        let sorted = self.document.sorted.get_or_init(|| self.document.sort_large_objects());
        let places = sorted.get(&self.id)?;
        let found =
            places.binary_search_by(|place| members[*place as usize].name().cmp(name)).ok()?;
        Some(&members[places[found] as usize])
    }

    /// Returns the value of the member whose name in the schema is `name`.
    pub fn get(self, name: &str) -> Option<NodeRef<'a>> {
        self.member(name).map(|member| self.at(member.value))
    }

    /// Returns another value of the same document.
    #[must_use]
    pub fn at(self, id: NodeId) -> NodeRef<'a> {
        NodeRef { document: self.document, id }
    }

    /// Returns the JSON Schema name of the value's type; `number` for integers too.
    pub fn type_name(self) -> &'static str {
        match self.kind() {
            Kind::Null => "null",
            Kind::Bool(_) => "boolean",
            Kind::Number(_) => "number",
            Kind::String(_) => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }
}

/// The elements of an array, in order.
#[derive(Debug, Clone)]
pub struct Elements<'a> {
    document: &'a Document<'a>,
    ids: std::slice::Iter<'a, NodeId>,
}

impl<'a> Iterator for Elements<'a> {
    type Item = NodeRef<'a>;

    fn next(&mut self) -> Option<NodeRef<'a>> {
        self.ids.next().map(|id| NodeRef { document: self.document, id: *id })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ids.size_hint()
    }
}

impl ExactSizeIterator for Elements<'_> {}
