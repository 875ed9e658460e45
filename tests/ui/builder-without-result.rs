//! A builder reports what is missing, so that what it returns is a result.

tablature::types!(path = "schemas/delivery.json", builders = true);

fn wrong() -> Delivery {
    Delivery::builder().weight(5).build()
}

fn main() {}
