//! Owned values, for keywords such as `const`, `enum` and `default`.

use std::{
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use indexmap::IndexMap;

use super::{
    Decimal, Duplicate, Fault, Kind, NodeRef, parse, write_array, write_object, write_string,
};

/// A JSON value that keeps numbers as they were written.
///
/// Values are compared by JSON Schema Core 4.2.2: numbers by value, objects regardless of order.
///
/// # Example
///
/// ```
/// use tablature_schema::json::Value;
///
/// let value = Value::parse(br#"{"a": 1.0, "b": [null]}"#)?;
/// assert_eq!(value, Value::parse(br#"{"b": [null], "a": 1}"#)?);
/// assert_eq!(value.to_string(), r#"{"a":1.0,"b":[null]}"#);
/// # Ok::<(), tablature_schema::json::ReadValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string, unescaped.
    String(Box<str>),
    /// An array.
    Array(Vec<Value>),
    /// An object, with its members in the order of the text.
    Object(IndexMap<Box<str>, Value>),
}

/// A number: its literal and its exact value. Compared by value.
#[derive(Debug, Clone)]
pub struct Number {
    literal: Box<str>,
    decimal: Decimal,
}

/// An error from parsing a [`Value`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadValueError {
    /// The message.
    pub message: String,
    /// The invalid bytes.
    pub span: Range<usize>,
}

impl fmt::Display for ReadValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadValueError {}

impl From<Fault> for ReadValueError {
    fn from(fault: Fault) -> Self {
        Self { message: fault.message, span: fault.span }
    }
}

impl From<&Duplicate> for ReadValueError {
    fn from(duplicate: &Duplicate) -> Self {
        let message = format!("duplicate key `{}`", duplicate.key);
        Self { message, span: duplicate.span.clone() }
    }
}

/// Maximum depth of arrays and objects in a [`Value`], which bounds the stack of recursive functions.
pub const MAX_VALUE_DEPTH: usize = 128;

impl Value {
    /// Parses a JSON text strictly, up to [`MAX_VALUE_DEPTH`] levels.
    ///
    /// # Errors
    ///
    /// The text is not a JSON document, or has a duplicate key.
    pub fn parse(text: &[u8]) -> Result<Self, ReadValueError> {
        let (document, duplicates) = parse(text, MAX_VALUE_DEPTH)?;
        match duplicates.first() {
            Some(duplicate) => Err(duplicate.into()),
            None => Ok(Self::from_node(document.root())),
        }
    }

    /// Copies a value of a document. The parser has limited its depth.
    pub fn from_node(node: NodeRef<'_>) -> Self {
        match node.kind() {
            Kind::Null => Self::Null,
            Kind::Bool(value) => Self::Bool(value),
            Kind::Number(literal) => Self::Number(Number::parse(literal)),
            Kind::String(text) => Self::String(text.into()),
            Kind::Array => Self::Array(node.elements().map(Self::from_node).collect()),
            Kind::Object => Self::Object(
                node.members()
                    .iter()
                    .map(|member| (member.key().into(), Self::from_node(node.at(member.value))))
                    .collect(),
            ),
        }
    }

    /// Returns the content of a string; `None` for any other value.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number; `None` for any other value.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the elements of an array; `None` for any other value.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the members of an object; `None` for any other value.
    pub fn as_object(&self) -> Option<&IndexMap<Box<str>, Value>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Returns the member `key` of an object.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }

    /// Converts the value for `serde_json`. Returns `None` if a number is not exactly an `i64`, a `u64` or an `f64`.
    pub fn to_serde(&self) -> Option<serde_json::Value> {
        Some(match self {
            Self::Null => serde_json::Value::Null,
            Self::Bool(value) => serde_json::Value::Bool(*value),
            Self::Number(number) => serde_json::Value::Number(number.to_serde()?),
            Self::String(text) => serde_json::Value::String((**text).to_owned()),
            Self::Array(elements) => elements.iter().map(Self::to_serde).collect::<Option<_>>()?,
            Self::Object(members) => members
                .iter()
                .map(|(key, value)| Some(((**key).to_owned(), value.to_serde()?)))
                .collect::<Option<_>>()?,
        })
    }
}

impl From<&serde_json::Value> for Value {
    /// Converts a value of `serde_json`. Numbers are taken as `serde_json` prints them.
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Bool(*value),
            serde_json::Value::Number(number) => Self::Number(Number::parse(&number.to_string())),
            serde_json::Value::String(text) => Self::String(text.as_str().into()),
            serde_json::Value::Array(elements) => {
                Self::Array(elements.iter().map(Self::from).collect())
            }
            serde_json::Value::Object(members) => Self::Object(
                members.iter().map(|(key, value)| (key.as_str().into(), value.into())).collect(),
            ),
        }
    }
}

impl Number {
    /// Parses a JSON number literal. Any other text gives an unspecified number.
    pub fn parse(literal: &str) -> Self {
        Self { literal: literal.into(), decimal: Decimal::parse(literal) }
    }

    /// Returns the number as it was written.
    pub fn literal(&self) -> &str {
        &self.literal
    }

