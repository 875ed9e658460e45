//! Documents that a schema may refer to, as named by the arguments of a macro or command.

use std::collections::BTreeMap;

use tablature_schema::ir::Draft;

/// How a macro reads a schema: what the command calls `--reference` and `--draft`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loading {
    /// Files and folders by URI, relative to the directory of the user's manifest.
    pub references: BTreeMap<String, String>,
    /// The draft of schemas without `$schema`.
    pub draft: Option<Draft>,
    /// The drafts of custom meta-schemas, by URI.
    pub drafts: BTreeMap<String, Draft>,
}
