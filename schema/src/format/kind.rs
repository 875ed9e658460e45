//! [`Format`]: the known values of `format`, in one list.

use super::{
    duration, email, hostname, ip, json_pointer, time, timestamp, uri, uri_template, uuid,
};
use crate::{ir::Draft, pattern::Pattern};

/// A value of `format` that a draft of JSON Schema from 4 to 2020-12 defines, or that `OpenAPI` defines for
/// numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// A full date of RFC 3339.
    Date,
    /// A date and time of RFC 3339.
    DateTime,
    /// `OpenAPI`: a number stored in double precision.
    Double,
    /// A duration of RFC 3339, appendix A.
    Duration,
    /// A mailbox of RFC 5321.
    Email,
    /// `OpenAPI`: a number stored in single precision.
    Float,
    /// A host name of RFC 1123; labels that begin with `xn--` are A-labels of RFC 5890.
    Hostname,
    /// A mailbox of RFC 6531.
    IdnEmail,
    /// A host name of RFC 1123 or RFC 5890.
    IdnHostname,
    /// `OpenAPI`: an integer of 32 bits.
    Int32,
    /// `OpenAPI`: an integer of 64 bits.
    Int64,
    /// Four decimal numbers: RFC 2673, section 3.2.
    Ipv4,
    /// RFC 4291, section 2.2.
    Ipv6,
    /// RFC 3987.
    Iri,
    /// RFC 3987.
    IriReference,
    /// RFC 6901, not as a URI fragment.
    JsonPointer,
    /// An ECMA-262 regular expression, as accepted by [`Pattern`].
    Regex,
    /// The draft that JSON Schema refers to.
    RelativeJsonPointer,
    /// A full time of RFC 3339.
    Time,
    /// RFC 3986.
    Uri,
    /// RFC 3986.
    UriReference,
    /// RFC 6570.
    UriTemplate,
    /// RFC 4122.
    Uuid,
}

/// Each format with its name, and the first draft in which it is asserted (section 7.3 of the drafts' validation
/// documents); it is asserted in all later ones. `date`, `time` and `regex` were in draft 3, and are asserted in later
/// drafts too, as by other validators; so is `idn-email`.
const FORMATS: [(Format, &str, Option<Draft>); 23] = [
    (Format::Date, "date", Some(Draft::Draft4)),
    (Format::DateTime, "date-time", Some(Draft::Draft4)),
    (Format::Double, "double", None),
    (Format::Duration, "duration", Some(Draft::Draft2019)),
    (Format::Email, "email", Some(Draft::Draft4)),
    (Format::Float, "float", None),
    (Format::Hostname, "hostname", Some(Draft::Draft4)),
    (Format::IdnEmail, "idn-email", Some(Draft::Draft4)),
    (Format::IdnHostname, "idn-hostname", Some(Draft::Draft7)),
    (Format::Int32, "int32", None),
    (Format::Int64, "int64", None),
    (Format::Ipv4, "ipv4", Some(Draft::Draft4)),
    (Format::Ipv6, "ipv6", Some(Draft::Draft4)),
    (Format::Iri, "iri", Some(Draft::Draft7)),
    (Format::IriReference, "iri-reference", Some(Draft::Draft7)),
    (Format::JsonPointer, "json-pointer", Some(Draft::Draft6)),
    (Format::Regex, "regex", Some(Draft::Draft4)),
    (Format::RelativeJsonPointer, "relative-json-pointer", Some(Draft::Draft7)),
    (Format::Time, "time", Some(Draft::Draft4)),
    (Format::Uri, "uri", Some(Draft::Draft4)),
    (Format::UriReference, "uri-reference", Some(Draft::Draft6)),
    (Format::UriTemplate, "uri-template", Some(Draft::Draft6)),
    (Format::Uuid, "uuid", Some(Draft::Draft2019)),
];

