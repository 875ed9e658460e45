//! The options of the generator.

use std::collections::BTreeMap;

use crate::{
    choices::{Dates, Defaults, Ips, Unknown, Urls, Uuids},
    rust::lock::Names,
};

/// The options for one schema.
///
/// # Example
///
/// ```
/// use tablature_codegen::{Options, Unknown};
///
/// let options = Options::default().with_unknown(Unknown::Refuse);
/// assert_eq!(options.krate, "::tablature");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Paths of additional derives for every type: `serde_with::SerializeDisplay`. The types always have `Debug`,
    /// `Clone`, `PartialEq`, `Eq` and `Hash`.
    pub derives: Vec<String>,
    /// Name of a generated type → paths of additional derives for it alone.
    pub derives_of: BTreeMap<String, Vec<String>>,
    /// Treatment of undeclared fields.
    pub unknown: Unknown,
    /// The type of timestamps.
    pub dates: Dates,
    /// The type of UUIDs.
    pub uuids: Uuids,
    /// The type of URLs.
    pub urls: Urls,
    /// The type of IP addresses.
    pub ips: Ips,
    /// JSON Pointer into the schema → the name to use there: of the type for a subschema, of the field
    /// where the pointer ends in a name of `properties` and the new name is in lower case, of the variant
    /// where it ends in an index of `enum`.
    pub renames: BTreeMap<String, String>,
    /// The names that items already have: they keep them.
    pub names: Names,
    /// Name of a generated type → path of the type to use instead.
    pub replace: BTreeMap<String, String>,
    /// Is `true` if each struct gets a builder, `Event::builder()`.
    pub builders: bool,
    /// The use of defaults.
    pub defaults: Defaults,
    /// Is `true` if every definition becomes a type, also one that nothing refers to. Where the root of a schema says
    /// nothing, they are always types.
    pub all_definitions: bool,
    /// Is `true` if an object becomes a union wherever a condition (`if`) asks for the value of a field; else only where it
    /// adds more than rules about fields that every object has, or where all values of the field are asked for.
    pub split_conditions: bool,
    /// Path of the crate that holds the runtime.
    pub krate: String,
}

impl Options {
    /// Adds the path of a derive for every type.
    #[must_use]
    pub fn with_derive(mut self, path: impl Into<String>) -> Self {
        self.derives.push(path.into());
        self
    }

    /// Adds the path of a derive for the type with this name.
    #[must_use]
    pub fn with_derive_of(mut self, name: impl Into<String>, path: impl Into<String>) -> Self {
        self.derives_of.entry(name.into()).or_default().push(path.into());
        self
    }

    /// Sets what happens to undeclared fields.
    #[must_use]
    pub fn with_unknown(self, unknown: Unknown) -> Self {
        Self { unknown, ..self }
    }

    /// Sets the type of timestamps.
    #[must_use]
    pub fn with_dates(self, dates: Dates) -> Self {
        Self { dates, ..self }
    }

    /// Sets the type of UUIDs.
    #[must_use]
    pub fn with_uuids(self, uuids: Uuids) -> Self {
        Self { uuids, ..self }
    }

    /// Sets the type of URLs.
    #[must_use]
    pub fn with_urls(self, urls: Urls) -> Self {
        Self { urls, ..self }
    }

    /// Sets the type of IP addresses.
    #[must_use]
    pub fn with_ips(self, ips: Ips) -> Self {
        Self { ips, ..self }
    }

    /// Chooses the name at a JSON Pointer into the schema.
    #[must_use]
    pub fn with_rename(mut self, pointer: impl Into<String>, name: impl Into<String>) -> Self {
        self.renames.insert(pointer.into(), name.into());
        self
    }

    /// Sets the names that items already have.
    #[must_use]
    pub fn with_names(self, names: Names) -> Self {
        Self { names, ..self }
    }

    /// Uses the type at a path instead of the generated type with this name.
    #[must_use]
    pub fn with_replacement(mut self, name: impl Into<String>, path: impl Into<String>) -> Self {
        self.replace.insert(name.into(), path.into());
        self
    }

    /// Sets whether each struct gets a builder.
    #[must_use]
    pub fn with_builders(self, builders: bool) -> Self {
        Self { builders, ..self }
    }

    /// Sets what defaults are used for.
    #[must_use]
    pub fn with_defaults(self, defaults: Defaults) -> Self {
        Self { defaults, ..self }
    }

    /// Sets whether every definition becomes a type, also one that nothing refers to.
    #[must_use]
    pub fn with_all_definitions(self, all_definitions: bool) -> Self {
        Self { all_definitions, ..self }
    }

    /// Sets whether conditions that only add rules to fields make variants, too.
    #[must_use]
    pub fn with_split_conditions(self, split_conditions: bool) -> Self {
        Self { split_conditions, ..self }
    }

    /// Sets the path of the crate that holds the runtime.
    #[must_use]
    pub fn with_crate(self, path: impl Into<String>) -> Self {
        Self { krate: path.into(), ..self }
    }

    /// Checks a key of `renames`.
    ///
    /// # Errors
    ///
    /// A message that says what is wrong with it.
    pub fn judge_pointer(text: &str) -> Result<(), String> {
        if text.is_empty() || text.starts_with('/') {
            return Ok(());
        }
        Err(format!("`{text}` is not a JSON Pointer, which starts with `/`"))
    }

    /// Checks a name that `renames` gives.
    ///
    /// # Errors
    ///
    /// A message that says what is wrong with it.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_codegen::Options;
    ///
    /// assert!(Options::judge_name("type").is_ok());
    /// assert_eq!(Options::judge_name("9x").unwrap_err(), "`9x` is not a valid Rust identifier");
    /// ```
    pub fn judge_name(text: &str) -> Result<(), String> {
        let raw = format!("r#{text}");
        // The parser skips spaces and comments, which are not part of a name.
        match syn::parse_str::<syn::Ident>(&raw) {
            Ok(name) if name == raw => Ok(()),
            _ => Err(format!("`{text}` is not a valid Rust identifier")),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            derives: Vec::new(),
            derives_of: BTreeMap::new(),
            unknown: Unknown::default(),
            dates: Dates::default(),
            uuids: Uuids::default(),
            urls: Urls::default(),
            ips: Ips::default(),
            renames: BTreeMap::new(),
            names: Names::default(),
            replace: BTreeMap::new(),
            builders: false,
            defaults: Defaults::default(),
            all_definitions: false,
            split_conditions: false,
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
