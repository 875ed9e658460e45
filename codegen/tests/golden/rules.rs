// @generated: do not edit by hand.
// schema: rules.json
// hash: d76d817e8a77d8e4
// tablature: 0.1.0

/// Parcel
///
/// Limits: at least 1 field. `validate` also checks rules that no type expresses.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Parcel {
    pub weight: Option<::tablature::types::Number>,
    pub size: Option<::tablature::types::Number>,
    /// Limits: pattern `Z$`; begins with `A`.
    pub code: Option<Code>,
    /// Limits: at least 2 items.
    pub pair: Option<Pair>,
    pub loose: Option<Loose>,
    /// Limits: at least 3 characters.
    pub free: ::tablature::types::Field<Free>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Parcel, keep other, root PARCEL_RULES_0, rules PARCEL_RULES_0,
    {
        weight: optional "weight",
        size: optional "size",
        code: optional "code",
        pair: optional "pair",
        loose: optional "loose",
        free: nullable "free",
    }
}

/// Limits: pattern `Z$`; begins with `A`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Code(String);
::tablature::__tablature_string! {
    Code,
    {
        pattern "^A",
        rules &PARCEL_RULES_1,
    }
}

/// Limits: at least 2 items.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The first item.
    pub first: String,
    /// The second item.
    pub second: ::tablature::types::Integer,
}
::tablature::__tablature_tuple! {
    Pair,
    {
        first,
        second
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Loose {
    /// The first item. Without it, there are none after it.
    pub first: Option<String>,
    /// All further items.
    pub rest: Vec<::tablature::types::Value>,
}
::tablature::__tablature_tuple! {
    Loose, {},
    optional {
        first
    },
    rest rest
}

/// Limits: at least 3 characters.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Free {
    /// A boolean.
    Boolean(bool),
    /// A number.
    Number(::tablature::types::Number),
    /// A string.
    String(FreeString),
    /// An array.
    Array(Vec<::tablature::types::Value>),
    /// An object.
    Object(::tablature::types::Object),
}
::tablature::__tablature_any! {
    Free,
    {
        Boolean(bool) from = "a boolean",
        Number(::tablature::types::Number) from = "a number",
        String(FreeString) from = "a string",
        Array(Vec<::tablature::types::Value>) from = "an array",
        Object(::tablature::types::Object) from = "an object",
    },
}

/// Limits: at least 3 characters.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FreeString(String);
::tablature::__tablature_string! {
    FreeString,
    {
        min_length 3,
    }
}
::tablature::__tablature_schema! {
    PARCEL_SCHEMA = "rules.json" "{\"title\":\"Parcel\",\"type\":\"object\",\"minProperties\":1,\"properties\":{\"weight\":{\"type\":\"number\"},\"size\":{\"type\":\"number\"},\"code\":{\"type\":\"string\",\"allOf\":[{\"pattern\":\"^A\"},{\"pattern\":\"Z$\"}]},\"pair\":{\"type\":\"array\",\"prefixItems\":[{\"type\":\"string\"},{\"type\":\"integer\"}],\"minItems\":2,\"items\":false},\"loose\":{\"type\":\"array\",\"prefixItems\":[{\"type\":\"string\"}]},\"free\":{\"minLength\":3}},\"patternProperties\":{\"^x-\":{\"type\":\"string\"}},\"anyOf\":[{\"required\":[\"weight\"]},{\"required\":[\"size\"]}],\"dependentRequired\":{\"size\":[\"weight\"]}}",
    root Parcel PARCEL_RULES_0 "", typed [Code, Pair, Loose, Free, FreeString],
    rules {
        PARCEL_RULES_0 = "",
        PARCEL_RULES_1 = "/properties/code/allOf/0" "/properties/code/allOf/1"
    }
}
