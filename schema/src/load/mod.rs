//! From bytes to an [`Ir`]: documents are asked of a [`Source`], references resolved, nothing fetched.

mod embedded;

use crate::ir::{Ir, SchemaError};

pub use crate::ir::{LoadOptions, NoSource, Source, SourceError, Text};
pub use embedded::{Embedded, relative};

/// Reads a schema with everything that it refers to. `name` is what a person calls it.
///
/// # Errors
///
/// [`SchemaError`]: every reason why the schema cannot be used, each with its place.
pub fn load(
    name: &str,
    bytes: &[u8],
    options: &LoadOptions,
    source: &mut dyn Source,
) -> Result<Ir, SchemaError> {
    Ir::build(name, bytes, options, source)
}
