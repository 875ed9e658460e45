// @generated: do not edit by hand.
// schema: maps.json
// hash: 57ecb7543a97f9f3
// tablature: 0.1.0

/// Compose
///
/// `validate` also checks rules that no type expresses.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Compose {
    pub services: Option<Services>,
    pub volumes: Option<Volumes>,
    pub mixed: Option<Mixed>,
    pub open: Option<Open>,
    pub labels: Option<Labels>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Compose, keep other, root COMPOSE_RULES_0, rules COMPOSE_RULES_0,
    {
        services: optional "services",
        volumes: optional "volumes",
        mixed: optional "mixed",
        open: optional "open",
        labels: optional "labels",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Service {
    pub image: String,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Service, keep other, new(image: String), absent(other),
    {
        image: required "image",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Services(::tablature::types::Map<Service>);
::tablature::__tablature_checked! {
    Services(::tablature::types::Map<Service>), rules COMPOSE_RULES_1
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Volume {
    pub driver: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Volume, keep other,
    {
        driver: optional "driver",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Volumes(::tablature::types::Map<Volume>);
::tablature::__tablature_checked! {
    Volumes(::tablature::types::Map<Volume>), rules COMPOSE_RULES_2
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MixedValue {
    /// A value that is valid for keys that match `^[a-z]+$`.
    Volume(Volume),
    /// A value that is valid for all other keys.
    Others(String),
}
::tablature::__tablature_any! {
    MixedValue,
    {
        Volume(Volume) from = "a value that is valid for keys that match `^[a-z]+$`",
        Others(String) from = "a value that is valid for all other keys",
    },
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mixed(::tablature::types::Map<MixedValue>);
::tablature::__tablature_checked! {
    Mixed(::tablature::types::Map<MixedValue>), rules COMPOSE_RULES_3
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OpenValue {
    /// A value that is valid for keys that match `^[a-z]+$`.
    Volume(Volume),
    /// Any other value.
    Other(::tablature::types::Value),
}
::tablature::__tablature_any! {
    OpenValue,
    {
        Volume(Volume) from = "a value that is valid for keys that match `^[a-z]+$`",
        Other(::tablature::types::Value) from = "any other value",
    },
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Open(::tablature::types::Map<OpenValue>);
::tablature::__tablature_checked! {
    Open(::tablature::types::Map<OpenValue>), rules COMPOSE_RULES_4
}

/// `validate` also checks rules that no type expresses.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Labels {
    pub name: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Map<::tablature::types::Integer>,
}
::tablature::__tablature_object! {
    Labels, keep other, rules COMPOSE_RULES_5,
    {
        name: optional "name",
    }
}
::tablature::__tablature_schema! {
    COMPOSE_SCHEMA = "maps.json" "{\"title\":\"Compose\",\"type\":\"object\",\"properties\":{\"services\":{\"type\":\"object\",\"patternProperties\":{\"^[a-z]+$\":{\"$ref\":\"#/$defs/Service\"}},\"additionalProperties\":false},\"volumes\":{\"type\":\"object\",\"patternProperties\":{\"^[a-z]+$\":{\"$ref\":\"#/$defs/Volume\"},\"^x-\":{\"$ref\":\"#/$defs/Volume\"}},\"additionalProperties\":{\"$ref\":\"#/$defs/Volume\"}},\"mixed\":{\"type\":\"object\",\"patternProperties\":{\"^[a-z]+$\":{\"$ref\":\"#/$defs/Volume\"}},\"additionalProperties\":{\"type\":\"string\"}},\"open\":{\"type\":\"object\",\"patternProperties\":{\"^[a-z]+$\":{\"$ref\":\"#/$defs/Volume\"}}},\"labels\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},\"patternProperties\":{\"^l[0-9]$\":{\"type\":\"integer\"}},\"additionalProperties\":false}},\"patternProperties\":{\"^x-\":{}},\"additionalProperties\":false,\"$defs\":{\"Service\":{\"type\":\"object\",\"properties\":{\"image\":{\"type\":\"string\"}},\"required\":[\"image\"]},\"Volume\":{\"type\":\"object\",\"properties\":{\"driver\":{\"type\":\"string\"}}}}}",
    root Compose COMPOSE_RULES_0 "",
    typed [Service, Services, Volume, Volumes, MixedValue, Mixed, OpenValue, Open, Labels],
    rules {
        COMPOSE_RULES_0 = "",
        COMPOSE_RULES_1 = "/properties/services",
        COMPOSE_RULES_2 = "/properties/volumes",
        COMPOSE_RULES_3 = "/properties/mixed",
        COMPOSE_RULES_4 = "/properties/open",
        COMPOSE_RULES_5 = "/properties/labels"
    }
}
