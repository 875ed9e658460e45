//! What the Rust types that Tablature generates are made of, and what their users call.
//!
//! - [`Typed`]: read a type from JSON, write it as JSON. [`Root`]: what the type of a whole payload can do besides.
//! - [`Value`], [`Number`], [`Map`], [`Object`]: JSON without loss.
//! - [`Field`], [`Nullable`], [`Empty`], [`Null`], [`Integer`]: what Rust has no type for.
//! - [`DateTime`], [`Date`]: timestamps and days as they were written.
//! - [`ReadErrors`], [`Stale`]: what can be wrong. [`Own`]: a type of yours among the generated ones.
//!
//! A type never holds what its schema forbids and never refuses what it allows; the validator is the authority, and
//! judges itself what no type can say. Age is no property of a value: [`Root::check_fresh`] asks for a clock.

mod dates;
mod error;
mod field;
mod integer;
mod map;
mod number;
mod own;
mod typed;
mod value;

#[doc(hidden)]
pub mod __private;

#[cfg(feature = "chrono")]
#[doc(hidden)]
pub use dates::chrono;
#[cfg(feature = "jiff")]
#[doc(hidden)]
pub use dates::jiff;
#[cfg(feature = "time")]
#[doc(hidden)]
pub use dates::time;
pub use dates::{Date, DateTime};
pub use error::{ReadError, ReadErrors, Stale, StaleTimestamp};
pub use field::{Empty, Field, Null, Nullable};
pub use integer::Integer;
pub use map::{Map, Object};
pub use number::Number;
pub use own::Own;
pub use typed::{Root, Typed};
pub use value::Value;
