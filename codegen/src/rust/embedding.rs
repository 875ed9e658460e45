//! What follows the types of a module: the schema that it embeds, the rules that are parts of it, and what the root has.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use tablature_schema::{ir::Keyword, json::Value};

use super::names::ident;

/// What a module embeds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Embedding {
    /// The name of the static.
    pub(crate) schema: String,
    /// The name of the schema in findings.
    pub(crate) id: String,
    pub(crate) text: String,
    /// The path that relative references are resolved against.
    pub(crate) path: String,
    /// The part of the text that is the schema; empty for all of it.
    pub(crate) part: String,
    /// The other documents, by URI.
    pub(crate) others: Vec<(String, String)>,
    /// The statics for rules, those of the root first, each with the addresses of its subschemas.
    pub(crate) rules: Vec<(String, Vec<String>)>,
    /// The type of the root, unless it is the user's.
    pub(crate) root: Option<String>,
    /// The features of the runtime that the items need.
    pub(crate) features: Vec<&'static str>,
}

/// Smaller parts of schemas are repeated.
const MIN_SHARED: usize = 64;
/// How JSON writes the character that is around the keys of parts.
const QUOTED_MARK: &str = "\\u0000";

impl Embedding {
    /// Returns the tokens. `types` have the methods of `Typed`; `parts` is the path of those that the text lacks.
    pub(crate) fn tokens(
        &self,
        krate: &TokenStream,
        types: &[&str],
        parts: Option<TokenStream>,
    ) -> TokenStream {
        let Self { schema, id, text, path, part, others, rules, root, features } = self;
        let schema = ident(schema);
        let part = (!part.is_empty()).then(|| quote!(of_part #part,));
        let with = (!others.is_empty()).then(|| {
            let others = others.iter().map(|(uri, text)| quote!(#uri #text));
            quote!(with #path [#(#others),*],)
        });
        let sharing = parts.map(|parts| quote!(sharing #parts,));
        let root_rules = rules.first().map(|(name, _)| ident(name));
        let root = root.as_ref().map(|root| {
            let (root, address) = (ident(root), rules.first().map(|(_, own)| own[0].as_str()));
            quote!(root #root #root_rules #address,)
        });
        let types: Vec<_> = types.iter().map(|name| ident(name)).collect();
        let types = (!types.is_empty()).then(|| quote!(typed [#(#types),*],));
        let rules = rules.iter().map(|(name, addresses)| {
            let name = ident(name);
            quote!(#name = #(#addresses)*)
        });
        let features = features.iter().map(|name| format_ident!("__tablature_needs_{name}"));
        quote! {
            #(#krate::#features! {})*
            #krate::__tablature_schema! {
                #schema = #id #text, #part #with #sharing #root #types rules { #(#rules),* }
            }
        }
    }

    /// Returns the parts of the texts that another module could have, too: definitions, and other documents.
    pub(super) fn parts(&self) -> impl Iterator<Item = String> {
        let value = Value::parse(self.text.as_bytes()).ok();
        let members = value.as_ref().and_then(Value::as_object).into_iter().flatten();
        let groups = members.filter(|(key, _)| is_definitions(key));
        let definitions = groups.filter_map(|(_, group)| group.as_object());
        let definitions: Vec<String> =
            definitions.flat_map(|group| group.values().map(ToString::to_string)).collect();
        let all = definitions.into_iter().chain(self.others.iter().map(|(_, text)| text.clone()));
        all.filter(|text| text.len() >= MIN_SHARED)
    }

    /// Returns the same with keys in place of the parts that have some; `None` where none has.
    pub(super) fn sharing(&self, keys: &BTreeMap<String, String>) -> Option<Self> {
        let mut value = Value::parse(self.text.as_bytes()).ok()?;
        if self.text.contains(QUOTED_MARK) {
            return None;
        }
        let mut own = self.clone();
        let mut is_changed = false;
        let groups = if let Value::Object(members) = &mut value { Some(members) } else { None };
        for (_, group) in groups.into_iter().flatten().filter(|(key, _)| is_definitions(key)) {
            let Value::Object(definitions) = group else { continue };
            for definition in definitions.values_mut() {
                if let Some(key) = keys.get(&definition.to_string()) {
                    *definition = Value::String(marked(key).into());
                    is_changed = true;
                }
            }
        }
        let [open, close] = [format!("\"{QUOTED_MARK}"), format!("{QUOTED_MARK}\"")];
        own.text = value.to_string().replace(&open, "\0").replace(&close, "\0");
        for (_, text) in &mut own.others {
            if let Some(key) = keys.get(text.as_str()) {
                *text = marked(key);
                is_changed = true;
            }
        }
        is_changed.then_some(own)
    }
}

/// Returns what stands for a part in the text of a schema: its key between characters that are in no JSON.
fn marked(key: &str) -> String {
    format!("\0{key}\0")
}

fn is_definitions(key: &str) -> bool {
    [Keyword::Defs, Keyword::Definitions].iter().any(|own| own.name() == key)
}
