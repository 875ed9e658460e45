//! A list of documented values has others.

tablature::types!(path = "schemas/delivery.json");

fn wrong(carrier: &Carrier) -> u8 {
    match carrier {
        Carrier::Post => 1,
        Carrier::Courier => 2,
    }
}

fn main() {}
