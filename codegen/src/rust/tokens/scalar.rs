//! Closed and open lists of values, and newtypes with limits.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Writer, docs, ident, integer, prose};
use crate::{
    plan::StringLimits,
    rust::items::{Item, Kind, NumberLimits, Variant},
};

impl Writer<'_, '_> {
    pub(super) fn scalar(&self, item: &Item, rules: Option<&Ident>) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        match &item.kind {
            Kind::StringEnum { variants } => {
                let (declared, rows) = variants_of(variants);
                let attributes = self.attributes(item, &["Copy"]);
                quote! {
                    #attributes
                    pub enum #name { #declared }
                    #krate::__tablature_enum! { #name, { #rows } }
                }
            }
            Kind::ValueEnum { integer, variants } => {
                let (declared, rows) = variants_of(variants);
                let attributes = self.attributes(item, &["Copy"]);
                let as_integer = integer.map(|ty| {
                    let ty = ident(ty);
                    quote!(as #ty)
                });
                quote! {
                    #attributes
                    pub enum #name { #declared }
                    #krate::__tablature_value_enum! { #name #as_integer, { #rows } }
                }
            }
            Kind::OpenEnum { variants, other, other_type, limits } => {
                let (declared, rows) = variants_of(variants);
                let attributes = self.attributes(item, &[]);
                let (other, other_type) = (ident(other), ident(other_type));
                let other_docs = docs::line("A string that is not documented.");
                let newtype_docs = docs::line("A string other than the documented ones.");
                let derives = self.derives_of(&other_type.to_string());
                let clauses = Self::string_clauses(limits, rules);
                quote! {
                    #attributes
                    pub enum #name { #declared #other_docs #other(#other_type), }
                    #newtype_docs
                    #[derive(Debug, Clone, PartialEq, Eq, Hash, #(#derives),*)]
                    pub struct #other_type(::std::string::String);
                    #krate::__tablature_open_enum! {
                        #name, { #rows }, #other(#other_type), { #clauses }
                    }
                }
            }
            Kind::String(limits) => {
                let attributes = self.attributes(item, &[]);
                let clauses = Self::string_clauses(limits, rules);
                quote! {
                    #attributes
                    pub struct #name(::std::string::String);
                    #krate::__tablature_string! { #name, { #clauses } }
                }
            }
            Kind::Formatted(formatted, limits) => {
                let attributes = self.attributes(item, &[]);
                let inner = self.formatted(*formatted);
                let limits = StringLimits { formats: Vec::new(), ..limits.clone() };
                let clauses = Self::string_clauses(&limits, rules);
                quote! {
                    #attributes
                    pub struct #name(#inner);
                    #krate::__tablature_formatted! { #name(#inner), { #clauses } }
                }
            }
            Kind::Number(limits) => self.number(item, limits),
            Kind::List { item: element, min_items, max_items, is_unique } => {
                let attributes = self.attributes(item, &[]);
                let element = self.ty(element);
                let min_items = clause("min_items", *min_items);
                let max_items = clause("max_items", *max_items);
                let is_unique = is_unique.then(|| quote!(unique_items true,));
                let rules = rules.map(|rules| quote!(rules &#rules,));
                quote! {
                    #attributes
                    pub struct #name(::std::vec::Vec<#element>);
                    #krate::__tablature_list! { #name(#element), { #min_items #max_items #is_unique #rules } }
                }
            }
            Kind::Checked(inner) => {
                let attributes = self.attributes(item, &[]);
                let inner = self.ty(inner);
                let rules = rules.map(|rules| quote!(, rules #rules));
                quote! {
                    #attributes
                    pub struct #name(#inner);
                    #krate::__tablature_checked! { #name(#inner) #rules }
                }
            }
            Kind::Struct { .. } | Kind::Tuple { .. } | Kind::Tagged { .. } | Kind::Any { .. } => {
                unreachable!("structs and unions have functions of their own")
            }
        }
    }

    fn number(&self, item: &Item, limits: &NumberLimits) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        let copy: &[&str] = if limits.integer.is_some() { &["Copy"] } else { &[] };
        let attributes = self.attributes(item, copy);
        let clauses = limits.clauses.iter().map(|(clause, text)| {
            let clause = format_ident!("{}", clause);
            quote!(#clause #text,)
        });
        if let Some((ty, least, most)) = limits.integer {
            let (ty, least, most) = (ident(ty), integer(least), integer(most));
            return quote! {
                #attributes
                pub struct #name(#ty);
                #krate::__tablature_integer! { #name(#ty), { min #least, max #most, #(#clauses)* } }
            };
        }
        let (kind, whole) = if limits.is_whole {
            (quote!(integers), Some(quote!(integer true,)))
        } else {
            (quote!(numbers), None)
        };
        quote! {
            #attributes
            pub struct #name(#krate::types::Number);
            #krate::__tablature_number! {
                #name(#krate::types::Number) from #kind, { #(#clauses)* #whole }
            }
        }
    }

    fn string_clauses(limits: &StringLimits, rules: Option<&Ident>) -> TokenStream {
        let least = clause("min_length", limits.min_length);
        let most = clause("max_length", limits.max_length);
        let pattern = limits.pattern.as_ref().map(|pattern| quote!(pattern #pattern,));
        let formats = &limits.formats;
        let except = |clause: &str, texts: &[String]| {
            let clause = ident(clause);
            (!texts.is_empty()).then(|| quote!(#clause &[#(#texts),*],))
        };
        let values = except("none_of", &limits.excluded.values);
        let prefixes = except("without_prefix", &limits.excluded.prefixes);
        let rules = rules.map(|rules| quote!(rules &#rules,));
        quote!(#least #most #pattern #(format #formats,)* #values #prefixes #rules)
    }
}

/// Returns the variants of a closed list: as declared, and as the macro reads them.
fn variants_of(variants: &[Variant]) -> (TokenStream, TokenStream) {
    let (mut declared, mut rows) = (TokenStream::new(), TokenStream::new());
    for Variant { name, text, words } in variants {
        let name = ident(name);
        let shown = shown(text);
        let docs = match words {
            Some(words) => docs::after(&format!("{shown}: "), words),
            None => docs::line(&shown),
        };
        declared.extend(quote!(#docs #name,));
        rows.extend(quote!(#name = #text,));
    }
    (declared, rows)
}

/// Longer values are cut in documentation.
const MAX_SHOWN: usize = 200;

/// Returns a value as code; within quotation marks where its spaces would not be seen.
fn shown(text: &str) -> String {
    let mut cut: String = text.chars().take(MAX_SHOWN).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    prose::code(&if cut.trim() == cut && !cut.is_empty() { cut } else { format!("{cut:?}") })
}

fn clause(name: &str, value: Option<u64>) -> Option<TokenStream> {
    let value = integer(value?.into());
    let name = format_ident!("{}", name);
    Some(quote!(#name #value,))
}
