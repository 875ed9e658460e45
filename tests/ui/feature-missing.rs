//! The types of a crate need the feature of its name.

tablature::types!(path = "schemas/delivery.json", dates = jiff, uuids = uuid);

fn main() {}
