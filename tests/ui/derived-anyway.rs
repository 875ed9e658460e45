//! A derive that all types have.

tablature::types!(path = "schemas/order.json", derives = [Debug]);

fn main() {}
