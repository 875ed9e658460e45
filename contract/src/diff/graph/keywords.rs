//! Which keyword says what, drafts 4 to 2020-12.

/// Keywords that judge a value on their own, in the spelling of 2020-12.
pub(super) const ASSERTIONS: &[&str] = &[
    "type",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "maxContains",
    "minContains",
    "maxProperties",
    "minProperties",
    "required",
    "dependentRequired",
    "format",
    "maxAge",
];

/// Keywords that say something about a value and judge nothing.
pub(super) const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "$comment",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "rustName",
    "rustNames",
    "knownValues",
    "nullMeansAbsent",
    "recommendedPattern",
    "fault",
    "documentedAs",
    "source",
    "should",
    "agreement",
];

/// Keywords that are about the schema as a document.
pub(super) const STRUCTURE: &[&str] = &[
    "$schema",
    "$id",
    "id",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$vocabulary",
    "$defs",
    "definitions",
    "$ref",
];
