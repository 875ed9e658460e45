//! The list of all keywords that Tablature knows, with their properties.

use std::{collections::HashMap, sync::LazyLock};

use super::{Draft, TypeSet};

/// The form of a keyword's subschemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Holds {
    /// A schema.
    Schema,
    /// A list of schemas.
    SchemaList,
    /// A schema, or a list of schemas: `items` up to 2019-09.
    SchemaOrList,
    /// Schemas by name.
    SchemaMap,
    /// Schemas or lists of names, by name: `dependencies`.
    SchemaOrNamesMap,
    /// No subschema.
    Value,
}

/// The role of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// Names or identifies: `$id`, `$anchor`, `$schema`, `$vocabulary`.
    Identifier,
    /// Refers to another subschema: `$ref`, `$dynamicRef`, `$recursiveRef`.
    Reference,
    /// Contains subschemas for references: `$defs`.
    Definitions,
    /// Applies subschemas.
    Applicator,
    /// Asserts something without subschemas.
    Assertion,
    /// Annotates, and rejects nothing.
    Annotation,
}

macro_rules! keywords {
    ($($variant:ident $name:literal $first:ident ..= $last:ident $role:ident $holds:ident $types:ident,)*) => {
        /// A keyword of JSON Schema, drafts 4 to 2020-12, or of our vocabulary.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Keyword {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Keyword {
            /// Every keyword.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the name in schemas.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns the first and the last draft that define it.
            pub const fn drafts(self) -> (Draft, Draft) {
                match self { $(Self::$variant => (Draft::$first, Draft::$last),)* }
            }

            /// Returns its role.
            pub const fn role(self) -> Role {
                match self { $(Self::$variant => Role::$role,)* }
            }

            /// Returns the form of its subschemas.
            pub const fn holds(self) -> Holds {
                match self { $(Self::$variant => Holds::$holds,)* }
            }

            /// Returns the types of values that it applies to.
            pub const fn types(self) -> TypeSet {
                match self { $(Self::$variant => TypeSet::$types,)* }
            }
        }
    };
}

