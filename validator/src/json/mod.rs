//! Strict JSON (RFC 8259) with the place of every key and value.
//!
//! - [`parser`]: bytes → [`Document`], or the place and the reason why not.
//! - [`literals`]: the part of it that reads strings, numbers and names.
//! - [`document`]: the values of a payload in an arena, by byte span and by field name.
//! - [`decimal`]: exact arithmetic on the numbers as they are written.
//! - [`representation`]: what lets the `jsonschema` crate read a [`Document`] as it stands.
//! - [`place`]: byte offset → line and column.

mod decimal;
mod document;
mod literals;
mod parser;
mod place;
mod representation;

pub(crate) use decimal::Decimal;
pub(crate) use document::{Clock, Document, Kind, Member, NodeId, NodeRef};
pub(crate) use parser::{Duplicate, Fault, FaultKind, byte_order_mark, parse};
pub(crate) use place::Places;
pub(crate) use representation::Payload;
