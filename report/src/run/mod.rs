//! Severities, baselines, fingerprints and counts: the parts that a run adds to findings.
//!
//! Reading order: [`tally`](Tally) (the count of a run, by the others), [`severities`](SeverityOverrides), `identity` (fingerprints), [`baseline`](Baseline),
//! `kinds` (the count by kind and file, with `top` values), `timeline` (the count over time), [`glance`](Glance) (the same as it is printed), [`docs`](of_code) (documentation of codes).

mod baseline;
mod counts;
mod docs;
mod glance;
mod identity;
mod kinds;
mod output;
mod severities;
mod tally;
mod timeline;
mod top;

pub use baseline::{Baseline, BaselineBy, File as BaselineFile};
pub use counts::{Example, FileCount, OtherFiles, OtherKinds};
pub use docs::of_code;
pub use glance::{Glance, share};
pub use identity::Identities;
pub use kinds::{Kind, field_of};
pub use output::{OutputOptions, Outputs, PrintedIn, Show};
pub use severities::{FieldPattern, Level, LevelOf, SeverityOverrides};
pub use tally::{Conclusion, Fate, Tally, TallyOptions};
pub use timeline::{TimeProperties, TimeSpan, Timeline};
pub use top::TopValue;
