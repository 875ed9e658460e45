//! The five drafts, and the keywords of each that generated schemas must reach.

/// A draft of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Draft {
    /// Draft 4.
    Four,
    /// Draft 6.
    Six,
    /// Draft 7.
    Seven,
    /// Draft 2019-09.
    September2019,
    /// Draft 2020-12.
    December2020,
}

const DRAFT_4: &[&str] = &[
    "$ref",
    "$schema",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "definitions",
    "dependencies",
    "description",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "id",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "properties",
    "required",
    "title",
    "type",
    "uniqueItems",
];

const ADDED_6: &[&str] = &["$id", "const", "contains", "examples", "propertyNames"];

const ADDED_7: &[&str] = &[
    "$comment",
    "contentEncoding",
    "contentMediaType",
    "else",
    "if",
    "readOnly",
    "then",
    "writeOnly",
];

const ADDED_2019: &[&str] = &[
    "$anchor",
    "$defs",
    "$recursiveAnchor",
    "$recursiveRef",
    "$vocabulary",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "maxContains",
    "minContains",
    "unevaluatedItems",
    "unevaluatedProperties",
];

const ADDED_2020: &[&str] = &["$dynamicAnchor", "$dynamicRef", "prefixItems"];

impl Draft {
    /// All, oldest first.
    pub const ALL: [Self; 5] =
        [Self::Four, Self::Six, Self::Seven, Self::September2019, Self::December2020];

    /// Returns the name that the official suite gives it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Four => "draft4",
            Self::Six => "draft6",
            Self::Seven => "draft7",
            Self::September2019 => "draft2019-09",
            Self::December2020 => "draft2020-12",
        }
    }

    /// Returns the draft that the official suite calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|draft| draft.name() == name)
    }

    /// Returns what `$schema` says.
    pub fn uri(self) -> &'static str {
        match self {
            Self::Four => "http://json-schema.org/draft-04/schema#",
            Self::Six => "http://json-schema.org/draft-06/schema#",
            Self::Seven => "http://json-schema.org/draft-07/schema#",
            Self::September2019 => "https://json-schema.org/draft/2019-09/schema",
            Self::December2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// Returns the draft that a `$schema` names.
    pub fn of_uri(uri: &str) -> Option<Self> {
        let bare = |uri: &str| uri.trim_end_matches('#').to_owned();
        Self::ALL.into_iter().find(|draft| bare(draft.uri()) == bare(uri))
    }

    /// Returns the keyword that names a resource.
    pub fn id(self) -> &'static str {
        if self == Self::Four { "id" } else { "$id" }
    }

    /// Returns the keyword that holds definitions.
    pub fn definitions(self) -> &'static str {
        if self >= Self::September2019 { "$defs" } else { "definitions" }
    }

    /// Returns the keywords that generated schemas of the draft reach.
    pub fn keywords(self) -> Vec<&'static str> {
        let lists: &[(Self, &[&str])] = &[
            (Self::Four, DRAFT_4),
            (Self::Six, ADDED_6),
            (Self::Seven, ADDED_7),
            (Self::September2019, ADDED_2019),
            (Self::December2020, ADDED_2020),
        ];
        let known = lists.iter().filter(|(since, _)| *since <= self);
        let mut keywords: Vec<_> =
            known.flat_map(|(_, keywords)| keywords.iter().copied()).collect();
        keywords.retain(|keyword| match *keyword {
            "id" => self == Self::Four,
            "definitions" => self < Self::September2019,
            "additionalItems" | "$recursiveRef" | "$recursiveAnchor" => self < Self::December2020,
            _ => true,
        });
        keywords.sort_unstable();
        keywords
    }
}
