//! What lets the `jsonschema` crate read a document of the ground as it stands.

mod representation;

pub(crate) use representation::Payload;
pub(crate) use tablature_schema::json::{
    Clock, Decimal, Document, Duplicate, Fault, FaultKind, Kind, Member, NodeId, NodeRef, Origin, Places,
    byte_order_mark, parse,
};
