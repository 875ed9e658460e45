//! A comma is missing between two options.

tablature::types!(path = "schemas/order.json" builders = true);

fn main() {}
