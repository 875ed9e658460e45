//! A path of Rust has quotes.

tablature::types!(path = "schemas/order.json", derives = ["Ord"]);

fn main() {}
