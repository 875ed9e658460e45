//! Two schemas are named.

tablature::types!("userpilot/event", path = "schemas/order.json");

fn main() {}
