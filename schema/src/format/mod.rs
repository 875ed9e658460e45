//! The values of `format`, and the checks for them.
//!
//! - `kind`: the list of formats, [`Format`]. The other files have the checks, strict by the RFCs that they name.
//! - `timestamp`, `time`, `duration`, `span`: dates, times and durations; the latter for `maxAge`.
//! - `hostname`, `label`, `email`, `ip`: names and addresses.
//! - `uri`, `uri_template`, `json_pointer`, `uuid`: identifiers and references.
//! - `content`: `contentEncoding` and `contentMediaType`.

mod content;
mod duration;
mod email;
mod hostname;
mod ip;
mod json_pointer;
mod kind;
mod label;
mod names;
mod span;
mod time;
mod timestamp;
mod uri;
mod uri_template;
mod uuid;

pub use content::{decode_base64, is_json, is_valid_content};
pub use kind::Format;
pub use names::{ASSERTED, OF_NUMBERS};
pub use span::{ParseSpanError, Span, describe_span};
pub use timestamp::{
    ParseTimestampError, Timestamp, civil_from_days, days_from_civil, days_in_month, is_date,
};
