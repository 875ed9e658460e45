// @generated: do not edit by hand.
// schema: unions.json
// hash: 713e53ecec0756f7
// tablature: 0.1.0

/// Message
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Message {
    /// Where the tag is `"text"`.
    Text(::std::boxed::Box<Text>),
    /// Where the tag is `"image" or "photo"`.
    Image(Image),
}
::tablature::__tablature_union! {
    Message, tag "kind", { Text(::std::boxed::Box < Text >) = ["text"], Image(Image) =
    ["image", "photo"], }, unknown refuse,
}
/// Message
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    /// A field of the schema.
    pub kind: Kind,
    /// A field of the schema.
    pub text: ::std::string::String,
    /// Message
    pub reply: ::std::option::Option<::std::boxed::Box<Message>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Text, keep other, { kind : required "kind", text : required "text", reply : optional
    "reply", }
}
#[allow(clippy::all, clippy::pedantic, deprecated, reason = "the schema decides")]
impl Text {
    /// With the fields that must be there, and no others.
    #[must_use]
    pub fn new(kind: Kind, text: ::std::string::String) -> Self {
        Self {
            kind,
            text,
            reply: ::std::default::Default::default(),
            other: ::std::default::Default::default(),
        }
    }
}
/// One of a closed list of texts.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `text`
    Text,
}
::tablature::__tablature_enum! {
    Kind, { Text = "text", }
}
/// Message
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Image {
    /// A field of the schema.
    pub kind: ImageKind,
    /// A field of the schema.
    ///
    /// Limits: format `uri`.
    pub url: Url,
    /// A field of the schema.
    pub size: ::tablature::types::Field<Size>,
    /// A field of the schema.
    pub shape: ::std::option::Option<Shape>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Image, keep other, { kind : required "kind", url : required "url", size : nullable
    "size", shape : optional "shape", }
}
#[allow(clippy::all, clippy::pedantic, deprecated, reason = "the schema decides")]
impl Image {
    /// With the fields that must be there, and no others.
    #[must_use]
    pub fn new(kind: ImageKind, url: Url) -> Self {
        Self {
            kind,
            url,
            size: ::std::default::Default::default(),
            shape: ::std::default::Default::default(),
            other: ::std::default::Default::default(),
        }
    }
}
/// One of a closed list of texts.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImageKind {
    /// `image`
    Image,
    /// `photo`
    Photo,
}
::tablature::__tablature_enum! {
    ImageKind, { Image = "image", Photo = "photo", }
}
/// A text with limits.
///
/// Limits: format `uri`.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Url(::std::string::String);
::tablature::__tablature_string! {
    Url, { format "uri", }
}
/// One of several types.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Size {
    /// A value of this type.
    Integer(SizeInteger),
    /// A value of this type.
    String(SizeString),
}
::tablature::__tablature_any! {
    Size, { Integer(SizeInteger) = "an integer", String(SizeString) = "a string", },
}
/// A number with limits.
///
/// Limits: not below `1`; not above `9`.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SizeInteger(u8);
::tablature::__tablature_number! {
    SizeInteger(u8), { min 1, max 9, }
}
/// One of a closed list of texts.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SizeString {
    /// `small`
    Small,
    /// `large`
    Large,
}
::tablature::__tablature_enum! {
    SizeString, { Small = "small", Large = "large", }
}
/// One of several types.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A value of this type.
    Variant1(ShapeVariant1),
    /// A value of this type.
    Variant2(ShapeVariant2),
}
::tablature::__tablature_any! {
    Shape, { Variant1(ShapeVariant1) = "`Variant1`", Variant2(ShapeVariant2) =
    "`Variant2`", }, rules MESSAGE_RULES_1,
}
/// An object of the schema.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShapeVariant1 {
    /// A field of the schema.
    pub r: ::tablature::types::Number,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ShapeVariant1, keep other, { r : required "r", }
}
#[allow(clippy::all, clippy::pedantic, deprecated, reason = "the schema decides")]
impl ShapeVariant1 {
    /// With the fields that must be there, and no others.
    #[must_use]
    pub fn new(r: ::tablature::types::Number) -> Self {
        Self {
            r,
            other: ::std::default::Default::default(),
        }
    }
}
/// An object of the schema.
#[allow(clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShapeVariant2 {
    /// A field of the schema.
    pub w: ::tablature::types::Number,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ShapeVariant2, keep other, { w : required "w", }
}
#[allow(clippy::all, clippy::pedantic, deprecated, reason = "the schema decides")]
impl ShapeVariant2 {
    /// With the fields that must be there, and no others.
    #[must_use]
    pub fn new(w: ::tablature::types::Number) -> Self {
        Self {
            w,
            other: ::std::default::Default::default(),
        }
    }
}
static MESSAGE_SCHEMA: ::tablature::types::__private::Schema = ::tablature::types::__private::Schema::new(
    "unions.json",
    "{\"title\":\"Message\",\"oneOf\":[{\"$ref\":\"#/$defs/Text\"},{\"$ref\":\"#/$defs/Image\"}],\"$defs\":{\"Text\":{\"type\":\"object\",\"required\":[\"kind\",\"text\"],\"properties\":{\"kind\":{\"const\":\"text\"},\"text\":{\"type\":\"string\"},\"reply\":{\"$ref\":\"#\"}}},\"Image\":{\"type\":\"object\",\"required\":[\"kind\",\"url\"],\"properties\":{\"kind\":{\"enum\":[\"image\",\"photo\"]},\"url\":{\"type\":\"string\",\"format\":\"uri\"},\"size\":{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1,\"maximum\":9},{\"type\":\"string\",\"enum\":[\"small\",\"large\"]},{\"type\":\"null\"}]},\"shape\":{\"oneOf\":[{\"type\":\"object\",\"required\":[\"r\"],\"properties\":{\"r\":{\"type\":\"number\"}}},{\"type\":\"object\",\"required\":[\"w\"],\"properties\":{\"w\":{\"type\":\"number\"}}}]}}}}}",
    &[],
);
static MESSAGE_RULES_0: ::tablature::types::__private::Rules = ::tablature::types::__private::Rules::new(
    &MESSAGE_SCHEMA,
    "",
);
static MESSAGE_RULES_1: ::tablature::types::__private::Rules = ::tablature::types::__private::Rules::new(
    &MESSAGE_SCHEMA,
    "/$defs/Image/properties/shape",
);
::tablature::__tablature_root! {
    Message, MESSAGE_RULES_0
}
::tablature::__tablature_schemars! {
    Message, MESSAGE_SCHEMA, ""
}
