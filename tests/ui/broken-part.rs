//! The schema refers to a file that is no JSON.

tablature::types!(path = "schemas/broken-part.json");

fn main() {}
