//! Two schemas in one module have a type of the same name: the module form keeps them apart.

tablature::types!(path = "schemas/order.json");
tablature::types!(path = "schemas/order.json", unknown = drop);

fn main() {}
