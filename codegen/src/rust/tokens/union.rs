//! Enums of types.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Writer, docs, ident, prose};
use crate::rust::items::{Branch, ConstField, Item, Kind, Type};

/// The methods that unions have anyway.
const METHODS: [&str; 6] =
    ["from_json", "from_value", "to_value", "to_json", "validate", "check_fresh"];

/// How far unions in unions are looked into.
const MAX_UNIONS: usize = 6;

/// A field that all variants of a union have.
struct SharedField<'i> {
    name: &'i str,
    ty: TokenStream,
    /// The items in its type.
    uses: Vec<usize>,
}

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
        let all: Vec<&Branch> = branches.iter().chain(unknown).collect();
        let variants = branches.iter().map(|branch| self.variant(branch, &chosen_by(tag, branch)));
        // Tags are values in all branches, or prefixes in all.
        let is_by_values = branches.iter().any(|branch| !branch.values.is_empty());
        let verb = if is_by_values { "is" } else { "begins with" };
        let unknown_variant = unknown.map(|branch| {
            self.variant(branch, &format!("{} {verb} none of these.", prose::code(tag)))
        });
        let rows = branches.iter().map(|branch| {
            let (variant, ty) = (ident(&branch.name), self.ty(&branch.ty));
            let (values, prefixes) = (&branch.values, &branch.prefixes);
            let prefixes = (!prefixes.is_empty()).then(|| quote!(prefix [#(#prefixes),*]));
            let from = self.conversion(item, &all, branch);
            quote!(#variant(#ty) #from = [#(#values),*] #prefixes,)
        });
        let policy = if let Some(branch) = unknown {
            let (variant, ty) = (ident(&branch.name), self.ty(&branch.ty));
            quote!(keep #variant(#ty))
        } else {
            quote!(refuse)
        };
        let alias = alias.map(|alias| quote!(| #alias));
        let shared = self.shared(item, &all);
        let rules = rules.map(|rules| quote!(rules #rules,));
        quote! {
            #attributes
            pub enum #name { #(#variants)* #unknown_variant }
            #krate::__tablature_union! {
                #name, tag #tag #alias, { #(#rows)* }, unknown #policy, #rules
            }
            #shared
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
        let all: Vec<&Branch> = branches.iter().collect();
        let variants = branches.iter().map(|branch| self.tried(item, branch));
        let shared = self.shared(item, &all);
        let rows = branches.iter().map(|branch| {
            let (variant, ty, label) = (ident(&branch.name), self.ty(&branch.ty), &branch.label);
            let from = self.conversion(item, &all, branch);
            quote!(#variant(#ty) #from = #label,)
        });
        let rules = rules.map(|rules| quote!(rules #rules,));
        quote! {
            #attributes
            pub enum #name { #(#variants)* }
            #krate::__tablature_any! { #name, { #(#rows)* }, #rules }
            #shared
        }
    }

    /// Returns the mark of a variant whose content converts into the union: no other variant holds the same type.
    fn conversion(&self, item: &Item, all: &[&Branch], branch: &Branch) -> Option<TokenStream> {
        let inner = branch.ty.unboxed();
        let n_same = all.iter().filter(|other| other.ty.unboxed() == inner).count();
        let is_convertible = match inner {
            Type::Item(id) => self.replaced[*id].is_none() && self.items.all[*id].name != item.name,
            _ => true,
        };
        if n_same > 1 || !is_convertible {
            return None;
        }
        if *inner == branch.ty {
            return Some(quote!(from));
        }
        let inner = self.ty(inner);
        Some(quote!(from(#inner)))
    }

    /// Returns methods for the fields that all variants have.
    fn shared(&self, item: &Item, all: &[&Branch]) -> Option<TokenStream> {
        let rows: Vec<_> = self
            .shared_fields(all, 0)?
            .into_iter()
            .map(|SharedField { name, ty, .. }| {
                let name = ident(name);
                quote!(#name: #ty,)
            })
            .collect();
        let krate = &self.krate;
        let name = ident(&item.name);
        let variants = all.iter().map(|branch| {
            let variant = ident(&branch.name);
            let is_union = self.item_of(branch).is_some_and(|own| own.kind.branches().is_some());
            let method = is_union.then(|| quote!(method));
            quote!(#variant #method)
        });
        (!rows.is_empty())
            .then(|| quote!(#krate::__tablature_shared! { #name, [#(#variants),*], { #(#rows)* } }))
    }

    /// Returns the items that the methods of a union name.
    pub(super) fn uses_of_shared(&self, item: &Item) -> Vec<usize> {
        let branches = item.kind.branches().unwrap_or_default();
        let shared = self.shared_fields(&branches, 0).unwrap_or_default();
        shared.into_iter().flat_map(|field| field.uses).collect()
    }

    /// Returns the fields that all variants have, with those of unions in unions.
    fn shared_fields(&self, all: &[&Branch], depth: usize) -> Option<Vec<SharedField<'_>>> {
        let mut shared: Option<Vec<SharedField<'_>>> = None;
        for branch in all {
            let own = self.fields_of(branch, depth)?;
            let own_types: HashMap<&str, String> =
                own.iter().map(|field| (field.name, field.ty.to_string())).collect();
            let is_same = |field: &SharedField<'_>| {
                own_types.get(field.name).is_some_and(|own| *own == field.ty.to_string())
            };
            match &mut shared {
                Some(shared) => shared.retain(is_same),
                None => shared = Some(own),
            }
        }
        shared
    }

    /// Returns the fields of a variant that its union can have methods for; `None` where it holds no object.
    fn fields_of(&self, branch: &Branch, depth: usize) -> Option<Vec<SharedField<'_>>> {
        let item = self.item_of(branch).filter(|_| depth < MAX_UNIONS)?;
        if let Some(inner) = item.kind.branches() {
            return self.shared_fields(&inner, depth + 1);
        }
        let Kind::Struct { fields, additional, .. } = &item.kind else { return None };
        let own = fields.iter().map(|field| {
            let (name, ty) = (field.ident.as_str(), self.field_type(field));
            SharedField { name, ty, uses: field.ty.uses() }
        });
        let rest = additional.kept_by_name().map(|(name, ty)| {
            let uses = ty.uses();
            SharedField { name, ty: self.ty(&Type::Map(Box::new(ty.clone()))), uses }
        });
        Some(own.chain(rest).filter(|field| !METHODS.contains(&field.name)).collect())
    }

    /// Returns the item that a variant holds, unless the user has another type for it.
    fn item_of(&self, branch: &Branch) -> Option<&Item> {
        match branch.ty.unboxed() {
            Type::Item(id) if self.replaced[*id].is_none() => Some(&self.items.all[*id]),
            _ => None,
        }
    }

    /// Returns the fields that have one value, the same in all variants of a union.
    pub(super) fn constants_of<'i>(&'i self, item: &'i Item, depth: usize) -> Vec<&'i ConstField> {
        if let Kind::Struct { constants, .. } = &item.kind {
            return constants.iter().collect();
        }
        let branches = item.kind.branches().filter(|_| depth < MAX_UNIONS).unwrap_or_default();
        let mut all = branches.iter().map(|branch| {
            self.item_of(branch).map_or_else(Vec::new, |own| self.constants_of(own, depth + 1))
        });
        let mut shared = all.next().unwrap_or_default();
        for own in all {
            let is_own = |field: &&ConstField| {
                own.iter().any(|own| (&own.wire, &own.value) == (&field.wire, &field.value))
            };
            shared.retain(is_own);
        }
        shared
    }

    /// Returns a variant of a union without a tag, with the words that the schema has for it.
    fn tried(&self, item: &Item, branch: &Branch) -> TokenStream {
        let own = self.item_of(branch).map_or(&[][..], |own| own.about.as_slice());
        let own: Vec<_> = own.iter().copied().filter(|id| !item.about.contains(id)).collect();
        let text = docs::summary(&self.items.view, &own).unwrap_or_else(|| {
            let mut label = branch.label.chars();
            let first = label.next().filter(|first| first.is_alphabetic());
            first.map_or_else(
                || self.holding(&branch.ty),
                |first| format!("{}{}.", first.to_uppercase(), label.as_str()),
            )
        });
        self.variant(branch, &text)
    }

    /// Returns what a variant holds, in a sentence about its type.
    fn holding(&self, ty: &Type) -> String {
        let words = match ty {
            Type::Item(id) if self.replaced[*id].is_none() => {
                let name = &self.items.all[*id].name;
                let article = if name.starts_with(['A', 'E', 'I', 'O']) { "An" } else { "A" };
                return format!("{article} [`{name}`].");
            }
            Type::Boxed(inner) => return self.holding(inner),
            Type::Item(_) | Type::Value => "A value of this type",
            Type::Null => "Null",
            Type::Bool => "A boolean",
            Type::String | Type::Formatted(_) => "A string",
            Type::Empty => "The empty string",
            Type::Number => "A number",
            Type::Integer => "An integer",
            Type::List(_) => "An array",
            Type::Map(_) => "An object",
            Type::Nullable(_) => "A value of this type, or null",
            Type::MaybeObject(_) => "An object, or any other value",
        };
        format!("{words}.")
    }

    fn variant(&self, branch: &Branch, text: &str) -> TokenStream {
        let docs = docs::line(text);
        let (name, ty) = (ident(&branch.name), self.ty(&branch.ty));
        quote!(#docs #name(#ty),)
    }
}

/// Returns when a variant is chosen by its tag, in a sentence.
fn chosen_by(tag: &str, branch: &Branch) -> String {
    let values: Vec<String> = branch.values.iter().map(|value| format!("{value:?}")).collect();
    let (verb, tags) =
        if values.is_empty() { ("begins with", &branch.prefixes) } else { ("is", &values) };
    format!("{} {verb} {}.", prose::code(tag), prose::one_of(tags, "or"))
}
