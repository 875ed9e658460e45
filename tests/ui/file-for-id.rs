//! A file is named as if it were an id.

tablature::types!("schemas/order.json");

fn main() {}
