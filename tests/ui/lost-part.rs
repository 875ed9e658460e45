//! The schema has no part of this name.

tablature::types!(path = "schemas/part.json#/$defs/Rwo");

fn main() {}
