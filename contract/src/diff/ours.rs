//! The keywords of our vocabulary, and what a change of each means: the one table.

use tablature_schema::vocabulary;

/// The rule of a change of a field's documented name, which payloads may be spelled by.
pub(super) const SPELLING: &str = "documented-name-changed";

/// The rule of a change of each keyword that judges nothing by itself. Both directions stay compatible, but for
/// documented names (`spelling`): the validator warns or advises by the others, and refuses nothing. `maxAge` judges, and is compared with the assertions:
/// shorter breaks backward, longer breaks forward. `nullMeansAbsent` only says how a null is read; whether null
/// is accepted stands in the schema itself, so where it goes together with the null, that change breaks.
pub(super) const NOTES: &[(&str, &str)] = &[
    (vocabulary::KNOWN_VALUES, "known-values-changed"),
    (vocabulary::RECOMMENDED_PATTERN, "recommended-pattern-changed"),
    (vocabulary::SHOULD, "advice-changed"),
    (vocabulary::AGREEMENT, "advice-changed"),
    (vocabulary::FAULT, "advice-changed"),
    (vocabulary::NULL_MEANS_ABSENT, "advice-changed"),
    (vocabulary::SOURCE, "annotation-changed"),
    (vocabulary::DOCUMENTED_AS, SPELLING),
    (vocabulary::RUST_NAME, "annotation-changed"),
    (vocabulary::RUST_NAMES, "annotation-changed"),
];

/// The rule of a change of an annotation.
pub(super) fn rule_of(keyword: &str) -> &'static str {
    let ours = NOTES.iter().find(|(name, _)| *name == keyword);
    ours.map_or("annotation-changed", |(_, rule)| rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_has_its_order() {
        for keyword in vocabulary::KEYWORDS {
            let is_listed = NOTES.iter().any(|(name, _)| *name == keyword);
            assert_ne!(is_listed, keyword == vocabulary::MAX_AGE, "{keyword}");
        }
    }
}
