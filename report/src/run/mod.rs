//! What a run adds to findings: severities, baselines and fingerprints.
//!
//! Reading order: [`severities`](SeverityOverrides), `identity` (fingerprints), [`baseline`](Baseline),
//! [`docs`](of_code) (documentation of codes).

mod baseline;
mod docs;
mod identity;
mod severities;

pub use baseline::{Baseline, File as BaselineFile};
pub use docs::of_code;
pub use identity::Identities;
pub use severities::{Level, SeverityOverrides};
