//! Reads options by the list of all.

use std::path::Path;

use proc_macro2::TokenStream;
use syn::{
    Error, Ident, LitStr, Token,
    ext::IdentExt as _,
    parse::{ParseStream, Parser as _},
};

use super::{
    given::{Given, spelled},
    list::SETTINGS,
    split::is_punct,
};
use crate::suggest::did_you_mean;

/// Reads an option.
///
/// # Errors
///
/// There is no such option, or it is not followed by `=`.
pub(super) fn read(argument: TokenStream) -> syn::Result<Given> {
    let head = argument.clone().into_iter().take_while(|token| !is_punct(token, '='));
    let head: TokenStream = head.collect();
    if let Some(message) = spelled(&head).and_then(|text| unquoted(&text)) {
        return Err(Error::new_spanned(head, message));
    }
    parse_option.parse2(argument)
}

fn parse_option(input: ParseStream<'_>) -> syn::Result<Given> {
    let name = input.call(Ident::parse_any).map_err(|error| {
        Error::new(error.span(), "expected an id of the catalogue in quotes, or an option")
    })?;
    // `r#type` and `type` are one name.
    let text = name.unraw().to_string();
    let setting = SETTINGS.iter().find(|setting| setting.name == text);
    let setting = setting.ok_or_else(|| Error::new(name.span(), no_option(&text, input)))?;
    if input.is_empty() {
        return Ok(Given { name, setting, value: TokenStream::new() });
    }
    if !input.peek(Token![=]) || input.peek(Token![=>]) || input.peek(Token![==]) {
        let message = format!("expected `=` after `{name}`, as in `{}`", setting.example);
        return Err(input.error(message));
    }
    input.parse::<Token![=]>()?;
    Ok(Given { name, setting, value: input.parse()? })
}

/// Returns the message about an option that there is not. Under another name a schema may be meant.
fn no_option(name: &str, rest: ParseStream<'_>) -> String {
    let names = || SETTINGS.iter().map(|setting| setting.name);
    let hint = match (did_you_mean(name, names()), schema_of(rest)) {
        (hint, _) if !hint.is_empty() => hint,
        (_, Some(schema)) if is_file(&schema) => format!("; a file is `path = \"{schema}\"`"),
        (_, Some(schema)) => format!("; an id of the catalogue stands alone: `\"{schema}\"`"),
        _ => format!("; the options are `{}`", names().collect::<Vec<_>>().join("`, `")),
    };
    format!("there is no option `{name}`{hint}")
}

/// Returns the string of `= "…"` if it looks like a file or an id.
fn schema_of(rest: ParseStream<'_>) -> Option<String> {
    rest.parse::<Token![=]>().ok()?;
    let text = rest.parse::<LitStr>().ok()?.value();
    (is_file(&text) || text.contains('/')).then_some(text)
}

/// Returns whether a text looks like the name of a file, or of a part of one.
pub(crate) fn is_file(text: &str) -> bool {
    let file = text.split('#').next().unwrap_or(text);
    Path::new(file).extension().is_some_and(|end| end == "json")
}

/// Returns the message for what was typed in place of an option: a file or an id without quotes, or an option with dashes.
fn unquoted(text: &str) -> Option<String> {
    let option = text.replace('-', "_");
    if option != text && SETTINGS.iter().any(|setting| setting.name == option) {
        return Some(format!("there is no option `{text}`; did you mean `{option}`?"));
    }
    if is_file(text) {
        return Some(format!("a file is named in quotes: `path = \"{text}\"`"));
    }
    let is_id = text.contains('/');
    is_id.then(|| format!("an id of the catalogue is in quotes: `\"{text}\"`"))
}
