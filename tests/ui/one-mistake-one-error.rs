//! The missing types are not a second error.

tablature::types!(path = "schemas/odrer.json");

fn id(order: &Order) -> &Id {
    &order.id
}

fn main() {}
