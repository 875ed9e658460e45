//! A list is expected.

tablature::types!(path = "schemas/order.json", derives = Ord);

fn main() {}
