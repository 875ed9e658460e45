//! The parts of schemas that several modules embed, which are in a module that they share.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;
use tablature_schema::fnv;

use super::{embedding::Embedding, names::ident, parts::Parts};

/// The parts of schemas that several modules embed.
#[derive(Debug, Default)]
pub(super) struct SharedParts {
    /// Text → key.
    keys: BTreeMap<String, String>,
}

impl SharedParts {
    /// Finds what at least two embed.
    pub(super) fn of<'e>(all: impl Iterator<Item = &'e Embedding>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for embedding in all {
            for part in embedding.parts().collect::<BTreeSet<_>>() {
                *counts.entry(part).or_default() += 1;
            }
        }
        let texts = counts.into_iter().filter(|(_, count)| *count > 1).map(|(text, _)| text);
        // The key is that of the text, so that one more part changes no other module.
        let mut taken = BTreeSet::new();
        let keys = texts.filter_map(|text| {
            let key = format!("{:016x}", fnv::of_64_bits(text.as_bytes()));
            taken.insert(key.clone()).then_some((text, key))
        });
        Self { keys: keys.collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Returns the embedding as a module has it that is `depth` modules below the one with the static, called `name`.
    pub(super) fn tokens(
        &self,
        parts: &Parts,
        is_own: impl Fn(usize) -> bool,
        (name, depth): (&str, usize),
    ) -> TokenStream {
        match parts.embedding.sharing(&self.keys) {
            Some(embedding) => {
                let (up, name) = (vec![quote!(super); depth], ident(name));
                let path = quote!(#(#up::)* #name::PARTS);
                Parts { embedding, ..parts.clone() }.tokens_sharing(is_own, Some(path))
            }
            None => parts.tokens(is_own),
        }
    }

    /// Returns the static with all parts, in the order of their keys.
    pub(super) fn items(&self, krate: &TokenStream) -> TokenStream {
        let mut parts: Vec<String> =
            self.keys.iter().map(|(text, key)| format!("{key}{text}")).collect();
        parts.sort_unstable();
        let docs = " Parts of schemas, each after its key.";
        quote! {
            #[doc = #docs]
            pub(crate) static PARTS: #krate::types::__private::SharedParts = &[#(#parts),*];
        }
    }
}
