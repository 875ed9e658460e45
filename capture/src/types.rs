//! The types of fields, as tables name them.

/// The type of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    /// Any JSON value.
    Any,
    /// A type of JSON, perhaps with a format, a pattern, or a rule that it is in UTC.
    Plain {
        json: &'static str,
        format: Option<&'static str>,
        pattern: Option<&'static str>,
        utc: bool,
    },
    /// An array.
    List(Box<Type>),
    /// An object with undocumented keys.
    Map(Box<Type>),
    /// Another type of the page set, or an enumeration of the page.
    Named(String),
}

impl Type {
    pub(super) fn plain(json: &'static str) -> Self {
        Self::Plain { json, format: None, pattern: None, utc: false }
    }

    pub(super) fn formatted(json: &'static str, format: &'static str) -> Self {
        Self::Plain { json, format: Some(format), pattern: None, utc: false }
    }

    pub(super) fn utc() -> Self {
        Self::Plain { json: "string", format: Some("date-time"), pattern: None, utc: true }
    }

    /// A date and time without a zone: not RFC 3339, hence a pattern.
    pub(super) fn local_date_time() -> Self {
        Self::patterned(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$")
    }

    pub(super) fn year_month() -> Self {
        Self::patterned("^[0-9]{4}-(0[1-9]|1[0-2])$")
    }

    fn patterned(pattern: &'static str) -> Self {
        Self::Plain { json: "string", format: None, pattern: Some(pattern), utc: false }
    }
}
