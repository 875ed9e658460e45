// @generated: do not edit by hand.
// schema: open_lists.json
// hash: 8b3ff248c8767caa
// tablature: 0.1.0

/// Source
///
/// Limits: at most 30 characters.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// `web`
    Web,
    /// `app`
    App,
    /// `Other`
    Other,
    /// A string that is not documented.
    Unlisted(OtherSource),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherSource(String);
::tablature::__tablature_open_enum! {
    Source,
    {
        Web = "web",
        App = "app",
        Other = "Other",
    },
    Unlisted(OtherSource),
    {
        max_length 30,
    }
}
::tablature::__tablature_schema! {
    SOURCE_SCHEMA = "open_lists.json" "{\"title\":\"Source\",\"type\":\"string\",\"knownValues\":[\"web\",\"app\",\"Other\"],\"maxLength\":30}",
    root Source SOURCE_RULES_0 "",
    rules {
        SOURCE_RULES_0 = ""
    }
}
