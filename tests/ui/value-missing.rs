//! An option has no value.

tablature::types!(path = "schemas/order.json", builders);

fn main() {}
