//! `contentEncoding` and `contentMediaType`, which draft 7 allows to reject strings.

use tablature_schema::{
    format::is_valid_content,
    ir::{Keyword, Node},
};

use super::{Evaluator, Reason, Verdict};

impl Evaluator<'_> {
    /// Returns whether a string is encoded as it should be and holds what it should, where that is asserted.
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

/// Returns the keyword that a string violates, if it violates one of them.
pub(super) fn broken(node: &Node, text: &str) -> Keyword {
    let encoding = node.annotations.content_encoding.as_deref();
    if is_valid_content(encoding, None, text) {
        Keyword::ContentMediaType
    } else {
        Keyword::ContentEncoding
    }
}
