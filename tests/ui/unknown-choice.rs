//! An option has no such choice.

tablature::types!(path = "schemas/order.json", unknown = refused);

fn main() {}
