//! A subschema while it is read, and what was read of it.

use std::sync::Arc;

use super::{
    Annotations, Applicator, Assertion, DocumentId, Draft, Keyword, SchemaId, diagnostics::Place,
    keyword_set::KeywordSet,
};
use crate::json::{Entry, Value, View, pointer};

/// The subschema that is being read.
pub(super) struct Subject<'t> {
    pub(super) id: SchemaId,
    pub(super) view: View<'t>,
    pub(super) document: DocumentId,
    pub(super) pointer: Arc<str>,
    pub(super) keyword_set: KeywordSet,
    /// Is `true` if everything except the reference is ignored.
    pub(super) is_reference: bool,
}

/// The parts that were read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) assertions: Vec<Assertion>,
    pub(super) children: Vec<(Applicator, SchemaId)>,
    pub(super) annotations: Option<Annotations>,
    pub(super) unknown: Vec<(Box<str>, Value)>,
}

impl<'t> Subject<'t> {
    /// Returns the value of a keyword that is known in the draft and its vocabularies.
    pub(super) fn get(&self, keyword: Keyword) -> Option<View<'t>> {
        self.keyword_set.keyword(keyword.name()).and_then(|keyword| self.view.get(keyword.name()))
    }

    /// Returns the place of a member's value.
    pub(super) fn place(&self, entry: &Entry<'_>) -> Place {
        let mut pointer = self.pointer.to_string();
        pointer::push_segment(&mut pointer, entry.key);
        Place { document: self.document, pointer, offset: entry.value.span().start }
    }

    /// Returns whether `items` is a list, which is possible up to 2019-09.
    pub(super) fn has_item_list(&self) -> bool {
        self.keyword_set.draft < Draft::Draft2020
            && self.get(Keyword::Items).is_some_and(View::is_array)
    }

    /// Returns whether the keyword has no effect here, because the keyword that it depends on is missing.
    pub(super) fn is_idle(&self, keyword: Keyword) -> bool {
        match keyword {
            Keyword::Then | Keyword::Else => self.get(Keyword::If).is_none(),
            Keyword::AdditionalItems => !self.has_item_list(),
            _ => false,
        }
    }
}

impl Reading {
    pub(super) fn attach(&mut self, child: Option<SchemaId>, applicator: Applicator) {
        self.children.extend(child.map(|id| (applicator, id)));
    }
}
