//! No type has the name of the one that is to be replaced.

tablature::types!(path = "schemas/order.json", replace = { Ordre = crate::Mine });

fn main() {}
