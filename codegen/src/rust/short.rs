//! Code that people read names the types of the standard library as they do. Macros keep whole paths, for what surrounds
//! their code is not known.

use std::collections::HashSet;

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::{File, Item, UseTree};

/// The module of each type that the prelude has, below `std`.
const PRELUDE: [(&str, &str); 4] =
    [("option", "Option"), ("string", "String"), ("vec", "Vec"), ("boxed", "Box")];

/// The tokens of `::std::option::Option`.
const LENGTH: usize = 9;

/// Returns the tokens of a file with the names of the prelude's types, as far as the file has no others of the name.
pub(super) fn shorten(tokens: TokenStream, file: &File) -> TokenStream {
    let mut own = HashSet::new();
    for item in &file.items {
        add_names(item, &mut own);
    }
    let prelude: Vec<_> = PRELUDE.into_iter().filter(|(_, name)| !own.contains(*name)).collect();
    of_tokens(tokens, &prelude)
}

fn of_tokens(tokens: TokenStream, prelude: &[(&str, &str)]) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut short = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let is_inner = matches!(short.last(), Some(TokenTree::Ident(_)));
        if !is_inner && is_known(&tokens[at..], prelude) {
            short.push(tokens[at + LENGTH - 1].clone());
            at += LENGTH;
            continue;
        }
        short.push(match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), of_tokens(group.stream(), prelude));
                inner.set_span(group.span());
                inner.into()
            }
            other => other.clone(),
        });
        at += 1;
    }
    short.into_iter().collect()
}

/// Returns whether the tokens begin with the whole path of one of the types.
fn is_known(tokens: &[TokenTree], prelude: &[(&str, &str)]) -> bool {
    let Some(path) = tokens.get(..LENGTH) else { return false };
    let is_colons = |at: usize| {
        path[at..at + 2]
            .iter()
            .all(|token| matches!(token, TokenTree::Punct(own) if own.as_char() == ':'))
    };
    let is_name = |at: usize, name: &str| matches!(&path[at], TokenTree::Ident(own) if own == name);
    [0, 3, 6].into_iter().all(is_colons)
        && is_name(2, "std")
        && prelude.iter().any(|(module, name)| is_name(5, module) && is_name(8, name))
}

/// Adds the names of types that an item declares or imports.
fn add_names(item: &Item, names: &mut HashSet<String>) {
    match item {
        Item::Struct(own) => drop(names.insert(own.ident.to_string())),
        Item::Enum(own) => drop(names.insert(own.ident.to_string())),
        Item::Type(own) => drop(names.insert(own.ident.to_string())),
        Item::Use(own) => add_imports(&own.tree, names),
        Item::Mod(own) => {
            for item in own.content.iter().flat_map(|(_, items)| items) {
                add_names(item, names);
            }
        }
        _ => {}
    }
}

fn add_imports(tree: &UseTree, names: &mut HashSet<String>) {
    match tree {
        UseTree::Path(path) => add_imports(&path.tree, names),
        UseTree::Name(own) => drop(names.insert(own.ident.to_string())),
        UseTree::Rename(own) => drop(names.insert(own.rename.to_string())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| add_imports(tree, names)),
        UseTree::Glob(_) => names.extend(PRELUDE.map(|(_, name)| name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[track_caller]
    fn check(tokens: TokenStream, expected: &TokenStream) {
        let file = syn::parse2(tokens.clone()).expect("a file");
        assert_eq!(shorten(tokens, &file).to_string(), expected.to_string());
    }

    #[test]
    fn types_of_the_prelude_have_their_names() {
        check(
            quote! {
                pub struct A { b: ::std::option::Option<::std::vec::Vec<::std::boxed::Box<A>>>, c: ::std::string::String }
                m! { A, { c: ::std::string::String, d: "::std::string::String" } }
                pub struct B(crate::std::string::String, ::std::option::Order);
            },
            &quote! {
                pub struct A { b: Option<Vec<Box<A>>>, c: String }
                m! { A, { c: String, d: "::std::string::String" } }
                pub struct B(crate::std::string::String, ::std::option::Order);
            },
        );
    }

    #[test]
    fn a_type_of_the_same_name_keeps_the_path() {
        let with = |own: TokenStream| quote!(#own pub struct A(::std::option::Option<::std::string::String>););
        let expected = |own: TokenStream| quote!(#own pub struct A(::std::option::Option<String>););
        for own in [
            quote!(
                pub enum Option {
                    A,
                }
            ),
            quote!(
                pub use super::shared::{Option, B};
            ),
            quote!(
                pub mod inner {
                    pub type Option = u8;
                }
            ),
        ] {
            check(with(own.clone()), &expected(own));
        }
        // A variant is not a type.
        let own = quote!(
            pub enum B {
                Option(u8),
            }
        );
        check(with(own.clone()), &quote!(#own pub struct A(Option<String>);));
    }
}
