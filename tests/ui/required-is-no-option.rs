//! A required field is not an `Option`.

tablature::types!(path = "schemas/order.json");

fn wrong(order: &mut Order) {
    order.state = None;
}

fn main() {}
