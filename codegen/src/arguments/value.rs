//! The shapes that values of options can have.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{
    Ident, LitStr, Path, Token, braced, bracketed,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser as _},
    punctuated::Punctuated,
};

use crate::suggest::did_you_mean;

/// An option as it was typed: `name = value`.
pub(crate) struct Given {
    pub(crate) name: Ident,
    pub(crate) value: TokenStream,
}

/// A list of paths, `[a, b::c]`.
pub(super) struct Paths(pub(super) Vec<Path>);

impl Parse for Paths {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        bracketed!(content in input);
        let paths = Punctuated::<Path, Token![,]>::parse_terminated(&content)?;
        Ok(Self(paths.into_iter().collect()))
    }
}

impl Given {
    pub(super) fn read(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any).map_err(|error| {
            syn::Error::new(error.span(), "expected an id of the catalogue in quotes, or an option")
        })?;
        if input.is_empty() {
            return Ok(Self { name, value: TokenStream::new() });
        }
        if !input.peek(Token![=]) {
            return Err(syn::Error::new(input.span(), format!("expected `=` after `{name}`")));
        }
        input.parse::<Token![=]>()?;
        Ok(Self { name, value: input.parse()? })
    }

    /// Parses a value of a type that the parser knows.
    pub(super) fn parse<T: Parse>(&self) -> syn::Result<T> {
        syn::parse2(self.value.clone())
    }

    /// Reads `true` or `false`.
    pub(super) fn boolean(&self) -> syn::Result<bool> {
        let answer = self.parse::<syn::LitBool>();
        answer
            .map(|answer| answer.value)
            .map_err(|_| syn::Error::new_spanned(&self.value, "expected `true` or `false`"))
    }

    /// Reads one of several words.
    pub(super) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> syn::Result<T> {
        let names = || choices.iter().map(|(name, _)| *name);
        let list = || names().collect::<Vec<_>>().join("`, `");
        let Ok(word) = self.parse::<Ident>() else {
            let message = format!("expected one of `{}`", list());
            return Err(syn::Error::new_spanned(&self.value, message));
        };
        let chosen = choices.iter().find(|(name, _)| word == name);
        chosen.map(|(_, choice)| *choice).ok_or_else(|| {
            let hint = match did_you_mean(&word.to_string(), names()) {
                hint if hint.is_empty() => format!("; the choices are `{}`", list()),
                hint => hint,
            };
            let message = format!("`{}` has no choice `{word}`{hint}", self.name);
            syn::Error::new(word.span(), message)
        })
    }

    /// Reads a list of paths, `[a, b::c]`.
    pub(super) fn paths(&self) -> syn::Result<Vec<Path>> {
        self.parse::<Paths>().map(|Paths(paths)| paths)
    }

    /// Reads a table, `{ key = value, … }`: keys in the order in which they were typed, none of them twice.
    pub(super) fn table<T: Parse>(&self) -> syn::Result<Vec<(Key, T)>> {
        let parse = |input: ParseStream<'_>| {
            let content;
            braced!(content in input);
            let entry = |input: ParseStream<'_>| {
                let key: Key = input.parse()?;
                input.parse::<Token![=]>()?;
                Ok((key, input.parse::<T>()?))
            };
            content.parse_terminated(entry, Token![,])
        };
        let entries: Vec<(Key, T)> = parse.parse2(self.value.clone())?.into_iter().collect();
        for (index, (key, _)) in entries.iter().enumerate() {
            if entries[..index].iter().any(|(other, _)| other.text == key.text) {
                let message = format!("`{}` is given twice", key.text);
                return Err(syn::Error::new(key.span, message));
            }
        }
        Ok(entries)
    }
}

/// A key of a table: a name, or a string in quotes.
pub(super) struct Key {
    pub(super) text: String,
    pub(super) span: proc_macro2::Span,
}

impl Parse for Key {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            return Ok(Self { text: literal.value(), span: literal.span() });
        }
        let name = input.call(Ident::parse_any)?;
        Ok(Self { text: name.unraw().to_string(), span: name.span() })
    }
}

/// Returns the path as text, without the spaces between its tokens.
pub(super) fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

/// Returns whether a path starts at the module of the macro call: neither at a crate nor in the prelude.
pub(super) fn is_relative(path: &Path) -> bool {
    let first = path.segments.first().map(|segment| segment.ident.to_string());
    path.leading_colon.is_none() && first.as_deref() != Some("crate")
}

/// Returns the path as it is written one module further in.
pub(super) fn from_inside(path: &Path) -> String {
    let text = path_text(path);
    if text == "self" || text.starts_with("self::") {
        format!("super{}", &text[4..])
    } else if text.starts_with("super::") {
        format!("super::{text}")
    } else {
        text
    }
}
