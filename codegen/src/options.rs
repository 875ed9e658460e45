//! What the caller can choose.

use std::collections::BTreeMap;

use crate::rust::lock::Names;

/// What happens to fields that the schema allows but does not declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unknown {
    /// They are kept, in a field of their own, and written again.
    #[default]
    Keep,
    /// They are read over and lost.
    Drop,
    /// They are errors, even where the schema allows them.
    Refuse,
}

/// What a timestamp becomes.
///
/// All but strings are one type of the runtime, which keeps offset and precision and converts to the types of the
/// crates for which features of the runtime are on. To name a crate is to demand its feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dates {
    /// A string that holds a right timestamp.
    Strings,
    /// The runtime's timestamp, which converts to those of the crates whose features are on.
    #[default]
    Any,
    /// The same with the feature `jiff`.
    Jiff,
    /// The same with the feature `time`.
    Time,
    /// The same with the feature `chrono`.
    Chrono,
}

impl Dates {
    /// Every choice, by the name that it has as an option.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("any", Self::Any),
        ("jiff", Self::Jiff),
        ("time", Self::Time),
        ("chrono", Self::Chrono),
        ("strings", Self::Strings),
    ];

    /// The feature of the runtime that the types need.
    pub(crate) fn feature(self) -> Option<&'static str> {
        match self {
            Self::Strings | Self::Any => None,
            Self::Jiff => Some("jiff"),
            Self::Time => Some("time"),
            Self::Chrono => Some("chrono"),
        }
    }
}

/// The choices for one schema.
///
/// # Example
///
/// ```
/// use tablature_codegen::{Options, Unknown};
///
/// let options = Options { unknown: Unknown::Refuse, ..Options::default() };
/// assert_eq!(options.krate, "::tablature");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Paths of more derives, for every type: `serde_with::SerializeDisplay`. The types have `Debug`,
    /// `Clone`, `PartialEq`, `Eq` and `Hash` in any case.
    pub derives: Vec<String>,
    /// Undeclared fields.
    pub unknown: Unknown,
    /// Timestamps.
    pub dates: Dates,
    /// JSON Pointer into the schema → the name to use there: of the type for a subschema, of the field
    /// where the pointer ends in a name of `properties` and the new name is in lower case, of the variant
    /// where it ends in an index of `enum`.
    pub renames: BTreeMap<String, String>,
    /// What the items were called before: they keep these names.
    pub names: Names,
    /// Name of a generated type → path of the type to use in its stead.
    pub replace: BTreeMap<String, String>,
    /// Whether each struct gets a builder, `Event::builder()`.
    pub builders: bool,
    /// Path of the crate that holds the runtime.
    pub krate: String,
}

impl Options {
    /// Whether `renames` can have the key.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn judge_pointer(text: &str) -> Result<(), String> {
        if text.is_empty() || text.starts_with('/') {
            return Ok(());
        }
        Err(format!("`{text}` is no JSON Pointer, which starts with `/`"))
    }

    /// Whether `renames` can give the name.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_codegen::Options;
    ///
    /// assert!(Options::judge_name("type").is_ok());
    /// assert_eq!(Options::judge_name("9x").unwrap_err(), "`9x` is no name that Rust allows");
    /// ```
    pub fn judge_name(text: &str) -> Result<(), String> {
        let raw = format!("r#{text}");
        // What stands around a name is no part of it.
        match syn::parse_str::<syn::Ident>(&raw) {
            Ok(name) if name == raw => Ok(()),
            _ => Err(format!("`{text}` is no name that Rust allows")),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            derives: Vec::new(),
            unknown: Unknown::default(),
            dates: Dates::default(),
            renames: BTreeMap::new(),
            names: Names::default(),
            replace: BTreeMap::new(),
            builders: false,
            krate: "::tablature".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn names_are_those_of_rust() {
        for name in ["a", "type", "Kind2", "größe", "_x"] {
            assert_eq!(Options::judge_name(name), Ok(()), "{name}");
        }
        for text in ["", "9x", "a b", "a ", "a/**/", "self", "Self", "crate", "_", "r#type", "a::b"]
        {
            assert!(Options::judge_name(text).is_err(), "{text}");
        }
    }
}
