//! The known values of `format`.

/// The formats of JSON Schema 2020-12 (validation vocabulary, section 7.3). All are asserted.
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

/// The formats for numbers in `OpenAPI`, which say how a number is stored, and reject nothing.
pub const OF_NUMBERS: [&str; 4] = ["double", "float", "int32", "int64"];
