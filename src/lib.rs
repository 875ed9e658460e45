#![doc = include_str!("../README.md")]

pub use tablature_schema::{capture, catalogue, model, vocabulary};
pub use tablature_validator::{
    Checker, Finding, Limits, Options, Origin, ParseSpanError, ParseTimestampError, Position,
    Recognised, Report, SchemaError, SchemaFault, Severity, Span, Timestamp, codes, recognise,
};
