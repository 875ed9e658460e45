//! How each file of the suite means schemas to be read.
//!
//! | files | formats | content |
//! |---|---|---|
//! | drafts 4, 6 and 7 | asserted: `format` is an assertion there (Validation of draft 7: 7.2) | annotation |
//! | drafts 2019-09 and 2020-12, required and optional | annotations, as without the vocabulary that asserts them (Validation 7.2.1) | annotation |
//! | `optional/format/*`, `optional/format-assertion.json` | asserted | annotation |
//! | draft 7 `optional/content.json` | asserted | asserted |

use super::Case;

/// How a schema is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mode {
    /// Formats are asserted, otherwise annotations.
    pub(super) asserts_formats: bool,
    /// `contentEncoding` and `contentMediaType` are asserted.
    pub(super) asserts_content: bool,
}

/// The mode that the file of a case is written for.
pub(super) fn mode(case: &Case<'_>) -> Mode {
    let has_annotations = ["draft2019-09", "draft2020-12"].contains(&case.draft.as_str());
    let is_about_formats = case.kind == "format" || case.file == "optional/format-assertion.json";
    Mode {
        asserts_formats: is_about_formats || !has_annotations,
        asserts_content: case.draft == "draft7" && case.file == "optional/content.json",
    }
}
