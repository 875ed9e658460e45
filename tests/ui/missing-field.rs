//! A required field cannot be left out.

tablature::types!(path = "schemas/order.json", unknown = drop);

fn wrong(id: Id) -> Order {
    Order { id, channel: None, note: None }
}

fn main() {}
