//! The shapes that values of options can have.

use proc_macro2::TokenTree;
use quote::ToTokens as _;
use syn::{
    Error, Ident, LitStr, Path, Token, braced, bracketed,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser as _},
    punctuated::Punctuated,
};

use super::{given::Given, split::missing_comma};
use crate::suggest::did_you_mean;

/// A path of Rust, which is not in quotes.
pub(super) struct RustPath(pub(super) Path);

/// A list of paths, `[a, b::c]`.
pub(super) struct Paths(pub(super) Vec<Path>);

impl Parse for RustPath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Err(input.error("expected a path without quotes"));
        }
        let path = input.parse();
        path.map(Self).map_err(|error| Error::new(error.span(), "expected a path"))
    }
}

impl Parse for Paths {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        bracketed!(content in input);
        let paths = Punctuated::<RustPath, Token![,]>::parse_terminated(&content)?;
        Ok(Self(paths.into_iter().map(|RustPath(path)| path).collect()))
    }
}

impl Given {
    /// Parses the value. What the parser finds wrong is reported with an example.
    fn parse<T>(&self, parser: fn(ParseStream<'_>) -> syn::Result<T>) -> syn::Result<T> {
        let whole = |input: ParseStream<'_>| {
            let value = parser(input).map_err(|error| self.with_example(&error))?;
            nothing_more(input)?;
            Ok(value)
        };
        whole.parse2(self.value.clone())
    }

    /// Reads a value whose first token is all of it, and which is `what`.
    fn parse_as<T: Parse>(&self, wrong: impl FnOnce() -> Error) -> syn::Result<T> {
        let whole = |input: ParseStream<'_>| {
            let value = input.parse().map_err(|_| wrong())?;
            nothing_more(input)?;
            Ok(value)
        };
        whole.parse2(self.value.clone())
    }

    /// Returns an error of the parser with an example: at the name of the option, if the value ended too early.
    fn with_example(&self, error: &Error) -> Error {
        let message = format!("{error}, as in `{}`", self.setting.example);
        let is_early = error.to_string().contains("end of input");
        Error::new(if is_early { self.name.span() } else { error.span() }, message)
    }

    /// Reads a string, which is `what`.
    pub(super) fn string(&self, what: &str) -> syn::Result<LitStr> {
        self.parse_as(|| self.expected_in_quotes(what))
    }

    /// Reads `true` or `false`.
    pub(super) fn boolean(&self) -> syn::Result<bool> {
        self.parse_as::<syn::LitBool>(|| self.expected("`true` or `false`"))
            .map(|answer| answer.value)
    }

    /// Reads one of several words.
    pub(super) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> syn::Result<T> {
        let names = || choices.iter().map(|(name, _)| *name);
        let list = || names().collect::<Vec<_>>().join("`, `");
        let word: Ident =
            self.parse_as(|| self.expected(&format!("one of `{}`, without quotes", list())))?;
        let chosen = choices.iter().find(|(name, _)| word == name);
        chosen.map(|(_, choice)| *choice).ok_or_else(|| {
            let hint = match did_you_mean(&word.to_string(), names()) {
                hint if hint.is_empty() => format!("; the choices are `{}`", list()),
                hint => hint,
            };
            let message = format!("`{}` has no choice `{word}`{hint}", self.name);
            Error::new(word.span(), message)
        })
    }

    /// Reads a path of Rust.
    pub(super) fn path(&self) -> syn::Result<Path> {
        self.parse(RustPath::parse).map(|RustPath(path)| path)
    }

    /// Reads a list of paths, `[a, b::c]`.
    pub(super) fn paths(&self) -> syn::Result<Vec<Path>> {
        self.parse(Paths::parse).map(|Paths(paths)| paths)
    }

    /// Reads a table, `{ key = value, … }`: keys in the order in which they were typed, none of them twice.
    pub(super) fn table<T: Parse>(&self) -> syn::Result<Vec<(Key, T)>> {
        let entries = self.parse(|input| {
            let content;
            braced!(content in input);
            let entry = |input: ParseStream<'_>| {
                let key: Key = input.parse()?;
                input.parse::<Token![=]>()?;
                Ok((key, input.parse::<T>()?))
            };
            content.parse_terminated(entry, Token![,])
        })?;
        let entries: Vec<(Key, T)> = entries.into_iter().collect();
        for (index, (key, _)) in entries.iter().enumerate() {
            if entries[..index].iter().any(|(other, _)| other.text == key.text) {
                let message = format!("`{}` is given twice", key.text);
                return Err(Error::new(key.span, message));
            }
        }
        Ok(entries)
    }
}

/// Checks that a value ends here.
pub(super) fn nothing_more(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    let next: TokenTree = input.fork().parse()?;
    Err(match next {
        TokenTree::Punct(_) => input.error(format!("expected a comma, found `{next}`")),
        next => missing_comma(&next),
    })
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
