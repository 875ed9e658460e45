//! The strict reader, exact numbers and formats, for typed values that must agree with the checker.
//!
//! Made for the `tablature` crate's types; nothing here is promised to anybody else.

use std::{
    hash::{Hash, Hasher},
    sync::OnceLock,
};

use tablature_schema::{
    budget::Budget,
    format::Format,
    json::{self, Decimal, Kind, NodeRef, pointer::push_segment},
    pattern::{Match, Pattern},
};

/// Makes values of a caller's own from what is read.
pub trait Builder {
    /// What is made.
    type Value;
    /// `null`.
    fn null(&mut self) -> Self::Value;
    /// `true` or `false`.
    fn boolean(&mut self, value: bool) -> Self::Value;
    /// A number by its literal.
    fn number(&mut self, literal: &str) -> Self::Value;
    /// A string, escapes resolved.
    fn string(&mut self, text: &str) -> Self::Value;
    /// An array of values made before.
    fn array(&mut self, elements: Vec<Self::Value>) -> Self::Value;
    /// An object of values made before, its keys unique and in the order of the text.
    fn object(&mut self, members: Vec<(String, Self::Value)>) -> Self::Value;
}

/// Why a text is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON Pointer to the duplicate key; empty for a fault of the text.
    pub pointer: String,
    /// The code that a finding has for it.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Offset of the first byte at fault.
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
        let message = format!("key `{}` is there already", duplicate.key);
        Fault { pointer, code: "duplicate-key", message, at: duplicate.span.start }
    }));
    if faults.is_empty() { Ok(build(document.root(), builder)) } else { Err(faults) }
}

/// Recurses no deeper than the reader's limit.
fn build<B: Builder>(node: NodeRef<'_>, builder: &mut B) -> B::Value {
    match node.kind() {
        Kind::Null => builder.null(),
        Kind::Bool(value) => builder.boolean(*value),
        Kind::Number(literal) => builder.number(literal),
        Kind::String(text) => builder.string(text),
        Kind::Array(_) => {
            let elements = node.elements().map(|element| build(element, builder)).collect();
            builder.array(elements)
        }
        Kind::Object(_) => {
            let members = node
                .members()
                .iter()
                .map(|member| (member.key.to_string(), build(node.at(member.value), builder)))
                .collect();
            builder.object(members)
        }
    }
}

/// Containers nest, so the way to one leads through the one child that holds its bytes.
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
                push_segment(&mut pointer, &member.key);
                node.at(member.value)
            }
            (None, Some((index, element))) => {
                push_segment(&mut pointer, &index.to_string());
                element
            }
            // A container under a key that is repeated later is placed at the object that has the key.
            (None, None) => break,
        };
    }
    pointer
}

/// A number as it is written: equal, ordered and hashed by value, without rounding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(Decimal);

impl Exact {
    /// Reads a JSON number literal; what is none gives an unspecified number.
    pub fn parse(literal: &str) -> Self {
        Self(Decimal::parse(literal))
    }

    /// Returns whether it is a whole number, however it is written.
    pub fn is_integer(&self) -> bool {
        self.0.is_integer()
    }

    /// Returns the number as an integer; `None` if it is not one, or beyond 128 bits.
    pub fn to_i128(&self) -> Option<i128> {
        self.0.to_i128()
    }

    /// Returns whether it is `divisor` times a whole number, as `multipleOf` has it.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        self.0.is_multiple_of(&divisor.0)
    }
}

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// Returns whether a text has a format, as JSON Schema 2020-12 and the checker mean it. A format that the checker
/// does not know is had by every text.
pub fn has_format(format: &str, text: &str) -> bool {
    Format::from_name(format).is_none_or(|format| format.is_valid(text))
}

/// A pattern of generated code, made when the first text is held against it.
#[derive(Debug)]
pub struct Matcher(OnceLock<Option<Pattern>>);

impl Matcher {
    /// Makes one for a pattern that is said with each text.
    #[expect(clippy::new_without_default, reason = "only for statics, which need a constant")]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Returns whether a text matches a pattern, always the same one, as the checker reads patterns.
    ///
    /// What is not a pattern matches nothing, as does a text that takes too many steps to tell: a schema with such a
    /// pattern is rejected before.
    pub fn is_match(&self, pattern: &str, text: &str) -> bool {
        /// The steps that one question about a text may take: a base, and as many for each byte.
        const STEPS: (u64, u64) = (10_000_000, 128);
        let pattern = self.0.get_or_init(|| Pattern::new(pattern).ok());
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let mut budget = Budget::new(bytes.saturating_mul(STEPS.1).saturating_add(STEPS.0));
        pattern.as_ref().is_some_and(|pattern| pattern.is_match(text, &mut budget) == Match::Yes)
    }
}
