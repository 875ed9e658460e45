// @generated: do not edit by hand.
// schema: any_kind.json
// hash: 1f6b4a0d6116b137
// tablature: 0.1.0

/// Loose
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Loose(::tablature::types::MaybeObject<LooseObject>);
::tablature::__tablature_checked! {
    Loose(::tablature::types::MaybeObject<LooseObject>)
}

/// Loose
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LooseObject {
    pub id: Id,
    pub never: Option<Never>,
    pub free: Option<::tablature::types::Value>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    LooseObject, keep other, new(id: Id), absent(never, free, other),
    {
        id: required "id",
        never: optional "never",
        free: optional "free",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Id {
    /// An integer.
    Integer(::tablature::types::Integer),
    /// A string.
    String(String),
}
::tablature::__tablature_any! {
    Id,
    {
        Integer(::tablature::types::Integer) from = "an integer",
        String(String) from = "a string",
    },
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Never(::tablature::types::Value);
::tablature::__tablature_checked! {
    Never(::tablature::types::Value), rules LOOSE_RULES_1
}
::tablature::__tablature_schema! {
    LOOSE_SCHEMA = "any_kind.json" "{\"title\":\"Loose\",\"properties\":{\"id\":{\"type\":[\"string\",\"integer\"]},\"never\":false,\"free\":true},\"required\":[\"id\"]}",
    root Loose LOOSE_RULES_0 "", typed [LooseObject, Id, Never],
    rules {
        LOOSE_RULES_0 = "",
        LOOSE_RULES_1 = "/properties/never"
    }
}
