//! Every code that a finding can have, with its documentation.
//!
//! A code is named after the mistake. Its documentation is the file of its name in this folder. Schemas define further
//! codes (`fault`, `agreement`), which [`crate::Checker::schema_codes`] lists.

mod index;

use crate::Severity;

pub use index::{CodeIndex, Fault};

/// A code and its documentation.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The stable name, `missing-field`.
    pub name: &'static str,
    /// The severity, unless the user chose another.
    pub severity: Severity,
    /// Its meaning, an example and what to do, in Markdown.
    pub documentation: &'static str,
}

impl Code {
    /// Returns the meaning of the code in one sentence.
    ///
    /// ```
    /// let code = tablature_validator::codes::find("missing-field").unwrap();
    /// assert_eq!(code.summary(), "A field that the schema requires is missing.");
    /// ```
    pub fn summary(&self) -> &'static str {
        self.documentation.lines().nth(2).unwrap_or_default()
    }
}

macro_rules! code {
    ($name:literal, $severity:ident) => {
        code!("", $name, $severity)
    };
    ($folder:literal, $name:literal, $severity:ident) => {
        Code {
            name: $name,
            severity: Severity::$severity,
            documentation: include_str!(concat!($folder, $name, ".md")),
        }
    };
}

/// All codes, in alphabetical order.
pub const CODES: &[Code] = &[
    code!("ambiguous-event", Error),
    code!("ambiguous-variant", Error),
    code!("bad-content", Error),
    code!("bad-field-name", Error),
    code!("bad-format", Error),
    code!("bad-quoting", Error),
    code!("byte-order-mark", Error),
    code!("deprecated-field", Warning),
    code!("duplicate-key", Error),
    code!("empty-input", Error),
    code!("forbidden-field", Error),
    code!("future-timestamp", Warning),
    code!("internal-error", Error),
    code!("invalid-json", Error),
    code!("invalid-utf8", Error),
    code!("invalid-value", Error),
    code!("missing-field", Error),
    code!("misspelt-field", Error),
    code!("mixed-spelling", Error),
    code!("nested-too-deep", Error),
    code!("no-matching-variant", Error),
    code!("not-a-multiple", Error),
    code!("not-a-timestamp", Error),
    code!("null-for-absent", Warning),
    code!("out-of-range", Error),
    code!("pattern-mismatch", Error),
    code!("pattern-undecided", Error),
    code!("record-too-long", Error),
    code!("repeated-item", Error),
    code!("stale-timestamp", Error),
    code!("too-many-findings", Error),
    code!("truncated-json", Error),
    code!("undecided", Error),
    code!("unknown-event", Error),
    code!("unknown-field", Warning),
    code!("unknown-value", Warning),
    code!("unknown-variant", Error),
    code!("unrecommended-style", Advice),
    code!("unusable-schema", Error),
    code!("value-not-allowed", Error),
    code!("wrong-cell-count", Error),
    code!("wrong-field-count", Error),
    code!("wrong-item-count", Error),
    code!("wrong-length", Error),
    code!("wrong-type", Error),
];

/// All codes of errors and warnings about schemas, in alphabetical order. Schemas that are not JSON have the codes of
/// payloads.
pub const SCHEMA_CODES: &[Code] = &[
    code!("schemas/", "cycle", Error),
    code!("schemas/", "duplicate-id", Error),
    code!("schemas/", "invalid-under-meta-schema", Error),
    code!("schemas/", "malformed-annotation", Warning),
    code!("schemas/", "malformed-keyword", Error),
    code!("schemas/", "no-keyword", Warning),
    code!("schemas/", "not-a-schema", Error),
    code!("schemas/", "nullable", Warning),
    code!("schemas/", "number-too-long", Error),
    code!("schemas/", "other-draft", Warning),
    code!("schemas/", "reference-chain-too-long", Error),
    code!("schemas/", "schema-too-large", Error),
    code!("schemas/", "unencoded-reference", Warning),
    code!("schemas/", "unknown-draft", Error),
    code!("schemas/", "unknown-format", Warning),
    code!("schemas/", "unknown-keyword", Warning),
    code!("schemas/", "unknown-vocabulary", Error),
    code!("schemas/", "unreachable-limit", Warning),
    code!("schemas/", "unreadable-reference", Error),
    code!("schemas/", "unresolved-reference", Error),
];

/// Returns the code with this name, of payloads or of schemas.
pub fn find(name: &str) -> Option<&'static Code> {
    [CODES, SCHEMA_CODES].into_iter().find_map(|codes| {
        codes.binary_search_by(|code| code.name.cmp(name)).ok().map(|index| &codes[index])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_in_order() {
        for codes in [CODES, SCHEMA_CODES] {
            assert!(codes.windows(2).all(|pair| pair[0].name < pair[1].name));
            assert!(codes.iter().all(|code| find(code.name).is_some_and(|found| found == code)));
        }
    }

    #[test]
    fn every_code_is_documented_in_the_same_form() {
        for code in CODES.iter().chain(SCHEMA_CODES) {
            let lines: Vec<&str> = code.documentation.lines().collect();
            assert_eq!(lines[0], format!("# {}", code.name));
            assert!(code.summary().ends_with('.'), "{}", code.name);
            assert!(
                lines.contains(&"## Example") && lines.contains(&"## What to do"),
                "{}",
                code.name
            );
        }
    }

    #[test]
    fn the_documentation_of_schemas_lists_every_code() {
        let page = include_str!("../../../docs/schemas.md");
        for Code { name, severity, .. } in SCHEMA_CODES {
            let row = format!("| `{name}` | {severity} | {} |", find(name).unwrap().summary());
            assert!(page.contains(&row), "docs/schemas.md lacks: {row}");
        }
    }
}
