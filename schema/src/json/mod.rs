//! Strict JSON (RFC 8259) with the place of every key and value: for schemas, payloads, overlays and generators.
//!
//! - `parser`: parses bytes into a [`Document`].
//! - `literals`: parses strings, numbers and names.
//! - `document`: the values of a text in an arena, with their spans.
//! - `names`: tables of a schema's names, looked up with the keys of a document.
//! - `canonical`: canonical texts of values.
//! - `decimal`: exact arithmetic on decimal numbers.
//! - `remainder`: long division.
//! - `span`: ranges in few bytes.
//! - `place`: places in files.
//! - `places`: lines and columns of byte offsets, and back.
//! - `value`: owned values.
//! - `tree`: an owned text with its values and their places.
//! - `write`: JSON texts of values.

mod canonical;
mod decimal;
mod document;
mod literals;
mod names;
mod parser;
mod place;
mod places;
pub mod pointer;
mod remainder;
mod span;
mod tree;
mod value;
mod write;

pub use decimal::Decimal;
pub use document::{Document, Elements, Kind, Member, NodeId, NodeRef};
pub use names::{Name, NameTable, OwnedName};
pub use parser::{Duplicate, Fault, FaultKind, byte_order_mark, parse};
pub use place::{Beside, Origin, Place, Position, Row};
pub use places::{Places, begins_character, count_characters};
pub use tree::{Entry, Shape, Tree, View};
pub use value::{MAX_VALUE_DEPTH, Number, ReadValueError, Value};
pub use write::{write_array, write_object, write_string};
