//! The types of a schema, as tokens.

use proc_macro2::TokenStream;

use super::{
    lock::Names,
    parts::Parts,
    text::{self, Header},
};
use crate::{fault::Fault, problem::RuntimeCheck};

/// The types of a schema.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Generated {
    /// All items of a module.
    pub tokens: TokenStream,
    /// Rules that no type expresses, and that are checked at run time.
    pub report: Vec<RuntimeCheck>,
    /// Likely mistakes in the schema that only matter to the types: defaults that are wanted and cannot be used.
    pub warnings: Vec<Fault>,
    /// The name of the root's type.
    pub root: String,
    /// The names of all items.
    pub names: Names,
    /// The items one by one.
    pub(crate) parts: Parts,
}

impl Generated {
    /// Returns the items as the formatted text of a file.
    pub fn to_text(&self, header: &Header) -> String {
        text::render(&self.tokens, header)
    }
}
