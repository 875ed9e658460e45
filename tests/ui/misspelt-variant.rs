//! A variant is misspelt: the compiler knows the near one.

tablature::types!(path = "schemas/order.json");

fn wrong() -> State {
    State::Piad
}

fn main() {}
