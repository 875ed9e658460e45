//! A keyword has a value that it cannot have: the message says where.

tablature::types!(path = "schemas/wrong-keyword.json");

fn main() {}
