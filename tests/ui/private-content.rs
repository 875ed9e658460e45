//! A constrained string is made by its constructor only, in the module of the macro too.

tablature::types!(path = "schemas/order.json");

fn wrong() -> Id {
    Id("not checked".to_owned())
}

fn main() {}
