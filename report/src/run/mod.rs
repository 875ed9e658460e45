//! What a run adds to findings: how bad each code is for its user, what is known already, and what a finding is from run
//! to run.
//!
//! Reading order: [`severities`](SeverityOverrides), `identity` (fingerprints), [`baseline`](Baseline), [`docs`](of_code) (what formats tell of codes).

mod baseline;
mod docs;
mod identity;
mod severities;

pub use baseline::{Baseline, File as BaselineFile};
pub use docs::of_code;
pub use identity::Identities;
pub use severities::{Level, SeverityOverrides};
