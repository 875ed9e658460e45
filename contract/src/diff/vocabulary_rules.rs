//! Annotations, those of our vocabulary among them, and what a change of each means: the one table.

use tablature_schema::ir::Keyword;

/// The rule of a change of a field's documented name, which payloads may be spelled by.
pub(super) const SPELLING: &str = "documented-name-changed";

/// The rule of a change of an annotation that has no rule of its own.
pub(super) const ANNOTATION: &str = "annotation-changed";

/// Returns the rule of a change of a keyword that asserts nothing. Both directions stay compatible, but for
/// documented names (`spelling`): the validator warns or advises by the others, and rejects nothing. `maxAge` asserts,
/// and is compared with the assertions: shorter breaks backward, longer breaks forward. `nullMeansAbsent` only says how
/// a null is read; whether null is accepted stands in the schema itself, so where it goes together with the null, that
/// change breaks.
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
