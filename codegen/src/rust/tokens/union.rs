//! Enums of types.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Writer, docs, ident};
use crate::rust::items::{Branch, Item};

impl Writer<'_, '_> {
    pub(super) fn tagged(
        &self,
        item: &Item,
        (tag, alias): (&str, Option<&str>),
        branches: &[Branch],
        unknown: Option<&Branch>,
        rules: Option<&Ident>,
    ) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        let attributes = self.attributes(item, &[]);
        let variants = branches.iter().map(|branch| {
            let tags: Vec<String> = branch
                .values
                .iter()
                .chain(&branch.prefixes)
                .map(|tag| format!("{tag:?}"))
                .collect();
            let text: String = tags.join(" or ").chars().take(200).collect();
            let text = text.replace('`', "'");
            let is_prefix = branch.values.is_empty();
            let verb = if is_prefix { "begins with" } else { "is" };
            self.variant(branch, &format!("Where {} {verb} `{text}`.", docs::code(tag)))
        });
        let unknown_variant = unknown.map(|branch| {
            self.variant(branch, &format!("Where {} has any other value.", docs::code(tag)))
        });
        let rows = branches.iter().map(|branch| {
            let (variant, ty) = (ident(&branch.name), self.ty(&branch.ty));
            let (values, prefixes) = (&branch.values, &branch.prefixes);
            let prefixes = (!prefixes.is_empty()).then(|| quote!(prefix [#(#prefixes),*]));
            quote!(#variant(#ty) = [#(#values),*] #prefixes,)
        });
        let policy = if let Some(branch) = unknown {
            let (variant, ty) = (ident(&branch.name), self.ty(&branch.ty));
            quote!(keep #variant(#ty))
        } else {
            quote!(refuse)
        };
        let alias = alias.map(|alias| quote!(| #alias));
        let rules = rules.map(|rules| quote!(rules #rules,));
        quote! {
            #attributes
            pub enum #name { #(#variants)* #unknown_variant }
            #krate::__tablature_union! {
                #name, tag #tag #alias, { #(#rows)* }, unknown #policy, #rules
            }
        }
    }

    pub(super) fn any(
        &self,
        item: &Item,
        branches: &[Branch],
        rules: Option<&Ident>,
    ) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        let attributes = self.attributes(item, &[]);
        let variants = branches.iter().map(|branch| self.variant(branch, "A value of this type."));
        let rows = branches.iter().map(|branch| {
            let (variant, ty, label) = (ident(&branch.name), self.ty(&branch.ty), &branch.label);
            quote!(#variant(#ty) = #label,)
        });
        let rules = rules.map(|rules| quote!(rules #rules,));
        quote! {
            #attributes
            pub enum #name { #(#variants)* }
            #krate::__tablature_any! { #name, { #(#rows)* }, #rules }
        }
    }

    fn variant(&self, branch: &Branch, text: &str) -> TokenStream {
        let docs = docs::line(text);
        let (name, ty) = (ident(&branch.name), self.ty(&branch.ty));
        quote!(#docs #name(#ty),)
    }
}
