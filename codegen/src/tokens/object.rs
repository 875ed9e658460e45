//! Structs and tuples.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Writer, docs, ident};
use crate::{
    names::Scope,
    plan::{Constant, Field, Fixed, Item, Other, Presence, Type},
};

impl Writer<'_, '_> {
    pub(super) fn object(
        &self,
        item: &Item,
        (fixed, fields, foreign): (&[Fixed], &[Field], &[(String, String)]),
        other: &Other,
        rules: Option<&Ident>,
    ) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        let is_default =
            rules.is_none() && fields.iter().all(|field| !field.presence.is_required());
        let more: &[&str] = if is_default { &["Default"] } else { &[] };
        let attributes = self.attributes(item, more);
        let members = fields.iter().map(|field| self.member(field));
        let (rest, policy) = match other {
            Other::Keep(field, ty) => {
                let (field, ty) = (ident(field), self.ty(&Type::Map(Box::new(ty.clone()))));
                let docs = docs::line("Fields that the schema does not declare.");
                (Some(quote!(#docs pub #field: #ty,)), quote!(keep #field))
            }
            Other::Drop => (None, quote!(drop)),
            Other::Refuse => (None, quote!(refuse)),
        };
        let rules = rules.map(|rules| quote!(rules #rules,));
        let fixed = fixed_rows(fixed);
        let is_kept = matches!(other, Other::Keep(..)) && !foreign.is_empty();
        let foreign = foreign.iter().map(|(wire, documented)| quote!(#wire | #documented));
        let foreign = is_kept.then(|| quote!(also(#(#foreign),*),));
        let constructor = self.constructor(fields, other);
        let builder = self.builder(item, fields, other);
        let rows = fields.iter().map(|field| {
            let ident = ident(&field.ident);
            let kind = format_ident!("{}", kind(field.presence));
            let wire = &field.wire;
            let alias = field.alias.as_ref().map(|alias| quote!(| #alias));
            quote!(#ident: #kind #wire #alias,)
        });
        quote! {
            #attributes
            pub struct #name { #(#members)* #rest }
            #krate::__tablature_object! {
                #name, #policy, #rules #fixed #foreign #constructor { #(#rows)* }
            }
            #builder
        }
    }

    fn member(&self, field: &Field) -> TokenStream {
        let about = self.about(field);
        let docs = docs::docs(&self.plan.schema, &about, "");
        let deprecated = docs::deprecated(&self.plan.schema, &about);
        let (name, ty) = (ident(&field.ident), self.field_type(field));
        quote!(#docs #deprecated pub #name: #ty,)
    }

    /// Where the field is described: where it stands, then its type.
    fn about(&self, field: &Field) -> Vec<String> {
        let mut about = field.about.clone();
        let targets = field.about.iter().filter_map(|pointer| self.plan.schema.reference(pointer));
        about.extend(targets.map(str::to_owned).collect::<Vec<_>>());
        about
    }

    fn field_type(&self, field: &Field) -> TokenStream {
        let krate = &self.krate;
        let ty = self.ty(&field.ty);
        match field.presence {
            Presence::Required => ty,
            Presence::Optional | Presence::AbsentNull => quote!(::std::option::Option<#ty>),
            Presence::Nullable => quote!(#krate::types::Field<#ty>),
            Presence::RequiredNullable => quote!(#krate::types::Nullable<#ty>),
        }
    }

    /// `new` with what is required.
    fn constructor(&self, fields: &[Field], other: &Other) -> Option<TokenStream> {
        let (required, optional): (Vec<_>, Vec<_>) =
            fields.iter().partition(|field| field.presence.is_required());
        let arguments = required.iter().map(|field| {
            let (name, ty) = (ident(&field.ident), self.field_type(field));
            quote!(#name: #ty)
        });
        let rest = match other {
            Other::Keep(name, _) => Some(ident(name)),
            Other::Drop | Other::Refuse => None,
        };
        let absent = optional.iter().map(|field| ident(&field.ident)).chain(rest);
        (!required.is_empty()).then(|| quote!(new(#(#arguments),*), absent(#(#absent),*),))
    }

    /// A builder that is given the fields one by one.
    fn builder(&self, item: &Item, fields: &[Field], other: &Other) -> Option<TokenStream> {
        let krate = &self.krate;
        let builder = ident(self.plan.builders.get(&item.name)?);
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
            let need = ident(kind(field.presence));
            members.extend(quote!(#field_name: #krate::types::__private::Slot<#held>,));
            rows.extend(quote!(#field_name #setter: #ty = #need #wire,));
        }
        let keep = match other {
            Other::Keep(field, ty) => {
                let setter = ident(&scope.claim(field));
                let (field, ty) = (ident(field), self.ty(&Type::Map(Box::new(ty.clone()))));
                members.extend(quote!(#field: #ty,));
                Some(quote!(keep #field #setter: #ty,))
            }
            Other::Drop | Other::Refuse => None,
        };
        let docs = docs::line(&format!("Makes [`{}`] field by field.", item.name));
        Some(quote! {
            #docs
            #[derive(Debug, Clone, PartialEq, Default)]
            #[must_use]
            pub struct #builder { #members }
            #krate::__tablature_builder! { #name, #builder, #keep { #rows } }
        })
    }

    pub(super) fn tuple(
        &self,
        item: &Item,
        items: &[(String, Type)],
        rest: Option<&(String, Type)>,
        rules: Option<&Ident>,
    ) -> TokenStream {
        let krate = &self.krate;
        let name = ident(&item.name);
        let attributes = self.attributes(item, &[]);
        let (names, types): (Vec<_>, Vec<_>) =
            items.iter().map(|(name, ty)| (ident(name), self.ty(ty))).unzip();
        let (member, clause) = match rest {
            Some((field, ty)) => {
                let (field, ty) = (ident(field), self.ty(ty));
                let docs = docs::line("What follows.");
                let member = quote!(#docs pub #field: ::std::vec::Vec<#ty>,);
                (Some(member), Some(quote!(, rest #field)))
            }
            None => (None, None),
        };
        let docs = docs::line("An item at its position.");
        let rules = rules.map(|rules| quote!(, rules #rules));
        quote! {
            #attributes
            pub struct #name { #(#docs pub #names: #types,)* #member }
            #krate::__tablature_tuple! { #name, { #(#names),* } #clause #rules }
        }
    }
}

fn kind(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::AbsentNull => "absent_null",
        Presence::Nullable => "nullable",
        Presence::RequiredNullable => "required_nullable",
    }
}

/// What the fields with one value are, in a sentence.
pub(super) fn always(fixed: &[Fixed]) -> String {
    let said = fixed.iter().filter_map(|field| {
        let value = match &field.value {
            Constant::Text(text) => format!("{text:?}"),
            Constant::Json(json) => json.clone(),
        };
        let is_short = value.chars().count() <= 80;
        is_short.then(|| format!("{} is {}", docs::code(&field.wire), docs::code(&value)))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { String::new() } else { format!("Here {}.", said.join(", ")) }
}

/// Fields whose value is known.
fn fixed_rows(fixed: &[Fixed]) -> Option<TokenStream> {
    let rows = fixed.iter().map(|field| {
        let (constant, wire) = (ident(&field.constant), &field.wire);
        let alias = field.alias.as_ref().map(|alias| quote!(| #alias));
        let value = match &field.value {
            Constant::Text(text) => quote!(Text(#text)),
            Constant::Json(json) => quote!(Json(#json)),
        };
        quote!(#constant: #wire #alias = #value)
    });
    (!fixed.is_empty()).then(|| quote!(fixed(#(#rows),*),))
}
