//! `format`.

use tablature_schema::{format::Format, ir::Draft};

use super::{Evaluator, Formats, Reason, Verdict};

impl Evaluator<'_> {
    /// Returns whether a string has a format as a draft defines it, where formats are asserted.
    pub(super) fn format(&mut self, format: Format, text: &str, draft: Draft) -> Verdict {
        if self.settings.formats == Formats::Annotation {
            return Verdict::Valid;
        }
        if !self.spend_for_bytes(text.len()) {
            return self.undecided(Reason::Steps);
        }
        Verdict::of(format.is_valid_in(draft, text))
    }
}
