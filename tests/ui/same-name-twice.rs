//! Two schemas in one module have a type of the same name: the module form keeps them apart.

tablature::types!(path = "schemas/state.json");
tablature::types!(path = "schemas/state.json", unknown = drop);

fn main() {}
