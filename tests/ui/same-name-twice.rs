//! A schema is typed twice in one module: modules of their own keep the two apart.

tablature::types!(path = "schemas/trip.json");
tablature::types!(path = "schemas/trip.json", unknown = drop);

fn main() {}
