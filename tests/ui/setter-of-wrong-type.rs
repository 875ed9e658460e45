//! A setter takes what converts into the type of its field.

tablature::types!(path = "schemas/delivery.json", builders = true);

fn wrong() -> DeliveryBuilder {
    Delivery::builder().weight("heavy").id(5)
}

fn main() {}
