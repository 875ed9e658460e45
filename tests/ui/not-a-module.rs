//! The attribute stands on something that holds no types.

#[tablature::types_of(path = "schemas/order.json")]
struct Order;

fn main() {}
