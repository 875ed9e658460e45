//! Every kind of change, with its documentation: the one list.

/// The subject of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Which payloads are valid.
    Acceptance,
    /// Annotations, which do not affect which payloads are valid.
    Annotation,
    /// An unknown keyword.
    Unclassified,
}

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable name, `field-removed`.
    pub name: &'static str,
    /// The subject of the change.
    pub kind: Kind,
    /// The change, in one sentence.
    pub summary: &'static str,
    /// Who may break, and what to do instead.
    pub advice: &'static str,
}

macro_rules! rules {
    ($($name:literal $kind:ident $summary:literal $advice:literal)*) => {
        /// All rules, in alphabetical order.
        pub const RULES: &[Rule] = &[$(Rule {
            name: $name,
            kind: Kind::$kind,
            summary: $summary,
            advice: $advice,
        }),*];
    };
}

rules! {
    "additional-fields-changed" Acceptance
        "What undeclared fields may hold has changed."
        "Where it became narrower, payloads with such fields are rejected; keep the wider schema until producers have moved."
    "advice-changed" Annotation
        "A rule that only warns (`should`, `agreement`, `fault`) has changed."
        "No payload is accepted or rejected for it; warnings differ."
    "alternative-added" Acceptance
        "`anyOf` or `oneOf` has a further branch."
        "Consumers on the old schema reject payloads of the new branch; with `oneOf`, a branch that overlaps another also rejects what both meet."
    "alternative-removed" Acceptance
        "`anyOf` or `oneOf` has a branch less."
        "Payloads of that branch are rejected; keep it until nobody sends them."
    "alternatives-changed" Acceptance
        "`anyOf` or `oneOf` came, went, or one became the other."
        "`oneOf` rejects what meets two branches, `anyOf` does not."
    "annotation-changed" Annotation
        "A title, description, example or another annotation has changed."
        "No payload is accepted or rejected for it."
    "condition-changed" Acceptance
        "`if`, `then` or `else` has changed."
        "A wider question or a stricter consequence rejects payloads that were right."
    "constraint-added" Acceptance
        "`allOf` has a further member."
        "Payloads that do not meet it are rejected."
    "constraint-removed" Acceptance
        "`allOf` has a member less."
        "Consumers on the old schema reject payloads that no longer meet it."
    "contains-changed" Acceptance
        "What an array must contain, or how often, has changed."
        "Arrays without it are rejected where the rule became stricter."
    "custom-keyword-changed" Unclassified
        "A keyword that Tablature does not know came, went or changed."
        "Whether it breaks anybody depends on who reads the keyword; decide, and acknowledge it."
    "dependency-changed" Acceptance
        "What the presence of a field demands has changed."
        "Payloads that have the field and not what it demands are rejected."
    "documented-name-changed" Acceptance
        "The name that the documentation prints for a field (`documentedAs`) came, went or changed."
        "Payloads in the documented spelling are read by these names: consumers do not find a field whose name went; keep it as long as anybody sends it."
    "enum-added" Acceptance
        "Any value was allowed, now a list says which."
        "Payloads with other values are rejected; `knownValues` would only warn."
    "enum-removed" Acceptance
        "A list said which values are allowed, now any value is."
        "Consumers on the old schema reject the other values."
    "enum-value-added" Acceptance
        "A further value is allowed."
        "Consumers on the old schema reject it; let them read it before producers send it."
    "enum-value-removed" Acceptance
        "A value is not allowed any more."
        "Payloads with it are rejected; deprecate it first."
    "field-added" Acceptance
        "An optional field was added."
        "As written, an open object could hold the key with any value before; producers who send declared fields only never did. Consumers with a closed schema reject it."
    "field-became-optional" Acceptance
        "A required field became optional."
        "Consumers on the old schema reject payloads without it; let them do without before producers leave it out."
    "field-became-required" Acceptance
        "An optional field became required."
        "Payloads without it are rejected, `default` or not; make producers send it first."
    "field-count-changed" Acceptance
        "How many fields an object may have has changed."
        "Payloads outside the narrower limit are rejected."
    "field-names-changed" Acceptance
        "What fields may be called has changed."
        "Payloads with other names are rejected."
    "field-removed" Acceptance
        "A field was removed."
        "A closed object rejects it; in an open one it may now hold anything. Consumers that require it reject payloads without."
    "field-renamed" Acceptance
        "A field was removed, and one with the same schema was added."
        "Both names are needed while producers and consumers move: add the new one, deprecate the old one."
    "fields-closed" Acceptance
        "Undeclared fields are not allowed any more."
        "Payloads with undeclared fields are rejected."
    "fields-opened" Acceptance
        "Undeclared fields are allowed now."
        "Consumers on the old schema reject them."
    "format-changed" Acceptance
        "The format of a text has changed."
        "Where formats judge, texts of another format are rejected."
    "item-count-changed" Acceptance
        "How many items an array may have has changed."
        "Arrays outside the narrower limit are rejected."
    "items-changed" Acceptance
        "What an array may hold has changed."
        "Arrays that hold something else are rejected."
    "known-values-changed" Annotation
        "The values that the documentation names have changed."
        "Another value is a warning, never an error: nobody breaks."
    "length-changed" Acceptance
        "How long a text may be has changed."
        "Texts outside the narrower limit are rejected."
    "max-age-lengthened" Acceptance
        "A timestamp may be older than before."
        "Consumers on the old schema reject timestamps between the two ages."
    "max-age-shortened" Acceptance
        "A timestamp must be younger than before."
        "Payloads with timestamps between the two ages are rejected: producers must send sooner."
    "maximum-changed" Acceptance
        "The upper limit of a number has changed."
        "Numbers beyond the lower limit are rejected."
    "minimum-changed" Acceptance
        "The lower limit of a number has changed."
        "Numbers below the higher limit are rejected."
    "multiple-changed" Acceptance
        "The step of a number has changed."
        "Numbers that are no multiple of the new step are rejected."
    "negation-changed" Acceptance
        "What a value must not be has changed."
        "Where more is forbidden, payloads are rejected."
    "null-accepted" Acceptance
        "Null is accepted now."
        "Consumers on the old schema reject null."
    "null-refused" Acceptance
        "Null is not accepted any more."
        "Payloads with null are rejected; leave the field out instead."
    "pattern-changed" Acceptance
        "The pattern of a text has changed."
        "Texts that do not match are rejected."
    "pattern-fields-changed" Acceptance
        "`patternProperties` came or went."
        "Where a pattern came, matching fields with another value are rejected."
    "recommended-pattern-changed" Annotation
        "The recommended style of a text has changed."
        "Another style is an advice, never an error: nobody breaks."
    "required-field-added" Acceptance
        "A required field was added."
        "Payloads without it are rejected, `default` or not; add it as optional first."
    "schema-changed" Acceptance
        "A subschema was replaced by one of another kind."
        "Look at both: nothing of the old one was kept."
    "schema-removed" Acceptance
        "The schema of an event was removed."
        "Consumers have nothing left to read the event by; deprecate it first."
    "tuple-changed" Acceptance
        "An array has more or fewer places with a schema of their own."
        "Consumers with a closed array reject further items."
    "type-changed" Acceptance
        "The JSON type was replaced by another."
        "Both sides reject each other's payloads: add a new field instead."
    "type-narrowed" Acceptance
        "Fewer JSON types are accepted."
        "Payloads with the others are rejected."
    "type-widened" Acceptance
        "More JSON types are accepted."
        "Consumers on the old schema reject the new ones."
    "unique-items-changed" Acceptance
        "Whether the items of an array must differ has changed."
        "Arrays with repeated items are rejected where they must."
}

/// Returns the rule with this name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.name.cmp(name)).ok().map(|at| &RULES[at])
}

/// Returns the rule of a change that was found here.
///
/// # Panics
///
/// If the list lacks it: a bug, which a test rules out.
pub(super) fn of(name: &str) -> &'static Rule {
    find(name).unwrap_or_else(|| panic!("the list of rules has `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_order_and_told_in_sentences() {
        assert!(RULES.windows(2).all(|two| two[0].name < two[1].name));
        for rule in RULES {
            assert!(rule.summary.ends_with('.') && rule.advice.ends_with('.'), "{}", rule.name);
            assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
        }
    }
}
