//! Simple patterns as statics of the runtime's pieces.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{Writer, integer};
use crate::{
    pieces::{Piece, Pieces},
    plan::{Kind, TypeDef, TypeGraph},
};

/// A pattern that needs no engine.
pub(super) struct Simple {
    pattern: String,
    pieces: Pieces,
}

/// The simple patterns of the types that are written, each once.
pub(super) fn simple<'p>(
    plan: &'p TypeGraph<'_>,
    is_written: impl Fn(usize) -> bool,
) -> Vec<Simple> {
    let mut patterns: Vec<&'p str> = Vec::new();
    for (id, item) in plan.items.iter().enumerate() {
        if let Some(pattern) = pattern(item).filter(|_| is_written(id))
            && !patterns.contains(&pattern)
        {
            patterns.push(pattern);
        }
    }
    let simple =
        |pattern: &str| Some(Simple { pattern: pattern.to_owned(), pieces: Pieces::of(pattern)? });
    patterns.into_iter().filter_map(simple).collect()
}

fn pattern(item: &TypeDef) -> Option<&str> {
    match &item.kind {
        Kind::Text(text) | Kind::Date(text) | Kind::OpenStrings { text, .. } => {
            text.pattern.as_deref()
        }
        _ => None,
    }
}

impl Writer<'_, '_> {
    /// The clause that refers to the pieces of a pattern, if it has any.
    pub(super) fn pieces_clause(&self, pattern: &str) -> Option<TokenStream> {
        let index = self.simple.iter().position(|simple| simple.pattern == pattern)?;
        let name = self.pieces_name(index);
        Some(quote!(pieces &#name,))
    }

    /// The statics that the clauses refer to.
    pub(super) fn pieces(&self) -> TokenStream {
        let krate = &self.krate;
        let patterns = self.simple.iter().enumerate().map(|(index, Simple { pieces, .. })| {
            let name = self.pieces_name(index);
            let alternatives = sequences(&pieces.alternatives);
            let start = pieces.is_open_at_start.then(|| quote!(open_start,));
            let end = pieces.is_open_at_end.then(|| quote!(open_end,));
            quote!(#krate::__tablature_pattern! { #name, #alternatives, #start #end })
        });
        patterns.collect()
    }

    fn pieces_name(&self, index: usize) -> Ident {
        format_ident!("{}_PATTERN_{}", self.prefix, index)
    }
}

fn sequences(alternatives: &[Vec<Piece>]) -> TokenStream {
    let sequences = alternatives.iter().map(|pieces| {
        let pieces = pieces.iter().map(piece);
        quote!(&[#(#pieces),*])
    });
    quote!(&[#(#sequences),*])
}

fn piece(piece: &Piece) -> TokenStream {
    let count = |count: u32| integer(count.into());
    let limit = |max: Option<u32>| {
        max.map_or_else(|| quote!(Piece::ANY), |max| count(max).into_token_stream())
    };
    match piece {
        Piece::Literal(text) => quote!(Literal(#text)),
        Piece::Repeat(ranges, min, max) => {
            let ranges = ranges.iter().map(|(first, last)| quote!((#first, #last)));
            let (min, max) = (count(*min), limit(*max));
            quote!(Repeat(&[#(#ranges),*], #min, #max))
        }
        Piece::Group(alternatives, min, max) => {
            let alternatives = sequences(alternatives);
            let (min, max) = (count(*min), limit(*max));
            quote!(Group(#alternatives, #min, #max))
        }
    }
}
