//! Every mistake is reported, each at its place.

tablature::types!(
    path = "schemas/order.json",
    unknwon = keep,
    dates = joda,
    builders = 1,
);

fn main() {}
