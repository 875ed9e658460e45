#![doc = include_str!("../README.md")]

pub mod types;

pub use tablature_schema::{capture, catalogue, model, vocabulary};
pub use tablature_validator::{
    Checker, Finding, Limits, Options, Origin, ParseSpanError, ParseTimestampError, Parts,
    Position, Recognised, Report, SchemaError, SchemaFault, Severity, Span, Timestamp, codes,
    recognise,
};
