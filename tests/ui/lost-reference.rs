//! A reference leads nowhere.

tablature::types!(path = "schemas/lost-reference.json");

fn main() {}
