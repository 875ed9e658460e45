//! Sentences with code in them.

use serde::Serialize;

use super::shown;

/// A text in parts, each with whether it is code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Prose(Vec<(bool, String)>);

impl Prose {
    /// Takes parts, each with whether it is code. Texts that could deceive are escaped.
    pub(crate) fn of(parts: Vec<(bool, String)>) -> Self {
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
        Self(parts.map(|(is_code, text)| (is_code, shown(&text))).collect())
    }

    /// Takes a message, in which code stands between backticks. Texts that could deceive are escaped.
    pub(crate) fn new(text: &str) -> Self {
        let text = shown(text);
        let is_even = text.matches('`').count().is_multiple_of(2);
        if !is_even {
            return Self(vec![(false, text)]);
        }
        let parts = text.split('`').enumerate();
        let parts = parts.map(|(index, part)| (index % 2 == 1, part.to_owned()));
        Self(parts.filter(|(_, part)| !part.is_empty()).collect())
    }

    /// Returns the text, without what is code in it.
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_str()).collect()
    }
}
