//! Two schemas in one module have a type of the same name: modules of their own keep them apart.

tablature::types!(path = "schemas/trip.json");
tablature::types!(path = "schemas/cruise.json");

fn main() {}
