//! The path leads to a directory.

tablature::types!(path = "schemas");

fn main() {}
