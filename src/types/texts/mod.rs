//! Strings of a format that keep how they were written, and what they are to the crates that people use.
//!
//! One type each, whatever crates there are: the features `uuid` and `url` only add conversions, one file each. So
//! capitals and spellings survive, and a library that turns a feature on changes no type.

mod ip;
mod text;

#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;

pub use text::{Ipv4, Ipv6, Url, Uuid};

#[cfg(test)]
mod tests;
