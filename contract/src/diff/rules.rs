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
        "The schema for undeclared fields has changed."
        "If it became narrower, payloads with such fields are rejected; keep the wider schema until producers have been updated."
    AdviceChanged Annotation "advice-changed"
        "A rule that only warns (`should`, `agreement`, `fault`) has changed."
        "This affects warnings, but not which payloads are valid."
    AlternativeAdded Acceptance "alternative-added"
        "A branch was added to `anyOf` or `oneOf`."
        "Consumers on the old schema reject payloads of the new branch; with `oneOf`, values that match the new branch and another one are now rejected."
    AlternativeRemoved Acceptance "alternative-removed"
        "A branch was removed from `anyOf` or `oneOf`."
        "Payloads of that branch are rejected; keep it until nobody sends them."
    AlternativesChanged Acceptance "alternatives-changed"
        "`anyOf` or `oneOf` was added or removed, or one was replaced by the other."
        "`oneOf` rejects values that match two branches, `anyOf` does not."
    AnnotationChanged Annotation "annotation-changed"
        "A title, description, example or another annotation has changed."
        "This does not affect which payloads are valid."
    ConditionChanged Acceptance "condition-changed"
        "`if`, `then` or `else` has changed."
        "A broader condition or a stricter consequence rejects payloads that were valid."
    ConstraintAdded Acceptance "constraint-added"
        "A subschema was added to `allOf`."
        "Payloads that are invalid under it are rejected."
    ConstraintRemoved Acceptance "constraint-removed"
        "A subschema was removed from `allOf`."
        "Consumers on the old schema reject payloads that are invalid under it."
    ContainsChanged Acceptance "contains-changed"
        "`contains`, or the number of items that must match it, has changed."
        "If the rule became stricter, arrays that do not satisfy it are rejected."
    CustomKeywordChanged Unclassified "custom-keyword-changed"
        "A keyword that Tablature does not know was added, removed or changed."
        "Whether this breaks anybody depends on who reads the keyword; review the change, and acknowledge it."
    DependencyChanged Acceptance "dependency-changed"
        "What the presence of a field requires has changed."
        "Payloads that have the field but not what it requires are rejected."
    DocumentedNameChanged Acceptance "documented-name-changed"
        "The documented name of a field (`documentedAs`) was added, removed or changed."
        "Payloads in the documented spelling use these names, and consumers do not find a field whose name was removed; keep the name as long as anybody sends it."
    EnumAdded Acceptance "enum-added"
        "Values were restricted to a list."
        "Payloads with other values are rejected; `knownValues` would only warn."
    EnumRemoved Acceptance "enum-removed"
        "Values are no longer restricted to a list."
        "Consumers on the old schema reject other values."
    EnumValueAdded Acceptance "enum-value-added"
        "A value was added to the list of allowed values."
        "Consumers on the old schema reject it; update them before producers send it."
    EnumValueRemoved Acceptance "enum-value-removed"
        "A value was removed from the list of allowed values."
        "Payloads with it are rejected; deprecate it first."
    FieldAdded Acceptance "field-added"
        "An optional field was added."
        "As written, an open object could already contain the key with any value; producers that send declared fields only never did. Consumers with a closed schema reject it."
    FieldBecameOptional Acceptance "field-became-optional"
        "A required field became optional."
        "Consumers on the old schema reject payloads without it; update them before producers omit it."
    FieldBecameRequired Acceptance "field-became-required"
        "An optional field became required."
        "Payloads without it are rejected, even if it has a `default`; have producers send it first."
    FieldCountChanged Acceptance "field-count-changed"
        "The number of fields that an object may have has changed."
        "Objects outside the narrower limit are rejected."
    FieldNamesChanged Acceptance "field-names-changed"
        "The schema for field names (`propertyNames`) has changed."
        "Payloads with names that it does not allow are rejected."
    FieldRemoved Acceptance "field-removed"
        "A field was removed."
        "A closed object rejects the field; an open one accepts any value for it. Consumers that require it reject payloads without it."
    FieldRenamed Acceptance "field-renamed"
        "A field was removed, and one with the same schema was added."
        "Both names are needed until producers and consumers have been updated: add the new one, and deprecate the old one."
    FieldsClosed Acceptance "fields-closed"
        "Undeclared fields are no longer allowed."
        "Payloads with undeclared fields are rejected."
    FieldsOpened Acceptance "fields-opened"
        "Undeclared fields are now allowed."
        "Consumers on the old schema reject them."
    FormatChanged Acceptance "format-changed"
        "The format of a string has changed."
        "Where formats are asserted, strings in another format are rejected."
    ItemCountChanged Acceptance "item-count-changed"
        "The number of items that an array may have has changed."
        "Arrays outside the narrower limit are rejected."
    ItemsChanged Acceptance "items-changed"
        "The schema for the items of an array was added or removed."
        "If one was added, arrays with other items are rejected."
    KnownValuesChanged Annotation "known-values-changed"
        "The documented values (`knownValues`) have changed."
        "Other values cause a warning, never an error: nobody breaks."
    LengthChanged Acceptance "length-changed"
        "The allowed length of a string has changed."
        "Strings outside the narrower limit are rejected."
    MaxAgeLengthened Acceptance "max-age-lengthened"
        "A timestamp may be older than before."
        "Consumers on the old schema reject timestamps between the two ages."
    MaxAgeShortened Acceptance "max-age-shortened"
        "A timestamp must be more recent than before."
        "Payloads with timestamps between the two ages are rejected; producers must send them sooner."
    MaximumChanged Acceptance "maximum-changed"
        "The upper limit of a number has changed."
        "Numbers above the lower limit are rejected."
    MinimumChanged Acceptance "minimum-changed"
        "The lower limit of a number has changed."
        "Numbers below the higher limit are rejected."
    MultipleChanged Acceptance "multiple-changed"
        "The step of a number (`multipleOf`) has changed."
        "Numbers that are not multiples of the new step are rejected."
    NegationChanged Acceptance "negation-changed"
        "`not` has changed."
        "If it excludes more values, payloads with them are rejected."
    NullAccepted Acceptance "null-accepted"
        "Null is now accepted."
        "Consumers on the old schema reject null."
    NullRefused Acceptance "null-refused"
        "Null is no longer accepted."
        "Payloads with null are rejected; omit the field instead."
    PatternChanged Acceptance "pattern-changed"
        "The pattern of a string has changed."
        "Strings that do not match it are rejected."
    PatternFieldsChanged Acceptance "pattern-fields-changed"
        "A pattern was added to or removed from `patternProperties`."
        "If one was added, matching fields with other values are rejected."
    RecommendedPatternChanged Annotation "recommended-pattern-changed"
        "The recommended style of a string has changed."
        "Another style causes advice, never an error: nobody breaks."
    RequiredFieldAdded Acceptance "required-field-added"
        "A required field was added."
        "Payloads without it are rejected, even if it has a `default`; add it as optional first."
    SchemaChanged Acceptance "schema-changed"
        "A subschema was replaced by one of another kind."
        "Compare both: nothing of the old one was kept."
    SchemaRemoved Acceptance "schema-removed"
        "The schema of an event was removed."
        "Consumers have no schema left to read the event with; deprecate it first."
    TupleChanged Acceptance "tuple-changed"
        "An array has more or fewer items with a schema of their own (`prefixItems`)."
        "Consumers with a closed array reject additional items."
    TypeChanged Acceptance "type-changed"
        "The JSON type was replaced by another."
        "Each side rejects the other's payloads: add a new field instead."
    TypeNarrowed Acceptance "type-narrowed"
        "Fewer JSON types are accepted."
        "Payloads with the other types are rejected."
    TypeWidened Acceptance "type-widened"
        "More JSON types are accepted."
        "Consumers on the old schema reject the new types."
    UniqueItemsChanged Acceptance "unique-items-changed"
        "`uniqueItems` has changed."
        "If items must be unique, arrays with repeated items are rejected."
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
