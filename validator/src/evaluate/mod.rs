//! Evaluates values under schemas: the keywords of all drafts, over the IR and the parsed document.
//!
//! - `evaluator`: verdicts.
//! - `violations`: what a value violates, once the verdict is not valid.
//! - `violation`, `verdict`, `settings`, `scope`: inputs and outputs.
//!
//! Each of the other files has one family of keywords.

mod array;
mod condition;
mod content;
mod enum_;
mod evaluator;
mod format;
mod hash;
mod instance;
mod keywords;
mod max_age;
mod memo;
mod number;
mod object;
mod pattern;
mod plan;
mod reference;
mod scope;
mod seen;
mod settings;
mod string;
mod unevaluated;
mod union;
mod unique;
mod verdict;
mod violation;
mod violations;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use evaluator::Evaluator;
pub(crate) use instance::type_of;
pub(crate) use number::is_within;
pub(crate) use plan::{ObjectRules, Plan, accepted, has_content};
pub(crate) use scope::Scope;
pub(crate) use settings::Settings;
pub use settings::{Formats, StepBudget};
pub use verdict::Verdict;
pub(crate) use violation::{Reason, Violation, ViolationKind};
