//! Strings for the formats that the validator checks.

use tablature_schema::format::{Format, Span};
use tablature_validator::Timestamp;

use super::{super::random::Random, drawn, words};

/// Generates a string in the format; `None` if the format is not checked.
pub(super) fn valid(
    random: &mut Random,
    format: Format,
    now: Timestamp,
    max_age: Option<Span>,
) -> Option<String> {
    let word = words::word(random);
    let other = words::word(random);
    let number = random.below(900) + 100;
    Some(match format.name() {
        "date-time" => drawn::timestamp(random, now, max_age),
        "date" => drawn::timestamp(random, now, max_age).get(..10)?.to_owned(),
        "time" => format!("{}Z", drawn::timestamp(random, now, max_age).get(11..19)?),
        "duration" => format!("PT{}H{}M", random.below(23) + 1, random.below(59) + 1),
        "uuid" => drawn::uuid(random),
        "email" | "idn-email" => format!("{word}.{other}@example.com"),
        "hostname" | "idn-hostname" => format!("{word}.example.com"),
        "ipv4" => format!("192.0.2.{}", random.below(254) + 1),
        "ipv6" => format!("2001:db8::{:x}", random.below(0xffff)),
        "uri" | "iri" => format!("https://www.example.com/{word}/{number}"),
        "uri-reference" | "iri-reference" => match random.below(3) {
            0 => format!("https://www.example.com/{word}?page={number}"),
            1 => format!("/{word}/{other}"),
            _ => format!("{word}/{number}#{other}"),
        },
        "uri-template" => format!("https://www.example.com/{word}/{{id}}"),
        "json-pointer" => format!("/{word}/{}", random.below(9)),
        "relative-json-pointer" => format!("{}/{word}", random.below(3)),
        "regex" => format!("^{word}[0-9]+$"),
        _ => return None,
    })
}

/// Generates a string that is not in the format.
pub(super) fn invalid(random: &mut Random, format: Format) -> Option<String> {
    let word = words::word(random);
    Some(match format.name() {
        "date-time" => match random.below(3) {
            0 => "yesterday at noonZ".to_owned(),
            1 => "2026-02-30T10:00:00Z".to_owned(),
            _ => "2026-11-21 16:00:00Z".to_owned(),
        },
        "date" => "2026-02-30".to_owned(),
        "time" => "25:00:00Z".to_owned(),
        "duration" => "an hour".to_owned(),
        "uuid" => format!("{word}-4c8e"),
        "email" | "idn-email" => format!("{word} at example.com"),
        "hostname" | "idn-hostname" => format!("-{word}-.example.com"),
        "ipv4" => "192.0.2.256".to_owned(),
        "ipv6" => "2001:db8::g".to_owned(),
        "uri" | "iri" => format!("www.example.com/{word} page"),
        "uri-reference" | "iri-reference" => format!("/{word}/100% off\\here"),
        "uri-template" => "https://www.example.com/{id".to_owned(),
        "json-pointer" => format!("{word}/0"),
        "relative-json-pointer" => format!("/{word}"),
        "regex" => format!("{word}[0-9"),
        _ => return None,
    })
}
