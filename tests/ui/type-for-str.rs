//! A constrained string is not a `str`: `as_str` returns that.

tablature::types!(path = "schemas/delivery.json");

fn shown(text: &str) -> usize {
    text.len()
}

fn wrong(delivery: &Delivery) -> usize {
    shown(&delivery.id)
}

fn main() {}
