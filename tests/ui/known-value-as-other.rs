//! The variant for other values cannot be made to hold a known one.

tablature::types!(path = "schemas/order.json");

fn wrong() -> Channel {
    Channel::Other(OtherChannel("shop".to_owned()))
}

fn main() {}
