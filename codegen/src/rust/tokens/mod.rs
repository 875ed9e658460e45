//! Items → tokens. No text of a schema is pasted into code: it becomes a literal.

mod blocks;
mod docs;
mod fence;
mod limits;
mod object;
mod prose;
mod ranges;
mod scalar;
mod type_docs;
mod union;

pub(crate) use type_docs::TypeDocs;

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use tablature_schema::ir::SchemaId;

use super::{
    embedding::Embedding,
    items::{Item, Items, Kind, Type},
    names::{self, ident},
    parts::{Part, Parts},
};
use crate::{
    documents::Documents, formatted::Formatted, options::Options, problem::Problem,
    suggest::did_you_mean,
};

/// Writes items as tokens.
pub(crate) struct Writer<'p, 's> {
    items: &'p Items<'s>,
    krate: syn::Path,
    derives: Vec<syn::Path>,
    /// By the name of the type.
    derives_of: HashMap<String, Vec<syn::Path>>,
    /// For each type the user's own, where the options name one.
    replaced: Vec<Option<syn::Type>>,
    /// Beginning of the names of all statics.
    prefix: String,
    options: &'p Options,
    /// The features of the runtime that what was written needs.
    features: RefCell<BTreeSet<&'static str>>,
}

impl<'p, 's> Writer<'p, 's> {
    /// Creates a writer of the items.
    ///
    /// # Errors
    ///
    /// Options that are not valid Rust.
    pub(crate) fn new(items: &'p Items<'s>, options: &'p Options) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut path = |text: &str, option: &str| {
            syn::parse_str::<syn::Path>(text)
                .map_err(|_| problems.push(not_rust(option, text)))
                .ok()
        };
        let krate = path(&options.krate, "crate");
        let derives: Vec<_> =
            options.derives.iter().filter_map(|derive| path(derive, "derives")).collect();
        let derives_of: HashMap<_, Vec<_>> = options
            .derives_of
            .iter()
            .map(|(name, paths)| {
                (name.clone(), paths.iter().filter_map(|own| path(own, "derives_of")).collect())
            })
            .collect();
        let named = options.replace.keys().map(|name| (name, "replace"));
        let named = named.chain(options.derives_of.keys().map(|name| (name, "derives_of")));
        let mut unknown: Vec<_> = named.collect();
        let mut replaced = Vec::new();
        for item in &items.all {
            unknown.retain(|(name, _)| !item.types().any(|own| own == *name));
            let own = options.replace.get(&item.name);
            let ty = own.map(|text| syn::parse_str::<syn::Type>(text).map_err(|_| text));
            match ty.transpose() {
                Ok(ty) => replaced.push(ty),
                Err(text) => problems.push(not_rust("replace", text)),
            }
        }
        for (name, option) in unknown {
            let near = did_you_mean(name, items.all.iter().map(|item| item.name.as_str()));
            let message =
                format!("`{option}` names `{name}`, which is not a type of this schema{near}");
            let help = "use the name of a generated type";
            problems
                .push(Problem { option: Some(name.clone()), ..Problem::new("", message, help) });
        }
        let prefix = names::screaming(&items.all[items.root].name);
        match krate {
            Some(krate) if problems.is_empty() => {
                let features = RefCell::default();
                Ok(Self { items, krate, derives, derives_of, replaced, prefix, options, features })
            }
            _ => Err(problems),
        }
    }

    /// Writes all types, the root first, and the embedded schema last.
    pub(crate) fn write(&self, embedded: &Documents) -> Parts {
        let mut rules: Vec<&[SchemaId]> = Vec::new();
        let root_rules = [self.items.view.ir.root()];
        rules.push(&root_rules);
        let mut ids: Vec<usize> = (0..self.items.all.len()).collect();
        ids.sort_by_key(|id| *id != self.items.root);
        let places: HashMap<usize, usize> =
            ids.iter().filter(|id| self.replaced[**id].is_none()).copied().zip(0..).collect();
        let mut items = Vec::new();
        for id in ids {
            if self.replaced[id].is_some() {
                continue;
            }
            let item = &self.items.all[id];
            let own = (!item.rules.is_empty()).then(|| {
                let known = rules.iter().position(|rules| *rules == item.rules);
                let index = known.unwrap_or_else(|| {
                    rules.push(&item.rules);
                    rules.len() - 1
                });
                self.rules_name(index)
            });
            items.push(self.part(item, own.as_ref(), &places));
        }
        let krate = &self.krate;
        let Documents { name: id, text, path, part, others, .. } = embedded.clone();
        let addresses = |ids: &[SchemaId]| -> Vec<String> {
            ids.iter().map(|id| embedded.address(self.items.view.ir, *id)).collect()
        };
        let rules = rules.iter().enumerate();
        let root = &self.items.all[self.items.root].name;
        let embedding = Embedding {
            schema: format!("{}_SCHEMA", self.prefix),
            id,
            text,
            path,
            part,
            others,
            rules: rules
                .map(|(index, ids)| (self.rules_name(index).to_string(), addresses(ids)))
                .collect(),
            root: self.replaced[self.items.root].is_none().then(|| root.clone()),
            features: self.features.take().into_iter().collect(),
        };
        let root = places.get(&self.items.root).copied();
        Parts { items, root, embedding, krate: quote!(#krate) }
    }

    /// Returns an item as a part that modules can share. `places` has those of the items.
    fn part(&self, item: &Item, rules: Option<&Ident>, places: &HashMap<usize, usize>) -> Part {
        let types = item.types().map(str::to_owned).collect();
        let uses = item.kind.uses().into_iter().chain(self.uses_of_shared(item));
        let mut uses: Vec<usize> = uses.filter_map(|id| places.get(&id).copied()).collect();
        uses.sort_unstable();
        uses.dedup();
        Part {
            types,
            others: self.items.builders.get(&item.name).cloned().into_iter().collect(),
            docs: self.docs(item),
            tokens: self.item(item, rules),
            uses,
            is_shareable: rules.is_none(),
        }
    }

    /// Returns the name of the static of rules; the first are those of whole payloads.
    fn rules_name(&self, index: usize) -> Ident {
        format_ident!("{}_RULES_{}", self.prefix, index)
    }

    fn item(&self, item: &Item, rules: Option<&Ident>) -> TokenStream {
        match &item.kind {
            Kind::Struct { constants, fields, siblings, additional } => {
                self.object(item, (constants, fields, siblings), additional, rules)
            }
            Kind::Tagged { tag, alias, branches, unknown } => {
                self.tagged(item, (tag, alias.as_deref()), branches, unknown.as_ref(), rules)
            }
            Kind::Any { branches } => self.any(item, branches, rules),
            Kind::Tuple { items, words, n_required, rest } => {
                self.tuple(item, (items, words), *n_required, rest.as_ref(), rules)
            }
            _ => self.scalar(item, rules),
        }
    }

    /// Returns the documentation of a type, of what is said of it at all its places.
    fn docs(&self, item: &Item) -> TypeDocs {
        let always = object::always(&self.constants_of(item, 0));
        let of = |item: &Item| TypeDocs::of(self.items, item, &always);
        let mut docs = of(item);
        for about in &item.elsewhere {
            docs.and(&of(&Item { about: about.clone(), ..item.clone() }));
        }
        docs
    }

    /// Returns the attributes of a type but for its documentation.
    fn attributes(&self, item: &Item, more: &[&str]) -> TokenStream {
        let more = more.iter().map(|name| ident(name));
        let derives = self.derives_of(&item.name);
        let lints = lints();
        quote! {
            #lints
            #[derive(Debug, Clone, #(#more,)* PartialEq, Eq, Hash, #(#derives),*)]
        }
    }

    /// Returns the additional derives of the type with this name.
    fn derives_of(&self, name: &str) -> Vec<&syn::Path> {
        let own = self.derives_of.get(name).into_iter().flatten();
        self.derives.iter().chain(own).collect()
    }

    fn ty(&self, ty: &Type) -> TokenStream {
        let krate = &self.krate;
        match ty {
            Type::Bool => quote!(bool),
            Type::String => quote!(::std::string::String),
            Type::Null => quote!(#krate::types::Null),
            Type::Empty => quote!(#krate::types::Empty),
            Type::Number => quote!(#krate::types::Number),
            Type::Integer => quote!(#krate::types::Integer),
            Type::Value => quote!(#krate::types::Value),
            Type::Formatted(formatted) => self.formatted(*formatted),
            Type::Item(id) => {
                if let Some(own) = &self.replaced[*id] {
                    return quote!(#own);
                }
                let name = ident(&self.items.all[*id].name);
                quote!(#name)
            }
            Type::List(item) => {
                let item = self.ty(item);
                quote!(::std::vec::Vec<#item>)
            }
            Type::Map(item) if **item == Type::Value => quote!(#krate::types::Object),
            Type::Map(item) => {
                let item = self.ty(item);
                quote!(#krate::types::Map<#item>)
            }
            Type::Nullable(inner) => {
                let inner = self.ty(inner);
                quote!(#krate::types::Nullable<#inner>)
            }
            Type::MaybeObject(inner) => {
                let inner = self.ty(inner);
                quote!(#krate::types::MaybeObject<#inner>)
            }
            Type::Boxed(inner) => {
                let inner = self.ty(inner);
                quote!(::std::boxed::Box<#inner>)
            }
        }
    }
}

impl Writer<'_, '_> {
    /// Returns the type of the runtime for a format, whose feature is needed from then on.
    fn formatted(&self, formatted: Formatted) -> TokenStream {
        let krate = &self.krate;
        self.features.borrow_mut().extend(formatted.feature(self.options));
        let name = ident(formatted.name());
        quote!(#krate::types::#name)
    }
}

/// Returns the attribute of all items whose names and documentation the schema decides.
pub(super) fn lints() -> TokenStream {
    quote!(#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")])
}

/// Returns items without that attribute, for a module that has it.
pub(super) fn without_lints(items: &TokenStream) -> TokenStream {
    let lints: Vec<String> = lints().into_iter().map(|token| token.to_string()).collect();
    let mut tokens = items.clone().into_iter().peekable();
    let mut kept = TokenStream::new();
    while let Some(token) = tokens.next() {
        let is_sign = token.to_string() == lints[0];
        if is_sign && tokens.next_if(|next| next.to_string() == lints[1]).is_some() {
            continue;
        }
        kept.extend([token]);
    }
    kept
}

fn not_rust(option: &str, text: &str) -> Problem {
    Problem::new(
        "",
        format!("`{text}` in the option `{option}` is not a Rust path"),
        "write a path such as `::my_crate::Type`",
    )
}

/// Returns an integer with separators, `100_000`: lints of the user's crate ask for that.
fn integer(value: i128) -> Literal {
    let digits = value.unsigned_abs().to_string();
    let mut grouped = if value < 0 { "-".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && digits.len() > 4 {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped.parse().expect("digits and underscores are a literal")
}
