//! No schema is named.

tablature::types!();

fn main() {}
