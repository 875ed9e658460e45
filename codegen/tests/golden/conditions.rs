// @generated: do not edit by hand.
// schema: conditions.json
// hash: 98fae7e239e8fa58
// tablature: 0.1.0

/// Address
///
/// `validate` also checks rules that no type expresses.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    pub country: String,
    pub zip: Option<String>,
    pub state: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Address, keep other, root ADDRESS_RULES_0, rules ADDRESS_RULES_1, new(country: String),
    absent(zip, state, other),
    {
        country: required "country",
        zip: optional "zip",
        state: optional "state",
    }
}
::tablature::__tablature_schema! {
    ADDRESS_SCHEMA = "conditions.json" "{\"title\":\"Address\",\"type\":\"object\",\"properties\":{\"country\":{\"type\":\"string\"},\"zip\":{\"type\":\"string\"},\"state\":{\"type\":\"string\"}},\"required\":[\"country\"],\"allOf\":[{\"if\":{\"properties\":{\"country\":{\"const\":\"US\"}}},\"then\":{\"properties\":{\"zip\":{\"pattern\":\"^[0-9]{5}$\"}},\"required\":[\"state\"]}},{\"if\":{\"properties\":{\"country\":{\"const\":\"NL\"}}},\"then\":{\"properties\":{\"zip\":{\"pattern\":\"^[0-9]{4} [A-Z]{2}$\"}}}}]}",
    root Address ADDRESS_RULES_0 "",
    rules {
        ADDRESS_RULES_0 = "",
        ADDRESS_RULES_1 = "/allOf/0" "/allOf/1"
    }
}