keywords! {
    Schema "$schema" Draft4 ..= Draft2020 Identifier Value ALL,
    Id "$id" Draft6 ..= Draft2020 Identifier Value ALL,
    LegacyId "id" Draft4 ..= Draft4 Identifier Value ALL,
    Anchor "$anchor" Draft2019 ..= Draft2020 Identifier Value ALL,
    DynamicAnchor "$dynamicAnchor" Draft2020 ..= Draft2020 Identifier Value ALL,
    RecursiveAnchor "$recursiveAnchor" Draft2019 ..= Draft2019 Identifier Value ALL,
    Vocabulary "$vocabulary" Draft2019 ..= Draft2020 Identifier Value ALL,
    Comment "$comment" Draft7 ..= Draft2020 Annotation Value ALL,
    Ref "$ref" Draft4 ..= Draft2020 Reference Value ALL,
    DynamicRef "$dynamicRef" Draft2020 ..= Draft2020 Reference Value ALL,
    RecursiveRef "$recursiveRef" Draft2019 ..= Draft2019 Reference Value ALL,
    Defs "$defs" Draft2019 ..= Draft2020 Definitions SchemaMap ALL,
    // 2019-09 and later keep `definitions` for old schemas (2020-12 Validation, appendix A).
    Definitions "definitions" Draft4 ..= Draft2020 Definitions SchemaMap ALL,

    AllOf "allOf" Draft4 ..= Draft2020 Applicator SchemaList ALL,
    AnyOf "anyOf" Draft4 ..= Draft2020 Applicator SchemaList ALL,
    OneOf "oneOf" Draft4 ..= Draft2020 Applicator SchemaList ALL,
    Not "not" Draft4 ..= Draft2020 Applicator Schema ALL,
    If "if" Draft7 ..= Draft2020 Applicator Schema ALL,
    Then "then" Draft7 ..= Draft2020 Applicator Schema ALL,
    Else "else" Draft7 ..= Draft2020 Applicator Schema ALL,
    Properties "properties" Draft4 ..= Draft2020 Applicator SchemaMap OBJECT,
    PatternProperties "patternProperties" Draft4 ..= Draft2020 Applicator SchemaMap OBJECT,
    AdditionalProperties "additionalProperties" Draft4 ..= Draft2020 Applicator Schema OBJECT,
    PropertyNames "propertyNames" Draft6 ..= Draft2020 Applicator Schema OBJECT,
    UnevaluatedProperties "unevaluatedProperties" Draft2019 ..= Draft2020 Applicator Schema OBJECT,
    DependentSchemas "dependentSchemas" Draft2019 ..= Draft2020 Applicator SchemaMap OBJECT,
    // As for `definitions`: the official suites still apply it in 2019-09 and 2020-12.
    Dependencies "dependencies" Draft4 ..= Draft2020 Applicator SchemaOrNamesMap OBJECT,
    PrefixItems "prefixItems" Draft2020 ..= Draft2020 Applicator SchemaList ARRAY,
    Items "items" Draft4 ..= Draft2020 Applicator SchemaOrList ARRAY,
    AdditionalItems "additionalItems" Draft4 ..= Draft2019 Applicator Schema ARRAY,
    UnevaluatedItems "unevaluatedItems" Draft2019 ..= Draft2020 Applicator Schema ARRAY,
    Contains "contains" Draft6 ..= Draft2020 Applicator Schema ARRAY,

    Type "type" Draft4 ..= Draft2020 Assertion Value ALL,
    Enum "enum" Draft4 ..= Draft2020 Assertion Value ALL,
    Const "const" Draft6 ..= Draft2020 Assertion Value ALL,
    MultipleOf "multipleOf" Draft4 ..= Draft2020 Assertion Value NUMBER,
    Maximum "maximum" Draft4 ..= Draft2020 Assertion Value NUMBER,
    ExclusiveMaximum "exclusiveMaximum" Draft4 ..= Draft2020 Assertion Value NUMBER,
    Minimum "minimum" Draft4 ..= Draft2020 Assertion Value NUMBER,
    ExclusiveMinimum "exclusiveMinimum" Draft4 ..= Draft2020 Assertion Value NUMBER,
    MaxLength "maxLength" Draft4 ..= Draft2020 Assertion Value STRING,
    MinLength "minLength" Draft4 ..= Draft2020 Assertion Value STRING,
    Pattern "pattern" Draft4 ..= Draft2020 Assertion Value STRING,
    Format "format" Draft4 ..= Draft2020 Assertion Value STRING,
    ContentEncoding "contentEncoding" Draft7 ..= Draft2020 Annotation Value STRING,
    ContentMediaType "contentMediaType" Draft7 ..= Draft2020 Annotation Value STRING,
    ContentSchema "contentSchema" Draft2019 ..= Draft2020 Annotation Schema STRING,
    MaxItems "maxItems" Draft4 ..= Draft2020 Assertion Value ARRAY,
    MinItems "minItems" Draft4 ..= Draft2020 Assertion Value ARRAY,
    UniqueItems "uniqueItems" Draft4 ..= Draft2020 Assertion Value ARRAY,
    MaxContains "maxContains" Draft2019 ..= Draft2020 Assertion Value ARRAY,
    MinContains "minContains" Draft2019 ..= Draft2020 Assertion Value ARRAY,
    MaxProperties "maxProperties" Draft4 ..= Draft2020 Assertion Value OBJECT,
    MinProperties "minProperties" Draft4 ..= Draft2020 Assertion Value OBJECT,
    Required "required" Draft4 ..= Draft2020 Assertion Value OBJECT,
    DependentRequired "dependentRequired" Draft2019 ..= Draft2020 Assertion Value OBJECT,

    Title "title" Draft4 ..= Draft2020 Annotation Value ALL,
    Description "description" Draft4 ..= Draft2020 Annotation Value ALL,
    Default "default" Draft4 ..= Draft2020 Annotation Value ALL,
    Examples "examples" Draft6 ..= Draft2020 Annotation Value ALL,
    Deprecated "deprecated" Draft2019 ..= Draft2020 Annotation Value ALL,
    ReadOnly "readOnly" Draft7 ..= Draft2020 Annotation Value ALL,
    WriteOnly "writeOnly" Draft7 ..= Draft2020 Annotation Value ALL,

    // Our vocabulary (documented in `vocabulary.rs`).
    MaxAge "maxAge" Draft4 ..= Draft2020 Assertion Value STRING,
    KnownValues "knownValues" Draft4 ..= Draft2020 Annotation Value STRING,
    NullMeansAbsent "nullMeansAbsent" Draft4 ..= Draft2020 Annotation Value ALL,
    RecommendedPattern "recommendedPattern" Draft4 ..= Draft2020 Annotation Value STRING,
    Fault "fault" Draft4 ..= Draft2020 Annotation Value ALL,
    DocumentedAs "documentedAs" Draft4 ..= Draft2020 Annotation Value ALL,
    RustName "rustName" Draft4 ..= Draft2020 Annotation Value ALL,
    RustNames "rustNames" Draft4 ..= Draft2020 Annotation Value ALL,
    Source "source" Draft4 ..= Draft2020 Annotation Value ALL,
    Should "should" Draft4 ..= Draft2020 Annotation Schema ALL,
    Agreement "agreement" Draft4 ..= Draft2020 Annotation Value OBJECT,
    PayloadAt "payloadAt" Draft4 ..= Draft2020 Annotation Value OBJECT,
}

