//! The file is YAML.

tablature::types!(path = "schemas/order.yaml");

fn main() {}
