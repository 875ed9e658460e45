//! The values of `format` that mean something.

/// The formats that JSON Schema 2020-12 (validation vocabulary, section 7.3) defines: all are asserted.
pub const ASSERTED: [&str; 19] = [
    "date",
    "date-time",
    "duration",
    "email",
    "hostname",
    "idn-email",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
    "uuid",
];

/// The formats of numbers that `OpenAPI` defines: they say how a number is held, and refuse none.
pub const OF_NUMBERS: [&str; 4] = ["double", "float", "int32", "int64"];
