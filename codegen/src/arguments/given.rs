//! An option as it was typed.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Error, Ident};

use super::Setting;

/// An option as it was typed: `name = value`.
pub(crate) struct Given {
    pub(super) name: Ident,
    pub(super) setting: &'static Setting,
    pub(super) value: TokenStream,
}

impl Given {
    /// Returns the error for a value that is something else than `what`.
    pub(super) fn expected(&self, what: &str) -> Error {
        let message = format!("expected {what}, as in `{}`", self.setting.example);
        Error::new_spanned(&self.value, message)
    }

    /// Returns the error for a value that is to be in quotes.
    pub(super) fn expected_in_quotes(&self, what: &str) -> Error {
        match spelled(&self.value) {
            Some(text) => {
                let message = format!("expected {what} in quotes: `{} = \"{text}\"`", self.name);
                Error::new_spanned(&self.value, message)
            }
            None => self.expected(&format!("{what} in quotes")),
        }
    }
}

/// Returns the tokens as they were typed, but without spaces; `None` for those that cannot be a name without quotes.
pub(super) fn spelled(tokens: &TokenStream) -> Option<String> {
    let mut text = String::new();
    for token in tokens.clone() {
        let part = token.to_string();
        match token {
            TokenTree::Group(_) => return None,
            TokenTree::Literal(_) if part.contains(['"', '\'']) => return None,
            TokenTree::Punct(punct) if !"/.-@#$_".contains(punct.as_char()) => return None,
            _ => text.push_str(&part),
        }
    }
    (!text.is_empty()).then_some(text)
}
