//! Conditions on a value.

use serde_json::{Map, Value};
use tablature_schema::ir::{Keyword, TypeSet};

use super::super::emit::{definition, value_of};

/// Keywords whose subschemas are about the same value.
const IN_PLACE: [Keyword; 7] = [
    Keyword::Ref,
    Keyword::AllOf,
    Keyword::AnyOf,
    Keyword::OneOf,
    Keyword::Not,
    Keyword::If,
    Keyword::DependentSchemas,
];

/// A subschema of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Schema<'a> {
    pub(super) value: &'a Value,
    /// What references resolve to.
    definitions: Option<&'a Map<String, Value>>,
}

impl<'a> Schema<'a> {
    pub(super) fn document(value: &'a Value) -> Self {
        let definitions = value.get(Keyword::Defs.name()).and_then(Value::as_object);
        Self { value, definitions }
    }

    /// Returns another subschema of the same document.
    pub(super) fn beside(self, value: &'a Value) -> Self {
        Self { value, ..self }
    }

    pub(super) fn members(self) -> Option<&'a Map<String, Value>> {
        self.value.as_object()
    }

    pub(super) fn get(self, keyword: Keyword) -> Option<&'a Value> {
        value_of(self.members()?, keyword)
    }

    pub(super) fn child(self, keyword: Keyword) -> Option<Self> {
        Some(self.beside(self.get(keyword)?))
    }

    /// Returns the subschemas in a list.
    pub(super) fn list(self, keyword: Keyword) -> impl Iterator<Item = Self> {
        let items = self.get(keyword).and_then(Value::as_array);
        items.into_iter().flatten().map(move |item| self.beside(item))
    }

    /// Returns the subschemas by name.
    pub(super) fn named(self, keyword: Keyword) -> impl Iterator<Item = (&'a str, Self)> {
        let named = self.get(keyword).and_then(Value::as_object);
        named.into_iter().flatten().map(move |(name, one)| (name.as_str(), self.beside(one)))
    }

    /// Returns what a reference in it resolves to.
    pub(super) fn target(self) -> Option<Self> {
        let name = definition(self.get(Keyword::Ref)?.as_str()?)?;
        Some(self.beside(self.definitions?.get(name)?))
    }

    /// Returns the subschema of members that are neither named nor matched.
    pub(super) fn others(self) -> Option<Self> {
        self.child(Keyword::AdditionalProperties)
            .or_else(|| self.unevaluated(Keyword::UnevaluatedProperties))
    }

    /// Returns the subschema of items after those that have one each.
    pub(super) fn further(self) -> Option<Self> {
        let unevaluated = || self.unevaluated(Keyword::UnevaluatedItems);
        self.child(Keyword::Items).or_else(|| {
            // What `contains` finds is evaluated.
            unevaluated().filter(|_| self.get(Keyword::Contains).is_none())
        })
    }

    /// Returns the subschema of what nothing else evaluates, where nothing but the schema itself can.
    fn unevaluated(self, keyword: Keyword) -> Option<Self> {
        let is_alone = IN_PLACE.iter().all(|keyword| self.get(*keyword).is_none());
        self.child(keyword).filter(|_| is_alone)
    }

    pub(super) fn is_everything(self) -> bool {
        match self.value {
            Value::Bool(accepts) => *accepts,
            Value::Object(members) => members.is_empty(),
            _ => false,
        }
    }

    pub(super) fn types(self) -> TypeSet {
        let set = |name: &Value| name.as_str().and_then(TypeSet::from_name).unwrap_or(TypeSet::ALL);
        match self.get(Keyword::Type) {
            None => TypeSet::ALL,
            Some(Value::Array(names)) => names.iter().map(set).collect(),
            Some(name) => set(name),
        }
    }

    pub(super) fn count(self, keyword: Keyword) -> Option<u64> {
        self.get(keyword)?.as_u64()
    }

    fn address(self) -> usize {
        std::ptr::from_ref(self.value) as usize
    }
}

