//! The runtime of generated types, and what their users call.
//!
//! - [`Typed`]: read a type from JSON, write it as JSON. [`Root`]: the type of a whole payload.
//! - [`Value`], [`Number`], [`Map`], [`Object`]: JSON without loss.
//! - [`Field`], [`Nullable`], [`MaybeObject`], [`Empty`], [`Null`], [`Integer`]: what Rust has no type for.
//! - [`DateTime`], [`Date`], [`Uuid`], [`Url`], [`Ipv4`], [`Ipv6`]: strings of a format, as they were written.
//! - [`ReadErrors`], [`Stale`]: errors. [`Own`]: a type of your own among the generated ones.
//!
//! A type never holds an invalid value and never rejects a valid one; the validator is the authority, and checks what
//! no type expresses. Age is not a property of a value: [`Root::check_fresh`] takes the time.

mod dates;
mod error;
mod field;
mod integer;
mod map;
mod maybe_object;
mod number;
mod own;
mod texts;
mod typed;
mod value;

#[doc(hidden)]
pub mod __private;

pub use dates::{Date, DateTime};
pub use error::{ReadError, ReadErrors, Stale, StaleTimestamp};
pub use field::{Empty, Field, Null, Nullable};
pub use integer::Integer;
pub use map::Map;
pub use maybe_object::{MaybeObject, NotObject};
pub use number::Number;
pub use own::Own;
pub use texts::{Ipv4, Ipv6, Url, Uuid};
pub use typed::{Root, Typed};
pub use value::{Object, Value};
