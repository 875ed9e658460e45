//! The instance that a subschema applies to: a value, or the name of a property.

use tablature_schema::ir::TypeSet;

use crate::json::{Decimal, Kind, Member, NodeRef};

/// A value of the document, or the name of one of its members as a string.
#[derive(Debug, Clone, Copy)]
pub(super) enum Instance<'a> {
    Value(NodeRef<'a>),
    Name(Name<'a>),
}

/// The name of a member.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    /// The object.
    pub(super) object: NodeRef<'a>,
    /// The member.
    pub(super) member: &'a Member<'a>,
    /// Its index in the document's list.
    pub(super) index: usize,
}

impl<'a> Instance<'a> {
    /// Returns the string, if it is one.
    pub(super) fn as_str(self) -> Option<&'a str> {
        match self {
            Self::Value(node) => node.as_str(),
            Self::Name(name) => Some(name.member.name()),
        }
    }

    /// Returns the value; for a name, the object that has it.
    pub(super) fn node(self) -> NodeRef<'a> {
        match self {
            Self::Value(node) => node,
            Self::Name(name) => name.object,
        }
    }

    /// Returns a number that is unique within the document.
    pub(super) fn number(self) -> u32 {
        const NAME: u32 = 1 << 31;
        let number = |index| u32::try_from(index).expect("documents count values in 31 bits");
        match self {
            Self::Value(node) => number(node.id.index()),
            Self::Name(name) => number(name.index) | NAME,
        }
    }

    /// Returns its type; for an integer, both numeric types.
    pub(super) fn type_of(self) -> TypeSet {
        match self {
            Self::Name(_) => TypeSet::STRING,
            Self::Value(node) => match node.kind() {
                Kind::Null => TypeSet::NULL,
                Kind::Bool(_) => TypeSet::BOOLEAN,
                Kind::Number(_) => TypeSet::NUMBER,
                Kind::String(_) => TypeSet::STRING,
                Kind::Array => TypeSet::ARRAY,
                Kind::Object => TypeSet::OBJECT,
            },
        }
    }

    /// Returns whether its type is in a set. In draft 4, the literal decides whether a number is an integer; later, its
    /// value.
    pub(super) fn is_of(self, types: TypeSet, has_literal_integers: bool) -> bool {
        let own = self.type_of();
        if types.contains(own) {
            return true;
        }
        match self {
            Self::Value(node) if types.intersects(own) => match node.kind() {
                Kind::Number(literal) => types.contains(type_of(literal, has_literal_integers)),
                _ => false,
            },
            _ => false,
        }
    }
}

/// Returns the type of a number: integer, or number with a fraction.
pub(crate) fn type_of(literal: &str, has_literal_integers: bool) -> TypeSet {
    let is_plain = !literal.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
    let is_integer = is_plain || (!has_literal_integers && Decimal::parse(literal).is_integer());
    if is_integer { TypeSet::INTEGER } else { TypeSet::FRACTION }
}
