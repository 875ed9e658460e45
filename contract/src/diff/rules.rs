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

macro_rules! rules {
    ($($symbol:ident $kind:ident $name:literal $summary:literal $advice:literal)*) => {
        /// A kind of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $summary] $symbol,)*
        }

        impl Rule {
            /// All rules, in alphabetical order.
            pub const ALL: &[Self] = &[$(Self::$symbol),*];

            /// Returns the stable name, such as `field-removed`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$symbol => $name,)*
                }
            }

            /// Returns the subject of the change.
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$symbol => Kind::$kind,)*
                }
            }

            /// Returns one sentence that describes the change.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$symbol => $summary,)*
                }
            }

            /// Returns who may break, and what to do instead.
            pub fn advice(self) -> &'static str {
                match self {
                    $(Self::$symbol => $advice,)*
                }
            }
        }
    };
}

rules! {
    AdditionalFieldsChanged Acceptance "additional-fields-changed"
        "What undeclared fields may hold has changed."
        "Where it became narrower, payloads with such fields are rejected; keep the wider schema until producers have moved."
    AdviceChanged Annotation "advice-changed"
        "A rule that only warns (`should`, `agreement`, `fault`) has changed."
        "No payload is accepted or rejected for it; warnings differ."
    AlternativeAdded Acceptance "alternative-added"
        "`anyOf` or `oneOf` has a further branch."
        "Consumers on the old schema reject payloads of the new branch; with `oneOf`, a branch that overlaps another also rejects what both meet."
    AlternativeRemoved Acceptance "alternative-removed"
        "`anyOf` or `oneOf` has a branch less."
        "Payloads of that branch are rejected; keep it until nobody sends them."
    AlternativesChanged Acceptance "alternatives-changed"
        "`anyOf` or `oneOf` came, went, or one became the other."
        "`oneOf` rejects what meets two branches, `anyOf` does not."
    AnnotationChanged Annotation "annotation-changed"
        "A title, description, example or another annotation has changed."
        "No payload is accepted or rejected for it."
    ConditionChanged Acceptance "condition-changed"
        "`if`, `then` or `else` has changed."
        "A wider question or a stricter consequence rejects payloads that were right."
    ConstraintAdded Acceptance "constraint-added"
        "`allOf` has a further member."
        "Payloads that do not meet it are rejected."
    ConstraintRemoved Acceptance "constraint-removed"
        "`allOf` has a member less."
        "Consumers on the old schema reject payloads that no longer meet it."
    ContainsChanged Acceptance "contains-changed"
        "What an array must contain, or how often, has changed."
        "Arrays without it are rejected where the rule became stricter."
    CustomKeywordChanged Unclassified "custom-keyword-changed"
        "A keyword that Tablature does not know came, went or changed."
        "Whether it breaks anybody depends on who reads the keyword; decide, and acknowledge it."
    DependencyChanged Acceptance "dependency-changed"
        "What the presence of a field demands has changed."
        "Payloads that have the field and not what it demands are rejected."
    DocumentedNameChanged Acceptance "documented-name-changed"
        "The name that the documentation prints for a field (`documentedAs`) came, went or changed."
        "Payloads in the documented spelling are read by these names: consumers do not find a field whose name went; keep it as long as anybody sends it."
    EnumAdded Acceptance "enum-added"
        "Any value was allowed, now a list says which."
        "Payloads with other values are rejected; `knownValues` would only warn."
    EnumRemoved Acceptance "enum-removed"
        "A list said which values are allowed, now any value is."
        "Consumers on the old schema reject the other values."
    EnumValueAdded Acceptance "enum-value-added"
        "A further value is allowed."
        "Consumers on the old schema reject it; let them read it before producers send it."
    EnumValueRemoved Acceptance "enum-value-removed"
        "A value is not allowed any more."
        "Payloads with it are rejected; deprecate it first."
    FieldAdded Acceptance "field-added"
        "An optional field was added."
        "As written, an open object could hold the key with any value before; producers who send declared fields only never did. Consumers with a closed schema reject it."
    FieldBecameOptional Acceptance "field-became-optional"
        "A required field became optional."
        "Consumers on the old schema reject payloads without it; let them do without before producers leave it out."
    FieldBecameRequired Acceptance "field-became-required"
        "An optional field became required."
        "Payloads without it are rejected, `default` or not; make producers send it first."
    FieldCountChanged Acceptance "field-count-changed"
        "How many fields an object may have has changed."
        "Payloads outside the narrower limit are rejected."
    FieldNamesChanged Acceptance "field-names-changed"
        "What fields may be called has changed."
        "Payloads with other names are rejected."
    FieldRemoved Acceptance "field-removed"
        "A field was removed."
        "A closed object rejects it; in an open one it may now hold anything. Consumers that require it reject payloads without."
    FieldRenamed Acceptance "field-renamed"
        "A field was removed, and one with the same schema was added."
        "Both names are needed while producers and consumers move: add the new one, deprecate the old one."
    FieldsClosed Acceptance "fields-closed"
        "Undeclared fields are not allowed any more."
        "Payloads with undeclared fields are rejected."
    FieldsOpened Acceptance "fields-opened"
        "Undeclared fields are allowed now."
        "Consumers on the old schema reject them."
    FormatChanged Acceptance "format-changed"
        "The format of a text has changed."
        "Where formats judge, texts of another format are rejected."
    ItemCountChanged Acceptance "item-count-changed"
        "How many items an array may have has changed."
        "Arrays outside the narrower limit are rejected."
    ItemsChanged Acceptance "items-changed"
        "What an array may hold has changed."
        "Arrays that hold something else are rejected."
    KnownValuesChanged Annotation "known-values-changed"
        "The values that the documentation names have changed."
        "Another value is a warning, never an error: nobody breaks."
    LengthChanged Acceptance "length-changed"
        "How long a text may be has changed."
        "Texts outside the narrower limit are rejected."
    MaxAgeLengthened Acceptance "max-age-lengthened"
        "A timestamp may be older than before."
        "Consumers on the old schema reject timestamps between the two ages."
    MaxAgeShortened Acceptance "max-age-shortened"
        "A timestamp must be younger than before."
        "Payloads with timestamps between the two ages are rejected: producers must send sooner."
    MaximumChanged Acceptance "maximum-changed"
        "The upper limit of a number has changed."
        "Numbers beyond the lower limit are rejected."
    MinimumChanged Acceptance "minimum-changed"
        "The lower limit of a number has changed."
        "Numbers below the higher limit are rejected."
    MultipleChanged Acceptance "multiple-changed"
        "The step of a number has changed."
        "Numbers that are no multiple of the new step are rejected."
    NegationChanged Acceptance "negation-changed"
        "What a value must not be has changed."
        "Where more is forbidden, payloads are rejected."
    NullAccepted Acceptance "null-accepted"
        "Null is accepted now."
        "Consumers on the old schema reject null."
    NullRefused Acceptance "null-refused"
        "Null is not accepted any more."
        "Payloads with null are rejected; leave the field out instead."
    PatternChanged Acceptance "pattern-changed"
        "The pattern of a text has changed."
        "Texts that do not match are rejected."
    PatternFieldsChanged Acceptance "pattern-fields-changed"
        "`patternProperties` came or went."
        "Where a pattern came, matching fields with another value are rejected."
    RecommendedPatternChanged Annotation "recommended-pattern-changed"
        "The recommended style of a text has changed."
        "Another style is an advice, never an error: nobody breaks."
    RequiredFieldAdded Acceptance "required-field-added"
        "A required field was added."
        "Payloads without it are rejected, `default` or not; add it as optional first."
    SchemaChanged Acceptance "schema-changed"
        "A subschema was replaced by one of another kind."
        "Look at both: nothing of the old one was kept."
    SchemaRemoved Acceptance "schema-removed"
        "The schema of an event was removed."
        "Consumers have nothing left to read the event by; deprecate it first."
    TupleChanged Acceptance "tuple-changed"
        "An array has more or fewer places with a schema of their own."
        "Consumers with a closed array reject further items."
    TypeChanged Acceptance "type-changed"
        "The JSON type was replaced by another."
        "Both sides reject each other's payloads: add a new field instead."
    TypeNarrowed Acceptance "type-narrowed"
        "Fewer JSON types are accepted."
        "Payloads with the others are rejected."
    TypeWidened Acceptance "type-widened"
        "More JSON types are accepted."
        "Consumers on the old schema reject the new ones."
    UniqueItemsChanged Acceptance "unique-items-changed"
        "Whether the items of an array must differ has changed."
        "Arrays with repeated items are rejected where they must."
}

impl Rule {
    /// Returns the rule with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let at = Self::ALL.binary_search_by(|rule| rule.name().cmp(name)).ok()?;
        Some(Self::ALL[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_order_and_documented_in_sentences() {
        assert!(Rule::ALL.windows(2).all(|two| two[0].name() < two[1].name()));
        for rule in Rule::ALL {
            let name = rule.name();
            assert!(rule.summary().ends_with('.') && rule.advice().ends_with('.'), "{name}");
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
            assert_eq!(Rule::from_name(name), Some(*rule));
        }
    }

    #[test]
    fn symbols_spell_names() {
        for rule in Rule::ALL {
            let words = rule.name().split('-').map(|word| {
                let (first, rest) = word.split_at(1);
                first.to_uppercase() + rest
            });
            assert_eq!(format!("{rule:?}"), words.collect::<String>());
        }
    }
}
