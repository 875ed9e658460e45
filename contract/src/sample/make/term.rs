//! What is asked of a value: a subschema that it meets or breaks, on the way to a place in the schema.

use std::sync::Arc;

use tablature_schema::ir::{Keyword, SchemaId};

use super::super::{
    broken::Broken,
    graph::{Edge, Route},
};

/// A subschema and whether the value meets it.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) node: SchemaId,
    pub(super) holds: bool,
    /// The way that leads through this subschema, if one does.
    pub(super) way: Option<Way>,
}

impl Term {
    pub(super) fn meets(node: SchemaId) -> Self {
        Self { node, holds: true, way: None }
    }

    pub(super) fn breaks(node: SchemaId) -> Self {
        Self { node, holds: false, way: None }
    }

    pub(super) fn on(node: SchemaId, way: Option<Way>) -> Self {
        Self { node, holds: true, way }
    }
}

/// The rest of a way to a subschema, and what to do there.
#[derive(Debug, Clone)]
pub(super) struct Way {
    route: Route,
    walked: usize,
    pub(super) aim: Arc<Aim>,
}

/// What a payload is made for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sample) enum Aim {
    /// The subschema speaks about a value of the payload.
    Reach,
    /// The value breaks this keyword of it, and nothing else.
    Break { rule: Broken, detail: String },
    /// The value is at this limit.
    Touch { limit: Limit },
}

/// A limit that a value can be at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sample) enum Limit {
    /// That of a keyword.
    Written(Keyword),
    /// The empty string, where nothing asks for more.
    EmptyString,
    /// The empty array.
    EmptyArray,
    /// The empty object.
    EmptyObject,
    /// `null`.
    Null,
}

impl Way {
    pub(super) fn new(route: Route, aim: Aim) -> Self {
        Self { route, walked: 0, aim: Arc::new(aim) }
    }

    /// The next step.
    pub(super) fn next(&self) -> Option<&Edge> {
        self.route.get(self.walked)
    }

    /// Whether the subschema is the one that the way leads to.
    pub(super) fn is_at_end(&self) -> bool {
        self.walked == self.route.len()
    }

    /// The way behind `edge`, where that is the next step.
    pub(super) fn past(&self, edge: &Edge) -> Option<Self> {
        (self.next() == Some(edge)).then(|| Self { walked: self.walked + 1, ..self.clone() })
    }
}

/// The way behind `edge`, where there is one and it leads there.
pub(super) fn past(way: Option<&Way>, edge: &Edge) -> Option<Way> {
    way.and_then(|way| way.past(edge))
}
