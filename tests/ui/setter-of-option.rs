//! A required field takes no `Option`, one that may be absent takes one of what converts.

tablature::types!(path = "schemas/booking.json", builders = true);

fn wrong() -> BookingBuilder {
    Booking::builder().seats(Some(2)).children(Some("two"))
}

fn main() {}
