//! The path is that of a directory.

tablature::types!(path = "schemas");

fn main() {}
