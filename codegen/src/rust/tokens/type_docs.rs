//! The documentation of a type that several places may share.

use proc_macro2::TokenStream;

use super::{
    blocks::{Block, paragraph},
    docs, limits,
    prose::code,
};
use crate::rust::items::{Item, Items, Kind};

const RULES: &str = "`validate` also checks rules that no type expresses.";

/// What is said of a type. What is said of one of its places alone is not said of the type: see [`TypeDocs::and`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeDocs {
    /// The name of the definition that it is.
    definition: Option<String>,
    /// The words of the schema.
    description: Vec<Block>,
    /// A sentence of ours, or the empty string.
    addition: String,
    facts: Vec<String>,
    /// Where it is from.
    source: Option<String>,
}

impl TypeDocs {
    /// Takes it from the subschemas that describe the item.
    pub(super) fn of(items: &Items<'_>, item: &Item, addition: &str) -> Self {
        let (view, about) = (&items.view, &item.about);
        let annotations = about.iter().map(|id| &view.node(*id).annotations);
        let mut sources = annotations.filter_map(|own| own.sources.first());
        // A row is where a field is from.
        let source = sources.next().filter(|own| own.row.is_none());
        let mut facts = limits::of_item(items, item);
        facts.extend(has_rules(item).then(|| RULES.to_owned()));
        facts.extend(docs::example(view, about));
        Self {
            definition: about.first().and_then(|id| view.definition(*id)),
            description: docs::description(view, about),
            addition: addition.to_owned(),
            facts,
            source: source.map(docs::origin),
        }
    }

    /// Keeps what is said of the type elsewhere, too.
    pub(crate) fn and(&mut self, elsewhere: &Self) {
        for (own, other) in
            [(&mut self.definition, &elsewhere.definition), (&mut self.source, &elsewhere.source)]
        {
            *own = own.take().filter(|words| other.as_ref() == Some(words));
        }
        if self.description != elsewhere.description {
            self.description.clear();
        }
        self.facts.retain(|fact| elsewhere.facts.contains(fact));
        if self.addition != elsewhere.addition {
            self.addition.clear();
        }
    }

    /// Returns its attributes.
    pub(crate) fn tokens(&self) -> TokenStream {
        let Self { definition, mut description, addition, mut facts, mut source } = self.clone();
        if description.is_empty()
            && (!facts.is_empty() || source.is_some())
            && let Some(name) = definition
        {
            let source = source.take().map(|source| format!(", from {source}"));
            let text = format!("The definition {}{}.", code(&name), source.unwrap_or_default());
            description.push(paragraph(text));
        }
        facts.extend(source.map(|source| format!("From {source}.")));
        docs::of_words(description, &addition, &facts)
    }
}

/// Returns whether the fields of an item are public, and there are rules that assignments to them can violate.
fn has_rules(Item { kind, rules, .. }: &Item) -> bool {
    let is_public =
        matches!(kind, Kind::Struct { .. } | Kind::Tuple { .. }) || kind.branches().is_some();
    is_public && !rules.is_empty()
}
