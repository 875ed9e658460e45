//! From documented tables to JSON Schema.
