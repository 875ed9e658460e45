//! The file is JSON, but not a schema.

tablature::types!(path = "schemas/list.json");

fn main() {}
