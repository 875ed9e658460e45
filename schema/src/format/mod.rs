//! The values of `format`, and the texts that have them.

mod names;
mod span;
mod timestamp;

pub use names::{ASSERTED, Format, OF_NUMBERS};
pub use span::{ParseSpanError, Span, describe_span};
pub use timestamp::{ParseTimestampError, Timestamp, is_date};
