//! No option has the name.

tablature::types!(path = "schemas/order.json", derive = [Ord]);

fn main() {}
