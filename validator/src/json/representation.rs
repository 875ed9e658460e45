//! What lets the `jsonschema` crate read a [`Document`] as it stands: no second tree is built, numbers keep
//! every digit, and fields answer to the names of the schema.

use std::{borrow::Cow, collections::HashSet};

use jsonschema::{
    JsonType,
    json::{Array, Json, JsonNumber, Node, NodeIdentity, Object},
};
use serde_json::Value;

use super::{Decimal, Document, Kind, Member, NodeRef};
use tablature_schema::json::Elements;

/// The representation, as the `jsonschema` crate names it.
#[derive(Debug)]
pub(crate) struct Payload;

impl Json for Payload {
    type Node<'a> = NodeRef<'a>;
    type PreparedKey = String;
    type StringBuffer = Document<'static>;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(
        buffer: &mut Document<'static>,
        string: &str,
        f: impl FnOnce(NodeRef<'_>) -> T,
    ) -> T {
        *buffer = Document::of_string(string.to_owned());
        f(buffer.root())
    }
}

/// A number literal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Literal<'a>(&'a str);

impl JsonNumber for Literal<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|number: &f64| number.is_finite())
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }

    /// Only for the text of errors, which we write ourselves.
    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        Cow::Owned(
            self.as_u64()
                .map(Into::into)
                .or_else(|| self.as_i64().map(Into::into))
                .or_else(|| self.as_f64().and_then(serde_json::Number::from_f64))
                .unwrap_or_else(|| 0.into()),
        )
    }

    fn is_integer(&self) -> bool {
        Decimal::parse(self.0).is_integer()
    }

    fn is_written_as_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }
}

impl<'a> Node<'a, Payload> for NodeRef<'a> {
    type Object = Fields<'a>;
    type Array = Elements<'a>;
    type Number = Literal<'a>;

    fn as_object(&self) -> Option<Fields<'a>> {
        matches!(self.kind(), Kind::Object(_)).then_some(Fields(*self))
    }

    fn as_array(&self) -> Option<Elements<'a>> {
        matches!(self.kind(), Kind::Array(_)).then(|| self.elements())
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        self.as_str().map(Cow::Borrowed)
    }

    fn as_number(&self) -> Option<Literal<'a>> {
        match self.kind() {
            Kind::Number(literal) => Some(Literal(literal)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.kind() {
            Kind::Bool(value) => Some(*value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.kind(), Kind::Null)
    }

    fn json_type(&self) -> JsonType {
        match self.kind() {
            Kind::Null => JsonType::Null,
            Kind::Bool(_) => JsonType::Boolean,
            Kind::Number(_) => JsonType::Number,
            Kind::String(_) => JsonType::String,
            Kind::Array(_) => JsonType::Array,
            Kind::Object(_) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        equals(*self, expected)
    }

    /// Findings are written from the document, so errors need no copy of the value (a deep one for every
    /// error would cost the square of the payload), but for property names, which are no values of it.
    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(self.as_str().map_or(Value::Null, Value::from))
    }

    fn identity(&self) -> Option<NodeIdentity> {
        let number = u32::try_from(self.id.index()).ok()?;
        Some(NodeIdentity::tagged(std::ptr::from_ref(self.document) as usize, number))
    }
}

/// The members of an object.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'a>(NodeRef<'a>);

impl<'a> Object<'a, Payload> for Fields<'a> {
    type Node = NodeRef<'a>;
    type MemberName = &'a str;
    type MembersIter = FieldsIter<'a>;

    fn len(&self) -> usize {
        self.0.members().len()
    }

    fn get(&self, key: &String) -> Option<NodeRef<'a>> {
        self.0.get(key)
    }

    fn members(&self) -> FieldsIter<'a> {
        FieldsIter { object: self.0, members: self.0.members().iter() }
    }
}

/// The members in the order of the text, each under the name that the schema knows.
#[derive(Debug)]
pub(crate) struct FieldsIter<'a> {
    object: NodeRef<'a>,
    members: std::slice::Iter<'a, Member<'a>>,
}

impl<'a> Iterator for FieldsIter<'a> {
    type Item = (&'a str, NodeRef<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.members.next().map(|member| (member.name(), self.object.at(member.value)))
    }
}

impl<'a> Array<'a, Payload> for Elements<'a> {
    type Node = NodeRef<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        ExactSizeIterator::len(self)
    }

    fn elements(&self) -> Elements<'a> {
        self.clone()
    }

    fn is_unique(&self) -> bool {
        let mut seen = HashSet::new();
        self.clone().all(|element| seen.insert(element.canonical_text()))
    }
}

/// Equality as JSON Schema Core 4.2.2 defines it: numbers by value, objects without order.
fn equals(node: NodeRef<'_>, expected: &Value) -> bool {
    match (node.kind(), expected) {
        (Kind::Null, Value::Null) => true,
        (Kind::Bool(left), Value::Bool(right)) => left == right,
        (Kind::Number(left), Value::Number(right)) => {
            Decimal::parse(left) == Decimal::parse(&right.to_string())
        }
        (Kind::String(left), Value::String(right)) => left == right,
        (Kind::Array(_), Value::Array(right)) => {
            ExactSizeIterator::len(&node.elements()) == right.len()
                && node.elements().zip(right).all(|(left, right)| equals(left, right))
        }
        (Kind::Object(_), Value::Object(right)) => {
            node.members().len() == right.len()
                && node.members().iter().all(|member| {
                    right
                        .get(member.name())
                        .is_some_and(|value| equals(node.at(member.value), value))
                })
        }
        _ => false,
    }
}
