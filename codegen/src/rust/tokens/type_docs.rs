//! The documentation of a type that several places may share.

use proc_macro2::TokenStream;
use tablature_schema::ir::SchemaId;

use super::{docs, prose::code};
use crate::plan::View;

/// What is said of a type. What is said of one of its places alone is not said of the type: see [`TypeDocs::and`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeDocs {
    /// The name of the definition that it is.
    definition: Option<String>,
    /// The words of the schema.
    description: Option<String>,
    /// A sentence of ours, or the empty string.
    addition: String,
    facts: Vec<String>,
    /// Where it is from, as code.
    source: Option<String>,
}

impl TypeDocs {
    /// Takes it from the subschemas `about` that describe the type, nearest first.
    pub(super) fn of(view: &View<'_>, about: &[SchemaId], addition: &str) -> Self {
        let mut sources = about.iter().filter_map(|id| view.node(*id).annotations.sources.first());
        // A row is where a field is from.
        let source = sources.next().filter(|own| own.row.is_none());
        Self {
            definition: about.first().and_then(|id| view.definition(*id)),
            description: docs::description(view, about),
            addition: addition.to_owned(),
            facts: docs::facts(view, about, None),
            source: source.map(|own| code(&own.to_string())),
        }
    }

    /// Keeps what is said of the type elsewhere, too.
    pub(crate) fn and(&mut self, elsewhere: &Self) {
        let pairs = [
            (&mut self.definition, &elsewhere.definition),
            (&mut self.description, &elsewhere.description),
            (&mut self.source, &elsewhere.source),
        ];
        for (own, other) in pairs {
            *own = own.take().filter(|words| other.as_ref() == Some(words));
        }
        self.facts.retain(|fact| elsewhere.facts.contains(fact));
        if self.addition != elsewhere.addition {
            self.addition.clear();
        }
    }

    /// Returns its attributes.
    pub(crate) fn tokens(&self) -> TokenStream {
        let Self { definition, description, addition, mut facts, mut source } = self.clone();
        let is_said = !facts.is_empty() || source.is_some();
        let words = match (description, definition.filter(|_| is_said)) {
            (None, Some(name)) => {
                let source = source.take().map(|source| format!(", from {source}"));
                Some(format!("The definition {}{}.", code(&name), source.unwrap_or_default()))
            }
            (description, _) => description,
        };
        facts.extend(source.map(|source| format!("From {source}.")));
        let first = match words {
            Some(words) if addition.is_empty() => Some(words),
            Some(words) => {
                let end = if words.ends_with(['.', '!', '?', ':']) { "" } else { "." };
                Some(format!("{words}{end} {addition}"))
            }
            None => Some(addition).filter(|own| !own.is_empty()),
        };
        docs::of_words(first, &facts)
    }
}
