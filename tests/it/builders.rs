//! Builders of generated types take what people have.

use tablature::types::{Field, Nullable};

mod booking {
    tablature::types!(path = "tests/ui/schemas/booking.json", builders = true);
}
use booking::{Booking, BookingBuilder};

/// What is built, as JSON, or every error.
fn built(set: impl FnOnce(BookingBuilder) -> BookingBuilder) -> String {
    let builder = Booking::builder().id("b1").seats(2).note("by the window");
    match set(builder).build() {
        Ok(booking) => booking.to_json(),
        Err(errors) => errors.to_string(),
    }
}

#[track_caller]
fn check(set: impl FnOnce(BookingBuilder) -> BookingBuilder, expected: &str) {
    assert_eq!(built(set), format!(r#"{{"id":"b1",{expected}}}"#));
}

#[test]
fn integers_of_every_type_are_numbers_with_limits() {
    let guests = ["Ada", "Grace", "Joan", "Mary"];
    check(|it| it.seats(guests.len()), r#""seats":4,"note":"by the window""#);
    check(|it| it.seats(3_u32).children(1_i64), r#""seats":3,"children":1,"note":"by the window""#);
    check(
        |it| it.class(2_u8).price(12_u64),
        r#""seats":2,"class":2,"price":12,"note":"by the window""#,
    );
    check(|it| it.price(12.5), r#""seats":2,"price":12.5,"note":"by the window""#);
    assert_eq!(
        built(|it| it.seats(12_usize).children(-1)),
        "at /seats: expected a number of at most 9, found `12`\n\
         at /children: expected a number of at least 0, found `-1`"
    );
}

#[test]
fn what_may_be_absent_is_set_by_options() {
    let (none, some): (Option<u64>, Option<u64>) = (None, Some(1));
    check(|it| it.children(some), r#""seats":2,"children":1,"note":"by the window""#);
    check(|it| it.children(1).children(none), r#""seats":2,"note":"by the window""#);
    check(
        |it| it.city(Some("Rome")).source(Some("fax")),
        r#""seats":2,"city":"Rome","source":"fax","note":"by the window""#,
    );
    assert_eq!(
        built(|it| it.children(Some(12))),
        "at /children: expected a number of at most 9, found `12`"
    );
}

#[test]
fn what_may_be_null_is_set_by_values_and_options_and_nulls() {
    check(|it| it.note(Nullable::Null), r#""seats":2,"note":null"#);
    check(|it| it.note(None::<String>), r#""seats":2,"note":null"#);
    check(|it| it.note(Some("late")).coupon("X1"), r#""seats":2,"note":"late","coupon":"X1""#);
    check(|it| it.coupon(Some("X1")), r#""seats":2,"note":"by the window","coupon":"X1""#);
    check(|it| it.coupon("X1").coupon(None::<&str>), r#""seats":2,"note":"by the window""#);
    check(|it| it.coupon(Field::Null), r#""seats":2,"note":"by the window","coupon":null"#);
    assert_eq!(
        built(|it| it.coupon("too long")),
        "at /coupon: expected at most 5 characters, found 8 characters"
    );
}
