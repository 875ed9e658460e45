//! No schema of the catalogue has the id.

tablature::types!("userpilot/evnt");

fn main() {}
