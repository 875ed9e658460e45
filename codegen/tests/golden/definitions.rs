// @generated: do not edit by hand.
// schema: definitions.json
// hash: a56f50b4b6c8f8a8
// tablature: 0.1.0

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Definitions(::tablature::types::Value);
::tablature::__tablature_checked! {
    Definitions(::tablature::types::Value)
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Service {
    pub image: String,
    pub ports: Option<Vec<Port>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Service, keep other, new(image: String), absent(ports, other),
    {
        image: required "image",
        ports: optional "ports",
    }
}

/// Limits: 1 to 65535.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Port(u16);
::tablature::__tablature_integer! {
    Port(u16),
    {
        min 1,
        max 65_535,
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// `up`
    Up,
    /// `down`
    Down,
}
::tablature::__tablature_enum! {
    State,
    {
        Up = "up",
        Down = "down",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ports(Vec<Port>);
::tablature::__tablature_checked! {
    Ports(Vec<Port>)
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Maybe {
    pub note: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Maybe, keep other,
    {
        note: optional "note",
    }
}
::tablature::__tablature_schema! {
    DEFINITIONS_SCHEMA = "definitions.json" "{\"$defs\":{\"Service\":{\"type\":\"object\",\"properties\":{\"image\":{\"type\":\"string\"},\"ports\":{\"$ref\":\"#/$defs/Ports\"}},\"required\":[\"image\"]},\"State\":{\"enum\":[\"up\",\"down\"]},\"Ports\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":65535}},\"Same\":{\"$ref\":\"#/$defs/Service\"},\"Maybe\":{\"type\":[\"object\",\"null\"],\"properties\":{\"note\":{\"type\":\"string\"}}},\"Any\":{}}}",
    root Definitions DEFINITIONS_RULES_0 "", typed [Service, Port, State, Ports, Maybe],
    rules {
        DEFINITIONS_RULES_0 = ""
    }
}
