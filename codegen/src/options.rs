//! What the caller can choose.

use std::collections::BTreeMap;

use crate::lock::Names;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dates {
    /// A string that holds a right timestamp.
    #[default]
    Strings,
    /// The runtime's timestamp, which keeps offset and precision; needs its feature `jiff`.
    Jiff,
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
    /// Whether structs with many fields get a builder.
    pub builders: bool,
    /// Path of the crate that holds the runtime.
    pub krate: String,
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
