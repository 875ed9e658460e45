//! Dates and times that keep how they were written, and what they are to the crates that people reckon with.
//!
//! One type each, whatever crates there are: the features `jiff`, `time` and `chrono` only add conversions, one file
//! each. So offset and precision survive with all of them, and a library that turns a feature on changes no type.

mod date;
mod date_time;

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "time")]
mod time;

pub use date::Date;
pub use date_time::DateTime;

#[cfg(test)]
mod tests;
