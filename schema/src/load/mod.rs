//! Loads schemas: bytes in, an [`Ir`] out. Documents come from a [`Source`]; nothing is fetched.

mod embedded;

use crate::ir::{Ir, SchemaError};

pub use crate::ir::{LoadOptions, NoSource, Source, SourceError, Text};
pub use embedded::{Embedded, base_of, relative};

/// Reads a schema with everything that it refers to. `name` is what a person calls it.
///
/// # Errors
///
/// [`SchemaError`] lists every reason why the schema is invalid, with its place.
pub fn load(
    name: &str,
    bytes: &[u8],
    options: &LoadOptions,
    source: &mut dyn Source,
) -> Result<Ir, SchemaError> {
    Ir::build(name, bytes, options, source)
}
