//! Documented event tables as JSON Schema, and payloads checked against them field by field.

pub use tablature_schema as schema;
pub use tablature_validator as validator;
