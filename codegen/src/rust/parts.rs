//! The items of a module one by one, so that modules can share those that are equal.

use proc_macro2::TokenStream;

use super::{embedding::Embedding, tokens::TypeDocs};

/// An item with everything that is made for it alone.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The names of its types, the item's own first. All have the methods of `Typed`, unless the item is the root.
    pub(crate) types: Vec<String>,
    /// The names of further public types, such as a builder.
    pub(crate) others: Vec<String>,
    pub(crate) docs: TypeDocs,
    /// The item without its documentation, with which the tokens would begin.
    pub(crate) tokens: TokenStream,
    /// The parts that it names.
    pub(crate) uses: Vec<usize>,
    /// Is `true` if it needs nothing of its module but what it names: no rules, which are those of the module's schema.
    pub(crate) is_shareable: bool,
}

impl Part {
    /// Returns the name of the item.
    pub(crate) fn name(&self) -> &str {
        &self.types[0]
    }

    /// Returns the names of all public types.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.types.iter().chain(&self.others).map(String::as_str)
    }
}

/// The parts of a module.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    /// The root's item comes first, if there is one.
    pub(crate) items: Vec<Part>,
    /// The index of the root's item.
    pub(crate) root: Option<usize>,
    /// What follows the items: the schema, its rules, and what the root has.
    pub(crate) embedding: Embedding,
    /// The path of the crate of the runtime.
    pub(crate) krate: TokenStream,
}

impl Parts {
    /// Returns the tokens of the items for which `is_own` holds, and of what follows them.
    pub(crate) fn tokens(&self, is_own: impl Fn(usize) -> bool) -> TokenStream {
        self.tokens_sharing(is_own, None)
    }

    /// Returns the same with a schema whose text lacks parts: `shared` is the path to them.
    pub(super) fn tokens_sharing(
        &self,
        is_own: impl Fn(usize) -> bool,
        shared: Option<TokenStream>,
    ) -> TokenStream {
        let own: Vec<usize> = (0..self.items.len()).filter(|index| is_own(*index)).collect();
        let mut tokens = TokenStream::new();
        for index in &own {
            tokens.extend(self.items[*index].docs.tokens());
            tokens.extend(self.items[*index].tokens.clone());
        }
        let with_methods = own.iter().filter(|index| Some(**index) != self.root);
        let types = with_methods.flat_map(|index| &self.items[*index].types).map(String::as_str);
        let types: Vec<&str> = types.collect();
        tokens.extend(self.embedding.tokens(&self.krate, &types, shared));
        tokens
    }
}

/// Returns the methods of `Typed` for types of these names.
pub(crate) fn methods<'n>(
    krate: &TokenStream,
    names: impl Iterator<Item = &'n str>,
) -> Option<TokenStream> {
    let names: Vec<_> = names.map(super::names::ident).collect();
    (!names.is_empty()).then(|| quote::quote!(#krate::__tablature_typed! { #(#names),* }))
}
