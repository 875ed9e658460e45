//! Strict JSON (RFC 8259) with the place of every key and value: for schemas, payloads, overlays and generators.
//!
//! - `parser`: bytes → [`Document`], or the place and the reason why not.
//! - `literals`: the part of it that reads strings, numbers and names.
//! - `document`: the values of a text in an arena, by byte span and by field name.
//! - `names`: names of a schema, to be found by the keys of a document.
//! - `canonical`: a text that equal values share.
//! - `decimal`: exact arithmetic on the numbers as they are written.
//! - `remainder`: long division.
//! - `place`: byte offset → line and column.
//! - `value`: values that are kept.
//! - `tree`: a whole text that is kept, with the places of its values.

mod canonical;
mod decimal;
mod document;
mod literals;
mod names;
mod parser;
mod place;
pub mod pointer;
mod remainder;
mod tree;
mod value;

pub use decimal::Decimal;
pub use document::{Document, Elements, Kind, Member, Node, NodeId, NodeRef};
pub use names::{Name, NameTable, OwnedName};
pub use parser::{Duplicate, Fault, FaultKind, byte_order_mark, parse};
pub use place::{Origin, Place, Places, Position};
pub use tree::{Entry, Shape, Tree, View};
pub use value::{MAX_VALUE_DEPTH, Number, ReadValueError, Value};
