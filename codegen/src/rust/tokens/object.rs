//! Structs and tuples.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Writer,
    blocks::{blocks, paragraph},
    docs, ident, integer, limits, prose,
};
use crate::{
    plan::Presence,
    rust::{
        items::{AdditionalFields, ConstField, Constant, Field, Item, Type},
        names::Scope,
    },
};

impl Writer<'_, '_> {
    pub(super) fn object(
        &self,
        item: &Item,
        (constants, fields, siblings): (&[ConstField], &[Field], &[(String, String)]),
        additional: &AdditionalFields,
        rules: Option<&Ident>,
    ) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        let defaults = self.defaults(item, fields, additional).filter(|_| rules.is_none());
        let is_default = rules.is_none()
            && defaults.is_none()
            && fields.iter().all(|field| !field.presence.is_required());
        let more: &[&str] = if is_default { &["Default"] } else { &[] };
        let attributes = self.attributes(item, more);
        let members = fields.iter().map(|field| self.member(field));
        let (rest, policy) = match additional {
            AdditionalFields::Keep(field, ty) => {
                let (field, ty) = (ident(field), self.ty(&Type::Map(Box::new(ty.clone()))));
                let docs = docs::line("Fields that the schema does not declare.");
                (Some(quote!(#docs pub #field: #ty,)), quote!(keep #field))
            }
            AdditionalFields::Drop => (None, quote!(drop)),
            AdditionalFields::Reject => (None, quote!(refuse)),
        };
        let is_root = std::ptr::eq(item, &raw const self.items.all[self.items.root]);
        let root = is_root.then(|| self.rules_name(0)).map(|rules| quote!(root #rules,));
        let rules = rules.map(|rules| quote!(rules #rules,));
        let own_default = (defaults.is_some()).then(|| quote!(own default,));
        let constants = self.constant_rows(constants);
        let is_kept = matches!(additional, AdditionalFields::Keep(..)) && !siblings.is_empty();
        let siblings = siblings.iter().map(|(wire, documented)| quote!(#wire | #documented));
        let siblings = is_kept.then(|| quote!(also(#(#siblings),*),));
        let constructor = self.constructor(fields, additional);
        let builder = self.builder(item, fields, additional);
        let rows = fields.iter().map(|field| {
            let ident = ident(&field.ident);
            let kind = kind(field.presence);
            let wire = &field.wire;
            let alias = field.alias.as_ref().map(|alias| quote!(| #alias));
            let escaped = escaped(wire);
            quote!(#ident: #kind #escaped #wire #alias,)
        });
        quote! {
            #attributes
            pub struct #name { #(#members)* #rest }
            #krate::__tablature_object! {
                #name, #policy, #root #rules #own_default #constants #siblings #constructor { #(#rows)* }
            }
            #defaults
            #builder
        }
    }

    /// Returns `Default` with the defaults of the schema, if there are any, and one for each field that must have a value.
    fn defaults(
        &self,
        item: &Item,
        fields: &[Field],
        additional: &AdditionalFields,
    ) -> Option<TokenStream> {
        let krate = &self.krate;
        let name = ident(&item.name);
        let (mut rows, mut absent) = (Vec::new(), Vec::new());
        for field in fields {
            let field_name = ident(&field.ident);
            match self.items.default_of(field) {
                Some((default, is_certain)) if is_certain || !field.presence.is_required() => {
                    let kind = kind(field.presence);
                    rows.push(quote!(#field_name: #kind #default));
                }
                _ if field.presence.is_required() => return None,
                _ => absent.push(field_name),
            }
        }
        if let AdditionalFields::Keep(other, _) = additional {
            absent.push(ident(other));
        }
        (!rows.is_empty()).then(
            || quote!(#krate::__tablature_default! { #name, { #(#rows),* }, absent(#(#absent),*) }),
        )
    }

    fn member(&self, field: &Field) -> TokenStream {
        let about = self.items.view.with_targets(&field.about);
        let docs = docs::of_field(self.items, field, &about);
        let deprecated = docs::deprecated(&self.items.view, &about);
        let (name, ty) = (ident(&field.ident), self.field_type(field));
        quote!(#docs #deprecated pub #name: #ty,)
    }

    pub(super) fn field_type(&self, field: &Field) -> TokenStream {
        let krate = &self.krate;
        let ty = self.ty(&field.ty);
        match field.presence {
            Presence::Required => ty,
            Presence::Optional | Presence::AbsentNull => quote!(::std::option::Option<#ty>),
            Presence::Nullable => quote!(#krate::types::Field<#ty>),
            Presence::RequiredNullable => quote!(#krate::types::Nullable<#ty>),
        }
    }

    /// Returns `new`, which takes the required fields.
    fn constructor(&self, fields: &[Field], additional: &AdditionalFields) -> Option<TokenStream> {
        let (required, optional): (Vec<_>, Vec<_>) =
            fields.iter().partition(|field| field.presence.is_required());
        let arguments = required.iter().map(|field| {
            let (name, ty) = (ident(&field.ident), self.field_type(field));
            quote!(#name: #ty)
        });
        let rest = match additional {
            AdditionalFields::Keep(name, _) => Some(ident(name)),
            AdditionalFields::Drop | AdditionalFields::Reject => None,
        };
        let absent = optional.iter().map(|field| ident(&field.ident)).chain(rest);
        (!required.is_empty()).then(|| quote!(new(#(#arguments),*), absent(#(#absent),*),))
    }

    /// Returns a builder that takes the fields one by one.
    fn builder(
        &self,
        item: &Item,
        fields: &[Field],
        additional: &AdditionalFields,
    ) -> Option<TokenStream> {
        let krate = &self.krate;
        let builder = ident(self.items.builders.get(&item.name)?);
        let name = ident(&item.name);
        // A setter has the name of its field, unless the builder has that for itself.
        let mut scope = Scope::default();
        scope.claim("build");
        let (mut members, mut rows) = (TokenStream::new(), TokenStream::new());
        for field in fields {
            let setter = ident(&scope.claim(&field.ident));
            let (field_name, ty, wire) = (ident(&field.ident), self.ty(&field.ty), &field.wire);
            let held = match field.presence {
                Presence::Nullable | Presence::RequiredNullable => self.field_type(field),
                _ => ty.clone(),
            };
            let need = kind(field.presence);
            members.extend(quote!(#field_name: #krate::types::__private::Slot<#held>,));
            let default = self.items.default_of(field).map(|(default, _)| quote!(or #default));
            rows.extend(quote!(#field_name #setter: #ty = #need #wire #default,));
        }
        let keep = match additional {
            AdditionalFields::Keep(field, ty) => {
                let setter = ident(&scope.claim(field));
                let (field, ty) = (ident(field), self.ty(&Type::Map(Box::new(ty.clone()))));
                members.extend(quote!(#field: #ty,));
                Some(quote!(keep #field #setter: #ty,))
            }
            AdditionalFields::Drop | AdditionalFields::Reject => None,
        };
        let docs = docs::line(&format!("Builds [`{}`] field by field.", item.name));
        Some(quote! {
            #docs
            #[derive(Debug, Clone, PartialEq, Default)]
            #[must_use]
            pub struct #builder { #members }
            #krate::__tablature_builder! { #name, #builder, #keep { #rows } }
        })
    }

    /// Returns the rows of fields with one value.
    fn constant_rows(&self, constants: &[ConstField]) -> Option<TokenStream> {
        let rows = constants.iter().map(|field| {
            let (constant, wire) = (ident(&field.constant), &field.wire);
            let alias = field.alias.as_ref().map(|alias| quote!(| #alias));
            let value = match &field.value {
                Constant::String(text) => quote!(String(#text)),
                Constant::Integer(value) => {
                    let value = integer((*value).into());
                    quote!(Integer(#value))
                }
                Constant::Boolean(value) => quote!(Boolean(#value)),
                Constant::Json(json) => quote!(Json(#json)),
            };
            let escaped = escaped(wire);
            let about = self.items.view.with_targets(&field.about);
            let words = docs::description_lines(&self.items.view, &about);
            let words = (!words.is_empty()).then(|| quote!(doc #(#words)*));
            quote!(#constant: #escaped #wire #alias = #value #words)
        });
        (!constants.is_empty()).then(|| quote!(constants(#(#rows),*),))
    }

    pub(super) fn tuple(
        &self,
        item: &Item,
        (items, words): (&[(String, Type)], &[Option<String>]),
        n_required: usize,
        rest: Option<&(String, Type)>,
        rules: Option<&Ident>,
    ) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        let (required, optional) = items.split_at(n_required);
        let more: &[&str] = if required.is_empty() { &["Default"] } else { &[] };
        let attributes = self.attributes(item, more);
        let of = |(name, ty): &(String, Type)| (ident(name), self.ty(ty));
        let (names, types): (Vec<_>, Vec<_>) = required.iter().map(of).unzip();
        let (others, other_types): (Vec<_>, Vec<_>) = optional.iter().map(of).unzip();
        let docs: Vec<TokenStream> = (items.iter().zip(words).enumerate())
            .map(|(index, (own, words))| self.position(own, words.as_deref(), index < n_required))
            .collect();
        let (docs, other_docs) = docs.split_at(n_required);
        let clause_of_others = (!others.is_empty()).then(|| quote!(, optional { #(#others),* }));
        let (member, clause) = match rest {
            Some((field, ty)) => {
                let (field, ty) = (ident(field), self.ty(ty));
                let docs = docs::line("All further items.");
                let member = quote!(#docs pub #field: ::std::vec::Vec<#ty>,);
                (Some(member), Some(quote!(, rest #field)))
            }
            None => (None, None),
        };
        let rules = rules.map(|rules| quote!(, rules #rules));
        quote! {
            #attributes
            pub struct #name {
                #(#docs pub #names: #types,)*
                #(#other_docs pub #others: ::std::option::Option<#other_types>,)*
                #member
            }
            #krate::__tablature_tuple! { #name, { #(#names),* } #clause_of_others #clause #rules }
        }
    }

    /// Returns the documentation of an item of a tuple.
    fn position(
        &self,
        (name, ty): &(String, Type),
        words: Option<&str>,
        is_required: bool,
    ) -> TokenStream {
        let description = words.map_or_else(
            || {
                let number = name.strip_prefix("item_").map(|number| format!("Item {number}."));
                vec![paragraph(number.unwrap_or_else(|| format!("The {name} item.")))]
            },
            blocks,
        );
        let addition = if is_required { "" } else { "Without it, there are none after it." };
        docs::of_words(description, addition, &limits::of_type(self.items, ty, &[]))
    }
}

/// Returns the kind of a field as the runtime's macros call it.
fn kind(presence: Presence) -> TokenStream {
    match presence {
        Presence::Required => quote!(required),
        Presence::Optional => quote!(optional),
        Presence::AbsentNull => quote!(absent_null),
        Presence::Nullable => quote!(nullable),
        Presence::RequiredNullable => quote!(required_nullable),
    }
}

/// Returns the mark of a name that has characters which JSON escapes.
fn escaped(wire: &str) -> Option<TokenStream> {
    let is_escaped = wire.bytes().any(|byte| matches!(byte, b'"' | b'\\' | ..=0x1F));
    is_escaped.then(|| quote!(@escaped))
}

/// Describes the fields with one value in a sentence.
pub(super) fn always(constants: &[&ConstField]) -> String {
    let sentences = constants.iter().filter_map(|field| {
        let value = match &field.value {
            Constant::String(text) => format!("{text:?}"),
            other => other.json(),
        };
        let is_short = value.chars().count() <= 80;
        is_short.then(|| format!("{} is {}", prose::code(&field.wire), prose::code(&value)))
    });
    let sentences: Vec<String> = sentences.collect();
    if sentences.is_empty() { String::new() } else { format!("Here {}.", sentences.join(", ")) }
}