impl Format {
    /// Returns all formats, sorted by name.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|(format, ..)| *format)
    }

    /// Returns the format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FORMATS.binary_search_by_key(&name, |(_, name, _)| name).ok()?;
        Some(FORMATS[index].0)
    }

    /// Returns the name in schemas.
    pub fn name(self) -> &'static str {
        FORMATS[self as usize].1
    }

    /// Returns whether the draft defines the format. It is not asserted in other drafts.
    pub fn is_defined_in(self, draft: Draft) -> bool {
        FORMATS[self as usize].2.is_some_and(|first| first <= draft)
    }

    /// Returns whether it is a format for numbers, which accepts every string.
    pub fn is_of_numbers(self) -> bool {
        FORMATS[self as usize].2.is_none()
    }

    /// Returns whether a string has this format, as a draft defines it. In drafts 4 and 6, `hostname` is that of RFC
    /// 1034: A-labels are not decoded (section 7.3.3 of draft 6, 7.3.4 of draft 4).
    pub fn is_valid_in(self, draft: Draft, text: &str) -> bool {
        match self {
            Self::Hostname if draft <= Draft::Draft6 => hostname::is_ldh_name(text),
            _ => self.is_valid(text),
        }
    }

    /// Returns whether a string has this format, as the latest draft defines it. A format for numbers accepts every
    /// string.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_schema::format::Format;
    ///
    /// let format = Format::from_name("idn-hostname").expect("JSON Schema defines it");
    /// assert!(format.is_valid("bücher.example"));
    /// assert!(!format.is_valid("bücher..example"));
    /// ```
    pub fn is_valid(self, text: &str) -> bool {
        match self {
            Self::Date => timestamp::is_date(text),
            Self::DateTime => text.parse::<timestamp::Timestamp>().is_ok(),
            Self::Duration => duration::is_duration(text),
            Self::Email => email::is_email(text),
            Self::Hostname => hostname::is_hostname(text),
            Self::IdnEmail => email::is_idn_email(text),
            Self::IdnHostname => hostname::is_idn_hostname(text),
            Self::Ipv4 => ip::is_ipv4(text),
            Self::Ipv6 => ip::is_ipv6(text),
            Self::Iri => uri::is_iri(text),
            Self::IriReference => uri::is_iri_reference(text),
            Self::JsonPointer => json_pointer::is_json_pointer(text),
            Self::Regex => Pattern::new(text).is_ok(),
            Self::RelativeJsonPointer => json_pointer::is_relative_json_pointer(text),
            Self::Time => time::is_time(text),
            Self::Uri => uri::is_uri(text),
            Self::UriReference => uri::is_uri_reference(text),
            Self::UriTemplate => uri_template::is_uri_template(text),
            Self::Uuid => uuid::is_uuid(text),
            Self::Double | Self::Float | Self::Int32 | Self::Int64 => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, FORMATS, Format};

    #[test]
    fn the_list_is_in_order_and_whole() {
        assert!(FORMATS.is_sorted_by(|left, right| left.1 < right.1));
        for (index, format) in Format::all().enumerate() {
            assert_eq!(format as usize, index);
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("host-name"), None);
        assert_eq!(Format::from_name("Date"), None);
        assert_eq!(Format::all().filter(|format| format.is_of_numbers()).count(), 4);
        assert!(Format::DateTime.is_defined_in(Draft::Draft4));
        assert!(
            !Format::Uuid.is_defined_in(Draft::Draft7)
                && Format::Uuid.is_defined_in(Draft::Draft2020)
        );
    }

    #[test]
    fn the_lists_of_names_agree() {
        let names = |is_of_numbers| {
            let formats =
                Format::all().filter(move |format| format.is_of_numbers() == is_of_numbers);
            formats.map(Format::name).collect::<Vec<_>>()
        };
        assert_eq!(names(false), super::super::ASSERTED);
        assert_eq!(names(true), super::super::OF_NUMBERS);
    }

    #[test]
    fn each_name_has_its_own_judge() {
        for (name, valid, other) in [
            ("date", "2026-11-26", "26.11.2026"),
            ("date-time", "2026-11-26T13:57:00Z", "2026-11-26"),
            ("duration", "P1DT2H", "1 day"),
            ("email", "joe@example.com", "jöe@example.com"),
            ("hostname", "www.example.com", "bücher.example"),
            ("idn-email", "jöe@bücher.example", "joe"),
            ("idn-hostname", "bücher.example", "a b"),
            ("ipv4", "192.0.2.1", "::1"),
            ("ipv6", "::1", "192.0.2.1"),
            ("iri", "https://example.com/é", "/é"),
            ("iri-reference", "/é", "/\\"),
            ("json-pointer", "/a~1b", "a"),
            ("regex", "^a+$", "a**"),
            ("relative-json-pointer", "1/a", "/a"),
            ("time", "13:57:00Z", "13:57"),
            ("uri", "https://example.com/", "/"),
            ("uri-reference", "/", "/é"),
            ("uri-template", "/{id}", "/{id"),
            ("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08"),
        ] {
            let format = Format::from_name(name).expect("a format");
            assert!(format.is_valid(valid), "{name}: {valid}");
            assert!(!format.is_valid(other), "{name}: {other}");
        }
        assert!(Format::Int32.is_valid("any text"));
    }
}