    /// Returns the exact value.
    pub fn decimal(&self) -> &Decimal {
        &self.decimal
    }

    /// Converts the number for `serde_json`. Returns `None` if it would be rounded.
    pub fn to_serde(&self) -> Option<serde_json::Number> {
        let number: serde_json::Number = serde_json::from_str(&self.literal).ok()?;
        (Decimal::parse(&number.to_string()) == self.decimal).then_some(number)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.decimal == other.decimal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.decimal.cmp(&other.decimal)
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.decimal.hash(state);
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.literal)
    }
}

impl Hash for Value {
    /// Hashes equal values alike: numbers by value, objects regardless of order.
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Null => {}
            Self::Bool(value) => value.hash(state),
            Self::Number(number) => number.hash(state),
            Self::String(text) => text.hash(state),
            Self::Array(elements) => elements.hash(state),
            Self::Object(members) => {
                members.len().hash(state);
                let members = members.iter().map(|member| {
                    let mut own = DefaultHasher::new();
                    member.hash(&mut own);
                    own.finish()
                });
                members.fold(0, u64::wrapping_add).hash(state);
            }
        }
    }
}

impl fmt::Display for Value {
    /// Writes compact JSON. Numbers and the order of members are kept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::String(text) => write_string(f, text),
            Self::Array(elements) => write_array(f, elements),
            Self::Object(members) => write_object(f, members),
        }
    }
}

impl NodeRef<'_> {
    /// Returns whether the value equals `expected` (JSON Schema Core 4.2.2): numbers by value, objects regardless of
    /// order.
    pub fn equals(self, expected: &Value) -> bool {
        match (self.kind(), expected) {
            (Kind::Null, Value::Null) => true,
            (Kind::Bool(left), Value::Bool(right)) => left == *right,
            (Kind::Number(left), Value::Number(right)) => {
                left == right.literal() || Decimal::parse(left) == *right.decimal()
            }
            (Kind::String(left), Value::String(right)) => *left == **right,
            (Kind::Array, Value::Array(right)) => {
                self.elements().len() == right.len()
                    && self.elements().zip(right).all(|(left, right)| left.equals(right))
            }
            (Kind::Object, Value::Object(right)) => {
                self.members().len() == right.len()
                    && self.members().iter().all(|member| {
                        let expected = right.get(member.name());
                        expected.is_some_and(|value| self.at(member.value).equals(value))
                    })
            }
            _ => false,
        }
    }

    /// Returns whether two values of documents are equal, as [`NodeRef::equals`] does.
    pub fn equals_node(self, other: NodeRef<'_>) -> bool {
        match (self.kind(), other.kind()) {
            (Kind::Null, Kind::Null) => true,
            (Kind::Bool(left), Kind::Bool(right)) => left == right,
            (Kind::String(left), Kind::String(right)) => left == right,
            (Kind::Number(left), Kind::Number(right)) => {
                left == right || Decimal::parse(left) == Decimal::parse(right)
            }
            (Kind::Array, Kind::Array) => {
                self.elements().len() == other.elements().len()
                    && self.elements().zip(other.elements()).all(|(one, two)| one.equals_node(two))
            }
            (Kind::Object, Kind::Object) => {
                self.members().len() == other.members().len()
                    && self.members().iter().all(|member| {
                        let found = other.get(member.name());
                        found.is_some_and(|found| self.at(member.value).equals_node(found))
                    })
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        Value::parse(text.as_bytes()).expect("the test's own text")
    }

    #[test]
    fn values_are_equal_by_what_they_are_worth() {
        for (left, right, expected) in [
            ("1.0", "1", true),
            ("100000000000000000000", "1e20", true),
            ("100000000000000000000", "100000000000000000001", false),
            (r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1e0}"#, true),
            ("[1,2]", "[2,1]", false),
            (r#""a""#, r#""\u0061""#, true),
            ("true", "1", false),
        ] {
            assert_eq!(value(left) == value(right), expected, "{left} {right}");
            let (document, _) = parse(left.as_bytes(), MAX_VALUE_DEPTH).expect("JSON");
            assert_eq!(document.root().equals(&value(right)), expected, "{left} {right}");
            let (other, _) = parse(right.as_bytes(), MAX_VALUE_DEPTH).expect("JSON");
            assert_eq!(document.root().equals_node(other.root()), expected, "{left} {right}");
        }
    }

    #[test]
    fn numbers_are_handed_on_exactly_or_not_at_all() {
        assert_eq!(value("18446744073709551615").to_serde(), Some(u64::MAX.into()));
        assert_eq!(value("0.1").to_serde(), Some(0.1.into()));
        assert_eq!(value("[18446744073709551617]").to_serde(), None);
        assert_eq!(value("0.10000000000000000001").to_serde(), None);
        assert_eq!(value("1e400").to_serde(), None);
    }

    #[test]
    fn duplicate_keys_are_not_values() {
        let error = Value::parse(br#"{"a":1,"a":2}"#).expect_err("a key is there twice");
        assert_eq!((error.to_string().as_str(), error.span), ("duplicate key `a`", 7..10));
    }
}
