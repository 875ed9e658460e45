//! An option is given twice.

tablature::types!(path = "schemas/order.json", unknown = keep, unknown = drop);

fn main() {}
