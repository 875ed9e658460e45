//! The schema refers to a file outside of the crate's folder.

tablature::types!(path = "schemas/outside.json");

fn main() {}
