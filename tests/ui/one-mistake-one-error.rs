//! That the types are missing is no second error.

tablature::types!(path = "schemas/odrer.json");

fn id(order: &Order) -> &Id {
    &order.id
}

fn main() {}
