//! A `String` is not a constrained string.

tablature::types!(path = "schemas/order.json");

fn wrong(order: &mut Order) {
    order.id = "0123abcd".to_owned();
}

fn main() {}
