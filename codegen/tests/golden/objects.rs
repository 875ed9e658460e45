// @generated: do not edit by hand.
// schema: objects.json
// hash: 6d7435a3356af7d2
// tablature: 0.1.0

/// What somebody bought.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Order {
    /// Number of the order.
    ///
    /// Limits: 1 to 20 characters; pattern `^[A-Z0-9-]+$`.
    pub order_id: OrderId,
    pub note: ::tablature::types::Nullable<String>,
    pub coupon: ::tablature::types::Field<String>,
    /// Limits: 1 to 5. Null is read as absence.
    pub rating: Option<Rating>,
    /// Limits: greater than 0.
    pub total: Option<Total>,
    pub count: Option<::tablature::types::Integer>,
    pub r#type: Option<String>,
    /// Default where it is absent: `false`.
    #[deprecated]
    pub is_gift: Option<bool>,
    pub ship_to: Address,
    /// Where the bill goes.
    pub bill_to: Option<Address>,
    /// Limits: at most 4 items. No two items are equal.
    pub tags: Option<Tags>,
    pub labels: Option<::tablature::types::Map<String>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Order, keep other, root ORDER_RULES_0,
    new(order_id: OrderId, note: ::tablature::types::Nullable<String>, ship_to: Address),
    absent(coupon, rating, total, count, r#type, is_gift, bill_to, tags, labels, other),
    {
        order_id: required "order_id",
        note: required_nullable "note",
        coupon: nullable "coupon",
        rating: absent_null "rating",
        total: optional "total",
        count: optional "count",
        r#type: optional "type",
        is_gift: optional "isGift" | "is_gift",
        ship_to: required "ship_to",
        bill_to: optional "bill_to",
        tags: optional "tags",
        labels: optional "labels",
    }
}

/// Number of the order.
///
/// Limits: 1 to 20 characters; pattern `^[A-Z0-9-]+$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OrderId(String);
::tablature::__tablature_string! {
    OrderId,
    {
        min_length 1,
        max_length 20,
        pattern "^[A-Z0-9-]+$",
    }
}

/// Limits: 1 to 5.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rating(u8);
::tablature::__tablature_integer! {
    Rating(u8),
    {
        min 1,
        max 5,
    }
}

/// Limits: greater than 0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Total(::tablature::types::Number);
::tablature::__tablature_number! {
    Total(::tablature::types::Number) from numbers,
    {
        exclusive_minimum "0",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    pub city: String,
    pub lines: Option<Vec<String>>,
}
::tablature::__tablature_object! {
    Address, refuse, new(city: String), absent(lines),
    {
        city: required "city",
        lines: optional "lines",
    }
}

/// Limits: at most 8 characters.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag(String);
::tablature::__tablature_string! {
    Tag,
    {
        max_length 8,
    }
}

/// Limits: at most 4 items. No two items are equal.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tags(Vec<Tag>);
::tablature::__tablature_list! {
    Tags(Tag),
    {
        max_items 4,
        unique_items true,
    }
}
::tablature::__tablature_schema! {
    ORDER_SCHEMA = "objects.json" "{\"title\":\"Order\",\"description\":\"What somebody bought.\",\"type\":\"object\",\"required\":[\"order_id\",\"note\",\"ship_to\"],\"properties\":{\"order_id\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":20,\"pattern\":\"^[A-Z0-9-]+$\",\"description\":\"Number of the order.\"},\"note\":{\"type\":[\"string\",\"null\"]},\"coupon\":{\"type\":[\"string\",\"null\"]},\"rating\":{\"type\":[\"integer\",\"null\"],\"minimum\":1,\"maximum\":5,\"nullMeansAbsent\":true},\"total\":{\"type\":\"number\",\"exclusiveMinimum\":0},\"count\":{\"type\":\"integer\"},\"type\":{\"type\":\"string\"},\"isGift\":{\"type\":\"boolean\",\"documentedAs\":\"is_gift\",\"deprecated\":true,\"default\":false},\"ship_to\":{\"$ref\":\"#/$defs/Address\"},\"bill_to\":{\"description\":\"Where the bill goes.\",\"$ref\":\"#/$defs/Address\"},\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":8},\"uniqueItems\":true,\"maxItems\":4},\"labels\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}},\"$defs\":{\"Address\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"city\"],\"properties\":{\"city\":{\"type\":\"string\"},\"lines\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}}}",
    root Order ORDER_RULES_0 "", typed [OrderId, Rating, Total, Address, Tag, Tags],
    rules {
        ORDER_RULES_0 = ""
    }
}
