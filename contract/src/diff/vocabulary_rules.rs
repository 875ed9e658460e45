//! The rules for changes of annotations, including those of our vocabulary.

use tablature_schema::ir::Keyword;

use super::Rule;

/// Returns the rule for a change of a keyword that asserts nothing. Except for documented names (`spelling`), such
/// changes are compatible in both directions: the validator only warns or advises about the other keywords. `maxAge` is
/// an assertion and compared as such: shorter breaks backward, longer breaks forward. `nullMeansAbsent` only says how
/// null is read; whether null is accepted is decided by the schema itself, so removing both is breaking because of the
/// null.
pub(super) fn rule_of(keyword: Keyword) -> Rule {
    match keyword {
        Keyword::KnownValues => Rule::KnownValuesChanged,
        Keyword::RecommendedPattern => Rule::RecommendedPatternChanged,
        Keyword::Should | Keyword::Agreement | Keyword::Fault | Keyword::NullMeansAbsent => {
            Rule::AdviceChanged
        }
        Keyword::DocumentedAs => Rule::DocumentedNameChanged,
        _ => Rule::AnnotationChanged,
    }
}