/// Identifies a condition within one proof.
pub(super) type Key = (u8, usize, usize);

/// A condition on a value. Those about members are for objects, and those about items for arrays.
#[derive(Debug, Clone, Copy)]
pub(super) enum Condition<'a> {
    /// It is valid under the schema.
    Is(Schema<'a>),
    /// It is invalid under the schema.
    IsNot(Schema<'a>),
    /// It violates this keyword of the schema, one of those that say something about a value as a whole.
    Violates(Schema<'a>, Keyword),
    /// It is valid under one branch of `oneOf`, which has this number, and under no other.
    OnlyBranch(Schema<'a>, usize),
    /// It equals the value.
    Equals(&'a Value),
    /// It equals none of a list.
    IsNone(&'a Value),
    /// It does not equal the value.
    Differs(&'a Value),
    /// It is a string, this one.
    IsText(&'a str),
    /// It is a string, and another one.
    IsOtherText(&'a str),
    /// It is a string that the pattern matches.
    Matches(&'a str),
    /// It is a string that the pattern does not match.
    MatchesNot(&'a str),
    /// It is a number with a fraction.
    IsFraction,
    /// It is a number that is not written as an integer.
    IsNotWrittenAsInteger,
    Has(&'a str),
    Lacks(&'a str),
    /// The object has this member, which is invalid under the schema.
    HasInvalid(&'a str, Schema<'a>),
    /// A member whose name the pattern matches is invalid under the schema.
    SomeMatching(&'a str, Schema<'a>),
    /// A member that the schema neither names nor matches is invalid under the one for such members.
    SomeOther(Schema<'a>),
    /// The name of a member is invalid under the schema.
    SomeName(Schema<'a>),
    /// The array has an item here, which is invalid under the schema.
    ItemInvalid(usize, Schema<'a>),
    /// From this item on, one is invalid under the schema.
    SomeItemInvalid(usize, Schema<'a>),
    /// Every item is invalid under the schema.
    ItemsInvalid(Schema<'a>),
    /// Two items are equal.
    Repeats,
}

impl Condition<'_> {
    pub(super) fn key(&self) -> Key {
        let of = |value: &Value| std::ptr::from_ref(value) as usize;
        let text = |text: &str| text.as_ptr() as usize;
        match *self {
            Self::Is(schema) => (0, schema.address(), 0),
            Self::IsNot(schema) => (1, schema.address(), 0),
            Self::Violates(schema, keyword) => (2, schema.address(), keyword as usize),
            Self::OnlyBranch(schema, at) => (3, schema.address(), at),
            Self::Equals(value) => (4, of(value), 0),
            Self::IsNone(value) => (5, of(value), 0),
            Self::Differs(value) => (6, of(value), 0),
            Self::IsText(name) => (7, text(name), name.len()),
            Self::IsOtherText(name) => (8, text(name), name.len()),
            Self::Matches(pattern) => (9, text(pattern), pattern.len()),
            Self::MatchesNot(pattern) => (10, text(pattern), pattern.len()),
            Self::IsFraction => (11, 0, 0),
            Self::IsNotWrittenAsInteger => (12, 0, 0),
            Self::Has(name) => (13, text(name), name.len()),
            Self::Lacks(name) => (14, text(name), name.len()),
            Self::HasInvalid(name, schema) => (15, text(name), schema.address()),
            Self::SomeMatching(pattern, schema) => (16, text(pattern), schema.address()),
            Self::SomeOther(schema) => (17, schema.address(), 0),
            Self::SomeName(schema) => (18, schema.address(), 0),
            Self::ItemInvalid(at, schema) => (19, at, schema.address()),
            Self::SomeItemInvalid(from, schema) => (20, from, schema.address()),
            Self::ItemsInvalid(schema) => (21, schema.address(), 0),
            Self::Repeats => (22, 0, 0),
        }
    }
}
