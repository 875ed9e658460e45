//! No schema of the catalogue has the version.

tablature::types!("userpilot/event@99");

fn main() {}
