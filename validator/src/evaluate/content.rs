//! `contentEncoding` and `contentMediaType`, which may reject strings in draft 7.

use tablature_schema::{
    format::is_valid_content,
    ir::{Keyword, Node},
};

use super::{Evaluator, Reason, Verdict};

impl Evaluator<'_> {
    /// Returns whether the content of a string is valid, where it is asserted.
    pub(super) fn content(&mut self, node: &Node, text: &str) -> Verdict {
        if !self.settings.asserts_content {
            return Verdict::Valid;
        }
        if !self.spend_for_bytes(text.len()) {
            return self.undecided(Reason::Steps);
        }
        let annotations = &node.annotations;
        let encoding = annotations.content_encoding.as_deref();
        let media_type = annotations.content_media_type.as_deref();
        Verdict::of(is_valid_content(encoding, media_type, text))
    }
}

/// Returns the keyword that an invalid string violates.
pub(super) fn broken(node: &Node, text: &str) -> Keyword {
    let encoding = node.annotations.content_encoding.as_deref();
    if is_valid_content(encoding, None, text) {
        Keyword::ContentMediaType
    } else {
        Keyword::ContentEncoding
    }
}
