//! Neither the file nor anything like it is there.

tablature::types!(path = "events/customer.json");

fn main() {}
