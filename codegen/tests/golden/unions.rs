// @generated: do not edit by hand.
// schema: unions.json
// hash: 713e53ecec0756f7
// tablature: 0.1.0

/// Message
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Message {
    /// `kind` is `"text"`.
    Text(Box<Text>),
    /// `kind` is `"image"` or `"photo"`.
    Image(Image),
}
::tablature::__tablature_union! {
    Message, tag "kind",
    {
        Text(Box<Text>) from(Text) = ["text"],
        Image(Image) from = ["image", "photo"],
    },
    unknown refuse,
}
::tablature::__tablature_shared! {
    Message, [Text, Image],
    {
        other: ::tablature::types::Object,
    }
}

/// Here `kind` is `"text"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    pub text: String,
    /// Message
    pub reply: Option<Box<Message>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Text, keep other, constants(KIND: "kind" = String("text")), new(text: String),
    absent(reply, other),
    {
        text: required "text",
        reply: optional "reply",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Image {
    pub kind: Kind,
    /// Limits: format `uri`.
    pub url: Url,
    pub size: ::tablature::types::Field<Size>,
    pub shape: Option<Shape>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Image, keep other, new(kind: Kind, url: Url), absent(size, shape, other),
    {
        kind: required "kind",
        url: required "url",
        size: nullable "size",
        shape: optional "shape",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `image`
    Image,
    /// `photo`
    Photo,
}
::tablature::__tablature_enum! {
    Kind,
    {
        Image = "image",
        Photo = "photo",
    }
}

/// Limits: format `uri`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Url(String);
::tablature::__tablature_string! {
    Url,
    {
        format "uri",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Size {
    /// An integer.
    Integer(SizeInteger),
    /// A string.
    String(SizeString),
}
::tablature::__tablature_any! {
    Size,
    {
        Integer(SizeInteger) from = "an integer",
        String(SizeString) from = "a string",
    },
}

/// Limits: 1 to 9.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SizeInteger(u8);
::tablature::__tablature_integer! {
    SizeInteger(u8),
    {
        min 1,
        max 9,
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SizeString {
    /// `small`
    Small,
    /// `large`
    Large,
}
::tablature::__tablature_enum! {
    SizeString,
    {
        Small = "small",
        Large = "large",
    }
}

/// `validate` also checks rules that no type expresses.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// An object with `r`.
    R(ShapeR),
    /// An object with `w`.
    W(ShapeW),
}
::tablature::__tablature_any! {
    Shape,
    {
        R(ShapeR) from = "an object with `r`",
        W(ShapeW) from = "an object with `w`",
    },
    rules MESSAGE_RULES_1,
}
::tablature::__tablature_shared! {
    Shape, [R, W],
    {
        other: ::tablature::types::Object,
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShapeR {
    pub r: ::tablature::types::Number,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ShapeR, keep other, new(r: ::tablature::types::Number), absent(other),
    {
        r: required "r",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShapeW {
    pub w: ::tablature::types::Number,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ShapeW, keep other, new(w: ::tablature::types::Number), absent(other),
    {
        w: required "w",
    }
}
::tablature::__tablature_schema! {
    MESSAGE_SCHEMA = "unions.json" "{\"title\":\"Message\",\"oneOf\":[{\"$ref\":\"#/$defs/Text\"},{\"$ref\":\"#/$defs/Image\"}],\"$defs\":{\"Text\":{\"type\":\"object\",\"required\":[\"kind\",\"text\"],\"properties\":{\"kind\":{\"const\":\"text\"},\"text\":{\"type\":\"string\"},\"reply\":{\"$ref\":\"#\"}}},\"Image\":{\"type\":\"object\",\"required\":[\"kind\",\"url\"],\"properties\":{\"kind\":{\"enum\":[\"image\",\"photo\"]},\"url\":{\"type\":\"string\",\"format\":\"uri\"},\"size\":{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1,\"maximum\":9},{\"type\":\"string\",\"enum\":[\"small\",\"large\"]},{\"type\":\"null\"}]},\"shape\":{\"oneOf\":[{\"type\":\"object\",\"required\":[\"r\"],\"properties\":{\"r\":{\"type\":\"number\"}}},{\"type\":\"object\",\"required\":[\"w\"],\"properties\":{\"w\":{\"type\":\"number\"}}}]}}}}}",
    root Message MESSAGE_RULES_0 "",
    typed [Text, Image, Kind, Url, Size, SizeInteger, SizeString, Shape, ShapeR, ShapeW],
    rules {
        MESSAGE_RULES_0 = "",
        MESSAGE_RULES_1 = "/$defs/Image/properties/shape"
    }
}
