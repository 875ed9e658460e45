#![doc = include_str!("../README.md")]

pub mod types;

pub use tablature_schema::{catalogue, ir, json, load, vocabulary};
pub use tablature_validator::{
    Checker, Finding, Formats, Limits, Lines, Options, Origin, ParseSeverityError, ParseSpanError,
    ParseTimestampError, Place, Position, Recognised, Report, ReportError, SchemaError,
    SchemaErrorItem, Severity, Span, StepBudget, Timestamp, Verdict, Wanted, codes, recognise,
};

#[cfg(feature = "capture")]
pub use tablature_capture as capture;
#[cfg(feature = "codegen")]
pub use tablature_codegen as codegen;
#[cfg(all(feature = "contract", feature = "schemars"))]
pub use tablature_contract::assert_schema_of;
#[cfg(feature = "contract")]
pub use tablature_contract::{
    self as contract, assert_compatible, assert_conforms, assert_rejects, diff::Promise,
};
#[cfg(feature = "macros")]
pub use tablature_macros::{types, types_of};

/// The examples of the book about types, as tests.
#[cfg(all(doctest, feature = "macros"))]
#[doc = include_str!("../docs/types.md")]
struct BookOfTypes;

/// The examples of the book about samples, as tests.
#[cfg(all(doctest, feature = "contract"))]
#[doc = include_str!("../docs/samples.md")]
struct BookOfSamples;
