//! The formats of strings that the runtime has types for.

use crate::{
    choices::{Dates, Ips, Urls, Uuids},
    options::Options,
};

/// A string that the runtime has a type for, by its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Formatted {
    /// A timestamp.
    DateTime,
    /// A day.
    Date,
    /// A UUID.
    Uuid,
    /// A URL, or another absolute URI.
    Url,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
}

impl Formatted {
    const ALL: [Self; 6] =
        [Self::DateTime, Self::Date, Self::Uuid, Self::Url, Self::Ipv4, Self::Ipv6];

    /// Returns the type for a format.
    pub(crate) fn of(format: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.format() == format)
    }

    /// Returns the name of the format.
    pub(crate) fn format(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Uuid => "uuid",
            Self::Url => "uri",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
        }
    }

    /// Returns the name of the type in the runtime.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::DateTime => "DateTime",
            Self::Date => "Date",
            Self::Uuid => "Uuid",
            Self::Url => "Url",
            Self::Ipv4 => "Ipv4",
            Self::Ipv6 => "Ipv6",
        }
    }

    /// Returns whether the options ask for the type, and not for a string.
    pub(crate) fn is_wanted(self, options: &Options) -> bool {
        match self {
            Self::DateTime | Self::Date => options.dates != Dates::Strings,
            Self::Uuid => options.uuids != Uuids::Strings,
            Self::Url => options.urls != Urls::Strings,
            Self::Ipv4 | Self::Ipv6 => options.ips != Ips::Strings,
        }
    }

    /// Returns the feature of the runtime that the options ask for.
    pub(crate) fn feature(self, options: &Options) -> Option<&'static str> {
        match self {
            Self::DateTime | Self::Date => options.dates.feature(),
            Self::Uuid => (options.uuids == Uuids::Uuid).then_some("uuid"),
            Self::Url => (options.urls == Urls::Url).then_some("url"),
            Self::Ipv4 | Self::Ipv6 => None,
        }
    }
}
