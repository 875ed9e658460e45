//! A closed set has no other values.

tablature::types!(path = "schemas/order.json");

fn wrong() -> State {
    State::Lost
}

fn main() {}
