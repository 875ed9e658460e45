//! A field that is called like a keyword is written as Rust writes it.

tablature::types!(path = "schemas/delivery.json");

fn wrong(delivery: &Delivery) -> bool {
    delivery.type.is_some()
}

fn main() {}
