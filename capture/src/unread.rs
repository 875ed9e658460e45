//! Descriptions that state a rule from which no constraint was read.

use std::{fmt, sync::LazyLock};

use regex::Regex;
use tablature_schema::escape::escape;

use super::model::shorten;

/// A property whose description states a rule, but matches no phrase of [`constraints`](crate::constraints).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnreadRule {
    /// The page.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The property, as documented.
    pub row: String,
    /// The description.
    pub description: String,
}

impl fmt::Display for UnreadRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, row, description } = self;
        let description = shorten(description);
        write!(f, "{}:{line}: {}: {}", escape(path), escape(row), escape(&description))
    }
}

/// Returns whether a description reads as a rule: it has a modal verb, a limit with a number, or a list of values.
pub(super) fn states_rule(description: &str) -> bool {
    static RULE: LazyLock<Regex> = LazyLock::new(|| {
        let phrase = r"(?i)\b(?:must|shall|cannot|may not)\b|\b(?:(?:greater|larger|less|smaller|fewer|more) than|at least|at most|exactly|between|min(?:imum)?:?|max(?:imum)?:?) -?[0-9]|[≤≥]|[<>]= ?-?[0-9]|\b(?:valid|allowed|possible|permitted|accepted) values\b|\bone of:? [`\x22]";
        Regex::new(phrase).expect("the phrase compiles")
    });
    RULE.is_match(description)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_from_other_descriptions() {
        for description in [
            "Must not be empty.",
            "A name; cannot be changed.",
            "At least 3 words.",
            "Valid values depend on the plan.",
            "Not one of: `a`, `b`",
            "0 ≤ v ≤ 5 words",
        ] {
            assert!(states_rule(description), "{description}");
        }
        for description in ["When it was made.", "Mustard or ketchup.", "More than a name."] {
            assert!(!states_rule(description), "{description}");
        }
    }
}
