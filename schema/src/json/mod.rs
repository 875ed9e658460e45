//! Strict JSON (RFC 8259) with the place of every key and value: for schemas, payloads, overlays and generators.
//!
//! - [`parser`]: bytes → [`Document`], or the place and the reason why not.
//! - [`literals`]: the part of it that reads strings, numbers and names.
//! - [`document`]: the values of a text in an arena, by byte span and by field name.
//! - [`canonical`]: a text that equal values share.
//! - [`decimal`]: exact arithmetic on the numbers as they are written.
//! - [`place`]: byte offset → line and column.

mod canonical;
mod decimal;
mod document;
mod literals;
mod parser;
mod place;

pub use decimal::Decimal;
pub use document::{Clock, Document, Elements, Kind, Member, Node, NodeId, NodeRef};
pub use parser::{Duplicate, Fault, FaultKind, byte_order_mark, parse};
pub use place::{Origin, Places, Position};
