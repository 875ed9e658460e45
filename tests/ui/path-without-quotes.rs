//! A path has no quotes.

tablature::types!(path = schemas/order.json);

fn main() {}
