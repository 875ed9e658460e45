//! The schema refers to a file that is not there.

tablature::types!(path = "schemas/lost-file.json");

fn main() {}
