// @generated: do not edit by hand.
// schema: any_kind_unions.json
// hash: 4c48c338f9dfd1a4
// tablature: 0.1.0

/// Library
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Library {
    pub resource: Option<Resource>,
    pub basic: Option<::tablature::types::MaybeObject<Basic>>,
    pub shape: Option<::tablature::types::MaybeObject<Shape>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Library, keep other, root LIBRARY_RULES_0,
    {
        resource: optional "resource",
        basic: optional "basic",
        shape: optional "shape",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Resource {
    /// `resourceType` is `"Account"`.
    Account(Account),
    /// `resourceType` is `"Basic"`.
    Basic(Basic),
}
::tablature::__tablature_union! {
    Resource, tag "resourceType",
    {
        Account(Account) from = ["Account"],
        Basic(Basic) from = ["Basic"],
    },
    unknown refuse,
}

/// Here `resourceType` is `"Account"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Account {
    pub name: Option<String>,
}
::tablature::__tablature_object! {
    Account, refuse, constants(RESOURCE_TYPE: "resourceType" = String("Account")),
    {
        name: optional "name",
    }
}

/// Here `resourceType` is `"Basic"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Basic {
    pub code: Option<String>,
}
::tablature::__tablature_object! {
    Basic, refuse, constants(RESOURCE_TYPE: "resourceType" = String("Basic")),
    {
        code: optional "code",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A [`Circle`].
    Circle(Circle),
    /// A [`Square`].
    Square(Square),
}
::tablature::__tablature_any! {
    Shape,
    {
        Circle(Circle) from = "`Circle`",
        Square(Square) from = "`Square`",
    },
}
::tablature::__tablature_shared! {
    Shape, [Circle, Square],
    {
        other: ::tablature::types::Object,
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Circle {
    pub radius: ::tablature::types::Number,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Circle, keep other, new(radius: ::tablature::types::Number), absent(other),
    {
        radius: required "radius",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Square {
    pub side: ::tablature::types::Number,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Square, keep other, new(side: ::tablature::types::Number), absent(other),
    {
        side: required "side",
    }
}
::tablature::__tablature_schema! {
    LIBRARY_SCHEMA = "any_kind_unions.json" "{\"title\":\"Library\",\"type\":\"object\",\"properties\":{\"resource\":{\"oneOf\":[{\"$ref\":\"#/$defs/Account\"},{\"$ref\":\"#/$defs/Basic\"}]},\"basic\":{\"$ref\":\"#/$defs/Basic\"},\"shape\":{\"anyOf\":[{\"$ref\":\"#/$defs/Circle\"},{\"$ref\":\"#/$defs/Square\"}]}},\"$defs\":{\"Account\":{\"properties\":{\"resourceType\":{\"const\":\"Account\"},\"name\":{\"type\":\"string\"}},\"required\":[\"resourceType\"],\"additionalProperties\":false},\"Basic\":{\"properties\":{\"resourceType\":{\"const\":\"Basic\"},\"code\":{\"type\":\"string\"}},\"required\":[\"resourceType\"],\"additionalProperties\":false},\"Circle\":{\"properties\":{\"radius\":{\"type\":\"number\"}},\"required\":[\"radius\"]},\"Square\":{\"properties\":{\"side\":{\"type\":\"number\"}},\"required\":[\"side\"]}}}",
    root Library LIBRARY_RULES_0 "", typed [Resource, Account, Basic, Shape, Circle, Square],
    rules {
        LIBRARY_RULES_0 = ""
    }
}
