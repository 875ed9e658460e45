//! There is no such draft.

tablature::types!(path = "schemas/order.json", draft = "5");

fn main() {}
