//! The pages in docs/capture.md are captured as it says.

use serde_json::{Value, json};

use crate::pages::{capture_text, render};

const GUIDE: &str = include_str!("../../docs/capture.md");

/// The example page that begins with this line.
fn example(first: &str) -> &'static str {
    let start = GUIDE.find(&format!("```markdown\n{first}\n")).expect("the guide has the page");
    let page = &GUIDE[start + "```markdown\n".len()..];
    &page[..page.find("```").expect("the block ends")]
}

#[track_caller]
fn check(path: &str, first: &str, file: &str) -> Value {
    assert!(GUIDE.contains(&format!("`{path}` gives `{file}`")));
    let captured = capture_text(path, example(first));
    assert_eq!(render(&captured.problems), "");
    assert_eq!(captured.files[0].path, file);
    serde_json::from_str(&captured.files[0].text).expect("a schema is JSON")
}

#[test]
fn the_page_of_an_sdk() {
    let schema = check("acme/BookingMade.md", "# BookingMade", "acme/booking-made@2.1.0.json");
    assert_eq!(schema["required"], json!(["bookingId", "madeAt"]));
    assert_eq!(schema["properties"]["bookingId"]["documentedAs"], "booking_id");
    assert_eq!(schema["properties"]["channel"]["enum"], json!(["web", "phone"]));
}

#[test]
fn the_page_written_by_hand() {
    let schema = check("acme/events.md", "# Events", "acme/ticket-sold@unversioned.json");
    assert_eq!(schema["required"], json!(["ticket_id", "kind", "sold_at"]));
    assert_eq!(schema["properties"]["kind"]["enum"], json!(["adult", "child", "senior"]));
    assert_eq!(schema["properties"]["price"]["maximum"], 500);
}
