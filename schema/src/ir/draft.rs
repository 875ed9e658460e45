//! Drafts of JSON Schema.

use std::fmt;

/// A draft of JSON Schema, ordered from old to new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Draft {
    /// Draft 4.
    Draft4,
    /// Draft 6.
    Draft6,
    /// Draft 7.
    Draft7,
    /// 2019-09.
    Draft2019,
    /// 2020-12.
    Draft2020,
}

/// The URIs of drafts, without scheme and empty fragment.
const META_SCHEMAS: [(&str, Draft); 7] = [
    ("json-schema.org/draft-04/schema", Draft::Draft4),
    ("json-schema.org/draft-06/schema", Draft::Draft6),
    ("json-schema.org/draft-07/schema", Draft::Draft7),
    ("json-schema.org/draft/2019-09/schema", Draft::Draft2019),
    ("json-schema.org/draft/2020-12/schema", Draft::Draft2020),
    // The URI without a draft means the latest one.
    ("json-schema.org/schema", Draft::Draft2020),
    // Snowplow's Iglu: its self-describing schemas are of draft 4.
    (
        "iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0",
        Draft::Draft4,
    ),
];

impl Draft {
    /// All drafts, the oldest first.
    pub const ALL: [Self; 5] =
        [Self::Draft4, Self::Draft6, Self::Draft7, Self::Draft2019, Self::Draft2020];

    /// Returns the draft for a value of `$schema`; `None` for a custom meta-schema.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_schema::ir::Draft;
    ///
    /// assert_eq!(Draft::from_uri("http://json-schema.org/draft-07/schema#"), Some(Draft::Draft7));
    /// assert_eq!(Draft::from_uri("http://json-schema.org/schema#"), Some(Draft::Draft2020));
    /// assert_eq!(Draft::from_uri("https://example.com/meta"), None);
    /// ```
    pub fn from_uri(uri: &str) -> Option<Self> {
        let uri = uri.strip_suffix('#').unwrap_or(uri);
        let rest = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://"))?;
        META_SCHEMAS.iter().find(|(known, _)| *known == rest).map(|(_, draft)| *draft)
    }

    /// Returns the draft with a short name: `4`, `6`, `7`, `2019-09`, `2020-12`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|draft| draft.name() == name)
    }

    /// Returns the short name: `4`, `6`, `7`, `2019-09`, `2020-12`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft4 => "4",
            Self::Draft6 => "6",
            Self::Draft7 => "7",
            Self::Draft2019 => "2019-09",
            Self::Draft2020 => "2020-12",
        }
    }

    /// Returns the URI of the draft's meta-schema.
    pub fn meta_schema(self) -> &'static str {
        match self {
            Self::Draft4 => "http://json-schema.org/draft-04/schema#",
            Self::Draft6 => "http://json-schema.org/draft-06/schema#",
            Self::Draft7 => "http://json-schema.org/draft-07/schema#",
            Self::Draft2019 => "https://json-schema.org/draft/2019-09/schema",
            Self::Draft2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// Returns whether keywords beside `$ref` are ignored (up to draft 7, Core 8.3 of that draft).
    pub fn ignores_siblings_of_ref(self) -> bool {
        self <= Self::Draft7
    }
}

impl fmt::Display for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "draft {}", self.name())
    }
}
