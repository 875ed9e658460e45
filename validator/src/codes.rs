//! Every code that a finding can have.

use crate::Severity;

/// A code and its documentation.
#[derive(Debug)]
pub struct Code {
    /// The stable name, `missing-field`.
    pub name: &'static str,
    /// The severity unless the user chose another.
    pub severity: Severity,
    /// What the fault is, one sentence.
    pub summary: &'static str,
    /// The documentation in Markdown, several paragraphs: why it is a fault, an example, what to do.
    pub help: &'static str,
}

/// All codes, in alphabetical order.
pub const CODES: &[Code] = &[];

/// The code with this name.
pub fn find(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.name == name)
}