impl Keyword {
    /// Returns the keyword with a name in `draft`; `None` if the draft does not define it.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_schema::ir::{Draft, Keyword};
    ///
    /// assert_eq!(Keyword::from_name("prefixItems", Draft::Draft2020), Some(Keyword::PrefixItems));
    /// assert_eq!(Keyword::from_name("prefixItems", Draft::Draft7), None);
    /// ```
    pub fn from_name(name: &str, draft: Draft) -> Option<Self> {
        Self::of_any_draft(name).filter(|keyword| keyword.is_defined_in(draft))
    }

    /// Returns the keyword with a name in any draft.
    pub fn of_any_draft(name: &str) -> Option<Self> {
        static BY_NAME: LazyLock<HashMap<&str, Keyword>> = LazyLock::new(|| {
            Keyword::ALL.iter().map(|keyword| (keyword.name(), *keyword)).collect()
        });
        BY_NAME.get(name).copied()
    }

    /// Returns whether a draft defines it.
    pub fn is_defined_in(self, draft: Draft) -> bool {
        let (first, last) = self.drafts();
        (first..=last).contains(&draft)
    }

    /// Returns whether it belongs to our vocabulary.
    pub fn is_ours(self) -> bool {
        self >= Self::MaxAge
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::vocabulary;

    #[test]
    fn the_table_is_sane() {
        let names: BTreeSet<&str> = Keyword::ALL.iter().map(|keyword| keyword.name()).collect();
        assert_eq!(names.len(), Keyword::ALL.len(), "a name is duplicated");
        for keyword in Keyword::ALL {
            let (first, last) = keyword.drafts();
            assert!(first <= last, "{}", keyword.name());
            assert!(!keyword.types().is_empty(), "{}", keyword.name());
            let holds_schemas = keyword.holds() != Holds::Value;
            let may_hold =
                matches!(keyword.role(), Role::Applicator | Role::Definitions | Role::Annotation);
            assert!(may_hold || !holds_schemas, "{}", keyword.name());
            let must_hold = matches!(keyword.role(), Role::Applicator | Role::Definitions);
            assert!(holds_schemas || !must_hold, "{}", keyword.name());
        }
    }

    #[test]
    fn our_keywords_are_those_of_the_vocabulary() {
        let ours: BTreeSet<&str> = Keyword::ALL
            .iter()
            .filter(|keyword| keyword.is_ours())
            .map(|keyword| keyword.name())
            .collect();
        assert_eq!(ours, BTreeSet::from(vocabulary::KEYWORDS));
        assert!(
            Keyword::ALL
                .iter()
                .filter(|keyword| keyword.is_ours())
                .all(|keyword| { keyword.drafts() == (Draft::Draft4, Draft::Draft2020) })
        );
    }

    #[test]
    fn the_meta_schemas_know_the_same_keywords() {
        for draft in Draft::ALL {
            let known = super::super::meta::keywords_of(draft);
            let listed: BTreeSet<String> = Keyword::ALL
                .iter()
                .filter(|keyword| keyword.is_defined_in(draft) && !keyword.is_ours())
                // The meta-schema of draft 4 leaves `$ref` to JSON Reference.
                .filter(|keyword| (draft, **keyword) != (Draft::Draft4, Keyword::Ref))
                .map(|keyword| keyword.name().to_owned())
                .collect();
            assert_eq!(known, listed, "{draft}");
        }
    }
}
