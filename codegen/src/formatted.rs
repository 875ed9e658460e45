//! The formats of strings that the runtime has types for.

use crate::options::{Dates, Options};

/// A string that the runtime has a type for, by its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Formatted {
    /// A timestamp.
    DateTime,
    /// A day.
    Date,
}

impl Formatted {
    /// Returns the type for a format.
    pub(crate) fn of(format: &str) -> Option<Self> {
        match format {
            "date-time" => Some(Self::DateTime),
            "date" => Some(Self::Date),
            _ => None,
        }
    }

    /// Returns the name of the type in the runtime.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::DateTime => "DateTime",
            Self::Date => "Date",
        }
    }

    /// Returns whether the options ask for the type, and not for a string.
    pub(crate) fn is_wanted(self, options: &Options) -> bool {
        match self {
            Self::DateTime | Self::Date => options.dates != Dates::Strings,
        }
    }

    /// Returns the feature of the runtime that the options ask for.
    pub(crate) fn feature(self, options: &Options) -> Option<&'static str> {
        match self {
            Self::DateTime | Self::Date => options.dates.feature(),
        }
    }
}
