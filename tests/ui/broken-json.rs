//! The file is no JSON: the message says where.

tablature::types!(path = "schemas/broken.json");

fn main() {}
