//! That the types are missing is no second error.

tablature::types!(path = "schemas/odrer.json");

fn id(order: &Order) -> &OrderId {
    &order.id
}

fn main() {}
