// @generated: do not edit by hand.
// schema: narrowed.json
// hash: 4cf32ac8b9f9b03e
// tablature: 0.1.0

/// Event
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Event {
    /// `kind` is `"view"`.
    View(View),
    /// `kind` is `"action"`.
    Action(Action),
    /// `kind` is `"sale"`.
    Sale(Sale),
}
::tablature::__tablature_union! {
    Event, tag "kind",
    {
        View(View) from = ["view"],
        Action(Action) from = ["action"],
        Sale(Sale) from = ["sale"],
    },
    unknown refuse,
}
::tablature::__tablature_shared! {
    Event, [View, Action method, Sale],
    {
        other: ::tablature::types::Object,
    }
}

/// Event. Here `kind` is `"view"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct View {
    pub name: ::tablature::types::Empty,
    pub meta: Option<::tablature::types::Object>,
    pub amount: Option<Amount>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    View, keep other, constants(KIND: "kind" = String("view")),
    new(name: ::tablature::types::Empty), absent(meta, amount, other),
    {
        name: required "name",
        meta: optional "meta",
        amount: optional "amount",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Amount(::tablature::types::Value);
::tablature::__tablature_checked! {
    Amount(::tablature::types::Value), rules EVENT_RULES_1
}

/// Event. Here `kind` is `"action"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// `name` begins with `nps:`.
    Nps(NpsAction),
    /// `name` begins with none of these.
    Unknown(OtherAction),
}
::tablature::__tablature_union! {
    Action, tag "name",
    {
        Nps(NpsAction) from = [] prefix ["nps:"],
    },
    unknown keep Unknown(OtherAction),
}
::tablature::__tablature_shared! {
    Action, [Nps, Unknown],
    {
        amount: Option<Amount>,
        other: ::tablature::types::Object,
    }
}

/// Event. Here `kind` is `"action"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NpsAction {
    /// Limits: pattern `^[a-z]+:[0-9]+$`; begins with `nps:`.
    pub name: Name,
    pub meta: Nps,
    pub amount: Option<Amount>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    NpsAction, keep other, constants(KIND: "kind" = String("action")), new(name: Name, meta: Nps),
    absent(amount, other),
    {
        name: required "name",
        meta: required "meta",
        amount: optional "amount",
    }
}

/// Limits: pattern `^[a-z]+:[0-9]+$`; begins with `nps:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name(String);
::tablature::__tablature_string! {
    Name,
    {
        pattern "^[a-z]+:[0-9]+$",
        rules &EVENT_RULES_2,
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Nps {
    /// Limits: pattern `^(10|[0-9])$`.
    pub score: Option<Score>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Nps, keep other,
    {
        score: optional "score",
    }
}

/// Limits: pattern `^(10|[0-9])$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Score(String);
::tablature::__tablature_string! {
    Score,
    {
        pattern "^(10|[0-9])$",
    }
}

/// Event. Here `kind` is `"action"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherAction {
    /// Limits: pattern `^[a-z]+:[0-9]+$`; does not begin with `nps:`.
    pub name: OtherActionName,
    pub meta: ::tablature::types::Object,
    pub amount: Option<Amount>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    OtherAction, keep other, constants(KIND: "kind" = String("action")),
    new(name: OtherActionName, meta: ::tablature::types::Object), absent(amount, other),
    {
        name: required "name",
        meta: required "meta",
        amount: optional "amount",
    }
}

/// Limits: pattern `^[a-z]+:[0-9]+$`; does not begin with `nps:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherActionName(String);
::tablature::__tablature_string! {
    OtherActionName,
    {
        pattern "^[a-z]+:[0-9]+$",
        without_prefix &["nps:"],
    }
}

/// Event. Here `kind` is `"sale"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sale {
    pub name: String,
    pub meta: Option<::tablature::types::Object>,
    pub amount: ::tablature::types::Number,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Sale, keep other, constants(KIND: "kind" = String("sale")),
    new(name: String, amount: ::tablature::types::Number), absent(meta, other),
    {
        name: required "name",
        meta: optional "meta",
        amount: required "amount",
    }
}
::tablature::__tablature_schema! {
    EVENT_SCHEMA = "narrowed.json" "{\"title\":\"Event\",\"type\":\"object\",\"required\":[\"kind\",\"name\"],\"properties\":{\"kind\":{\"type\":\"string\",\"enum\":[\"view\",\"action\",\"sale\"]},\"name\":{\"type\":\"string\"},\"meta\":{\"type\":\"object\"},\"amount\":{\"type\":\"number\"}},\"allOf\":[{\"if\":{\"required\":[\"kind\"],\"properties\":{\"kind\":{\"const\":\"view\"}}},\"then\":{\"properties\":{\"name\":{\"maxLength\":0}}}},{\"if\":{\"required\":[\"kind\"],\"properties\":{\"kind\":{\"const\":\"action\"}}},\"then\":{\"required\":[\"meta\"],\"properties\":{\"name\":{\"pattern\":\"^[a-z]+:[0-9]+$\"}},\"allOf\":[{\"if\":{\"required\":[\"name\"],\"properties\":{\"name\":{\"pattern\":\"^nps:\"}}},\"then\":{\"properties\":{\"meta\":{\"$ref\":\"#/$defs/Nps\"}}}}]}},{\"if\":{\"properties\":{\"kind\":{\"const\":\"sale\"}}},\"then\":{\"required\":[\"amount\"]},\"else\":{\"properties\":{\"amount\":false}}}],\"$defs\":{\"Nps\":{\"type\":\"object\",\"properties\":{\"score\":{\"type\":\"string\",\"pattern\":\"^(10|[0-9])$\"}}}}}",
    root Event EVENT_RULES_0 "",
    typed [View, Amount, Action, NpsAction, Name, Nps, Score, OtherAction, OtherActionName, Sale],
    rules {
        EVENT_RULES_0 = "",
        EVENT_RULES_1 = "/properties/amount" "/allOf/2/else/properties/amount",
        EVENT_RULES_2 = "/allOf/1/then/properties/name" "/allOf/1/then/allOf/0/if/properties/name"
    }
}
