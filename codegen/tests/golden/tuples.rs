// @generated: do not edit by hand.
// schema: tuples.json
// hash: 0086aacc90690d23
// tablature: 0.1.0

/// Rule
///
/// Limits: at least 1 item.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The first item.
    pub first: First,
    /// The second item. Without it, there are none after it.
    pub second: Option<Second>,
    /// The third item. Without it, there are none after it.
    pub third: Option<Third>,
    /// The fourth item. Without it, there are none after it.
    ///
    /// Limits: at most 2 items.
    pub fourth: Option<Fourth>,
}
::tablature::__tablature_tuple! {
    Rule,
    {
        first
    },
    optional {
        second,
        third,
        fourth
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum First {
    /// `off`
    Off,
    /// `warn`
    Warn,
}
::tablature::__tablature_enum! {
    First,
    {
        Off = "off",
        Warn = "warn",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Second {
    pub always: Option<bool>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Second, keep other,
    {
        always: optional "always",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Third {
    /// The first item. Without it, there are none after it.
    pub first: Option<String>,
    /// The second item. Without it, there are none after it.
    pub second: Option<::tablature::types::Integer>,
    /// All further items.
    pub rest: Vec<::tablature::types::Number>,
}
::tablature::__tablature_tuple! {
    Third, {},
    optional {
        first,
        second
    },
    rest rest
}

/// Limits: at most 2 items.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Fourth {
    /// The first item. Without it, there are none after it.
    pub first: Option<String>,
    /// The second item. Without it, there are none after it.
    pub second: Option<::tablature::types::Null>,
}
::tablature::__tablature_tuple! {
    Fourth, {},
    optional {
        first,
        second
    }
}
::tablature::__tablature_schema! {
    RULE_SCHEMA = "tuples.json" "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"Rule\",\"type\":\"array\",\"items\":[{\"enum\":[\"off\",\"warn\"]},{\"type\":\"object\",\"properties\":{\"always\":{\"type\":\"boolean\"}}},{\"type\":\"array\",\"items\":[{\"type\":\"string\"},{\"type\":\"integer\"}],\"additionalItems\":{\"type\":\"number\"}},{\"type\":\"array\",\"items\":[{\"type\":\"string\"},{\"type\":\"null\"}],\"maxItems\":2}],\"minItems\":1,\"additionalItems\":false}",
    root Rule RULE_RULES_0 "", typed [First, Second, Third, Fourth],
    rules {
        RULE_RULES_0 = ""
    }
}
