//! The arguments one by one.

use std::iter::Peekable;

use proc_macro2::{TokenStream, TokenTree, token_stream};

/// Splits the arguments at the commas, of which one may trail. A comma that is missing is an error, and what comes after it
/// is an argument of its own.
pub(super) fn split(tokens: TokenStream) -> (Vec<TokenStream>, Vec<syn::Error>) {
    let mut arguments = vec![TokenStream::new()];
    let mut errors = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    // Only after a value can a name begin that is not a part of it.
    let mut is_after_value = false;
    while let Some(token) = tokens.next() {
        if is_punct(&token, ',') || is_punct(&token, ';') {
            if is_punct(&token, ';') {
                errors.push(syn::Error::new(token.span(), "write a comma instead of `;`"));
            }
            arguments.push(TokenStream::new());
            is_after_value = false;
            continue;
        }
        if is_after_value && is_option(&token, &mut tokens) {
            errors.push(missing_comma(&token));
            arguments.push(TokenStream::new());
        }
        is_after_value = !matches!(token, TokenTree::Punct(_));
        if let Some(argument) = arguments.last_mut() {
            argument.extend([token]);
        }
    }
    arguments.retain(|argument| !argument.is_empty());
    (arguments, errors)
}

/// Returns the error for a token before which there is no comma.
pub(super) fn missing_comma(before: &TokenTree) -> syn::Error {
    let shown = match before {
        TokenTree::Group(_) => "this".to_owned(),
        token => format!("`{token}`"),
    };
    syn::Error::new(before.span(), format!("a comma is missing before {shown}"))
}

/// Returns whether the token is the name of an option, whose value follows.
fn is_option(token: &TokenTree, next: &mut Peekable<token_stream::IntoIter>) -> bool {
    matches!(token, TokenTree::Ident(_)) && next.peek().is_some_and(|next| is_punct(next, '='))
}

pub(super) fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}
