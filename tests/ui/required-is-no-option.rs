//! A required field is no option.

tablature::types!(path = "schemas/order.json");

fn wrong(order: &mut Order) {
    order.state = None;
}

fn main() {}
