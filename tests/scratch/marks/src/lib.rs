//! A derive macro of somebody else.

use proc_macro::{TokenStream, TokenTree};

/// Gives a type the constant `MARK`, its name.
#[proc_macro_derive(Marked)]
pub fn marked(item: TokenStream) -> TokenStream {
    let mut words = item.into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    });
    let name = words.by_ref().skip_while(|word| word != "struct" && word != "enum").nth(1);
    let name = name.unwrap_or_default();
    let text = format!("impl {name} {{ /// Its name.\npub const MARK: &'static str = \"{name}\"; }}");
    text.parse().unwrap_or_default()
}
