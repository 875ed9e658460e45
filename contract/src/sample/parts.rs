//! The output: payloads with what they demonstrate, and rules.

use std::fmt;

use serde_json::Value;
use tablature_validator::Finding;

/// One payload generated from a schema.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Sample {
    /// The payload.
    pub payload: Value,
    /// A short description of what the payload demonstrates.
    pub about: String,
    /// The only error that the validator must report; `None` for a valid payload.
    pub expected: Option<Expected>,
    /// The rule that is broken; `None` for a valid payload.
    pub rule: Option<Rule>,
}

/// The only finding of a payload that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expected {
    /// JSON Pointer into the payload.
    pub pointer: String,
    /// The field that is missing or rejected.
    pub field: Option<String>,
    /// The code of the finding.
    pub code: String,
    /// The keyword that is broken.
    pub keyword: String,
    /// JSON Pointer into the schema, to that keyword.
    pub schema_pointer: String,
}

impl Expected {
    /// Returns whether a finding is the expected one.
    pub fn is(&self, finding: &Finding) -> bool {
        finding.pointer == self.pointer
            && finding.field == self.field
            && finding.code == self.code
            && finding.keyword == self.keyword
            && finding.schema_pointer == self.schema_pointer
    }
}

impl fmt::Display for Expected {
    /// Formats the finding, such as `wrong-type at /a/b (type, /properties/a/properties/b/type)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "the payload" } else { &self.pointer };
        write!(f, "{} at {pointer}", self.code)?;
        if let Some(field) = &self.field {
            write!(f, ", field `{field}`")?;
        }
        write!(f, " ({}, {})", self.keyword, self.schema_pointer)
    }
}

/// A rule of a schema: a keyword at a place, and which of its names, if the keyword lists several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Rule {
    /// JSON Pointer to the keyword in the schema.
    pub schema_pointer: String,
    /// The keyword; `false` for the schema `false`.
    pub keyword: String,
    /// For `required`, the field; for `dependentRequired`, the field and the one that it requires.
    pub detail: Option<String>,
}

impl fmt::Display for Rule {
    /// Formats the rule, such as `/properties/a/required (b)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.schema_pointer)?;
        match &self.detail {
            Some(detail) => write!(f, " ({detail})"),
            None => Ok(()),
        }
    }
}

/// A rule that no payload breaks alone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unreached {
    /// The rule.
    pub rule: Rule,
    /// The reason.
    pub reason: String,
}
