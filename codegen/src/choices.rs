//! The options of the generator that are one of several words.

/// Treatment of fields that the schema allows but does not declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Unknown {
    /// They are kept in a field of their own, and written again.
    #[default]
    Keep,
    /// They are ignored and lost.
    Drop,
    /// They are errors, even where the schema allows them.
    Refuse,
}

impl Unknown {
    /// Every choice, by the name that it has as an option.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("keep", Self::Keep), ("drop", Self::Drop), ("refuse", Self::Refuse)];
}

/// The type of a timestamp.
///
/// All but strings are one type of the runtime, which keeps offset and precision and converts to the types of those
/// crates whose features are enabled. Naming a crate requires its feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Dates {
    /// A string that holds a valid timestamp.
    Strings,
    /// The runtime's timestamp, which converts to those of the crates whose features are enabled.
    #[default]
    Any,
    /// The runtime's timestamp, with the feature `jiff`.
    Jiff,
    /// The runtime's timestamp, with the feature `time`.
    Time,
    /// The runtime's timestamp, with the feature `chrono`.
    Chrono,
}

impl Dates {
    /// Every choice, by the name that it has as an option.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("any", Self::Any),
        ("jiff", Self::Jiff),
        ("time", Self::Time),
        ("chrono", Self::Chrono),
        ("strings", Self::Strings),
    ];

    /// Returns the feature of the runtime that the types need.
    pub(crate) fn feature(self) -> Option<&'static str> {
        match self {
            Self::Strings | Self::Any => None,
            Self::Jiff => Some("jiff"),
            Self::Time => Some("time"),
            Self::Chrono => Some("chrono"),
        }
    }
}

/// The type of a UUID.
///
/// All but strings are one type of the runtime, which keeps how it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Uuids {
    /// A string that holds a valid UUID, of a type for each field.
    #[default]
    Strings,
    /// The runtime's UUID, which converts to that of the crate `uuid` if its feature is enabled.
    Any,
    /// The runtime's UUID, with the feature `uuid`.
    Uuid,
}

impl Uuids {
    /// Every choice, by the name that it has as an option.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("strings", Self::Strings), ("any", Self::Any), ("uuid", Self::Uuid)];
}

/// The type of a URL.
///
/// All but strings are one type of the runtime, which keeps how it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Urls {
    /// A string that holds a valid URI, of a type for each field.
    #[default]
    Strings,
    /// The runtime's URL, which converts to that of the crate `url` if its feature is enabled.
    Any,
    /// The runtime's URL, with the feature `url`.
    Url,
}

impl Urls {
    /// Every choice, by the name that it has as an option.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("strings", Self::Strings), ("any", Self::Any), ("url", Self::Url)];
}

/// The type of an IP address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Ips {
    /// A string that holds a valid address, of a type for each field.
    #[default]
    Strings,
    /// The runtime's address, which keeps how it was written and converts to those of the standard library.
    Std,
}

impl Ips {
    /// Every choice, by the name that it has as an option.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("strings", Self::Strings), ("std", Self::Std)];
}

/// The use of the defaults that a schema documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Defaults {
    /// They are in the documentation only: a field that is not set is absent.
    #[default]
    Docs,
    /// `Default` of a struct sets the fields that have one, and so does its builder where they are not set.
    Values,
}

impl Defaults {
    /// Every choice, by the name that it has as an option.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("docs", Self::Docs), ("values", Self::Values)];
}
