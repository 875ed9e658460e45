//! Nothing stands where a name is to be changed.

tablature::types!(path = "schemas/order.json", renames = { "/properties/ident" = id });

fn main() {}
