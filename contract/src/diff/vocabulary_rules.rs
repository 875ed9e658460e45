//! The rules for changes of annotations, including those of our vocabulary.

use tablature_schema::ir::Keyword;

/// The rule for a changed documented name, by which payloads may be spelled.
pub(super) const SPELLING: &str = "documented-name-changed";

/// The rule for annotations without a rule of their own.
pub(super) const ANNOTATION: &str = "annotation-changed";

/// Returns the rule for a change of a keyword that asserts nothing. Except for documented names (`spelling`), such
/// changes are compatible in both directions: the validator only warns or advises about the other keywords. `maxAge` is
/// an assertion and compared as such: shorter breaks backward, longer breaks forward. `nullMeansAbsent` only says how
/// null is read; whether null is accepted is decided by the schema itself, so removing both is breaking because of the
/// null.
pub(super) fn rule_of(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::KnownValues => "known-values-changed",
        Keyword::RecommendedPattern => "recommended-pattern-changed",
        Keyword::Should | Keyword::Agreement | Keyword::Fault | Keyword::NullMeansAbsent => {
            "advice-changed"
        }
        Keyword::DocumentedAs => SPELLING,
        _ => ANNOTATION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::find_rule;

    #[test]
    fn every_keyword_of_ours_has_a_rule_that_is_listed() {
        for keyword in Keyword::ALL.iter().filter(|keyword| keyword.is_ours()) {
            assert!(find_rule(rule_of(*keyword)).is_some(), "{}", keyword.name());
        }
    }
}
