//! There is no such file.

tablature::types!(path = "schemas/odrer.json");

fn main() {}
