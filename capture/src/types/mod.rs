//! The types of fields, as tables name them, and the reader of type cells written by hand.
//!
//! `words` lists the names of types in many languages, `times` reads timestamps in words, `tokens` splits a cell,
//! `read` parses it (with `prefix`, `suffix`, `generic`, `bounds`, `constant` and `parts`), `qualify` reads what stands beside a type,
//! `described` what descriptions say of times.

mod bounds;
mod constant;
mod described;
mod generic;
mod narrow;
mod parts;
mod prefix;
mod qualify;
mod read;
mod suffix;
mod times;
mod tokens;
mod words;

use serde_json::{Map, Value};

pub(super) use described::of_time;
pub(super) use read::{Reading, read};
pub(super) use words::is_nothing;

/// The type of a property.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    /// Any JSON value.
    Any,
    /// Null.
    Null,
    /// A type of JSON, perhaps with a format, a pattern, or a rule that it is in UTC.
    Plain {
        json: &'static str,
        format: Option<&'static str>,
        pattern: Option<&'static str>,
        utc: bool,
    },
    /// A date, perhaps with a time: pages written by hand mean both by `Date`.
    DateOrTime,
    /// An array.
    List(Box<Type>),
    /// An object with undocumented keys.
    Map(Box<Type>),
    /// One of several types.
    Union(Vec<Type>),
    /// One of these values.
    Values(Vec<Value>),
    /// A type with further keywords: `varchar(32)`.
    Refined(Box<Type>, Map<String, Value>),
    /// Another type of the page set, or an enumeration of the page.
    Named(Reference),
}

/// A name of a type that is documented elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reference {
    pub(super) name: String,
    /// The target of its link.
    pub(super) link: Option<String>,
    /// Its type if no table documents it: `object` for `user object`.
    pub(super) otherwise: Option<Box<Type>>,
}

/// Returns whether a name is written as names of classes are, in several words: `ScreenView`, `HTMLElement`, `ClassA`.
pub(super) fn is_class(name: &str) -> bool {
    let is_word = name.chars().all(char::is_alphanumeric);
    let starts = name.starts_with(|it: char| it.is_uppercase());
    let more = name.chars().skip(1).any(char::is_uppercase);
    is_word && starts && more && name.contains(|it: char| it.is_lowercase())
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

    pub(super) fn named(name: impl Into<String>) -> Self {
        Self::Named(Reference { name: name.into(), link: None, otherwise: None })
    }

    pub(super) fn list(item: Self) -> Self {
        Self::List(Box::new(item))
    }

    pub(super) fn map(value: Self) -> Self {
        Self::Map(Box::new(value))
    }

    /// A date and time without a zone: not RFC 3339, hence a pattern.
    pub(super) fn local_date_time() -> Self {
        Self::patterned(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$")
    }

    pub(super) fn year_month() -> Self {
        Self::patterned("^[0-9]{4}-(0[1-9]|1[0-2])$")
    }

    pub(super) fn patterned(pattern: &'static str) -> Self {
        Self::Plain { json: "string", format: None, pattern: Some(pattern), utc: false }
    }

    /// Adds null to a type.
    pub(super) fn or_null(self) -> Self {
        match self {
            Self::Any | Self::Null => self,
            Self::Union(types) if types.contains(&Self::Null) => Self::Union(types),
            Self::Union(mut types) => {
                types.push(Self::Null);
                Self::Union(types)
            }
            one => Self::Union(vec![one, Self::Null]),
        }
    }

    /// Returns whether every part of it is known without other tables.
    pub(super) fn is_complete(&self) -> bool {
        match self {
            Self::Named(_) => false,
            Self::List(inner) | Self::Map(inner) | Self::Refined(inner, _) => inner.is_complete(),
            Self::Union(types) => types.iter().all(Self::is_complete),
            _ => true,
        }
    }
}
