//! Names and examples of formats.

use tablature_schema::{format::Timestamp, json::NodeRef};

use super::{Message, message};
use crate::shorten::{MAX_VALUE, shorten};

/// Returns the name of a format for people, and how to write a value of it.
pub(super) fn describe(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "date-time" => ("an RFC 3339 timestamp", "like `2026-11-21T16:00:00Z`"),
        "date" => ("a date", "like `2026-11-21`"),
        "time" => ("a time", "like `16:00:00Z`"),
        "duration" => ("an ISO 8601 duration", "like `PT1H30M`"),
        "uuid" => ("a UUID", "like `123e4567-e89b-12d3-a456-426614174000`"),
        "email" | "idn-email" => ("an email address", "like `name@example.com`"),
        "uri" | "iri" => ("an absolute URI", "with its scheme, like `https://example.com/path`"),
        "uri-reference" | "iri-reference" => {
            ("a URI reference", "with all characters percent-encoded that a URI cannot contain")
        }
        "hostname" | "idn-hostname" => {
            ("a host name", "without scheme and path, like `www.example.com`")
        }
        "ipv4" => ("an IPv4 address", "like `192.0.2.1`"),
        "ipv6" => ("an IPv6 address", "like `2001:db8::1`"),
        "regex" => ("a regular expression", "as defined by ECMA-262, like `^[a-z]+$`"),
        "json-pointer" => ("a JSON Pointer", "like `/a/0`"),
        _ => return None,
    })
}

/// Returns the message for a string that does not have a format.
pub(super) fn wrong_format(node: NodeRef<'_>, format: &str, shown: &str) -> Message {
    let Some((name, how)) = describe(format) else {
        return message(
            format!("{shown} does not have the format `{}`", shorten(format, MAX_VALUE)),
            None,
        );
    };
    let help = format!("write it {how}");
    if format != "date-time" {
        return message(format!("{shown} is not {name}"), help);
    }
    let reason = node.as_str().and_then(|text| text.parse::<Timestamp>().err());
    let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
    message(format!("{shown} is not {name}{reason}"), help)
}
