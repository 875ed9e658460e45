//! The strict JSON reader, exact numbers and formats, for typed values that must agree with the checker.
//!
//! Internal to the `tablature` crate's types: no stability promises.

use std::{
    hash::{Hash, Hasher},
    sync::OnceLock,
};

use crate::{Checker, prove};
use tablature_schema::{
    budget::Budget,
    format::Format,
    json::{self, Decimal, Kind, NodeRef, pointer::push_segment},
    pattern::{Match, Pattern},
};

/// Builds the caller's values from what is read.
pub trait Builder {
    /// The type of the values.
    type Value;
    /// `null`.
    fn null(&mut self) -> Self::Value;
    /// `true` or `false`.
    fn boolean(&mut self, value: bool) -> Self::Value;
    /// A number by its literal.
    fn number(&mut self, literal: &str) -> Self::Value;
    /// A string, unescaped.
    fn string(&mut self, text: &str) -> Self::Value;
    /// An array of values that were built before.
    fn array(&mut self, elements: Vec<Self::Value>) -> Self::Value;
    /// An object of values that were built before, with unique keys in the order of the text.
    fn object(&mut self, members: Vec<(String, Self::Value)>) -> Self::Value;
}

/// The reason why a text was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON Pointer to the duplicate key; empty for any other fault.
    pub pointer: String,
    /// Code of the finding.
    pub code: &'static str,
    /// Message of the finding.
    pub message: String,
    /// Offset of the first byte of the fault.
    pub at: usize,
}

/// Reads one JSON document as strictly as a [`Checker`](crate::Checker) does, with at most `depth` levels.
///
/// # Errors
///
/// Every [`Fault`]: a text that is not JSON, a byte order mark, duplicate keys.
pub fn read<B: Builder>(
    bytes: &[u8],
    depth: usize,
    builder: &mut B,
) -> Result<B::Value, Vec<Fault>> {
    let text_fault =
        |code, message: String, at| Fault { pointer: String::new(), code, message, at };
    let mut faults = Vec::new();
    if json::byte_order_mark(bytes) > 0 {
        let message = "the text begins with a byte order mark".to_owned();
        faults.push(text_fault("byte-order-mark", message, 0));
    }
    let (document, duplicates) = match json::parse(bytes, depth) {
        Ok(read) => read,
        Err(fault) => {
            let code = fault.kind.code();
            faults.push(text_fault(code, fault.message, fault.span.start));
            return Err(faults);
        }
    };
    faults.extend(duplicates.into_iter().map(|duplicate| {
        let span = document.node(duplicate.object).span();
        let mut pointer = pointer_to(document.root(), &span);
        push_segment(&mut pointer, &duplicate.key);
        let message = format!("duplicate key `{}`", duplicate.key);
        Fault { pointer, code: "duplicate-key", message, at: duplicate.span.start }
    }));
    if faults.is_empty() { Ok(build(document.root(), builder)) } else { Err(faults) }
}

/// Recurses no deeper than the reader's limit.
fn build<B: Builder>(node: NodeRef<'_>, builder: &mut B) -> B::Value {
    match node.kind() {
        Kind::Null => builder.null(),
        Kind::Bool(value) => builder.boolean(value),
        Kind::Number(literal) => builder.number(literal),
        Kind::String(text) => builder.string(text),
        Kind::Array => {
            let elements = node.elements().map(|element| build(element, builder)).collect();
            builder.array(elements)
        }
        Kind::Object => {
            let members = node
                .members()
                .iter()
                .map(|member| (member.key().to_owned(), build(node.at(member.value), builder)))
                .collect();
            builder.object(members)
        }
    }
}

/// Containers nest, so the path to one goes through the child that holds its bytes.
fn pointer_to(mut node: NodeRef<'_>, target: &std::ops::Range<usize>) -> String {
    let mut pointer = String::new();
    while node.span() != *target {
        let holds = |node: NodeRef<'_>| {
            let span = node.span();
            span.start <= target.start && target.end <= span.end
        };
        let member = node.members().iter().find(|member| holds(node.at(member.value)));
        let element = node.elements().enumerate().find(|(_, element)| holds(*element));
        node = match (member, element) {
            (Some(member), _) => {
                push_segment(&mut pointer, member.key());
                node.at(member.value)
            }
            (None, Some((index, element))) => {
                push_segment(&mut pointer, &index.to_string());
                element
            }
            // A container under a key that is repeated later gets the pointer of the object.
            (None, None) => break,
        };
    }
    pointer
}

/// Returns whether a payload is proved valid from its bytes. Of one that is not, nothing is known.
pub fn is_proved(checker: &Checker, payload: &[u8]) -> bool {
    checker.proves(payload)
}

/// Returns the place of the quote that ends the string whose first character is at a place, and whether there are escapes
/// in it; `None` if it has no end, or control characters. Escapes are not judged.
#[inline]
pub fn end_of_string(text: &[u8], start: usize) -> Option<(usize, bool)> {
    let mut at = prove::next_stop(text, start)?;
    let is_escaped = text[at] == b'\\';
    while text[at] == b'\\' {
        at = prove::next_stop(text, at + 2)?;
    }
    (text[at] == b'"').then_some((at, is_escaped))
}

/// Returns a string without its escapes; `None` if one of them is not valid.
pub fn unescaped(inner: &str) -> Option<String> {
    let mut text = Vec::with_capacity(inner.len());
    prove::unescape(inner.as_bytes(), &mut text)?;
    String::from_utf8(text).ok()
}

/// A number as it is written. Equality, order and hash are those of its exact value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(Decimal);

impl Exact {
    /// Parses a JSON number literal. Any other text gives an unspecified number.
    pub fn parse(literal: &str) -> Self {
        Self(Decimal::parse(literal))
    }

    /// Returns whether it is an integer, however it is written.
    pub fn is_integer(&self) -> bool {
        self.0.is_integer()
    }

    /// Returns the number as an integer; `None` if it is not one or exceeds 128 bits.
    pub fn to_i128(&self) -> Option<i128> {
        self.0.to_i128()
    }

    /// Returns whether it is a multiple of `divisor`, as `multipleOf` defines it.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        self.0.is_multiple_of(&divisor.0)
    }
}

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// Returns whether a string has a format, as JSON Schema 2020-12 and the checker define it. Every string has a format
/// that the checker does not know.
pub fn has_format(format: &str, text: &str) -> bool {
    Format::from_name(format).is_none_or(|format| format.is_valid(text))
}

/// A pattern in generated code, compiled at its first use.
#[derive(Debug)]
pub struct Matcher(OnceLock<Option<Pattern>>);

impl Matcher {
    /// Creates a slot for a pattern that is given with each string.
    #[expect(clippy::new_without_default, reason = "for statics only, which need a constant")]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Returns whether a string matches a pattern, with the checker's syntax and semantics. The pattern must be the
    /// same in every call.
    ///
    /// An invalid pattern matches nothing, and neither does a string that takes too many steps. Schemas with invalid
    /// patterns are rejected earlier.
    pub fn is_match(&self, pattern: &str, text: &str) -> bool {
        /// Steps that one match may take: a base, and as many for each byte.
        const STEPS: (u64, u64) = (10_000_000, 128);
        let pattern = self.0.get_or_init(|| Pattern::new(pattern).ok());
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let mut budget = Budget::new(bytes.saturating_mul(STEPS.1).saturating_add(STEPS.0));
        pattern.as_ref().is_some_and(|pattern| pattern.is_match(text, &mut budget) == Match::Yes)
    }
}
