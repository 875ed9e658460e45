//! Severities, baselines, fingerprints and counts: the parts that a run adds to findings.
//!
//! Reading order: [`tally`](Tally) (the count of a run, by the others), [`severities`](SeverityOverrides), `identity` (fingerprints), [`baseline`](Baseline),
//! [`docs`](of_code) (documentation of codes).

mod baseline;
mod docs;
mod identity;
mod severities;
mod tally;

pub use baseline::{Baseline, File as BaselineFile};
pub use docs::of_code;
pub use identity::Identities;
pub use severities::{Level, SeverityOverrides};
pub use tally::{Conclusion, Fate, Tally, TallyOptions};
